import { sql } from 'kysely';
import { type EntityId, type Queryable, rowOf, rowsOf, type Trx } from '../platform/index.ts';
import type { BasketKey } from './basket-repository.ts';
import { defaultSlotSettings, type Slot, type SlotSettings } from './slot.model.ts';

export async function slotSettingsOf(db: Queryable, entityId: EntityId, storeId: string): Promise<SlotSettings> {
  const row = await rowOf(
    db,
    sql<SlotSettings>`
      select capacity_orders as "capacityOrders", cutoff_minutes as "cutoffMinutes", window_minutes as "windowMinutes"
      from slot_settings where entity_id = ${entityId} and store_id = ${storeId}`,
  );
  return row ?? defaultSlotSettings;
}

/** Sets how a store fills its slots. Places already promised stay promised. */
export async function saveSlotSettings(
  db: Queryable,
  entityId: EntityId,
  storeId: string,
  settings: SlotSettings,
): Promise<void> {
  await sql`
    insert into slot_settings (entity_id, store_id, capacity_orders, cutoff_minutes, window_minutes)
    values (${entityId}, ${storeId}, ${settings.capacityOrders}, ${settings.cutoffMinutes}, ${settings.windowMinutes})
    on conflict (entity_id, store_id) do update set capacity_orders = excluded.capacity_orders,
      cutoff_minutes = excluded.cutoff_minutes, window_minutes = excluded.window_minutes`.execute(db);
}

/** Places taken by bookings and live holds, by the slot's start in milliseconds. */
export async function takenPlaces(
  db: Queryable,
  entityId: EntityId,
  storeId: string,
  now: Date,
): Promise<ReadonlyMap<number, number>> {
  const rows = await rowsOf(
    db,
    sql<{ starts_at: Date; taken: number }>`
      select starts_at, count(*) as taken from slot_hold
      where entity_id = ${entityId} and store_id = ${storeId} and starts_at > ${now}
        and (state = 'booked' or (state = 'held' and expires_at > ${now}))
      group by starts_at`,
  );
  return new Map(rows.map(({ starts_at, taken }) => [starts_at.getTime(), taken]));
}

export interface LockedSlot {
  readonly capacity: number;
  readonly taken: number;
}

/**
 * Locks the slots, earliest first, making the row of `wanted` if it is new, and gives the places of expired holds back.
 * @returns the places of `wanted`.
 */
export async function lockSlots(
  trx: Trx,
  entityId: EntityId,
  wanted: Slot,
  others: readonly Date[],
  now: Date,
): Promise<LockedSlot> {
  const { storeId, startsAt, endsAt, capacity } = wanted;
  await sql`
    insert into slot (entity_id, store_id, starts_at, ends_at, capacity)
    values (${entityId}, ${storeId}, ${startsAt}, ${endsAt}, ${capacity}) on conflict do nothing`.execute(trx);
  const starts = [startsAt, ...others];
  await sql`
    select 1 from slot where entity_id = ${entityId} and store_id = ${storeId} and starts_at = any(${starts}::timestamptz[])
    order by starts_at for update`.execute(trx);
  await giveBackExpired(trx, { entityId, storeId, startsAt }, now);
  const row = await rowOf(
    trx,
    sql<LockedSlot>`
      update slot set capacity = greatest(${capacity}, taken)
      where entity_id = ${entityId} and store_id = ${storeId} and starts_at = ${startsAt}
      returning ${capacity}::int as capacity, taken`,
  );
  if (!row) throw new Error(`The slot at ${startsAt.toISOString()} of ${storeId} is gone.`);
  return row;
}

export interface SlotKey {
  readonly entityId: EntityId;
  readonly storeId: string;
  readonly startsAt: Date;
}

/** Ends the expired holds of a locked slot. */
async function giveBackExpired(trx: Trx, { entityId, storeId, startsAt }: SlotKey, now: Date): Promise<void> {
  await sql`
    with ended as (
      update slot_hold set state = 'expired'
      where entity_id = ${entityId} and store_id = ${storeId} and starts_at = ${startsAt} and state = 'held' and expires_at <= ${now}
      returning 1
    )
    update slot set taken = taken - (select count(*) from ended)
    where entity_id = ${entityId} and store_id = ${storeId} and starts_at = ${startsAt}`.execute(trx);
}

