import type { WordingTable } from '../wording-table.ts';
import { es } from './es.ts';

const unidad = '(?:unidades|unidad|uds?\\.?|u\\.?|productos)';
const each = '(?:c \\/ ?u\\.?|cada un[oa]|la unidad|por unidad)';

/** Argentina: Spanish with its own words for every second promotion; "2do al 70%" takes 70 % off the second. */
export const esAr: WordingTable = {
  ...es,
  intlTag: 'es-AR',
  currency: 'ARS',
  ordinals: { ...es.ordinals, segunda: 2, segundo: 2, tercero: 3, cuarto: 4, quinto: 5, sexto: 6 },
  ordinalEnding: '(?:d[oa]|r[oa]|er|t[oa]|m[oa]|v[oa]|n[oa])|\\. [ao]|[ao]|°|º',
  unitWords: [
    ['kg|kilo(?:gramo)?', 'kg', 1],
    ['100 (?:g|gr|grs|gramos)', 'kg', 10],
    ['l|lt|litro', 'L', 1],
    ['100 (?:ml|cc|cm3)', 'L', 10],
  ],
  notPromotions: [
    ...es.notPromotions,
    'x <n> (?:u\\.?|un\\.?|unidades|uds?\\.?)(?! \\d)',
    'envio (?:gratis|sin cargo|a domicilio)',
    'hasta (?:un )?- ?<p> %(?: (?:off|de (?:descuento|dto\\.?|ahorro)))?',
    'hasta (?:un )?<p> %(?: (?:off|de (?:descuento|dto\\.?|ahorro)))?',
    '(?:hasta )?<n> cuotas(?: (?:fijas|sin interes))?',
    '- <p> % (?:de )?(?:azucar|sodio|grasa|grasas)',
    '<p> % (?:cacao|de cacao|algodon|alc|vol)\\p{L}*',
  ],
  mechanics: {
    ...es.mechanics,
    NTH_PERCENT: [
      `(?:la |el |en (?:la |el )?)?<nth> (?:${unidad} )?(?:al|con|con un|con el) <p> %(?: (?:off|(?:de )?(?:descuento|dto\\.?)))?`,
      `(?:- )?<p> % (?:off |(?:de )?(?:descuento|dto\\.?) )?(?:en|llevando|sobre) (?:la |el )?<nth>(?: ${unidad})?`,
      ...es.mechanics.NTH_PERCENT,
    ],
    X_PLUS_Y_FREE: [
      `(?:lleva|llevas|llevando|llevate) <q> (?:${unidad})? [,y]? (?:y )?(?:paga|pagas|pagando|pagues) <x>(?![.,]?\\d)(?! <sign>)`,
      ...es.mechanics.X_PLUS_Y_FREE,
    ],
    LOYALTY_CREDIT: [
      '<p> % (?:de )?(?:reintegro|devolucion|cashback)(?: (?:con|en) (?:la |tu |su )?(?:tarjeta|billetera|app))?',
      '<a> (?:de )?(?:reintegro|devolucion|cashback)(?: (?:con|en) (?:la |tu |su )?(?:tarjeta|billetera|app))?',
      ...es.mechanics.LOYALTY_CREDIT,
    ],
    MULTI_BUY_UNIT: [
      `(?:llevando|comprando|a partir de|desde|por la compra de|x) <q>(?! (?:%|<sign>))(?![.,]?\\d) (?:${unidad})? (?:o mas)? [,:]? ${each} (?:(?:te )?sale )?(?:a )?[:=]? <a>`,
      `(?:llevando|comprando|a partir de|por la compra de) <q>(?! (?:%|<sign>))(?![.,]?\\d) (?:${unidad})? (?:o mas)? [,:]? <a> ${each}`,
      `<a> ${each} (?:llevando|comprando|a partir de) <q> (?:${unidad})?`,
      ...es.mechanics.MULTI_BUY_UNIT,
    ],
    BUNDLE_PRICE: [
      `(?:llevando )(?:las |los )?<q> (?:${unidad})? (?:por|a|pagas) <a>`,
      '(?:las |los )?<q> x (?=<sign>)<a>',
      ...es.mechanics.BUNDLE_PRICE,
    ],
    LOYALTY_PRICE: [
      '<a> (?:con (?:la |tu |su )?(?:tarjeta|app)|(?:para )?socios)',
      'precio (?:socio|socios|con tarjeta|tarjeta|club|app|comunidad)(?: : <a>)?',
      ...es.mechanics.LOYALTY_PRICE,
      'con tarjeta(?! de (?:credito|debito))',
      '(?:solo )?con (?:la |tu |su )?app',
    ],
    PERCENT_OFF: ['(?:- )?<p> % (?:off|de ahorro)(?: en caja)?', ...es.mechanics.PERCENT_OFF],
    AMOUNT_OFF: ['(?:- )?<a> (?:off|menos)(?: en caja)?', ...es.mechanics.AMOUNT_OFF, '- <a>'],
    PRICE: [
      '(?:precio (?:bomba|loco|final|cuidado|de locura|contado)|oferton|ofertazo)(?: : <a>)?',
      ...es.mechanics.PRICE,
    ],
    THRESHOLD: [
      '<a> (?:de )?(?:regalo|descuento|dto\\.?|off) (?:a partir de|desde|superando|en compras (?:superiores a|desde|de mas de|mayores a)) <sign> ?<bare>',
      '(?:- )?<p> % (?:(?:de )?(?:descuento|dto\\.?)|off) (?:a partir de|desde|superando|en compras (?:superiores a|desde|de mas de|mayores a)) <sign> ?<bare>',
      ...es.mechanics.THRESHOLD,
    ],
  },
  percentFrom: [
    `(?:- )?<p> % (?:(?:de )?(?:descuento|dto\\.?) |off )?(?:comprando|llevando|a partir de|desde) <n>(?! (?:%|<sign>))(?![.,]\\d)(?: ${unidad})?`,
    `(?:comprando|llevando) <n> (?:${unidad})? [,:]? (?:un )?<p> % (?:de descuento|de dto\\.?|off)`,
  ],
  qualifiers: {
    ...es.qualifiers,
    alone: [
      `precio (?:por |x )(?:unidad|u\\.?) [:=]? <a>`,
      `(?<!\\d)1 (?:unidad|u\\.) [:=] <a>`,
      `llevando (?:1|una) (?:unidad)? [:=]? <a>`,
      ...es.qualifiers.alone,
    ],
    unitPrice: [
      '(?:precio )?(?:contado )?(?:por |x |el |del )(?:1 )?<unit> [:=]? <a>',
      '<a> (?:\\/|x|el|por) ?(?:1 )?<unit>',
      ...es.qualifiers.unitPrice,
    ],
    unit: [`${each} (?:(?:te )?sale )?(?:a )?[:=]? <a>`, `<a> ${each}`, ...es.qualifiers.unit],
    regular: [...es.qualifiers.regular, 'precio (?:regular|de lista|sin (?:descuento|promo|promocion)) :? <a>'],
    paid: ['pagas?(?: en caja)? :? <a>'],
    lotTotal: [`(?:las |los )?<q> (?:${unidad})? [:=] <a>`],
    deposit: ['(?:\\+ )?(?:envase|deposito)(?: retornable)? (?:de )?:? <a>', '\\+ <a> (?:de )?envase'],
    limit: [
      `(?:max(?:imo)?|limite|tope) \\.? (?:de )?:? <n> (?:${unidad}|promociones|promos|lotes|packs?|kg)? ?(?:(?:por|x|\\/) ?(?:hogar|cliente|persona|compra|ticket|grupo familiar|dni|familia))?`,
      ...es.qualifiers.limit,
    ],
    dates: [
      '(?:validas? |valido )?(?:del|desde el|desde) (?:[\\p{L}]{5,9} )?<day> (?:[\\/.]|de )? (?:<month>)? (?:[\\/.] \\d{2,4})? (?:al|hasta el|a|-) (?:[\\p{L}]{5,9} )?<day2> (?:[\\/.]|de )? ?<month2>(?: (?:[\\/.]|de )? 20\\d{2})?',
    ],
    until: [
      '(?:validas? |valido )?hasta (?:el )?(?:[\\p{L}]{5,9} )?<day2> (?:[\\/.]|de )? ?<month2>(?: (?:[\\/.]|de )? 20\\d{2})?',
    ],
    choiceOfVariants: ['a eleccion', 'sabores a eleccion', ...es.qualifiers.choiceOfVariants],
    loyaltyRequired: ['con (?:la |tu |su )?(?:tarjeta(?! de (?:credito|debito))|app)', 'socios?'],
    groupBanner: [
      'en todos los productos de (?:este|esta) (?:recuadro|linea|pagina|fila)',
      ...es.qualifiers.groupBanner,
    ],
  },
  labels: {
    lot: [
      `llevando <q> (?:${unidad})? (?:pagas?|por|a)$`,
      `llevando <q> (?:${unidad})? pagas?(?! \\d)`,
      ...es.labels.lot,
    ],
    unit: [
      `(?:comprando|llevando|a partir de|x) <q> (?:${unidad})? (?:o mas)? [,:]? ${each} (?:(?:te )?sale)?(?: a)?`,
      ...es.labels.unit,
    ],
    creditDeducted: es.labels.creditDeducted,
  },
  print: {
    ...es.print,
    PERCENT_OFF: '{percent}% de descuento',
    NTH_PERCENT: '{nth} unidad al {percent}%',
    X_PLUS_Y_FREE: 'Llevá {taken} y pagá {buy}',
    MULTI_BUY_UNIT: 'Llevando {qty}, cada uno a {amount}',
    LOYALTY_CREDIT_PERCENT: '{percent}% de reintegro en tu tarjeta',
    LOYALTY_CREDIT_AMOUNT: '{amount} de reintegro en tu tarjeta',
    LOYALTY_PRICE_BARE: 'Precio socio',
    EXTRA_QUANTITY: '+{percent}% gratis',
  },
};
