import { expect, test } from 'vitest';
import { anOfferToMatch, aProduct } from '../testing.ts';
import type { OfferToMatch } from './match-products.ts';
import { matchScattered } from './match-scattered.ts';
import { indexProducts } from './product-index.ts';

const grams = (amount: number) => ({ amount, unit: 'g' }) as const;

const feed = [
  aProduct({ title: 'Belvert Petits pois extra-fins 560 g', brand: 'Belvert', net: grams(560), priceMinor: 215 }),
  aProduct({ title: 'Belvert Petits pois extra-fins 280 g', brand: 'Belvert', net: grams(280), priceMinor: 129 }),
  aProduct({
    title: 'Belvert Petits pois carottes nouvelles 280 g',
    brand: 'Belvert',
    net: grams(280),
    priceMinor: 129,
  }),
  aProduct({ title: 'DORINE CONFIT FRAISE 370G', brand: 'Dorine', net: grams(370), priceMinor: 245 }),
  aProduct({ title: 'DORINE CONFIT ABRICOT 370G', brand: 'Dorine', net: grams(370), priceMinor: 245 }),
  aProduct({ title: 'Poivron rouge', net: grams(1000), priceMinor: 279 }),
];

function match(text: string, offer: Partial<OfferToMatch> = {}): string[] {
  const whole = anOfferToMatch({ name: text, isPictured: true, ...offer });
  return matchScattered(whole, text, indexProducts(feed)).map(({ title }) => title);
}

test('words in any place are put together, and the content tells the size', () => {
  const text = 'La boîte de 280 g . BELVERT Petits pois extra-fins';
  expect(match(text, { net: grams(280) })).toEqual(['Belvert Petits pois extra-fins 280 g']);
});

test('a regular price proves the size where no content was read', () => {
  const text = 'PRIX BARRE . BELVERT Petits pois extra-fins . au lieu de 2,15 €';
  expect(match(text)).toEqual(['Belvert Petits pois extra-fins 560 g']);
  expect(match('BELVERT Petits pois extra-fins')).toEqual([]);
});

test('a promotion on the feed’s price proves it', () => {
  const followsFrom = (regularMinor: number): boolean => regularMinor === 245;
  expect(match('-20% . DORINE Confiture de fraises', { followsFrom })).toEqual(['DORINE CONFIT FRAISE 370G']);
});

test('a word that reads like one of the product counts for it', () => {
  expect(match('BELVERT Petits pois extra-fins', { net: grams(280) })).toHaveLength(1);
  expect(match('BELVFRT Petits pots extra-fins', { net: grams(280) })).toEqual([]);
  expect(match('BELVERT Petils pois exlra-fins', { net: grams(280) })).toHaveLength(1);
});

test('a word that another product of the brand would explain leaves it open', () => {
  expect(match('BELVERT Petits pois extra-fins carottes', { net: grams(280) })).toEqual([]);
});

test('all are linked where the words offer a choice, none where they do not', () => {
  const text = 'DORINE Confiture fraise ou abricot';
  expect(match(text, { net: grams(370) })).toHaveLength(2);
  expect(match('DORINE Confiture fraise abricot', { net: grams(370) })).toEqual([]);
});

test('loose goods are known by their name below the feed’s price', () => {
  expect(match('Poivron rouge', { priceMinor: 179 })).toEqual(['Poivron rouge']);
  expect(match('Poivron rouge', { priceMinor: 79 })).toEqual([]);
  expect(match('Poivron rouge', { priceMinor: 179, brand: 'Belvert' })).toEqual([]);
});
