import { expect, test } from 'vitest';
import { readTextOf } from '../testing.ts';
import { followsFrom } from './follows-from.ts';

test('a percentage makes the price to a minor unit; about right tells nothing, far off denies it', () => {
  const offer = (priceMinor: number) => readTextOf({ mechanic: { type: 'PERCENT_OFF', percent: 25 }, priceMinor });
  expect(followsFrom(offer(524), 699)).toBe(true);
  expect(followsFrom(offer(526), 699)).toBeUndefined();
  expect(followsFrom(offer(399), 699)).toBe(false);
});

test('the price of several follows from the price of one', () => {
  const mechanic = { type: 'X_PLUS_Y_FREE', buy: 2, free: 1 } as const;
  const offer = readTextOf({ mechanic, priceMinor: 1998, priceLabel: { kind: 'lot', qty: 3, text: '' } });
  expect(followsFrom(offer, 999)).toBe(true);
  expect(followsFrom(offer, 899)).toBe(false);
});

test('a plain price follows from nothing', () => {
  expect(followsFrom(readTextOf({ priceMinor: 199 }), 199)).toBeUndefined();
});
