import { sql } from 'kysely';
import { type EntityId, type Queryable, rowOf, type Trx } from '../platform/index.ts';
import type { Basket, BasketLine, Channel, Hold } from './basket.model.ts';
import { slotIdOf } from './slot.model.ts';

interface BasketRow {
  entity_id: EntityId;
  basket_id: string;
  token: string;
  channel: Channel;
  store_id: string | null;
  shopper_id: string | null;
  loyalty: boolean;
  age_declared_at: Date | null;
  state: Basket['state'];
  created_at: Date;
  expires_at: Date;
  lines: BasketLine[];
  hold_store_id: string | null;
  hold_starts_at: Date;
  hold_ends_at: Date;
  hold_promised_at: Date;
  hold_expires_at: Date;
  hold_state: Hold['state'];
}

function toHold(row: BasketRow): Hold | null {
  if (row.hold_store_id === null) return null;
  return {
    slotId: slotIdOf(row.hold_store_id, row.hold_starts_at),
    storeId: row.hold_store_id,
    startsAt: row.hold_starts_at,
    endsAt: row.hold_ends_at,
    promisedAt: row.hold_promised_at,
    expiresAt: row.hold_expires_at,
    state: row.hold_state,
  };
}

const toBasket = (row: BasketRow): Basket => ({
  entityId: row.entity_id,
  basketId: row.basket_id,
  token: row.token,
  channel: row.channel,
  storeId: row.store_id,
  shopperId: row.shopper_id,
  loyalty: row.loyalty,
  ageDeclaredAt: row.age_declared_at,
  state: row.state,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  lines: row.lines,
  hold: toHold(row),
});

export interface BasketKey {
  readonly entityId: EntityId;
  readonly basketId: string;
}

async function readBasket(db: Queryable, { entityId, basketId }: BasketKey): Promise<Basket | undefined> {
  const row = await rowOf(
    db,
    sql<BasketRow>`
      select b.*, h.store_id as hold_store_id, h.starts_at as hold_starts_at, s.ends_at as hold_ends_at,
        h.promised_at as hold_promised_at, h.expires_at as hold_expires_at, h.state as hold_state,
        coalesce((select jsonb_agg(jsonb_build_object('productId', l.product_id, 'steps', l.steps) order by l.position)
          from basket_line l where l.entity_id = b.entity_id and l.basket_id = b.basket_id), '[]') as lines
      from basket b
      left join slot_hold h on h.entity_id = b.entity_id and h.basket_id = b.basket_id
      left join slot s on s.entity_id = h.entity_id and s.store_id = h.store_id and s.starts_at = h.starts_at
      where b.entity_id = ${entityId} and b.basket_id = ${basketId}`,
  );
  return row && toBasket(row);
}

/** A basket by its id; undefined when there is none. */
export async function findBasket(db: Queryable, entityId: EntityId, basketId: string): Promise<Basket | undefined> {
  return readBasket(db, { entityId, basketId });
}

/** Reads the basket for a change. Every change locks the basket first and a slot after it, so none waits for another in a ring. */
export async function lockBasket(trx: Trx, key: BasketKey): Promise<Basket | undefined> {
  await sql`select 1 from basket where entity_id = ${key.entityId} and basket_id = ${key.basketId} for update`.execute(
    trx,
  );
  return readBasket(trx, key);
}

export async function insertBasket(trx: Trx, basket: Basket): Promise<void> {
  await sql`
    insert into basket (entity_id, basket_id, token, channel, store_id, shopper_id, loyalty, age_declared_at, state, created_at, expires_at)
    values (${basket.entityId}, ${basket.basketId}, ${basket.token}, ${basket.channel}, ${basket.storeId}, ${basket.shopperId},
      ${basket.loyalty}, ${basket.ageDeclaredAt}, ${basket.state}, ${basket.createdAt}, ${basket.expiresAt})`.execute(
    trx,
  );
  await saveLines(trx, basket, basket.lines);
}

/** Puts these lines in place of the basket's own. */
export async function saveLines(
  trx: Trx,
  { entityId, basketId }: BasketKey,
  lines: readonly BasketLine[],
): Promise<void> {
  await sql`delete from basket_line where entity_id = ${entityId} and basket_id = ${basketId}`.execute(trx);
  await sql`
    insert into basket_line (entity_id, basket_id, product_id, position, steps)
    select ${entityId}, ${basketId}::uuid, l.line->>'productId', l.position, (l.line->>'steps')::int
    from jsonb_array_elements(${JSON.stringify(lines)}::jsonb) with ordinality as l(line, position)`.execute(trx);
}

export type BasketSettings = Pick<Basket, 'storeId' | 'shopperId' | 'loyalty' | 'ageDeclaredAt' | 'state'>;

export async function updateBasket(trx: Trx, basket: BasketKey & BasketSettings): Promise<void> {
  await sql`
    update basket set store_id = ${basket.storeId}, shopper_id = ${basket.shopperId}, loyalty = ${basket.loyalty},
      age_declared_at = ${basket.ageDeclaredAt}, state = ${basket.state}
    where entity_id = ${basket.entityId} and basket_id = ${basket.basketId}`.execute(trx);
}

/** Gives up open baskets that are past their days, at most `limit` at once. Returns how many. */
export async function abandonBaskets(db: Queryable, entityId: EntityId, now: Date, limit: number): Promise<number> {
  const row = await rowOf(
    db,
    sql<{ given_up: number }>`
      with old as (
        select basket_id from basket where entity_id = ${entityId} and state = 'open' and expires_at <= ${now}
        order by expires_at limit ${limit} for update skip locked
      ), given_up as (
        update basket b set state = 'abandoned' from old
        where b.entity_id = ${entityId} and b.basket_id = old.basket_id returning 1
      )
      select count(*) as given_up from given_up`,
  );
  return row?.given_up ?? 0;
}

/** Deletes baskets that were given up before `before`, at most `limit` at once. Their holds are long over. */
export async function deleteAbandoned(db: Queryable, entityId: EntityId, before: Date, limit: number): Promise<void> {
  await sql`
    delete from basket where entity_id = ${entityId} and basket_id in (
      select basket_id from basket where entity_id = ${entityId} and state = 'abandoned' and expires_at <= ${before} limit ${limit}
    )`.execute(db);
}
