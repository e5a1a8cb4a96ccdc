import { sql } from 'kysely';
import { type EntityId, type Queryable, rowsOf } from '../../platform/index.ts';
import type { BrowsingChannel, BrowsingTally } from './browsing.model.ts';

/** Where and when something was read: a version of a leaflet at a store, on the store's day. */
export interface BrowsingPlace {
  readonly entityId: EntityId;
  readonly leafletId: string;
  readonly version: number;
  readonly storeId: string;
  readonly channel: BrowsingChannel;
  /** YYYY-MM-DD. */
  readonly day: string;
}

/** Adds to what was counted before. */
export async function addToBrowsing(
  db: Queryable,
  place: BrowsingPlace,
  tallies: readonly BrowsingTally[],
): Promise<void> {
  await sql`
    insert into browsing_count (entity_id, leaflet_id, version, day, store_id, channel, page, kind, offer_id, spot, times, seconds)
    select ${place.entityId}, ${place.leafletId}, ${place.version}, ${place.day}, ${place.storeId}, ${place.channel},
      t.page, t.kind, t."offerId", t.spot, t.times, t.seconds
    from jsonb_to_recordset(${JSON.stringify(tallies)}::jsonb)
      as t(page int, kind text, "offerId" uuid, spot smallint, times int, seconds int)
    on conflict (entity_id, leaflet_id, version, day, store_id, channel, page, kind, offer_id, spot)
    do update set times = browsing_count.times + excluded.times, seconds = browsing_count.seconds + excluded.seconds`.execute(
    db,
  );
}

/** The pages of those of the offers that a version has. */
export async function pagesOfOffers(
  db: Queryable,
  { entityId, leafletId, version }: Pick<BrowsingPlace, 'entityId' | 'leafletId' | 'version'>,
  offerIds: readonly string[],
): Promise<Map<string, number>> {
  if (offerIds.length === 0) return new Map();
  const rows = await rowsOf(
    db,
    sql<{ offer_id: string; page: number }>`
      select offer_id, page from published_offer
      where entity_id = ${entityId} and leaflet_id = ${leafletId} and version = ${version} and offer_id = any(${[...offerIds]}::uuid[])`,
  );
  return new Map(rows.map(({ offer_id, page }) => [offer_id, page]));
}

/** Which part of what was counted is asked for; what is left out is not narrowed. */
export interface BrowsingQuestion {
  readonly from?: string | undefined;
  readonly through?: string | undefined;
  readonly storeId?: string | undefined;
  readonly channel?: BrowsingChannel | undefined;
}

/** How often and how long, in whole seconds. */
export interface BrowsingFigures {
  readonly views: number;
  readonly seconds: number;
  readonly taps: number;
  readonly adds: number;
}

/** The sum over everything, or over all that share a page, an offer, a store, a channel, a day, or a spot of a page. */
export interface BrowsingSum extends BrowsingFigures {
  readonly part: 'all' | 'page' | 'offer' | 'store' | 'channel' | 'day' | 'spot';
  readonly page: number | null;
  readonly offerId: string | null;
  readonly storeId: string | null;
  readonly channel: BrowsingChannel | null;
  readonly day: string | null;
  readonly spot: number | null;
}

/** Every sum of a leaflet over all of its versions, in one pass over its counts. At most 100,000. */
export async function sumBrowsing(
  db: Queryable,
  entityId: EntityId,
  leafletId: string,
  { from, through, storeId, channel }: BrowsingQuestion,
): Promise<BrowsingSum[]> {
  return rowsOf(
    db,
    sql<BrowsingSum>`
      select case grouping(page, offer_id, store_id, channel, day, spot)
          when 63 then 'all' when 31 then 'page' when 47 then 'offer' when 55 then 'store' when 59 then 'channel' when 61 then 'day'
          else 'spot' end as part,
        page, offer_id as "offerId", store_id as "storeId", channel, day, spot,
        coalesce(sum(times) filter (where kind = 'view'), 0) as views,
        coalesce(sum(seconds), 0) as seconds,
        coalesce(sum(times) filter (where kind = 'tap'), 0) as taps,
        coalesce(sum(times) filter (where kind = 'add'), 0) as adds
      from browsing_count
      where entity_id = ${entityId} and leaflet_id = ${leafletId}
        and (${from ?? null}::date is null or day >= ${from ?? null}::date)
        and (${through ?? null}::date is null or day <= ${through ?? null}::date)
        and (${storeId ?? null}::text is null or store_id = ${storeId ?? null})
        and (${channel ?? null}::text is null or channel = ${channel ?? null})
      group by grouping sets ((), (page), (offer_id), (store_id), (channel), (day), (page, spot))
      having grouping(offer_id) = 1 or offer_id is not null
      order by page, spot, offer_id, store_id, channel, day limit 100000`,
  );
}
