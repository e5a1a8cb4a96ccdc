import { Kysely, PostgresDialect, type RawBuilder, sql, type Transaction } from 'kysely';
import pg from 'pg';

/** The database. Rooms speak to it with Kysely's `sql` template, so a statement can be pasted into psql. */
export type Database = Kysely<unknown>;

/** A running transaction of one use case. A repository takes `Queryable`, so it works inside and outside of one. */
export type Trx = Transaction<unknown>;
export type Queryable = Database | Trx;

// int8 counts and amounts stay below 2^53; a larger one is a fault, not a value to round.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`${text} is beyond the whole numbers that are exact`);
  return value;
});
// A calendar day has no time zone: it stays the text YYYY-MM-DD.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

export interface DatabaseHandle {
  readonly db: Database;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export function openDatabase(connectionString: string, maxConnections = 20): DatabaseHandle {
  const pool = new pg.Pool({ connectionString, max: maxConnections, allowExitOnIdle: false });
  // A connection that breaks while idle is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
}

/** Runs a use case: its rows and its events commit together, or not at all. */
export function inTransaction<Value>(db: Queryable, work: (trx: Trx) => Promise<Value>): Promise<Value> {
  return db.isTransaction ? work(db as Trx) : db.transaction().execute(work);
}

/** The rows of a statement. */
export async function rowsOf<Row>(db: Queryable, statement: RawBuilder<Row>): Promise<Row[]> {
  return (await statement.execute(db)).rows;
}

/** The first row of a statement, or undefined. */
export async function rowOf<Row>(db: Queryable, statement: RawBuilder<Row>): Promise<Row | undefined> {
  return (await statement.execute(db)).rows[0];
}

/** The oldest server that Halles is tested on. */
const oldestServer = 150_000;

/** @throws {Error} one sentence, when the server is older than PostgreSQL 15. */
export async function requireSupportedServer(db: Queryable): Promise<void> {
  const row = await rowOf(db, sql<{ version: string }>`select current_setting('server_version_num') as version`);
  if (Number(row?.version) < oldestServer) throw new Error('DATABASE_URL must lead to PostgreSQL 15 or newer.');
}
