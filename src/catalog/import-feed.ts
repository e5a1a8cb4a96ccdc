import { createReadStream } from 'node:fs';
import { sql } from 'kysely';
import {
  appendEvents,
  type Database,
  type EntityId,
  inTransaction,
  newId,
  type Queryable,
  rowOf,
  rowsOf,
  type Trx,
} from '../platform/index.ts';
import { type FeedRow, type FeedRowError, readFeed } from './feed.ts';
import { classify } from './policy.ts';
import { searchConfiguration } from './search.ts';
import { wordsOf } from './text.ts';

export interface FeedImport {
  readonly importId: string;
  readonly fileName: string;
  readonly state: 'reading' | 'imported' | 'failed';
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly rowsRead: number;
  readonly rowsImported: number;
  readonly errorCount: number;
  readonly errors: readonly FeedRowError[];
  readonly failure: string | null;
}

export interface FeedSource {
  readonly path: string;
  readonly fileName: string;
  readonly format?: 'csv' | 'tsv' | 'xml';
}

const batchRows = 2000;
const keptErrors = 1000;

/**
 * Imports a product feed for an entity: the good rows go in, every bad one is told by line, all in one transaction, so nothing half done is
 * seen. Products that the feed no longer names become inactive. A price that changed is added to the price history.
 */
export async function importFeed(
  db: Database,
  entity: { entityId: EntityId; language: string },
  source: FeedSource,
  person: { personId: string | null },
  now: () => Date,
): Promise<FeedImport> {
  const importId = newId(now());
  await insertImport(db, entity.entityId, importId, source.fileName, person.personId, now());
  try {
    await inTransaction(db, (trx) => readInto(trx, entity, importId, source, now()));
  } catch (error) {
    await failImport(db, entity.entityId, importId, sentenceOf(error), now());
  }
  return requireImport(db, entity.entityId, importId);
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 500) : String(error);
}

async function readInto(
  trx: Trx,
  entity: { entityId: EntityId; language: string },
  importId: string,
  source: FeedSource,
  now: Date,
): Promise<void> {
  const { entityId } = entity;
  // Two imports of one entity wait for each other, so neither sees the other's half.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`feed:${entityId}`}, 0))`.execute(trx);
  await makeStage(trx);
  const errors: FeedRowError[] = [];
  const words = new Map<string, number>();
  let read = 0;
  let errorCount = 0;
  let batch: FeedRow[] = [];
  for await (const entry of readFeed(createReadStream(source.path), source.format ? { format: source.format } : {})) {
    read++;
    if ('error' in entry) {
      errorCount++;
      if (errors.length < keptErrors) errors.push(entry.error);
      continue;
    }
    batch.push(entry.row);
    for (const word of new Set(wordsOf(`${entry.row.title} ${entry.row.brand ?? ''}`)))
      words.set(word, (words.get(word) ?? 0) + 1);
    if (batch.length === batchRows) {
      await stageRows(trx, batch);
      batch = [];
    }
  }
  await stageRows(trx, batch);
  if (read - errorCount === 0) throw new Error('The feed holds no row that can be imported.');
  await mergeStage(trx, entity, importId, now);
  await replaceLexicon(trx, entityId, words);
  await finishImport(trx, entityId, importId, { read, imported: read - errorCount, errorCount, errors }, now);
  await appendEvents(trx, entityId, now, [
    { type: 'feed.imported', subject: `feed:${importId}`, payload: { rows: read - errorCount, errors: errorCount } },
  ]);
}

async function makeStage(trx: Trx): Promise<void> {
  await sql`
    create temporary table stage (
      product_id text primary key, gtin text, title text, brand text, description text, net_amount bigint, net_unit text,
      product_type text, aisle text, sale_unit text, sale_scale int, sale_increment int, policy_class text, deposit_minor int,
      available boolean, image_link text, link text, price_minor int
    ) on commit drop`.execute(trx);
}

async function stageRows(trx: Trx, rows: readonly FeedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const records = rows.map((row) => ({
    product_id: row.id,
    gtin: row.gtin ?? null,
    title: row.title,
    brand: row.brand ?? null,
    description: row.description ?? null,
    net_amount: row.net?.amount ?? null,
    net_unit: row.net?.unit ?? null,
    product_type: row.productType ?? '',
    aisle: row.aisle ?? '',
    sale_unit: row.soldByWeight ? 'KGM' : 'C62',
    sale_scale: row.soldByWeight ? 3 : 0,
    sale_increment: row.soldByWeight ? 100 : 1,
    policy_class: classify({ productType: row.productType ?? '', title: row.title }),
    deposit_minor: row.depositMinor ?? 0,
    available: row.available,
    image_link: row.imageLink ?? null,
    link: row.link ?? null,
    price_minor: row.price.minor,
  }));
  await sql`insert into stage select * from jsonb_populate_recordset(null::stage, ${JSON.stringify(records)}::jsonb)`.execute(
    trx,
  );
}

