import { listStores } from '../../organisation/index.ts';
import {
  appendEvents,
  type Database,
  type EntityId,
  inTransaction,
  ok,
  type Queryable,
  type Result,
  refuse,
} from '../../platform/index.ts';
import { type Leaflet, listOffers, lockLeaflet } from '../repository.ts';
import { admitEdition, type Edition, type EditionRefusal, editionTag } from './edition.model.ts';
import { deleteEdition, listEditions, saveEdition } from './edition-repository.ts';

interface Author {
  readonly entityId: EntityId;
  readonly personId: string;
  readonly now: Date;
}

/**
 * Makes an edition or changes one. It is on sale once the leaflet is published the next time.
 * @param seen - the tag of the edition that the author saw; undefined for a new one.
 */
export async function putEdition(
  db: Database,
  { entityId, personId, now }: Author,
  leafletId: string,
  edition: Edition,
  seen: string | undefined,
): Promise<Result<Edition, EditionRefusal>> {
  return inTransaction(db, async (trx) => {
    const leaflet = await lockLeaflet(trx, entityId, leafletId);
    if (!leaflet) return refuse({ code: 'unknown_leaflet' });
    const present = await listEditions(trx, entityId, leafletId);
    const before = present.find(({ editionId }) => editionId === edition.editionId);
    if (before ? seen !== editionTag(before) : seen !== undefined) return refuse({ code: 'changed_meanwhile' });
    const ground = {
      storeIds: await storesOf(trx, leaflet),
      offers: await listOffers(trx, entityId, leafletId),
    };
    const others = present.filter((other) => other !== before);
    const admitted = admitEdition(edition, others, ground);
    if (!admitted.ok) return admitted;
    await saveEdition(trx, entityId, leafletId, edition);
    const { editionId, storeIds, changes } = edition;
    const payload = { leafletId, editionId, stores: storeIds.length, changes: changes.length, personId };
    await appendEvents(trx, entityId, now, [{ type: 'edition.changed', subject: `leaflet:${leafletId}`, payload }]);
    return ok(edition);
  });
}

async function storesOf(db: Queryable, { entityId, storeIds }: Leaflet): Promise<readonly string[]> {
  return storeIds.length > 0 ? storeIds : (await listStores(db, entityId)).map(({ storeId }) => storeId);
}

/** Takes an edition away: with the next publication its stores have the leaflet as it was printed. False when there is none. */
export async function removeEdition(
  db: Database,
  { entityId, personId, now }: Author,
  leafletId: string,
  editionId: string,
): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const gone = await deleteEdition(trx, entityId, leafletId, editionId);
    if (gone)
      await appendEvents(trx, entityId, now, [
        { type: 'edition.removed', subject: `leaflet:${leafletId}`, payload: { leafletId, editionId, personId } },
      ]);
    return gone;
  });
}
