import { type RawBuilder, sql } from 'kysely';
import type { NetQuantity, SaleBasis } from '../money/index.ts';
import { type EntityId, type Queryable, rowsOf } from '../platform/index.ts';
import type { PolicyClass } from './policy.ts';
import type { PricedProduct, Product } from './product.ts';

interface ProductRow {
  entity_id: EntityId;
  product_id: string;
  gtin: string | null;
  title: string;
  brand: string | null;
  net_amount: number | null;
  net_unit: NetQuantity['unit'] | null;
  product_type: string;
  aisle: string;
  sale_unit: SaleBasis['unit'];
  sale_scale: number;
  sale_increment: number;
  policy_class: PolicyClass;
  deposit_minor: number;
  available: boolean;
  image_link: string | null;
  link: string | null;
}

interface PricedRow extends ProductRow {
  price_minor: number;
  stock_steps: number | null;
  stock_as_of: Date | null;
}

const toProduct = (row: ProductRow): Product => ({
  entityId: row.entity_id,
  productId: row.product_id,
  gtin: row.gtin,
  title: row.title,
  brand: row.brand,
  net: row.net_amount && row.net_unit ? { amount: row.net_amount, unit: row.net_unit } : null,
  productType: row.product_type,
  aisle: row.aisle,
  basis: { unit: row.sale_unit, scale: row.sale_scale, increment: row.sale_increment },
  policyClass: row.policy_class,
  depositMinor: row.deposit_minor,
  available: row.available,
  imageLink: row.image_link,
  link: row.link,
});

const toPriced = (row: PricedRow): PricedProduct => ({
  ...toProduct(row),
  priceMinor: row.price_minor,
  stockSteps: row.stock_steps ?? undefined,
  stockAsOf: row.stock_as_of ?? undefined,
});

/** The columns of a product with its price at the store and instant, and its stock there. A product without a price is not sold. */
export function pricedColumns(storeId: string, at: Date): RawBuilder<unknown> {
  return sql`
    p.entity_id, p.product_id, p.gtin, p.title, p.brand, p.net_amount, p.net_unit, p.product_type, p.aisle,
    p.sale_unit, p.sale_scale, p.sale_increment, p.policy_class, p.deposit_minor, p.available, p.image_link, p.link,
    (select r.price_minor from price r
     where r.entity_id = p.entity_id and r.product_id = p.product_id and r.store_id in (${storeId}, '') and r.valid_from <= ${at}
     order by r.store_id desc, r.valid_from desc limit 1) as price_minor,
    s.steps as stock_steps, s.as_of as stock_as_of`;
}

/** Products by id as the store sells them at `at`. Unknown, inactive and unpriced ones are left out. */
export async function findPricedProducts(
  db: Queryable,
  { entityId, storeId, at }: { entityId: EntityId; storeId: string; at: Date },
  productIds: readonly string[],
): Promise<Map<string, PricedProduct>> {
  if (productIds.length === 0) return new Map();
  const rows = await rowsOf(
    db,
    sql<PricedRow>`
      select ${pricedColumns(storeId, at)}
      from product p
      left join stock s on s.entity_id = p.entity_id and s.store_id = ${storeId} and s.product_id = p.product_id
      where p.entity_id = ${entityId} and p.active and p.product_id = any(${[...productIds]})`,
  );
  return new Map(rows.filter((row) => row.price_minor !== null).map((row) => [row.product_id, toPriced(row)]));
}

/** Products by id, whether sold now or not. */
export async function findProducts(
  db: Queryable,
  entityId: EntityId,
  productIds: readonly string[],
): Promise<Map<string, Product>> {
  if (productIds.length === 0) return new Map();
  const rows = await rowsOf(
    db,
    sql<ProductRow>`select * from product where entity_id = ${entityId} and product_id = any(${[...productIds]})`,
  );
  return new Map(rows.map((row) => [row.product_id, toProduct(row)]));
}

/**
 * The lowest price of each product at the store in the 30 days before `before` (directive 98/6/EC as amended by 2019/2161):
 * the price that was in force when the 30 days began, and every one since.
 */
