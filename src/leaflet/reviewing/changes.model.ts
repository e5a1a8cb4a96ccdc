import type { DraftOffer, OfferDraft, PublishedOffer } from '../offer.model.ts';

/** What of an offer shoppers can tell apart. */
export const changedParts = [
  'name',
  'price',
  'regular',
  'mechanic',
  'products',
  'days',
  'conditions',
  'place',
] as const;
export type ChangedPart = (typeof changedParts)[number];

/** What is sold, published or about to be. Days are YYYY-MM-DD, amounts minor units. */
export type OfferContent = Omit<PublishedOffer, 'offerId' | 'leafletId' | 'version'>;

/** An offer that the next version has otherwise than the last one: `before` is null for a new one, `after` for one that is gone. */
export interface OfferDifference {
  readonly offerId: string;
  readonly parts: readonly ChangedPart[];
  readonly before: OfferContent | null;
  readonly after: OfferContent | null;
}

interface Days {
  readonly validFrom: string;
  readonly validThrough: string;
}

/** The draft as it would be published: without what only its review needs, and with the leaflet's days where it has none of its own. */
export function contentOf(draft: OfferDraft, leaflet: Days): OfferContent {
  const { confidence, reasons, checked, proposedIds, mechanicText, ...content } = draft;
  return {
    ...content,
    validFrom: draft.validFrom ?? leaflet.validFrom,
    validThrough: draft.validThrough ?? leaflet.validThrough,
  };
}

/** What publishing all drafts would change for shoppers, page by page: changed and new offers where they are, gone ones where they were. */
export function differencesOf(
  published: readonly PublishedOffer[],
  drafts: readonly DraftOffer[],
  leaflet: Days,
): OfferDifference[] {
  const before = new Map(published.map((offer) => [offer.offerId, withoutIdentity(offer)]));
  const after = new Map(drafts.map(({ offerId, draft }) => [offerId, contentOf(draft, leaflet)]));
  const ids = [...new Set([...after.keys(), ...before.keys()])];
  return ids
    .map((offerId) => differenceOf(offerId, before.get(offerId) ?? null, after.get(offerId) ?? null))
    .filter(({ before: was, after: is, parts }) => !was || !is || parts.length > 0)
    .sort((a, b) => pageOf(a) - pageOf(b));
}

const pageOf = ({ before, after }: OfferDifference): number => (after ?? before)?.page ?? 0;

function withoutIdentity({ offerId, leafletId, version, ...content }: PublishedOffer): OfferContent {
  return content;
}

function differenceOf(offerId: string, before: OfferContent | null, after: OfferContent | null): OfferDifference {
  const parts = before && after ? changedParts.filter((part) => !sameIn(part, before, after)) : [];
  return { offerId, parts, before, after };
}

function sameIn(part: ChangedPart, a: OfferContent, b: OfferContent): boolean {
  const [one, other] = [partOf(part, a), partOf(part, b)];
  return JSON.stringify(one) === JSON.stringify(other);
}

function partOf(part: ChangedPart, offer: OfferContent): unknown {
  switch (part) {
    case 'name':
      return [offer.brand, offer.name, offer.quantityText];
    case 'price':
      return [offer.priceMinor, offer.soldBy];
    case 'regular':
      return offer.regularMinor;
    case 'mechanic':
      return Object.entries(offer.mechanic).sort(([a], [b]) => a.localeCompare(b));
    case 'products':
      return [offer.productIds.toSorted(), offer.range ?? null];
    case 'days':
      return [offer.validFrom, offer.validThrough];
    case 'conditions':
      return [offer.loyaltyRequired, offer.mixAndMatch, offer.limitPerHousehold];
    case 'place':
      return [offer.page, offer.box];
  }
}
