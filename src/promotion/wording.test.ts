import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Currency, currencyDigits } from '../money/index.ts';
import {
  checkArithmetic,
  currencyOf,
  depthPercent,
  effectiveUnit,
  type Mechanic,
  maxWordingLength,
  parseWording,
  payable,
  printMechanic,
  type WordingLocale,
  wordingLocales,
} from './index.ts';

const currencies = Object.keys(currencyDigits) as Currency[];
const nth = (position: number, percent: number): Mechanic => ({ type: 'NTH_PERCENT', nth: position, percent });
const free = (buy: number, extra: number): Mechanic => ({ type: 'X_PLUS_Y_FREE', buy, free: extra });
const off = (percent: number): Mechanic => ({ type: 'PERCENT_OFF', percent });
const bundle = (qty: number, totalMinor: number): Mechanic => ({ type: 'BUNDLE_PRICE', qty, totalMinor });
const multi = (minQty: number, unitMinor: number): Mechanic => ({ type: 'MULTI_BUY_UNIT', minQty, unitMinor });
const credit = (percent: number): Mechanic => ({ type: 'LOYALTY_CREDIT', percent });

describe('wording is read', () => {
  test.each<[WordingLocale, string, Mechanic]>([
    ['fr', '-30% DE REMISE IMMÉDIATE', off(30)],
    ['fr', '30 % d’économies', off(30)],
    ['fr', '- 1 € de remise immédiate', { type: 'AMOUNT_OFF', amountMinor: 100 }],
    ['fr', 'Bon de réduction (BRI) de 0,50 €', { type: 'AMOUNT_OFF', amountMinor: 50 }],
    ['fr', 'LE 2 ÈME À\n- 68 %', nth(2, 68)],
    ['fr', '-68% sur le 2e', nth(2, 68)],
    ['fr', '2e produit identique à -50%', nth(2, 50)],
    ['fr', 'le deuxième à moitié prix', nth(2, 50)],
    ['fr', '2 + 1 offert', free(2, 1)],
    ['fr', '1+1 GRATUIT', free(1, 1)],
    ['fr', '2 achetés = le 3ème offert', free(2, 1)],
    ['fr', 'le 3e offert', free(2, 1)],
    ['fr', '3 pour 2', free(2, 1)],
    ['fr', 'Les 2 pour 5 €', bundle(2, 500)],
    ['fr', 'les 2 : 6,50 €', bundle(2, 650)],
    ['fr', '3 pour 4€99', bundle(3, 499)],
    ['fr', 'Par 2, soit l’unité 1,95 €', multi(2, 195)],
    ['fr', 'dès 3 achetés, l’unité : 2,10 €', multi(3, 210)],
    ['fr', '25 % crédités sur la carte', credit(25)],
    ['fr', 'Soit 1,20 € sur la carte', { type: 'LOYALTY_CREDIT', amountMinor: 120 }],
    ['fr', 'Prix carte', { type: 'LOYALTY_PRICE' }],
    ['fr', '+20% offert', { type: 'EXTRA_QUANTITY', percent: 20 }],
    ['fr', 'dont 20 % offert', { type: 'EXTRA_QUANTITY', percent: 20 }],
    ['fr', 'Dès 25,99 €', { type: 'FROM_PRICE' }],
    ['fr', 'Prix choc', { type: 'PRICE' }],
    ['fr', '4€54 au lieu de 5,99 €', { type: 'PRICE_CUT' }],
    ['fr', '5 € offerts dès 30 €', { type: 'THRESHOLD', text: '5 € offerts dès 30 €' }],
    ['nl', '2de aan halve prijs', nth(2, 50)],
    ['nl', '2de aan -50%', nth(2, 50)],
    ['nl', '1+1 gratis', free(1, 1)],
    ['nl', '3 voor 5 €', bundle(3, 500)],
    ['nl', '9.50 i.p.v. 12.00', { type: 'PRICE_CUT' }],
    ['es', '2ª UNIDAD -70%', nth(2, 70)],
    ['es', '3X2', free(2, 1)],
    ['es', 'lleva 3 paga 2', free(2, 1)],
    ['es', 'Acumula 20% en tu cheque ahorro', credit(20)],
    ['es', 'Precio club', { type: 'LOYALTY_PRICE' }],
    ['it', 'SCONTO 30%', off(30)],
    ['it', '1+1 gratis', free(1, 1)],
    ['it', 'Prezzo carta', { type: 'LOYALTY_PRICE' }],
    ['it', 'SOTTOCOSTO', { type: 'PRICE' }],
    ['en', 'Buy one get one free', free(1, 1)],
    ['en', '2nd half price', nth(2, 50)],
    ['en', '3 for €5', bundle(3, 500)],
  ])('%s: %s', (locale, text, mechanic) => {
    expect(parseWording(text, locale).mechanic).toEqual(mechanic);
  });

  test.each([
    'lot de 3',
    'x6',
    'format familial',
    'dont 1 gratuit (pack)',
    'vendu par 2',
    'soit 1,5 kg',
    'Bière 8,5 % vol.',
    'Jambon -25 % de sel',
    'Les 3 paquets de 300 g',
  ])('"%s" looks like a promotion and is none', (text) => expect(parseWording(text, 'fr').mechanic).toBeUndefined());

  test('words that need the big price are a mechanic with it', () => {
    expect(parseWording('LES 2 POUR', 'fr').mechanic).toBeUndefined();
    expect(parseWording('LES 2 POUR', 'fr', { priceMinor: 650 }).mechanic).toEqual(bundle(2, 650));
    expect(parseWording('DÈS 3 ACHETÉS, L’UNITÉ', 'fr', { priceMinor: 210 }).mechanic).toEqual(multi(3, 210));
  });

  test('a percentage from two on needs the regular price, and is no percentage on one', () => {
    expect(parseWording('-25% dès 2', 'fr').mechanic).toBeUndefined();
    expect(parseWording('-25% dès 2', 'fr', { regularMinor: 400 }).mechanic).toEqual(multi(2, 300));
  });

  test('qualifiers are read beside the mechanic', () => {
    const wording =
      'Le 2ème à -68 %. Les 2 : 14,51 € au lieu de 21,98 €. Vendu seul : 10,99 €. Le litre : 7,26 €. Panachage possible, le moins cher offert. Limité à 6 lots par foyer. Du 25/11 au 08/12';
    const { mechanic, qualifiers, rest } = parseWording(wording, 'fr');
    expect(mechanic).toEqual(nth(2, 68));
    expect(qualifiers).toEqual({
      aloneMinor: 1099,
      lotTotal: { qty: 2, minor: 1451 },
      regularMinor: 2198,
      regularQty: 2,
      unitPrice: { minor: 726, per: 'L' },
      mixAndMatch: true,
      cheapestFree: true,
      limitPerHousehold: 6,
      validFrom: { day: 25, month: 11 },
      validThrough: { day: 8, month: 12 },
    });
    expect(rest).toBe('');
  });

  test('a group banner is told from an offer', () => {
    const { mechanic, groupBanner } = parseWording('Sur toute cette ligne : le 2ème à -50 % (le moins cher)', 'fr');
    expect([mechanic, groupBanner]).toEqual([nth(2, 50), true]);
  });

  test('deposits, limits and unit prices as other countries print them', () => {
    expect(parseWording('+ vidange/leeggoed 4,50 € Max. 6 p/p.', 'fr').qualifiers).toEqual({
      depositMinor: 450,
      limitPerHousehold: 6,
    });
    expect(parseWording('2,59 all’etto', 'it').qualifiers.unitPrice).toEqual({ minor: 2590, per: 'kg' });
    expect(parseWording('dal 26 novembre al 6 dicembre', 'it').qualifiers.validThrough).toEqual({ day: 6, month: 12 });
  });

  test('any text gets an answer', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.constantFrom(...wordingLocales),
        (text, locale) => {
          expect(parseWording(text, locale).rest.length).toBeLessThanOrEqual(maxWordingLength * 4);
        },
      ),
    ));
});

