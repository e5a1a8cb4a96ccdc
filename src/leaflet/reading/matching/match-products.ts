import { foldText } from '../../../catalog/index.ts';
import type { NetQuantity } from '../../../money/index.ts';
import { ofEveryLocale } from '../locales/index.ts';
import type { ReadingTable } from '../locales/reading-table.ts';
import {
  type IndexedProduct,
  type MatchableProduct,
  nameWords,
  type ProductIndex,
  wordPartsOf,
} from './product-index.ts';

export interface OfferToMatch {
  readonly name: string;
  readonly brand: string | null;
  /** Names of the variants to choose from, besides `name`. */
  readonly variants: readonly string[];
  /** "Le pot de 370 g": a title may name the packaging too. */
  readonly quantityText: string | null;
  readonly net: NetQuantity | null;
  readonly soldByWeight: boolean;
  readonly regularMinor: number | null;
  readonly priceMinor: number;
  /** What it may hold where no quantity was read, by its price and what a kilogram or liter costs. */
  readonly impliedNets?: readonly NetQuantity[];
  /** Read from a picture, where words and quantities get lost. */
  readonly isPictured?: boolean;
  /** Whether the price follows from a regular price by the promotion. */
  readonly followsFrom?: (regularMinor: number) => boolean;
}

export interface ProductMatch {
  readonly linked: readonly MatchableProduct[];
  /** At most three that were not sure enough to link. */
  readonly proposed: readonly MatchableProduct[];
  /** Of the first linked product. */
  readonly score: number;
  /** A linked product's title has a word more than the offer says: it may be another variant. */
  readonly wordMore?: boolean;
}

interface Scored {
  readonly product: MatchableProduct;
  readonly score: number;
  /** Nothing printed contradicts it. */
  readonly linkable: boolean;
  readonly wordMore: boolean;
}

const accept = 0.62;
const margin = 0.04;
const proposeFrom = 0.35;

/** Links an offer to its product, or to one product a variant. A wrong link is worse than none. */
export function matchProducts(offer: OfferToMatch, index: ProductIndex): ProductMatch {
  const names = offer.variants.length > 0 ? offer.variants : [offer.name];
  const ranked = names.map((name) => rank({ ...offer, name }, index));
  const linked = new Map<string, Scored>();
  for (const list of ranked) {
    const best = sureBest(list, offer);
    if (best) linked.set(best.product.productId, best);
  }
  return {
    linked: [...linked.values()].map(({ product }) => product),
    wordMore: [...linked.values()].some(({ wordMore }) => wordMore),
    proposed: linked.size > 0 ? [] : proposedOf(ranked.flat()),
    score: ranked[0]?.[0]?.score ?? 0,
  };
}

/** The best by a margin; of several about as good, the one that has no word more than the offer, where no word of it was lost. */
function sureBest(list: readonly Scored[], { isPictured }: OfferToMatch): Scored | undefined {
  const [best, ...others] = list.filter(({ linkable }) => linkable);
  // What outdoes it is contradicted, and still says that the offer may be on something else.
  if (!best || best.score < accept || list[0]!.score > best.score) return undefined;
  const close = [best, ...others.filter(({ score }) => best.score - score < margin)];
  if (close.length === 1) return best;
  const plain = close.filter(({ wordMore }) => !wordMore);
  return plain.length === 1 && isPictured !== true && plain[0]!.score >= accept ? plain[0] : undefined;
}

function proposedOf(scored: readonly Scored[]): MatchableProduct[] {
  const likely = scored.filter(({ score }) => score >= proposeFrom).toSorted((a, b) => b.score - a.score);
  return [...new Set(likely.map(({ product }) => product))].slice(0, 3);
}

function rank(offer: OfferToMatch, index: ProductIndex): Scored[] {
  const offerWords = [...new Set(nameWords(`${offer.brand ?? ''} ${offer.name}`))];
  const candidates = candidatesFor(offerWords, index);
  const scored = [...candidates].map((at) => scoreOf(offer, offerWords, index.products[at]!, index));
  return scored
    .filter(({ score }) => score > 0.2)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 10);
}

