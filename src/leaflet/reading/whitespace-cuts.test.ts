import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Box } from '../offer.model.ts';
import { type Laid, partsByWhitespace } from './whitespace-cuts.ts';

const price = (box: Box): Laid => ({ box, kind: 'price' });
const name = (box: Box): Laid => ({ box, kind: 'name' });
const other = (box: Box): Laid => ({ box, kind: 'other' });

/** A card without a frame: its name above, its picture, its price at the bottom. */
const card = (x: number, y: number): Laid[] => [
  name([x, y, x + 80, y + 20]),
  other([x + 10, y + 40, x + 90, y + 120]),
  price([x + 50, y + 130, x + 100, y + 160]),
];

test('each card of a grid is a part, though the next name is nearer to a price than its own', () => {
  const cards = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => card(column * 130, row * 175)));
  const parts = partsByWhitespace(cards.flat());
  expect(parts.map((part) => part.length)).toEqual(Array.from({ length: 9 }, () => 3));
});

test('a title over all columns keeps none of them together', () => {
  const items = [...card(0, 40), ...card(130, 40), other([0, 0, 230, 25])];
  expect(partsByWhitespace(items)).toHaveLength(2);
});

test('what has one price stays whole', () => {
  expect(partsByWhitespace(card(0, 0))).toHaveLength(1);
  expect(partsByWhitespace([])).toEqual([[]]);
});

test('nothing is lost and nothing doubled, and each part keeps a price and a name', () => {
  const box = fc
    .tuple(fc.nat(500), fc.nat(500), fc.integer({ min: 1, max: 80 }), fc.integer({ min: 1, max: 40 }))
    .map(([x, y, width, height]): Box => [x, y, x + width, y + height]);
  const item = fc
    .tuple(box, fc.constantFrom('price', 'name', 'other'))
    .map(([of, kind]) => ({ box: of, kind }) as Laid);
  fc.assert(
    fc.property(fc.array(item, { maxLength: 40 }), (items) => {
      const parts = partsByWhitespace(items);
      expect(parts.flat()).toHaveLength(items.length);
      expect(new Set(parts.flat()).size).toBe(new Set(items).size);
      if (parts.length > 1)
        for (const part of parts) {
          expect(part.some(({ kind }) => kind === 'price')).toBe(true);
          expect(part.some(({ kind }) => kind === 'name')).toBe(true);
        }
    }),
    { numRuns: 200 },
  );
});
