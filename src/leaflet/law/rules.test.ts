import { describe, expect, test } from 'vitest';
import { checkLaw } from './check-law.ts';
import type { Finding } from './finding.ts';
import type { LeafletToCheck, OfferToCheck } from './leaflet-to-check.ts';
import { packOf, readPacks } from './packs/index.ts';
import { readRulePack } from './rule-pack.ts';
import { aLawProduct, aLeafletToCheck, anOfferToCheck, aPageSaying } from './testing.ts';

function found(country: string, ruleId: string, leaflet: Partial<LeafletToCheck>): Finding[] {
  const all = checkLaw(aLeafletToCheck(leaflet), packOf(country), new Map());
  return all.filter((finding) => finding.ruleId === ruleId);
}
const offers = (...list: OfferToCheck[]) => ({ offers: list });
const nth = (percent: number) => ({ mechanic: { type: 'NTH_PERCENT' as const, nth: 2, percent } });
const shampoo = { product: { title: 'Shampooing 250 ml', productType: 'hygiene' } };
const wine = { product: { title: 'Vin rouge 75 cl', productType: 'vins', policyClass: 'alcohol' as const } };
const beer = { product: { title: 'Bière blonde 33 cl', productType: 'bieres', policyClass: 'alcohol' as const } };

describe('caps on depth in France', () => {
  test('food is capped at 34 %, and the largest lawful percentage is proposed', () => {
    expect(found('FR', 'fr-food-34', offers(anOfferToCheck(nth(68))))).toEqual([]);
    const [finding] = found('FR', 'fr-food-34', offers(anOfferToCheck(nth(70))));
    expect(finding).toMatchObject({
      severity: 'blocks',
      certainty: 'checked',
      message: 'depth',
      place: { page: 1, offerId: 'offer' },
      values: { name: 'Biscuits', depth: 35, max: 34 },
      fix: { code: 'nth', values: { percent: 68 }, revision: 3, change: nth(68) },
    });
    expect(finding?.source?.text).toContain('Egalim');
  });

  test('hygiene is capped at 40 % until 15 April 2028', () => {
    expect(found('FR', 'fr-hygiene-40', offers(anOfferToCheck(nth(80), shampoo)))).toEqual([]);
    expect(found('FR', 'fr-food-34', offers(anOfferToCheck(nth(80), shampoo)))).toEqual([]);
    const deep = offers(anOfferToCheck(nth(82), shampoo));
    expect(found('FR', 'fr-hygiene-40', deep)).toHaveLength(1);
    const later = { validFrom: '2028-04-16', validThrough: '2028-04-22' };
    expect(found('FR', 'fr-hygiene-40', { ...deep, ...later })).toEqual([]);
    expect(found('FR', 'fr-hygiene-40', { ...deep, validFrom: '2028-04-15', validThrough: '2028-04-22' })).toHaveLength(
      1,
    );
  });

  test('perishable food and alcohol in a leaflet are capped too, a frying pan is not', () => {
    const apples = { product: { title: 'Pommes', productType: 'fruits-legumes' } };
    const pan = { product: { title: 'Poêle 28 cm', productType: 'maison', net: null } };
    expect(found('FR', 'fr-food-34', offers(anOfferToCheck(nth(100), apples)))).toHaveLength(1);
    expect(found('FR', 'fr-food-34', offers(anOfferToCheck(nth(100), wine)))).toHaveLength(1);
    expect(found('FR', 'fr-food-34', offers(anOfferToCheck({ ...nth(100), name: 'Poêle' }, pan)))).toEqual([]);
  });

  test('1+1 is banned on food in France and lawful in Belgium', () => {
    const oneFree = offers(anOfferToCheck({ mechanic: { type: 'X_PLUS_Y_FREE', buy: 1, free: 1 } }));
    expect(found('FR', 'fr-food-34', oneFree)).toMatchObject([{ fix: { code: 'set', values: { buy: 2, free: 1 } } }]);
    expect(
      checkLaw(aLeafletToCheck(oneFree), packOf('BE'), new Map()).filter(({ message }) => message === 'depth'),
    ).toEqual([]);
  });
});