/** As many products are compared with an offer; common words add theirs only while there is room. */
const maxCandidates = 20_000;

/** Products that share a word with the offer, those of the rarest words first. */
export function candidatesFor(offerWords: readonly string[], index: ProductIndex): Set<number> {
  const known = new Set(offerWords.flatMap((word) => [...similarWords(word, index)]));
  const lists = [...known].map((word) => index.byWord.get(word) ?? []).toSorted((a, b) => a.length - b.length);
  const candidates = new Set<number>();
  for (const list of lists) {
    if (candidates.size > 0 && candidates.size + list.length > maxCandidates) break;
    for (const at of list.slice(0, maxCandidates)) candidates.add(at);
  }
  return candidates;
}

function* similarWords(word: string, index: ProductIndex): Generator<string> {
  if (index.byWord.has(word)) yield word;
  for (const known of index.byStart.get(word.slice(0, 3)) ?? []) {
    if (known !== word && likeness(known, word) > 0.5) yield known;
  }
}

/** 1 for the same word, less for its beginning ("preside", "grenadi"), its plural or a slip. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (/\d/.test(short)) return 0;
  if (long.startsWith(short) && (short.length >= 4 || (short.length === 3 && long.length <= 5))) return 0.92;
  const slip = short.length >= 5 && long.length - short.length <= 2 && long.startsWith(short.slice(0, -1));
  return slip ? 0.85 : 0;
}

function scoreOf(
  offer: OfferToMatch,
  offerWords: readonly string[],
  entry: IndexedProduct,
  index: ProductIndex,
): Scored {
  const { product, words, brandWords } = entry;
  const content = agreementOf(offer, product.net);
  const productWords = [...new Set([...words, ...brandWords])];
  const brand = brandAgreement(offer.brand, productWords, brandWords);
  if (content === 'differs' || brand === 'differs') return { product, score: 0, linkable: false, wordMore: false };
  const name = 0.65 * coverage(offerWords, productWords, index) + 0.35 * coverage(productWords, offerWords, index);
  const contentScore = { same: 0.1, near: 0.04, unknown: 0 }[content];
  return {
    product,
    score: 0.72 * name + (brand === 'same' ? 0.1 : 0) + contentScore + priceAgreement(offer, product.priceMinor),
    ...compareWords(offer, offerWords, entry, content),
  };
}

/**
 * Whether the names tell two products apart. A till title leaves words out; only a variant puts others in their place ("vanille" for
 * "chocolat"). A word more ("pomme fraise") is allowed only beside the very price.
 */
function compareWords(
  offer: OfferToMatch,
  offerWords: readonly string[],
  { product, words, brandWords }: IndexedProduct,
  content: 'same' | 'near' | 'unknown',
): Pick<Scored, 'linkable' | 'wordMore'> {
  const brand = [...brandWords, ...wordPartsOf(offer.brand ?? '')];
  const lacking = (from: readonly string[], among: readonly string[]): string[] =>
    from.filter((word) => tells(word) && ![...among, ...brand].some((other) => likeness(word, other) > 0));
  const quantityWords = wordPartsOf(offer.quantityText ?? '');
  const saysPackaging = [...quantityWords, ...offerWords].some((word) => packaging.has(word));
  const more = lacking(words, [...offerWords, ...quantityWords]).filter(
    (word) => saysPackaging || !packaging.has(word),
  );
  const less = lacking(offerWords, words);
  // What a picture lost of the words, the very price makes up for.
  const regular = offer.regularMinor ?? (offer.isPictured ? offer.priceMinor : null);
  const samePrice = regular !== null && product.priceMinor !== null && Math.abs(regular - product.priceMinor) <= 1;
  const lostWords =
    offer.isPictured === true && samePrice && less.length === 0 && offer.brand !== null && content === 'same';
  const contradictions = [
    // Without a printed brand it may well be the shop's own.
    !offer.brand && brandWords.length > 0 && !samePrice && product.priceMinor !== offer.priceMinor,
    // Without a printed quantity only the price says which size is meant.
    !offer.net &&
      content !== 'same' &&
      !offer.soldByWeight &&
      !samePrice &&
      product.net !== null &&
      !isOnePiece(product.net),
    more.length > 0 && !lostWords && (less.length > 0 || more.length > 1 || !samePrice),
    content === 'near' && offer.regularMinor !== null && !samePrice,
  ];
  return { linkable: !contradictions.includes(true), wordMore: more.length > 0 };
}

