import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mechanic } from '../../promotion/index.ts';
import { depthOf, isDeeper, largestWithin, percentOf } from './depth.ts';

const at = (regularMinor: number | null, priceMinor: number | null = null) => ({ regularMinor, priceMinor });

describe('how deep each mechanic cuts', () => {
  const cases: readonly [string, Mechanic, ReturnType<typeof at>, number][] = [
    ['34 % off', { type: 'PERCENT_OFF', percent: 34 }, at(null), 34],
    ['−68 % on the 2nd', { type: 'NTH_PERCENT', nth: 2, percent: 68 }, at(null), 34],
    ['−100 % on the 3rd', { type: 'NTH_PERCENT', nth: 3, percent: 100 }, at(null), 33.4],
    ['2+1', { type: 'X_PLUS_Y_FREE', buy: 2, free: 1 }, at(null), 33.4],
    ['1+1', { type: 'X_PLUS_Y_FREE', buy: 1, free: 1 }, at(null), 50],
    ['50 % more', { type: 'EXTRA_QUANTITY', percent: 50 }, at(null), 33.4],
    ['25 % on the card', { type: 'LOYALTY_CREDIT', percent: 25 }, at(null), 25],
    ['1.00 of 4.00 on the card', { type: 'LOYALTY_CREDIT', amountMinor: 100 }, at(400), 25],
    ['1.00 off 4.00', { type: 'AMOUNT_OFF', amountMinor: 100 }, at(400), 25],
    ['2 for 6.00 of 4.00', { type: 'BUNDLE_PRICE', qty: 2, totalMinor: 600 }, at(400), 25],
    ['3.00 each from 2', { type: 'MULTI_BUY_UNIT', minQty: 2, unitMinor: 300 }, at(400), 25],
    ['3.00, struck 4.00', { type: 'PRICE_CUT' }, at(400, 300), 25],
    ['3.00 with the card', { type: 'LOYALTY_PRICE' }, at(400, 300), 25],
  ];
  test.each(cases)('%s', (_, mechanic, prices, percent) => {
    expect(percentOf(depthOf(mechanic, prices)!)).toBe(percent);
  });

  test('prices and free texts cut nothing of their own', () => {
    for (const mechanic of [{ type: 'PRICE' }, { type: 'FROM_PRICE' }, { type: 'GIFT', text: 'x' }] as const)
      expect(depthOf(mechanic, at(400, 300))).toBeUndefined();
    expect(depthOf({ type: 'PRICE_CUT' }, at(null, 300))).toBeUndefined();
  });

  test('what is credited adds to a price that is cut already', () => {
    const credit = { type: 'LOYALTY_CREDIT', percent: 20 } as const;
    expect(percentOf(depthOf(credit, at(1000, 800))!)).toBe(20);
    expect(percentOf(depthOf(credit, at(1000, 700))!)).toBe(44);
    expect(percentOf(depthOf({ type: 'LOYALTY_CREDIT', amountMinor: 100 }, at(1000, 700))!)).toBe(40);
  });
});

test('34 % is lawful where 34 % is the limit, a tenth more is not', () => {
  const lawful: Mechanic[] = [
    { type: 'PERCENT_OFF', percent: 34 },
    { type: 'NTH_PERCENT', nth: 2, percent: 68 },
    { type: 'X_PLUS_Y_FREE', buy: 2, free: 1 },
    { type: 'EXTRA_QUANTITY', percent: 51.5 },
  ];
  const unlawful: Mechanic[] = [
    { type: 'PERCENT_OFF', percent: 34.1 },
    { type: 'NTH_PERCENT', nth: 2, percent: 68.1 },
    { type: 'X_PLUS_Y_FREE', buy: 1, free: 1 },
    { type: 'EXTRA_QUANTITY', percent: 51.6 },
  ];
  expect(lawful.map((mechanic) => isDeeper(depthOf(mechanic, at(399))!, 34))).toEqual(lawful.map(() => false));
  expect(unlawful.map((mechanic) => isDeeper(depthOf(mechanic, at(399))!, 34))).toEqual(unlawful.map(() => true));
});

