import { sql } from 'kysely';
import { type Database, ensureMonths, type Jobs, type Logger } from '../platform/index.ts';
import { forgetSettled } from './outgoing-repository.ts';
import { entitiesWithAddresses } from './repository.ts';

const housekeeping = 'meta.housekeeping';
const partitioned = ['message', 'message_status'] as const;
const keepSettledDays = 30;

/** Daily: partitions for this month and the two ahead; what was sent or kept aside 30 days ago is forgotten. */
export async function metaJobs({
  db,
  jobs,
  log,
  now,
}: {
  db: Database;
  jobs: Jobs;
  log: Logger;
  now: () => Date;
}): Promise<void> {
  await ensureMonths(db, log, partitioned, now());
  await jobs.work(housekeeping, () => keepHouse(db, log, now()));
  await jobs.schedule(housekeeping, '17 3 * * *');
}

/** Does the daily work now. Safe to run twice. */
export async function keepHouse(db: Database, log: Logger, now: Date): Promise<void> {
  await ensureMonths(db, log, partitioned, now);
  const before = new Date(now.getTime() - keepSettledDays * 86_400_000);
  const entities = await entitiesWithAddresses(db);
  for (const entityId of entities) while ((await forgetSettled(db, entityId, before)) > 0);
  for (const entityId of [...entities, '-'])
    await sql`delete from unrouted_webhook where entity_id = ${entityId} and received_at < ${before}`.execute(db);
}
