import { expect, test } from 'vitest';
import { anOfferToMatch, aProduct } from '../testing.ts';
import { matchProducts, type OfferToMatch } from './match-products.ts';
import { indexProducts } from './product-index.ts';

const grams = (amount: number) => ({ amount, unit: 'g' }) as const;

const feed = [
  aProduct({ title: 'Belvert Petits pois extra-fins 560 g', brand: 'Belvert', net: grams(560), priceMinor: 215 }),
  aProduct({ title: 'Belvert Petits pois extra-fins 280 g', brand: 'Belvert', net: grams(280), priceMinor: 129 }),
  aProduct({ title: 'Dorine Confiture de fraises 370 g', brand: 'Dorine', net: grams(370), priceMinor: 245 }),
  aProduct({ title: 'Dorine Confiture d’abricots 370 g', brand: 'Dorine', net: grams(370), priceMinor: 245 }),
  aProduct({ title: 'CLAIRMO CAMEMB CAMPAGNE 250G', brand: null, net: grams(250), priceMinor: 319 }),
];

function match(offer: Partial<OfferToMatch> & { name: string }, products = feed) {
  const { linked, proposed } = matchProducts(anOfferToMatch(offer), indexProducts(products));
  return { linked: linked.map(({ title }) => title), proposed: proposed.map(({ title }) => title) };
}

test('the quantity tells sizes apart', () => {
  const { linked } = match({ name: 'Petits pois extra-fins', brand: 'Belvert', net: grams(280) });
  expect(linked).toEqual(['Belvert Petits pois extra-fins 280 g']);
});

test('without a quantity both sizes are proposed and none is linked', () => {
  const { linked, proposed } = match({ name: 'Petits pois extra-fins', brand: 'Belvert' });
  expect(linked).toEqual([]);
  expect(proposed).toHaveLength(2);
});

test('words that a till title cut short still match', () => {
  const offer = { name: 'Camembert de campagne', brand: 'Clairmont', net: grams(250), regularMinor: 319 };
  expect(match(offer).linked).toEqual(['CLAIRMO CAMEMB CAMPAGNE 250G']);
});

test('another flavor is proposed, never linked, even at the same price', () => {
  const offer = { name: 'Confiture de cerises', brand: 'Dorine', net: grams(370), regularMinor: 245 };
  expect(match(offer)).toEqual({ linked: [], proposed: expect.arrayContaining(['Dorine Confiture de fraises 370 g']) });
});

test('a product without a printed brand is not linked to a brand at another price', () => {
  expect(match({ name: 'Confiture de fraises', net: grams(370), priceMinor: 149 }).linked).toEqual([]);
});

test('each variant to choose from is linked', () => {
  const variants = ['Confiture de fraises', 'Confiture d’abricots'];
  const { linked } = match({ name: 'Confiture de fraises', variants, brand: 'Dorine', net: grams(370) });
  expect(linked).toEqual(['Dorine Confiture de fraises 370 g', 'Dorine Confiture d’abricots 370 g']);
});

test('words that a picture lost are made up for by the very price, never words that say otherwise', () => {
  const price = { brand: 'Dorine', net: grams(370), priceMinor: 245 };
  expect(match({ name: 'Confiture', ...price }, feed.slice(0, 3)).linked).toEqual([]);
  const seen = { ...price, isPictured: true };
  expect(match({ name: 'Confiture', ...seen }, feed.slice(0, 3)).linked).toEqual(['Dorine Confiture de fraises 370 g']);
  expect(match({ name: 'Confiture de cerises', ...seen }, feed.slice(0, 3)).linked).toEqual([]);
  expect(match({ name: 'Confiture', ...seen, priceMinor: 199 }, feed.slice(0, 3)).linked).toEqual([]);
});

test('of two that are about as good the one without a word more is meant, but not where a picture may have lost that word', () => {
  const liters = { amount: 9000, unit: 'ml' } as const;
  const products = [
    ...feed,
    aProduct({ title: 'BELLARIV THE ALLA PESC 6X1.5L', brand: 'Bellariva', net: liters, priceMinor: 774 }),
    aProduct({ title: 'Bellariva Thè alla pesca zero 6 x 1,5 L', brand: 'Bellariva', net: liters, priceMinor: 774 }),
  ];
  const offer = { name: 'Thè alla pesca', brand: 'Bellariva', net: liters, regularMinor: 774 };
  expect(match(offer, products).linked).toEqual(['BELLARIV THE ALLA PESC 6X1.5L']);
  expect(match({ ...offer, isPictured: true }, products).linked).toEqual([]);
});

test('a quantity that a picture lost follows from its unit price', () => {
  const offer = { name: 'Petits pois extra-fins', brand: 'Belvert', priceMinor: 103, isPictured: true };
  expect(match({ ...offer, impliedNets: [grams(281)] }).linked).toEqual(['Belvert Petits pois extra-fins 280 g']);
  expect(match({ ...offer, impliedNets: [grams(410)] }).linked).toEqual([]);
  expect(match(offer).linked).toEqual([]);
});
