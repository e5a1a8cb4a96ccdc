import { sql } from 'kysely';
import { type EntityId, type Queryable, rowOf, rowsOf } from '../platform/index.ts';
import type { Contradiction } from './contradiction.ts';
import type { FeedFailureCode } from './feed.ts';
import type { FeedRowError, FeedValues } from './feed-row.ts';

/** Of each list the first 1,000; the counts are of all. */
export const keptFindings = 1000;

/** What came of reading a feed. */
export interface FeedFindings {
  readonly rowsRead: number;
  readonly rowsImported: number;
  readonly errorCount: number;
  readonly errors: readonly FeedRowError[];
  /** Rows of the feed that say different things of one product. */
  readonly contradictionCount: number;
  readonly contradictions: readonly Contradiction[];
  /** Products that the import before described otherwise. */
  readonly changeCount: number;
  readonly changes: readonly Contradiction[];
  /** Products of before that the feed no longer names. */
  readonly retiredCount: number;
}

/** Why an import failed, for telling it in any language. */
export interface FeedFailure {
  readonly code: FeedFailureCode;
  readonly values: FeedValues;
}

export interface FeedImport extends FeedFindings {
  readonly importId: string;
  readonly fileName: string;
  readonly state: 'reading' | 'imported' | 'failed';
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  /** A sentence. */
  readonly failure: string | null;
  /** Null for what is no fault of the feed. */
  readonly failureTold: FeedFailure | null;
}

export async function insertImport(
  db: Queryable,
  entityId: EntityId,
  importId: string,
  fileName: string,
  personId: string | null,
  now: Date,
): Promise<void> {
  await sql`
    insert into feed_import (entity_id, import_id, person_id, file_name, state, started_at)
    values (${entityId}, ${importId}, ${personId}, ${fileName.slice(0, 255)}, 'reading', ${now})`.execute(db);
}

export async function finishImport(
  db: Queryable,
  entityId: EntityId,
  importId: string,
  found: FeedFindings,
  now: Date,
): Promise<void> {
  await sql`
    update feed_import set state = 'imported', finished_at = ${now}, rows_read = ${found.rowsRead}, rows_imported = ${found.rowsImported},
      error_count = ${found.errorCount}, errors = ${JSON.stringify(found.errors)}::jsonb,
      contradiction_count = ${found.contradictionCount}, contradictions = ${JSON.stringify(found.contradictions)}::jsonb,
      change_count = ${found.changeCount}, changes = ${JSON.stringify(found.changes)}::jsonb, retired_count = ${found.retiredCount}
    where entity_id = ${entityId} and import_id = ${importId}`.execute(db);
}

export async function failImport(
  db: Queryable,
  entityId: EntityId,
  importId: string,
  { failure, failureTold }: Pick<FeedImport, 'failure' | 'failureTold'>,
  now: Date,
): Promise<void> {
  await sql`
    update feed_import set state = 'failed', finished_at = ${now}, failure = ${failure},
      failure_told = ${failureTold && JSON.stringify(failureTold)}::jsonb
    where entity_id = ${entityId} and import_id = ${importId}`.execute(db);
}

/** An import that a crash cut short says so, and can be started again. */
export async function failInterruptedImports(db: Queryable, entityId: EntityId, now: Date): Promise<void> {
  const told: FeedFailure = { code: 'interrupted', values: {} };
  await sql`
    update feed_import set state = 'failed', finished_at = ${now}, failure_told = ${JSON.stringify(told)}::jsonb,
      failure = 'Halles was stopped while it read this feed. Import it again.'
    where entity_id = ${entityId} and state = 'reading'`.execute(db);
}

interface ImportRow {
  import_id: string;
  file_name: string;
  state: FeedImport['state'];
  started_at: Date;
  finished_at: Date | null;
  rows_read: number;
  rows_imported: number;
  error_count: number;
  errors: FeedRowError[];
  contradiction_count: number;
  contradictions: Contradiction[];
  change_count: number;
  changes: Contradiction[];
  retired_count: number;
  failure: string | null;
  failure_told: FeedFailure | null;
}

const toImport = (row: ImportRow): FeedImport => ({
  importId: row.import_id,
  fileName: row.file_name,
  state: row.state,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
  rowsRead: row.rows_read,
  rowsImported: row.rows_imported,
  errorCount: row.error_count,
  errors: row.errors,
  contradictionCount: row.contradiction_count,
  contradictions: row.contradictions,
  changeCount: row.change_count,
  changes: row.changes,
  retiredCount: row.retired_count,
  failure: row.failure,
  failureTold: row.failure_told,
});

export async function requireImport(db: Queryable, entityId: EntityId, importId: string): Promise<FeedImport> {
  const row = await rowOf(
    db,
    sql<ImportRow>`select * from feed_import where entity_id = ${entityId} and import_id = ${importId}`,
  );
  if (!row) throw new Error(`The import ${importId} is gone.`);
  return toImport(row);
}

/** The last imports, newest first. */
export async function listImports(db: Queryable, entityId: EntityId, limit = 20): Promise<FeedImport[]> {
  const rows = await rowsOf(
    db,
    sql<ImportRow>`select * from feed_import where entity_id = ${entityId} order by started_at desc limit ${limit}`,
  );
  return rows.map(toImport);
}
