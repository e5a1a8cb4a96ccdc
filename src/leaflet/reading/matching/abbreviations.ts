import { foldText } from '../../../catalog/index.ts';
import { likeness } from './match-products.ts';
import { type MatchableProduct, nameWords } from './product-index.ts';

/** Words that a person found to name a product. */
export interface NamedProduct {
  readonly words: string;
  readonly product: MatchableProduct;
}

/** Printed words and what they are short for. */
export type Abbreviations = ReadonlyMap<string, string>;

/**
 * What the shortened words of an entity stand for, from products that people linked: "lt" beside "Lait" is "lait", "pdt" beside "Pommes
 * de terre" the three words. A word that was short for two things stands for neither.
 */
export function learnAbbreviations(named: readonly NamedProduct[]): Abbreviations {
  const meanings = new Map<string, Set<string>>();
  for (const { words, product } of named) {
    for (const [short, long] of alignWords(nameWords(words), nameWords(`${product.title} ${product.brand ?? ''}`))) {
      const known = meanings.get(short) ?? new Set();
      meanings.set(short, known.add(long));
    }
  }
  const single = [...meanings].filter(([, longs]) => longs.size === 1);
  return new Map(single.map(([short, longs]) => [short, [...longs][0]!]));
}

/** The text with its abbreviations written out, folded; undefined where it has none. */
export function writeOut(text: string, abbreviations: Abbreviations): string | undefined {
  const words = foldText(text).split(' ');
  const written = words.map((word) => abbreviations.get(word) ?? word);
  return written.some((word, at) => word !== words[at]) ? written.join(' ') : undefined;
}

/** Pairs each printed word that the title lacks with the one thing of the title that it can be short for. */
function alignWords(printed: readonly string[], title: readonly string[]): [short: string, long: string][] {
  const titleWords = [...new Set(title)];
  const alike = (word: string, among: readonly string[]): boolean => among.some((other) => likeness(word, other) > 0);
  const free = titleWords.filter((word) => !alike(word, printed));
  return [...new Set(printed)].flatMap((short) => {
    if (/\d/.test(short) || alike(short, titleWords)) return [];
    const shortened = free.filter((long) => isShortFor(short, long));
    const meanings = shortened.length > 0 ? shortened : initialsIn(short, titleWords);
    return meanings.length === 1 ? [[short, meanings[0]!] as [string, string]] : [];
  });
}

/** "lt" for "lait": the same first letter, the others in their order. */
function isShortFor(short: string, long: string): boolean {
  if (short.length >= long.length || short[0] !== long[0]) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at === short.length;
}

/** Runs of words whose first letters spell the word: "pdt" in "pommes de terre". */
function initialsIn(short: string, words: readonly string[]): string[] {
  const { length } = short;
  return words.flatMap((_, from) => {
    const run = words.slice(from, from + length);
    return run.length === length && run.every((word, at) => word[0] === short[at]) ? [run.join(' ')] : [];
  });
}
