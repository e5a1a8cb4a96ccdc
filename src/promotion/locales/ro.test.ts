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

describe('Romanian', () => {
  test.each<Worded>([
    ['-50% LA AL 2-LEA', nth(2, 50)],
    ['-70%\nLA AL 2-LEA PRODUS', nth(2, 70)],
    ['50% reducere la al doilea produs', nth(2, 50)],
    ['Al 2-lea la -60%', nth(2, 60)],
    ['a 2-a bucată cu 40% reducere', nth(2, 40)],
    ['al doilea produs la jumătate de preț', nth(2, 50)],
    ['1+1 GRATIS', free(1, 1)],
    ['2 + 1 gratuit', free(2, 1)],
    ['cumperi 3, plătești 2', free(2, 1)],
    ['3 la preț de 2', free(2, 1)],
    ['cumperi 2 și primești 1 cadou', free(2, 1)],
    ['al 3-lea gratis', free(2, 1)],
    ['-25%', off(25)],
    ['REDUCERE\n30%', off(30)],
    ['20% discount', off(20)],
    ['5 lei reducere', amountOff(500)],
    ['mai ieftin cu 3,50 lei', amountOff(350)],
    ['2 la 9,99', bundle(2, 999)],
    ['2 LA 14 19 LEI', bundle(2, 1419)],
    ['3 buc. la 20 lei', bundle(3, 2000)],
    ['2 buc. la 1.299,00 lei', bundle(2, 129900)],
    ['Preț/buc. la 2 bucăți: 4,49 lei', multi(2, 449)],
    ['la minimum 3 buc. 5,99 lei/buc.', multi(3, 599)],
    ['PREȚ CU CARDUL', loyaltyPrice],
    ['12,99 lei cu cardul de fidelitate', loyaltyPrice],
    ['doar cu aplicația', loyaltyPrice],
    ['10% înapoi pe card', credit(10)],
    ['5 lei înapoi pe card', creditOf(500)],
    ['+20% gratis', extra(20)],
    ['25% în plus', extra(25)],
    ['de la 5,99 lei', fromPrice],
    ['SUPER PREȚ', price],
    ['9,99 lei în loc de 12,99 lei', priceCut],
    ['Preț vechi: 12,99 lei', priceCut],
    ['100 puncte', 'POINTS'],
    ['Cu cupon', 'COUPON'],
    ['20 lei reducere la cumpărături de peste 100 lei', 'THRESHOLD'],
    ['Cană cadou la cumpărarea a 2 produse', 'GIFT'],
  ])('%s', (wording, mechanic) => expectMechanic('ro', wording, mechanic));

  test.each([
    'set 3 buc.',
    'bax 6 buc.',
    'livrare gratuită',
    'apel gratuit',
    'reduceri de până la 50%',
    'lapte 3,5% grăsime',
    'gem -30% zahăr',
    'bere 5% alc.',
    '2 x 250 g',
    'din care 1 gratis',
    'în limita stocului disponibil',
    'cafea 3 în 1',
  ])('"%s" is no promotion', (wording) => expectNone('ro', wording));

  test.each<[string, WordingQualifiers]>([
    ['19,98 lei/kg', { unitPrice: { minor: 1998, per: 'kg' } }],
    ['1 kg = 19,98 lei', { unitPrice: { minor: 1998, per: 'kg' } }],
    ['3,99 lei/100 g', { unitPrice: { minor: 3990, per: 'kg' } }],
    ['7,49 lei/l', { unitPrice: { minor: 749, per: 'L' } }],
    ['0,89 lei/rolă', { unitPrice: { minor: 89, per: 'piece' } }],
    ['1 buc.: 5,99 lei', { aloneMinor: 599 }],
    ['Preț fără card: 8,99 lei', { regularMinor: 899, loyaltyRequired: true }],
    ['2 buc.: 11,98 lei', { lotTotal: { qty: 2, minor: 1198 } }],
    ['+ garanție SGR 0,50 lei', { depositMinor: 50 }],
    ['garanție SGR 50 bani', { depositMinor: 50 }],
    ['Maximum 4 seturi/client', { limitPerHousehold: 4 }],
    ['în limita a 6 buc./client', { limitPerHousehold: 6 }],
    ['Perioada 2–8 decembrie 2026', { validFrom: { day: 2, month: 12 }, validThrough: { day: 8, month: 12 } }],
    ['VALABIL 02.12 – 08.12.2026', { validFrom: { day: 2, month: 12 }, validThrough: { day: 8, month: 12 } }],
    ['diverse sortimente, se pot combina', { choiceOfVariants: true, mixAndMatch: true }],
    ['1+1 gratis, cel mai ieftin gratis', { cheapestFree: true }],
  ])('%s', (wording, qualifiers) => expectQualifiers('ro', wording, qualifiers));

  test('a label needs its price, a group banner names its row', () => {
    expect(parseWording('2 BUC. LA', 'ro', { priceMinor: 1000 }).mechanic).toEqual(bundle(2, 1000));
    expect(parseWording('PREȚ/BUC. LA 2 BUCĂȚI', 'ro', { priceMinor: 399 }).mechanic).toEqual(multi(2, 399));
    expect(parseWording('-25% la 2 buc.', 'ro', { regularMinor: 400 }).mechanic).toEqual(multi(2, 300));
    const banner = parseWording('LA TOATE PRODUSELE DE PE ACEST RÂND: 1+1 GRATIS', 'ro');
    expect([banner.mechanic, banner.groupBanner]).toEqual([free(1, 1), true]);
  });
});
