import { findPricedProducts } from '../../catalog/index.ts';
import { addDays } from '../../organisation/index.ts';
import type { Queryable } from '../../platform/index.ts';
import type { PublishedOffer } from '../offer.model.ts';
import { liveOffers } from '../published.ts';
import type { ShopScope } from '../shop-view.ts';
import { cheaperThanLastWeek, isComparable } from './last-week.model.ts';

const weekMs = 7 * 86_400_000;

/**
 * By offer, what one cost at the store seven days ago where the offer makes it cheaper now: from the price history and the offers
 * that were on then, as known then.
 */
export async function lastWeekPrices(
  db: Queryable,
  { entity, store, now, date }: ShopScope & { readonly date: string },
  offers: readonly PublishedOffer[],
): Promise<Map<string, number>> {
  const compared = offers.filter(isComparable);
  const ids = [...new Set(compared.flatMap(({ productIds }) => productIds))];
  const here = { entityId: entity.entityId, storeId: store.storeId };
  const weekAgo = new Date(now.getTime() - weekMs);
  const products = await findPricedProducts(db, { ...here, at: now }, ids);
  const before = await findPricedProducts(db, { ...here, at: weekAgo }, ids);
  const onThen = ids.length > 0 ? await liveOffers(db, { ...here, date: addDays(date, -7), asOf: weekAgo }, ids) : [];
  const then = new Map(
    [...before].map(([productId, product]) => [
      productId,
      { product, offers: onThen.filter(({ productIds }) => productIds.includes(productId)) },
    ]),
  );
  const answer = new Map<string, number>();
  for (const offer of compared) {
    const lastWeek = cheaperThanLastWeek({ offer, now: products, then, currency: entity.currency });
    if (lastWeek !== undefined) answer.set(offer.offerId, lastWeek);
  }
  return answer;
}
