import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { saveMembership, savePerson } from '../../organisation/index.ts';
import { organisationRoutes, sessionCookie } from '../../organisation/routes.ts';
import { openSession } from '../../organisation/sign-in.ts';
import { aStore, frenchEntity, saveFrenchEntity } from '../../organisation/testing.ts';
import { createHttp, type Http, historyOf, makeLog, newId } from '../../platform/index.ts';
import { cloneTestDatabase, type TestDatabase } from '../../platform/testing.ts';
import { publishLeaflet, withdrawLeaflet } from '../publish-leaflet.ts';
import type { Leaflet } from '../repository.ts';
import { leafletShopRoutes } from '../shop-routes.ts';
import { aDraft, saveLeaflet } from '../testing.ts';
import { newCode, parseCode } from './short-link.model.ts';
import { shortLinkRoutes } from './short-link-routes.ts';
import { clearLeaflets, readCode, saveGoods } from './testing.ts';

const entityId = frenchEntity;
let database: TestDatabase;
let http: Http;
let editor: string;
let now: Date;
let leaflet: Leaflet;
let offerId: string;

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  const { db } = database;
  await saveFrenchEntity(db, [
    aStore(),
    aStore({ storeId: 'lens', name: 'Lens' }),
    aStore({ storeId: 'reunion', name: 'Saint-Denis', timeZone: 'Indian/Reunion' }),
  ]);
  await saveGoods(db, entityId);
  http = await openServer();
  editor = await signIn();
});
afterAll(async () => {
  await http.close();
  await database.close();
});

beforeEach(async () => {
  now = new Date('2026-11-20T09:00:00Z');
  await clearLeaflets(database.db);
  const saved = await saveLeaflet(database.db, { entityId }, [aDraft({ productIds: ['milk'] })]);
  leaflet = saved.leaflet;
  offerId = saved.offerIds[0]!;
});

async function openServer(): Promise<Http> {
  const { db } = database;
  const publicUrl = 'https://halles.example';
  const clock = { db, now: () => now };
  const server = await createHttp({ publicUrl, trustProxy: false }, makeLog('silent'));
  organisationRoutes(server, { ...clock, demo: false, secureCookies: false, setUpKey: undefined });
  shortLinkRoutes(server, { ...clock, publicUrl });
  leafletShopRoutes(server, { ...clock, publicUrl });
  return server;
}

async function signIn(): Promise<string> {
  const personId = newId();
  await savePerson(database.db, { personId, name: 'Anne', email: 'anne@example.org', language: 'fr' });
  await saveMembership(database.db, entityId, personId, 'leaflet_editor');
  const session = await openSession(database.db, entityId, personId, new Date('2026-11-20T09:00:00Z'));
  return `${sessionCookie}=${session.value}`;
}

const publish = () => publishLeaflet(database.db, { entityId, personId: null, now }, leaflet.leafletId);
const ask = async (body: object, cookie = editor) => {
  const url = `/api/leaflets/${leaflet.leafletId}/links`;
  const answer = await http.inject({ method: 'POST', url, headers: { cookie }, payload: body });
  return { status: answer.statusCode, body: answer.json() };
};
const follow = async (address: string) => {
  const answer = await http.inject({ method: 'GET', url: address.replace('https://halles.example', '') });
  return { status: answer.statusCode, location: answer.headers.location, cache: answer.headers['cache-control'] };
};
const shopSays = async (path: string) => (await http.inject({ method: 'GET', url: `/api/shop/fr${path}` })).json();

test('a link is made once, for a leaflet, a page, an offer, a store, before publication too', async () => {
  const asked = [{}, { page: 1 }, { offerId }, { storeId: 'lille' }, { page: 1, storeId: 'lille' }];
  const made = await Promise.all([...asked, ...asked].map((body) => ask(body)));
  expect(made.map(({ status }) => status)).toEqual(made.map(() => 200));
  expect(new Set(made.map(({ body }) => body.code)).size).toBe(asked.length);
  const events = await historyOf(database.db, entityId, `leaflet:${leaflet.leafletId}`);
  expect(events.filter(({ type }) => type === 'link.made')).toHaveLength(asked.length);
});