const tenthsOfPercent = fc.integer({ min: 1, max: 1000 }).map((tenths) => tenths / 10);
const regular = fc.integer({ min: 20, max: 100_000 });
const aMechanic = (regularMinor: number): fc.Arbitrary<Mechanic> => {
  const amountMinor = fc.integer({ min: 1, max: regularMinor });
  return fc.oneof(
    tenthsOfPercent.map((percent): Mechanic => ({ type: 'PERCENT_OFF', percent })),
    tenthsOfPercent.map((percent): Mechanic => ({ type: 'EXTRA_QUANTITY', percent })),
    tenthsOfPercent.map((percent): Mechanic => ({ type: 'LOYALTY_CREDIT', percent })),
    amountMinor.map((amount): Mechanic => ({ type: 'LOYALTY_CREDIT', amountMinor: amount })),
    amountMinor.map((amount): Mechanic => ({ type: 'AMOUNT_OFF', amountMinor: amount })),
    amountMinor.map((amount): Mechanic => ({ type: 'MULTI_BUY_UNIT', minQty: 2, unitMinor: amount })),
    amountMinor.map((amount): Mechanic => ({ type: 'BUNDLE_PRICE', qty: 3, totalMinor: amount })),
    fc
      .record({ nth: fc.integer({ min: 2, max: 6 }), percent: tenthsOfPercent })
      .map(({ nth, percent }): Mechanic => ({ type: 'NTH_PERCENT', nth, percent })),
    fc
      .record({ buy: fc.integer({ min: 1, max: 9 }), free: fc.integer({ min: 1, max: 9 }) })
      .map(({ buy, free }): Mechanic => ({ type: 'X_PLUS_Y_FREE', buy, free })),
    fc.constant<Mechanic>({ type: 'PRICE_CUT' }),
    fc.constant<Mechanic>({ type: 'LOYALTY_PRICE' }),
  );
};
const promotion = regular.chain((regularMinor) =>
  fc.record({
    mechanic: aMechanic(regularMinor),
    prices: fc.integer({ min: 1, max: regularMinor }).map((priceMinor) => ({ regularMinor, priceMinor })),
    max: fc.integer({ min: 5, max: 60 }),
  }),
);

test('the largest promotion within the limit is within it', () =>
  fc.assert(
    fc.property(promotion, ({ mechanic, prices, max }) => {
      const cut = largestWithin(mechanic, prices, max);
      if (!cut) return;
      const depth = depthOf(cut.mechanic, { ...prices, priceMinor: cut.priceMinor });
      expect(depth && isDeeper(depth, max)).toBe(false);
    }),
  ));

test('a tenth of a percent more than the largest would be too deep', () =>
  fc.assert(
    fc.property(
      tenthsOfPercent,
      fc.integer({ min: 2, max: 6 }),
      fc.integer({ min: 5, max: 60 }),
      (percent, nth, max) => {
        for (const mechanic of [
          { type: 'PERCENT_OFF', percent },
          { type: 'EXTRA_QUANTITY', percent },
          { type: 'NTH_PERCENT', nth, percent },
          { type: 'LOYALTY_CREDIT', percent },
        ] as const) {
          const largest = largestWithin(mechanic, at(null), max)?.mechanic as { percent: number };
          if (largest.percent >= 100) continue;
          const deeper = { ...mechanic, percent: Math.round(largest.percent * 10 + 1) / 10 };
          expect(isDeeper(depthOf(deeper, at(null))!, max)).toBe(true);
        }
      },
    ),
  ));

test('the big price follows the mechanic where it was the price of the lot or of one in it', () => {
  const second = { type: 'NTH_PERCENT', nth: 2, percent: 80 } as const;
  expect(largestWithin(second, at(1000, 1200), 34)).toEqual({ mechanic: { ...second, percent: 68 }, priceMinor: 1320 });
  expect(largestWithin(second, at(1000, 600), 34)?.priceMinor).toBe(660);
  expect(largestWithin(second, at(1000, 1000), 34)?.priceMinor).toBe(1000);
  const free = { type: 'X_PLUS_Y_FREE', buy: 1, free: 1 } as const;
  expect(largestWithin(free, at(300, 300), 34)).toMatchObject({ mechanic: { buy: 2, free: 1 } });
});

test('no number makes a credit lawful on a price that is cut to the limit already', () => {
  expect(largestWithin({ type: 'LOYALTY_CREDIT', percent: 20 }, at(1000, 600), 34)).toBeUndefined();
});
