import { expect, test } from 'vitest';
import { holesIn } from './holes.ts';

const drawing = ['.#####..', '.#...#..', '.#.#.#..', '.#...#..', '.#####..', '..#..###', '..##.#.#', '.....###'];
const box = { x0: 100, y0: 50, x1: 108, y1: 58 };
const isSolid = (x: number, y: number): boolean => drawing[y - box.y0]?.[x - box.x0] === '#';

test('holes are told from the top, in pixels of the page, with the stretches they are made of', () => {
  expect(holesIn(box, isSolid, { leastPixels: 1 })).toEqual([
    { x0: 102, y0: 51, x1: 105, y1: 54, pixels: 8, runs: 4, longestRun: 3 },
    { x0: 106, y0: 56, x1: 107, y1: 57, pixels: 1, runs: 1, longestRun: 1 },
  ]);
});

test('small holes are left out, and no more are looked for than asked', () => {
  expect(holesIn(box, isSolid, { leastPixels: 2 })).toHaveLength(1);
  expect(holesIn(box, isSolid, { leastPixels: 1, most: 1 })).toHaveLength(1);
});

test('what is open to a side is no hole', () => {
  expect(holesIn({ ...box, y1: 54 }, isSolid, { leastPixels: 1 })).toEqual([]);
});
