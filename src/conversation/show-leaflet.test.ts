import { expect, test } from 'vitest';
import { overview, withinSections } from './show-leaflet.ts';

const departments = (count: number, each: number) =>
  Array.from({ length: count }, (_, i) => ({
    name: `d${i}`,
    productIds: Array.from({ length: each + (i % 2) }, (__, j) => `${i}-${j}`),
  }));

test('fourteen small departments stand in ten sections and no product is left out', () => {
  const all = departments(14, 1);
  const sections = overview(withinSections(all, 'Autres'));
  expect(sections).toHaveLength(10);
  expect(sections.at(-1)?.title).toBe('Autres');
  expect(new Set(sections.flatMap(({ productIds }) => productIds)).size).toBe(
    all.flatMap(({ productIds }) => productIds).length,
  );
});

test('a list never has more than ten sections or thirty products', () => {
  for (const count of [1, 5, 10, 11, 40]) {
    const sections = overview(withinSections(departments(count, 7), 'Autres'));
    expect(sections.length).toBeLessThanOrEqual(10);
    expect(sections.flatMap(({ productIds }) => productIds).length).toBeLessThanOrEqual(30);
  }
});
