import { expect, test } from 'vitest';
import { around, type Box, halves, moved, resized } from './boxes.ts';

const page = { widthPt: 600, heightPt: 840 };
const box: Box = [10, 20, 110, 60];

test('a box moves with its size and stops at the edge of the page', () => {
  expect(moved(box, 5, -5, page)).toEqual([15, 15, 115, 55]);
  expect(moved(box, -50, 0, page)).toEqual([0, 20, 100, 60]);
  expect(moved(box, 9999, 9999, page)).toEqual([500, 800, 600, 840]);
});

test('a box grows to the edge and never shrinks away', () => {
  expect(resized(box, 9999, 0, page)).toEqual([10, 20, 600, 60]);
  expect(resized(box, -9999, -9999, page)).toEqual([10, 20, 18, 28]);
});

test('halves cover the box without overlapping, and merging them gives it back', () => {
  const [left, right] = halves(box);
  expect(left[2]).toBe(right[0]);
  expect(around([left, right])).toEqual(box);
});
