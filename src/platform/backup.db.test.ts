import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { backUp, restore } from './backup.ts';
import { inTransaction, rowsOf } from './database.ts';
import { appendEvents, consumeOnce, type EventConsumer } from './events.ts';
import { type EntityId, newId } from './identity.ts';
import { bareTestDatabase, cloneTestDatabase, type TestDatabase } from './testing.ts';

const source = join(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'halles-backup-'));
const folder = join(scratch, 'backup');
const oldData = join(scratch, 'old');
const newData = join(scratch, 'new');
const now = new Date('2026-11-23T09:00:00Z');
const entities = ['be', 'fr'] as EntityId[];
let from: TestDatabase;
let into: TestDatabase;
let made: { tables: number };

beforeAll(async () => {
  from = await cloneTestDatabase(inject('postgres'));
  into = await bareTestDatabase(inject('postgres'));
  await fill(from);
  mkdirSync(join(oldData, 'leaflets/fr'), { recursive: true });
  writeFileSync(join(oldData, 'leaflets/fr/leaflet.pdf'), '%PDF');
  made = await backUp({ connectionString: from.connectionString, dataFolder: oldData, folder }, now);
  await restore({ connectionString: into.connectionString, dataFolder: newData, folder }, source);
});
afterAll(async () => {
  await Promise.all([from.close(), into.close()]);
  rmSync(scratch, { recursive: true, force: true });
});

/** Rows that are hard to copy: arrays, JSON, bytes, nulls, tabs and backslashes, partitions, generated numbers. */
async function fill({ db }: TestDatabase): Promise<void> {
  await sql`insert into halles_group values ('group', ${'Tab\t, line\n, back\\slash, \\N and «é»'})`.execute(db);
  await sql`insert into country values ('FR', 'France'), ('BE', 'België')`.execute(db);
  await sql`
    insert into entity (entity_id, group_id, country, name, languages, currency, time_zone, theme) values
      ('fr', 'group', 'FR', 'France', '{fr}', 'EUR', 'Europe/Paris', '{"accent": "#c00"}'),
      ('be', 'group', 'BE', 'België', '{fr,nl}', 'EUR', 'Europe/Brussels', '{}')`.execute(db);
  const personId = newId(now);
  await sql`insert into person (person_id, name, email, language) values (${personId}, 'Anne', 'anne@example.org', 'fr')`.execute(
    db,
  );
  await sql`
    insert into session (entity_id, token_hash, person_id, created_at, expires_at)
    values ('fr', ${Buffer.from([0, 255, 92])}, ${personId}, ${now}, ${now})`.execute(db);
  await sql`
    insert into product (entity_id, product_id, title, search, updated_at)
    values ('fr', 'milk', 'Lait', to_tsvector('french', 'lait'), ${now})`.execute(db);
  await sql`
    insert into inbound_work (entity_id, phone_number_id, contact_id, occurred_at, wamid)
    select 'fr', '1', ${newId()}, ${now}, 'wamid.' || n from generate_series(1, 3) as n`.execute(db);
  for (const number of [1, 2, 3, 4, 5])
    for (const entityId of entities) await append(from, entityId, `order:${number}`);
  await consume(from, 'half', 2);
  await consume(from, 'all');
  await parkOne(from);
}

const append = ({ db }: TestDatabase, entityId: EntityId, subject: string) =>
  inTransaction(db, (trx) => appendEvents(trx, entityId, now, [{ type: 'order.placed', subject, payload: {} }]));

let hours = 0;

/** Reads on, an hour later each time, with a consumer until it saw `count` events of the French entity; it fails at the next one. */
async function consume({ db }: TestDatabase, name: string, count = 100): Promise<string[]> {
  const seen: string[] = [];
  const consumer: EventConsumer = {
    name,
    types: ['order.placed'],
    handle: async (_trx, { subject }) => {
      if (seen.includes(subject)) return;
      if (seen.length === count) throw new Error('stop here');
      seen.push(subject);
    },
  };
  await consumeOnce(db, consumer, 'fr' as EntityId, new Date(now.getTime() + ++hours * 3_600_000));
  return seen;
}

async function parkOne({ db }: TestDatabase): Promise<void> {
  await sql`
    insert into event_parked (entity_id, consumer, tx, sequence, type, error, parked_at)
    select entity_id, 'fragile', tx, sequence, type, 'cannot be handled', ${now} from event
    where entity_id = 'fr' and subject = 'order:2'`.execute(db);
}