const isOnePiece = ({ amount, unit }: NetQuantity): boolean => unit === 'piece' && amount === 1;

/** Two letters and little words tell no variant. */
export const tells = (word: string): boolean =>
  /\d|\p{Script=Han}/u.test(word) || (word.length > 2 && !littleWords.has(word));

const wordsOfEveryLocale = (take: (table: ReadingTable) => string): ReadonlySet<string> =>
  new Set(ofEveryLocale((table) => take(table).split(' ')));

const littleWords = wordsOfEveryLocale((table) => table.littleWords);
export const packaging = wordsOfEveryLocale((table) => table.packaging);

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

/** Whether neither the content nor a printed regular price far from the feed's speaks against a product. */
export function isPlausible(offer: OfferToMatch, { net, priceMinor }: MatchableProduct): boolean {
  if (agreementOf(offer, net) === 'differs') return false;
  return offer.regularMinor === null || priceAgreement(offer, priceMinor) > farPrice;
}

export function agreementOf(offer: OfferToMatch, net: NetQuantity | null): 'same' | 'near' | 'unknown' | 'differs' {
  if (!net || offer.soldByWeight) return 'unknown';
  if (!offer.net) return offer.impliedNets?.some((implied) => isAbout(implied, net)) ? 'same' : 'unknown';
  if (offer.net.unit !== net.unit) return net.unit === 'piece' || offer.net.unit === 'piece' ? 'unknown' : 'differs';
  const off = Math.abs(offer.net.amount - net.amount) / net.amount;
  return off <= 0.003 ? 'same' : off <= 0.02 ? 'near' : 'differs';
}

/** A unit price is rounded. */
const isAbout = (implied: NetQuantity, net: NetQuantity): boolean =>
  implied.unit === net.unit && Math.abs(implied.amount - net.amount) <= 0.012 * net.amount;

function brandAgreement(
  brand: string | null,
  productWords: readonly string[],
  brandWords: readonly string[],
): 'same' | 'unknown' | 'differs' {
  if (!brand) return brandWords.length > 0 ? 'unknown' : 'same';
  const all = wordPartsOf(brand);
  // "De" and "La" are dropped in till titles.
  const telling = all.some((word) => word.length > 2) ? all.filter((word) => word.length > 2) : all;
  const found = telling.map((word) => Math.max(0, ...productWords.map((other) => likeness(word, other))));
  const share =
    found.length > 0 ? found.reduce((a, b) => a + b, 0) / found.length : productWords.includes(foldText(brand)) ? 1 : 0;
  return share >= 0.6 ? 'same' : 'differs';
}

/** Whether a printed amount is the feed's price, or follows from it. */
export function priceFits({ regularMinor, priceMinor, followsFrom }: OfferToMatch, feedMinor: number | null): boolean {
  if (feedMinor === null) return false;
  return Math.abs((regularMinor ?? priceMinor) - feedMinor) <= 1 || followsFrom?.(feedMinor) === true;
}

const farPrice = -0.12;

/** From -0.12 for a price that cannot be, to 0.08 for the printed regular price. */
function priceAgreement({ regularMinor, priceMinor }: OfferToMatch, feedMinor: number | null): number {
  if (feedMinor === null) return 0;
  if (regularMinor !== null) {
    const off = Math.abs(regularMinor - feedMinor) / feedMinor;
    return off < 0.005 ? 0.08 : off < 0.1 ? 0.02 : off < 0.3 ? -0.04 : farPrice;
  }
  const ratio = priceMinor / feedMinor;
  return ratio > 0.4 && ratio <= 1.02 ? 0.04 : ratio > 0.2 && ratio < 1.5 ? -0.04 : farPrice;
}
