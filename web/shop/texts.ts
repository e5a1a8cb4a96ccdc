import { IntlMessageFormat } from 'intl-messageformat';
import en from './texts/en.json';
import fr from './texts/fr.json';

const files: Readonly<Record<string, Readonly<Record<string, string>>>> = { fr, en };
const compiled = new Map<string, IntlMessageFormat>();

export type TextId = keyof typeof fr;
export type Say = (id: TextId, values?: Readonly<Record<string, string | number>>) => string;

/** The languages that the shop is written in. A further one is a further file. */
export const shopLanguages = Object.keys(files);

/** The shop's sentences in a language. */
export function sayIn(language: string): Say {
  const texts = files[language] ?? en;
  return (id, values = {}) => {
    const key = `${language}\n${id}`;
    let format = compiled.get(key);
    if (!format) {
      format = new IntlMessageFormat(texts[id] ?? fr[id], language, undefined, { ignoreTag: true });
      compiled.set(key, format);
    }
    return String(format.format({ ...values }));
  };
}

/** The first of the reader's languages that the shop is written in; else the entity's first one that is; else English. */
export function chooseLanguage(acceptLanguage: string | undefined, entityLanguages: readonly string[]): string {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality = 'q=1'] = part.trim().split(';');
      return { tag: tag.split('-')[0]!.toLowerCase(), quality: Number(quality.replace(/^\s*q=/, '')) || 0 };
    })
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
  return (
    [...wanted, ...entityLanguages.map((language) => language.split('-')[0]!), 'en'].find((language) =>
      shopLanguages.includes(language),
    ) ?? 'en'
  );
}
