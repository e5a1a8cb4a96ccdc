import { type RawBuilder, sql } from 'kysely';
import { type EntityId, type Queryable, rowOf, rowsOf } from '../platform/index.ts';
import type { PublishedOffer } from './offer.model.ts';

/** Where and when somebody looks: the store, its calendar day, and the instant whose knowledge counts (a promise keeps its own). */
export interface OfferScope {
  readonly entityId: EntityId;
  readonly storeId: string;
  /** The store's day the goods are bought for, YYYY-MM-DD. */
  readonly date: string;
  /** Versions published and withdrawals made after it are not seen. */
  readonly asOf: Date;
}

export interface PublishedPage {
  readonly page: number;
  readonly widthPt: number;
  readonly heightPt: number;
}

/** One published version of a leaflet. */
export interface PublishedLeaflet {
  readonly leafletId: string;
  readonly version: number;
  readonly title: string;
  readonly language: string;
  readonly validFrom: string;
  readonly validThrough: string;
  readonly pages: readonly PublishedPage[];
  readonly publishedAt: Date;
}

type Content = Omit<PublishedOffer, 'offerId' | 'leafletId' | 'version' | 'page' | 'validFrom' | 'validThrough'>;

interface OfferRow {
  leaflet_id: string;
  version: number;
  offer_id: string;
  page: number;
  content: Content;
  valid_from: string;
  valid_through: string;
  withdrawn_at: Date | null;
  edition_price?: number | null;
}

const toOffer = (row: OfferRow): PublishedOffer => ({
  ...row.content,
  ...(row.edition_price != null && { priceMinor: row.edition_price }),
  offerId: row.offer_id,
  leafletId: row.leaflet_id,
  version: row.version,
  page: row.page,
  validFrom: row.valid_from,
  validThrough: row.valid_through,
});

// The newest version of each leaflet, as known at the store at an instant; a withdrawn one hides the older ones too. A version that the store
// is to show later leaves it the one before.
const currentVersions = ({ entityId, storeId, asOf }: Pick<OfferScope, 'entityId' | 'storeId' | 'asOf'>) => sql`
  select distinct on (v.leaflet_id) v.* from leaflet_version v
  where v.entity_id = ${entityId} and v.published_at <= ${asOf}
    and not exists (select 1 from published_store w where w.entity_id = v.entity_id and w.leaflet_id = v.leaflet_id
      and w.version = v.version and w.store_id = ${storeId} and w.visible_from > ${asOf})
  order by v.leaflet_id, v.version desc`;

// What the store's edition says of an offer: left out, or at another price.
const editionOfStore = sql`
  left join published_edition_offer e on e.entity_id = o.entity_id and e.leaflet_id = o.leaflet_id and e.version = o.version
    and e.offer_id = o.offer_id and e.edition_id = s.edition_id`;

/** The offers that hold at the store on the day, as known at `asOf`; only those on `productIds` if given. At most 20,000. */
export async function liveOffers(
  db: Queryable,
  scope: OfferScope,
  productIds?: readonly string[],
): Promise<PublishedOffer[]> {
  const only = productIds
    ? sql`and exists (select 1 from published_offer_product i where i.entity_id = o.entity_id and i.leaflet_id = o.leaflet_id
        and i.version = o.version and i.offer_id = o.offer_id and i.product_id = any(${[...productIds]}))`
    : sql``;
  return selectLive(db, scope, only);
}

/** Those of the offers that hold at the store on the day, as known at `asOf`. */
export async function liveOffersById(
  db: Queryable,
  scope: OfferScope,
  offerIds: readonly string[],
): Promise<PublishedOffer[]> {
  return selectLive(db, scope, sql`and o.offer_id = any(${[...offerIds]}::uuid[])`);
}

async function selectLive(db: Queryable, scope: OfferScope, only: RawBuilder<unknown>): Promise<PublishedOffer[]> {
  const rows = await rowsOf(
    db,
    sql<OfferRow>`
      with current as (${currentVersions(scope)})
      select o.*, e.price_minor as edition_price from current v
      join published_store s on s.entity_id = v.entity_id and s.leaflet_id = v.leaflet_id and s.version = v.version and s.store_id = ${scope.storeId}
      join published_offer o on o.entity_id = v.entity_id and o.leaflet_id = v.leaflet_id and o.version = v.version
      ${editionOfStore}
      where (e.offer_id is null or e.price_minor is not null) and v.entity_id = ${scope.entityId} and (v.withdrawn_at is null or v.withdrawn_at > ${scope.asOf})
        and v.valid_through >= ${scope.date} and v.valid_from <= ${scope.date}
        and o.valid_from <= ${scope.date} and o.valid_through >= ${scope.date}
        and (o.withdrawn_at is null or o.withdrawn_at > ${scope.asOf}) ${only}
      order by o.leaflet_id, o.page, o.offer_id limit 20000`,
  );
  return rows.map(toOffer);
}

