import { sql } from 'kysely';
import { addDays, at, type Entity, findStore, localDate, type Store } from '../../organisation/index.ts';
import { type EntityId, type Queryable, rowsOf } from '../../platform/index.ts';
import { liveLeaflets, liveOffers } from '../published.ts';
import { type ShopOffer, viewOffers } from '../shop-view.ts';

/** An offer that holds now, with what a feed says of it beside its price. */
export interface OnOffer extends ShopOffer {
  /** When this version of it was published. */
  readonly publishedAt: Date;
  /** A store that has it at this price. */
  readonly storeId: string;
  /** Other stores have it at a lower price. */
  readonly dearest: boolean;
}

interface Reader {
  readonly entity: Entity;
  readonly language: string;
  readonly now: Date;
}

/** What is on offer at a store now, the newest leaflet first. */
export async function onOfferAtStore(db: Queryable, reader: Reader, store: Store): Promise<OnOffer[]> {
  const { entity, now } = reader;
  const scope = { entityId: entity.entityId, storeId: store.storeId, date: localDate(now, store.timeZone), asOf: now };
  const leaflets = new Map((await liveLeaflets(db, scope)).map((leaflet) => [leaflet.leafletId, leaflet]));
  const offers = await viewOffers(db, { ...reader, store }, await liveOffers(db, scope));
  return offers
    .flatMap((offer) => {
      const leaflet = leaflets.get(offer.leafletId);
      return leaflet ? [{ ...offer, publishedAt: leaflet.publishedAt, storeId: store.storeId, dearest: false }] : [];
    })
    .sort(newestFirst);
}

const newestFirst = (a: OnOffer, b: OnOffer): number =>
  b.publishedAt.getTime() - a.publishedAt.getTime() || a.leafletId.localeCompare(b.leafletId) || a.page - b.page;

/**
 * What is on offer at any store of the entity now. Where stores differ, an offer has the price of the dearest one, so that nobody is promised
 * less than they pay.
 */
export async function onOfferAnywhere(db: Queryable, reader: Reader): Promise<OnOffer[]> {
  const found = new Map<string, OnOffer>();
  for (const storeId of await storesThatDiffer(db, reader.entity.entityId, reader.now)) {
    const store = await findStore(db, reader.entity.entityId, storeId);
    if (!store) continue;
    for (const offer of await onOfferAtStore(db, reader, store))
      found.set(offer.offerId, dearer(found.get(offer.offerId), offer));
  }
  return [...found.values()].sort(newestFirst);
}

function dearer(known: OnOffer | undefined, offer: OnOffer): OnOffer {
  if (!known || known.priceMinor === offer.priceMinor) return known ?? offer;
  const [low, high] = (known.priceMinor ?? 0) < (offer.priceMinor ?? 0) ? [known, offer] : [offer, known];
  return { ...high, dearest: low.priceMinor !== null };
}

/** One store for each way in which leaflets are shown now: their versions and editions, by the stores' own day and clock. At most 200. */
export async function storesThatDiffer(db: Queryable, entityId: EntityId, now: Date): Promise<string[]> {
  const rows = await rowsOf(
    db,
    sql<{ store_id: string }>`
      with shown as (
        select s.store_id, v.leaflet_id, v.version, s.edition_id, t.time_zone
        from leaflet_version v
        join published_store s on s.entity_id = v.entity_id and s.leaflet_id = v.leaflet_id and s.version = v.version
        join store t on t.entity_id = s.entity_id and t.store_id = s.store_id
        where v.entity_id = ${entityId} and v.published_at <= ${now} and (v.withdrawn_at is null or v.withdrawn_at > ${now})
          and (s.visible_from is null or s.visible_from <= ${now})
          and (${now}::timestamptz at time zone t.time_zone)::date between v.valid_from and v.valid_through)
      select distinct on (time_zone, leaflet_id, version, edition_id) store_id from shown
      order by time_zone, leaflet_id, version, edition_id, store_id limit 200`,
  );
  return [...new Set(rows.map(({ store_id }) => store_id))];
}

/** Stores of one time zone that show the same leaflets, so that one of them answers for all. */
export interface StoresAlike {
  readonly timeZone: string;
  readonly storeIds: readonly string[];
}

/** All stores of the entity, in groups that have the same versions and editions of the leaflets that run now, or none. */
export async function storesAlike(db: Queryable, entityId: EntityId, now: Date): Promise<StoresAlike[]> {
  const rows = await rowsOf(
    db,
    sql<{ time_zone: string; store_ids: string[] }>`
      with running as (
        select distinct leaflet_id from leaflet_version
        where entity_id = ${entityId} and published_at <= ${now}
          and ${now}::date between valid_from - 1 and valid_through + 1),
      shown as (
        select s.store_id, string_agg(
          concat_ws('/', v.leaflet_id, v.version, s.edition_id, case when s.visible_from > ${now} then 'later' end), ' '
          order by v.leaflet_id, v.version) as leaflets
        from leaflet_version v
        join running r on r.leaflet_id = v.leaflet_id
        join published_store s on s.entity_id = v.entity_id and s.leaflet_id = v.leaflet_id and s.version = v.version
        where v.entity_id = ${entityId} and v.published_at <= ${now}
        group by s.store_id)
      select t.time_zone, array_agg(t.store_id order by t.store_id) as store_ids
      from store t left join shown on shown.store_id = t.store_id
      where t.entity_id = ${entityId} group by t.time_zone, shown.leaflets order by 1, 2`,
  );
  return rows.map(({ time_zone, store_ids }) => ({ timeZone: time_zone, storeIds: store_ids }));
}

const longestFreshSeconds = 300;

/** For how many seconds an answer about a store may be kept: not past its midnight, when leaflets begin and end. */
export function freshSeconds(now: Date, timeZone: string): number {
  const midnight = at(addDays(localDate(now, timeZone), 1), '00:00', timeZone);
  return Math.max(0, Math.min(longestFreshSeconds, Math.floor((midnight.getTime() - now.getTime()) / 1000)));
}
