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
  /** What an offer without products is on, in words that the shop is searched for: a brand, a department. Absent or null: no range. */
  readonly range?: string | null | undefined;
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
  readonly range?: string | null | undefined;
  readonly mixAndMatch: boolean;
  readonly loyaltyRequired: boolean;
  readonly limitPerHousehold: number | null;
  readonly validFrom: string;
  readonly validThrough: string;
}

/** Below this a person must look at an offer before it is published, where the entity has not decided otherwise. */
export const usuallySure = 0.8;

export function needsLook(draft: OfferDraft, sureEnough = usuallySure): boolean {
  return !draft.checked && draft.confidence < sureEnough;
}

/** Mechanics whose arithmetic needs a printed price. */
const pricedByOffer: ReadonlySet<Mechanic['type']> = new Set(['PRICE', 'FROM_PRICE', 'PRICE_CUT', 'LOYALTY_PRICE']);

/** Whether the printed price of an offer decides what is paid, rather than figures of its promotion. */
export function takesItsPriceFromTheOffer({ type }: Mechanic): boolean {
  return pricedByOffer.has(type);
}

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

const lacksPrice = ({ priceMinor, mechanic }: OfferDraft): boolean =>
  priceMinor === null && pricedByOffer.has(mechanic.type);

/** Whether an offer cannot be right as it stands, however sure the reader was of it. */
export function isSurelyWrong(draft: OfferDraft, leaflet: Days): boolean {
  return lacksPrice(draft) || endsBeforeItBegins(draft) || isNeverOnSale(draft, leaflet);
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
  | { readonly code: 'in_question'; readonly offerId: string; readonly page: number }
  | { readonly code: 'unknown_product'; readonly offerId: string; readonly page: number; readonly productId: string }
  | {
      readonly code: 'unlawful';
      readonly ruleId: string;
      readonly offerId: string | undefined;
      readonly page: number | undefined;
    };

/** What is known of a draft leaflet when it is held against what keeps it from being published. */
export interface LeafletToPublish extends Days {
  readonly state: string;
  /** The entity's calendar day. */
  readonly today: string;
  readonly storeCount: number;
  readonly offers: readonly DraftOffer[];
  /** The linked products that are sold. */
  readonly activeProducts: ReadonlySet<string>;
  /** The offers that somebody asks something about. */
  readonly questioned: ReadonlySet<string>;
  readonly sureEnough: number;
}

/** The blockers of a draft leaflet. */
export function blockersOf(leaflet: LeafletToPublish): Blocker[] {
  const blockers: Blocker[] = [];
  if (leaflet.state !== 'review') blockers.push({ code: 'still_reading' });
  if (leaflet.offers.length === 0) blockers.push({ code: 'no_offers' });
  if (leaflet.validThrough < leaflet.today) blockers.push({ code: 'already_over' });
  if (leaflet.storeCount === 0) blockers.push({ code: 'no_stores' });
  for (const offer of leaflet.offers) blockers.push(...offerBlockers(offer, leaflet));
  return blockers;
}

function offerBlockers({ offerId, draft }: DraftOffer, leaflet: LeafletToPublish): Blocker[] {
  const where = { offerId, page: draft.page };
  const blockers: Blocker[] = [];
  if (needsLook(draft, leaflet.sureEnough)) blockers.push({ code: 'needs_look', ...where });
  if (leaflet.questioned.has(offerId)) blockers.push({ code: 'in_question', ...where });
  if (lacksPrice(draft)) blockers.push({ code: 'no_price', ...where });
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

/**
 * Offers that a leaflet prints again on the same terms count once, as their first print: nobody gets a limit per household twice by turning the
 * page.
 */
export function withoutRepeats(offers: readonly PublishedOffer[]): PublishedOffer[] {
  const first = new Map<string, PublishedOffer>();
  for (const offer of offers) {
    const { offerId: _, productIds, ...terms } = toPromotionOffer(offer);
    const key = JSON.stringify([offer.leafletId, offer.soldBy, terms, productIds.toSorted()]);
    if (!first.has(key)) first.set(key, offer);
  }
  return [...first.values()];
}
