import { listStores, type Store } from '../../organisation/index.ts';
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
import { publishLeaflet } from '../publish-leaflet.ts';
import { findLeaflet, type Leaflet, lockLeaflet } from '../repository.ts';
import { eachApart } from './each-apart.ts';
import { firstInstant, type LocalTime } from './schedule.model.ts';
import { deleteSchedule, findSchedule, listSchedules, refuseSchedule, saveSchedule } from './schedule-repository.ts';

interface Author {
  readonly entityId: EntityId;
  readonly personId: string;
  readonly now: Date;
}

export type ScheduleRefusal = { readonly code: 'unknown_leaflet' | 'in_the_past' | 'after_its_end' | 'no_stores' };

/** Has a leaflet published by itself when each store's clock shows the time. A second call changes the time. */
export async function schedulePublication(
  db: Database,
  { entityId, personId, now }: Author,
  leafletId: string,
  when: LocalTime,
): Promise<Result<LocalTime, ScheduleRefusal>> {
  return inTransaction(db, async (trx) => {
    const leaflet = await lockLeaflet(trx, entityId, leafletId);
    if (!leaflet) return refuse({ code: 'unknown_leaflet' });
    const first = firstInstant(when, await storesOf(trx, leaflet));
    if (!first) return refuse({ code: 'no_stores' });
    if (first <= now) return refuse({ code: 'in_the_past' });
    if (when.date > leaflet.validThrough) return refuse({ code: 'after_its_end' });
    await saveSchedule(trx, entityId, { leafletId, when, personId }, now);
    await appendEvents(trx, entityId, now, [
      { type: 'leaflet.scheduled', subject: `leaflet:${leafletId}`, payload: { leafletId, ...when, personId } },
    ]);
    return ok(when);
  });
}

async function storesOf(db: Queryable, { entityId, storeIds }: Leaflet): Promise<Store[]> {
  const stores = await listStores(db, entityId);
  return stores.filter(({ storeId }) => storeIds.length === 0 || storeIds.includes(storeId));
}

/** Takes a publication to come back. False when there is none. */
export async function cancelSchedule(
  db: Database,
  { entityId, personId, now }: Author,
  leafletId: string,
): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const gone = await deleteSchedule(trx, entityId, leafletId);
    if (gone)
      await appendEvents(trx, entityId, now, [
        { type: 'leaflet.unscheduled', subject: `leaflet:${leafletId}`, payload: { leafletId, personId } },
      ]);
    return gone;
  });
}

/**
 * Publishes what is due. Publication and the end of its waiting are one transaction, so a crash leaves a leaflet either waiting or published,
 * and two processes publish it once. What cannot be published by now waits for a person, with the reason.
 */
export async function publishDue(db: Database, entityId: EntityId, now: Date): Promise<void> {
  await eachApart(await listSchedules(db, entityId), async ({ leafletId, when }) => {
    const leaflet = await findLeaflet(db, entityId, leafletId);
    const first = leaflet && firstInstant(when, await storesOf(db, leaflet));
    if (leaflet && (!first || first <= now)) await publishWaiting(db, { entityId, leafletId, now }, when);
  });
}

interface Due {
  readonly entityId: EntityId;
  readonly leafletId: string;
  readonly now: Date;
}

async function publishWaiting(db: Database, { entityId, leafletId, now }: Due, when: LocalTime): Promise<void> {
  await inTransaction(db, async (trx) => {
    await lockLeaflet(trx, entityId, leafletId);
    const waiting = await findSchedule(trx, entityId, leafletId);
    // Another process, or a person, was faster.
    if (!waiting || waiting.refusal || waiting.when.date !== when.date || waiting.when.time !== when.time) return;
    const done = await publishLeaflet(trx, { entityId, personId: waiting.personId, now }, leafletId, 'all', when);
    if (done.ok) return;
    const codes = done.refusal.code === 'blocked' ? done.refusal.blockers.map(({ code }) => code) : [done.refusal.code];
    const refusal = [...new Set(codes)].slice(0, 10);
    await refuseSchedule(trx, entityId, leafletId, refusal, now);
    await appendEvents(trx, entityId, now, [
      { type: 'leaflet.publication_refused', subject: `leaflet:${leafletId}`, payload: { leafletId, refusal } },
    ]);
  });
}
