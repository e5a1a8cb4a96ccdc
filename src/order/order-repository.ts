import { sql } from 'kysely';
import {
  decodeCursor,
  type EntityId,
  type Page,
  pageOf,
  type Queryable,
  rowOf,
  rowsOf,
  type Trx,
} from '../platform/index.ts';
import type { Adjustment } from './adjustment.model.ts';
import type { Channel } from './basket.model.ts';
import type { OrderLineSteps, OrderPromise } from './order.model.ts';
import type { OrderState } from './order-state.model.ts';

/** What the shopper told us to be reached by. */
export interface Contact {
  readonly name: string | null;
  readonly phone: string | null;
}

export interface OrderKey {
  readonly entityId: EntityId;
  readonly orderId: string;
}

/** An order as it is stored. */
export interface Order extends OrderKey {
  readonly basketId: string;
  readonly storeId: string;
  /** The store's day of collection, YYYY-MM-DD. */
  readonly day: string;
  /** `LIL-0042`: for people; unique for the store and day. */
  readonly number: string;
  readonly channel: Channel;
  readonly shopperId: string | null;
  readonly contact: Contact;
  readonly state: OrderState;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly promise: OrderPromise;
  readonly totalMinor: number;
  readonly promisedAt: Date;
  readonly placedAt: Date;
  readonly lines: readonly OrderLineSteps[];
  readonly adjustments: readonly Adjustment[];
}

interface OrderRow {
  entity_id: EntityId;
  order_id: string;
  basket_id: string;
  store_id: string;
  day: string;
  number: string;
  channel: Channel;
  shopper_id: string | null;
  contact_name: string | null;
  contact_phone: string | null;
  state: OrderState;
  starts_at: Date;
  ends_at: Date;
  promise: OrderPromise;
  total_minor: number;
  promised_at: Date;
  placed_at: Date;
  lines: OrderLineSteps[];
  adjustments: (Omit<Adjustment, 'adjustedAt'> & { adjustedAt: string })[];
}

const toOrder = (row: OrderRow): Order => ({
  entityId: row.entity_id,
  orderId: row.order_id,
  basketId: row.basket_id,
  storeId: row.store_id,
  day: row.day,
  number: row.number,
  channel: row.channel,
  shopperId: row.shopper_id,
  contact: { name: row.contact_name, phone: row.contact_phone },
  state: row.state,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  promise: row.promise,
  totalMinor: row.total_minor,
  promisedAt: row.promised_at,
  placedAt: row.placed_at,
  lines: row.lines,
  adjustments: row.adjustments.map((entry) => ({ ...entry, adjustedAt: new Date(entry.adjustedAt) })),
});

const orderColumns = sql`
  o.*,
  (select jsonb_agg(jsonb_build_object('lineId', l.line_id, 'originalSteps', l.original_steps, 'totalSteps', l.total_steps,
      'fulfilledSteps', l.fulfilled_steps) order by l.line_id::int)
    from order_line l where l.entity_id = o.entity_id and l.order_id = o.order_id) as lines,
  coalesce((select jsonb_agg(jsonb_build_object('position', a.position, 'kind', a.kind, 'lineId', a.line_id, 'stepsDelta', a.steps_delta,
      'totalDelta', a.total_delta, 'personId', a.person_id, 'reason', a.reason, 'adjustedAt', a.adjusted_at) order by a.position)
    from order_adjustment a where a.entity_id = o.entity_id and a.order_id = o.order_id), '[]') as adjustments`;

export async function readOrder(db: Queryable, { entityId, orderId }: OrderKey): Promise<Order | undefined> {
  const row = await rowOf(
    db,
    sql<OrderRow>`select ${orderColumns} from placed_order o where o.entity_id = ${entityId} and o.order_id = ${orderId}`,
  );
  return row && toOrder(row);
}

/** Reads the order for a change; others that would change it wait. */
export async function lockOrder(trx: Trx, key: OrderKey): Promise<Order | undefined> {
  await sql`select 1 from placed_order where entity_id = ${key.entityId} and order_id = ${key.orderId} for update`.execute(
    trx,
  );
  return readOrder(trx, key);
}

