import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMoney,
  allocate,
  byWeight,
  formatMoney,
  lineTotal,
  money,
  parsePrice,
  scaleHalfUp,
  unitPrice,
} from './index.ts';

describe('rounding', () => {
  test('a line is rounded once, half up', () => {
    expect(lineTotal(money(199, 'EUR'), 1250, byWeight)).toEqual({ minor: 249, currency: 'EUR' });
    expect(scaleHalfUp(1, 1, 2)).toBe(1);
    expect(scaleHalfUp(-1, 1, 2)).toBe(-1);
  });

  test('weights up to 10^9 steps and prices up to 10^9 are exact', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 1e9 }), (price, steps) => {
        const product = BigInt(price) * BigInt(steps);
        const expected = product / 1000n + (product % 1000n >= 500n ? 1n : 0n);
        expect(BigInt(lineTotal(money(price, 'EUR'), steps, byWeight).minor)).toBe(expected);
      }),
    ));

  test('a result that is no safe integer is refused', () => {
    expect(() => scaleHalfUp(Number.MAX_SAFE_INTEGER, 2, 1)).toThrow(RangeError);
    expect(() => money(1.5, 'EUR')).toThrow(/minor/);
  });
});

describe('allocation', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 20 });

  test('the parts sum to the total and stay within one unit of their share', () =>
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), weights, (total, given) => {
        const parts = allocate(total, given);
        const sum = given.reduce((left, right) => left + right, 0);
        expect(parts.reduce((left, right) => left + right, 0)).toBe(total);
        if (sum > 0) {
          for (const [index, part] of parts.entries()) {
            expect(Math.abs(part - (total * given[index]!) / sum)).toBeLessThan(1 + 1e-6);
          }
        }
      }),
    ));

  test('equal remainders go to the earlier part', () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(2, [0, 0, 0])).toEqual([1, 1, 0]);
  });
});

describe('prices', () => {
  test('amounts of different currencies do not add up', () => {
    expect(addMoney(money(1, 'EUR'), money(2, 'EUR'))).toEqual(money(3, 'EUR'));
    expect(() => addMoney(money(1, 'EUR'), money(2, 'PLN'))).toThrow(/PLN/);
  });

  test('a feed price is read strictly', () => {
    expect(parsePrice('4.59 EUR', 'EUR')).toBe(459);
    expect(parsePrice('4.5 EUR', 'EUR')).toBe(450);
    expect(parsePrice('4', 'EUR')).toBe(400);
    expect(parsePrice('99 TWD', 'TWD')).toBe(99);
    expect(parsePrice('99.00 TWD', 'TWD')).toBe(99);
    for (const wrong of ['', '-1.00 EUR', '4,59 EUR', '4.599 EUR', '4.59 PLN', '1,299.00', '1e3', '4.59EUR', '.5']) {
      expect(parsePrice(wrong, 'EUR'), wrong).toBeUndefined();
    }
    expect(parsePrice('99.50 TWD', 'TWD')).toBeUndefined();
  });

  test('what is formatted without grouping is read back', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (minor) => {
        const shown = formatMoney(money(minor, 'EUR'), 'en-IE').replace(/[€,]/g, '');
        expect(parsePrice(`${shown} EUR`, 'EUR')).toBe(minor);
      }),
    ));

  test('a unit price is per kilogram, litre or piece', () => {
    expect(unitPrice({ priceMinor: 454, quantity: { amount: 825, unit: 'g' } })).toEqual({ minor: 550, per: 'kg' });
    expect(unitPrice({ priceMinor: 1029, quantity: { amount: 1665, unit: 'ml' } })).toEqual({ minor: 618, per: 'L' });
    expect(unitPrice({ priceMinor: 919, quantity: { amount: 24, unit: 'piece' } })).toEqual({
      minor: 38,
      per: 'piece',
    });
    expect(() => unitPrice({ priceMinor: 1, quantity: { amount: 0, unit: 'g' } })).toThrow(/quantity/);
  });
});
