import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { saveMembership, savePerson } from '../../organisation/index.ts';
import { sessionCookie } from '../../organisation/routes.ts';
import { openSession } from '../../organisation/sign-in.ts';
import { aStore, frenchEntity, saveFrenchEntity } from '../../organisation/testing.ts';
import { createHttp, type Http, historyOf, makeLog, newId } from '../../platform/index.ts';
import { cloneTestDatabase, type TestDatabase } from '../../platform/testing.ts';
import { publishLeaflet, withdrawLeaflet } from '../publish-leaflet.ts';
import { aDraft, saveLeaflet } from '../testing.ts';
import { browsingChannels, type Deed } from './browsing.model.ts';
import { browsingRoutes, browsingShopRoutes } from './browsing-routes.ts';
import { countBrowsing } from './count-browsing.ts';

const monday = new Date('2026-11-23T09:00:00Z');
const entityId = frenchEntity;
const personId = newId();
const stores = ['lille', 'roubaix'];
let clock = monday;
let database: TestDatabase;
let http: Http;
let cookie: string;
let leafletId: string;
let milk: string;

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  const { db } = database;
  await saveFrenchEntity(db, [aStore(), aStore({ storeId: 'roubaix', name: 'Roubaix' })]);
  await savePerson(db, { personId, name: 'Anne', email: 'anne@example.org', language: 'fr' });
  await saveMembership(db, entityId, personId, 'leaflet_editor');
  cookie = `${sessionCookie}=${(await openSession(db, entityId, personId, monday)).value}`;
  http = await createHttp({ publicUrl: 'http://127.0.0.1:3000', trustProxy: false }, makeLog('silent'));
  browsingShopRoutes(http, { db, now: () => clock });
  browsingRoutes(http, { db, now: () => monday });
  const saved = await saveLeaflet(db, { entityId }, [aDraft({ productIds: [] })]);
  leafletId = saved.leaflet.leafletId;
  milk = saved.offerIds[0]!;
  const published = await publishLeaflet(db, { entityId, personId, now: monday }, leafletId);
  expect(published.ok).toBe(true);
});
afterAll(async () => {
  await http.close();
  await database.close();
});
beforeEach(async () => {
  clock = monday;
  await sql`truncate browsing_count`.execute(database.db);
});

interface Telling {
  readonly storeId?: string;
  readonly leaflet?: string;
  readonly channel?: string;
  readonly version?: number;
  readonly headers?: Record<string, string>;
}

async function tell(deeds: readonly unknown[], over: Telling = {}): Promise<number> {
  const { storeId = 'lille', leaflet = leafletId, channel = 'web', version = 1, headers = {} } = over;
  const url = `/api/shop/fr/stores/${storeId}/leaflets/${leaflet}/browsing`;
  const answer = await http.inject({ method: 'POST', url, headers, payload: { version, channel, deeds } });
  return answer.statusCode;
}

async function figures(query = '') {
  const answer = await http.inject({ url: `/api/leaflets/${leafletId}/browsing${query}`, headers: { cookie } });
  expect(answer.statusCode).toBe(200);
  return answer.json();
}

const nothing = { views: 0, seconds: 0, taps: 0, adds: 0 };
const aTap = () => ({ kind: 'tap', page: 1, offerId: milk, x: 0.5, y: 0.5 });

test('what a reader did is counted by page, offer, store, channel, day and place', async () => {
  const deeds = [
    { kind: 'view', page: 1 },
    { kind: 'dwell', page: 1, seconds: 12 },
    aTap(),
    { kind: 'add', page: 1, offerId: milk },
  ];
  expect(await tell(deeds, { channel: 'whatsapp' })).toBe(204);
  const sum = { views: 1, seconds: 12, taps: 1, adds: 1 };
  expect(await figures()).toMatchObject({
    published: true,
    all: sum,
    pages: [{ page: 1, ...sum }],
    offers: [{ offerId: milk, name: 'Lait 1 L', page: 1, taps: 1, adds: 1 }],
    stores: [{ storeId: 'lille', ...sum }],
    channels: [{ channel: 'whatsapp', ...sum }],
    days: [{ day: '2026-11-23', ...sum }],
    spots: [{ page: 1, spot: 290, taps: 1 }],
  });
  const log = await historyOf(database.db, entityId, `leaflet:${leafletId}`);
  const told = log.findLast(({ type }) => type === 'leaflet.browsed');
  expect(told?.payload).toMatchObject({ leafletId, version: 1, storeId: 'lille', channel: 'whatsapp' });
  expect(told?.payload['tallies']).toHaveLength(4);
});

test('the same request twice counts twice', async () => {
  await Promise.all([tell([aTap()]), tell([aTap()])]);
  expect((await figures()).all).toEqual({ ...nothing, taps: 2 });
});

