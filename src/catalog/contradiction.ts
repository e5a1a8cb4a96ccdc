import { type Currency, currencyDigits } from '../money/index.ts';
import type { FeedRow } from './feed-row.ts';

const compared = ['price', 'title', 'brand', 'gtin', 'id'] as const;
export type ComparedField = (typeof compared)[number];

/** What a row says of a product, as feeds write it: prices as `4.59 EUR`, '' for nothing. */
export type RowWords = Readonly<Record<ComparedField, string>>;

/** One field that two rows about one product fill differently. */
export interface FieldDifference {
  readonly field: ComparedField;
  readonly said: string;
  readonly before: string;
}

/** A row that says something else of a product than an earlier row of the feed, or than the feed before. */
export interface Contradiction {
  readonly line: number;
  /** Null when it was not kept. */
  readonly otherLine: number | null;
  /** The feed before; null: the same file. */
  readonly otherFile: string | null;
  /** What both rows name the product by. */
  readonly by: 'id' | 'gtin';
  readonly name: string;
  readonly differences: readonly FieldDifference[];
}

/** The words of a row that are compared. */
export function feedWords(row: {
  readonly id: string;
  readonly price: { readonly minor: number; readonly currency: Currency };
  readonly title: string;
  readonly brand: string | null | undefined;
  readonly gtin: string | null | undefined;
}): RowWords {
  const digits = currencyDigits[row.price.currency];
  const price = `${(row.price.minor / 10 ** digits).toFixed(digits)} ${row.price.currency}`;
  return { price, title: row.title, brand: row.brand ?? '', gtin: row.gtin ?? '', id: row.id };
}

/** The fields in which two rows about one product differ, the one that costs most first. */
export function differencesOf(said: RowWords, before: RowWords): FieldDifference[] {
  return compared.flatMap((field) =>
    said[field] === before[field] ? [] : [{ field, said: said[field], before: before[field] }],
  );
}

/** The differences as a sentence without its end, for a shell: `price 1.25 EUR instead of 1.05 EUR`. */
export function tellDifferences(differences: readonly FieldDifference[]): string {
  return differences
    .map(({ field, said, before }) => `${field} ${said || '(none)'} instead of ${before || '(none)'}`)
    .join(', ');
}

interface KeptRow {
  readonly line: number;
  readonly words: RowWords;
}

/** The rows of a feed so far, to find the ones that name a product again. */
export class RowsSoFar {
  readonly #byId = new Map<string, KeptRow>();
  readonly #byGtin = new Map<string, KeptRow>();

  /** Set when the id was there before: then the earlier row is used. No differences: the row only repeats it. */
  sameId(row: FeedRow, line: number): Contradiction | undefined {
    const earlier = this.#byId.get(row.id);
    const words = feedWords(row);
    return earlier && contradict('id', row.id, { line, words }, earlier);
  }

  /** Keeps the row. Answers what it says otherwise than the first row of its GTIN, its own id aside; undefined when they agree. */
  add(row: FeedRow, line: number): Contradiction | undefined {
    const kept = { line, words: feedWords(row) };
    this.#byId.set(row.id, kept);
    if (!row.gtin) return undefined;
    const gtin = row.gtin.padStart(14, '0');
    const earlier = this.#byGtin.get(gtin);
    if (!earlier) this.#byGtin.set(gtin, kept);
    const found = earlier && contradict('gtin', row.gtin, kept, earlier);
    return found?.differences.some(({ field }) => field !== 'id' && field !== 'gtin') ? found : undefined;
  }
}

function contradict(by: 'id' | 'gtin', name: string, later: KeptRow, earlier: KeptRow): Contradiction {
  return {
    line: later.line,
    otherLine: earlier.line,
    otherFile: null,
    by,
    name,
    differences: differencesOf(later.words, earlier.words),
  };
}