test('the word “gratuit” becomes “offert”, in the case that it was printed in', () => {
  const said = { mechanicText: '2 ACHETÉS = LE 3ÈME GRATUIT', name: 'Biscuits dont 1 gratuit' };
  const [finding] = found('FR', 'fr-gratuit', offers(anOfferToCheck(said)));
  expect(finding?.fix?.change).toEqual({ mechanicText: '2 ACHETÉS = LE 3ÈME OFFERT', name: 'Biscuits dont 1 offert' });
  const gift = { mechanic: { type: 'GIFT' as const, text: 'Une tasse gratuite' } };
  expect(found('FR', 'fr-gratuit', offers(anOfferToCheck(gift)))[0]?.fix?.change).toMatchObject({
    mechanic: { type: 'GIFT', text: 'Une tasse offerte' },
  });
  expect(found('FR', 'fr-gratuit', offers(anOfferToCheck({ mechanicText: 'LE 3ÈME OFFERT' })))).toEqual([]);
  expect(found('FR', 'fr-gratuit', offers(anOfferToCheck({ name: 'Gratuitude' })))).toEqual([]);
  const pan = { product: { title: 'Poêle', productType: 'maison', net: null } };
  expect(found('FR', 'fr-gratuit', offers(anOfferToCheck({ name: 'Poêle', mechanicText: 'GRATUIT' }, pan)))).toEqual(
    [],
  );
});

describe('the lowest price of 30 days', () => {
  const cut = { mechanic: { type: 'PRICE_CUT' as const }, priceMinor: 300, regularMinor: 400 };
  const percent = { mechanic: { type: 'PERCENT_OFF' as const, percent: 25 }, priceMinor: 300, regularMinor: 400 };
  const prior = (draft: object, lowestMinor: number | null, over = {}) =>
    found('FR', 'fr-prior-price', offers(anOfferToCheck(draft, { lowestMinor, ...over })));

  test('a struck price is not above it', () => {
    expect(prior(cut, 400)).toEqual([]);
    expect(prior(cut, null)).toEqual([]);
    expect(prior(cut, 350)).toMatchObject([
      {
        message: 'prior_too_high',
        values: { regularMinor: 400, lowestMinor: 350 },
        fix: { change: { regularMinor: 350 } },
      },
    ]);
  });

  test('a percentage is reckoned on it (C-330/23)', () => {
    expect(prior(percent, 400)).toEqual([]);
    const change = { mechanic: { type: 'PRICE_CUT' }, priceMinor: 300, regularMinor: 350 };
    expect(prior(percent, 350)).toMatchObject([
      { message: 'prior_depth', values: { told: 25, percent: 14.2 }, fix: { change } },
    ]);
  });

  test('an amount is reckoned on it', () => {
    const amount = { ...percent, mechanic: { type: 'AMOUNT_OFF' as const, amountMinor: 100 } };
    expect(prior(amount, 400)).toEqual([]);
    expect(prior(amount, 380)).toMatchObject([{ message: 'prior_depth', values: { told: 25, percent: 21 } }]);
  });

  test('what is no cheaper than it is no reduction', () => {
    expect(prior(cut, 300)).toMatchObject([
      { message: 'prior_none', fix: { change: { mechanic: { type: 'PRICE' }, priceMinor: 300, regularMinor: null } } },
    ]);
  });

  test('it is printed beside a cut', () => {
    expect(prior({ ...percent, regularMinor: null }, 400)).toMatchObject([
      { message: 'prior_missing', fix: { change: { regularMinor: 400 } } },
    ]);
  });

  test('lots, plain prices and French perishables have none', () => {
    expect(prior({ ...nth(50), regularMinor: 400 }, 300)).toEqual([]);
    expect(prior({ priceMinor: 300, regularMinor: 400 }, 300)).toEqual([]);
    const apples = { product: { title: 'Pommes', productType: 'fruits-legumes' } };
    expect(prior(cut, 350, apples)).toEqual([]);
    const polish = found('PL', 'pl-prior-price', offers(anOfferToCheck(cut, { lowestMinor: 350, ...apples })));
    expect(polish).toHaveLength(1);
  });

  test('in Poland its words stand by each cut', () => {
    const two = offers(anOfferToCheck(cut), anOfferToCheck(cut, { offerId: 'b' }));
    const words = 'Najniższa cena z 30 dni przed obniżką: 4,00 zł';
    expect(found('PL', 'pl-30-day-words', { ...two, pages: [aPageSaying(words, words)] })).toEqual([]);
    expect(found('PL', 'pl-30-day-words', { ...two, pages: [aPageSaying(words)] })).toMatchObject([
      { values: { cuts: 2, found: 1 } },
    ]);
    expect(found('PL', 'pl-30-day-words', { ...two, pages: [{ page: 1, words: null }] })).toEqual([]);
  });
});

