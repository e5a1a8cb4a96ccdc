import { foldText, wordsOf } from '../../catalog/index.ts';
import type { NetQuantity } from '../../money/index.ts';
import { type MatchableProduct, nameWords, type ProductIndex } from './product-index.ts';

export interface OfferToMatch {
  readonly name: string;
  readonly brand: string | null;
  /** Names of the variants to choose from, besides `name`. */
  readonly variants: readonly string[];
  readonly net: NetQuantity | null;
  readonly soldByWeight: boolean;
  readonly regularMinor: number | null;
  readonly priceMinor: number;
}

export interface ProductMatch {
  readonly linked: readonly MatchableProduct[];
  /** At most three that were not sure enough to link. */
  readonly proposed: readonly MatchableProduct[];
  /** Of the first linked product. */
  readonly score: number;
}

interface Scored {
  readonly product: MatchableProduct;
  readonly score: number;
}

const accept = 0.62;
const margin = 0.05;
const proposeFrom = 0.35;

/** Links an offer to its product, or to one product a variant. A wrong link is worse than none. */
export function matchProducts(offer: OfferToMatch, index: ProductIndex): ProductMatch {
  const names = offer.variants.length > 0 ? offer.variants : [offer.name];
  const ranked = names.map((name) => rank({ ...offer, name }, index));
  const linked = new Map<string, MatchableProduct>();
  for (const list of ranked) {
    const best = sureBest(list);
    if (best) linked.set(best.productId, best);
  }
  const proposed = ranked
    .flat()
    .filter(({ product, score }) => score >= proposeFrom && !linked.has(product.productId))
    .toSorted((a, b) => b.score - a.score)
    .map(({ product }) => product);
  return {
    linked: [...linked.values()],
    proposed: [...new Set(proposed)].slice(0, linked.size > 0 ? 0 : 3),
    score: ranked[0]?.[0]?.score ?? 0,
  };
}

function sureBest(list: readonly Scored[]): MatchableProduct | undefined {
  const [best, second] = list;
  if (!best || best.score < accept) return undefined;
  return second && best.score - second.score < margin ? undefined : best.product;
}

function rank(offer: OfferToMatch, index: ProductIndex): Scored[] {
  const offerWords = [...new Set(nameWords(`${offer.brand ?? ''} ${offer.name}`))];
  const candidates = new Set<number>();
  for (const word of offerWords) {
    for (const known of similarWords(word, index)) {
      const found = index.byWord.get(known) ?? [];
      if (found.length < 5000) for (const at of found) candidates.add(at);
    }
  }
  const scored: Scored[] = [];
  for (const at of candidates) {
    const entry = index.products[at]!;
    const score = scoreOf(offer, offerWords, entry, index);
    if (score > 0.2) scored.push({ product: entry.product, score });
  }
  return scored.toSorted((a, b) => b.score - a.score).slice(0, 10);
}

function* similarWords(word: string, index: ProductIndex): Generator<string> {
  if (index.byWord.has(word)) yield word;
  for (const known of index.byStart.get(word.slice(0, 3)) ?? [])
    if (known !== word && likeness(known, word) > 0.5) yield known;
}

/** 1 for the same word, less for its beginning ("preside", "grenadi"), its plural or a slip. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (/\d/.test(short)) return 0;
  if (long.startsWith(short) && (short.length >= 4 || (short.length === 3 && long.length <= 5))) return 0.92;
  if (short.length >= 5 && long.length - short.length <= 2 && short.slice(0, -1) === long.slice(0, short.length - 1))
    return 0.85;
  return 0;
}

function scoreOf(
  offer: OfferToMatch,
  offerWords: readonly string[],
  { product, words, brandWords }: ProductIndex['products'][number],
  index: ProductIndex,
): number {
  const content = contentAgreement(offer, product.net);
  if (content === 'differs') return 0;
  const productWords = [...new Set([...words, ...brandWords])];
  const covered = coverage(offerWords, productWords, index);
  const covering = coverage(productWords, offerWords, index);
  const name = 0.65 * covered + 0.35 * covering;
  const brand = brandAgreement(offer.brand, productWords, brandWords);
  if (brand === 'differs') return 0;
  const price = priceAgreement(offer, product.priceMinor);
  return 0.72 * name + (brand === 'same' ? 0.1 : 0) + (content === 'same' ? 0.1 : 0) + price;
}

/** The share of the words, by weight, that are found among the others. */
function coverage(words: readonly string[], among: readonly string[], index: ProductIndex): number {
  let [found, all] = [0, 0];
  for (const word of words) {
    const weight = index.weight(word);
    all += weight;
    found += weight * Math.max(0, ...among.map((other) => likeness(word, other)));
  }
  return all > 0 ? found / all : 0;
}

function contentAgreement(offer: OfferToMatch, net: NetQuantity | null): 'same' | 'unknown' | 'differs' {
  if (!offer.net || !net) return 'unknown';
  if (offer.net.unit !== net.unit)
    return net.unit === 'piece' || offer.net.unit === 'piece' || offer.soldByWeight ? 'unknown' : 'differs';
  if (offer.soldByWeight) return 'unknown';
  return Math.abs(offer.net.amount - net.amount) <= 0.02 * net.amount ? 'same' : 'differs';
}

function brandAgreement(
  brand: string | null,
  productWords: readonly string[],
  brandWords: readonly string[],
): 'same' | 'unknown' | 'differs' {
  if (!brand) return brandWords.length > 0 ? 'unknown' : 'same';
  const all = wordsOf(brand);
  // "De" and "La" are dropped in till titles.
  const telling = all.some((word) => word.length > 2) ? all.filter((word) => word.length > 2) : all;
  const found = telling.map((word) => Math.max(0, ...productWords.map((other) => likeness(word, other))));
  const share =
    found.length > 0 ? found.reduce((a, b) => a + b, 0) / found.length : productWords.includes(foldText(brand)) ? 1 : 0;
  return share >= 0.6 ? 'same' : 'differs';
}

/** From -0.12 for a price that cannot be, to 0.08 for the printed regular price. */
function priceAgreement({ regularMinor, priceMinor }: OfferToMatch, feedMinor: number | null): number {
  if (feedMinor === null) return 0;
  if (regularMinor !== null) {
    const off = Math.abs(regularMinor - feedMinor) / feedMinor;
    return off < 0.005 ? 0.08 : off < 0.1 ? 0.02 : off < 0.3 ? -0.04 : -0.12;
  }
  const ratio = priceMinor / feedMinor;
  return ratio > 0.4 && ratio <= 1.02 ? 0.04 : ratio > 0.2 && ratio < 1.5 ? -0.04 : -0.12;
}