test('a page, an offer or a store that the leaflet has not gets no link', async () => {
  expect((await ask({ page: 2 })).body.title).toBe('unknown_page');
  expect((await ask({ offerId: newId() })).body.title).toBe('unknown_offer');
  expect((await ask({ storeId: 'nowhere' })).body.title).toBe('unknown_store');
  expect((await ask({ page: 1.5 })).status).toBe(400);
  expect((await ask({}, '')).status).toBe(401);
});

test('a link with a store leads to the page or the offer there, one without to the choice of a store', async () => {
  await publish();
  const [page, offer, anywhere] = [
    await ask({ page: 1, storeId: 'lille' }),
    await ask({ offerId, storeId: 'lille' }),
    await ask({ offerId }),
  ].map(({ body }) => body.address as string);
  const base = `/fr/lille/leaflets/${leaflet.leafletId}`;
  expect(await follow(page!)).toEqual({ status: 302, location: `${base}?via=qr&page=1#page-1`, cache: 'no-store' });
  expect((await follow(offer!)).location).toBe(`${base}?via=qr&offer=${offerId}#offer-${offerId}`);
  expect((await follow(anywhere!)).location).toBe(`/fr?leaflet=${leaflet.leafletId}&via=qr&offer=${offerId}`);
});

test('a code typed from paper may be small, with O for 0 and L for 1; an unknown one is told kindly', async () => {
  const { code } = (await ask({})).body;
  expect((await follow(`/q/fr/${code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')}`)).location).toContain(
    leaflet.leafletId,
  );
  for (const unknown of ['AAAAAAA', 'x', '%00', '..%2f..']) {
    expect(await follow(`/q/fr/${unknown}`)).toMatchObject({ status: 302, location: '/fr?link=unknown' });
  }
  expect((await follow(`/q/be/${code}`)).status).toBe(404);
});

test('the QR code of a link reads as its address', async () => {
  const { address, qrCode } = (await ask({})).body;
  const answer = await http.inject({ method: 'GET', url: qrCode.replace('https://halles.example', '') });
  expect(answer.headers['content-type']).toContain('image/svg+xml');
  expect(await readCode(answer.body)).toBe(address);
  expect((await follow('/q/fr/AAAAAAA.svg')).status).toBe(404);
});

test('a leaflet ends at each store with the store’s own day', async () => {
  await publish();
  const states = async () =>
    Promise.all(
      ['lille', 'reunion'].map(
        async (store) => (await shopSays(`/stores/${store}/leaflets/${leaflet.leafletId}`)).state,
      ),
    );
  // 20:30 UTC on the last day is half past midnight of the next on Réunion.
  now = new Date('2026-11-30T20:30:00Z');
  expect(await states()).toEqual(['live', 'over']);
  expect(await shopSays(`/leaflets/${leaflet.leafletId}`)).toMatchObject({
    state: 'live',
    storeIds: ['lens', 'lille'],
  });
  now = new Date('2026-11-30T23:00:00Z');
  expect(await states()).toEqual(['over', 'over']);
  expect(await shopSays(`/leaflets/${leaflet.leafletId}`)).toMatchObject({ state: 'over' });
});

test('an old link still leads to the shop after the leaflet was withdrawn, which says so', async () => {
  await publish();
  const { address } = (await ask({})).body;
  await withdrawLeaflet(database.db, { entityId, personId: newId(), now }, leaflet.leafletId);
  expect((await follow(address)).location).toContain(`/fr?leaflet=${leaflet.leafletId}`);
  expect(await shopSays(`/leaflets/${leaflet.leafletId}`)).toMatchObject({ state: 'withdrawn', title: 'Week' });
  expect((await shopSays(`/stores/lille/on-offer`)).offers).toEqual([]);
});

test('codes have no letter that is taken for a digit', () => {
  const code = newCode((below) => below - 1);
  expect(code).toBe('ZZZZZZZ');
  expect(parseCode('oil-000')).toBeUndefined();
  expect(parseCode('oIl0000')).toBe('0110000');
});
