import { listEntities } from '../organisation/index.ts';
import { type Database, type EntityId, inTransaction, type Jobs } from '../platform/index.ts';
import { abandonBaskets, deleteAbandoned } from './basket-repository.ts';
import { deleteExpiredLists } from './lists/list-repository.ts';
import { forgetContacts } from './order-repository.ts';
import { expireHoldsOf, slotsWithExpiredHolds } from './slot-repository.ts';

const tidyJob = 'order.tidy';
const atOnce = 500;

/** How long whom to call, and baskets that were left, are kept once they are over. */
const keptDays = 30;

/** Every minute: see `tidyOrders`. */
export async function orderJobs({ db, jobs, now }: { db: Database; jobs: Jobs; now: () => Date }): Promise<void> {
  await jobs.work(tidyJob, async () => {
    for (const { entityId } of await listEntities(db)) await tidyOrders(db, entityId, now());
  });
  await jobs.schedule(tidyJob, '* * * * *');
}

/** Expired holds give their places back, old baskets are given up and later deleted, contacts and lists are forgotten. Safe to run twice. */
export async function tidyOrders(db: Database, entityId: EntityId, now: Date): Promise<void> {
  const keptSince = new Date(now.getTime() - keptDays * 86_400_000);
  await expireHolds(db, entityId, now);
  await abandonBaskets(db, entityId, now, atOnce);
  await deleteAbandoned(db, entityId, keptSince, atOnce);
  await forgetContacts(db, entityId, keptSince, atOnce);
  await deleteExpiredLists(db, entityId, now, atOnce);
}

/** Gives the places of expired holds back, a slot at a time. Counting never waits for it: a hold past its time takes no place. */
export async function expireHolds(db: Database, entityId: EntityId, now: Date): Promise<void> {
  for (const slot of await slotsWithExpiredHolds(db, entityId, now, atOnce))
    await inTransaction(db, (trx) => expireHoldsOf(trx, slot, now));
}
