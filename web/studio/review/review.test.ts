import { describe, expect, test } from 'vitest';
import type { Draft, Leaflet, Offer, Plan } from '../data.ts';
import { selectOffers } from './bulk-selection.ts';
import { disagreements, mergedOf, settled } from './conflict.ts';
import { deedOf, keyRows } from './key-map.ts';
import { readShorthand } from './mechanic-shorthand.ts';
import { pageStatuses } from './page-status.ts';
import { needsLook, neighbour, nextUnchecked, queueOf } from './queue.ts';

const aDraft = (over: Partial<Draft> = {}): Draft => ({
  page: 1,
  box: [0, 0, 100, 100],
  name: 'Brie',
  brand: null,
  quantityText: null,
  priceMinor: 200,
  regularMinor: null,
  soldBy: 'item',
  mechanic: { type: 'PRICE' },
  mechanicText: null,
  productIds: [],
  proposedIds: [],
  mixAndMatch: false,
  loyaltyRequired: false,
  limitPerHousehold: null,
  validFrom: null,
  validThrough: null,
  confidence: 0.5,
  reasons: [],
  checked: false,
  ...over,
});
const anOffer = (offerId: string, risk: number, over: Partial<Draft> = {}, departments: string[] = []): Offer => ({
  offerId,
  revision: 1,
  risk,
  departments,
  draft: aDraft(over),
});
const ids = (offers: readonly Offer[]) => offers.map(({ offerId }) => offerId).join('');

describe('the queue', () => {
  const offers = [anOffer('a', 5), anOffer('b', 90, { checked: true }), anOffer('c', 70), anOffer('d', 0)];

  test('begins with what is most at risk and ends with what is checked', () => {
    expect(ids(queueOf(offers, 'risk'))).toBe('cadb');
    expect(ids(queueOf(offers, 'page'))).toBe('abcd');
  });

  test('goes on to the next that nobody checked, round the end, and stops when all are', () => {
    const queue = queueOf(offers, 'page');
    expect(nextUnchecked(queue, 'a')?.offerId).toBe('c');
    expect(nextUnchecked(queue, 'd')?.offerId).toBe('a');
    expect(nextUnchecked(queue, undefined)?.offerId).toBe('a');
    expect(nextUnchecked([anOffer('a', 1), anOffer('b', 1, { checked: true })], 'a')).toBeUndefined();
  });

  test('steps to its neighbours and no further than its ends', () => {
    expect([neighbour(offers, 'a', -1), neighbour(offers, 'd', 1)].map((offer) => offer?.offerId)).toEqual(['a', 'd']);
    expect(neighbour([], undefined, 1)).toBeUndefined();
  });

  test('demands a look below the entity’s threshold only', () => {
    expect([0.4, 0.5].map((sureEnough) => needsLook(anOffer('a', 1), sureEnough))).toEqual([false, false]);
    expect(needsLook(anOffer('a', 1), 0.6)).toBe(true);
    expect(needsLook(anOffer('a', 1, { checked: true }), 0.6)).toBe(false);
  });
});

test('a page is told by what it waits for', () => {
  const page = (n: number, state: 'waiting' | 'read' | 'failed' = 'read') => ({
    page: n,
    state,
    widthPt: 1,
    heightPt: 1,
    failure: null,
  });
  const pages: Leaflet['pages'] = [page(1), page(2), page(3), page(4), page(5, 'failed'), page(6, 'waiting')];
  const offers = [
    anOffer('a', 1, { page: 1, checked: true }),
    anOffer('b', 1, { page: 2, confidence: 0.9 }),
    anOffer('c', 1, { page: 3 }),
    anOffer('d', 1, { page: 4 }),
  ];
  const blockers = [
    { code: 'needs_look', page: 3 },
    { code: 'no_price', page: 4 },
  ] as Plan['blockers'];
  const told = pageStatuses({ pages, offers, blockers, sureEnough: 0.6 }).map(({ kind, count }) => `${kind} ${count}`);
  expect(told).toEqual(['checked 0', 'sure 0', 'to_check 1', 'blocked 1', 'failed 0', 'reading 0']);
});

