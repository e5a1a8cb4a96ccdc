import { expect, test } from 'vitest';
import type { Mechanic } from '../../../promotion/index.ts';
import { readTextOf } from '../testing.ts';
import { withProvedMechanic } from './proved-mechanic.ts';

const lot = (qty: number) => ({ kind: 'lot', qty, text: '' }) as const;
const each = (qty: number) => ({ kind: 'unit', qty, text: '' }) as const;

const proved = (given: Parameters<typeof readTextOf>[0], regularMinor: number): Mechanic =>
  withProvedMechanic(readTextOf(given), [regularMinor]).mechanic;

test('a percentage whose sign was lost is proved by the regular price', () => {
  const read = { mechanic: { type: 'PRICE_CUT' }, priceMinor: 663, mechanicText: '20%' } as const;
  expect(proved(read, 829)).toEqual({ type: 'PERCENT_OFF', percent: 20 });
  expect(proved(read, 900)).toEqual({ type: 'PRICE_CUT' });
});

test('of several that are priced together the percentage is on the last', () => {
  const mechanic = { type: 'PERCENT_OFF', percent: 50 } as const;
  const read = { mechanic, priceMinor: 434, priceLabel: lot(2), mechanicText: 'LAS 2 UNIDADES . -50% EN LA 2 UNIDAD' };
  expect(proved(read, 289)).toEqual({ type: 'NTH_PERCENT', nth: 2, percent: 50 });
});

test('a digit of a percentage that another was taken for is put right', () => {
  const mechanic = { type: 'NTH_PERCENT', nth: 2, percent: 10 } as const;
  expect(proved({ mechanic, priceMinor: 584, priceLabel: lot(2) }, 449)).toEqual({ ...mechanic, percent: 70 });
});

test('several at the regular price of fewer are free ones', () => {
  const mechanic = { type: 'BUNDLE_PRICE', qty: 2, totalMinor: 49 } as const;
  expect(proved({ mechanic, priceMinor: 49 }, 49)).toEqual({ type: 'X_PLUS_Y_FREE', buy: 1, free: 1 });
  const each3 = { type: 'MULTI_BUY_UNIT', minQty: 3, unitMinor: 793 } as const;
  const read = { mechanic: each3, priceMinor: 793, priceLabel: each(3) };
  expect(proved({ ...read, mechanicText: '3 2 . NA COMPRA DE 3, CADA' }, 1190)).toMatchObject({ buy: 2, free: 1 });
  // Nothing says that two of three are paid.
  expect(proved({ ...read, mechanicText: 'NA COMPRA DE 3, CADA' }, 1190)).toEqual(each3);
});

test('what is left of each in tenths is told by a single figure in Chinese', () => {
  const mechanic = { type: 'BUNDLE_PRICE', qty: 2, totalMinor: 185 } as const;
  const read = { mechanic, priceMinor: 185, priceLabel: lot(2), mechanicText: '2 . 7 . 任選 2 件' };
  expect(proved(read, 109)).toEqual({ type: 'NTH_PERCENT', nth: 2, percent: 30 });
});

test('a total that nobody would choose is what a percentage makes, a round one is not', () => {
  const bundle = (totalMinor: number) => ({ type: 'BUNDLE_PRICE', qty: 2, totalMinor }) as const;
  expect(proved({ mechanic: bundle(1526), priceMinor: 1526 }, 1090)).toMatchObject({
    type: 'NTH_PERCENT',
    percent: 60,
  });
  expect(proved({ mechanic: bundle(1400), priceMinor: 1400 }, 1000)).toEqual(bundle(1400));
});

test('an amount that is credited is told as the percentage beside it', () => {
  const mechanic = { type: 'LOYALTY_CREDIT', amountMinor: 272 } as const;
  const read = { mechanic, priceMinor: 799, mechanicText: '34% . SUR VOTRE CARTE' };
  expect(proved(read, 799)).toEqual({ type: 'LOYALTY_CREDIT', percent: 34 });
  // An amount above the price lost its comma.
  expect(proved({ ...read, mechanic: { ...mechanic, amountMinor: 27_200 } }, 799)).toMatchObject({ percent: 34 });
});

test('a regular price that was misread does not change a percentage that the feed proves', () => {
  const read = readTextOf({ mechanic: { type: 'PERCENT_OFF', percent: 20 }, priceMinor: 719, regularMinor: 999 });
  expect(withProvedMechanic(read, [899])).toBe(read);
});

test('what the regular price already explains stays as it was read', () => {
  const read = readTextOf({ mechanic: { type: 'PERCENT_OFF', percent: 20 }, priceMinor: 439, mechanicText: '20% 50%' });
  expect(withProvedMechanic(read, [549])).toBe(read);
});
