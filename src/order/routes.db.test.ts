import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { savePrices } from '../catalog/index.ts';
import { saveMembership, savePerson } from '../organisation/index.ts';
import { sessionCookie } from '../organisation/routes.ts';
import { openSession } from '../organisation/sign-in.ts';
import { aStore, frenchEntity, saveFrenchEntity } from '../organisation/testing.ts';
import { createHttp, type Http, makeLog, newId } from '../platform/index.ts';
import { cloneTestDatabase, type TestDatabase } from '../platform/testing.ts';
import { orderRoutes } from './index.ts';

let database: TestDatabase;
let http: Http;
const monday = new Date('2026-11-23T09:00:00Z');
const slotId = 'lille.20261124T0730Z';
const baskets = '/api/shop/fr/baskets';

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  await saveFrenchEntity(database.db, [aStore(), aStore({ storeId: 'roubaix', name: 'Roubaix' })]);
  await sql`
    insert into product (entity_id, product_id, title, search, sale_unit, sale_scale, sale_increment, updated_at)
    values (${frenchEntity}, 'milk', 'Lait 1 L', '', 'C62', 0, 1, ${monday}),
      (${frenchEntity}, 'tomatoes', 'Tomates', '', 'KGM', 3, 100, ${monday})`.execute(database.db);
  const validFrom = new Date('2026-10-01T00:00:00Z');
  await savePrices(database.db, frenchEntity, [
    { productId: 'milk', storeId: '', validFrom, priceMinor: 100 },
    { productId: 'tomatoes', storeId: '', validFrom, priceMinor: 299 },
  ]);
  http = await createHttp({ publicUrl: 'http://127.0.0.1:3000', trustProxy: false }, makeLog('silent'));
  orderRoutes(http, { db: database.db, now: () => monday });
});
afterAll(async () => {
  await http.close();
  await database.close();
});

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH';

async function call(
  method: Method,
  url: string,
  { body, token, cookie }: { body?: object; token?: string; cookie?: string } = {},
) {
  const answer = await http.inject({
    method,
    url,
    ...(body && { payload: body }),
    headers: { ...(token && { 'x-basket-token': token }), ...(cookie && { cookie }) },
  });
  return { status: answer.statusCode, body: answer.json() };
}

async function signIn(storeId: string, role: 'store_employee' | 'leaflet_editor' = 'store_employee'): Promise<string> {
  const personId = newId();
  await savePerson(database.db, { personId, name: 'Picker', email: `${personId}@example.org`, language: 'fr' });
  await saveMembership(database.db, frenchEntity, personId, role, storeId);
  const { value } = await openSession(database.db, frenchEntity, personId, monday);
  return `${sessionCookie}=${value}`;
}

async function aBasket(lines: object[] = [{ productId: 'milk', steps: 2 }]): Promise<{ url: string; token: string }> {
  const { status, body } = await call('POST', baskets, { body: { storeId: 'lille', lines } });
  expect(status).toBe(201);
  return { url: `${baskets}/${body.basketId}`, token: body.token };
}

async function anOrder(lines?: object[]): Promise<{ url: string; token: string; orderId: string }> {
  const { url, token } = await aBasket(lines);
  await call('POST', `${url}/hold`, { token, body: { slotId } });
  const { status, body } = await call('POST', `${url}/order`, {
    token,
    body: { name: 'Anne', phone: '+33 6 12 34 56 78' },
  });
  expect(status).toBe(201);
  return { url, token, orderId: body.orderId };
}

test('a shopper fills a basket, holds a slot, orders, cancels and opens the link again', async () => {
  const { url, token } = await aBasket();
  expect((await call('PUT', `${url}/lines/tomatoes`, { token, body: { steps: 500 } })).body.totalMinor).toBe(350);
  expect((await call('PATCH', url, { token, body: { loyalty: true } })).body.loyalty).toBe(true);
  expect((await call('POST', `${url}/age`, { token, body: { ofAge: true } })).body.ageDeclared).toBe(true);
  const { body: listed } = await call('GET', '/api/shop/fr/stores/lille/slots');
  expect(listed.slots.find((slot: { slotId: string }) => slot.slotId === slotId)).toMatchObject({
    free: 8,
    date: '2026-11-24',
  });
  expect((await call('POST', `${url}/hold`, { token, body: { slotId } })).body).toMatchObject({
    state: 'held',
    hold: { slotId },
  });
  const order = await call('POST', `${url}/order`, { token, body: { phone: '+33612345678', expectedTotalMinor: 350 } });
  expect(order).toMatchObject({
    status: 201,
    body: { state: 'placed', totalMinor: 350, slot: { date: '2026-11-24' } },
  });
  expect((await call('GET', `${url}/order?token=${token}`)).body.number).toBe(order.body.number);
  expect((await call('GET', url, { token })).body).toMatchObject({ state: 'ordered', orderId: order.body.orderId });
  const reopened = await call('POST', `${url}/order/reopen`, { token });
  expect(reopened).toMatchObject({ status: 201, body: { state: 'held', totalMinor: 350 } });
  expect((await call('POST', `${url}/order/cancel`, { token })).body.state).toBe('canceled');
});

test('a basket is closed to whoever does not know its secret', async () => {
  const { url } = await aBasket();
  for (const token of [undefined, 'x', 'a'.repeat(43)]) {
    const { status, body } = await call('GET', url, token === undefined ? {} : { token });
    expect([status, body.title]).toEqual([404, 'unknown_basket']);
  }
  expect((await call('GET', url.replace('/fr/', '/be/'))).status).toBe(404);
});

