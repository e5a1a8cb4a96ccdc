import { findPricedProducts, findProducts, lowestPricesBefore } from '../catalog/index.ts';
import { liveOffers, type PublishedOffer } from '../leaflet/index.ts';
import { at, findStore, localDate, requireEntity } from '../organisation/index.ts';
import type { EntityId, Queryable } from '../platform/index.ts';
import { type Basket, type Channel, isHeld, stateOf } from './basket.model.ts';
import { findBasket } from './basket-repository.ts';
import { type BasketView, isPriceCut, type PricedAt, priceBasketAt } from './basket-view.model.ts';
import { findOrderIdOf } from './order-repository.ts';

export interface ViewOptions {
  readonly language: string;
  readonly now: Date;
  /** Where the basket is looked at: a basket begun in the chat may be finished on the web. The basket's own when left out. */
  readonly channel?: Channel;
}

/** A basket with its prices, or undefined when there is none. */
export async function viewBasket(
  db: Queryable,
  entityId: EntityId,
  basketId: string,
  options: ViewOptions,
): Promise<BasketView | undefined> {
  const basket = await findBasket(db, entityId, basketId);
  return basket && viewOf(db, basket, options);
}

/** The view of a basket that is already read. */
export async function viewOf(db: Queryable, basket: Basket, options: ViewOptions): Promise<BasketView> {
  const moment = await momentOf(db, basket, options.now);
  const { view } = await priceAt(db, basket, moment, options);
  return {
    ...view,
    basketId: basket.basketId,
    channel: basket.channel,
    storeId: basket.storeId,
    loyalty: basket.loyalty,
    ageDeclared: basket.ageDeclaredAt !== null,
    state: stateOf(basket, options.now),
    hold: basket.hold && isAlive(basket, options.now) ? basket.hold : null,
    orderId: basket.state === 'ordered' ? await findOrderIdOf(db, basket.entityId, basket.basketId) : null,
    date: moment.date,
    language: options.language,
  };
}

/** When prices are read: as known at `asOf`, for the store's day `date`. */
export interface PricingMoment {
  readonly date: string;
  readonly asOf: Date;
  readonly timeZone: string;
}

function isAlive({ hold }: Basket, now: Date): boolean {
  return hold !== null && (hold.state === 'booked' || isHeld(hold, now));
}

/** The promise of a held or ordered basket; otherwise today at the store. */
export async function momentOf(db: Queryable, basket: Basket, now: Date): Promise<PricingMoment> {
  const timeZone = await timeZoneOf(db, basket);
  const { hold } = basket;
  if (hold && isAlive(basket, now)) return promisedMoment(hold, timeZone);
  return { date: localDate(now, timeZone), asOf: now, timeZone };
}

/** The moment a hold promises, whether it is still alive or not. */
export function promisedMoment({ promisedAt }: { readonly promisedAt: Date }, timeZone: string): PricingMoment {
  return { date: localDate(promisedAt, timeZone), asOf: promisedAt, timeZone };
}

async function timeZoneOf(db: Queryable, { entityId, storeId }: Basket): Promise<string> {
  const store = storeId === null ? undefined : await findStore(db, entityId, storeId);
  return store?.timeZone ?? (await requireEntity(db, entityId)).timeZone;
}

/** Prices the basket at a moment. Without a store the prices are the entity's, and no offer holds. */
export async function priceAt(
  db: Queryable,
  basket: Basket,
  moment: PricingMoment,
  { language, now, channel = basket.channel }: ViewOptions,
): Promise<PricedAt> {
  const { entityId, lines } = basket;
  const storeId = basket.storeId ?? '';
  const ids = lines.map(({ productId }) => productId);
  const entity = await requireEntity(db, entityId);
  const offers =
    basket.storeId === null || ids.length === 0
      ? []
      : await liveOffers(db, { entityId, storeId, date: moment.date, asOf: moment.asOf }, ids);
  return priceBasketAt({
    lines,
    loyalty: basket.loyalty,
    ageDeclared: basket.ageDeclaredAt !== null,
    channel,
    country: entity.country,
    currency: entity.currency,
    language,
    now,
    known: await findProducts(db, entityId, ids),
    priced: await findPricedProducts(db, { entityId, storeId, at: moment.asOf }, ids),
    offers,
    lowest: await lowestBeforeCuts(db, { entityId, storeId }, moment, offers),
  });
}

/** By product, the lowest price of the 30 days before its reduction began (the earliest one, where several hold). */
async function lowestBeforeCuts(
  db: Queryable,
  store: { readonly entityId: EntityId; readonly storeId: string },
  { timeZone }: PricingMoment,
  offers: readonly PublishedOffer[],
): Promise<ReadonlyMap<string, number>> {
  const lowest = new Map<string, number>();
  const byStart = Map.groupBy(offers.filter(isPriceCut), ({ validFrom }) => validFrom);
  // Latest first, so that the earliest reduction has the last word.
  for (const [validFrom, cuts] of [...byStart].sort(([a], [b]) => (a < b ? 1 : -1))) {
    const before = at(validFrom, '00:00', timeZone);
    const productIds = [...new Set(cuts.flatMap((offer) => offer.productIds))];
    for (const [productId, minor] of await lowestPricesBefore(db, { ...store, before }, productIds))
      lowest.set(productId, minor);
  }
  return lowest;
}
