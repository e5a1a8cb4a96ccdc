import { sql } from 'kysely';
import { listStores } from '../organisation/index.ts';
import {
  appendEvents,
  type Database,
  type EntityId,
  inTransaction,
  ok,
  type Queryable,
  type Result,
  refuse,
  rowOf,
  type Trx,
} from '../platform/index.ts';
import { publishEditions } from './channels/edition-repository.ts';
import { instantAt, type LocalTime } from './channels/schedule.model.ts';
import { deleteSchedule } from './channels/schedule-repository.ts';
import { learnFromLeaflet } from './learning/learn.ts';
import type { Blocker, DraftOffer } from './offer.model.ts';
import { lastVersion, type PublicationPlan, preparePublication } from './plan-publication.ts';
import { type Leaflet, listPages, lockLeaflet } from './repository.ts';

export type PublishRefusal =
  | { readonly code: 'unknown_leaflet' }
  | { readonly code: 'blocked'; readonly blockers: readonly Blocker[] };

/** Everything, or only what nothing stands against while the rest stays in review. */
export type PublishedPart = 'all' | 'sure';

/** What was published. */
export interface PublicationDone {
  readonly version: number;
  readonly storeIds: readonly string[];
  readonly offerCount: number;
  readonly heldCount: number;
}

/**
 * Publishes the draft as the leaflet's next version, at every store at once. What was published before stays as it was for those who were
 * promised it. An offer that was withdrawn stays so until it is corrected. Of `sure`, what is held back stays in review; where it is on sale
 * already, it stays as it was last published.
 * @param when - stores whose clock does not show this time yet show the version when it does.
 */
export async function publishLeaflet(
  db: Queryable,
  { entityId, personId, now }: { entityId: EntityId; personId: string | null; now: Date },
  leafletId: string,
  part: PublishedPart = 'all',
  when?: LocalTime,
): Promise<Result<PublicationDone, PublishRefusal>> {
  return inTransaction(db, async (trx) => {
    const leaflet = await lockLeaflet(trx, entityId, leafletId);
    if (!leaflet) return refuse({ code: 'unknown_leaflet' });
    const { plan, offers } = await preparePublication(trx, leaflet, now);
    const { blockers, heldIds, keptIds } = (part === 'sure' && plan.sure) || { ...plan, heldIds: [], keptIds: [] };
    if (blockers.length > 0) return refuse({ code: 'blocked', blockers });
    const held = new Set(heldIds);
    const going = offers.filter(({ offerId }) => !held.has(offerId));
    const { nextVersion: version, storeIds } = plan;
    await insertVersion(trx, leaflet, plan, personId, now);
    await insertPublishedOffers(trx, leaflet, version, going);
    await keepPublishedOffers(trx, leaflet, version, keptIds);
    await insertPublishedProducts(trx, leaflet, version);
    await publishEditions(trx, entityId, { leafletId, version });
    if (when) await showFrom(trx, { entityId, leafletId, version, now }, when);
    // Published by hand or by the clock: nothing is left to wait for.
    await deleteSchedule(trx, entityId, leafletId);
    await learnFromLeaflet(trx, { entityId, leafletId, now }, going);
    const offerCount = going.length + keptIds.length;
    const payload = { leafletId, version, offers: offerCount, held: held.size, stores: storeIds.length, personId };
    await appendEvents(trx, entityId, now, [{ type: 'leaflet.published', subject: `leaflet:${leafletId}`, payload }]);
    return ok({ version, storeIds, offerCount, heldCount: held.size });
  });
}

async function insertVersion(
  trx: Trx,
  leaflet: Leaflet,
  plan: PublicationPlan,
  personId: string | null,
  now: Date,
): Promise<void> {
  const { entityId, leafletId } = leaflet;
  const pages = await listPages(trx, entityId, leafletId);
  const sizes = JSON.stringify(pages.map(({ page, widthPt, heightPt }) => ({ page, widthPt, heightPt })));
  await sql`
    insert into leaflet_version (entity_id, leaflet_id, version, title, language, valid_from, valid_through, page_count, pages, published_at, published_by)
    values (${entityId}, ${leafletId}, ${plan.nextVersion}, ${leaflet.title}, ${leaflet.language}, ${leaflet.validFrom},
      ${leaflet.validThrough}, ${pages.length}, ${sizes}::jsonb, ${now}, ${personId})`.execute(trx);
  await sql`
    insert into published_store (entity_id, leaflet_id, version, store_id)
    select ${entityId}, ${leafletId}, ${plan.nextVersion}, s from unnest(${[...plan.storeIds]}::text[]) as s`.execute(
    trx,
  );
}

async function showFrom(
  trx: Trx,
  version: { readonly entityId: EntityId; readonly leafletId: string; readonly version: number; readonly now: Date },
  when: LocalTime,
): Promise<void> {
  const { entityId, leafletId, now } = version;
  const later = (await listStores(trx, entityId))
    .map((store) => ({ storeId: store.storeId, from: instantAt(when, store) }))
    .filter(({ from }) => from > now);
  await sql`
    update published_store s set visible_from = l."from"
    from jsonb_to_recordset(${JSON.stringify(later)}::jsonb) as l("storeId" text, "from" timestamptz)
    where s.entity_id = ${entityId} and s.leaflet_id = ${leafletId} and s.version = ${version.version}
      and s.store_id = l."storeId"`.execute(trx);
}