test('a unit price stands beside the price, and is reckoned where it does not', () => {
  const says = (...lines: string[]) => found('FR', 'fr-unit-price', { pages: [aPageSaying(...lines)] });
  for (const line of ['Soit le kg : 6,00 €', '6,00 €/kg', '6 € le litre', 'le lavage : 0,20 €', 'L’unité : 0,32 €'])
    expect([line, says(line)]).toEqual([line, []]);
  expect(says('Biscuits 500 g')).toMatchObject([{ message: 'unit_price', values: { unitMinor: 600, per: 'kg' } }]);
  expect(found('FR', 'fr-unit-price', { pages: [{ page: 1, words: null }] })).toEqual([]);
  const alone = offers(anOfferToCheck({}, { products: [], goods: anOfferToCheck().goods }));
  expect(found('FR', 'fr-unit-price', alone)).toMatchObject([{ message: 'unit_price_unknown' }]);
  const printed = { ...anOfferToCheck({ quantityText: 'Le paquet de 250 g' }), products: [] };
  expect(found('FR', 'fr-unit-price', offers(printed))).toMatchObject([{ values: { unitMinor: 1200, per: 'kg' } }]);
  const oneKilo = offers(anOfferToCheck({}, { product: { net: { amount: 1000, unit: 'g' } } }));
  expect(found('FR', 'fr-unit-price', oneKilo)).toEqual([]);
  expect(found('FR', 'fr-unit-price', offers(anOfferToCheck({ soldBy: 'kg' })))).toEqual([]);
});

describe('mentions', () => {
  const line = 'L’ABUS D’ALCOOL EST DANGEREUX';
  const rest = 'POUR LA SANTÉ. À CONSOMMER AVEC MODÉRATION.';
  test('a page with alcohol carries its line, a page without needs none', () => {
    const withWine = offers(anOfferToCheck({}, wine));
    expect(found('FR', 'fr-alcohol', { ...withWine, pages: [aPageSaying(line, rest)] })).toEqual([]);
    expect(found('FR', 'fr-alcohol', { ...withWine, pages: [aPageSaying('Vin')] })).toMatchObject([
      { message: 'mention', place: { page: 1, offerId: null } },
    ]);
    expect(found('FR', 'fr-alcohol', {})).toEqual([]);
  });

  test('a page that was not read is told, not taken for one without', () => {
    const unread = { ...offers(anOfferToCheck({}, wine)), pages: [{ page: 1, words: null }] };
    expect(found('FR', 'fr-alcohol', unread)).toMatchObject([{ message: 'mention_unread' }]);
  });

  test('the health line stands once in a leaflet with manufactured food', () => {
    const pages = [
      { page: 1, words: [] },
      { ...aPageSaying('www.mangerbouger.fr'), page: 2 },
    ];
    expect(found('FR', 'fr-mangerbouger', { pages })).toEqual([]);
    expect(found('FR', 'fr-mangerbouger', {})).toHaveLength(1);
    const raw = offers(anOfferToCheck({}, { product: { productType: 'fruits-legumes' } }));
    expect(found('FR', 'fr-mangerbouger', raw)).toEqual([]);
  });

  test('other countries ask for theirs', () => {
    const withWine = offers(anOfferToCheck({}, wine));
    const lawful: readonly [string, string, string][] = [
      ['BE', 'be-alcohol', 'Bier brouwen we met liefde, drink je met verstand'],
      ['BR', 'br-alcohol', 'Beba com moderação'],
      ['TW', 'tw-alcohol', '飲酒過量 有害健康'],
    ];
    for (const [country, rule, words] of lawful) {
      expect(found(country, rule, { ...withWine, pages: [aPageSaying(words)] })).toEqual([]);
      expect(found(country, rule, withWine)).toHaveLength(1);
    }
    const promoted = offers(anOfferToCheck(nth(50)));
    for (const [country, rule, words] of [
      ['RO', 'ro-stock', 'În limita stocului disponibil'],
      ['ES', 'es-stock', 'Hasta fin de existencias'],
      ['BR', 'br-validity', 'Ofertas válidas de 23 a 29'],
      ['BR', 'br-stock', 'Enquanto durarem os estoques'],
    ] as const) {
      expect(found(country, rule, { ...promoted, pages: [aPageSaying(words)] })).toEqual([]);
      expect(found(country, rule, promoted)).toHaveLength(1);
    }
  });
});

