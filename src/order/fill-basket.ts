import { findProducts } from '../catalog/index.ts';
import { findStore } from '../organisation/index.ts';
import {
  type Database,
  type EntityId,
  inTransaction,
  newId,
  newSecret,
  ok,
  type Result,
  refuse,
  type Trx,
} from '../platform/index.ts';
import {
  type Basket,
  type BasketLine,
  basketExpiry,
  basketLimits,
  type Channel,
  isProductId,
  type LineRefusal,
  linesRefusal,
  mergeLines,
  stateOf,
  withLine,
} from './basket.model.ts';
import { type BasketKey, insertBasket, lockBasket, saveLines, updateBasket } from './basket-repository.ts';
import { releaseHold } from './slot-repository.ts';

export interface NewBasket {
  readonly entityId: EntityId;
  readonly channel: Channel;
  readonly storeId?: string;
  readonly shopperId?: string;
}

/** Makes an empty basket for 30 days. @throws {Error} when the store is not one of the entity's: find it first. */
export async function createBasket(db: Database, asked: NewBasket, now: Date): Promise<Basket> {
  const basket: Basket = {
    entityId: asked.entityId,
    basketId: newId(now),
    token: newSecret(),
    channel: asked.channel,
    storeId: asked.storeId ?? null,
    shopperId: asked.shopperId ?? null,
    loyalty: false,
    ageDeclaredAt: null,
    state: 'open',
    createdAt: now,
    expiresAt: basketExpiry(now),
    lines: [],
    hold: null,
  };
  await inTransaction(db, (trx) => insertBasket(trx, basket));
  return basket;
}

export type BasketRefusal =
  | { readonly code: 'unknown_basket' }
  /** It was ordered, or left for more than 30 days. */
  | { readonly code: 'basket_closed' };

type Changed<Refusal = never> = Result<Basket, BasketRefusal | Refusal>;

/** Runs a change on an open basket, locked. */
export async function changeBasket<Value, Refusal>(
  db: Database,
  key: BasketKey,
  now: Date,
  change: (trx: Trx, basket: Basket) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | BasketRefusal>> {
  return inTransaction(db, async (trx) => {
    const basket = await lockBasket(trx, key);
    if (!basket) return refuse({ code: 'unknown_basket' });
    const state = stateOf(basket, now);
    if (state === 'ordered' || state === 'abandoned') return refuse({ code: 'basket_closed' });
    return change(trx, basket);
  });
}

async function keep(trx: Trx, basket: Basket): Promise<Result<Basket, never>> {
  await updateBasket(trx, basket);
  return ok(basket);
}

/** Sets the quantity of one product; 0 steps removes it. The answer is the basket as it then is. */
export async function setBasketLine(
  db: Database,
  key: BasketKey,
  line: BasketLine,
  now: Date,
): Promise<Changed<LineRefusal>> {
  return changeBasket(db, key, now, async (trx, basket) => {
    if (line.steps !== 0 && !(await isKnown(trx, key.entityId, line.productId)))
      return refuse({ code: 'unknown_product', productId: line.productId });
    return keepLines(trx, basket, withLine(basket.lines, line));
  });
}

async function isKnown(trx: Trx, entityId: EntityId, productId: string): Promise<boolean> {
  return isProductId(productId) && (await findProducts(trx, entityId, [productId])).has(productId);
}

/**
 * Puts these lines in place of the basket's own, all or none. Lines of one product become one. A product that is not known is kept, so
 * that the view can name it: a cart from outside is never silently shortened.
 */
export async function replaceBasketLines(
  db: Database,
  key: BasketKey,
  lines: readonly BasketLine[],
  now: Date,
): Promise<Changed<LineRefusal>> {
  if (lines.length > basketLimits.lines) return refuse({ code: 'too_many_lines', most: basketLimits.lines });
  const unreadable = lines.find(({ productId }) => !isProductId(productId));
  if (unreadable) return refuse({ code: 'unknown_product', productId: unreadable.productId });
  return changeBasket(db, key, now, (trx, basket) => keepLines(trx, basket, mergeLines(lines)));
}

async function keepLines(trx: Trx, basket: Basket, lines: readonly BasketLine[]): Promise<Result<Basket, LineRefusal>> {
  const ids = lines.slice(0, basketLimits.lines).map(({ productId }) => productId);
  const known = await findProducts(trx, basket.entityId, ids);
  const refusal = linesRefusal(lines, (productId) => known.get(productId)?.basis);
  if (refusal) return refuse(refusal);
  await saveLines(trx, basket, lines);
  return ok({ ...basket, lines });
}

/** Chooses the store. Another store gives a held place back, and its promise with it. */
export async function setBasketStore(
  db: Database,
  key: BasketKey,
  storeId: string,
  now: Date,
): Promise<Changed<{ readonly code: 'unknown_store' }>> {
  return changeBasket(db, key, now, async (trx, basket) => {
    if (!(await findStore(trx, key.entityId, storeId))) return refuse({ code: 'unknown_store' });
    if (basket.storeId === storeId) return ok(basket);
    await releaseHold(trx, key);
    return keep(trx, { ...basket, storeId, hold: null });
  });
}

/** Says whether the shopper shows a loyalty card. */
export async function setLoyalty(db: Database, key: BasketKey, loyalty: boolean, now: Date): Promise<Changed> {
  return changeBasket(db, key, now, (trx, basket) => keep(trx, { ...basket, loyalty }));
}

/** Notes that the shopper declared to be of age; it is checked again when the goods are handed over. */
export async function declareAge(db: Database, key: BasketKey, now: Date): Promise<Changed> {
  return changeBasket(db, key, now, (trx, basket) =>
    keep(trx, { ...basket, ageDeclaredAt: basket.ageDeclaredAt ?? now }),
  );
}

/** Ties the basket to a shopper of a conversation, when it is handed over from the web to the chat. */
export async function setBasketShopper(db: Database, key: BasketKey, shopperId: string, now: Date): Promise<Changed> {
  return changeBasket(db, key, now, (trx, basket) => keep(trx, { ...basket, shopperId }));
}
