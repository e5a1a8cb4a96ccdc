import { expect, test, vi } from 'vitest';

vi.stubGlobal('navigator', { languages: ['fr'] });
vi.stubGlobal('document', { documentElement: {} });
vi.resetModules();
const { refusalText, refusalTexts } = await import('./refusals.ts');
const { Refused } = await import('./api.ts');
vi.unstubAllGlobals();

const source = import.meta.glob<string>('../../src/**/*.ts', { query: '?raw', import: 'default', eager: true });
/** Told to Meta, or to shoppers in texts of their own. */
const notForStaff = /src\/(meta|order\/lists)\/|\.test\.ts$|shop-routes\.ts$|order\/refusal-problem\.ts$/;

/** The codes of the problems that the server's routes name. */
function codesOfServer(): string[] {
  const named = Object.entries(source).flatMap(([file, text]) => {
    if (notForStaff.test(file)) return [];
    const thrown = text.matchAll(/new Problem\(\s*\d+,\s*'(\w+)'/g);
    const listed = text.matchAll(/^ {2}(\w+): \[4\d\d, /gm);
    return [...thrown, ...listed].map(([, code]) => code ?? '');
  });
  return [...new Set(named)];
}

test('every refusal that staff can meet is told in both languages', () => {
  const codes = codesOfServer();
  expect(codes).toEqual(expect.arrayContaining(['in_the_past', 'email_taken', 'window_closed', 'unknown_link']));
  // A piece of a file is sent by the screens alone.
  const missing = codes.filter((code) => !(code in refusalTexts.fr) && code !== 'not_a_piece');
  expect(missing).toEqual([]);
  expect(Object.keys(refusalTexts.en)).toEqual(Object.keys(refusalTexts.fr));
});

test('a refusal is told by its code in the reader’s language, one that no screen knows as the server says it', () => {
  const refused = (title: string, more = {}) =>
    new Refused({ title, status: 422, detail: 'The server’s sentence.', ...more });
  expect(refusalText(refused('in_the_past'))).toBe(
    'Cette heure est déjà passée dans un des magasins. Choisissez-en une à venir.',
  );
  expect(refusalText(refused('bad_field', { field: 'currency' }))).toContain('currency');
  expect(refusalText(refused('brand_new'))).toBe('The server’s sentence.');
  expect(refusalText(new TypeError('Failed to fetch'))).toContain('Halles ne répond pas');
});
