import fc from 'fast-check';
import { expect, test } from 'vitest';
import { browsingKinds, type Deed, spotGrid, spotOf, tallyDeeds } from './browsing.model.ts';

const milk = '11111111-1111-4111-8111-111111111111';
const ham = '22222222-2222-4222-8222-222222222222';
const ground = {
  pages: new Set([1, 2]),
  pageOfOffer: new Map([
    [milk, 1],
    [ham, 2],
  ]),
};

const share = fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const aDeed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.constantFrom(...browsingKinds),
  page: fc.integer({ min: 1, max: 3 }),
  offerId: maybe(fc.constantFrom(milk, ham, '33333333-3333-4333-8333-333333333333')),
  x: maybe(share),
  y: maybe(share),
  seconds: maybe(fc.integer({ min: 1, max: 60 })),
});

test('the corners of a page are the corners of the grid', () => {
  expect([spotOf(0, 0), spotOf(1, 0), spotOf(0, 1), spotOf(1, 1)]).toEqual([0, 19, 540, 559]);
  expect(spotOf(0.5, 0.5)).toBe(14 * 20 + 10);
});

test('every tap lies in the grid', () =>
  fc.assert(
    fc.property(share, share, (x, y) => {
      const spot = spotOf(x, y);
      expect(spot).toBeGreaterThanOrEqual(0);
      expect(spot).toBeLessThan(spotGrid.columns * spotGrid.rows);
    }),
  ));

test('counting in parts and counting at once come to the same', () =>
  fc.assert(
    fc.property(fc.array(aDeed, { maxLength: 50 }), fc.nat(50), (deeds, cut) => {
      const sum = (some: readonly Deed[], of: 'times' | 'seconds') =>
        tallyDeeds(some, ground).reduce((total, tally) => total + tally[of], 0);
      const [before, after] = [deeds.slice(0, cut), deeds.slice(cut)];
      expect(sum(before, 'times') + sum(after, 'times')).toBe(sum(deeds, 'times'));
      expect(sum(before, 'seconds') + sum(after, 'seconds')).toBe(sum(deeds, 'seconds'));
    }),
  ));

test('no tally is twice, and none counts nothing', () =>
  fc.assert(
    fc.property(fc.array(aDeed, { maxLength: 50 }), (deeds) => {
      const tallies = tallyDeeds(deeds, ground);
      const keys = tallies.map(({ kind, page, offerId, spot }) => [kind, page, offerId, spot].join());
      expect(new Set(keys).size).toBe(keys.length);
      expect(tallies.every(({ times, seconds }) => times > 0 && seconds >= 0)).toBe(true);
    }),
  ));

test('what was not published, or lacks what its kind needs, is left out', () => {
  const deeds: Deed[] = [
    { kind: 'view', page: 3 },
    { kind: 'tap', page: 1, offerId: ham, x: 0.1, y: 0.1 },
    { kind: 'tap', page: 1, x: 0.1 },
    { kind: 'dwell', page: 1 },
    { kind: 'add', page: 1 },
  ];
  expect(tallyDeeds(deeds, ground)).toEqual([]);
});