/** Offers by id as last published for the store, whether they hold or not. One that was never published is missing. */
export async function newestOffers(
  db: Queryable,
  { entityId, storeId, asOf }: Omit<OfferScope, 'date'>,
  offerIds: readonly string[],
): Promise<PublishedOffer[]> {
  const rows = await rowsOf(
    db,
    sql<OfferRow>`
      select distinct on (o.offer_id) o.*, e.price_minor as edition_price from published_offer o
      join leaflet_version v on v.entity_id = o.entity_id and v.leaflet_id = o.leaflet_id and v.version = o.version
      join published_store s on s.entity_id = o.entity_id and s.leaflet_id = o.leaflet_id and s.version = o.version and s.store_id = ${storeId}
      ${editionOfStore}
      where o.entity_id = ${entityId} and o.offer_id = any(${[...offerIds]}::uuid[]) and v.published_at <= ${asOf}
      order by o.offer_id, o.version desc`,
  );
  return rows.map(toOffer);
}

interface LeafletRow {
  leaflet_id: string;
  version: number;
  title: string;
  language: string;
  valid_from: string;
  valid_through: string;
  pages: PublishedPage[];
  published_at: Date;
}

const toLeaflet = (row: LeafletRow): PublishedLeaflet => ({
  leafletId: row.leaflet_id,
  version: row.version,
  title: row.title,
  language: row.language,
  validFrom: row.valid_from,
  validThrough: row.valid_through,
  pages: row.pages,
  publishedAt: row.published_at,
});

/** The leaflets that hold at the store on the day, as known at `asOf`, the one that ends last first. */
export async function liveLeaflets(db: Queryable, scope: OfferScope): Promise<PublishedLeaflet[]> {
  const rows = await rowsOf(
    db,
    sql<LeafletRow>`
      with current as (${currentVersions(scope)})
      select v.* from current v
      join published_store s on s.entity_id = v.entity_id and s.leaflet_id = v.leaflet_id and s.version = v.version and s.store_id = ${scope.storeId}
      where v.entity_id = ${scope.entityId} and (v.withdrawn_at is null or v.withdrawn_at > ${scope.asOf})
        and v.valid_through >= ${scope.date} and v.valid_from <= ${scope.date}
      order by v.valid_through desc, v.leaflet_id limit 50`,
  );
  return rows.map(toLeaflet);
}

/** The newest published version of a leaflet, over or not; undefined when it was never published. */
export async function findPublishedLeaflet(
  db: Queryable,
  entityId: EntityId,
  leafletId: string,
): Promise<
  (PublishedLeaflet & { readonly withdrawnAt: Date | null; readonly storeIds: readonly string[] }) | undefined
> {
  const row = await rowOf(
    db,
    sql<LeafletRow & { withdrawn_at: Date | null; store_ids: string[] }>`
      select v.*, array(select s.store_id from published_store s
        where s.entity_id = v.entity_id and s.leaflet_id = v.leaflet_id and s.version = v.version order by s.store_id) as store_ids
      from leaflet_version v where v.entity_id = ${entityId} and v.leaflet_id = ${leafletId} order by v.version desc limit 1`,
  );
  return row && { ...toLeaflet(row), withdrawnAt: row.withdrawn_at, storeIds: row.store_ids };
}

/** The offers of one published version, in reading order, without withdrawn ones. */
export async function offersOfVersion(
  db: Queryable,
  entityId: EntityId,
  leafletId: string,
  version: number,
): Promise<PublishedOffer[]> {
  const rows = await rowsOf(
    db,
    sql<OfferRow>`
      select * from published_offer
      where entity_id = ${entityId} and leaflet_id = ${leafletId} and version = ${version} and withdrawn_at is null
      order by page, (content->'box'->>1)::real, (content->'box'->>0)::real, offer_id limit 20000`,
  );
  return rows.map(toOffer);
}

