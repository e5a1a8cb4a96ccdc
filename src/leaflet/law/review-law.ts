import { lowestPricesAtAny, type PricedProduct } from '../../catalog/index.ts';
import { at, type Entity } from '../../organisation/index.ts';
import type { Queryable } from '../../platform/index.ts';
import type { DraftOffer } from '../offer.model.ts';
import { type Leaflet, listPageWords } from '../repository.ts';
import { checkLaw } from './check-law.ts';
import type { Finding } from './finding.ts';
import { goodsOf } from './goods.ts';
import { findSeverities } from './law-repository.ts';
import { type OfferToCheck, pricePerSale } from './leaflet-to-check.ts';
import { packOf } from './packs/index.ts';

/** What is known of a draft leaflet when it is held against the law. `today` is the entity's day. */
export interface LawReview {
  readonly leaflet: Leaflet;
  readonly entity: Entity;
  readonly offers: readonly DraftOffer[];
  readonly products: ReadonlyMap<string, PricedProduct>;
  readonly storeIds: readonly string[];
  readonly today: string;
}

/** What the draft breaks of its country's rules, with the severities that the entity decided. */
export async function reviewLaw(db: Queryable, review: LawReview): Promise<Finding[]> {
  const { leaflet, entity, today } = review;
  const { entityId, leafletId, validFrom, validThrough } = leaflet;
  const pack = packOf(entity.country);
  if (!pack) return [];
  const offers = await offersToCheck(db, review);
  const pages = await listPageWords(db, entityId, leafletId);
  const severities = await findSeverities(db, entityId);
  return checkLaw({ validFrom, validThrough, today, offers, pages }, pack, severities);
}

/** Offers begin on few different days, so the lowest prices are asked once a day of beginning. */
async function offersToCheck(db: Queryable, review: LawReview): Promise<OfferToCheck[]> {
  const { leaflet, entity, offers, products, storeIds } = review;
  const checked = new Map<string, OfferToCheck>();
  for (const [day, group] of Map.groupBy(offers, ({ draft }) => draft.validFrom ?? leaflet.validFrom)) {
    const before = at(day, '00:00', entity.timeZone);
    const ids = [...new Set(group.flatMap(({ draft }) => draft.productIds))];
    const lowest = await lowestPricesAtAny(db, { entityId: leaflet.entityId, storeIds, before }, ids);
    for (const offer of group) checked.set(offer.offerId, toCheck(offer, products, lowest));
  }
  return offers.map(({ offerId }) => checked.get(offerId)!);
}

function toCheck(
  offer: DraftOffer,
  known: ReadonlyMap<string, PricedProduct>,
  lowest: ReadonlyMap<string, number>,
): OfferToCheck {
  const { draft } = offer;
  const products = draft.productIds.flatMap((id) => known.get(id) ?? []);
  const prices = products.flatMap((product) => {
    const price = lowest.get(product.productId);
    return price === undefined ? [] : (pricePerSale(product, price, draft.soldBy) ?? []);
  });
  const lowestMinor = prices.length > 0 ? Math.min(...prices) : null;
  return { ...offer, products, goods: goodsOf(draft, products), lowestMinor };
}