export async function lowestPricesBefore(
  db: Queryable,
  { entityId, storeId, before }: { entityId: EntityId; storeId: string; before: Date },
  productIds: readonly string[],
): Promise<Map<string, number>> {
  if (productIds.length === 0) return new Map();
  const from = new Date(before.getTime() - 30 * 86_400_000);
  const rows = await rowsOf(
    db,
    sql<{ product_id: string; lowest: number }>`
      with asked as (select unnest(${[...productIds]}::text[]) as product_id),
      scope as (
        select a.product_id, case when exists (
          select 1 from price r where r.entity_id = ${entityId} and r.product_id = a.product_id and r.store_id = ${storeId} and r.valid_from <= ${before}
        ) then ${storeId} else '' end as store_id
        from asked a
      )
      select c.product_id, min(r.price_minor) as lowest
      from scope c
      join price r on r.entity_id = ${entityId} and r.product_id = c.product_id and r.store_id = c.store_id and r.valid_from < ${before}
        and r.valid_from >= coalesce((
          select max(q.valid_from) from price q
          where q.entity_id = ${entityId} and q.product_id = c.product_id and q.store_id = c.store_id and q.valid_from <= ${from}
        ), ${from})
      group by c.product_id`,
  );
  return new Map(rows.map(({ product_id, lowest }) => [product_id, lowest]));
}

/**
 * The lowest price of each product at any of the stores in the 30 days before `before`, as `lowestPricesBefore` tells it for one: a leaflet
 * prints one price for all of them.
 */
export async function lowestPricesAtAny(
  db: Queryable,
  { entityId, storeIds, before }: { entityId: EntityId; storeIds: readonly string[]; before: Date },
  productIds: readonly string[],
): Promise<Map<string, number>> {
  if (productIds.length === 0) return new Map();
  const from = new Date(before.getTime() - 30 * 86_400_000);
  const rows = await rowsOf(
    db,
    sql<{ product_id: string; lowest: number }>`
      with own as (
        select distinct r.product_id, r.store_id from price r
        where r.entity_id = ${entityId} and r.product_id = any(${[...productIds]}) and r.store_id = any(${[...storeIds]})
          and r.store_id <> '' and r.valid_from <= ${before}
      ),
      scope as (
        select product_id, store_id from own
        union all
        select a.product_id, '' from (select distinct unnest(${[...productIds]}::text[]) as product_id) a
        where (select count(*) from own o where o.product_id = a.product_id) < ${Math.max(1, new Set(storeIds).size)}
      )
      select c.product_id, min(r.price_minor) as lowest
      from scope c
      join price r on r.entity_id = ${entityId} and r.product_id = c.product_id and r.store_id = c.store_id and r.valid_from < ${before}
        and r.valid_from >= coalesce((
          select max(q.valid_from) from price q
          where q.entity_id = ${entityId} and q.product_id = c.product_id and q.store_id = c.store_id and q.valid_from <= ${from}
        ), ${from})
      group by c.product_id`,
  );
  return new Map(rows.map(({ product_id, lowest }) => [product_id, lowest]));
}

export interface StorePrice {
  readonly productId: string;
  readonly storeId: string;
  readonly validFrom: Date;
  readonly priceMinor: number;
}

/** Adds prices; one that is already there for the same instant is replaced. */
export async function savePrices(db: Queryable, entityId: EntityId, prices: readonly StorePrice[]): Promise<void> {
  if (prices.length === 0) return;
  const rows = JSON.stringify(prices);
  await sql`
    insert into price (entity_id, product_id, store_id, valid_from, price_minor)
    select ${entityId}, r."productId", r."storeId", r."validFrom", r."priceMinor"
    from jsonb_to_recordset(${rows}::jsonb) as r("productId" text, "storeId" text, "validFrom" timestamptz, "priceMinor" int)
    on conflict (entity_id, product_id, store_id, valid_from) do update set price_minor = excluded.price_minor`.execute(
    db,
  );
}

export interface StoreStock {
  readonly productId: string;
  readonly storeId: string;
  readonly steps: number;
}

export async function saveStock(
  db: Queryable,
  entityId: EntityId,
  asOf: Date,
  stock: readonly StoreStock[],
): Promise<void> {
  if (stock.length === 0) return;
  const rows = JSON.stringify(stock);
  await sql`
    insert into stock (entity_id, store_id, product_id, steps, as_of)
    select ${entityId}, r."storeId", r."productId", r.steps, ${asOf}
    from jsonb_to_recordset(${rows}::jsonb) as r("productId" text, "storeId" text, steps int)
    on conflict (entity_id, store_id, product_id) do update set steps = excluded.steps, as_of = excluded.as_of`.execute(
    db,
  );
}

/** Active products in pages by id, for Meta's catalogue and exports. Prices are the entity's own. */
export async function pageOfProducts(
  db: Queryable,
  entityId: EntityId,
  at: Date,
  afterId: string,
  limit: number,
): Promise<PricedProduct[]> {
  const rows = await rowsOf(
    db,
    sql<PricedRow>`
      select ${pricedColumns('', at)}
      from product p left join stock s on s.entity_id = p.entity_id and s.store_id = '' and s.product_id = p.product_id
      where p.entity_id = ${entityId} and p.active and p.product_id > ${afterId}
      order by p.product_id limit ${limit}`,
  );
  return rows.filter((row) => row.price_minor !== null).map(toPriced);
}
