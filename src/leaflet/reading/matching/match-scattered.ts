import { amountsIn, holdPrice } from '../proving/amounts-in.ts';
import {
  agreementOf,
  candidatesFor,
  likeness,
  type OfferToMatch,
  packaging,
  priceFits,
  tells,
} from './match-products.ts';
import {
  type IndexedProduct,
  type MatchableProduct,
  nameWords,
  type ProductIndex,
  wordPartsOf,
} from './product-index.ts';
import { slipsBetween } from './slips.ts';
import { offersChoice } from './variants.ts';

/** A product all of whose words stand somewhere in an offer. */
interface Found {
  readonly entry: IndexedProduct;
  /** Its words that tell it from others. */
  readonly telling: readonly string[];
  /** How many of the content and the price say that it is meant. */
  readonly proofs: number;
}

/**
 * The products of an offer whose words were cut apart or put in the wrong places, as happens on pictures: each of their words stands somewhere in the
 * offer, and a number proves them. The one that explains most, or all that do where the offer has a choice. None where another product
 * would explain a word that is left over.
 */
export function matchScattered(offer: OfferToMatch, text: string, index: ProductIndex): MatchableProduct[] {
  const words = [...new Set([...nameWords(text), ...wordPartsOf(text)])];
  const amounts = amountsIn(text);
  const entries = [...candidatesFor(words, index)].map((at) => index.products[at]!);
  const found = entries.flatMap((entry) => foundIn(words, amounts, offer, entry));
  const full = found.filter((one) => !found.some((other) => saysMore(other, one)));
  const proofs = Math.max(0, ...full.map((one) => one.proofs));
  const meant = full.filter((one) => one.proofs === proofs);
  const [first, ...others] = meant;
  if (!first || (others.length > 0 && !offersChoice(text))) return [];
  if (proofs === 0 && !isPlainlyMeant(offer, first, full)) return [];
  const own = meant.flatMap(({ entry }) => [...entry.words, ...entry.brandWords]);
  const left = words.filter((word) => tells(word) && !packaging.has(word) && !isAmong(word, own));
  return entries.some(
    (entry) => explains(left, entry, first.entry) && agreementOf(offer, entry.product.net) !== 'differs',
  )
    ? []
    : meant.map(({ entry }) => entry.product);
}

const leastLikeness = 0.85;

const isAmong = (word: string, words: readonly string[]): boolean =>
  words.some((other) => likeness(word, other) >= leastLikeness);

function foundIn(
  words: readonly string[],
  amounts: ReadonlySet<number>,
  offer: OfferToMatch,
  entry: IndexedProduct,
): Found[] {
  const { product } = entry;
  const content = agreementOf(offer, product.net);
  const telling = [...new Set([...entry.brandWords, ...entry.words])].filter(
    (word) => tells(word) && !packaging.has(word) && !(content === 'same' && /^\d+$/.test(word)),
  );
  if (telling.length < 2 || !telling.every((word) => isSaid(word, words))) return [];
  const fits =
    priceFits(offer, product.priceMinor) || (product.priceMinor !== null && holdPrice(amounts, product.priceMinor));
  if (content === 'differs' && !fits) return [];
  return [{ entry, telling, proofs: Number(content === 'same') + Number(fits) }];
}

const mostSlips = 0.25;

/** Whether a word is among those that were read, or one of them reads like it. */
const isSaid = (word: string, read: readonly string[]): boolean =>
  isAmong(word, read) || (word.length > 4 && read.some((other) => readsLike(other, word)));

const readsLike = (read: string, word: string): boolean =>
  Math.abs(read.length - word.length) <= 2 &&
  slipsBetween(read, word, mostSlips * word.length) <= mostSlips * word.length;

/** All words of one are words of the other, which has more. */
const saysMore = (one: Found, other: Found): boolean =>
  one.telling.length > other.telling.length && other.telling.every((word) => isAmong(word, one.telling));

/** Loose goods have neither brand nor content: their name and a price below the feed's are all there is. */
function isPlainlyMeant({ net, brand, priceMinor }: OfferToMatch, { entry }: Found, found: readonly Found[]): boolean {
  const { brandWords, product } = entry;
  const share = priceMinor / (product.priceMinor ?? Number.NaN);
  return (
    found.length === 1 && net === null && brand === null && brandWords.length === 0 && share > 0.4 && share <= 1.02
  );
}

/** Whether a product of the same brand has one of the words. */
function explains(
  left: readonly string[],
  { words }: IndexedProduct,
  { brandWords, words: own }: IndexedProduct,
): boolean {
  const [brand] = [...brandWords, ...own];
  return brand !== undefined && isAmong(brand, words) && left.some((word) => words.includes(word));
}
