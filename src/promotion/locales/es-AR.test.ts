import { describe, expect, test } from 'vitest';
import { parseWording, type WordingQualifiers } from '../index.ts';
import {
  amountOff,
  bundle,
  credit,
  creditOf,
  expectMechanic,
  expectNone,
  expectQualifiers,
  extra,
  free,
  fromPrice,
  loyaltyPrice,
  multi,
  nth,
  off,
  price,
  priceCut,
  type Worded,
} from './testing.ts';

describe('Argentine Spanish', () => {
  test.each<Worded>([
    ['2DO AL\n70%', nth(2, 70)],
    ['2DA UNIDAD AL 80%', nth(2, 80)],
    ['segunda unidad al 50%', nth(2, 50)],
    ['70% OFF en la 2da unidad', nth(2, 70)],
    ['2° unidad con 60% de descuento', nth(2, 60)],
    ['3ra unidad al 100%', nth(3, 100)],
    ['2do a mitad de precio', nth(2, 50)],
    ['3x2', free(2, 1)],
    ['4X3', free(3, 1)],
    ['6x4', free(4, 2)],
    ['2X1', free(1, 1)],
    ['Llevando 3 pagás 2', free(2, 1)],
    ['llevá 4 y pagá 3', free(3, 1)],
    ['-25%', off(25)],
    ['30% OFF', off(30)],
    ['35%\nDE DESCUENTO', off(35)],
    ['$ 500 de descuento', amountOff(50000)],
    ['Llevando 2, cada uno $ 1.299', multi(2, 129900)],
    ['LLEVANDO 2 C/U $ 2.490,50', multi(2, 249050)],
    ['a partir de 3 unidades, c/u $ 999', multi(3, 99900)],
    ['$ 1.150 c/u llevando 6', multi(6, 115000)],
    ['2 por $ 3.000', bundle(2, 300000)],
    ['LAS 3 POR $ 4.599', bundle(3, 459900)],
    ['2 x $ 12.990', bundle(2, 1299000)],
    ['llevando 3 por $ 10.000', bundle(3, 1000000)],
    ['PRECIO\nSOCIO', loyaltyPrice],
    ['$ 2.199 con tarjeta', loyaltyPrice],
    ['con tu app', loyaltyPrice],
    ['20% de reintegro con tu billetera', credit(20)],
    ['$ 500 de reintegro en tu tarjeta', creditOf(50000)],
    ['+20% gratis', extra(20)],
    ['desde $ 1.999', fromPrice],
    ['PRECIO BOMBA', price],
    ['$ 1.299 antes $ 1.599', priceCut],
    ['Precio regular $ 2.350', priceCut],
    ['100 puntos', 'POINTS'],
    ['Con cupón', 'COUPON'],
    ['15% de descuento en compras superiores a $ 20.000', 'THRESHOLD'],
  ])('%s', (wording, mechanic) => expectMechanic('es-AR', wording, mechanic));

  test.each([
    'x 12 u.',
    'pack de 6',
    '6 cuotas sin interés',
    'envío sin cargo',
    'hasta 50% de descuento',
    'galletitas -30% sodio',
    'chocolate 70% cacao',
    'cerveza 5% vol.',
    'papel higiénico 4 rollos x 30 m',
    'hasta agotar stock de 500 unidades',
    'fideos x 500 g',
    'con tarjeta de crédito',
  ])('"%s" is no promotion', (wording) => expectNone('es-AR', wording));

  test.each<[string, WordingQualifiers]>([
    ['Precio contado por kg: $ 4.599', { unitPrice: { minor: 459900, per: 'kg' } }],
    ['x kg $ 12.990', { unitPrice: { minor: 1299000, per: 'kg' } }],
    ['Precio por litro: $ 1.850,50', { unitPrice: { minor: 185050, per: 'L' } }],
    ['$ 1.250 x 100 g', { unitPrice: { minor: 1250000, per: 'kg' } }],
    ['Antes $ 1.599', { regularMinor: 159900 }],
    ['Precio por unidad: $ 1.299', { aloneMinor: 129900 }],
    ['1 unidad: $ 1.299', { aloneMinor: 129900 }],
    ['Sin tarjeta: $ 2.499', { regularMinor: 249900, loyaltyRequired: true }],
    ['3 unidades: $ 2.598', { lotTotal: { qty: 3, minor: 259800 } }],
    ['cada una $ 866', { unitMinor: 86600 }],
    ['+ envase $ 300', { depositMinor: 30000 }],
    ['Máximo 4 promociones por persona', { limitPerHousehold: 4 }],
    ['Límite 6 unidades por grupo familiar', { limitPerHousehold: 6 }],
    [
      'Válido del 3 al 9 de diciembre de 2026',
      { validFrom: { day: 3, month: 12 }, validThrough: { day: 9, month: 12 } },
    ],
    ['DEL 3/12 AL 9/12/2026', { validFrom: { day: 3, month: 12 }, validThrough: { day: 9, month: 12 } }],
    ['sabores a elección, combinables', { choiceOfVariants: true, mixAndMatch: true }],
    ['3x2, el de menor precio gratis', { cheapestFree: true }],
  ])('%s', (wording, qualifiers) => expectQualifiers('es-AR', wording, qualifiers));

  test('a label needs its price, a group banner names its row', () => {
    expect(parseWording('LLEVANDO 2 PAGÁS', 'es-AR', { priceMinor: 300000 }).mechanic).toEqual(bundle(2, 300000));
    expect(parseWording('LLEVANDO 3, CADA UNO', 'es-AR', { priceMinor: 99900 }).mechanic).toEqual(multi(3, 99900));
    expect(parseWording('25% llevando 2', 'es-AR', { regularMinor: 40000 }).mechanic).toEqual(multi(2, 30000));
    const banner = parseWording('EN TODA ESTA LÍNEA: 2DO AL 70%', 'es-AR');
    expect([banner.mechanic, banner.groupBanner]).toEqual([nth(2, 70), true]);
  });
});
