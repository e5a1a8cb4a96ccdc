import { sql } from 'kysely';
import { type EntityId, type Page, pageOf, type Queryable, rowOf, rowsOf, type Trx } from '../platform/index.ts';
import type { PageWords, PlacedWords } from './law/page-words.ts';
import { type DraftOffer, type OfferDraft, usuallySure } from './offer.model.ts';

export type LeafletState = 'reading' | 'review' | 'failed' | 'canceled';

export interface Leaflet {
  readonly entityId: EntityId;
  readonly leafletId: string;
  readonly title: string;
  readonly language: string;
  readonly state: LeafletState;
  readonly validFrom: string;
  readonly validThrough: string;
  /** Empty means every store of the entity. */
  readonly storeIds: readonly string[];
  readonly pageCount: number;
  readonly failure: string | null;
  readonly createdAt: Date;
}

export interface LeafletSummary extends Leaflet {
  readonly publishedVersion: number | null;
  readonly withdrawn: boolean;
  readonly offerCount: number;
  readonly unsureCount: number;
  readonly pagesRead: number;
  /** The time at the stores at which it is to be published, "2026-11-23T08:00"; null without one. */
  readonly scheduledFor: string | null;
  /** That time came, and something stood in its way. */
  readonly scheduleRefused: boolean;
}

export interface LeafletPage {
  readonly page: number;
  readonly state: 'waiting' | 'read' | 'failed';
  readonly widthPt: number;
  readonly heightPt: number;
  readonly failure: string | null;
}

interface LeafletRow {
  entity_id: EntityId;
  leaflet_id: string;
  title: string;
  language: string;
  state: LeafletState;
  valid_from: string;
  valid_through: string;
  store_ids: string[];
  page_count: number;
  failure: string | null;
  created_at: Date;
}

const toLeaflet = (row: LeafletRow): Leaflet => ({
  entityId: row.entity_id,
  leafletId: row.leaflet_id,
  title: row.title,
  language: row.language,
  state: row.state,
  validFrom: row.valid_from,
  validThrough: row.valid_through,
  storeIds: row.store_ids,
  pageCount: row.page_count,
  failure: row.failure,
  createdAt: row.created_at,
});

export async function insertLeaflet(db: Queryable, leaflet: Leaflet, personId: string | null): Promise<void> {
  await sql`
    insert into leaflet (entity_id, leaflet_id, title, language, state, valid_from, valid_through, store_ids, page_count, created_by, created_at)
    values (${leaflet.entityId}, ${leaflet.leafletId}, ${leaflet.title}, ${leaflet.language}, ${leaflet.state}, ${leaflet.validFrom},
      ${leaflet.validThrough}, ${[...leaflet.storeIds]}, ${leaflet.pageCount}, ${personId}, ${leaflet.createdAt})`.execute(
    db,
  );
}

export async function findLeaflet(db: Queryable, entityId: EntityId, leafletId: string): Promise<Leaflet | undefined> {
  const row = await rowOf(
    db,
    sql<LeafletRow>`select * from leaflet where entity_id = ${entityId} and leaflet_id = ${leafletId}`,
  );
  return row && toLeaflet(row);
}

/** The person who brought a leaflet; null where nobody did, as in the demo, or that person was removed. */
export async function creatorOf(db: Queryable, entityId: EntityId, leafletId: string): Promise<string | null> {
  const row = await rowOf(
    db,
    sql<{ createdBy: string | null }>`
      select created_by as "createdBy" from leaflet where entity_id = ${entityId} and leaflet_id = ${leafletId}`,
  );
  return row?.createdBy ?? null;
}

/** The leaflet, locked until the transaction ends: edits and publication of one leaflet take turns. */
export async function lockLeaflet(trx: Trx, entityId: EntityId, leafletId: string): Promise<Leaflet | undefined> {
  const row = await rowOf(
    trx,
    sql<LeafletRow>`select * from leaflet where entity_id = ${entityId} and leaflet_id = ${leafletId} for update`,
  );
  return row && toLeaflet(row);
}

export async function updateLeaflet(
  db: Queryable,
  { entityId, leafletId }: Pick<Leaflet, 'entityId' | 'leafletId'>,
  change: { title: string; validFrom: string; validThrough: string; storeIds: readonly string[] },
): Promise<void> {
  await sql`
    update leaflet set title = ${change.title}, valid_from = ${change.validFrom}, valid_through = ${change.validThrough},
      store_ids = ${[...change.storeIds]}
    where entity_id = ${entityId} and leaflet_id = ${leafletId}`.execute(db);
}

