import { createReadStream } from 'node:fs';
import { sql } from 'kysely';
import type { Currency } from '../money/index.ts';
import {
  appendEvents,
  type Database,
  type EntityId,
  inTransaction,
  newId,
  rowsOf,
  type Trx,
} from '../platform/index.ts';
import { type Contradiction, differencesOf, feedWords } from './contradiction.ts';
import { FeedUnreadable, readFeed } from './feed.ts';
import {
  type FeedFindings,
  type FeedImport,
  failImport,
  finishImport,
  insertImport,
  keptFindings,
  requireImport,
} from './feed-import-repository.ts';
import type { FeedRow, FeedRowError } from './feed-row.ts';
import { classify } from './policy.ts';
import { searchConfiguration } from './search.ts';
import { wordsOf } from './text.ts';

export interface FeedSource {
  readonly path: string;
  readonly fileName: string;
  readonly format?: 'csv' | 'tsv' | 'xml';
}

const batchRows = 2000;

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
    const failureTold = error instanceof FeedUnreadable ? { code: error.code, values: error.values } : null;
    await failImport(db, entity.entityId, importId, { failure: sentenceOf(error), failureTold }, now());
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
  const { words, ...read } = await stageFeed(trx, source);
  if (read.rowsImported === 0) throw new FeedUnreadable('no_row', 'The feed holds no row that can be imported.');
  const changed = await findChanges(trx, entityId, now);
  const retiredCount = await mergeStage(trx, entity, importId, now);
  await replaceLexicon(trx, entityId, words);
  await finishImport(trx, entityId, importId, { ...read, ...changed, retiredCount }, now);
  const payload = { rows: read.rowsImported, errors: read.errorCount, retired: retiredCount };
  await appendEvents(trx, entityId, now, [{ type: 'feed.imported', subject: `feed:${importId}`, payload }]);
}

type StagedFeed = Omit<FeedFindings, 'changes' | 'changeCount' | 'retiredCount'> & {
  /** How many rows have each word. */
  readonly words: ReadonlyMap<string, number>;
};

async function stageFeed(trx: Trx, source: FeedSource): Promise<StagedFeed> {
  const errors: FeedRowError[] = [];
  const contradictions: Contradiction[] = [];
  const words = new Map<string, number>();
  let [rowsRead, errorCount, contradictionCount] = [0, 0, 0];
  let batch: StagedRow[] = [];
  for await (const entry of readFeed(createReadStream(source.path), source.format ? { format: source.format } : {})) {
    rowsRead++;
    if (entry.contradiction && contradictionCount++ < keptFindings) contradictions.push(entry.contradiction);
    if ('error' in entry) {
      if (errorCount++ < keptFindings) errors.push(entry.error);
      continue;
    }
    batch.push(entry);
    for (const word of new Set(wordsOf(`${entry.row.title} ${entry.row.brand ?? ''}`)))
      words.set(word, (words.get(word) ?? 0) + 1);
    if (batch.length === batchRows) {
      await stageRows(trx, batch);
      batch = [];
    }
  }
  await stageRows(trx, batch);
  const rowsImported = rowsRead - errorCount;
  return { rowsRead, rowsImported, errorCount, errors, contradictionCount, contradictions, words };
}

interface StagedRow {
  readonly row: FeedRow;
  readonly line: number;
}

async function makeStage(trx: Trx): Promise<void> {
  await sql`
    create temporary table stage (
      line int, product_id text primary key, gtin text, title text, brand text, description text, net_amount bigint, net_unit text,
      product_type text, aisle text, sale_unit text, sale_scale int, sale_increment int, policy_class text, deposit_minor int,
      available boolean, image_link text, link text, price_minor int, currency text
    ) on commit drop`.execute(trx);
}

async function stageRows(trx: Trx, rows: readonly StagedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const records = rows.map(({ row, line }) => ({
    line,
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
    currency: row.price.currency,
  }));
  await sql`insert into stage select * from jsonb_populate_recordset(null::stage, ${JSON.stringify(records)}::jsonb)`.execute(
    trx,
  );
}

interface ChangeRow {
  total: number;
  line: number;
  other_line: number | null;
  other_file: string | null;
  id: string;
  price: number;
  price_before: number;
  currency: Currency;
  title: string;
  title_before: string;
  brand: string | null;
  brand_before: string | null;
  gtin: string | null;
  gtin_before: string | null;
}

