import { listEntities } from '../organisation/index.ts';
import { type Database, type EntityId, inTransaction, type Jobs } from '../platform/index.ts';
import { abandonBaskets } from './basket-repository.ts';
import { expireHoldsOf, slotsWithExpiredHolds } from './slot-repository.ts';

const tidyJob = 'order.tidy';
const atOnce = 500;

/** Every minute: expired holds give their places back, and baskets past their days are given up. Safe to run twice. */
export async function orderJobs({ db, jobs, now }: { db: Database; jobs: Jobs; now: () => Date }): Promise<void> {
  await jobs.work(tidyJob, async () => {
    for (const { entityId } of await listEntities(db)) {
      await expireHolds(db, entityId, now());
      await abandonBaskets(db, entityId, now(), atOnce);
    }
  });
  await jobs.schedule(tidyJob, '* * * * *');
}

/** Gives the places of expired holds back, a slot at a time. Counting never waits for it: a hold past its time takes no place. */
export async function expireHolds(db: Database, entityId: EntityId, now: Date): Promise<void> {
  for (const slot of await slotsWithExpiredHolds(db, entityId, now, atOnce))
    await inTransaction(db, (trx) => expireHoldsOf(trx, slot, now));
}