export async function setLeafletState(
  db: Queryable,
  entityId: EntityId,
  leafletId: string,
  state: LeafletState,
  failure: string | null = null,
): Promise<void> {
  await sql`
    update leaflet set state = ${state}, failure = ${failure} where entity_id = ${entityId} and leaflet_id = ${leafletId}`.execute(
    db,
  );
}

/** Moves the leaflet on from one of the states; false when it is in none of them by now. */
export async function changeLeafletState(
  db: Queryable,
  entityId: EntityId,
  leafletId: string,
  from: readonly LeafletState[],
  to: LeafletState,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update leaflet set state = ${to}, failure = null
    where entity_id = ${entityId} and leaflet_id = ${leafletId} and state = any(${[...from]})`.execute(db);
  return numAffectedRows === 1n;
}

/** Leaflets whose reading is not done, so that a new process goes on with them. */
export async function leafletsBeingRead(db: Queryable, entityId: EntityId): Promise<string[]> {
  const rows = await rowsOf(
    db,
    sql<{ leaflet_id: string }>`
      select leaflet_id from leaflet where entity_id = ${entityId} and state = 'reading' order by created_at limit 1000`,
  );
  return rows.map(({ leaflet_id }) => leaflet_id);
}

interface SummaryRow extends LeafletRow {
  published_version: number | null;
  withdrawn: boolean;
  offer_count: number;
  unsure_count: number;
  pages_read: number;
  scheduled_for: string | null;
  schedule_refused: boolean;
}

/** Leaflets, newest first. */
export async function listLeaflets(
  db: Queryable,
  entityId: EntityId,
  { limit, before }: { limit: number; before: readonly [createdAt: string, leafletId: string] | undefined },
): Promise<Page<LeafletSummary>> {
  const after = before
    ? sql`and (l.created_at, l.leaflet_id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`
    : sql``;
  const rows = await rowsOf(
    db,
    sql<SummaryRow>`
      select l.*, v.version as published_version, coalesce(v.withdrawn_at is not null, false) as withdrawn,
        (select count(*) from leaflet_offer o where o.entity_id = l.entity_id and o.leaflet_id = l.leaflet_id) as offer_count,
        (select count(*) from leaflet_offer o where o.entity_id = l.entity_id and o.leaflet_id = l.leaflet_id
          and not (o.draft->>'checked')::boolean
          and (o.draft->>'confidence')::real < coalesce(r.sure_enough, ${usuallySure}::real)) as unsure_count,
        (select count(*) from leaflet_page p where p.entity_id = l.entity_id and p.leaflet_id = l.leaflet_id and p.state <> 'waiting') as pages_read,
        to_char(s.publish_date + s.publish_time, 'YYYY-MM-DD"T"HH24:MI') as scheduled_for, s.refused_at is not null as schedule_refused
      from leaflet l
      left join leaflet_schedule s on s.entity_id = l.entity_id and s.leaflet_id = l.leaflet_id
      left join review_threshold r on r.entity_id = l.entity_id
      left join lateral (
        select version, withdrawn_at from leaflet_version v
        where v.entity_id = l.entity_id and v.leaflet_id = l.leaflet_id order by version desc limit 1
      ) v on true
      where l.entity_id = ${entityId} ${after}
      order by l.created_at desc, l.leaflet_id desc limit ${limit + 1}`,
  );
  const items = rows.map((row) => ({
    ...toLeaflet(row),
    publishedVersion: row.published_version,
    withdrawn: row.withdrawn,
    offerCount: row.offer_count,
    unsureCount: row.unsure_count,
    pagesRead: row.pages_read,
    scheduledFor: row.scheduled_for,
    scheduleRefused: row.schedule_refused,
  }));
  return pageOf(items, limit, (item) => [item.createdAt.toISOString(), item.leafletId]);
}

interface PageRow {
  page: number;
  state: LeafletPage['state'];
  width_pt: number;
  height_pt: number;
  failure: string | null;
}

export async function listPages(db: Queryable, entityId: EntityId, leafletId: string): Promise<LeafletPage[]> {
  const rows = await rowsOf(
    db,
    sql<PageRow>`
      select page, state, width_pt, height_pt, failure from leaflet_page
      where entity_id = ${entityId} and leaflet_id = ${leafletId} order by page`,
  );
  return rows.map((row) => ({
    page: row.page,
    state: row.state,
    widthPt: row.width_pt,
    heightPt: row.height_pt,
    failure: row.failure,
  }));
}

/** Makes the rows of pages that are to be read; those already there stay as they are, so reading resumes. */
export async function insertPages(
  db: Queryable,
  entityId: EntityId,
  leafletId: string,
  pages: readonly Pick<LeafletPage, 'page' | 'widthPt' | 'heightPt'>[],
): Promise<void> {
  await sql`
    insert into leaflet_page (entity_id, leaflet_id, page, state, width_pt, height_pt)
    select ${entityId}, ${leafletId}, p.page, 'waiting', p."widthPt", p."heightPt"
    from jsonb_to_recordset(${JSON.stringify(pages)}::jsonb) as p(page int, "widthPt" real, "heightPt" real)
    on conflict (entity_id, leaflet_id, page) do nothing`.execute(db);
  await sql`update leaflet set page_count = ${pages.length} where entity_id = ${entityId} and leaflet_id = ${leafletId}`.execute(
    db,
  );
}

export async function setPageState(
  db: Queryable,
  entityId: EntityId,
  leafletId: string,
  page: number,
  state: LeafletPage['state'],
  failure: string | null = null,
): Promise<void> {
  await sql`
    update leaflet_page set state = ${state}, failure = ${failure}
    where entity_id = ${entityId} and leaflet_id = ${leafletId} and page = ${page}`.execute(db);
}

export async function setPageWords(
  db: Queryable,
  entityId: EntityId,
  leafletId: string,
  page: number,
  words: readonly PlacedWords[],
): Promise<void> {
  await sql`
    update leaflet_page set words = ${JSON.stringify(words)}::jsonb
    where entity_id = ${entityId} and leaflet_id = ${leafletId} and page = ${page}`.execute(db);
}

/** What each page says, in order; null for pages whose words are not known. */
export async function listPageWords(db: Queryable, entityId: EntityId, leafletId: string): Promise<PageWords[]> {
  return rowsOf(
    db,
    sql<PageWords>`
      select page, words from leaflet_page where entity_id = ${entityId} and leaflet_id = ${leafletId} order by page`,
  );
}

interface OfferRow {
  offer_id: string;
  revision: number;
  draft: OfferDraft;
}

const toOffer = (row: OfferRow): DraftOffer => ({ offerId: row.offer_id, revision: row.revision, draft: row.draft });

/** The draft offers of a leaflet, page by page from the top. At most 20,000. */
export async function listOffers(db: Queryable, entityId: EntityId, leafletId: string): Promise<DraftOffer[]> {
  const rows = await rowsOf(
    db,
    sql<OfferRow>`
      select offer_id, revision, draft from leaflet_offer
      where entity_id = ${entityId} and leaflet_id = ${leafletId}
      order by page, (draft->'box'->>1)::real, (draft->'box'->>0)::real, offer_id limit 20000`,
  );
  return rows.map(toOffer);
}

export async function findOffers(
  db: Queryable,
  entityId: EntityId,
  leafletId: string,
  offerIds: readonly string[],
): Promise<Map<string, DraftOffer>> {
  const rows = await rowsOf(
    db,
    sql<OfferRow>`
      select offer_id, revision, draft from leaflet_offer
      where entity_id = ${entityId} and leaflet_id = ${leafletId} and offer_id = any(${[...offerIds]}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.offer_id, toOffer(row)]));
}