function toChange(row: ChangeRow): Contradiction {
  const { id, currency, line } = row;
  const words = (minor: number, title: string, brand: string | null, gtin: string | null) =>
    feedWords({ id, price: { minor, currency }, title, brand, gtin });
  const said = words(row.price, row.title, row.brand, row.gtin);
  const before = words(row.price_before, row.title_before, row.brand_before, row.gtin_before);
  const differences = differencesOf(said, before);
  return { line, otherLine: row.other_line, otherFile: row.other_file, by: 'id', name: id, differences };
}

/** What the products that stay were described as by the import before. A product without a price, or that was out of the range, is new. */
async function findChanges(
  trx: Trx,
  entityId: EntityId,
  now: Date,
): Promise<Pick<FeedFindings, 'changes' | 'changeCount'>> {
  const rows = await rowsOf(
    trx,
    sql<ChangeRow>`
      select count(*) over () as total, s.line, p.import_line as other_line, i.file_name as other_file, s.product_id as id,
        s.price_minor as price, r.price_minor as price_before, s.currency, s.title, p.title as title_before,
        s.brand, p.brand as brand_before, s.gtin, p.gtin as gtin_before
      from stage s
      join product p on p.entity_id = ${entityId} and p.product_id = s.product_id and p.active
      left join feed_import i on i.entity_id = p.entity_id and i.import_id = p.import_id
      join lateral (
        select r.price_minor from price r
        where r.entity_id = ${entityId} and r.product_id = s.product_id and r.store_id = '' and r.valid_from <= ${now}
        order by r.valid_from desc limit 1) r on true
      where (s.price_minor, s.title, s.brand, s.gtin) is distinct from (r.price_minor, p.title, p.brand, p.gtin)
      order by s.line limit ${keptFindings}`,
  );
  return { changes: rows.map(toChange), changeCount: rows[0]?.total ?? 0 };
}

/** Takes the stage into the range. Answers how many products left it. */
async function mergeStage(
  trx: Trx,
  entity: { entityId: EntityId; language: string },
  importId: string,
  now: Date,
): Promise<number> {
  const config = searchConfiguration(entity.language);
  await sql`
    insert into product (entity_id, product_id, gtin, title, brand, description, net_amount, net_unit, product_type, aisle, sale_unit,
      sale_scale, sale_increment, policy_class, deposit_minor, available, image_link, link, search, active, import_id, import_line, updated_at)
    select ${entity.entityId}, product_id, gtin, title, brand, description, net_amount, net_unit, product_type, aisle, sale_unit,
      sale_scale, sale_increment, policy_class, deposit_minor, available, image_link, link,
      halles_product_search(${config}::regconfig, title, brand, product_type), true, ${importId}, line, ${now}
    from stage
    on conflict (entity_id, product_id) do update set
      gtin = excluded.gtin, title = excluded.title, brand = excluded.brand, description = excluded.description,
      net_amount = excluded.net_amount, net_unit = excluded.net_unit, product_type = excluded.product_type, aisle = excluded.aisle,
      sale_unit = excluded.sale_unit, sale_scale = excluded.sale_scale, sale_increment = excluded.sale_increment,
      policy_class = excluded.policy_class, deposit_minor = excluded.deposit_minor, available = excluded.available,
      image_link = excluded.image_link, link = excluded.link, search = excluded.search, active = true,
      import_id = excluded.import_id, import_line = excluded.import_line, updated_at = excluded.updated_at`.execute(
    trx,
  );
  const { numAffectedRows } = await sql`
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
  return Number(numAffectedRows ?? 0n);
}

async function replaceLexicon(trx: Trx, entityId: EntityId, words: ReadonlyMap<string, number>): Promise<void> {
  await sql`delete from lexicon where entity_id = ${entityId}`.execute(trx);
  await sql`
    insert into lexicon (entity_id, word, frequency)
    select ${entityId}, w.word, w.frequency
    from unnest(${[...words.keys()]}::text[], ${[...words.values()]}::int[]) as w(word, frequency)
    where length(w.word) <= 60`.execute(trx);
}
