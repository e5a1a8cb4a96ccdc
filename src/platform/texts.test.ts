import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { loadTexts } from './texts.ts';

const folder = mkdtempSync(join(tmpdir(), 'halles-texts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function textsOf(files: Record<string, Record<string, string>>) {
  for (const [language, texts] of Object.entries(files))
    writeFileSync(join(folder, `${language}.json`), JSON.stringify(texts));
  return loadTexts(pathToFileURL(`${folder}/`), Object.keys(files) as [string, ...string[]]);
}

const texts = textsOf({
  en: { left: '{count, plural, one {# place} other {# places}} left', only: 'Only here', markup: '<b>{name}</b>' },
  fr: { left: '{count, plural, one {# place} other {# places}} libres', total: 'Total {amount, number}' },
});

test('a sentence is said in the language, with its plurals and numbers', () => {
  expect(texts.say('en', 'left', { count: 1 })).toBe('1 place left');
  expect(texts.say('fr', 'left', { count: 3 })).toBe('3 places libres');
  expect(texts.say('fr', 'total', { amount: 1234.5 })).toBe('Total 1\u202f234,5');
});

test('a region reads its language, and a missing language or sentence the first one', () => {
  expect(texts.say('fr-BE', 'left', { count: 2 })).toBe('2 places libres');
  expect(texts.say('pl', 'left', { count: 2 })).toBe('2 places left');
  expect(texts.say('fr', 'only')).toBe('Only here');
});

test('what shoppers write is text, never markup or a message', () => {
  expect(texts.say('en', 'markup', { name: '{count} <i>' })).toBe('<b>{count} <i></b>');
});

test('a sentence that nobody wrote is a fault', () => {
  expect(() => texts.say('en', 'nothing')).toThrow('There is no text nothing.');
  expect(() => texts.say('en', 'left')).toThrow(/count/);
});