async function mergeStage(
  trx: Trx,
  entity: { entityId: EntityId; language: string },
  importId: string,
  now: Date,
): Promise<void> {
  const config = searchConfiguration(entity.language);
  await sql`
    insert into product (entity_id, product_id, gtin, title, brand, description, net_amount, net_unit, product_type, aisle, sale_unit,
      sale_scale, sale_increment, policy_class, deposit_minor, available, image_link, link, search, active, import_id, updated_at)
    select ${entity.entityId}, product_id, gtin, title, brand, description, net_amount, net_unit, product_type, aisle, sale_unit,
      sale_scale, sale_increment, policy_class, deposit_minor, available, image_link, link,
      halles_product_search(${config}::regconfig, title, brand, product_type), true, ${importId}, ${now}
    from stage
    on conflict (entity_id, product_id) do update set
      gtin = excluded.gtin, title = excluded.title, brand = excluded.brand, description = excluded.description,
      net_amount = excluded.net_amount, net_unit = excluded.net_unit, product_type = excluded.product_type, aisle = excluded.aisle,
      sale_unit = excluded.sale_unit, sale_scale = excluded.sale_scale, sale_increment = excluded.sale_increment,
      policy_class = excluded.policy_class, deposit_minor = excluded.deposit_minor, available = excluded.available,
      image_link = excluded.image_link, link = excluded.link, search = excluded.search, active = true,
      import_id = excluded.import_id, updated_at = excluded.updated_at`.execute(trx);
  await sql`
    update product set active = false, updated_at = ${now}
    where entity_id = ${entity.entityId} and active and import_id is distinct from ${importId}`.execute(trx);
  await sql`
    insert into price (entity_id, product_id, store_id, valid_from, price_minor)
    select ${entity.entityId}, s.product_id, '', ${now}, s.price_minor from stage s
    where s.price_minor is distinct from (
      select r.price_minor from price r
      where r.entity_id = ${entity.entityId} and r.product_id = s.product_id and r.store_id = '' and r.valid_from <= ${now}
      order by r.valid_from desc limit 1)
    on conflict (entity_id, product_id, store_id, valid_from) do update set price_minor = excluded.price_minor`.execute(
    trx,
  );
}

async function replaceLexicon(trx: Trx, entityId: EntityId, words: ReadonlyMap<string, number>): Promise<void> {
  await sql`delete from lexicon where entity_id = ${entityId}`.execute(trx);
  await sql`
    insert into lexicon (entity_id, word, frequency)
    select ${entityId}, w.word, w.frequency
    from unnest(${[...words.keys()]}::text[], ${[...words.values()]}::int[]) as w(word, frequency)
    where length(w.word) <= 60`.execute(trx);
}

async function insertImport(
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

async function finishImport(
  db: Queryable,
  entityId: EntityId,
  importId: string,
  counts: { read: number; imported: number; errorCount: number; errors: readonly FeedRowError[] },
  now: Date,
): Promise<void> {
  await sql`
    update feed_import set state = 'imported', finished_at = ${now}, rows_read = ${counts.read}, rows_imported = ${counts.imported},
      error_count = ${counts.errorCount}, errors = ${JSON.stringify(counts.errors)}::jsonb
    where entity_id = ${entityId} and import_id = ${importId}`.execute(db);
}

async function failImport(
  db: Queryable,
  entityId: EntityId,
  importId: string,
  failure: string,
  now: Date,
): Promise<void> {
  await sql`
    update feed_import set state = 'failed', finished_at = ${now}, failure = ${failure}
    where entity_id = ${entityId} and import_id = ${importId}`.execute(db);
}

/** An import that a crash cut short says so, and can be started again. */
export async function failInterruptedImports(db: Queryable, entityId: EntityId, now: Date): Promise<void> {
  await sql`
    update feed_import set state = 'failed', finished_at = ${now}, failure = 'Halles was stopped while it read this feed. Import it again.'
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
  failure: string | null;
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
  failure: row.failure,
});

async function requireImport(db: Queryable, entityId: EntityId, importId: string): Promise<FeedImport> {
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