const contentsOf = ({ db }: TestDatabase, table: string) =>
  rowsOf(db, sql`select * from ${sql.table(table)} as r order by r::text`);

test('every row comes back as it was', async () => {
  expect(made.tables).toBe(readdirSync(join(folder, 'tables')).length);
  const numbered = ['event', 'event_cursor', 'event_parked'];
  for (const file of readdirSync(join(folder, 'tables'))) {
    const table = file.replace('.copy', '');
    if (!numbered.includes(table))
      expect([table, await contentsOf(into, table)]).toEqual([table, await contentsOf(from, table)]);
  }
  const log = sql`select entity_id, occurred_at, type, subject, payload from event order by entity_id, tx, sequence`;
  expect(await rowsOf(into.db, log)).toEqual(await rowsOf(from.db, log));
  expect(await rowsOf(into.db, log)).toHaveLength(10);
});

test('every file comes back', () => {
  expect(readFileSync(join(newData, 'leaflets/fr/leaflet.pdf'), 'utf8')).toBe('%PDF');
});

test('readers of the log go on with exactly the events they had not seen', async () => {
  expect(await consume(into, 'half')).toEqual(['order:3', 'order:4', 'order:5']);
  expect(await consume(into, 'all')).toEqual([]);
  expect(await consume(into, 'new')).toHaveLength(5);
  await append(into, 'fr' as EntityId, 'order:6');
  for (const reader of ['half', 'all', 'new']) expect(await consume(into, reader)).toEqual(['order:6']);
});

test('a parked event still is the one that could not be handled', async () => {
  const parked = sql`
    select e.subject from event_parked p
    join event e on e.entity_id = p.entity_id and e.tx = p.tx and e.sequence = p.sequence`;
  expect(await rowsOf(into.db, parked)).toEqual([{ subject: 'order:2' }]);
});

test('new rows go on after the numbers that were restored', async () => {
  await sql`
    insert into inbound_work (entity_id, phone_number_id, contact_id, occurred_at, wamid)
    values ('fr', '1', ${newId()}, ${now}, 'wamid.new')`.execute(into.db);
  const [row] = await rowsOf(
    into.db,
    sql<{ sequence: number }>`select sequence from inbound_work where wamid = 'wamid.new'`,
  );
  expect(row?.sequence).toBe(4);
});

test('a backup does not overwrite a folder', async () => {
  const again = backUp({ connectionString: from.connectionString, dataFolder: oldData, folder }, now);
  await expect(again).rejects.toThrow(`${folder} is there already`);
});

test('nothing is restored over data, in the database or in the folder', async () => {
  const full = restore({ connectionString: from.connectionString, dataFolder: join(scratch, 'empty'), folder }, source);
  await expect(full).rejects.toThrow('There is data here already');
  const bare = await bareTestDatabase(inject('postgres'));
  const files = restore({ connectionString: bare.connectionString, dataFolder: oldData, folder }, source);
  await expect(files).rejects.toThrow('There is data here already');
  expect(await rowsOf(bare.db, sql`select 1 from pg_class where relname = 'entity'`)).toEqual([]);
  await bare.close();
});

test.each([
  ['is empty', undefined],
  ['holds something else', '{"format":"other/1"}'],
  ['has a damaged manifest', '{"format":'],
])('a folder that %s is no backup', async (_what, manifest) => {
  const other = mkdtempSync(join(scratch, 'other-'));
  if (manifest) writeFileSync(join(other, 'manifest.json'), manifest);
  const places = { connectionString: into.connectionString, dataFolder: join(scratch, 'unused'), folder: other };
  await expect(restore(places, source)).rejects.toThrow(`${other} is not a backup that Halles made.`);
});

test('a backup that breaks off leaves nothing half done in the database', async () => {
  const cut = join(scratch, 'cut');
  await backUp({ connectionString: from.connectionString, dataFolder: oldData, folder: cut }, now);
  writeFileSync(join(cut, 'tables/session.copy'), 'fr\tnot bytes');
  const bare = await bareTestDatabase(inject('postgres'));
  const dataFolder = join(scratch, 'untouched');
  await expect(restore({ connectionString: bare.connectionString, dataFolder, folder: cut }, source)).rejects.toThrow();
  expect(await rowsOf(bare.db, sql`select 1 from entity`)).toEqual([]);
  expect(existsSync(dataFolder)).toBe(false);
  await bare.close();
});