/** Replaces the offers that were read from a page: a page that is read again leaves nothing twice. */
export async function replacePageOffers(
  db: Queryable,
  entityId: EntityId,
  leafletId: string,
  page: number,
  offers: readonly { offerId: string; draft: OfferDraft }[],
): Promise<void> {
  await sql`delete from leaflet_offer where entity_id = ${entityId} and leaflet_id = ${leafletId} and page = ${page}`.execute(
    db,
  );
  for (const { offerId, draft } of offers) await putOffer(db, entityId, leafletId, offerId, draft);
}

export async function putOffer(
  db: Queryable,
  entityId: EntityId,
  leafletId: string,
  offerId: string,
  draft: OfferDraft,
): Promise<void> {
  await sql`
    insert into leaflet_offer (entity_id, leaflet_id, offer_id, page, draft)
    values (${entityId}, ${leafletId}, ${offerId}, ${draft.page}, ${JSON.stringify(draft)}::jsonb)
    on conflict (entity_id, leaflet_id, offer_id) do update set
      page = excluded.page, draft = excluded.draft, revision = leaflet_offer.revision + 1`.execute(db);
}

export async function deleteOffer(
  db: Queryable,
  entityId: EntityId,
  leafletId: string,
  offerId: string,
): Promise<void> {
  await sql`delete from leaflet_offer where entity_id = ${entityId} and leaflet_id = ${leafletId} and offer_id = ${offerId}`.execute(
    db,
  );
}
