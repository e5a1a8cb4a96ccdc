import type { WordingLocale } from '../../../promotion/index.ts';

/** Tesseract's names of the languages, by the first part of a locale. */
const names: Readonly<Record<string, string>> = {
  fr: 'fra',
  nl: 'nld',
  es: 'spa',
  it: 'ita',
  en: 'eng',
  pl: 'pol',
  ro: 'ron',
  pt: 'por',
  zh: 'chi_tra',
};

/** The language that a page is recognised in: one at a time, the letters of its neighbors are near enough. */
export function recognitionLanguage(locales: readonly WordingLocale[] | undefined): string {
  return names[locales?.[0]?.split('-')[0] ?? ''] ?? 'fra';
}
