import { type Database, newId, newSecret, ok, type Result, refuse, type Trx } from '../platform/index.ts';
import { type Basket, basketExpiry } from './basket.model.ts';
import { findBasket, insertBasket } from './basket-repository.ts';
import type { Order, OrderKey } from './order-repository.ts';
import { canCancel } from './order-state.model.ts';
import type { OrderView } from './order-view.model.ts';
import { changeOrder, moveOrder, type OrderRefusal } from './pick-order.ts';
import { holdMinutes } from './slot.model.ts';
import { passPlaceOn, releaseHold } from './slot-repository.ts';

export interface OrderToCancel extends OrderKey {
  /** The shopper, until picking starts; or an employee, until the goods stand ready. */
  readonly by: 'shopper' | { readonly personId: string };
}

/** Cancels the order and gives its place in the slot back. Asking twice changes nothing. */
export async function cancelOrder(
  db: Database,
  { by, ...key }: OrderToCancel,
  now: Date,
): Promise<Result<OrderView, OrderRefusal>> {
  return changeOrder<OrderRefusal>(db, key, async (trx, order) => {
    if (order.state === 'canceled') return ok(order);
    if (!canCancel(order.state, by === 'shopper' ? 'shopper' : 'store'))
      return refuse({ code: 'wrong_state', state: order.state });
    await releaseHold(trx, order);
    return cancel(trx, order, by, now);
  });
}

async function cancel(
  trx: Trx,
  order: Order,
  by: OrderToCancel['by'],
  now: Date,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Result<Order, OrderRefusal>> {
  const who = by === 'shopper' ? { by } : { by: 'store', personId: by.personId };
  return moveOrder(trx, order, 'canceled', { type: 'order.canceled', more: { ...who, ...more } }, now);
}

/**
 * "I want to change my order": until picking starts it is canceled, and its lines are in an open basket again that keeps the slot and the
 * promised prices for 20 minutes. Nothing else can take the place in between.
 */
export async function reopenOrder(db: Database, key: OrderKey, now: Date): Promise<Result<Basket, OrderRefusal>> {
  let reopened: Basket | undefined;
  const canceled = await changeOrder<OrderRefusal>(db, key, async (trx, order) => {
    if (!canCancel(order.state, 'shopper')) return refuse({ code: 'wrong_state', state: order.state });
    const basket = basketAgain(order, now);
    await insertBasket(trx, basket);
    const expiresAt = new Date(now.getTime() + holdMinutes * 60_000);
    await passPlaceOn(trx, order, { basketId: basket.basketId, promisedAt: order.promisedAt, expiresAt });
    reopened = await findBasket(trx, order.entityId, basket.basketId);
    return cancel(trx, order, 'shopper', now, { reopenedAs: basket.basketId });
  });
  if (!canceled.ok) return canceled;
  if (!reopened) throw new Error(`The order ${key.orderId} was canceled without its basket.`);
  return ok(reopened);
}

function basketAgain(order: Order, now: Date): Basket {
  const { entityId, channel, storeId, shopperId, promise } = order;
  return {
    entityId,
    basketId: newId(now),
    token: newSecret(),
    channel,
    storeId,
    shopperId,
    loyalty: promise.loyalty,
    ageDeclaredAt: promise.ageDeclared ? order.placedAt : null,
    state: 'open',
    createdAt: now,
    expiresAt: basketExpiry(now),
    lines: promise.lines.map(({ productId, steps }) => ({ productId, steps })),
    hold: null,
  };
}
