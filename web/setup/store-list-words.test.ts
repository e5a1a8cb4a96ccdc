import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test, vi } from 'vitest';

vi.stubGlobal('navigator', { languages: ['fr'] });
vi.stubGlobal('document', { documentElement: {} });
vi.resetModules();
const { storeListError } = await import('./store-list-words.ts');
const { texts } = await import('./texts.ts');
vi.unstubAllGlobals();

test('a wrong line is told in the reader’s language, with what to write there', () => {
  const message = 'opening_hours must look like "Mo-Sa 08:30-20:00; Su 09:00-12:30".';
  expect(storeListError({ line: 3, code: 'bad_opening_hours', message, values: { value: '24/7' } })).toBe(
    'Ligne 3 : opening_hours « 24/7 » : écrivez les horaires comme « Mo-Sa 08:30-20:00; Su 09:00-12:30 ».',
  );
  const double = { line: 4, code: 'duplicate_id', message: '', values: { id: 'lille', otherLine: 2 } };
  expect(storeListError(double)).toBe('Ligne 4 : le magasin lille est déjà à la ligne 2.');
});

test('an error of a newer server is told in its words', () => {
  expect(storeListError({ line: 1, code: 'of_tomorrow', message: 'Something else.', values: {} })).toBe(
    'Ligne 1 : Something else.',
  );
});

test('every sentence about a line is whole in both languages and names the same values', () => {
  const namesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name!).sort();
  for (const id of Object.keys(texts.fr).filter((key) => key.startsWith('setup.error.')) as (keyof typeof texts.fr)[]) {
    expect([id, namesIn(texts.en[id])]).toEqual([id, namesIn(texts.fr[id])]);
    for (const language of ['fr', 'en'] as const)
      expect(() => new IntlMessageFormat(texts[language][id], language, undefined, { ignoreTag: true })).not.toThrow();
  }
});
