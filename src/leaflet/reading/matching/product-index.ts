import { foldText, wordsOf } from '../../../catalog/index.ts';
import { withoutMeasures } from '../read-quantity.ts';
import { type KnownNames, knownNames } from '../tags/known-names.ts';
import type { MatchableProduct } from './matchable-product.ts';

export type { MatchableProduct };

export interface IndexedProduct {
  readonly product: MatchableProduct;
  readonly words: readonly string[];
  readonly brandWords: readonly string[];
}

/** Words of all products, so that an offer finds its few candidates among many. */
export interface ProductIndex {
  readonly products: readonly IndexedProduct[];
  readonly byWord: ReadonlyMap<string, readonly number[]>;
  /** Words that share their first three letters, for titles in till style (cut words). */
  readonly byStart: ReadonlyMap<string, readonly string[]>;
  /** Brands by their folded name. */
  readonly brands: ReadonlyMap<string, string>;
  weight(word: string): number;
  /** Known words that begin or end with the same two letters: one of them is meant by a word with a letter misread. */
  spelledLike(word: string): Iterable<string>;
  /** Ids, GTINs and pages, for products that were tagged. */
  names(): KnownNames;
}

/** Words as products are named by: folded, without measures and one-letter words. */
export function nameWords(text: string): string[] {
  const named = withoutMeasures(foldText(text));
  const digits = named.match(/(?<![\d.,])\d{1,4}(?:[.,]\d)?%?(?![\d.,\p{L}])/gu) ?? [];
  return [...wordPartsOf(named), ...digits];
}

/** The words of a text; of Chinese, which has no spaces, its pairs of letters. */
export function wordPartsOf(text: string): string[] {
  return wordsOf(text).flatMap((word) =>
    /^\p{Script=Han}{3,}$/u.test(word)
      ? Array.from(word)
          .slice(1)
          .map((letter, i) => `${Array.from(word)[i]}${letter}`)
      : [word],
  );
}

function addTo<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Makes the index of a range; 300,000 products take some seconds. */
export function indexProducts(products: readonly MatchableProduct[]): ProductIndex {
  const indexed = products.map((product) => ({
    product,
    words: [...new Set(nameWords(product.title))],
    brandWords: wordPartsOf(product.brand ?? ''),
  }));
  const byWord = new Map<string, number[]>();
  const brands = new Map<string, string>();
  indexed.forEach(({ words, brandWords, product }, at) => {
    for (const word of new Set([...words, ...brandWords])) addTo(byWord, word, at);
    if (product.brand) brands.set(foldText(product.brand), product.brand);
  });
  const byStart = new Map<string, string[]>();
  for (const word of byWord.keys()) addTo(byStart, word.slice(0, 3), word);
  let names: KnownNames | undefined;
  let ends: ReadonlyMap<string, readonly string[]> | undefined;
  const total = Math.max(2, products.length);
  return {
    products: indexed,
    byWord,
    byStart,
    brands,
    weight: (word) => Math.log(total / (1 + (byWord.get(word)?.length ?? 0))) / Math.log(total) + 0.15,
    // Most leaflets are not pictures, and need no spelling.
    spelledLike: (word) => {
      ends ??= byEnds(byWord.keys());
      return [...(ends.get(`${word.slice(0, 2)}…`) ?? []), ...(ends.get(`…${word.slice(-2)}`) ?? [])];
    },
    // Most leaflets have no tags; their readers need no names.
    names: () => (names ??= knownNames(products)),
  };
}

/** Words by their first and by their last two letters. */
function byEnds(words: Iterable<string>): Map<string, string[]> {
  const ends = new Map<string, string[]>();
  for (const word of words) {
    addTo(ends, `${word.slice(0, 2)}…`, word);
    addTo(ends, `…${word.slice(-2)}`, word);
  }
  return ends;
}

/** The brand whose words begin (or are) the text. */
export function brandAtStart(text: string, index: ProductIndex): string | undefined {
  const words = foldText(text).split(' ');
  for (let length = Math.min(5, words.length); length > 0; length--) {
    const brand = index.brands.get(words.slice(0, length).join(' '));
    if (brand) return brand;
  }
  return undefined;
}
