import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { aStore, frenchEntity, saveFrenchEntity } from '../organisation/testing.ts';
import { openDatabaseClock } from '../platform/index.ts';
import { makeLog } from '../platform/log.ts';
import { cloneTestDatabase, type TestDatabase } from '../platform/testing.ts';
import { clearLeaflets, saveGoods } from './channels/testing.ts';
import { findPublishedLeaflet, liveLeaflets } from './published.ts';
import { aDraft, saveLeaflet } from './testing.ts';

const entityId = frenchEntity;
let database: TestDatabase;

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  await saveFrenchEntity(database.db, [aStore({ timeZone: 'UTC' })]);
  await saveGoods(database.db, entityId);
  await clearLeaflets(database.db);
});
afterAll(() => database.close());

type Deed = 'publish' | 'withdraw' | 'schedule in 30 minutes' | 'schedule 30 minutes ago' | 'publish what is due';

// The store's clock shows UTC.
const inMinutes = (minutes: number) => `((text) => ({ date: text.slice(0, 10), time: text.slice(11, 16) }))(
  new Date(Right.now() + ${minutes * 60_000}).toISOString())`;
const deeds: Record<Deed, string> = {
  publish: 'await publishLeaflet(db, by, leafletId)',
  withdraw: 'await withdrawLeaflet(db, by, leafletId)',
  'schedule in 30 minutes': `await schedulePublication(db, by, leafletId, ${inMinutes(30)})`,
  'schedule 30 minutes ago': `await schedulePublication(db, by, leafletId, ${inMinutes(-30)})`,
  'publish what is due': 'await publishDue(db, by.entityId, by.now)',
};

/** Does something in a process of its own on a machine whose clock is off. Answers what came of it and the instant that its clock tells. */
async function onMachine(offMinutes: number, deed: Deed, leafletId: string): Promise<{ done: unknown; now: Date }> {
  const room = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href);
  const program = `
    const off = ${offMinutes * 60_000};
    const Right = Date;
    globalThis.Date = class extends Right {
      constructor(...parts) { super(...(parts.length > 0 ? parts : [Right.now() + off])); }
      static now() { return Right.now() + off; }
    };
    const { openDatabase, openDatabaseClock } = await import(${room('../platform/index.ts')});
    const { makeLog } = await import(${room('../platform/log.ts')});
    const { publishLeaflet, withdrawLeaflet } = await import(${room('./publish-leaflet.ts')});
    const { schedulePublication, publishDue } = await import(${room('./channels/schedule-publication.ts')});
    const { db, close } = openDatabase(${JSON.stringify(database.connectionString)}, 2);
    const clock = await openDatabaseClock(db, makeLog('silent'));
    const leafletId = ${JSON.stringify(leafletId)};
    const by = { entityId: ${JSON.stringify(entityId)}, personId: null, now: clock.now() };
    const done = ${deeds[deed]};
    console.log(JSON.stringify({ done: done ?? null, now: by.now }));
    await clock.stop();
    await close();`;
  const flags = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', program];
  const { stdout } = await promisify(execFile)(process.execPath, flags);
  const { done, now } = JSON.parse(stdout) as { done: unknown; now: string };
  return { done, now: new Date(now) };
}

test('on machines whose clocks are two hours apart, versions are seen at once, in their order, and withdrawn at once', async () => {
  const clock = await openDatabaseClock(database.db, makeLog('silent'));
  const today = clock.now().toISOString().slice(0, 10);
  const { leaflet } = await saveLeaflet(
    database.db,
    { entityId, validFrom: '2000-01-01', validThrough: '2999-12-31' },
    [aDraft({ productIds: ['milk'] })],
  );
  const shown = async (asOf: Date) =>
    (await liveLeaflets(database.db, { entityId, storeId: 'lille', date: today, asOf })).map(({ version }) => version);
  const before = clock.now();
  const ahead = await onMachine(60, 'publish', leaflet.leafletId);
  expect(ahead.done).toMatchObject({ ok: true, value: { version: 1 } });
  expect([await shown(before), await shown(clock.now())]).toEqual([[], [1]]);
  const between = clock.now();
  const behind = await onMachine(-60, 'publish', leaflet.leafletId);
  expect(behind.done).toMatchObject({ ok: true, value: { version: 2 } });
  // What was promised between the two keeps the first.
  expect([await shown(between), await shown(clock.now())]).toEqual([[1], [2]]);
  const gone = await onMachine(-60, 'withdraw', leaflet.leafletId);
  expect(gone.done).toMatchObject({ ok: true });
  expect([await shown(behind.now), await shown(clock.now())]).toEqual([[2], []]);
  await clock.stop();
});

test('a machine whose clock is an hour ahead publishes nothing early, and one an hour behind takes no time that is over', async () => {
  const { leaflet } = await saveLeaflet(
    database.db,
    { entityId, validFrom: '2000-01-01', validThrough: '2999-12-31' },
    [aDraft({ productIds: ['milk'] })],
  );
  const late = await onMachine(-60, 'schedule 30 minutes ago', leaflet.leafletId);
  expect(late.done).toMatchObject({ refusal: { code: 'in_the_past' } });
  const asked = await onMachine(60, 'schedule in 30 minutes', leaflet.leafletId);
  expect(asked.done).toMatchObject({ ok: true });
  await onMachine(60, 'publish what is due', leaflet.leafletId);
  expect(await findPublishedLeaflet(database.db, entityId, leaflet.leafletId)).toBeUndefined();
});
