import { foldText } from '../../catalog/index.ts';
import { ofEveryLocale } from './locales/index.ts';
import { brandAtStart, type ProductIndex } from './matching/product-index.ts';

interface RangeWords {
  readonly name: string;
  readonly brandLine: string | null;
}

const patterns = ofEveryLocale((table) => table.ranges).map((source) => new RegExp(`(?:^|\\s)${source}`, 'u'));
/** The name of a range ends where its price or percentage begins. */
const end = /\s*(?:[-−–:;,!*]|\d|%).*$/u;
const longest = 80;

/**
 * What an offer on a whole range is on, in the words of a search: "fromages" in "tout le rayon fromages -20 %". A name that is a brand and
 * nothing else is a range as well. Undefined where the words say nothing of a range.
 */
export function rangeIn({ name, brandLine }: RangeWords, index: ProductIndex): string | undefined {
  for (const text of [name, `${brandLine ?? ''} ${name}`]) {
    const range = rangeNamedIn(text);
    if (range) return index.brands.get(range) ?? range;
  }
  const brand = brandAtStart(name, index);
  return brand && foldText(brand) === foldText(name) ? brand : undefined;
}

function rangeNamedIn(text: string): string | undefined {
  const folded = foldText(text);
  for (const pattern of patterns) {
    const range = pattern.exec(folded)?.[1]?.replace(end, '').trim().slice(0, longest);
    if (range && range.length > 1) return range;
  }
  return undefined;
}
