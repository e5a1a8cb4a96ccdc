import { expect, test } from 'vitest';
import type { ArithmeticCheck } from '../../../promotion/index.ts';
import { mendedAmount, mendedPrice } from './mended-price.ts';

/** What is printed beside a price: 250 g, and what a kilogram costs. */
const besideUnitPrice =
  (unitMinor: number) =>
  (priceMinor: number): ArithmeticCheck[] => [
    {
      check: 'unit_price',
      agrees: Math.abs(priceMinor * 4 - unitMinor) <= 2,
      expected: priceMinor * 4,
      printed: unitMinor,
    },
  ];

test.each([
  ['a price that agrees', 1653, 6612, 1653],
  ['a 7 that was read as 2', 1623, 6692, 1673],
  ['a 7 that was read as 1', 199, 3196, 799],
  ['a 4 that was read as 1', 6190, 25960, 6490],
])('%s', (_, read, unit, meant) => {
  expect(mendedPrice(read, besideUnitPrice(unit))).toBe(meant);
});

test('a price is left where nothing is printed beside it, where two digits differ, and where several prices agree', () => {
  expect(mendedPrice(199, () => [])).toBe(199);
  expect(mendedPrice(100, besideUnitPrice(476))).toBe(100);
  const loose = (priceMinor: number): ArithmeticCheck[] => [
    { check: 'printed_percent', agrees: priceMinor !== 741, expected: 25, printed: 25 },
  ];
  expect(mendedPrice(741, loose)).toBe(741);
});

test('what most prices agree with is no reason to believe one', () => {
  const checks = (priceMinor: number): ArithmeticCheck[] => [
    { check: 'price_below_regular', agrees: priceMinor < 999, expected: 999, printed: priceMinor },
    ...besideUnitPrice(3196)(priceMinor),
  ];
  expect(mendedPrice(199, checks)).toBe(799);
});

test('small print is mended by what is expected of it, but for one digit', () => {
  expect(mendedAmount(218, 219)).toBe(219);
  expect(mendedAmount(2667, 2657)).toBe(2657);
  expect(mendedAmount(850, 950)).toBe(950);
  expect(mendedAmount(650, 950)).toBe(650);
  expect(mendedAmount(950, 1250)).toBe(950);
});
