import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test, vi } from 'vitest';

vi.stubGlobal('navigator', { languages: ['fr'] });
vi.stubGlobal('document', { documentElement: {} });
const { texts } = await import('./texts.ts');
vi.unstubAllGlobals();

type Part = IntlMessageFormat['getAst'] extends () => infer Ast ? Ast : never;

/** The names that a message asks for, those inside its choices too. */
function namesIn(parts: Part): string[] {
  return parts.flatMap((part) => {
    const inner = 'options' in part ? Object.values(part.options).flatMap(({ value }) => namesIn(value)) : [];
    return part.type === 0 || part.type === 7 ? [] : [part.value, ...inner];
  });
}

test('every sentence is whole in both languages and asks for the same values', () => {
  const namesOf = (text: string, language: string): string[] =>
    [...new Set(namesIn(new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst()))].sort();
  expect(Object.keys(texts.en)).toEqual(Object.keys(texts.fr));
  for (const id of Object.keys(texts.fr) as (keyof typeof texts.fr)[])
    expect([id, namesOf(texts.en[id], 'en')]).toEqual([id, namesOf(texts.fr[id], 'fr')]);
});