test('the figures of one store, channel or day are asked for alone', async () => {
  await tell([aTap()]);
  await tell([aTap()], { storeId: 'roubaix', channel: 'qr' });
  clock = new Date('2026-11-24T23:30:00Z');
  await tell([aTap()]);
  expect((await figures('?storeId=roubaix')).all.taps).toBe(1);
  expect((await figures('?channel=qr')).stores).toMatchObject([{ storeId: 'roubaix' }]);
  expect((await figures('?from=2026-11-24')).days).toMatchObject([{ day: '2026-11-25', taps: 1 }]);
  expect((await figures('?through=2026-11-23')).all.taps).toBe(2);
});

test('readers who object are not counted', async () => {
  expect(await tell([aTap()], { headers: { 'sec-gpc': '1' } })).toBe(204);
  expect(await tell([aTap()], { headers: { dnt: '1' } })).toBe(204);
  expect((await figures()).all).toEqual(nothing);
});

test('what does not exist is left out without a word', async () => {
  const unknown = '00000000-0000-4000-8000-000000000000';
  expect(await tell([aTap()], { storeId: 'nowhere' })).toBe(204);
  expect(await tell([aTap()], { leaflet: unknown })).toBe(204);
  expect(await tell([aTap()], { leaflet: 'not-an-id' })).toBe(204);
  expect(await tell([aTap()], { version: 2 })).toBe(204);
  expect(
    await tell([
      { ...aTap(), offerId: unknown },
      { ...aTap(), page: 2 },
    ]),
  ).toBe(204);
  expect(await figures()).toMatchObject({ all: nothing, pages: [], stores: [], spots: [] });
  expect(await tell([aTap()], { channel: 'smoke signals' })).toBe(204);
  expect((await figures()).channels).toMatchObject([{ channel: 'web', taps: 1 }]);
});

test('what is no deed is refused, and so is too much of it', async () => {
  expect(await tell([])).toBe(400);
  expect(await tell([{ kind: 'buy', page: 1 }])).toBe(400);
  expect(await tell([{ ...aTap(), x: 1.5 }])).toBe(400);
  expect(await tell([{ kind: 'dwell', page: 1, seconds: -5 }])).toBe(400);
  expect(await tell([{ kind: 'dwell', page: 1, seconds: 61 }])).toBe(400);
  expect(await tell([{ kind: 'view', page: 0 }])).toBe(400);
  expect(await tell(Array.from({ length: 51 }, aTap))).toBe(400);
  expect(await tell([{ ...aTap(), note: 'x'.repeat(8192) }])).toBe(413);
  expect((await figures()).all).toEqual(nothing);
});

test('a leaflet that is over counts no more', async () => {
  clock = new Date('2026-12-01T09:00:00Z');
  await tell([aTap()]);
  expect((await figures()).all).toEqual(nothing);
});

test('only those who edit leaflets see what readers did', async () => {
  expect((await http.inject(`/api/leaflets/${leafletId}/browsing`)).statusCode).toBe(401);
});

test('the parts always add up to the whole', async () => {
  const share = fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100);
  const aDeed: fc.Arbitrary<Deed> = fc.oneof(
    fc.constant<Deed>({ kind: 'view', page: 1 }),
    fc.integer({ min: 1, max: 60 }).map((seconds): Deed => ({ kind: 'dwell', page: 1, seconds })),
    fc.tuple(share, share).map(([x, y]): Deed => ({ kind: 'tap', page: 1, x, y })),
    fc.tuple(share, share).map(([x, y]): Deed => ({ kind: 'tap', page: 1, x, y, offerId: milk })),
    fc.constant<Deed>({ kind: 'add', page: 1, offerId: milk }),
  );
  const aRequest = fc.record({
    storeId: fc.constantFrom(...stores),
    channel: fc.constantFrom(...browsingChannels),
    deeds: fc.array(aDeed, { minLength: 1, maxLength: 20 }),
  });
  const { db } = database;
  const told = { ...nothing };
  await fc.assert(
    fc.asyncProperty(aRequest, async (request) => {
      await countBrowsing(db, { ...request, entityId, leafletId, version: 1 }, monday);
      for (const { kind, seconds = 0 } of request.deeds) {
        told.views += Number(kind === 'view');
        told.taps += Number(kind === 'tap');
        told.adds += Number(kind === 'add');
        told.seconds += seconds;
      }
      const seen = await figures();
      expect(seen.all).toEqual(told);
      const sum = (part: Record<string, number>[], of: string) =>
        part.reduce((total, figure) => total + (figure[of] ?? 0), 0);
      for (const of of Object.keys(nothing))
        for (const part of ['pages', 'stores', 'channels', 'days'] as const)
          expect(sum(seen[part], of), `${of} of ${part}`).toBe(seen.all[of]);
      expect(sum(seen.spots, 'taps')).toBe(told.taps);
      expect(sum(seen.offers, 'adds')).toBe(told.adds);
    }),
    { numRuns: 25 },
  );
});

test('a withdrawn leaflet counts no more and keeps its figures', async () => {
  await tell([aTap()]);
  expect((await withdrawLeaflet(database.db, { entityId, personId, now: monday }, leafletId)).ok).toBe(true);
  await tell([aTap()]);
  expect((await figures()).all.taps).toBe(1);
});
