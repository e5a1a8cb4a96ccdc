import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { inTransaction, rowOf } from './database.ts';
import { appendEvents, consumeOnce, type EventConsumer, historyOf } from './events.ts';
import type { EntityId } from './identity.ts';
import { cloneTestDatabase, type TestDatabase } from './testing.ts';

const fr = 'fr' as EntityId;
const now = new Date('2026-11-22T10:00:00Z');
let database: TestDatabase;

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
});
afterAll(() => database.close());

const append = (subject: string) =>
  inTransaction(database.db, (trx) =>
    appendEvents(trx, fr, now, [{ type: 'order.placed', subject, payload: { lines: 2 } }]),
  );

function collecting(name: string): EventConsumer & { subjects: string[] } {
  const subjects: string[] = [];
  return { name, types: ['order.placed'], subjects, handle: async (_trx, event) => void subjects.push(event.subject) };
}

test('a consumer sees each event once, in order', async () => {
  const consumer = collecting('once');
  await append('order:1');
  await append('order:2');
  expect(await consumeOnce(database.db, consumer, fr, now)).toBe(2);
  expect(await consumeOnce(database.db, consumer, fr, now)).toBe(0);
  expect(consumer.subjects).toEqual(['order:1', 'order:2']);
});

test('the cursor does not pass a transaction that is still open', async () => {
  const consumer = collecting('patient');
  await consumeOnce(database.db, consumer, fr, now);
  const before = consumer.subjects.length;
  await inTransaction(database.db, async (slow) => {
    await appendEvents(slow, fr, now, [{ type: 'order.placed', subject: 'order:slow', payload: {} }]);
    await append('order:quick');
    await consumeOnce(database.db, consumer, fr, now);
    expect(consumer.subjects.slice(before)).toEqual([]);
  });
  await consumeOnce(database.db, consumer, fr, now);
  expect(consumer.subjects.slice(before)).toEqual(['order:slow', 'order:quick']);
});

test('an event that cannot be handled is parked after ten tries and the next ones go on', async () => {
  const seen: string[] = [];
  const consumer: EventConsumer = {
    name: 'fragile',
    types: ['order.placed'],
    handle: async (_trx, event) => {
      if (event.subject === 'order:poison') throw new Error('cannot be handled');
      seen.push(event.subject);
    },
  };
  await consumeOnce(database.db, consumer, fr, now);
  seen.length = 0;
  await append('order:poison');
  await append('order:after');
  for (let hours = 1; hours <= 12; hours++)
    await consumeOnce(database.db, consumer, fr, new Date(now.getTime() + hours * 3_600_000));
  expect(seen).toEqual(['order:after']);
  const parked = await rowOf(
    database.db,
    sql<{ n: number }>`select count(*) as n from event_parked where entity_id = ${fr} and consumer = 'fragile'`,
  );
  expect(parked?.n).toBe(1);
});

test('a rolled back use case leaves no event', async () => {
  await inTransaction(database.db, async (trx) => {
    await appendEvents(trx, fr, now, [{ type: 'order.placed', subject: 'order:never', payload: {} }]);
    throw new Error('changed my mind');
  }).catch(() => undefined);
  expect(await historyOf(database.db, fr, 'order:never')).toEqual([]);
});

// Keys may leave entity_id out only where the row stands above entities.
const aboveEntities = ['halles_group', 'country', 'person', 'migration', 'migration_lock'];

test('entity_id leads every primary, unique and foreign key', async () => {
  const { rows } = await sql<{ table_name: string; target: string | null; key: string; first: string }>`
    select c.conrelid::regclass::text as table_name, nullif(c.confrelid, 0)::regclass::text as target, c.conname as key, a.attname as first
    from pg_constraint c
    join pg_class t on t.oid = c.conrelid and not t.relispartition
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype in ('p', 'u', 'f') and c.connamespace = 'public'::regnamespace
    union all
    select i.indrelid::regclass::text, null, i.indexrelid::regclass::text, a.attname
    from pg_index i
    join pg_class t on t.oid = i.indrelid and t.relnamespace = 'public'::regnamespace and not t.relispartition
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indisunique`.execute(database.db);
  const above = ({ table_name, target }: (typeof rows)[number]) => aboveEntities.includes(target ?? table_name);
  expect(rows.filter((row) => row.first !== 'entity_id' && !above(row))).toEqual([]);
  expect(rows.length).toBeGreaterThan(10);
});
