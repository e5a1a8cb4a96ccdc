import type { WordingLocale } from '../../../promotion/index.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { esAr } from './es-AR.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { ptBr } from './pt-BR.ts';
import type { ReadingTable } from './reading-table.ts';
import { ro } from './ro.ts';
import { zhTw } from './zh-TW.ts';

/** The words that pages are read with, by the locale of their wording. A further one is its file and its line here. */
export const readingTables: Readonly<Record<WordingLocale, ReadingTable>> = {
  fr,
  nl,
  es,
  it,
  en,
  pl,
  ro,
  'pt-BR': ptBr,
  'es-AR': esAr,
  'zh-TW': zhTw,
};

const tables = Object.values(readingTables);

/** What all languages have of something, once each. */
export function ofEveryLocale(take: (table: ReadingTable) => readonly string[]): string[] {
  return [...new Set(tables.flatMap((table) => take(table)))];
}

/** A regular expression's source for any of the words, the longest first. */
export function anyOf(words: readonly string[]): string {
  return words.toSorted((a, b) => b.length - a.length).join('|');
}
