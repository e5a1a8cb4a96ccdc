import { sql } from 'kysely';
import { type Database, rowOf } from './database.ts';
import type { Logger } from './log.ts';
import { startLoop } from './loop.ts';

/** The one clock of an installation. */
export interface DatabaseClock {
  /** The instant by the database's clock. Never ahead of it; behind it by the way of one answer. */
  readonly now: () => Date;
  stop(): Promise<void>;
}

const lookEveryMs = 15_000;

/**
 * Tells the time as the database has it, so that all processes on one database agree, whatever their machines' clocks show, also when one of
 * those is put right meanwhile. Between two looks a counter that nobody sets goes on; while the database is away it goes on alone.
 */
export async function openDatabaseClock(
  db: Database,
  log: Logger,
  countMs: () => number = () => performance.now(),
): Promise<DatabaseClock> {
  let seen = await look(db, countMs);
  const loop = startLoop('database clock', lookEveryMs, log, async () => {
    seen = await look(db, countMs);
    return false;
  });
  return { now: () => new Date(seen.timeMs + countMs() - seen.countedMs), stop: () => loop.stop() };
}

async function look(db: Database, countMs: () => number): Promise<{ timeMs: number; countedMs: number }> {
  const row = await rowOf(db, sql<{ now: Date }>`select clock_timestamp() as now`);
  return { timeMs: row!.now.getTime(), countedMs: countMs() };
}
