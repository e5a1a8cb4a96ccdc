import { currencyOf, type WordingLocale, wordingLocales } from '../../promotion/index.ts';
import { readingTables } from './locales/index.ts';
import type { PageContent } from './page-content.ts';
import { currenciesPrinted } from './price-notation.ts';

const tellingWords = new Map(
  wordingLocales.map((locale) => [locale, new Set(readingTables[locale].tellingWords.split(' '))]),
);

/**
 * The languages of a page's words, most likely first: one, or two where both are printed, as in Belgium. The currency on the page tells the
 * countries that share a language apart. French where nothing tells.
 */
export function detectLocales(content: PageContent): WordingLocale[] {
  const printed = currenciesPrinted(content.runs);
  const counts = countTellingWords(content).filter(([locale]) => printed.size === 0 || mayBePricedIn(locale, printed));
  const ranked = counts.toSorted((a, b) => b[1] - a[1]);
  const most = ranked[0]?.[1] ?? 0;
  if (most === 0) return ['fr'];
  const [first, second] = ranked.map(([locale]) => locale);
  return ranked
    .filter(
      ([locale, count], i) => i === 0 || (locale === second && count > 0.25 * most && isPrintedWith(locale, first!)),
    )
    .map(([locale]) => locale);
}

const mayBePricedIn = (locale: WordingLocale, printed: ReadonlySet<string>): boolean =>
  locale === 'en' || printed.has(currencyOf(locale));

const isPrintedWith = (locale: WordingLocale, other: WordingLocale): boolean =>
  readingTables[locale].printedWith?.includes(other) === true;

/** How many words of any language that leaflets are read in a text has. */
export function tellingWordsIn(text: string): number {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const isKnown = (word: string): boolean =>
    wordingLocales.some((locale) => tellingWords.get(locale)!.has(word) || readingTables[locale].script?.test(word));
  return words.filter(isKnown).length;
}

function countTellingWords({ runs }: PageContent): [WordingLocale, number][] {
  const words = runs.slice(0, 3000).flatMap((run) => run.text.toLowerCase().match(/\p{L}+/gu) ?? []);
  return wordingLocales.map((locale) => {
    const known = tellingWords.get(locale)!;
    const { script } = readingTables[locale];
    return [locale, words.filter((word) => known.has(word) || script?.test(word)).length];
  });
}
