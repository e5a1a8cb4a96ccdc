import { expect, test } from 'vitest';
import { asksNothing, fits, type Listed, readWanted, type Wanted } from './filter.ts';

const pate: Listed = { words: 'Maison Pâté de campagne', department: 'Frais', cheaper: false, favourite: false };
const wanted = (over: Partial<Wanted>): Wanted => ({ words: '', department: '', only: '', ...over });

test('words are found without their accents, in any order, and all of them', () => {
  expect(fits(pate, wanted({ words: 'CAMPAGNE  pate' }))).toBe(true);
  expect(fits(pate, wanted({ words: 'pâté croûte' }))).toBe(false);
  expect(fits(pate, wanted({ words: '   ' }))).toBe(true);
});

test('department, cheaper and favourites narrow together', () => {
  expect(fits(pate, wanted({ department: 'Épicerie' }))).toBe(false);
  expect(fits(pate, wanted({ department: 'Frais', only: 'cheaper' }))).toBe(false);
  expect(fits({ ...pate, cheaper: true }, wanted({ department: 'Frais', only: 'cheaper' }))).toBe(true);
  expect(fits({ ...pate, favourite: true }, wanted({ only: 'favourites', words: 'maison' }))).toBe(true);
});

test('an address asks for what it says, and for nothing else', () => {
  expect(readWanted({ words: 'lait', department: 'Frais', only: 'cheaper', via: 'qr' })).toEqual(
    wanted({ words: 'lait', department: 'Frais', only: 'cheaper' }),
  );
  expect(asksNothing(readWanted({ only: 'everything', via: 'qr', words: ' ' }))).toBe(true);
  expect(readWanted({ words: 'x'.repeat(500) }).words).toHaveLength(80);
});