export async function findOrderIdOf(db: Queryable, entityId: EntityId, basketId: string): Promise<string | null> {
  const row = await rowOf(
    db,
    sql<{
      order_id: string;
    }>`select order_id from placed_order where entity_id = ${entityId} and basket_id = ${basketId}`,
  );
  return row?.order_id ?? null;
}

/** The next number of the store's day of collection, from 1. Two orders never get the same. */
export async function nextOrderNumber(trx: Trx, entityId: EntityId, storeId: string, day: string): Promise<number> {
  const row = await rowOf(
    trx,
    sql<{ last: number }>`
      insert into order_number (entity_id, store_id, day, last) values (${entityId}, ${storeId}, ${day}, 1)
      on conflict (entity_id, store_id, day) do update set last = order_number.last + 1 returning last`,
  );
  if (!row) throw new Error(`The store ${storeId} gave no order number.`);
  return row.last;
}

export async function insertOrder(trx: Trx, order: Order): Promise<void> {
  const { entityId, orderId } = order;
  await sql`
    insert into placed_order (entity_id, order_id, basket_id, store_id, day, number, channel, shopper_id, contact_name, contact_phone,
      state, starts_at, ends_at, promise, total_minor, promised_at, placed_at, changed_at)
    values (${entityId}, ${orderId}, ${order.basketId}, ${order.storeId}, ${order.day}, ${order.number}, ${order.channel},
      ${order.shopperId}, ${order.contact.name}, ${order.contact.phone}, ${order.state}, ${order.startsAt}, ${order.endsAt},
      ${JSON.stringify(order.promise)}::jsonb, ${order.totalMinor}, ${order.promisedAt}, ${order.placedAt}, ${order.placedAt})`.execute(
    trx,
  );
  await sql`
    insert into order_line (entity_id, order_id, line_id, original_steps, total_steps)
    select ${entityId}, ${orderId}::uuid, l."lineId", l."originalSteps", l."totalSteps"
    from jsonb_to_recordset(${JSON.stringify(order.lines)}::jsonb) as l("lineId" text, "originalSteps" int, "totalSteps" int)`.execute(
    trx,
  );
}

export async function saveOrderState(
  trx: Trx,
  { entityId, orderId }: OrderKey,
  { state, totalMinor }: Pick<Order, 'state' | 'totalMinor'>,
  now: Date,
): Promise<void> {
  await sql`
    update placed_order set state = ${state}, total_minor = ${totalMinor}, changed_at = ${now}
    where entity_id = ${entityId} and order_id = ${orderId}`.execute(trx);
}

export async function saveLineSteps(trx: Trx, { entityId, orderId }: OrderKey, line: OrderLineSteps): Promise<void> {
  await sql`
    update order_line set total_steps = ${line.totalSteps}, fulfilled_steps = ${line.fulfilledSteps}
    where entity_id = ${entityId} and order_id = ${orderId} and line_id = ${line.lineId}`.execute(trx);
}

export async function insertAdjustment(
  trx: Trx,
  { entityId, orderId }: OrderKey,
  adjustment: Adjustment,
): Promise<void> {
  await sql`
    insert into order_adjustment (entity_id, order_id, position, kind, line_id, steps_delta, total_delta, person_id, reason, adjusted_at)
    values (${entityId}, ${orderId}, ${adjustment.position}, ${adjustment.kind}, ${adjustment.lineId}, ${adjustment.stepsDelta},
      ${adjustment.totalDelta}, ${adjustment.personId}, ${adjustment.reason}, ${adjustment.adjustedAt})`.execute(trx);
}

/**
 * All orders of a person: placed under one of their ids, or on the web with their phone number, in international writing or in that of the
 * country (then the number has one to three digits more).
 */
