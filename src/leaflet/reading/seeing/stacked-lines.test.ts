import { expect, test } from 'vitest';
import type { Blob } from './ink.ts';
import { linesOfRow } from './stacked-lines.ts';

const glyph = (x0: number, y0: number, height: number): Blob => ({
  box: { x0, y0, x1: x0 + 5, y1: y0 + height },
  pixels: 3 * height,
  color: [40, 40, 40],
  solid: 0.9,
  on: 1,
});

const word = (y0: number, letters: number, height = 7): Blob[] =>
  Array.from({ length: letters }, (_, at) => glyph(7 * at, y0, height));

test('lines that a hanging letter ties together are parted, and the letter is cut between them', () => {
  const tie = glyph(70, 0, 17);
  const lines = linesOfRow([...word(0, 8), tie, ...word(10, 8)]);
  expect(lines.map((line) => line.length)).toEqual([9, 9]);
  expect(lines[0]!.at(-1)!.box).toEqual({ x0: 70, y0: 0, x1: 75, y1: 9 });
  expect(lines[1]![0]!.box).toEqual({ x0: 70, y0: 9, x1: 75, y1: 17 });
});

test('a line of letters with accents, raised cents or a slope stays whole', () => {
  const plain = [...word(0, 8), glyph(7, -3, 2)];
  expect(linesOfRow(plain)).toEqual([plain]);
  const price = [glyph(0, 0, 30), glyph(8, 0, 30), ...word(0, 2, 14), glyph(40, 16, 14)];
  expect(linesOfRow(price)).toEqual([price]);
  const leaning = Array.from({ length: 16 }, (_, at) => glyph(7 * at, at, 7));
  expect(linesOfRow(leaning)).toEqual([leaning]);
});

test('digits of a price keep together what is small beside them', () => {
  const price = [...word(0, 4, 30), ...word(0, 4).map(shifted), ...word(20, 4).map(shifted)];
  expect(linesOfRow(price)).toEqual([price]);
});

const shifted = (one: Blob): Blob => ({ ...one, box: { ...one.box, x0: one.box.x0 + 40, x1: one.box.x1 + 40 } });