test('wrong requests are told what is wrong and change nothing', async () => {
  const { url, token } = await aBasket();
  const ask = (method: Method, path: string, body: object) => call(method, `${url}${path}`, { token, body });
  expect((await ask('PUT', '/lines/ghost', { steps: 1 })).body.title).toBe('unknown_product');
  expect((await ask('PUT', '/lines/milk', { steps: -1 })).status).toBe(400);
  expect((await ask('PUT', '/lines', { lines: Array(10_000).fill({ productId: 'milk', steps: 1 }) })).status).toBe(400);
  expect((await ask('PUT', '/store', { storeId: 'nowhere' })).body.title).toBe('unknown_store');
  expect((await ask('POST', '/order', { phone: '+33612345678' })).body.title).toBe('no_slot');
  expect((await ask('POST', '/order', { phone: 'call me' })).status).toBe(400);
  const closed = await ask('POST', '/hold', { slotId: 'lille.20261123T0930Z' });
  expect(closed).toMatchObject({ status: 409, body: { title: 'slot_closed' } });
  expect(closed.body.alternatives[0]).toMatchObject({ storeId: 'lille', free: 8 });
  expect((await call('GET', url, { token })).body.totalMinor).toBe(200);
});

test('the desk picks an order step by step', async () => {
  const cookie = await signIn('lille');
  const { orderId } = await anOrder([
    { productId: 'tomatoes', steps: 1000 },
    { productId: 'milk', steps: 1 },
  ]);
  const { body: list } = await call('GET', '/api/desk/orders?storeId=lille&date=2026-11-24', { cookie });
  expect(list.items.find((order: { orderId: string }) => order.orderId === orderId)).toMatchObject({
    lineCount: 2,
    doneCount: 0,
  });
  const url = `/api/desk/orders/${orderId}`;
  const step = async (path: string, body?: object) => call('POST', `${url}${path}`, { cookie, ...(body && { body }) });
  expect((await step('/start-picking')).body.state).toBe('picking');
  expect((await step('/lines/1/picked', { steps: 1600 })).body).toMatchObject({ title: 'weight_unlikely', most: 1250 });
  expect((await step('/lines/1/picked', { steps: 1600, override: true })).body.totalMinor).toBe(478 + 100);
  expect((await step('/ready')).body).toMatchObject({ title: 'lines_open', lineIds: ['2'] });
  expect((await step('/lines/2/missing')).body.totalMinor).toBe(478);
  expect((await step('/goodwill', { amountMinor: 78, reason: 'late' })).body.totalMinor).toBe(400);
  expect((await step('/ready')).body).toMatchObject({ state: 'ready', promisedTotalMinor: 399, totalMinor: 400 });
  expect((await step('/uncollected')).body.state).toBe('uncollected');
  expect((await step('/ready')).body.state).toBe('ready');
  expect((await step('/collected')).body.state).toBe('collected');
  expect((await step('/cancel')).body).toMatchObject({ title: 'wrong_state', state: 'collected' });
  expect((await call('GET', url, { cookie })).body).toMatchObject({ contact: { name: 'Anne' }, state: 'collected' });
});

test('an order is worked on by its own store’s people only', async () => {
  const { orderId } = await anOrder();
  const elsewhere = await signIn('roubaix');
  const editor = await signIn('', 'leaflet_editor');
  for (const cookie of [elsewhere, editor]) {
    expect((await call('GET', `/api/desk/orders/${orderId}`, { cookie })).status).toBe(403);
    expect((await call('POST', `/api/desk/orders/${orderId}/cancel`, { cookie })).status).toBe(403);
    expect((await call('GET', '/api/desk/orders?storeId=lille&date=2026-11-24', { cookie })).status).toBe(403);
  }
  expect((await call('GET', `/api/desk/orders/${orderId}`)).status).toBe(401);
});

test('text that no database can keep, and cursors that are not ours, break nothing', async () => {
  const { url, token } = await aBasket();
  const bad = ['a\u0000b', 'a\ud800', 'x'.repeat(101)];
  for (const productId of bad)
    expect((await call('PUT', `${url}/lines`, { token, body: { lines: [{ productId, steps: 1 }] } })).status).toBe(400);
  await call('POST', `${url}/hold`, { token, body: { slotId } });
  const name = `Anne\u0000${'\ud83d\ude00'.repeat(40)}`;
  expect((await call('POST', `${url}/order`, { token, body: { name, phone: '+33612345678' } })).status).toBe(201);
  const cookie = await signIn('lille');
  for (const values of [
    ['x', 'y'],
    ['2026-99-99T00:00:00.000Z', 'LIL-0001'],
    [1, 2],
    ['a\u0000', 'LIL-0001'],
  ]) {
    const cursor = Buffer.from(JSON.stringify(values)).toString('base64url');
    const { status } = await call('GET', `/api/desk/orders?storeId=lille&date=2026-11-24&cursor=${cursor}`, { cookie });
    expect(status).toBe(200);
  }
});

test('a wrong date is refused and the description of the routes can be read', async () => {
  const cookie = await signIn('lille');
  expect((await call('GET', '/api/desk/orders?storeId=lille&date=2026-99-99', { cookie })).status).toBe(400);
  expect((await call('GET', `/api/desk/orders/${newId()}`, { cookie })).body.title).toBe('unknown_order');
  const { body } = await call('GET', '/api/openapi.json');
  expect(Object.keys(body.paths)).toContain('/api/shop/{entityId}/baskets/{basketId}/hold');
});
