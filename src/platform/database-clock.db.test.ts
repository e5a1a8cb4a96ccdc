import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest';
import { type DatabaseClock, openDatabaseClock } from './database-clock.ts';
import { makeLog } from './log.ts';
import { cloneTestDatabase, type TestDatabase } from './testing.ts';

let database: TestDatabase;
let clock: DatabaseClock | undefined;
const hourMs = 3_600_000;

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
});
afterEach(async () => {
  await clock?.stop();
  vi.useRealTimers();
});
afterAll(() => database.close());

test.each([-hourMs, hourMs])('a machine whose clock is %i ms off tells the database’s time', async (offMs) => {
  const before = Date.now();
  vi.useFakeTimers({ toFake: ['Date'], now: before + offMs });
  clock = await openDatabaseClock(database.db, makeLog('silent'));
  expect(Math.abs(clock.now().getTime() - before)).toBeLessThan(5_000);
});

test('the time goes on, and a machine’s clock that is put right does not move it', async () => {
  let counted = 0;
  clock = await openDatabaseClock(database.db, makeLog('silent'), () => counted);
  const opened = clock.now().getTime();
  counted = 7_000;
  vi.useFakeTimers({ toFake: ['Date'], now: opened - hourMs });
  expect(clock.now().getTime() - opened).toBe(7_000);
});
