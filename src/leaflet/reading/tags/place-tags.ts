import type { Box } from '../../offer.model.ts';
import { areaOf, centerOf, distanceOf, holds, intersectionOf, overlapOf } from '../box.ts';
import type { MatchableProduct } from '../matching/matchable-product.ts';
import type { OfferText } from '../read-offers.ts';
import type { KnownNames } from './known-names.ts';
import { maxTagProducts, type PageTag } from './page-tag.ts';
import { productsNamedIn } from './printed-ids.ts';
import { gtinOfDigitalLink } from './product-address.ts';

/** What a tag means to a feed. */
export interface ResolvedTag {
  readonly box: Box;
  readonly products: readonly MatchableProduct[];
  /** Ids that the feed does not have. */
  readonly unknown: readonly string[];
  readonly unreadable: boolean;
  /** Made to be a hotspot: it is one even where no offer is. */
  readonly hotspot: boolean;
  /** Words belong to the offer that they stand beside. */
  readonly printed: boolean;
}

/** Looks a tag up. Undefined where it names nothing: a link to the terms of sale, a number that is no id. */
export function resolveTag(tag: PageTag, names: KnownNames): ResolvedTag | undefined {
  const found = lookUp(tag, names);
  return (
    found && { box: tag.box, unknown: [], unreadable: false, hotspot: false, printed: tag.kind === 'words', ...found }
  );
}

function lookUp(tag: PageTag, names: KnownNames): (Pick<ResolvedTag, 'products'> & Partial<ResolvedTag>) | undefined {
  switch (tag.kind) {
    case 'unreadable':
      return { products: [], unreadable: true };
    case 'skus': {
      const known = tag.skus.map((sku) => ({ sku, product: names.byId(sku) }));
      const unknown = known.filter(({ product }) => !product).map(({ sku }) => sku);
      return { products: known.flatMap(({ product }) => product ?? []), unknown, hotspot: true };
    }
    case 'gtin': {
      const product = names.byGtin(tag.gtin);
      return !product && isOwnNumber(tag.gtin) ? undefined : orUnknown(product, tag.gtin);
    }
    case 'address': {
      const gtin = gtinOfDigitalLink(tag.address);
      const product = names.byAddress(tag.address);
      return product || gtin ? orUnknown(product, gtin) : undefined;
    }
    case 'words': {
      const products = productsNamedIn(tag.words, tag.forMachines, names);
      return products.length > 0 ? { products } : undefined;
    }
  }
}

const orUnknown = (product: MatchableProduct | undefined, gtin: string | undefined) => ({
  products: product ? [product] : [],
  unknown: product || !gtin ? [] : [gtin],
});

/** Coupons and what a shop numbers itself (GS1 prefixes 02, 04, 2x, 98 and 99) mean nothing where the feed lacks them. */
const isOwnNumber = (gtin: string): boolean => /^0*(?:2\d{12}|0[24]\d{11}|9[89]\d{11})$/.test(gtin.padStart(14, '0'));

/** A page's tags: those of each offer, in the order of the offers, and those that no offer holds. */
export interface PlacedTags {
  readonly ofOffers: readonly (readonly ResolvedTag[])[];
  readonly free: readonly ResolvedTag[];
}

/** Gives each tag to the offer that it lies upon or around; what lies outside the page is left out. */
export function placeTags(
  tags: readonly ResolvedTag[],
  offers: readonly OfferText[],
  page: { readonly width: number; readonly height: number },
): PlacedTags {
  const ofOffers = offers.map((): ResolvedTag[] => []);
  const free: ResolvedTag[] = [];
  for (const tag of tags) {
    const box = intersectionOf(tag.box, [0, 0, page.width, page.height]);
    if (box[2] < box[0] || box[3] < box[1]) continue;
    const at = offerOf({ ...tag, box }, offers);
    (at === undefined ? free : ofOffers[at]!).push({ ...tag, box });
  }
  return { ofOffers, free };
}

const nearEnough = 12;

function offerOf(tag: ResolvedTag, offers: readonly OfferText[]): number | undefined {
  const all = offers.map((offer, at) => ({ box: offer.box, offer, at }));
  const within = all.filter(({ offer }) => holds(tag.box, centerOf(offer.priceBox)));
  if (within.length === 1) return within[0]!.at;
  if (within.length > 1) return within.find(({ box }) => likeness(box, tag.box) > 0.5)?.at;
  const around = all
    .filter(({ box }) => holds(box, centerOf(tag.box)))
    .toSorted((a, b) => areaOf(a.box) - areaOf(b.box));
  if (around[0] || !tag.printed) return around[0]?.at;
  const [near] = all.toSorted((a, b) => distanceOf(a.box, tag.box) - distanceOf(b.box, tag.box));
  return near && distanceOf(near.box, tag.box) <= nearEnough ? near.at : undefined;
}

/** Intersection over union. */
function likeness(a: Box, b: Box): number {
  const shared = overlapOf(a, b);
  return shared / (areaOf(a) + areaOf(b) - shared || 1);
}

/** The products of several tags, each once, as many as an offer may have. */
export function productsOf(tags: readonly ResolvedTag[]): MatchableProduct[] {
  return [...new Set(tags.flatMap(({ products }) => products))].slice(0, maxTagProducts);
}

/** Tags that lie upon each other are one hotspot. */
export function joinFree(free: readonly ResolvedTag[]): ResolvedTag[][] {
  const groups: ResolvedTag[][] = [];
  for (const tag of free) {
    const group = groups.find(([first]) => likeness(first!.box, tag.box) > 0.5);
    if (group) group.push(tag);
    else groups.push([tag]);
  }
  return groups;
}
