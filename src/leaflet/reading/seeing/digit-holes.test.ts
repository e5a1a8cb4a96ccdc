import { expect, test } from 'vitest';
import { digitWith, holesOfDigit } from './digit-holes.ts';

const shapes = {
  four: ['...##', '..###', '.#.##', '#..##', '#####', '...##', '...##'],
  eight: ['.###.', '#...#', '#...#', '.###.', '#...#', '#...#', '.###.'],
  six: ['.###.', '#....', '#....', '####.', '#...#', '#...#', '.###.'],
  nine: ['.###.', '#...#', '#...#', '.####', '....#', '....#', '.###.'],
  zero: ['.###.', '#...#', '#...#', '#...#', '#...#', '#...#', '.###.'],
  one: ['..##.', '.###.', '..##.', '..##.', '..##.', '..##.', '.####'],
};

/** Each sign as a square of pixels. */
function drawn(shape: readonly string[], size: number) {
  const isInk = (x: number, y: number): boolean => shape[Math.floor(y / size)]?.[Math.floor(x / size)] === '#';
  return holesOfDigit(isInk, { x0: 0, y0: 0, x1: shape[0]!.length * size, y1: shape.length * size });
}

test.each([
  ['1', 'four', '4'],
  ['1', 'one', '1'],
  ['3', 'eight', '8'],
  ['6', 'eight', '8'],
  ['5', 'six', '6'],
  ['5', 'four', '4'],
  ['6', 'four', '4'],
  ['6', 'six', '6'],
  ['9', 'nine', '9'],
  ['8', 'six', '6'],
  ['8', 'nine', '9'],
  ['8', 'zero', '0'],
  ['0', 'zero', '0'],
  ['4', 'four', '4'],
  ['6', 'one', '5'],
  ['7', 'four', '7'],
] as const)('%s with the holes of a %s is a %s', (read, shape, meant) => {
  expect(digitWith(drawn(shapes[shape], 5)!, read)).toBe(meant);
});

test('a small digit tells nothing, and a speck between strokes is no hole', () => {
  expect(drawn(shapes.eight, 2)).toBeUndefined();
  const speck = (x: number, y: number): boolean => !(x === 10 && y === 10);
  expect(holesOfDigit(speck, { x0: 0, y0: 0, x1: 25, y1: 35 })).toEqual([]);
});
