import { expect, test } from 'vitest';
import { readTextOf } from '../testing.ts';
import { withProvedUnitPrice } from './proved-unit-price.ts';

const grams = (amount: number) => ({ amount, unit: 'g' }) as const;

test('a digit of the unit price that another was taken for is put right, and then agrees', () => {
  const read = readTextOf({ priceMinor: 131, unitPrice: { minor: 784, per: 'kg' } });
  const { unitPrice, checks } = withProvedUnitPrice(read, [grams(165)]);
  expect(unitPrice).toEqual({ minor: 794, per: 'kg' });
  expect(checks).toEqual([{ check: 'unit_price', agrees: true, expected: 794, printed: 794 }]);
});

test('an amount beside no word is the unit price that the content makes', () => {
  const read = readTextOf({ priceMinor: 489, detail: 'Acumulas 1,22 € 7,52 Calibre 2' });
  expect(withProvedUnitPrice(read, [grams(650)]).unitPrice).toEqual({ minor: 752, per: 'kg' });
  expect(withProvedUnitPrice(read, [grams(500)])).toBe(read);
});

test('of several contents the one that proves an amount counts', () => {
  const read = readTextOf({ priceMinor: 1249, unitPrice: { minor: 6006, per: 'kg' } });
  expect(withProvedUnitPrice(read, [grams(203), grams(208)]).unitPrice).toEqual({ minor: 6005, per: 'kg' });
});

test('the price of a kilogram is not taken for its unit price', () => {
  const read = readTextOf({ priceMinor: 899, detail: 'Preţ 8,99 lei' });
  expect(withProvedUnitPrice(read, [grams(1000)])).toBe(read);
});
