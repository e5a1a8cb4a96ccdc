import { departmentOf, findPricedProducts } from '../../catalog/index.ts';
import { listStores } from '../../organisation/index.ts';
import type { Queryable } from '../../platform/index.ts';
import type { DraftOffer } from '../offer.model.ts';
import { type Leaflet, listOffers } from '../repository.ts';
import { risksOf } from './risk.model.ts';

/** A draft offer with what its review asks. */
export interface DraftView extends DraftOffer {
  readonly risk: number;
  readonly departments: readonly string[];
}

/** The drafts of a leaflet, page by page from the top. */
export async function viewDrafts(db: Queryable, leaflet: Leaflet, now: Date): Promise<DraftView[]> {
  const { entityId, leafletId, storeIds, validFrom, validThrough } = leaflet;
  const offers = await listOffers(db, entityId, leafletId);
  const ids = new Set(offers.flatMap(({ draft }) => [...draft.productIds, ...draft.proposedIds]));
  const products = await findPricedProducts(db, { entityId, storeId: '', at: now }, [...ids]);
  const productPrices = new Map([...products].map(([id, { priceMinor }]) => [id, priceMinor]));
  const storeCount = storeIds.length || (await listStores(db, entityId)).length;
  const risks = risksOf(offers, { validFrom, validThrough, storeCount, productPrices });
  return offers.map((offer) => ({
    ...offer,
    risk: risks.get(offer.offerId) ?? 0,
    departments: [...new Set(offer.draft.productIds.flatMap((id) => products.get(id) ?? []).map(departmentOf))].filter(
      Boolean,
    ),
  }));
}
