import { appendEvents, type Database, type EntityId, inTransaction } from '../../platform/index.ts';
import { putSureEnough } from './threshold-repository.ts';

/** Decides from which confidence the entity's offers are sure without a look. The event log keeps every decision. */
export async function decideThreshold(
  db: Database,
  { entityId, personId, now }: { entityId: EntityId; personId: string; now: Date },
  sureEnough: number,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    await putSureEnough(trx, entityId, { sureEnough, personId, now });
    await appendEvents(trx, entityId, now, [
      { type: 'review.threshold_decided', subject: `entity:${entityId}`, payload: { sureEnough, personId } },
    ]);
  });
}
