import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';

export type MessageValues = Readonly<Record<string, string | number | Date>>;

/** Sentences of one part of Halles: ICU messages by id, one JSON file a language. */
export interface Texts {
  readonly languages: readonly string[];
  /** The sentence in `language` (`fr`, `fr-BE`), falling back to its base language and then to the first language of the set. */
  say(language: string, id: string, values?: MessageValues): string;
}

/**
 * Loads `<folder>/<language>.json` for each language.
 * @throws {Error} when an id is asked that the first language does not have: a missing sentence is a fault.
 */
export function loadTexts(folder: URL, languages: readonly [string, ...string[]]): Texts {
  const files = new Map(languages.map((language) => [language, readMessages(new URL(`${language}.json`, folder))]));
  const compiled = new Map<string, IntlMessageFormat>();
  const find = (language: string, id: string): { language: string; message: string } => {
    for (const candidate of [language, language.split('-')[0]!, languages[0]]) {
      const message = files.get(candidate)?.[id];
      if (message !== undefined) return { language: candidate, message };
    }
    throw new Error(`There is no text ${id}.`);
  };
  return {
    languages,
    say: (language, id, values = {}) => {
      const found = find(language, id);
      const key = `${found.language}\n${id}`;
      let format = compiled.get(key);
      if (!format) {
        format = new IntlMessageFormat(found.message, found.language, undefined, { ignoreTag: true });
        compiled.set(key, format);
      }
      return String(format.format({ ...values }));
    },
  };
}

function readMessages(file: URL): Record<string, string> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}
