import { sql } from 'kysely';
import { type EntityId, type Queryable, rowOf } from '../../platform/index.ts';
import type { LinkTarget, ShortLink } from './short-link.model.ts';

interface LinkRow {
  code: string;
  leaflet_id: string;
  page: number | null;
  offer_id: string | null;
  store_id: string | null;
}

const toLink = (row: LinkRow): ShortLink => ({
  code: row.code,
  leafletId: row.leaflet_id,
  page: row.page,
  offerId: row.offer_id,
  storeId: row.store_id,
});

export async function findLinkByCode(db: Queryable, entityId: EntityId, code: string): Promise<ShortLink | undefined> {
  const row = await rowOf(
    db,
    sql<LinkRow>`select code, leaflet_id, page, offer_id, store_id from short_link where entity_id = ${entityId} and code = ${code}`,
  );
  return row && toLink(row);
}

export async function findLinkTo(
  db: Queryable,
  entityId: EntityId,
  { leafletId, page, offerId, storeId }: LinkTarget,
): Promise<ShortLink | undefined> {
  const row = await rowOf(
    db,
    sql<LinkRow>`
      select code, leaflet_id, page, offer_id, store_id from short_link
      where entity_id = ${entityId} and leaflet_id = ${leafletId} and page is not distinct from ${page}::int
        and offer_id is not distinct from ${offerId}::uuid and store_id is not distinct from ${storeId}::text`,
  );
  return row && toLink(row);
}

/** Keeps a link; false when its code, or a link to the same thing, is there already. */
export async function insertLink(
  db: Queryable,
  entityId: EntityId,
  { code, leafletId, page, offerId, storeId }: ShortLink,
  now: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into short_link (entity_id, code, leaflet_id, page, offer_id, store_id, made_at)
    values (${entityId}, ${code}, ${leafletId}, ${page}, ${offerId}, ${storeId}, ${now})
    on conflict do nothing`.execute(db);
  return numAffectedRows === 1n;
}
