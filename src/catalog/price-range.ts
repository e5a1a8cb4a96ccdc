import { sql } from 'kysely';
import { type EntityId, type Queryable, rowsOf } from '../platform/index.ts';

/** What the stores of an entity ask for a product, lowest and highest. */
export interface PriceRange {
  readonly lowestMinor: number;
  readonly highestMinor: number;
}

/** The prices of products over stores at an instant. A store without a price of its own asks the entity's. */
export async function priceRanges(
  db: Queryable,
  { entityId, storeIds, at }: { readonly entityId: EntityId; readonly storeIds: readonly string[]; readonly at: Date },
  productIds: readonly string[],
): Promise<Map<string, PriceRange>> {
  if (productIds.length === 0 || storeIds.length === 0) return new Map();
  const rows = await rowsOf(
    db,
    sql<{ product_id: string; lowest: number; highest: number }>`
      with current as (
        select distinct on (r.product_id, r.store_id) r.product_id, r.store_id, r.price_minor from price r
        where r.entity_id = ${entityId} and r.product_id = any(${[...productIds]}) and r.valid_from <= ${at}
          and (r.store_id = '' or r.store_id = any(${[...storeIds]}))
        order by r.product_id, r.store_id, r.valid_from desc),
      own as (select product_id, count(*) as stores from current where store_id <> '' group by product_id)
      select c.product_id, min(c.price_minor) as lowest, max(c.price_minor) as highest
      from current c left join own o on o.product_id = c.product_id
      where c.store_id <> '' or coalesce(o.stores, 0) < ${new Set(storeIds).size}
      group by c.product_id`,
  );
  return new Map(
    rows.map(({ product_id, lowest, highest }) => [product_id, { lowestMinor: lowest, highestMinor: highest }]),
  );
}
