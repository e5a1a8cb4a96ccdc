import { IntlMessageFormat } from 'intl-messageformat';

export type Values = Readonly<Record<string, string | number>>;
export type SayIn<Id extends string> = (id: Id, values?: Values) => string;

/** The sentences of a surface in the reader's language: French or English, whichever the browser asks for first. */
export function makeSay<Id extends string>(files: {
  readonly fr: Readonly<Record<Id, string>>;
  readonly en: Readonly<Record<Id, string>>;
}): { say: SayIn<Id>; language: 'fr' | 'en' } {
  const language =
    navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'fr' || tag === 'en') === 'fr'
      ? 'fr'
      : 'en';
  document.documentElement.lang = language;
  const compiled = new Map<Id, IntlMessageFormat>();
  const say: SayIn<Id> = (id, values = {}) => {
    let format = compiled.get(id);
    if (!format) {
      format = new IntlMessageFormat(files[language][id], language, undefined, { ignoreTag: true });
      compiled.set(id, format);
    }
    return String(format.format({ ...values }));
  };
  return { say, language };
}
