import { expect, test } from 'vitest';
import { indexProducts } from './matching/product-index.ts';
import { rangeIn } from './range.ts';
import { aProduct, readDrawn } from './testing.ts';

const index = indexProducts([
  aProduct({ title: 'Lait 1 L', brand: 'Candia' }),
  aProduct({ title: 'Yaourt', brand: 'Bonne Maman' }),
]);
const rangeOf = (name: string, brandLine: string | null = null) => rangeIn({ name, brandLine }, index);

test.each([
  ['Toute la gamme Bonne Maman', 'Bonne Maman'],
  ['Sur tout le rayon fromages -20 %', 'fromages'],
  ['Tous les produits de la marque Candia', 'Candia'],
  ['Het volledige gamma kaas', 'kaas'],
  ['En todos los quesos', 'quesos'],
  ['Tutto il reparto formaggi', 'formaggi'],
  ['Wszystkie produkty mleczne', 'mleczne'],
  ['Em todos os queijos', 'queijos'],
  ['Toată gama de iaurturi', 'iaurturi'],
  ['統一全系列', '統一'],
  ['Candia', 'Candia'],
])('%s is on %s', (name, range) => {
  expect(rangeOf(name)).toBe(range);
});

test.each(['Lait demi-écrémé 1 L', 'Candia Lait 1 L', 'Fromage à raclette', 'Yaourt sur lit de fruits', ''])(
  '%s is no range',
  (name) => {
    expect(rangeOf(name)).toBeUndefined();
  },
);

test('an offer on a range has its range and no product, one on a product has no range', async () => {
  const offers = await readDrawn(
    (page) => {
      page.text('Toute la gamme Candia', 60, 100, 9, { bold: true });
      page.raisedPrice(199, 60, 160, 30);
      page.text('Jus de pomme', 360, 100, 9, { bold: true });
      page.text('La bouteille de 1 L', 360, 112, 7);
      page.raisedPrice(99, 360, 160, 30);
    },
    [
      aProduct({ title: 'Jus de pomme 1 L', priceMinor: 120, net: { amount: 1000, unit: 'ml' } }),
      aProduct({ title: 'Crème', brand: 'Candia' }),
    ],
  );
  expect(offers.map(({ range, products }) => [range, products.length])).toEqual(
    expect.arrayContaining([
      ['Candia', 0],
      [null, 1],
    ]),
  );
});
