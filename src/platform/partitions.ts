import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Jobs } from './jobs.ts';
import type { Logger } from './log.ts';

const monthsAhead = 2;

/** Makes the partitions of this month and the two ahead of tables that are partitioned by month. Safe to run twice. */
export async function ensureMonths(db: Database, log: Logger, tables: readonly string[], now: Date): Promise<void> {
  for (const table of tables)
    for (let ahead = 0; ahead <= monthsAhead; ahead++) {
      const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1)).toISOString().slice(0, 10);
      try {
        await sql`select halles_ensure_month(${table}, ${month}::date)`.execute(db);
      } catch (error) {
        // Rows of that month are in the default partition already (a clock ran ahead): they are found there all the same.
        log.warn({ err: error, table, month }, 'a month has no partition of its own');
      }
    }
}

const housekeeping = 'platform.housekeeping';

/** Daily: partitions of the event log. */
export async function platformJobs({
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
  const keepHouse = () => ensureMonths(db, log, ['event'], now());
  await keepHouse();
  await jobs.work(housekeeping, keepHouse);
  await jobs.schedule(housekeeping, '7 3 * * *');
}
