import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { publishLeaflet, withdrawOffer } from '../../leaflet/index.ts';
import { aDraft, saveLeaflet } from '../../leaflet/testing.ts';
import { savePerson } from '../../organisation/index.ts';
import { aStore, frenchEntity, saveFrenchEntity } from '../../organisation/testing.ts';
import { createHttp, type Http, makeLog, newId } from '../../platform/index.ts';
import { cloneTestDatabase, type TestDatabase } from '../../platform/testing.ts';
import { tidyOrders } from '../jobs.ts';
import { listRoutes } from './list-routes.ts';

const monday = new Date('2026-11-23T09:00:00Z');
const personId = newId();
const lists = '/api/shop/fr/lists';
let database: TestDatabase;
let http: Http;
let clock = monday;
let leafletId: string;
let offers: string[];

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  const { db } = database;
  await saveFrenchEntity(db, [aStore(), aStore({ storeId: 'roubaix', name: 'Roubaix' })]);
  await savePerson(db, { personId, name: 'Anne', email: 'anne@example.org', language: 'fr' });
  const saved = await saveLeaflet(db, { entityId: frenchEntity, storeIds: ['lille'] }, [
    aDraft(),
    aDraft({ name: 'Pâtes' }),
    aDraft({ name: 'Vin' }),
  ]);
  leafletId = saved.leaflet.leafletId;
  offers = saved.offerIds;
  const published = await publishLeaflet(db, { entityId: frenchEntity, personId, now: monday }, leafletId);
  expect(published.ok).toBe(true);
  http = await createHttp({ publicUrl: 'http://127.0.0.1:3000', trustProxy: false }, makeLog('silent'));
  listRoutes(http, { db, now: () => clock });
});
afterAll(async () => {
  await http.close();
  await database.close();
});

async function call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: object) {
  const answer = await http.inject({ method, url, ...(body && { payload: body }) });
  return { status: answer.statusCode, body: answer.body ? answer.json() : undefined };
}

async function newList(storeId = 'lille'): Promise<string> {
  const made = await call('POST', lists, { storeId });
  expect(made.status).toBe(201);
  return `${lists}/${made.body.secret}`;
}

test('two phones with one link see the same list', async () => {
  const list = await newList();
  expect(await call('GET', `${list}/revision`)).toMatchObject({ status: 200, body: { revision: 0 } });
  await call('PUT', `${list}/lines/${offers[0]}`);
  await call('PUT', `${list}/lines/${offers[1]}`);
  await call('PATCH', `${list}/lines/${offers[1]}`, { checked: true });
  await call('PATCH', `${list}/lines/${offers[0]}`, { quantity: 4 });
  const seen = await call('GET', list);
  expect(seen.body).toMatchObject({
    storeId: 'lille',
    revision: 4,
    lines: [
      { offerId: offers[0], quantity: 4, checked: false, state: 'live', offer: { name: 'Lait 1 L', priceMinor: 99 } },
      { offerId: offers[1], quantity: 1, checked: true, state: 'live', offer: { name: 'Pâtes' } },
    ],
  });
});

test('changes at the same moment are all kept', async () => {
  const list = await newList();
  await Promise.all(offers.map((offerId) => call('PUT', `${list}/lines/${offerId}`)));
  await Promise.all([
    call('PATCH', `${list}/lines/${offers[0]}`, { checked: true }),
    call('PATCH', `${list}/lines/${offers[0]}`, { quantity: 7 }),
    call('PUT', `${list}/lines/${offers[0]}`),
  ]);
  const { body } = await call('GET', list);
  expect(body.lines).toHaveLength(3);
  expect(body.lines.find(({ offerId }: { offerId: string }) => offerId === offers[0])).toMatchObject({ quantity: 7 });
});

