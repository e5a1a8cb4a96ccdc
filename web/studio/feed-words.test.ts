import { expect, test, vi } from 'vitest';

vi.stubGlobal('navigator', { languages: ['fr'] });
vi.stubGlobal('document', { documentElement: {} });
vi.resetModules();
const { contradictionText, feedFailure, rowError } = await import('./feed-words.ts');
vi.unstubAllGlobals();

const differences = [{ field: 'price' as const, said: '1.25 EUR', before: '1.05 EUR' }];

test('a contradiction is told with both lines and both values', () => {
  const inFile = { line: 14, otherLine: 2, otherFile: null, by: 'gtin' as const, name: '3033710065967', differences };
  expect(contradictionText(inFile)).toBe(
    'Ligne 14, GTIN 3033710065967 : prix « 1.25 EUR », avant « 1.05 EUR » (ce fichier, ligne 2)',
  );
  const fields = [...differences, { field: 'brand' as const, said: '', before: 'Lactel' }];
  expect(
    contradictionText({
      ...inFile,
      otherLine: null,
      otherFile: 'caisse.csv',
      by: 'id',
      name: '7',
      differences: fields,
    }),
  ).toBe(
    'Ligne 14, identifiant 7 : prix « 1.25 EUR », avant « 1.05 EUR » et marque « – », avant « Lactel » (caisse.csv)',
  );
});

test('a wrong row and a feed that cannot be read are told in the reader’s language', () => {
  expect(rowError({ line: 3, code: 'missing_value', message: 'title is empty.', values: { column: 'title' } })).toBe(
    'Ligne 3 : la colonne title est vide.',
  );
  expect(rowError({ line: 3, code: 'missing_value', message: 'title is empty.' })).toBe('Ligne 3 : title is empty.');
  const told = { code: 'lacks_columns', values: { columns: 'price' } };
  expect(feedFailure({ failure: 'The feed lacks the column price.', failureTold: told })).toBe(
    'Il manque au fichier : price. Ajoutez ces colonnes, puis renvoyez-le.',
  );
  expect(feedFailure({ failure: 'the disk is full', failureTold: null })).toContain('the disk is full');
});
