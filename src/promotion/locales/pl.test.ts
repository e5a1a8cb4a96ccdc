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

describe('Polish', () => {
  test.each<Worded>([
    ['DRUGI PRODUKT\n50% TANIEJ', nth(2, 50)],
    ['drugi, tańszy produkt 70% taniej', nth(2, 70)],
    ['DRUGI -60%', nth(2, 60)],
    ['druga sztuka 60 % taniej', nth(2, 60)],
    ['-50% na drugi produkt', nth(2, 50)],
    ['drugi za pół ceny', nth(2, 50)],
    ['3. produkt 80% taniej', nth(3, 80)],
    ['1+1 GRATIS', free(1, 1)],
    ['2 + 1\ngratis', free(2, 1)],
    ['3 w cenie 2', free(2, 1)],
    ['Kup 2, trzeci gratis', free(2, 1)],
    ['drugi produkt gratis', free(1, 1)],
    ['RABAT 25%', off(25)],
    ['-30%', off(30)],
    ['taniej o 20%', off(20)],
    ['33,5% taniej', off(33.5)],
    ['taniej o 5 zł', amountOff(500)],
    ['3,50 zł taniej', amountOff(350)],
    ['2 SZT. ZA 10 ZŁ', bundle(2, 1000)],
    ['3 opak. za 9,99 zł', bundle(3, 999)],
    ['2 za 13⁵⁰ zł', bundle(2, 1350)],
    ['2 szt. za 1 299,00 zł', bundle(2, 129900)],
    ['Przy zakupie 2 szt. 4,99 zł/szt.', multi(2, 499)],
    ['cena za 1 szt. przy zakupie 3: 2,49 zł', multi(3, 249)],
    ['4 99 zł/szt. przy zakupie 2 szt.', multi(2, 499)],
    ['CENA Z KARTĄ', loyaltyPrice],
    ['Z aplikacją Nasz Koszyk', loyaltyPrice],
    ['7,99 zł z kartą', loyaltyPrice],
    ['10% zwrotu na kartę', credit(10)],
    ['5 zł wraca na kartę', creditOf(500)],
    ['+20% gratis', extra(20)],
    ['25% więcej produktu', extra(25)],
    ['już od 5,99 zł', fromPrice],
    ['HIT CENOWY', price],
    ['4,99 zł zamiast 6,49 zł', priceCut],
    ['Najniższa cena z 30 dni przed obniżką: 6,49 zł', priceCut],
    ['+50 punktów', 'POINTS'],
    ['Tylko z kuponem', 'COUPON'],
    ['20 zł rabatu przy zakupach za 100 zł', 'THRESHOLD'],
    ['Kubek gratis do zakupów', 'GIFT'],
  ])('%s', (wording, mechanic) => expectMechanic('pl', wording, mechanic));

  test.each([
    'zestaw 3 szt.',
    '6-pak',
    'zgrzewka 6 szt.',
    'w tym 1 gratis',
    'dostawa gratis',
    'nawet do 50% taniej',
    'ser żółty 45% tłuszczu',
    'dżem -30% cukru',
    'drugi produkt za 1 zł',
    'piwo 5,5% vol.',
    '2 szt. po 150 g',
    'kawa 3 w 1',
  ])('"%s" is no promotion', (wording) => expectNone('pl', wording));

  test.each<[string, WordingQualifiers]>([
    ['1 kg = 9,98 zł', { unitPrice: { minor: 998, per: 'kg' } }],
    ['100 g = 1,99 zł', { unitPrice: { minor: 1990, per: 'kg' } }],
    ['12,50 zł/l', { unitPrice: { minor: 1250, per: 'L' } }],
    ['1 rolka = 0,89 zł', { unitPrice: { minor: 89, per: 'piece' } }],
    ['20 szt. . 1 szt. = 0,15 zł', { unitMinor: 15 }],
    ['Cena regularna: 6,49 zł', { regularMinor: 649 }],
    ['Cena bez karty: 8,99 zł', { regularMinor: 899, loyaltyRequired: true }],
    ['Cena 1 szt.: 5,99 zł', { aloneMinor: 599 }],
    ['2 szt. = 8,99 zł', { lotTotal: { qty: 2, minor: 899 } }],
    ['+ kaucja 0,50 zł', { depositMinor: 50 }],
    ['kaucja zwrotna 50 gr', { depositMinor: 50 }],
    ['Limit: 6 szt. na kartę dziennie', { limitPerHousehold: 6 }],
    ['max 4 zestawy na paragon', { limitPerHousehold: 4 }],
    ['Od czwartku 3.12 do środy 9.12.2026', { validFrom: { day: 3, month: 12 }, validThrough: { day: 9, month: 12 } }],
    ['oferta ważna 3–9 grudnia', { validFrom: { day: 3, month: 12 }, validThrough: { day: 9, month: 12 } }],
    ['różne rodzaje, można łączyć', { choiceOfVariants: true, mixAndMatch: true }],
    ['1+1 gratis, tańszy gratis', { cheapestFree: true }],
  ])('%s', (wording, qualifiers) => expectQualifiers('pl', wording, qualifiers));

  test('a label needs its price, a group banner names its row', () => {
    expect(parseWording('2 SZT. ZA', 'pl', { priceMinor: 1000 }).mechanic).toEqual(bundle(2, 1000));
    expect(parseWording('PRZY ZAKUPIE 2 SZT.', 'pl', { priceMinor: 399 }).mechanic).toEqual(multi(2, 399));
    expect(parseWording('-25% przy zakupie 2', 'pl', { regularMinor: 400 }).mechanic).toEqual(multi(2, 300));
    const banner = parseWording('NA CAŁĄ TĘ LINIĘ: DRUGI PRODUKT 50% TANIEJ', 'pl');
    expect([banner.mechanic, banner.groupBanner]).toEqual([nth(2, 50), true]);
  });
});