export async function readOrdersOf(
  db: Queryable,
  entityId: EntityId,
  { shopperIds, phone }: { readonly shopperIds: readonly string[]; readonly phone: string | null },
): Promise<Order[]> {
  const digits = sql`ltrim(regexp_replace(o.contact_phone, '\\D', '', 'g'), '0')`;
  const rows = await rowsOf(
    db,
    sql<OrderRow>`
      select ${orderColumns} from placed_order o
      where o.entity_id = ${entityId} and (o.shopper_id = any(${[...shopperIds]}) or (
        o.contact_phone is not null and case when o.contact_phone ~ '^(\\+|00)' then ${digits} = ${phone}::text
          else length(${digits}) >= 8 and ${phone}::text like '%' || ${digits} and length(${phone}::text) - length(${digits}) between 1 and 3 end))
      order by o.placed_at`,
  );
  return rows.map(toOrder);
}

/** A shopper's orders, newest first, at most 50. */
export async function readShopperOrders(db: Queryable, entityId: EntityId, shopperId: string): Promise<Order[]> {
  const rows = await rowsOf(
    db,
    sql<OrderRow>`
      select ${orderColumns} from placed_order o where o.entity_id = ${entityId} and o.shopper_id = ${shopperId}
      order by o.placed_at desc limit 50`,
  );
  return rows.map(toOrder);
}

/** An order in the desk's list of a day. */
export interface OrderSummary {
  readonly orderId: string;
  readonly number: string;
  readonly state: OrderState;
  readonly channel: Channel;
  readonly contactName: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly placedAt: Date;
  readonly totalMinor: number;
  readonly lineCount: number;
  /** Lines picked or found missing. */
  readonly doneCount: number;
}

export interface StoreDay {
  readonly entityId: EntityId;
  readonly storeId: string;
  readonly date: string;
}

/** Where the next page begins; a cursor that is not ours begins at the start of the day. */
function placeInDay(cursor: string | undefined): { startsAt: string; number: string } {
  const [startsAt, number] = decodeCursor(cursor, 2) ?? [];
  const isOurs = typeof startsAt === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/.test(startsAt);
  return isOurs && !Number.isNaN(Date.parse(startsAt)) && /^[A-Z]{3}-\d{4,9}$/.test(String(number))
    ? { startsAt, number: String(number) }
    : { startsAt: '-infinity', number: '' };
}

/** A store's orders of a day of collection, by slot and number. */
export async function readStoreOrders(
  db: Queryable,
  { entityId, storeId, date }: StoreDay,
  { cursor, limit }: { readonly cursor: string | undefined; readonly limit: number },
): Promise<Page<OrderSummary>> {
  const { startsAt, number } = placeInDay(cursor);
  const rows = await rowsOf(
    db,
    sql<OrderSummary>`
      select o.order_id as "orderId", o.number, o.state, o.channel, o.contact_name as "contactName", o.starts_at as "startsAt",
        o.ends_at as "endsAt", o.placed_at as "placedAt", o.total_minor as "totalMinor",
        (select count(*) from order_line l where l.entity_id = o.entity_id and l.order_id = o.order_id) as "lineCount",
        (select count(*) from order_line l where l.entity_id = o.entity_id and l.order_id = o.order_id
          and l.fulfilled_steps is not null) as "doneCount"
      from placed_order o
      where o.entity_id = ${entityId} and o.store_id = ${storeId} and o.day = ${date}
        and (o.starts_at, o.number) > (${startsAt}::timestamptz, ${number})
      order by o.starts_at, o.number limit ${limit + 1}`,
  );
  return pageOf(rows, limit, (order) => [order.startsAt.toISOString(), order.number]);
}

/** Forgets whom to call about orders that were over before `before`, at most `limit` at once. */
export async function forgetContacts(db: Queryable, entityId: EntityId, before: Date, limit: number): Promise<void> {
  await sql`
    update placed_order set contact_name = null, contact_phone = null
    where entity_id = ${entityId} and order_id in (
      select order_id from placed_order where entity_id = ${entityId} and state in ('collected', 'canceled') and changed_at <= ${before}
        and (contact_name is not null or contact_phone is not null) limit ${limit}
    )`.execute(db);
}
