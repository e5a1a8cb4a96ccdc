import { expect, test } from 'vitest';
import type { Blob } from './ink.ts';
import { hasPercentSign, lettersOf, partsOf, pointIn, rowsOf, slantOfPrice, toRow } from './rows.ts';

const glyph = (x0: number, y0: number, x1: number, y1: number): Blob => ({
  box: { x0, y0, x1, y1 },
  pixels: (x1 - x0) * (y1 - y0),
  color: [200, 16, 46],
  solid: 0.95,
  on: 1,
});

/** "4,99" in heavy type, 46 pixels tall: its comma is half as tall, and hangs below the line. */
const heavy = [glyph(0, 0, 37, 46), glyph(44, 33, 58, 58), glyph(63, 0, 103, 46), glyph(106, 0, 147, 46)];

test('a heavy comma belongs to the digits beside it, and is no digit', () => {
  const rows = rowsOf(heavy);
  expect(rows).toHaveLength(1);
  expect(partsOf(rows[0]!)).toHaveLength(1);
  expect(lettersOf(rows[0]!)).toBe(3);
  expect(pointIn(rows[0]!)).toBe(1);
});

test('a comma that touches the digit behind it makes that hang below the line', () => {
  expect(pointIn(toRow([glyph(0, 0, 37, 53), glyph(39, 0, 83, 61), glyph(86, 0, 117, 54)]))).toBe(1);
  expect(pointIn(toRow([glyph(0, 0, 37, 53), glyph(39, 0, 73, 53), glyph(86, 0, 117, 54)]))).toBeUndefined();
});

test('raised cents and a sign behind are parts of their own', () => {
  const price = toRow([glyph(0, 0, 30, 60), glyph(36, 0, 52, 30), glyph(54, 0, 70, 30), glyph(76, 32, 94, 60)]);
  expect(partsOf(price).map(lettersOf)).toEqual([1, 2, 1]);
});

test('cents that stand high a space away are in the row of their price, words on the line are not', () => {
  const digit = glyph(0, 0, 30, 60);
  const cents = [glyph(44, 0, 60, 30), glyph(62, 0, 78, 30)];
  const words = [glyph(44, 30, 60, 60), glyph(62, 30, 78, 60)];
  expect(rowsOf([glyph(-40, 0, -8, 60), digit, ...cents])).toHaveLength(1);
  expect(rowsOf([glyph(-40, 0, -8, 60), digit, ...words])).toHaveLength(2);
});

test('a price leans as its digits do, and a level one not at all', () => {
  const rise = Math.tan((10 * Math.PI) / 180);
  const leaning = [0, 40, 80].map((x) => glyph(x, x * rise, x + 32, x * rise + 50));
  expect(slantOfPrice([toRow(leaning)])).toBeCloseTo(10, 0);
  expect(slantOfPrice([toRow(heavy)])).toBe(0);
  expect(slantOfPrice([toRow([glyph(0, 0, 30, 60)])])).toBe(0);
});

test('a percent sign in three pieces is told from a sign, a digit and a comma', () => {
  const digits = [glyph(0, 0, 15, 27), glyph(18, 0, 33, 27)];
  const percent = [glyph(36, 0, 48, 12), glyph(44, 0, 61, 26), glyph(56, 14, 68, 27)];
  expect(hasPercentSign(toRow([...digits, ...percent]))).toBe(true);
  expect(hasPercentSign(toRow(heavy))).toBe(false);
  const signed = [glyph(0, 0, 12, 14), glyph(14, 0, 26, 30), glyph(28, 22, 36, 36), glyph(38, 0, 56, 30)];
  expect(hasPercentSign(toRow(signed))).toBe(false);
});
