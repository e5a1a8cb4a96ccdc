import { expect, test } from 'vitest';
import type { ProductRange } from '../data.ts';
import { rangeNamed, rangesLike } from './range-search.ts';

const ranges: ProductRange[] = [
  { kind: 'department', name: 'Boissons', products: 20 },
  { kind: 'department', name: 'Crèmerie', products: 18 },
  { kind: 'department', name: 'Pâtes et riz', products: 6 },
  { kind: 'brand', name: 'Président', products: 5 },
  { kind: 'brand', name: 'La Crémière', products: 2 },
  { kind: 'brand', name: 'Riz Royal', products: 1 },
];
const named = (query: string) => rangesLike(ranges, query).map(({ name }) => name);

test('accents and capitals do not matter, and what begins so comes first', () => {
  expect(named('CREM')).toEqual(['Crèmerie', 'La Crémière']);
  expect(named('riz')).toEqual(['Riz Royal', 'Pâtes et riz']);
  expect(named('sident')).toEqual(['Président']);
  expect(named('yaourt')).toEqual([]);
});

test('without words those with the most products are shown, eight at most', () => {
  expect(named(' ')).toEqual(ranges.map(({ name }) => name));
  const many = Array.from({ length: 30 }, (_, i) => ({
    kind: 'brand' as const,
    name: `Marque ${i}`,
    products: 30 - i,
  }));
  expect(rangesLike(many, '')).toHaveLength(8);
});

test('a stored range is known however it is written, and told when it is gone', () => {
  expect(rangeNamed(ranges, 'pates et riz')).toBe(ranges[2]);
  expect(rangeNamed(ranges, 'fromages')).toBeUndefined();
});