const percents = fc.integer({ min: 1, max: 1000 }).map((tenths) => tenths / 10);
const counts = fc.integer({ min: 2, max: 49 });
const amounts = fc.integer({ min: 1, max: 99_999_999 });
const texts = fc.stringMatching(/^[a-zA-Zé0-9+%€]{1,12}( [a-zA-Zé0-9+%€]{1,12}){0,4}$/);
const anyMechanic = fc.oneof(
  fc.constantFrom<Mechanic>(
    { type: 'PRICE' },
    { type: 'FROM_PRICE' },
    { type: 'PRICE_CUT' },
    { type: 'LOYALTY_PRICE' },
  ),
  percents.map(off),
  percents.map(credit),
  percents.map((percent): Mechanic => ({ type: 'EXTRA_QUANTITY', percent })),
  amounts.map((amountMinor): Mechanic => ({ type: 'AMOUNT_OFF', amountMinor })),
  amounts.map((amountMinor): Mechanic => ({ type: 'LOYALTY_CREDIT', amountMinor })),
  fc.tuple(counts, percents).map(([position, percent]) => nth(position, percent)),
  fc.tuple(fc.integer({ min: 1, max: 49 }), fc.integer({ min: 1, max: 49 })).map(([buy, extra]) => free(buy, extra)),
  fc.tuple(counts, amounts).map(([qty, total]) => bundle(qty, total)),
  fc.tuple(counts, amounts).map(([qty, unit]) => multi(qty, unit)),
  fc
    .tuple(fc.constantFrom('GIFT', 'COUPON', 'POINTS', 'THRESHOLD'), texts)
    .map(([type, text]): Mechanic => ({ type, text })),
);

