import {
  type CatalogItem,
  type ChannelAddress,
  type DepartmentSet,
  type Graph,
  listChannelAddresses,
  switchOnCommerce,
  syncCatalog,
  syncProductSets,
} from '../meta/index.ts';
import { type Entity, listEntities, requireEntity } from '../organisation/index.ts';
import {
  type Database,
  type EntityId,
  type EventConsumer,
  inTransaction,
  type Jobs,
  type Logger,
} from '../platform/index.ts';
import { itemsOf } from './catalog-items.ts';
import { saveChatProducts } from './repository.ts';
import { sayIn } from './turn.ts';

export interface CatalogDoors {
  readonly db: Database;
  readonly graph: Graph;
  readonly jobs: Jobs;
  readonly log: Logger;
  readonly now: () => Date;
  readonly publicUrl: string;
}

const job = 'conversation.sync-catalog';

/** Asks for a sync whenever what shoppers may put into a cart has changed. */
export function catalogChanges({ jobs, now }: Pick<CatalogDoors, 'jobs' | 'now'>): EventConsumer {
  return {
    name: 'conversation.catalog',
    types: [
      'leaflet.published',
      'leaflet.began',
      'leaflet.ended',
      'leaflet.withdrawn',
      'offer.withdrawn',
      'feed.imported',
    ],
    // A key for each event: one that comes while a sync runs must not be taken for the one that runs.
    handle: (_trx, { entityId, sequence }) =>
      jobs.enqueue(job, { entityId, askedAt: now().getTime() }, { key: `${entityId}:${sequence}` }),
  };
}

/** Works off asked syncs, one after the other, and asks for one of each entity now and every night. */
export async function catalogSyncJobs(doors: CatalogDoors): Promise<void> {
  const { db, jobs, now } = doors;
  const begun = new Map<string, number>();
  await jobs.work<{ entityId?: EntityId; askedAt?: number }>(job, async ({ entityId, askedAt = now().getTime() }) => {
    const entities = entityId ? [entityId] : (await listEntities(db)).map((entity) => entity.entityId);
    for (const one of entities) {
      // A sync that began after this one was asked for has done its work.
      if ((begun.get(one) ?? 0) > askedAt) continue;
      begun.set(one, now().getTime());
      await syncChatCatalog(doors, one);
    }
  });
  await jobs.schedule(job, '20 3 * * *');
  await jobs.enqueue(job, {}, { key: 'start' });
}

/** Brings Meta's catalog of each of the entity's numbers up to date, and notes what may now stand in a product list. */
export async function syncChatCatalog(
  { db, graph, log, now, publicUrl }: Omit<CatalogDoors, 'jobs'>,
  entityId: EntityId,
): Promise<void> {
  const addresses = (await listChannelAddresses(db, entityId)).filter(hasCatalog);
  if (addresses.length === 0) return;
  const entity = await requireEntity(db, entityId);
  const items = await itemsOf(db, entity, publicUrl, now());
  for (const catalogId of new Set(addresses.map((address) => address.catalogId))) {
    const result = await syncCatalog(db, graph, { entityId, catalogId, items }, now);
    const rejected = new Set(result.rejected.map(({ id }) => id));
    const listed = items.map(({ id }) => id).filter((id) => !rejected.has(id));
    await inTransaction(db, (trx) => saveChatProducts(trx, entityId, catalogId, listed));
    // A set goes by what its items say, so the items come first.
    const sets = await syncProductSets(graph, catalogId, departmentSets(entity, items, rejected));
    const { created, updated, deleted } = result;
    log.info(
      { entity: entityId, created, updated, deleted, rejected: rejected.size, sets },
      'the catalog was brought up to date',
    );
  }
  for (const { addressId } of addresses) await switchOnCommerce(graph, addressId);
}

function hasCatalog(address: ChannelAddress): address is ChannelAddress & { readonly catalogId: string } {
  return address.catalogId !== null;
}

/** One set for each department that has something on offer. */
function departmentSets(
  { languages }: Entity,
  items: readonly CatalogItem[],
  rejected: ReadonlySet<string>,
): DepartmentSet[] {
  const departments = new Set(
    items.flatMap(({ id, offerDepartment }) => (rejected.has(id) ? [] : (offerDepartment ?? []))),
  );
  const language = languages[0] ?? 'en';
  return [...departments].sort().map((department) => ({
    department,
    name: sayIn(language, 'catalog.set', { department }),
  }));
}