/** A leaflet as one store has it. */
export interface LeafletAtStore extends PublishedLeaflet {
  readonly withdrawnAt: Date | null;
  /** Whether it is for this store at all. */
  readonly here: boolean;
  /** When the store begins to show it; null: since publication. */
  readonly visibleFrom: Date | null;
}

/** The newest version that the store shows, over or not; where it shows none yet, the one that it will. Undefined when never published. */
export async function findLeafletAtStore(
  db: Queryable,
  { entityId, storeId, asOf }: Omit<OfferScope, 'date'>,
  leafletId: string,
): Promise<LeafletAtStore | undefined> {
  const row = await rowOf(
    db,
    sql<LeafletRow & { withdrawn_at: Date | null; here: boolean; visible_from: Date | null }>`
      select v.*, s.store_id is not null as here, s.visible_from from leaflet_version v
      left join published_store s on s.entity_id = v.entity_id and s.leaflet_id = v.leaflet_id and s.version = v.version and s.store_id = ${storeId}
      where v.entity_id = ${entityId} and v.leaflet_id = ${leafletId} and v.published_at <= ${asOf}
      order by coalesce(s.visible_from > ${asOf}, false), v.version desc limit 1`,
  );
  return row && { ...toLeaflet(row), withdrawnAt: row.withdrawn_at, here: row.here, visibleFrom: row.visible_from };
}

/** The offers of a published version as the store's edition has them, in reading order, without withdrawn ones. */
export async function offersAtStore(
  db: Queryable,
  { entityId, storeId }: Pick<OfferScope, 'entityId' | 'storeId'>,
  { leafletId, version }: Pick<PublishedLeaflet, 'leafletId' | 'version'>,
): Promise<PublishedOffer[]> {
  const rows = await rowsOf(
    db,
    sql<OfferRow>`
      select o.*, e.price_minor as edition_price from published_offer o
      join published_store s on s.entity_id = o.entity_id and s.leaflet_id = o.leaflet_id and s.version = o.version and s.store_id = ${storeId}
      ${editionOfStore}
      where o.entity_id = ${entityId} and o.leaflet_id = ${leafletId} and o.version = ${version} and o.withdrawn_at is null
        and (e.offer_id is null or e.price_minor is not null)
      order by o.page, (o.content->'box'->>1)::real, (o.content->'box'->>0)::real, o.offer_id limit 20000`,
  );
  return rows.map(toOffer);
}

/** An offer by the id in a shared link, at the store's price, as last published, with whether the store's edition leaves it out. */
export async function findOfferAtStore(
  db: Queryable,
  { entityId, storeId }: Pick<OfferScope, 'entityId' | 'storeId'>,
  offerId: string,
): Promise<(PublishedOffer & { readonly withdrawnAt: Date | null; readonly leftOut: boolean }) | undefined> {
  const row = await rowOf(
    db,
    sql<OfferRow & { left_out: boolean }>`
      select o.*, e.price_minor as edition_price, e.offer_id is not null and e.price_minor is null as left_out
      from published_offer o
      left join published_store s on s.entity_id = o.entity_id and s.leaflet_id = o.leaflet_id and s.version = o.version and s.store_id = ${storeId}
      ${editionOfStore}
      where o.entity_id = ${entityId} and o.offer_id = ${offerId} order by o.version desc limit 1`,
  );
  return row && { ...toOffer(row), withdrawnAt: row.withdrawn_at, leftOut: row.left_out };
}

/** The offers of the newest published version, withdrawn or not. */
export async function listPublishedIds(db: Queryable, entityId: EntityId, leafletId: string): Promise<Set<string>> {
  const rows = await rowsOf(
    db,
    sql<{ offer_id: string }>`
      select offer_id from published_offer
      where entity_id = ${entityId} and leaflet_id = ${leafletId} and version = (
        select max(version) from leaflet_version where entity_id = ${entityId} and leaflet_id = ${leafletId})`,
  );
  return new Set(rows.map(({ offer_id }) => offer_id));
}

/** An offer by the id in a shared link, as last published, with whether it was withdrawn. */
export async function findPublishedOffer(
  db: Queryable,
  entityId: EntityId,
  offerId: string,
): Promise<(PublishedOffer & { readonly withdrawnAt: Date | null }) | undefined> {
  const row = await rowOf(
    db,
    sql<OfferRow>`
      select * from published_offer where entity_id = ${entityId} and offer_id = ${offerId} order by version desc limit 1`,
  );
  return row && { ...toOffer(row), withdrawnAt: row.withdrawn_at };
}