describe('the keys', () => {
  const press = (key: string, over: object = {}) =>
    deedOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...over });

  test('do what their table says, each one thing', () => {
    expect(press('Enter')).toBe('confirm');
    expect(press('P')).toBe('price');
    expect(press('?', { shiftKey: true })).toBe('help');
    expect(press('z', { ctrlKey: true })).toBe('undo');
    expect(press('Z', { metaKey: true, shiftKey: true })).toBe('redo');
    const all = keyRows.flatMap(({ keys }) => Object.keys(keys));
    expect(new Set(all).size).toBe(all.length);
  });

  test('leave the browser its own', () => {
    expect([press('p', { ctrlKey: true }), press('f', { ctrlKey: true }), press('Tab')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

test.each([
  ['25', { type: 'PERCENT_OFF', percent: 25 }],
  ['-25 %', { type: 'PERCENT_OFF', percent: 25 }],
  ['1,50', { type: 'AMOUNT_OFF', amountMinor: 150 }],
  ['-2€', { type: 'AMOUNT_OFF', amountMinor: 200 }],
  ['2+1', { type: 'X_PLUS_Y_FREE', buy: 2, free: 1 }],
  ['2e 60', { type: 'NTH_PERCENT', nth: 2, percent: 60 }],
  ['2nd -68%', { type: 'NTH_PERCENT', nth: 2, percent: 68 }],
  ['3=5', { type: 'BUNDLE_PRICE', qty: 3, totalMinor: 500 }],
  ['3x1,20', { type: 'MULTI_BUY_UNIT', minQty: 3, unitMinor: 120 }],
  ['+20%', { type: 'EXTRA_QUANTITY', percent: 20 }],
  ['carte 10', { type: 'LOYALTY_CREDIT', percent: 10 }],
  ['carte 1,50€', { type: 'LOYALTY_CREDIT', amountMinor: 150 }],
  ['Prix', { type: 'PRICE' }],
  ['prix carte', { type: 'LOYALTY_PRICE' }],
])('%s is a promotion in short', (text, mechanic) => {
  expect(readShorthand(text)).toEqual(mechanic);
});

test.each(['', 'x', '120%', '1=5', '0+1', '99e 10', '2+', '--5'])('%s is no promotion', (text) => {
  expect(readShorthand(text)).toBeUndefined();
});

describe('two who changed one offer', () => {
  const base = aDraft();
  const mine = aDraft({ priceMinor: 180, brand: 'Lactel' });
  const theirs = aDraft({ priceMinor: 190, name: 'Brie de Meaux' });

  test('are shown what each changed, and choose where both did', () => {
    expect(disagreements(base, mine, theirs)).toEqual([
      { field: 'name', both: false, usual: 'theirs' },
      { field: 'brand', both: false, usual: 'mine' },
      { field: 'priceMinor', both: true, usual: 'theirs' },
    ]);
  });

  test('agree where both wrote the same', () => {
    expect(disagreements(base, mine, { ...mine, confidence: 0.1 })).toEqual([]);
    const turned = aDraft({ mechanic: { percent: 5, type: 'PERCENT_OFF' } });
    expect(disagreements(base, aDraft({ mechanic: { type: 'PERCENT_OFF', percent: 5 } }), turned)).toEqual([]);
  });

  test('need not choose where they changed different values', () => {
    const renamed = aDraft({ name: 'Brie de Meaux' });
    expect(mergedOf(base, aDraft({ priceMinor: 180 }), renamed)).toMatchObject({
      priceMinor: 180,
      name: 'Brie de Meaux',
      checked: true,
    });
    expect(mergedOf(base, mine, theirs)).toBeUndefined();
  });

  test('lose nothing that was chosen', () => {
    const after = settled(theirs, mine, { priceMinor: 'mine', brand: 'mine', name: 'theirs' });
    expect(after).toMatchObject({ priceMinor: 180, brand: 'Lactel', name: 'Brie de Meaux', checked: true });
  });
});

test('offers are found by page, mark and the words of their name or department, accents or none', () => {
  const offers = [
    anOffer('a', 1, { page: 4, name: 'Comté' }, ['Crèmerie fromages']),
    anOffer('b', 1, { page: 4, name: 'Lait' }, ['Crèmerie']),
    anOffer('c', 1, { page: 5, name: 'Brie' }, ['Crèmerie fromages']),
  ];
  const ask = (over: object) => ids(selectOffers(offers, { page: undefined, words: '', marked: undefined, ...over }));
  expect(ask({})).toBe('abc');
  expect(ask({ page: 4, words: 'FROMAGES' })).toBe('a');
  expect(ask({ words: 'comte cremerie' })).toBe('a');
  expect(ask({ words: 'fromage', marked: new Set(['b', 'c']) })).toBe('c');
  expect(ask({ words: 'zzz' })).toBe('');
});
