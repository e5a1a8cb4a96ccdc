import { expect, test } from 'vitest';
import { selectOffers } from './bulk-selection.ts';
import { anOffer, ids } from './testing.ts';

test('offers are found by page, mark and the words of their name or department, accents or none', () => {
  const offers = [
    anOffer('a', 1, { page: 4, name: 'Comté' }, ['Crèmerie fromages']),
    anOffer('b', 1, { page: 4, name: 'Lait' }, ['Crèmerie']),
    anOffer('c', 1, { page: 5, name: 'Brie' }, ['Crèmerie fromages']),
  ];
  const ask = (over: object) => ids(selectOffers(offers, { page: undefined, words: '', marked: undefined, ...over }));
  expect(ask({})).toBe('abc');
  expect(ask({ page: 4, words: 'FROMAGES' })).toBe('a');
  expect(ask({ words: 'comte cremerie' })).toBe('a');
  expect(ask({ words: 'fromage', marked: new Set(['b', 'c']) })).toBe('c');
  expect(ask({ words: 'zzz' })).toBe('');
});
