import type { Mechanic, PromotionOffer } from '../promotion/index.ts';

/** PDF points from the top left: [x0, y0, x1, y1]. */
export type Box = readonly [number, number, number, number];

/** What a printed price is for: an item, a kilogram, or 100 grams ("all'etto"). */
export type SoldBy = 'item' | 'kg' | '100g';

/** An offer as read or edited, before publication. Amounts are minor units of the entity's currency. */
export interface OfferDraft {
  readonly page: number;
  readonly box: Box;
  readonly name: string;
  readonly brand: string | null;
  readonly quantityText: string | null;
  /** The biggest printed price; null while unknown. */
  readonly priceMinor: number | null;
  readonly regularMinor: number | null;
  readonly soldBy: SoldBy;
  readonly mechanic: Mechanic;
  readonly mechanicText: string | null;
  readonly productIds: readonly string[];
  /** Up to three products that the reader thought of and was not sure enough to link. */
  readonly proposedIds: readonly string[];
  readonly mixAndMatch: boolean;
  readonly loyaltyRequired: boolean;
  readonly limitPerHousehold: number | null;
  /** The offer's own days where they differ from the leaflet's, YYYY-MM-DD. */
  readonly validFrom: string | null;
  readonly validThrough: string | null;
  /** 0 to 1: how sure the reader is. */
  readonly confidence: number;
  /** Codes that say why it is unsure, such as `unit_price_disagrees`. */
  readonly reasons: readonly string[];
  /** A person looked at it and found it right. */
  readonly checked: boolean;
}

/** A draft with its identity. `revision` grows with every change. */
export interface DraftOffer {
  readonly offerId: string;
  readonly revision: number;
  readonly draft: OfferDraft;
}

/** An offer as published: it never changes; a correction is a new version. */
export interface PublishedOffer {
  readonly offerId: string;
  readonly leafletId: string;
  readonly version: number;
  readonly page: number;
  readonly box: Box;
  readonly name: string;
  readonly brand: string | null;
  readonly quantityText: string | null;
  readonly priceMinor: number | null;
  readonly regularMinor: number | null;
  readonly soldBy: SoldBy;
  readonly mechanic: Mechanic;
  readonly productIds: readonly string[];
  readonly mixAndMatch: boolean;
  readonly loyaltyRequired: boolean;
  readonly limitPerHousehold: number | null;
  readonly validFrom: string;
  readonly validThrough: string;
}

/** Below this a person must look at an offer before it is published. */
export const sureEnough = 0.6;

export function needsLook(draft: OfferDraft): boolean {
  return !draft.checked && draft.confidence < sureEnough;
}

/** Mechanics whose arithmetic needs a printed price. */
const pricedByOffer: ReadonlySet<Mechanic['type']> = new Set(['PRICE', 'FROM_PRICE', 'PRICE_CUT', 'LOYALTY_PRICE']);

interface Days {
  readonly validFrom: string;
  readonly validThrough: string;
}

/** Whether an offer's own days end before they begin. */
export function endsBeforeItBegins({ validFrom, validThrough }: OfferDraft): boolean {
  return validFrom !== null && validThrough !== null && validThrough < validFrom;
}

/** Whether an offer's own days lie wholly outside the leaflet's, so that it would never be on sale. Where they overlap, the overlap counts. */
function isNeverOnSale(draft: OfferDraft, leaflet: Days): boolean {
  const { validFrom, validThrough } = draft;
  return (
    !endsBeforeItBegins(draft) &&
    ((validFrom !== null && validFrom > leaflet.validThrough) ||
      (validThrough !== null && validThrough < leaflet.validFrom))
  );
}

/** What keeps a leaflet from being published, each with the offer it is about. */
export type Blocker =
  | { readonly code: 'still_reading' }
  | { readonly code: 'no_offers' }
  | { readonly code: 'already_over' }
  | { readonly code: 'no_stores' }
  | { readonly code: 'needs_look'; readonly offerId: string; readonly page: number }
  | { readonly code: 'no_price'; readonly offerId: string; readonly page: number }
  | { readonly code: 'wrong_days'; readonly offerId: string; readonly page: number }
  | { readonly code: 'never_on_sale'; readonly offerId: string; readonly page: number }
  | { readonly code: 'unknown_product'; readonly offerId: string; readonly page: number; readonly productId: string }
  | {
      readonly code: 'unlawful';
      readonly ruleId: string;
      readonly offerId: string | undefined;
      readonly page: number | undefined;
    };

/** The blockers of a draft leaflet. `today` is the entity's calendar day; `activeProducts` are the linked products that are sold. */
export function blockersOf(leaflet: {
  state: string;
  validFrom: string;
  validThrough: string;
  today: string;
  storeCount: number;
  offers: readonly DraftOffer[];
  activeProducts: ReadonlySet<string>;
}): Blocker[] {
  const blockers: Blocker[] = [];
  if (leaflet.state !== 'review') blockers.push({ code: 'still_reading' });
  if (leaflet.offers.length === 0) blockers.push({ code: 'no_offers' });
  if (leaflet.validThrough < leaflet.today) blockers.push({ code: 'already_over' });
  if (leaflet.storeCount === 0) blockers.push({ code: 'no_stores' });
  for (const offer of leaflet.offers) blockers.push(...offerBlockers(offer, leaflet));
  return blockers;
}

function offerBlockers(
  { offerId, draft }: DraftOffer,
  leaflet: Days & { readonly activeProducts: ReadonlySet<string> },
): Blocker[] {
  const where = { offerId, page: draft.page };
  const blockers: Blocker[] = [];
  if (needsLook(draft)) blockers.push({ code: 'needs_look', ...where });
  if (draft.priceMinor === null && pricedByOffer.has(draft.mechanic.type))
    blockers.push({ code: 'no_price', ...where });
  if (endsBeforeItBegins(draft)) blockers.push({ code: 'wrong_days', ...where });
  if (isNeverOnSale(draft, leaflet)) blockers.push({ code: 'never_on_sale', ...where });
  for (const productId of draft.productIds) {
    if (!leaflet.activeProducts.has(productId)) blockers.push({ code: 'unknown_product', ...where, productId });
  }
  return blockers;
}

/** The offer as the till's arithmetic needs it. */
export function toPromotionOffer(offer: PublishedOffer): PromotionOffer {
  return {
    offerId: offer.offerId,
    mechanic: offer.mechanic,
    // The till prices weighed goods by the kilogram.
    priceMinor: offer.priceMinor !== null && offer.soldBy === '100g' ? offer.priceMinor * 10 : offer.priceMinor,
    productIds: offer.productIds,
    mixAndMatch: offer.mixAndMatch,
    limitPerHousehold: offer.limitPerHousehold,
    loyaltyRequired: offer.loyaltyRequired,
  };
}