async function insertPublishedOffers(
  trx: Trx,
  leaflet: Leaflet,
  version: number,
  offers: readonly DraftOffer[],
): Promise<void> {
  const { entityId, leafletId } = leaflet;
  const rows = JSON.stringify(
    offers.map(({ offerId, draft }) => {
      const { page, validFrom, validThrough, confidence, reasons, checked, proposedIds, ...content } = draft;
      return {
        offerId,
        page,
        content,
        validFrom: validFrom ?? leaflet.validFrom,
        validThrough: validThrough ?? leaflet.validThrough,
      };
    }),
  );
  await sql`
    insert into published_offer (entity_id, leaflet_id, version, offer_id, page, content, valid_from, valid_through, withdrawn_at)
    select ${entityId}, ${leafletId}, ${version}, o."offerId", o.page, o.content, o."validFrom", o."validThrough", earlier.withdrawn_at
    from jsonb_to_recordset(${rows}::jsonb) as o("offerId" uuid, page int, content jsonb, "validFrom" date, "validThrough" date)
    left join published_offer earlier on earlier.entity_id = ${entityId} and earlier.leaflet_id = ${leafletId}
      and earlier.version = ${version - 1} and earlier.offer_id = o."offerId" and earlier.content = o.content`.execute(
    trx,
  );
}

/** Takes offers over from the last version as they are, withdrawn or not. */
async function keepPublishedOffers(
  trx: Trx,
  { entityId, leafletId }: Leaflet,
  version: number,
  offerIds: readonly string[],
): Promise<void> {
  if (offerIds.length === 0) return;
  await sql`
    insert into published_offer (entity_id, leaflet_id, version, offer_id, page, content, valid_from, valid_through, withdrawn_at)
    select entity_id, leaflet_id, ${version}::int, offer_id, page, content, valid_from, valid_through, withdrawn_at from published_offer
    where entity_id = ${entityId} and leaflet_id = ${leafletId} and version = ${version - 1}
      and offer_id = any(${[...offerIds]}::uuid[])`.execute(trx);
}

async function insertPublishedProducts(trx: Trx, { entityId, leafletId }: Leaflet, version: number): Promise<void> {
  await sql`
    insert into published_offer_product (entity_id, leaflet_id, version, offer_id, product_id)
    select distinct ${entityId}, ${leafletId}::uuid, ${version}::int, o.offer_id, p.product_id
    from published_offer o, jsonb_array_elements_text(o.content->'productIds') as p(product_id)
    where o.entity_id = ${entityId} and o.leaflet_id = ${leafletId} and o.version = ${version}`.execute(trx);
}

/** Takes one published offer away, everywhere and at once: the newest version no longer has it. Orders placed keep their price. */
export async function withdrawOffer(
  db: Database,
  { entityId, personId, now }: { entityId: EntityId; personId: string; now: Date },
  leafletId: string,
  offerId: string,
): Promise<Result<true, { readonly code: 'unknown_offer' }>> {
  return inTransaction(db, async (trx) => {
    const version = await lastVersion(trx, entityId, leafletId);
    const shown = await oldestShown(trx, entityId, leafletId, now);
    const { numAffectedRows } = await sql`
      update published_offer set withdrawn_at = ${now}
      where entity_id = ${entityId} and leaflet_id = ${leafletId} and version >= ${shown} and offer_id = ${offerId}
        and withdrawn_at is null`.execute(trx);
    if (numAffectedRows === 0n) return refuse({ code: 'unknown_offer' });
    await appendEvents(trx, entityId, now, [
      { type: 'offer.withdrawn', subject: `offer:${offerId}`, payload: { leafletId, offerId, version, personId } },
    ]);
    return ok(true);
  });
}

/** Takes a published leaflet away, everywhere and at once. */
export async function withdrawLeaflet(
  db: Database,
  { entityId, personId, now }: { entityId: EntityId; personId: string; now: Date },
  leafletId: string,
): Promise<Result<true, { readonly code: 'not_published' }>> {
  return inTransaction(db, async (trx) => {
    const version = await lastVersion(trx, entityId, leafletId);
    const shown = await oldestShown(trx, entityId, leafletId, now);
    const { numAffectedRows } = await sql`
      update leaflet_version set withdrawn_at = ${now}
      where entity_id = ${entityId} and leaflet_id = ${leafletId} and version >= ${shown} and withdrawn_at is null`.execute(
      trx,
    );
    if (numAffectedRows === 0n) return refuse({ code: 'not_published' });
    await appendEvents(trx, entityId, now, [
      { type: 'leaflet.withdrawn', subject: `leaflet:${leafletId}`, payload: { leafletId, version, personId } },
    ]);
    return ok(true);
  });
}

/** The newest version that every store shows by now: stores whose clock is behind may show it still, while others have a later one. */
async function oldestShown(trx: Trx, entityId: EntityId, leafletId: string, now: Date): Promise<number> {
  const row = await rowOf(
    trx,
    sql<{ version: number | null }>`
      select max(v.version) as version from leaflet_version v
      where v.entity_id = ${entityId} and v.leaflet_id = ${leafletId} and not exists (
        select 1 from published_store s where s.entity_id = v.entity_id and s.leaflet_id = v.leaflet_id and s.version = v.version
          and s.visible_from > ${now})`,
  );
  return row?.version ?? 1;
}
