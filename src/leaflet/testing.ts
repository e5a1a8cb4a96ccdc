import { newId, type Queryable } from '../platform/index.ts';
import type { OfferDraft } from './offer.model.ts';
import { insertLeaflet, insertPages, type Leaflet, replacePageOffers } from './repository.ts';

/** Builders for tests: valid things that take only what the test is about. */
export function aDraft(over: Partial<OfferDraft> = {}): OfferDraft {
  return {
    page: 1,
    box: [0, 0, 100, 100],
    name: 'Lait 1 L',
    brand: null,
    quantityText: null,
    priceMinor: 99,
    regularMinor: null,
    soldBy: 'item',
    mechanic: { type: 'PRICE' },
    mechanicText: null,
    productIds: [],
    proposedIds: [],
    mixAndMatch: false,
    loyaltyRequired: false,
    limitPerHousehold: null,
    validFrom: null,
    validThrough: null,
    confidence: 1,
    reasons: [],
    checked: true,
    ...over,
  };
}

/** A leaflet of one page that waits for review, with an offer for each draft. */
export async function saveLeaflet(
  db: Queryable,
  over: Partial<Leaflet> & Pick<Leaflet, 'entityId'>,
  drafts: readonly OfferDraft[] = [aDraft()],
): Promise<{ leaflet: Leaflet; offerIds: string[] }> {
  const leaflet: Leaflet = {
    leafletId: newId(),
    title: 'Week',
    language: 'fr',
    state: 'review',
    validFrom: '2026-11-16',
    validThrough: '2026-11-30',
    storeIds: [],
    pageCount: 1,
    failure: null,
    createdAt: new Date('2026-11-15T09:00:00Z'),
    ...over,
  };
  await insertLeaflet(db, leaflet, null);
  await insertPages(db, leaflet.entityId, leaflet.leafletId, [{ page: 1, widthPt: 600, heightPt: 800 }]);
  const offers = drafts.map((draft) => ({ offerId: newId(), draft }));
  await replacePageOffers(db, leaflet.entityId, leaflet.leafletId, 1, offers);
  return { leaflet, offerIds: offers.map(({ offerId }) => offerId) };
}
