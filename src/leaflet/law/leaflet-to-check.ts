import type { DraftOffer, OfferDraft, SoldBy } from '../offer.model.ts';
import type { Fix, Place } from './finding.ts';
import type { Goods, LawProduct } from './goods.ts';
import { type PageWords, textWithin } from './page-words.ts';

/** An offer with all that the rules ask about it. */
export interface OfferToCheck extends DraftOffer {
  readonly products: readonly LawProduct[];
  readonly goods: Goods;
  /** Lowest price of one item in the 30 days before the offer's first day, at any of the leaflet's stores; null when not known. */
  readonly lowestMinor: number | null;
}

/** A draft leaflet as the rules look at it. Days are YYYY-MM-DD, `today` the entity's. */
export interface LeafletToCheck {
  readonly validFrom: string;
  readonly validThrough: string;
  readonly today: string;
  readonly offers: readonly OfferToCheck[];
  readonly pages: readonly PageWords[];
}

/** The price of one item without the promotion: as printed, else the dearest of the feed's, as that one is cut deepest. */
export function regularPriceOf({ draft, products }: OfferToCheck): number | null {
  if (draft.regularMinor !== null) return draft.regularMinor;
  const prices = products.flatMap((product) => pricePerSale(product, product.priceMinor, draft.soldBy) ?? []);
  return prices.length > 0 ? Math.max(...prices) : null;
}

/** A product's price as the offer counts it; undefined where one is by weight and the other by item. */
export function pricePerSale({ basis }: LawProduct, priceMinor: number, soldBy: SoldBy): number | undefined {
  if ((basis.unit === 'KGM') !== (soldBy !== 'item')) return undefined;
  return soldBy === '100g' ? Math.round(priceMinor / 10) : priceMinor;
}

export const nameOf = ({ draft }: OfferToCheck): string => [draft.brand, draft.name].filter(Boolean).join(' ');

export const placeOf = ({ offerId, draft }: OfferToCheck): Place => ({ page: draft.page, box: draft.box, offerId });

/** The words within the offer's box, folded; undefined where its page could not be read. */
export function wordsAt(leaflet: LeafletToCheck, { draft }: OfferToCheck): string | undefined {
  const words = leaflet.pages.find(({ page }) => page === draft.page)?.words;
  return words ? textWithin(words, draft.box) : undefined;
}

/** The texts of an offer that shoppers read. */
export function wordingOf(draft: OfferDraft): string[] {
  const texts = [draft.name, draft.mechanicText ?? ''];
  return 'text' in draft.mechanic ? [...texts, draft.mechanic.text] : texts;
}

export function fixOf({ revision }: OfferToCheck, fix: Omit<Fix, 'revision'>): Fix {
  return { ...fix, revision };
}
