import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Database, rowOf } from './database.ts';
import { newId } from './identity.ts';
import { migrate, migrationFiles } from './migrate.ts';
import { bareTestDatabase, type TestDatabase } from './testing.ts';

const source = join(import.meta.dirname, '..');
const now = new Date('2026-11-23T09:00:00Z');
const person = newId(now);
const leaflet = newId(now);
const offer = newId(now);
let database: TestDatabase;

beforeAll(async () => {
  database = await bareTestDatabase(inject('postgres'));
});
afterAll(() => database.close());

/** The rows that each version holds when the next migration meets it. */
const rowsOfVersion: Readonly<Record<string, (db: Database) => Promise<unknown>>> = {
  '0001-platform': (db) =>
    sql`insert into event (entity_id, occurred_at, type, subject, payload) values ('fr', ${now}, 'order.placed', 'order:1', '{}')`.execute(
      db,
    ),
  '0002-organisation': async (db) => {
    await sql`insert into halles_group values ('group', 'Group')`.execute(db);
    await sql`insert into country values ('FR', 'France')`.execute(db);
    await sql`
      insert into entity (entity_id, group_id, country, name, languages, currency, time_zone)
      values ('fr', 'group', 'FR', 'France', '{fr}', 'EUR', 'Europe/Paris')`.execute(db);
    await sql`insert into banner values ('fr', 'halle', 'Halle')`.execute(db);
    await sql`
      insert into store (entity_id, store_id, banner_id, name, street, postcode, city, latitude, longitude, time_zone, opening_hours)
      values ('fr', 'lille', 'halle', 'Lille', '1 Grand-Place', '59000', 'Lille', 50.6, 3.1, 'Europe/Paris', '[]')`.execute(
      db,
    );
    await sql`insert into person (person_id, name, email, language) values (${person}, 'Anne', 'anne@example.org', 'fr')`.execute(
      db,
    );
  },
  '0003-catalog': async (db) => {
    await sql`insert into product (entity_id, product_id, title, search, updated_at) values ('fr', 'milk', 'Lait', '', ${now})`.execute(
      db,
    );
    await sql`insert into price (entity_id, product_id, valid_from, price_minor) values ('fr', 'milk', ${now}, 115)`.execute(
      db,
    );
  },
  '0004-leaflet': async (db) => {
    await sql`
      insert into leaflet (entity_id, leaflet_id, title, language, state, valid_from, valid_through, created_by, created_at)
      values ('fr', ${leaflet}, 'Week', 'fr', 'review', '2026-11-23', '2026-11-29', ${person}, ${now})`.execute(db);
    await sql`
      insert into leaflet_version (entity_id, leaflet_id, version, title, language, valid_from, valid_through, page_count, pages, published_at)
      values ('fr', ${leaflet}, 1, 'Week', 'fr', '2026-11-23', '2026-11-29', 1, '[]', ${now})`.execute(db);
    await sql`
      insert into published_offer (entity_id, leaflet_id, version, offer_id, page, content, valid_from, valid_through)
      values ('fr', ${leaflet}, 1, ${offer}, 1, '{}', '2026-11-23', '2026-11-29')`.execute(db);
  },
  '0005-order': (db) =>
    sql`
      insert into basket (entity_id, basket_id, token, channel, store_id, state, created_at, expires_at)
      values ('fr', ${newId()}, ${'t'.repeat(43)}, 'web', 'lille', 'open', ${now}, ${now})`.execute(db),
  '0006-meta': (db) =>
    sql`
      insert into inbound_work (entity_id, phone_number_id, contact_id, occurred_at, wamid)
      values ('fr', '1', ${newId()}, ${now}, 'wamid.1')`.execute(db),
  '0007-conversation': (db) =>
    sql`insert into leaflet_page (entity_id, leaflet_id, page, state, width_pt, height_pt) values ('fr', ${leaflet}, 1, 'read', 600, 800)`.execute(
      db,
    ),
  '0008-law': (db) =>
    sql`
      insert into law_decision (entity_id, decision_id, rule_id, severity, decided_by, decided_at)
      values ('fr', ${newId()}, 'rule', 'warns', ${person}, ${now})`.execute(db),
  '0009-browsing': (db) =>
    sql`
      insert into browsing_count (entity_id, leaflet_id, version, day, store_id, channel, page, kind, times)
      values ('fr', ${leaflet}, 1, '2026-11-23', 'lille', 'web', 1, 'view', 1)`.execute(db),
  '0010-learned': (db) =>
    sql`
      insert into learned (entity_id, learned_id, kind, wording, printed, content, times, leaflet_id, learned_by, learned_at)
      values ('fr', ${newId()}, 'link', 'lait', 'Lait', '[]', 1, ${leaflet}, ${person}, ${now})`.execute(db),
  '0011-channels': (db) =>
    sql`
      insert into short_link (entity_id, code, leaflet_id, store_id, made_at)
      values ('fr', '7KD2M9X', ${leaflet}, 'lille', ${now})`.execute(db),
  '0012-reviewing': (db) =>
    sql`insert into review_threshold (entity_id, sure_enough, decided_by, decided_at) values ('fr', 0.7, ${person}, ${now})`.execute(
      db,
    ),
  '0013-lists': (db) =>
    sql`
      insert into shopping_list (entity_id, list_id, store_id, revision, expires_at)
      values ('fr', ${'l'.repeat(43)}, 'lille', 0, ${now})`.execute(db),
  '0014-feed-differences': (db) =>
    sql`insert into channel_number (entity_id, phone_number_id, waba_id, display_number, verified_name) values ('fr', '1', '1', '+33', 'Halle')`.execute(
      db,
    ),
};

async function countsOf(db: Database): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname not in ('migration', 'migration_lock')`.execute(db);
  const counts: Record<string, number> = {};
  for (const { name } of rows)
    counts[name] = (await rowOf(db, sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`))?.n ?? 0;
  return counts;
}

test('each migration keeps the rows of the version before it', async () => {
  const { db } = database;
  const names = migrationFiles(source).map(({ name }) => name);
  expect(Object.keys(rowsOfVersion), 'each version but the newest has rows').toEqual(names.slice(0, -1));
  for (const name of names) {
    const before = await countsOf(db);
    expect(await migrate(db, source, name)).toEqual([name]);
    expect(await countsOf(db)).toMatchObject(before);
    await rowsOfVersion[name]?.(db);
  }
  const kept = await countsOf(db);
  expect(kept).toMatchObject({ event: 1, entity: 1, store: 1, product: 1, leaflet: 1, published_offer: 1, basket: 1 });
  expect(kept).toMatchObject({ inbound_work: 1 });
  expect(await migrate(db, source)).toEqual([]);
  expect(await countsOf(db)).toEqual(kept);
});

test('two programs that start at once migrate once', async () => {
  const other = await bareTestDatabase(inject('postgres'));
  const done = await Promise.all([migrate(other.db, source), migrate(other.db, source)]);
  expect(done.flat()).toEqual(migrationFiles(source).map(({ name }) => name));
  await other.close();
});

test('two migrations of one number are refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'halles-migrations-'));
  for (const room of ['a', 'b']) {
    mkdirSync(join(folder, room, 'migrations'), { recursive: true });
    writeFileSync(join(folder, room, `migrations/0001-${room}.sql`), '');
  }
  expect(() => migrationFiles(folder)).toThrow('Two migrations have the number 0001.');
  rmSync(folder, { recursive: true });
});