test('Poland lets beer be advertised and no other alcohol; the fix takes the offer out', () => {
  expect(found('PL', 'pl-alcohol', offers(anOfferToCheck({}, beer)))).toEqual([]);
  expect(found('PL', 'pl-alcohol', offers(anOfferToCheck({}, wine)))).toMatchObject([
    { severity: 'blocks', fix: { code: 'remove', change: null } },
  ]);
  const unlinked = (name: string) => offers(anOfferToCheck({ name }, { products: [] }));
  expect(found('PL', 'pl-alcohol', unlinked('Wódka Żubrówka 0,5 l 37,5% obj'))).toHaveLength(1);
  expect(found('PL', 'pl-alcohol', unlinked('Piwo jasne 5% vol'))).toEqual([]);
  expect(found('PL', 'pl-alcohol', unlinked('Wino bezalkoholowe 0,0%'))).toEqual([]);
});

test('infant formula and tobacco may not be advertised', () => {
  const formula = { product: { policyClass: 'infant_formula' as const } };
  expect(found('IT', 'it-infant-formula', offers(anOfferToCheck({}, formula)))).toHaveLength(1);
  expect(found('IT', 'it-infant-formula', {})).toEqual([]);
  const tobacco = { product: { policyClass: 'tobacco' as const } };
  expect(found('AR', 'ar-tobacco', offers(anOfferToCheck({}, tobacco)))).toHaveLength(1);
});

test('a lot tells the price of one and what is in it', () => {
  const told = { ...nth(50), regularMinor: 400, quantityText: '500 g' };
  expect(found('FR', 'fr-lot', offers(anOfferToCheck(told)))).toEqual([]);
  expect(found('FR', 'fr-lot', offers(anOfferToCheck({ ...nth(50), priceMinor: 400 })))).toEqual([]);
  expect(found('FR', 'fr-lot', offers(anOfferToCheck({ ...nth(50), priceMinor: 600 })))).toMatchObject([
    { message: 'single_price', fix: { change: { regularMinor: 400 } } },
  ]);
  const unknown = anOfferToCheck({ ...nth(50), regularMinor: 400 }, { products: [aLawProduct({ net: null })] });
  expect(found('FR', 'fr-lot', offers(unknown))).toMatchObject([{ message: 'lot_contents' }]);
  expect(found('RO', 'ro-single', offers(unknown))).toEqual([]);
  expect(found('RO', 'ro-single', offers(anOfferToCheck({ ...nth(50), priceMinor: 600 })))).toHaveLength(1);
});

test('sottocosto: at most 50 products, ten days, told ten days ahead', () => {
  const below = (count: number) =>
    offers(
      ...Array.from({ length: count }, (_, i) => anOfferToCheck({ mechanicText: 'SOTTOCOSTO' }, { offerId: `${i}` })),
    );
  const early = { today: '2026-11-13' };
  expect(found('IT', 'it-sottocosto', { ...below(50), ...early })).toEqual([]);
  expect(found('IT', 'it-sottocosto', { ...below(51), ...early })).toMatchObject([{ message: 'below_cost_count' }]);
  expect(found('IT', 'it-sottocosto', { ...below(1), today: '2026-11-16' })).toMatchObject([
    { message: 'below_cost_notice' },
  ]);
  expect(found('IT', 'it-sottocosto', { ...below(1), ...early, validThrough: '2026-12-03' })).toMatchObject([
    { message: 'below_cost_days', values: { days: 11 } },
  ]);
  expect(found('IT', 'it-sottocosto', {})).toEqual([]);
});