/** The slots that have expired holds, for the job that gives their places back. */
export async function slotsWithExpiredHolds(
  db: Queryable,
  entityId: EntityId,
  now: Date,
  limit: number,
): Promise<SlotKey[]> {
  const rows = await rowsOf(
    db,
    sql<{ store_id: string; starts_at: Date }>`
      select distinct store_id, starts_at from slot_hold
      where entity_id = ${entityId} and state = 'held' and expires_at <= ${now} limit ${limit}`,
  );
  return rows.map(({ store_id, starts_at }) => ({ entityId, storeId: store_id, startsAt: starts_at }));
}

export async function expireHoldsOf(trx: Trx, slot: SlotKey, now: Date): Promise<void> {
  await sql`
    select 1 from slot where entity_id = ${slot.entityId} and store_id = ${slot.storeId} and starts_at = ${slot.startsAt}
    for update`.execute(trx);
  await giveBackExpired(trx, slot, now);
}

export interface NewHold extends BasketKey {
  readonly storeId: string;
  readonly startsAt: Date;
  readonly promisedAt: Date;
  readonly expiresAt: Date;
}

/** Gives the basket a place in a locked slot that has one. The basket's earlier hold must have been released. */
export async function takePlaceFor(trx: Trx, hold: NewHold): Promise<void> {
  const { entityId, basketId, storeId, startsAt, promisedAt, expiresAt } = hold;
  await sql`
    update slot set taken = taken + 1
    where entity_id = ${entityId} and store_id = ${storeId} and starts_at = ${startsAt}`.execute(trx);
  await sql`
    insert into slot_hold (entity_id, basket_id, store_id, starts_at, state, promised_at, expires_at)
    values (${entityId}, ${basketId}, ${storeId}, ${startsAt}, 'held', ${promisedAt}, ${expiresAt})
    on conflict (entity_id, basket_id) do update set store_id = excluded.store_id, starts_at = excluded.starts_at,
      state = 'held', promised_at = excluded.promised_at, expires_at = excluded.expires_at`.execute(trx);
}

/** Gives the basket's place back, held or booked; nothing happens when it has none. */
export async function releaseHold(trx: Trx, { entityId, basketId }: BasketKey): Promise<void> {
  await sql`
    select 1 from slot s join slot_hold h on h.entity_id = s.entity_id and h.store_id = s.store_id and h.starts_at = s.starts_at
    where s.entity_id = ${entityId} and h.basket_id = ${basketId} and h.state in ('held', 'booked') for update of s`.execute(
    trx,
  );
  await sql`
    with freed as (
      update slot_hold set state = 'released'
      where entity_id = ${entityId} and basket_id = ${basketId} and state in ('held', 'booked')
      returning store_id, starts_at
    )
    update slot s set taken = s.taken - 1 from freed f
    where s.entity_id = ${entityId} and s.store_id = f.store_id and s.starts_at = f.starts_at`.execute(trx);
}

/** Books the place that the basket holds. False when it was given back meanwhile. */
export async function bookHold(trx: Trx, { entityId, basketId }: BasketKey): Promise<boolean> {
  const row = await rowOf(
    trx,
    sql<{ basket_id: string }>`
      update slot_hold set state = 'booked'
      where entity_id = ${entityId} and basket_id = ${basketId} and state = 'held' returning basket_id`,
  );
  return row !== undefined;
}

/** Hands a booked place over to another basket as a hold: the slot's count stays. */
export async function passPlaceOn(
  trx: Trx,
  from: BasketKey,
  to: { readonly basketId: string; readonly promisedAt: Date; readonly expiresAt: Date },
): Promise<void> {
  await sql`
    with freed as (
      update slot_hold set state = 'released'
      where entity_id = ${from.entityId} and basket_id = ${from.basketId} and state = 'booked'
      returning store_id, starts_at
    )
    insert into slot_hold (entity_id, basket_id, store_id, starts_at, state, promised_at, expires_at)
    select ${from.entityId}, ${to.basketId}::uuid, f.store_id, f.starts_at, 'held', ${to.promisedAt}::timestamptz, ${to.expiresAt}::timestamptz
    from freed f`.execute(trx);
}