test('a removal yields to what changed after it was looked at', async () => {
  const list = await newList();
  await call('PUT', `${list}/lines/${offers[0]}`);
  await call('PATCH', `${list}/lines/${offers[0]}`, { quantity: 2 });
  const late = await call('DELETE', `${list}/lines/${offers[0]}?seen=1`);
  expect(late).toMatchObject({ status: 409, body: { title: 'line_changed' } });
  expect((await call('DELETE', `${list}/lines/${offers[0]}?seen=2`)).status).toBe(200);
  expect((await call('DELETE', `${list}/lines/${offers[0]}?seen=2`)).status).toBe(200);
  expect(await call('PATCH', `${list}/lines/${offers[0]}`, { checked: true })).toMatchObject({
    status: 409,
    body: { title: 'line_gone' },
  });
});

test('an offer that is taken back stays on the list and says so', async () => {
  const list = await newList();
  await call('PUT', `${list}/lines/${offers[2]}`);
  const by = { entityId: frenchEntity, personId, now: monday };
  await withdrawOffer(database.db, by, leafletId, offers[2]!);
  clock = new Date(monday.getTime() + 60_000);
  expect((await call('GET', list)).body.lines).toMatchObject([{ offerId: offers[2], state: 'withdrawn' }]);
  clock = new Date('2026-12-02T09:00:00Z');
  await call('PUT', `${list}/lines/${offers[0]}`);
  expect((await call('GET', list)).body.lines).toMatchObject([{ state: 'over' }, { state: 'over' }]);
  clock = monday;
});

test('only offers of the store come onto the list', async () => {
  const list = await newList('roubaix');
  expect(await call('PUT', `${list}/lines/${offers[0]}`)).toMatchObject({
    status: 422,
    body: { title: 'unknown_offer' },
  });
  expect((await call('PUT', `${list}/lines/${newId()}`)).status).toBe(422);
  expect((await call('PUT', `${list}/lines/not-an-id`)).status).toBe(400);
  expect((await call('GET', list)).body).toMatchObject({ revision: 0, lines: [] });
  expect((await call('POST', lists, { storeId: 'nowhere' })).status).toBe(404);
});

test('numbers out of bounds are refused', async () => {
  const list = await newList();
  await call('PUT', `${list}/lines/${offers[0]}`);
  for (const quantity of [0, 100, 1.5, '3'])
    expect((await call('PATCH', `${list}/lines/${offers[0]}`, { quantity })).status).toBe(400);
  expect((await call('DELETE', `${list}/lines/${offers[0]}?seen=-1`)).status).toBe(400);
});

test('whoever has the link deletes the list, for everyone', async () => {
  const list = await newList();
  await call('PUT', `${list}/lines/${offers[0]}`);
  expect((await call('DELETE', list)).status).toBe(204);
  for (const url of [list, `${list}/revision`])
    expect(await call('GET', url)).toMatchObject({ status: 404, body: { title: 'unknown_list' } });
  expect((await call('PUT', `${list}/lines/${offers[0]}`)).status).toBe(404);
  expect((await call('DELETE', list)).status).toBe(404);
  const { rows } =
    await sql`select 1 from shopping_list_line where offer_id = ${offers[0]} and list_id not in (select list_id from shopping_list)`.execute(
      database.db,
    );
  expect(rows).toEqual([]);
});

test('a link that is guessed opens nothing, and the database does not hold the link', async () => {
  const list = await newList();
  const secret = list.split('/').at(-1)!;
  expect((await call('GET', `${lists}/${'A'.repeat(43)}`)).status).toBe(404);
  expect((await call('GET', `${lists}/short`)).status).toBe(400);
  const { rows } = await sql<{ list_id: string }>`select list_id from shopping_list`.execute(database.db);
  expect(rows.map(({ list_id }) => list_id)).not.toContain(secret);
});

test('a list lives on while it is changed, and is deleted 30 days after', async () => {
  const list = await newList();
  const days = (count: number) => new Date(monday.getTime() + count * 86_400_000);
  clock = days(20);
  await call('PUT', `${list}/lines/${offers[0]}`);
  clock = days(49);
  expect((await call('GET', list)).status).toBe(200);
  clock = days(51);
  expect((await call('GET', list)).status).toBe(404);
  await tidyOrders(database.db, frenchEntity, clock);
  const { rows } = await sql`select 1 from shopping_list where entity_id = 'fr' and expires_at <= ${clock}`.execute(
    database.db,
  );
  expect(rows).toEqual([]);
  clock = monday;
});
