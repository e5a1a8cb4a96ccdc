import type { Box } from '../../offer.model.ts';
import { unionOf } from '../box.ts';
import { mustBeSeen } from '../confidence.ts';
import type { Lessons } from '../lessons.ts';
import { type KnownProducts, matchOffer, type OfferText, type ReadOffer } from '../read-offers.ts';
import type { PageTag } from '../tags/page-tag.ts';
import { joinFree, placeTags, productsOf, type ResolvedTag, resolveTag } from '../tags/place-tags.ts';
import type { MatchableProduct, ProductIndex } from './product-index.ts';

/** A page as its reader hands it over. */
export interface PageToMatch {
  readonly page: number;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly offers: readonly OfferText[];
  readonly tags: readonly PageTag[];
}

/**
 * Finds the products of a page's offers, from the top. A designer's tag decides: its offer gets exactly the tagged products, and a tag
 * without an offer makes one. What a tag got wrong is a reason to look.
 */
export function matchPage(
  { page, widthPt, heightPt, offers, tags }: PageToMatch,
  index: ProductIndex,
  lessons?: Lessons,
): ReadOffer[] {
  const known = tags.length > 0 ? tags.flatMap((tag) => resolveTag(tag, index.names()) ?? []) : [];
  const placed = placeTags(known, offers, { width: widthPt, height: heightPt });
  const read = offers.map((offer, at) => matchTagged(offer, page, { index, lessons }, placed.ofOffers[at] ?? []));
  const present = new Set(read.flatMap(({ products }) => products));
  const hotspots = joinFree(placed.free)
    .slice(0, mostHotspots)
    .flatMap((group) => hotspotOf(group, page, present) ?? []);
  return [...read, ...hotspots].toSorted((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
}

const sureOfTag = 0.1;
const mostToldUnknown = 5;
/** More hotspots on one page are a mistake or an attack, and nobody would review them. */
const mostHotspots = 300;

function matchTagged(offer: OfferText, page: number, known: KnownProducts, tags: readonly ResolvedTag[]): ReadOffer {
  const products = productsOf(tags);
  const read = matchOffer(offer, page, known, products);
  if (tags.length === 0) return read;
  const tagged = products.length > 0;
  const unknown = unknownReasons(tags);
  const reasons = [...(tagged ? ['tagged'] : []), ...unknown, ...unreadableReason(tags), ...read.reasons];
  if (unknown.length === 0) {
    const confidence = Math.min(1, Math.round(100 * (read.confidence + (tagged ? sureOfTag : 0))) / 100);
    return { ...read, choiceOfVariants: read.choiceOfVariants || products.length > 1, confidence, reasons };
  }
  // The designer meant another product than the words suggest.
  const links = tagged ? {} : { products: [], proposed: [...read.products, ...read.proposed].slice(0, 3) };
  return { ...read, ...links, confidence: Math.min(mustBeSeen, read.confidence), reasons };
}

const unreadableReason = (tags: readonly ResolvedTag[]): string[] =>
  tags.some(({ unreadable }) => unreadable) ? ['tag_unreadable'] : [];

/** `tag_unknown_product:12345`, at most 80 characters. */
function unknownReasons(tags: readonly ResolvedTag[]): string[] {
  const unknown = [...new Set(tags.flatMap((tag) => tag.unknown))];
  return unknown.slice(0, mostToldUnknown).map((sku) => `tag_unknown_product:${sku.slice(0, 55)}`);
}

/** The offer of tags that lie apart from all offers, from what the feed says; undefined where the page has these products already. */
function hotspotOf(tags: readonly ResolvedTag[], page: number, present: Set<MatchableProduct>): ReadOffer | undefined {
  const products = productsOf(tags).filter((product) => !present.has(product));
  for (const product of products) present.add(product);
  const unknown = unknownReasons(tags.filter(({ hotspot }) => hotspot));
  const [first] = products;
  if (!first && unknown.length === 0) return undefined;
  const box = touchable(unionOf(tags.map((tag) => tag.box)));
  return {
    page,
    box,
    cardBox: null,
    priceBox: box,
    imageBox: null,
    nameBox: box,
    name: first?.title ?? unknown[0]!.slice(unknown[0]!.indexOf(':') + 1),
    brand: first?.brand ?? null,
    quantityText: null,
    quantity: null,
    priceMinor: priceOf(products),
    regularMinor: null,
    mechanic: { type: 'PRICE' },
    mechanicText: null,
    priceLabel: null,
    unitPrice: null,
    qualifiers: {},
    checks: [],
    products,
    proposed: [],
    range: null,
    choiceOfVariants: products.length > 1,
    confidence: mustBeSeen,
    evidence: {},
    reasons: [...(first ? ['tagged'] : []), ...unknown, 'no_printed_price'],
  };
}

/** The regular price that all have; null where they differ. */
function priceOf(products: readonly MatchableProduct[]): number | null {
  const prices = new Set(products.map(({ priceMinor }) => priceMinor));
  return prices.size === 1 ? [...prices][0]! : null;
}

const leastSide = 4;

/** No smaller than an offer may be. */
function touchable([x0, y0, x1, y1]: Box): Box {
  const [wide, tall] = [Math.max(0, leastSide - (x1 - x0)) / 2, Math.max(0, leastSide - (y1 - y0)) / 2];
  const [left, top] = [Math.max(0, x0 - wide), Math.max(0, y0 - tall)];
  return [left, top, Math.max(x1 + wide, left + leastSide), Math.max(y1 + tall, top + leastSide)];
}
