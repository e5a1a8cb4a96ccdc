import { sql } from 'kysely';
import { findPricedProducts, type PricedProduct } from '../catalog/index.ts';
import { type Entity, listStores, localDate, requireEntity } from '../organisation/index.ts';
import { type EntityId, type Queryable, rowOf } from '../platform/index.ts';
import { applyEdition, type Edition } from './channels/edition.model.ts';
import { listEditions } from './channels/edition-repository.ts';
import type { Finding } from './law/finding.ts';
import { reviewLaw } from './law/review-law.ts';
import { type Blocker, blockersOf, type DraftOffer, needsLook } from './offer.model.ts';
import { listPublishedIds } from './published.ts';
import { findLeaflet, type Leaflet, listOffers } from './repository.ts';
import { findQuestioned } from './reviewing/comment-repository.ts';
import { findSureEnough } from './reviewing/threshold-repository.ts';

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
  /** Publishing only what is sure; null where nothing would be held back. */
  readonly sure: SurePlan | null;
}

/** Publishing what nothing stands against, while the rest stays in review. */
export interface SurePlan {
  readonly offerCount: number;
  readonly shoppableCount: number;
  /** The offers that stay in review. */
  readonly heldIds: readonly string[];
  /** Those of them that stay on sale as they were last published. What breaks a rule that blocks does not. */
  readonly keptIds: readonly string[];
  /** What stands in the way even so. */
  readonly blockers: readonly Blocker[];
}

/** A plan with the offers it is about. */
export interface Publication {
  readonly plan: PublicationPlan;
  readonly offers: readonly DraftOffer[];
}

/** Says what publishing the leaflet now would do; undefined when there is no such leaflet. */
export async function planPublication(
  db: Queryable,
  entityId: EntityId,
  leafletId: string,
  now: Date,
): Promise<PublicationPlan | undefined> {
  const leaflet = await findLeaflet(db, entityId, leafletId);
  return leaflet && (await preparePublication(db, leaflet, now)).plan;
}

export async function preparePublication(db: Queryable, leaflet: Leaflet, now: Date): Promise<Publication> {
  const { entityId, leafletId } = leaflet;
  const offers = await listOffers(db, entityId, leafletId);
  const ground = await groundOf(db, leaflet, offers, now);
  const { blockers, findings } = await examine(db, ground, offers);
  const version = await lastVersion(db, entityId, leafletId);
  const plan = {
    nextVersion: version + 1,
    offerCount: offers.length,
    shoppableCount: countShoppable(offers, ground),
    storeIds: ground.storeIds,
    blockers,
    findings,
    sure: await planSure(db, ground, offers, blockers),
  };
  return { plan, offers };
}

/** What the plan needs to know besides the offers. */
interface Ground {
  readonly leaflet: Leaflet;
  readonly entity: Entity;
  readonly storeIds: readonly string[];
  readonly products: ReadonlyMap<string, PricedProduct>;
  readonly questioned: ReadonlySet<string>;
  readonly sureEnough: number;
  readonly today: string;
  readonly editions: readonly Edition[];
}

async function groundOf(db: Queryable, leaflet: Leaflet, offers: readonly DraftOffer[], now: Date): Promise<Ground> {
  const { entityId, leafletId, storeIds } = leaflet;
  const entity = await requireEntity(db, entityId);
  const stores = (await listStores(db, entityId)).map(({ storeId }) => storeId);
  return {
    leaflet,
    entity,
    storeIds: stores.filter((id) => storeIds.length === 0 || storeIds.includes(id)),
    products: await findPricedProducts(
      db,
      { entityId, storeId: '', at: now },
      offers.flatMap(({ draft }) => draft.productIds),
    ),
    questioned: await findQuestioned(db, entityId, leafletId),
    sureEnough: await findSureEnough(db, entityId),
    today: localDate(now, entity.timeZone),
    editions: await listEditions(db, entityId, leafletId),
  };
}

async function examine(
  db: Queryable,
  ground: Ground,
  offers: readonly DraftOffer[],
): Promise<{ blockers: Blocker[]; findings: Finding[] }> {
  const { state, validFrom, validThrough } = ground.leaflet;
  const { storeIds, today, questioned, sureEnough } = ground;
  const findings = await reviewEditions(db, ground, offers);
  const activeProducts = new Set(ground.products.keys());
  const days = { validFrom, validThrough, today };
  const blockers = blockersOf({
    ...days,
    state,
    storeCount: storeIds.length,
    offers,
    activeProducts,
    questioned,
    sureEnough,
  });
  return { blockers: [...blockers, ...findings.flatMap(toBlocker)], findings };
}

/** The law is asked about the leaflet as printed and about every edition; what several of them break is told once. */
async function reviewEditions(db: Queryable, ground: Ground, offers: readonly DraftOffer[]): Promise<Finding[]> {
  const findings = await reviewLaw(db, { ...ground, offers });
  for (const edition of ground.editions) {
    const storeIds = edition.storeIds.filter((id) => ground.storeIds.includes(id));
    if (storeIds.length === 0) continue;
    findings.push(...(await reviewLaw(db, { ...ground, storeIds, offers: applyEdition(offers, edition) })));
  }
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

function toBlocker({ ruleId, severity, place }: Finding): Blocker[] {
  if (severity !== 'blocks') return [];
  return [{ code: 'unlawful', ruleId, offerId: place.offerId ?? undefined, page: place.page ?? undefined }];
}

const countShoppable = (offers: readonly DraftOffer[], { sureEnough }: Ground): number =>
  offers.filter(({ draft }) => draft.productIds.length > 0 && !needsLook(draft, sureEnough)).length;

/** The law is asked again about what is left, as some rules count offers. */
async function planSure(
  db: Queryable,
  ground: Ground,
  offers: readonly DraftOffer[],
  blockers: readonly Blocker[],
): Promise<SurePlan | null> {
  const held = heldBy(blockers);
  if (held.size === 0) return null;
  const sure = offers.filter(({ offerId }) => !held.has(offerId));
  const { entityId, leafletId } = ground.leaflet;
  const published = await listPublishedIds(db, entityId, leafletId);
  const unlawful = heldBy(blockers.filter(({ code }) => code === 'unlawful'));
  return {
    offerCount: sure.length,
    shoppableCount: countShoppable(sure, ground),
    heldIds: [...held],
    keptIds: [...held].filter((offerId) => published.has(offerId) && !unlawful.has(offerId)),
    blockers: (await examine(db, ground, sure)).blockers,
  };
}

const heldBy = (blockers: readonly Blocker[]): Set<string> =>
  new Set(blockers.flatMap((blocker) => ('offerId' in blocker ? (blocker.offerId ?? []) : [])));

/** The number of the last published version; 0 before the first. */
export async function lastVersion(db: Queryable, entityId: EntityId, leafletId: string): Promise<number> {
  const row = await rowOf(
    db,
    sql<{
      version: number | null;
    }>`select max(version) as version from leaflet_version where entity_id = ${entityId} and leaflet_id = ${leafletId}`,
  );
  return row?.version ?? 0;
}
