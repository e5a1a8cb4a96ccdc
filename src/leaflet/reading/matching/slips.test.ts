import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aProduct } from '../testing.ts';
import { indexProducts } from './product-index.ts';
import { slipsBetween, withoutSlips } from './slips.ts';

const index = indexProducts([
  aProduct({ title: 'Nesquik Cacao en poudre 450 g', brand: 'Nesquik' }),
  aProduct({ title: 'Jambon de Bayonne 6 tranches vol' }),
  aProduct({ title: 'Fromage blanc nature 1 kg' }),
  aProduct({ title: 'Tomates cerises' }),
  aProduct({ title: 'Tomatas verdes' }),
]);

test.each([
  ['Nesqulk Cacao en poudre', 'Nesquik Cacao en poudre', 'a letter that looks alike'],
  ['NESQULK', 'NESQUIK', 'capitals stay capitals'],
  ['Fromoge bianc', 'Fromage blanc', 'in short words letters that look alike'],
  ['Nesquick', 'Nesquik', 'a letter too many'],
  ['jambon de Boyonne', 'jambon de Bayonne', 'the words beside it stay as they are'],
  ['Fromage naturo', 'Fromage nature', 'at the end of a word'],
])('%s is %s: %s', (read, meant) => {
  expect(withoutSlips(read, index)).toBe(meant);
});

test.each([
  ['Chocolat noir', 'words that the range does not have'],
  ['450g', 'quantities'],
  ['blanche', 'words with other letters'],
  ['vot', 'short words, where one letter makes another word'],
  ['Tomatos', 'a word that may be either of two'],
  ['', 'nothing'],
])('%s stays: %s', (read) => {
  expect(withoutSlips(read, index)).toBe(read);
});

const word = fc.string({ unit: fc.constantFrom(...'abcdeilnoqu01'), maxLength: 9 });

test('the distance is none to itself, the same both ways, and never more than a letter a place', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(slipsBetween(a, a)).toBe(0);
      expect(slipsBetween(a, b)).toBe(slipsBetween(b, a));
      expect(slipsBetween(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
  );
});

test('a bound changes no distance below it', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 9 }), (a, b, most) => {
      const free = slipsBetween(a, b);
      expect(slipsBetween(a, b, most) <= most).toBe(free <= most);
    }),
  );
});
