import type { EntityId, Queryable } from '../../platform/index.ts';
import { liveOffersById, newestOffers } from '../published.ts';
import { offerState, type ShopOffer, type ShopScope, viewOffers } from '../shop-view.ts';

export interface OfferView {
  readonly offer: ShopOffer;
  readonly state: 'live' | 'over' | 'upcoming' | 'withdrawn';
}

/** Offers by id as the store has them now, over or not; what was never published is missing. */
export async function findOfferViews(
  db: Queryable,
  scope: ShopScope & { readonly date: string },
  offerIds: readonly string[],
): Promise<Map<string, OfferView>> {
  if (offerIds.length === 0) return new Map();
  const { entity, store, now, date } = scope;
  const here = { entityId: entity.entityId as EntityId, storeId: store.storeId, date, asOf: now };
  const live = new Map((await liveOffersById(db, here, offerIds)).map((offer) => [offer.offerId, offer]));
  const newest = await newestOffers(db, here, offerIds);
  const shown = newest.map((offer) => live.get(offer.offerId) ?? offer);
  const views = await viewOffers(db, scope, shown);
  return new Map(
    views.map((offer) => {
      // An offer of these days that is not on sale was taken back: withdrawn, corrected away, or left out of the store's edition.
      const withdrawnAt = live.has(offer.offerId) ? null : now;
      const { validFrom, validThrough } = offer;
      const past = offerState({ validFrom, validThrough, withdrawnAt: null }, store, now);
      const state = past === 'live' ? offerState({ validFrom, validThrough, withdrawnAt }, store, now) : past;
      return [offer.offerId, { offer, state }];
    }),
  );
}
