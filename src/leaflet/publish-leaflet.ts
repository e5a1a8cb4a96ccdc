import { sql } from 'kysely';
import { findPricedProducts } from '../catalog/index.ts';
import { listStores, localDate, requireEntity } from '../organisation/index.ts';
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
import type { Finding } from './law/finding.ts';
import { reviewLaw } from './law/review-law.ts';
import { learnFromLeaflet } from './learning/learn.ts';
import { type Blocker, blockersOf, type DraftOffer, needsLook } from './offer.model.ts';
import { findLeaflet, type Leaflet, listOffers, listPages, lockLeaflet } from './repository.ts';

/** What publishing would do, and what stands in its way. */
export interface PublicationPlan {
  readonly nextVersion: number;
  readonly offerCount: number;
  /** Offers that a shopper can put into a basket. */
  readonly shoppableCount: number;
  readonly storeIds: readonly string[];
  readonly blockers: readonly Blocker[];
  /** What it breaks of its country's rules. Those that block are blockers too. */
  readonly findings: readonly Finding[];
}

export type PublishRefusal =
  | { readonly code: 'unknown_leaflet' }
  | { readonly code: 'blocked'; readonly blockers: readonly Blocker[] };

/** Says what publishing the leaflet now would do; undefined when there is no such leaflet. */
export async function planPublication(
  db: Queryable,
  entityId: EntityId,
  leafletId: string,
  now: Date,
): Promise<PublicationPlan | undefined> {
  const leaflet = await findLeaflet(db, entityId, leafletId);
  return leaflet && planOf(db, leaflet, await listOffers(db, entityId, leafletId), now);
}

async function planOf(
  db: Queryable,
  leaflet: Leaflet,
  offers: readonly DraftOffer[],
  now: Date,
): Promise<PublicationPlan> {
  const { entityId, leafletId, storeIds } = leaflet;
  const entity = await requireEntity(db, entityId);
  const stores = (await listStores(db, entityId))
    .map((store) => store.storeId)
    .filter((id) => storeIds.length === 0 || storeIds.includes(id));
  const products = await findPricedProducts(
    db,
    { entityId, storeId: '', at: now },
    offers.flatMap(({ draft }) => draft.productIds),
  );
  const today = localDate(now, entity.timeZone);
  const findings = await reviewLaw(db, { leaflet, entity, offers, products, storeIds: stores, today });
  const blockers = blockersOf({
    state: leaflet.state,
    validFrom: leaflet.validFrom,
    validThrough: leaflet.validThrough,
    today,
    storeCount: stores.length,
    offers,
    activeProducts: new Set(products.keys()),
  });
  return {
    nextVersion: (await lastVersion(db, entityId, leafletId)) + 1,
    offerCount: offers.length,
    shoppableCount: offers.filter(({ draft }) => draft.productIds.length > 0 && !needsLook(draft)).length,
    storeIds: stores,
    blockers: [...blockers, ...findings.flatMap(toBlocker)],
    findings,
  };
}

function toBlocker({ ruleId, severity, place }: Finding): Blocker[] {
  if (severity !== 'blocks') return [];
  return [{ code: 'unlawful', ruleId, offerId: place.offerId ?? undefined, page: place.page ?? undefined }];
}

async function lastVersion(db: Queryable, entityId: EntityId, leafletId: string): Promise<number> {
  const row = await rowOf(
    db,
    sql<{
      version: number | null;
    }>`select max(version) as version from leaflet_version where entity_id = ${entityId} and leaflet_id = ${leafletId}`,
  );
  return row?.version ?? 0;
}

/**
 * Publishes the draft as the leaflet's next version, at every store at once. What was published before stays as it was for those who were
 * promised it. An offer that was withdrawn stays so until it is corrected.
 */
export async function publishLeaflet(
  db: Database,
  { entityId, personId, now }: { entityId: EntityId; personId: string | null; now: Date },
  leafletId: string,
): Promise<Result<PublicationPlan, PublishRefusal>> {
  return inTransaction(db, async (trx) => {
    const leaflet = await lockLeaflet(trx, entityId, leafletId);
    if (!leaflet) return refuse({ code: 'unknown_leaflet' });
    const offers = await listOffers(trx, entityId, leafletId);
    const plan = await planOf(trx, leaflet, offers, now);
    if (plan.blockers.length > 0) return refuse({ code: 'blocked', blockers: plan.blockers });
    await insertVersion(trx, leaflet, plan, personId, now);
    await insertPublishedOffers(trx, leaflet, plan.nextVersion, offers);
    await learnFromLeaflet(trx, { entityId, leafletId, now }, offers);
    await appendEvents(trx, entityId, now, [
      {
        type: 'leaflet.published',
        subject: `leaflet:${leafletId}`,
        payload: {
          leafletId,
          version: plan.nextVersion,
          offers: offers.length,
          stores: plan.storeIds.length,
          personId,
        },
      },
    ]);
    return ok(plan);
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
    const row = await rowOf(
      trx,
      sql<{ offer_id: string }>`
        update published_offer set withdrawn_at = ${now}
        where entity_id = ${entityId} and leaflet_id = ${leafletId} and version = ${version} and offer_id = ${offerId} and withdrawn_at is null
        returning offer_id`,
    );
    if (!row) return refuse({ code: 'unknown_offer' });
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
    const row = await rowOf(
      trx,
      sql<{ version: number }>`
        update leaflet_version set withdrawn_at = ${now}
        where entity_id = ${entityId} and leaflet_id = ${leafletId} and version = ${version} and withdrawn_at is null
        returning version`,
    );
    if (!row) return refuse({ code: 'not_published' });
    await appendEvents(trx, entityId, now, [
      { type: 'leaflet.withdrawn', subject: `leaflet:${leafletId}`, payload: { leafletId, version, personId } },
    ]);
    return ok(true);
  });
}
