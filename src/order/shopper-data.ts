import { sql } from 'kysely';
import { type EntityId, ok, type Queryable, type Result, refuse, rowsOf, type Trx } from '../platform/index.ts';
import { type Order, readOrdersOf } from './order-repository.ts';
import { statesAfter } from './order-state.model.ts';

/** Whose orders and baskets: the ids of a shopper, and the digits of a phone number with its country, as WhatsApp writes it. */
export interface OrderOwner {
  readonly shopperIds: readonly string[];
  readonly phone: string | null;
}

/** What is held of a shopper's baskets and orders. */
export interface OrderData {
  readonly orders: readonly Order[];
  readonly baskets: readonly HeldBasket[];
}

export interface HeldBasket {
  readonly basketId: string;
  readonly channel: string;
  readonly storeId: string | null;
  readonly state: string;
  readonly createdAt: string;
  readonly ageDeclaredAt: string | null;
  readonly lines: readonly { readonly productId: string; readonly steps: number }[];
}

export async function exportOrders(db: Queryable, entityId: EntityId, owner: OrderOwner): Promise<OrderData> {
  const baskets = await rowsOf(
    db,
    sql<HeldBasket>`
      select b.basket_id as "basketId", b.channel, b.store_id as "storeId", b.state, to_json(b.created_at) as "createdAt",
        to_json(b.age_declared_at) as "ageDeclaredAt",
        coalesce((select jsonb_agg(jsonb_build_object('productId', l.product_id, 'steps', l.steps) order by l.position)
          from basket_line l where l.entity_id = b.entity_id and l.basket_id = b.basket_id), '[]') as lines
      from basket b where b.entity_id = ${entityId} and b.shopper_id = any(${[...owner.shopperIds]}) order by b.created_at`,
  );
  return { orders: await readOrdersOf(db, entityId, owner), baskets };
}

export interface OrderUnderWay {
  readonly code: 'order_under_way';
  readonly numbers: readonly string[];
}

/**
 * Takes name, phone number and shopper off orders and baskets; articles, amounts and slots stay for the books. Refused while an order is
 * still to be handed over: the store could not reach the shopper.
 * @returns how many orders were changed.
 */
export async function eraseOrderOwner(
  trx: Trx,
  entityId: EntityId,
  owner: OrderOwner,
): Promise<Result<number, OrderUnderWay>> {
  const orders = await readOrdersOf(trx, entityId, owner);
  const underWay = orders.filter(({ state }) => statesAfter(state).length > 0);
  if (underWay.length > 0) return refuse({ code: 'order_under_way', numbers: underWay.map(({ number }) => number) });
  await sql`
    update placed_order set shopper_id = null, contact_name = null, contact_phone = null
    where entity_id = ${entityId} and order_id = any(${orders.map(({ orderId }) => orderId)}::uuid[])`.execute(trx);
  await sql`
    update basket set shopper_id = null, age_declared_at = null
    where entity_id = ${entityId} and (shopper_id = any(${[...owner.shopperIds]})
      or basket_id = any(${orders.map(({ basketId }) => basketId)}::uuid[]))`.execute(trx);
  return ok(orders.length);
}
