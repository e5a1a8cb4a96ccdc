import { sql } from 'kysely';
import { listStores, type Store } from '../../organisation/index.ts';
import { type EntityId, type Queryable, rowsOf } from '../../platform/index.ts';

/** The stores of a published version, each with when it begins to show it. */
export async function storesOfLeaflet(
  db: Queryable,
  entityId: EntityId,
  { leafletId, version }: { readonly leafletId: string; readonly version: number },
): Promise<(Store & { readonly visibleFrom: Date | null })[]> {
  const rows = await rowsOf(
    db,
    sql<{ store_id: string; visible_from: Date | null }>`
      select store_id, visible_from from published_store
      where entity_id = ${entityId} and leaflet_id = ${leafletId} and version = ${version}`,
  );
  const visible = new Map(rows.map((row) => [row.store_id, row.visible_from]));
  return (await listStores(db, entityId))
    .filter(({ storeId }) => visible.has(storeId))
    .map((store) => ({ ...store, visibleFrom: visible.get(store.storeId) ?? null }));
}
