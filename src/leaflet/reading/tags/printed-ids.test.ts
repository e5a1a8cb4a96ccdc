import { expect, test } from 'vitest';
import { aProduct } from '../testing.ts';
import { knownNames } from './known-names.ts';
import { productsNamedIn } from './printed-ids.ts';
import { plainAddress } from './product-address.ts';

const names = knownNames([
  aProduct({
    title: 'Juice',
    productId: '4711',
    gtin: '3017620422003',
    link: 'https://www.shop.example/p/juice/?id=4711',
  }),
  aProduct({ title: 'Honey', productId: 'MIEL-500', gtin: '96385074' }),
  aProduct({ title: 'Jam', productId: 'JAM 12', gtin: '614141007349' }),
  aProduct({ title: 'Tea', productId: 'thé', gtin: '10614141000415' }),
]);
const seen = (text: string): string[] => productsNamedIn(text, false, names).map(({ title }) => title);
const hidden = (text: string): string[] => productsNamedIn(text, true, names).map(({ title }) => title);

test.each([
  ['MIEL-500', ['Honey']],
  ['Le pot MIEL-500 de 500 g', ['Honey']],
  ['Réf. 4711', ['Juice']],
  ['Art. n° 4711', ['Juice']],
  ['SKU: 4711', ['Juice']],
  ['EAN 3017620422003', ['Juice']],
  ['3 017620 422003', ['Juice']],
  ['03017620422003', ['Juice']],
  ['96385074', ['Honey']],
  ['6 14141 00734 9', ['Jam']],
  ['1 06 14141 00041 5', ['Tea']],
])('%s names a product where shoppers see it', (text, found) => expect(seen(text)).toEqual(found));

test.each([
  'MIEL-500.',
  'MIEL-500)',
  '(MIEL-500]',
  'XMIEL-500',
  '4711',
  '4711 €',
  'thé',
  'JAM 12',
  '3017620422004',
  '3017620422003.',
  '13017620422003',
  'Tél. : 96385074',
  'Teléfono 96385074',
  'WhatsApp +55 96385074',
  '0 800 96385074',
  '96385074 12',
  '9638-5074',
  '12,3017620422003',
])('%s names none', (text) => expect(seen(text)).toEqual([]));

test.each([
  ['4711', ['Juice']],
  ['4711 MIEL-500', ['Juice', 'Honey']],
  ['4711;MIEL-500, thé', ['Juice', 'Honey', 'Tea']],
  ['JAM 12', ['Jam']],
  ['MIEL-500 bio', ['Honey']],
])('%s names products where only machines see it', (text, found) => expect(hidden(text)).toEqual(found));

test.each(['4711.', '4711 bio', 'de 4711', ''])('%s names none even there', (text) => expect(hidden(text)).toEqual([]));

test('a code or link finds its product by page, digital link or element string', () => {
  const found = (address: string) => names.byAddress(address)?.title;
  expect(found('HTTP://shop.example/p/juice?utm_campaign=week&id=4711#top')).toBe('Juice');
  expect(found('https://brand.example/gtin/96385074')).toBe('Honey');
  expect(found('https://id.gs1.org/01/10614141000415/10/AB?17=271231')).toBe('Tea');
  expect(found('(01)03017620422003(17)271231')).toBe('Juice');
  expect(found('0103017620422003')).toBe('Juice');
  expect(found('MIEL-500')).toBe('Honey');
  expect(found('https://shop.example/p/juice?id=4712')).toBeUndefined();
  expect(found('https://id.gs1.org/01/03017620422004')).toBeUndefined();
});

test('what is no address has no plain one', () => {
  for (const text of ['', 'http://', 'localhost', 'a b']) expect(plainAddress(text)).toBeUndefined();
});

test('a long line is read in good time', () => {
  const began = performance.now();
  for (const text of [
    '9'.repeat(2000),
    '9 '.repeat(1000),
    'Réf. '.repeat(400),
    '+ '.repeat(1000),
    '96385074 '.repeat(220),
  ])
    productsNamedIn(text, false, names);
  expect(performance.now() - began).toBeLessThan(500);
});
