import { expect, test } from 'vitest';
import type { ListLine } from './api.ts';
import { basketLineOf } from './list-line.ts';
import { anOffer, aProduct } from './testing.ts';

const aLine = (over: Partial<ListLine> = {}): ListLine => ({
  offerId: 'offer',
  quantity: 3,
  checked: false,
  changed: 1,
  state: 'live',
  offer: anOffer(),
  ...over,
});

test('three of an offer are three of its product; of loose goods three usual weights', () => {
  expect(basketLineOf(aLine())).toEqual({ offerId: 'offer', productId: 'milk', steps: 3 });
  const loose = anOffer({ products: [aProduct({ byWeight: true, increment: 100 })] });
  expect(basketLineOf(aLine({ offer: loose }))).toMatchObject({ steps: 1500 });
});

test('what is taken, over, sold out, in store only, or to be chosen stays on the list', () => {
  const of = (...products: Parameters<typeof aProduct>[0][]) => ({
    offer: anOffer({ products: products.map(aProduct) }),
  });
  const staying = [{ checked: true }, { state: 'over' as const }, of(), of({ stock: 'out' }), of({ onWeb: false })];
  expect(staying.map((over) => basketLineOf(aLine(over)))).toEqual(staying.map(() => undefined));
  expect(basketLineOf(aLine(of({ productId: 'milk' }, { productId: 'tea' })))).toBeUndefined();
  expect(basketLineOf(aLine(of({ productId: 'milk' }, { productId: 'tea', stock: 'out' })))).toMatchObject({
    productId: 'milk',
  });
});
