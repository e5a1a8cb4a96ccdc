import { expect, test } from 'vitest';
import type { PricedProduct } from '../catalog/index.ts';
import { isList, listLimits, readList, stepsFor } from './shopping-list.model.ts';

const read = (text: string) => readList(text).items.map(({ query, count, content }) => [query, count, content?.amount]);

test('a written list is read line by line', () => {
  expect(read('2 l de lait, des pâtes, 1 poulet')).toEqual([
    ['lait', undefined, 2000],
    ['pates', undefined, undefined],
    ['poulet', 1, undefined],
  ]);
  expect(read('Je voudrais 3 paquets de pâtes et 500 g de jambon')).toEqual([
    ['pates', 3, undefined],
    ['jambon', undefined, 500],
  ]);
  expect(read('- two bottles of milk\n- bread x2')).toEqual([
    ['milk', 2, undefined],
    ['bread', 2, undefined],
  ]);
  expect(read('1,5 l de lait, chips sel et vinaigre')).toEqual([
    ['lait', undefined, 1500],
    ['chips sel et vinaigre', undefined, undefined],
  ]);
});

test('one product is no list', () => {
  expect(isList(readList('lait demi écrémé 1 l'))).toBe(false);
  expect(isList(readList('deux poulets'))).toBe(true);
  expect(isList(readList(''))).toBe(false);
});

test('a list too long is read as far as it goes, and says how much is left', () => {
  const { items, leftOut } = readList(Array.from({ length: 35 }, (_, i) => `produit n${i}`).join('\n'));
  expect([items.length, leftOut]).toEqual([listLimits.items, 5]);
});

const aProduct = (over: Partial<PricedProduct>) =>
  ({ basis: { unit: 'C62', scale: 0, increment: 1 }, net: null, ...over }) as PricedProduct;
const wanted = (text: string) => readList(text).items[0]!;

test('what is asked becomes pieces or a weight', () => {
  const litre = aProduct({ net: { amount: 1000, unit: 'ml' } });
  expect(stepsFor(wanted('2 l de lait'), litre)).toBe(2);
  expect(stepsFor(wanted('3 laits'), litre)).toBe(3);
  const ham = aProduct({ basis: { unit: 'KGM', scale: 3, increment: 100 } });
  expect(stepsFor(wanted('450 g de jambon'), ham)).toBe(500);
  expect(stepsFor(wanted('12 œufs'), aProduct({ net: { amount: 6, unit: 'piece' } }))).toBe(2);
});
