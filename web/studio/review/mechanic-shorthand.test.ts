import { expect, test } from 'vitest';
import { readShorthand } from './mechanic-shorthand.ts';

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