describe('wording is printed', () => {
  test('what is printed is read back, for every mechanic, language and currency', () =>
    fc.assert(
      fc.property(
        anyMechanic,
        fc.constantFrom(...wordingLocales),
        fc.record({ priceMinor: amounts, regularMinor: amounts }, { requiredKeys: [] }),
        fc.option(fc.constantFrom(...currencies)),
        (mechanic, locale, prices, foreign) => {
          const currency = foreign ?? currencyOf(locale);
          const printed = printMechanic(mechanic, locale, { currency, ...prices });
          expect(parseWording(printed, locale, { currency }).mechanic, printed).toEqual(mechanic);
        },
      ),
      { numRuns: 3_000 },
    ));

  test('French law lets "offert" be, not "gratuit"', () => {
    expect(printMechanic(free(2, 1), 'fr', { currency: 'EUR' })).toBe('2+1 offert');
    expect(printMechanic(nth(2, 68), 'fr', { currency: 'EUR' })).toBe('Le 2e à -68 %');
  });

  test('prices are printed with the mechanics that take theirs from the offer', () => {
    const prices = { currency: 'EUR', priceMinor: 309, regularMinor: 399 } as const;
    expect(printMechanic({ type: 'PRICE_CUT' }, 'nl', prices)).toMatch(/3,09.*3,99/);
    expect(printMechanic({ type: 'LOYALTY_PRICE' }, 'es', prices)).toMatch(/3,09/);
  });
});

describe('arithmetic of printed offers', () => {
  test('what the till takes for the smallest quantity', () => {
    expect(payable({ mechanic: nth(2, 68), regularMinor: 1099 })).toEqual({ qty: 2, payMinor: 1451, creditMinor: 0 });
    const net = { kind: 'creditDeducted', qty: 1, text: 'carte déduite' } as const;
    expect(payable({ mechanic: credit(34), priceMinor: 989, regularMinor: 1499, priceLabel: net })).toEqual({
      qty: 1,
      payMinor: 1499,
      creditMinor: 510,
    });
    expect(effectiveUnit({ mechanic: free(2, 1), regularMinor: 799 })).toBe(533);
  });

  test('-68 % on the second cuts exactly 34 %', () => {
    expect(depthPercent({ mechanic: nth(2, 68) })).toBe(34);
    expect(depthPercent({ mechanic: { type: 'PRICE_CUT' }, priceMinor: 309, regularMinor: 399 })).toBe(22.6);
  });

  test('numbers that agree and numbers that do not', () => {
    const { qualifiers } = parseWording(
      'Les 2 : 14,51 € au lieu de 21,98 €. Vendu seul : 10,99 €. Le litre : 7,26 €',
      'fr',
    );
    const offer = {
      mechanic: nth(2, 68),
      regularMinor: 1099,
      qualifiers,
      quantity: { amount: 1000, unit: 'ml' },
    } as const;
    expect(checkArithmetic(offer).map(({ check, agrees }) => [check, agrees])).toEqual([
      ['lot_price', true],
      ['regular_total', true],
      ['unit_price', true],
    ]);
    expect(checkArithmetic({ mechanic: off(30), priceMinor: 500, regularMinor: 649 })).toEqual([
      { check: 'printed_percent', agrees: false, expected: 23, printed: 30 },
    ]);
  });
});

const leaflets = join(import.meta.dirname, '../../../shared/leaflets/docs');

/** Needs the leaflet test material beside the project. */
describe.skipIf(!existsSync(leaflets))('wording of the test leaflets', () => {
  const parameters: Record<string, string> = { total_cents: 'totalMinor', min_qty: 'minQty', unit_cents: 'unitMinor' };
  const documents = existsSync(leaflets) ? readdirSync(leaflets).filter((name) => name.endsWith('.truth.json')) : [];

  test.each(documents)('%s', (name) => {
    const { locale, offers } = JSON.parse(readFileSync(join(leaflets, name), 'utf8'));
    for (const offer of offers) {
      const beside = {
        priceMinor: offer.price_cents,
        ...(offer.mechanic.type === 'PRICE_CUT' && { regularMinor: offer.regular_price_cents }),
      };
      const { mechanic = { type: 'PRICE' as const }, qualifiers } = parseWording(
        offer.mechanic_text,
        locale.slice(0, 2),
        beside,
      );
      const expected = Object.fromEntries(
        Object.entries(offer.mechanic).map(([key, value]) => [parameters[key] ?? key, value]),
      );
      expect(mechanic, offer.mechanic_text).toEqual(expected);
      const paid = payable({
        mechanic,
        priceMinor: offer.price_cents,
        ...(offer.regular_price_cents !== null && { regularMinor: offer.regular_price_cents }),
        ...(qualifiers.priceLabel && { priceLabel: qualifiers.priceLabel }),
      });
      expect(paid, offer.id).toEqual({
        qty: offer.pay_qty,
        payMinor: offer.pay_cents,
        creditMinor: offer.loyalty_credit_cents,
      });
    }
  });
});
