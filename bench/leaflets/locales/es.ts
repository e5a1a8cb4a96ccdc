import type { Pack, Shape } from '../model.ts';
import { type LeafletLocale, plainQuantity } from './locale.ts';

const nouns: Readonly<Partial<Record<Shape, readonly [string, string]>>> = {
  bottle: ['Botella', 'botellas'],
  can: ['Lata', 'latas'],
  jar: ['Bote', 'botes'],
  bag: ['Bolsa', 'bolsas'],
  box: ['Paquete', 'paquetes'],
  brick: ['Brik', 'briks'],
  tray: ['Envase', 'envases'],
  tub: ['Tarrina', 'unidades'],
  tube: ['Bote', 'botes'],
  fruit: ['Malla', 'mallas'],
};

function quantity(pack: Pack, shape: Shape): string {
  if (pack.unit === 'piece') return shape === 'rolls' ? `Paquete ${pack.size} rollos` : `Caja ${pack.size} unidades`;
  const [one, many] = nouns[shape] ?? ['Paquete', 'paquetes'];
  const single = plainQuantity({ ...pack, count: 1 }, ',');
  return pack.count === 1 ? `${one} de ${single}` : `Pack ${pack.count} ${many} de ${single}`;
}

export const es: LeafletLocale = {
  code: 'es',
  country: 'ES',
  htmlLang: 'es-ES',
  languages: ['es'],
  currency: 'EUR',
  retailers: ['Mercado Duero', 'SuperAlba', 'La Plaza de Lola'],
  faces: ['raised', 'raised', 'inline', 'stack'],
  sign: '€',
  decimal: ',',
  thousands: '.',
  amount: (figure) => `${figure} €`,
  mechanics: {
    PRICE: { weight: 8, badges: ['', '', 'PRECIO|BOMBA', 'OFERTA', '¡NUEVO!'] },
    PRICE_CUT: { weight: 5, badges: ['', ''] },
    PERCENT_OFF: { weight: 5, percents: [20, 25, 30, 40, 50], badges: ['-{p}%', '{p}%|DE DESCUENTO', '-{p}% DTO.'] },
    NTH_PERCENT: {
      weight: 7,
      percents: [50, 60, 70],
      badges: ['2ª UNIDAD|-{p}%', '2ª UNIDAD|AL {p}% DE DTO.', '-{p}%|EN LA 2ª UNIDAD'],
      lot: ['LAS 2 UNIDADES', 'LAS 2 POR'],
      unit: ['COMPRANDO 2, LA UNIDAD SALE A', 'LA UNIDAD SALE A'],
    },
    X_PLUS_Y_FREE: {
      weight: 5,
      sets: [
        [2, 1],
        [1, 1],
        [2, 1],
      ],
      badges: ['{n}x{x}', '{n}X{x}', 'LLEVA {n}|PAGA {x}'],
      lot: ['LAS {n} UNIDADES'],
      unit: ['COMPRANDO {n}, LA UNIDAD SALE A'],
    },
    BUNDLE_PRICE: {
      weight: 3,
      sets: [
        [2, 0],
        [3, 0],
      ],
      badges: [''],
      lot: ['{n} POR', 'LAS {n} POR'],
    },
    MULTI_BUY_UNIT: {
      weight: 2,
      sets: [
        [2, 0],
        [3, 0],
      ],
      badges: [''],
      unit: ['A PARTIR DE {n} UNIDADES, LA UNIDAD', 'COMPRANDO {n}, LA UNIDAD'],
    },
    LOYALTY_CREDIT: {
      weight: 4,
      percents: [15, 20, 25, 30],
      badges: ['ACUMULA {p}%|EN TU CHEQUE AHORRO', '{p}%|ACUMULA EN TU|CHEQUE AHORRO'],
    },
    LOYALTY_PRICE: { weight: 2, badges: ['PRECIO|CLUB', 'PRECIO CLUB'] },
  },
  from: {
    labels: ['Desde', 'DESDE'],
    ranges: ['Toda la gama de sartenes', 'Juguetes de madera', 'Plantas de interior', 'Ropa de cama'],
  },
  text: {
    regular: ['Antes {a}', 'Antes: {a}'],
    alone: ['1 unidad: {a}', 'Precio unidad: {a}'],
    aloneTag: [],
    withoutCard: ['Sin tarjeta: {a}'],
    unitPrice: {
      kg: ['El kilo sale a {a}', '{a}/kg', 'Kg: {a}'],
      L: ['El litro sale a {a}', '{a}/L'],
      piece: ['La unidad sale a {a}'],
    },
    lotLine: ['Las {n} unidades: {a}'],
    unitLine: ['La unidad sale a {a}'],
    creditLine: ['Acumulas {a}', 'Acumula {a} en tu cheque ahorro'],
    paidLine: ['Pagas {a}'],
    limit: ['Máximo {n} packs por cliente', 'Máx. {n} unidades por hogar'],
    deposit: ['+ depósito {a}'],
    choice: ['Variedades a elegir', 'A elegir'],
    origin: ['Origen España', 'Categoría I', 'Corte a su gusto'],
    notes: ['Solo 4, 5 y 6 de diciembre', 'Calibre 2', 'Aprox. 6 raciones'],
    perKg: ['El kg', '/kg'],
    per100g: ['100 g', 'Los 100 g'],
    perItem: ['La unidad'],
    or: 'o',
  },
  flavors: ['fresa', 'vainilla', 'limón', 'melocotón', 'chocolate negro', 'avellana', 'coco'],
  quantity,
  pieceWords: ['rollos', 'unidades'],
  group: {
    NTH_PERCENT: ['EN TODA ESTA LÍNEA: 2ª UNIDAD -{p}%', 'EN TODOS LOS PRODUCTOS DE ESTE RECUADRO: 2ª UNIDAD -{p}%'],
    X_PLUS_Y_FREE: ['EN TODA ESTA LÍNEA: {n}x{x}', 'EN TODOS LOS PRODUCTOS DE ESTE RECUADRO: {n}x{x}'],
  },
  page: {
    titles: ['SEMANA FANTÁSTICA', 'LLENA LA DESPENSA', 'FRESCOS DE VERDAD', 'HOGAR Y LIMPIEZA'],
    dates: ['Del 1 al 13 de diciembre de 2026', 'DEL 1/12 AL 13/12'],
    legal: [
      'Oferta válida del 1 al 13 de diciembre de 2026 o hasta fin de existencias. Unidades disponibles por tienda: 60. Mercado Duero S.A., CIF A-47201234. Atención al cliente 900 122 334. IVA incluido.',
      'Precios válidos salvo error tipográfico. Imágenes orientativas. Inscrita en el R.M. de Valladolid, tomo 1204, folio 77. Tel. 983 45 67 89.',
    ],
    alcohol: 'DISFRUTA DE UN CONSUMO RESPONSABLE',
    ribbons: ['FRESCO', 'SÚPER OFERTA', 'BIO'],
    decoys: [
      'SORTEAMOS 1.000 € EN COMPRAS|Hasta el 20/12. Bases en tienda.',
      'ENVÍO A DOMICILIO 5,90 €|Gratis a partir de 80 €. Llama al 983 45 67 89.',
      'RECETA: ALBÓNDIGAS DE LA ABUELA|4 pers. – 45 min – 1,95 € / pers.',
    ],
  },
};