describe('rule packs', () => {
  test.each(['FR', 'BE', 'ES', 'IT', 'PL', 'RO', 'BR', 'AR', 'TW'])(
    '%s loads, and only checked rules block by themselves',
    (country) => {
      const pack = packOf(country);
      if (!pack?.read.ok) throw new Error(JSON.stringify(pack));
      expect(pack.read.value.rules.length).toBeGreaterThan(0);
      for (const { id, severity, certainty, source } of pack.read.value.rules) {
        expect(id.startsWith(`${country.toLowerCase()}-`)).toBe(true);
        if (severity === 'blocks') expect([id, certainty, source.reference !== null]).toEqual([id, 'checked', true]);
      }
    },
  );

  test('a country without a pack has no findings', () => {
    expect(checkLaw(aLeafletToCheck(), packOf('DE'), new Map())).toEqual([]);
  });

  test('a pack with an error is refused with its file and field, and the others go on', () => {
    const good = packOf('BE')?.read;
    if (!good?.ok) throw new Error('The Belgian rules do not load.');
    const [rule, ...rest] = good.value.rules;
    const packs = readPacks([
      { file: 'pl.ts', data: { country: 'PL', rules: [{ ...rule, certainty: 'surely' }, ...rest] } },
      { file: 'be.ts', data: good.value },
    ]);
    const refused = packs.get('PL')!;
    expect(refused.read).toMatchObject({ ok: false, refusal: { file: 'pl.ts', field: 'rules.0.certainty' } });
    const values = { file: 'pl.ts', field: 'rules.0.certainty' };
    expect(checkLaw(aLeafletToCheck(), refused, new Map())).toMatchObject([
      { ruleId: 'rule-pack', message: 'pack_refused', severity: 'blocks', values },
    ]);
    const warned = new Map([['rule-pack', 'warns' as const]]);
    expect(checkLaw(aLeafletToCheck(), refused, warned)).toMatchObject([{ severity: 'warns' }]);
    const wineInBelgium = aLeafletToCheck(offers(anOfferToCheck({}, wine)));
    expect(checkLaw(wineInBelgium, packs.get('BE'), new Map()).map(({ ruleId }) => ruleId)).toContain('be-alcohol');
  });

  test('every kind of error names its field', () => {
    const good = packOf('FR')?.read;
    if (!good?.ok) throw new Error('The French rules do not load.');
    const [rule] = good.value.rules;
    const withRule = (over: object) => ({ country: 'FR', rules: [{ ...rule, ...over }] });
    for (const [field, data] of [
      ['the whole file', 'nonsense'],
      ['country', { country: 'BE', rules: [] }],
      ['rules', { country: 'FR' }],
      ['rules.0.maxPercent', withRule({ maxPercent: 340 })],
      ['rules.0.source.readOn', withRule({ source: { ...rule?.source, readOn: 'yesterday' } })],
      ['rules.0.type', withRule({ type: 'guess' })],
      ['rules.0.inForceThrough', withRule({ inForceFrom: '2026-01-02', inForceThrough: '2026-01-01' })],
      ['rules.1.id', { country: 'FR', rules: [rule, rule] }],
      ['rules.0.pattern', withRule({ type: 'unit_price', kinds: ['food'], maxPercent: undefined, pattern: '(' })],
    ] as const)
      expect([field, readRulePack('fr.ts', data)]).toMatchObject([field, { refusal: { file: 'fr.ts', field } }]);
  });

  test('an entity decides whether a rule blocks', () => {
    const deep = aLeafletToCheck(offers(anOfferToCheck(nth(70))));
    const decided = new Map([['fr-food-34', 'warns' as const]]);
    expect(checkLaw(deep, packOf('FR'), decided).find(({ ruleId }) => ruleId === 'fr-food-34')?.severity).toBe('warns');
  });
});
