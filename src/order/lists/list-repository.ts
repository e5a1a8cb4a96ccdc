import { sql } from 'kysely';
import { type EntityId, type Queryable, rowOf, type Trx } from '../../platform/index.ts';
import type { ListLine, ShoppingList } from './shopping-list.model.ts';

interface ListRow {
  entity_id: EntityId;
  list_id: string;
  store_id: string;
  revision: number;
  expires_at: Date;
  lines: ListLine[];
}

const toList = (row: ListRow): ShoppingList => ({
  entityId: row.entity_id,
  listId: row.list_id,
  storeId: row.store_id,
  revision: row.revision,
  expiresAt: row.expires_at,
  lines: row.lines,
});

export type ListKey = Pick<ShoppingList, 'entityId' | 'listId'>;

/** A list that is still kept at `now`. */
export async function findList(
  db: Queryable,
  { entityId, listId }: ListKey,
  now: Date,
): Promise<ShoppingList | undefined> {
  const row = await rowOf(
    db,
    sql<ListRow>`
      select s.*, coalesce((
        select jsonb_agg(jsonb_build_object('offerId', l.offer_id, 'quantity', l.quantity, 'checked', l.checked, 'changed', l.changed) order by l.position)
        from shopping_list_line l where l.entity_id = s.entity_id and l.list_id = s.list_id), '[]') as lines
      from shopping_list s where s.entity_id = ${entityId} and s.list_id = ${listId} and s.expires_at > ${now}`,
  );
  return row && toList(row);
}

/** Reads the list for a change; a second change waits for this one. */
export async function lockList(trx: Trx, key: ListKey, now: Date): Promise<ShoppingList | undefined> {
  await sql`select 1 from shopping_list where entity_id = ${key.entityId} and list_id = ${key.listId} for update`.execute(
    trx,
  );
  return findList(trx, key, now);
}

/** The revision of a list that is still kept at `now`. */
export async function findRevision(
  db: Queryable,
  { entityId, listId }: ListKey,
  now: Date,
): Promise<number | undefined> {
  const row = await rowOf(
    db,
    sql<{ revision: number }>`
      select revision from shopping_list where entity_id = ${entityId} and list_id = ${listId} and expires_at > ${now}`,
  );
  return row?.revision;
}

export async function insertList(trx: Trx, list: ShoppingList): Promise<void> {
  await sql`
    insert into shopping_list (entity_id, list_id, store_id, revision, expires_at)
    values (${list.entityId}, ${list.listId}, ${list.storeId}, ${list.revision}, ${list.expiresAt})`.execute(trx);
}

/** Saves revision, expiry and lines, in place of the list's own. */
export async function saveList(trx: Trx, list: ShoppingList): Promise<void> {
  const { entityId, listId } = list;
  await sql`
    update shopping_list set revision = ${list.revision}, expires_at = ${list.expiresAt}
    where entity_id = ${entityId} and list_id = ${listId}`.execute(trx);
  await sql`delete from shopping_list_line where entity_id = ${entityId} and list_id = ${listId}`.execute(trx);
  await sql`
    insert into shopping_list_line (entity_id, list_id, offer_id, position, quantity, checked, changed)
    select ${entityId}, ${listId}, (l.line->>'offerId')::uuid, l.position, (l.line->>'quantity')::int,
      (l.line->>'checked')::boolean, (l.line->>'changed')::int
    from jsonb_array_elements(${JSON.stringify(list.lines)}::jsonb) with ordinality as l(line, position)`.execute(trx);
}

/** False when there was none. */
export async function deleteList(trx: Trx, { entityId, listId }: ListKey): Promise<boolean> {
  const gone = await rowOf(
    trx,
    sql<{ list_id: string }>`
      delete from shopping_list where entity_id = ${entityId} and list_id = ${listId} returning list_id`,
  );
  return gone !== undefined;
}

/** Deletes lists whose time is over, at most `limit`. */
export async function deleteExpiredLists(db: Queryable, entityId: EntityId, now: Date, limit: number): Promise<void> {
  await sql`
    delete from shopping_list where entity_id = ${entityId} and list_id in (
      select list_id from shopping_list where entity_id = ${entityId} and expires_at <= ${now} limit ${limit})`.execute(
    db,
  );
}
