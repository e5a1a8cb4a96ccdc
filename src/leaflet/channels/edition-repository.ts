import { sql } from 'kysely';
import { type EntityId, type Queryable, rowsOf, type Trx } from '../../platform/index.ts';
import type { Edition, EditionChange } from './edition.model.ts';

interface EditionRow {
  edition_id: string;
  name: string;
  store_ids: string[];
  changes: EditionChange[];
}

export async function listEditions(db: Queryable, entityId: EntityId, leafletId: string): Promise<Edition[]> {
  const rows = await rowsOf(
    db,
    sql<EditionRow>`
      select edition_id, name, store_ids, coalesce((
        select jsonb_agg(jsonb_build_object('offerId', o.offer_id, 'priceMinor', o.price_minor) order by o.offer_id)
        from leaflet_edition_offer o
        where o.entity_id = e.entity_id and o.leaflet_id = e.leaflet_id and o.edition_id = e.edition_id), '[]') as changes
      from leaflet_edition e where e.entity_id = ${entityId} and e.leaflet_id = ${leafletId}
      order by e.name, e.edition_id`,
  );
  return rows.map((row) => ({
    editionId: row.edition_id,
    name: row.name,
    storeIds: row.store_ids,
    changes: row.changes,
  }));
}

export async function deleteEdition(
  trx: Trx,
  entityId: EntityId,
  leafletId: string,
  editionId: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from leaflet_edition
    where entity_id = ${entityId} and leaflet_id = ${leafletId} and edition_id = ${editionId}`.execute(trx);
  return numAffectedRows === 1n;
}

/** Keeps an edition as a whole, in place of what it was. */
export async function saveEdition(trx: Trx, entityId: EntityId, leafletId: string, edition: Edition): Promise<void> {
  const { editionId, name, storeIds, changes } = edition;
  await deleteEdition(trx, entityId, leafletId, editionId);
  await sql`
    insert into leaflet_edition (entity_id, leaflet_id, edition_id, name, store_ids)
    values (${entityId}, ${leafletId}, ${editionId}, ${name}, ${[...storeIds]})`.execute(trx);
  await sql`
    insert into leaflet_edition_offer (entity_id, leaflet_id, edition_id, offer_id, price_minor)
    select ${entityId}, ${leafletId}, ${editionId}, c."offerId", c."priceMinor"
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c("offerId" uuid, "priceMinor" int)`.execute(trx);
}

/** Makes a published version's stores have their editions, as these are now. */
export async function publishEditions(
  trx: Trx,
  entityId: EntityId,
  { leafletId, version }: { readonly leafletId: string; readonly version: number },
): Promise<void> {
  await sql`
    update published_store s set edition_id = e.edition_id from leaflet_edition e
    where s.entity_id = ${entityId} and s.leaflet_id = ${leafletId} and s.version = ${version}
      and e.entity_id = s.entity_id and e.leaflet_id = s.leaflet_id and s.store_id = any(e.store_ids)`.execute(trx);
  await sql`
    insert into published_edition_offer (entity_id, leaflet_id, version, edition_id, offer_id, price_minor)
    select c.entity_id, c.leaflet_id, ${version}::int, c.edition_id, c.offer_id, c.price_minor from leaflet_edition_offer c
    join published_offer o on o.entity_id = c.entity_id and o.leaflet_id = c.leaflet_id and o.version = ${version} and o.offer_id = c.offer_id
    where c.entity_id = ${entityId} and c.leaflet_id = ${leafletId}`.execute(trx);
}
