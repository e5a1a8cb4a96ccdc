import type { Currency } from '../money/index.ts';
import { wordingTables } from './locales/index.ts';

/** Languages whose promotion wording can be read and printed. Each is a table of data, listed in `locales/index.ts`. */
export type WordingLocale = keyof typeof wordingTables;

/** Every language with a wording. */
export const wordingLocales = Object.keys(wordingTables) as readonly WordingLocale[];

export function isWordingLocale(tag: string): tag is WordingLocale {
  return Object.hasOwn(wordingTables, tag);
}

/** The wording that a reader of a BCP 47 tag understands: `es-AR` has its own, `fr-BE` reads `fr`, `pt` reads `pt-BR`. */
export function wordingLocaleOf(tag: string): WordingLocale | undefined {
  const base = tag.split('-')[0]!;
  const exact = [tag, base].find(isWordingLocale);
  return exact ?? wordingLocales.find((locale) => locale.startsWith(`${base}-`));
}

/** The currency that leaflets of the locale's country print. */
export function currencyOf(locale: WordingLocale): Currency {
  return wordingTables[locale].currency;
}
