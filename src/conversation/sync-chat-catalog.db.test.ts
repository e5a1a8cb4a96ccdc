import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { savePrices } from '../catalog/index.ts';
import { publishLeaflet, withdrawOffer } from '../leaflet/index.ts';
import { aDraft, saveLeaflet } from '../leaflet/testing.ts';
import { type Graph, openGraph, saveChannelAddress } from '../meta/index.ts';
import { aStore, frenchEntity, saveFrenchEntity } from '../organisation/testing.ts';
import { makeLog, newId } from '../platform/index.ts';
import { cloneTestDatabase, type TestDatabase } from '../platform/testing.ts';
import { syncChatCatalog } from './sync-chat-catalog.ts';

const root = join(import.meta.dirname, '../..');
const contract = join(root, '../shared/meta/schemas/marketing-requests.schema.json');
const itemsContract = join(root, '../shared/meta/schemas/catalog-items-batch.schema.json');
const entityId = frenchEntity;
const number = { addressId: '100200300400500', accountId: '900800700600500', catalogId: '777000777' };
const start = new Date('2026-11-01T00:00:00Z');
const during = new Date('2026-11-20T09:00:00Z');
const after = new Date('2026-12-01T09:00:00Z');

let database: TestDatabase;
let sandbox: { readonly url: string; readonly child: ChildProcess };
let graph: Graph;

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  const { db } = database;
  await saveFrenchEntity(db, [aStore(), aStore({ storeId: 'lens' })]);
  const names = { channel: 'whatsapp', publicAddress: '+33 1 99 00 00 01', verifiedName: 'Halle' } as const;
  await saveChannelAddress(db, { ...names, ...number, entityId });
  await sql`
    insert into product (entity_id, product_id, title, search, aisle, image_link, active, available, updated_at)
    values (${entityId}, 'milk', 'Lait 1 L', '', '06 Frais', 'https://example.org/milk.jpg', true, true, ${start}),
      (${entityId}, 'bread', 'Pain', '', '02 Boulangerie', 'https://example.org/bread.jpg', true, true, ${start})`.execute(
    db,
  );
  const price = (productId: string, storeId: string, priceMinor: number) => ({
    productId,
    storeId,
    priceMinor,
    validFrom: start,
  });
  await savePrices(db, entityId, [price('milk', '', 110), price('milk', 'lens', 135), price('bread', '', 200)]);
  sandbox = await startSandbox();
  graph = openGraph({ graphUrl: sandbox.url, graphVersion: 'v25.0', accessToken: 'sandbox-token' });
  await control('numbers', {
    phone_number_id: number.addressId,
    waba_id: number.accountId,
    catalog_id: number.catalogId,
    display_phone_number: names.publicAddress,
    verified_name: names.verifiedName,
  });
  const days = { validFrom: '2026-11-16', validThrough: '2026-11-30' };
  const { leaflet } = await saveLeaflet(db, { entityId, ...days }, [aDraft({ productIds: ['milk'] })]);
  await publishLeaflet(db, { entityId, personId: null, now: during }, leaflet.leafletId);
});
afterAll(async () => {
  await graph.close();
  sandbox.child.kill();
  await database.close();
});

async function startSandbox(): Promise<typeof sandbox> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'sandbox/main.ts')], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, SANDBOX_PORT: '0', SANDBOX_DATA: ':memory:' },
  });
  for await (const line of child.stdout!) {
    const url = /at (http:\S+)/.exec(String(line))?.[1];
    if (url) return { url, child };
  }
  throw new Error('The sandbox did not say where it is.');
}

async function control(path: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${sandbox.url}/control/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(await answer.text());
}

const sync = (now: Date, at: Graph = graph) =>
  syncChatCatalog(
    { db: database.db, graph: at, log: makeLog('silent'), now: () => now, publicUrl: 'https://halles.example' },
    entityId,
  );

async function listOf(path: string): Promise<Record<string, unknown>[]> {
  const { data } = (await graph.get(path, { limit: 100 })) as { data: Record<string, unknown>[] };
  return data;
}
const sets = () => listOf(`/${number.catalogId}/product_sets`);
const namesOfSets = async () => (await sets()).map(({ name }) => name).sort();

test('a catalog asks the dearest store’s price and says that others ask less', async () => {
  await sync(during);
  const products = new Map((await listOf(`/${number.catalogId}/products`)).map((one) => [one['retailer_id'], one]));
  expect(products.get('milk')).toMatchObject({ price: '1.35 EUR', custom_label_0: 'Frais' });
  expect(products.get('milk')!['description']).toContain('Prix le plus élevé');
  expect(products.get('bread')).toMatchObject({ price: '2.00 EUR', custom_label_0: '' });
  expect(products.get('bread')!['description']).not.toContain('Prix le plus élevé');
});

test('a department with something on offer has a set, once; when the leaflet is over it has none', async () => {
  const byHand = { name: 'Fait main', filter: { retailer_id: { eq: 'bread' } } };
  await graph.post(`/${number.catalogId}/product_sets`, byHand);
  await sync(during);
  await sync(during);
  expect(await namesOfSets()).toEqual(['En promotion : Frais', 'Fait main']);
  const { id } = (await sets()).find(({ name }) => name !== 'Fait main')!;
  expect((await listOf(`/${id}/products`)).map(({ retailer_id }) => retailer_id)).toEqual(['milk']);
  await sync(after);
  expect(await namesOfSets()).toEqual(['Fait main']);
});

test('when Meta is away in the middle, nothing is there twice after the next sync', async () => {
  let asked = 0;
  const breaksOff: Graph = {
    ...graph,
    post: async (path, ...rest) => {
      const answer = await graph.post(path, ...rest);
      if (path.endsWith('/product_sets') && asked++ === 0) throw new Error('The call to Meta was cut off.');
      return answer;
    },
  };
  await expect(sync(during, breaksOff)).rejects.toThrow('cut off');
  await control('faults', { down: true });
  await expect(sync(during)).rejects.toThrow();
  await control('faults', { down: false });
  await sync(during);
  expect(await namesOfSets()).toEqual(['En promotion : Frais', 'Fait main']);
});

test('a set that Meta will not delete is left there, and does not stop the sync', async () => {
  const refuses: Graph = {
    ...graph,
    delete: async (path) => {
      await control('faults', { failNext: { code: 100, times: 1 } });
      return graph.delete(path);
    },
  };
  await sync(after, refuses);
  expect(await namesOfSets()).toContain('En promotion : Frais');
  await sync(after);
  expect(await namesOfSets()).toEqual(['Fait main']);
});

test.skipIf(!existsSync(contract))('Meta’s contract takes what is sent for a set', async () => {
  const { $defs, 'x-operations': operations } = JSON.parse(readFileSync(contract, 'utf8'));
  const asked = operations['POST /{version}/{catalog_id}/product_sets'];
  const accepts = new Ajv2020({ strict: false, allErrors: true }).compile({ $defs, ...asked });
  const sent: unknown[] = [];
  const watching: Graph = {
    ...graph,
    post: (path, body, query) => {
      if (path.endsWith('/product_sets')) sent.push(body);
      return graph.post(path, body, query);
    },
  };
  await sync(during, watching);
  expect(sent).toHaveLength(1);
  for (const body of sent) expect(accepts(body) ? [] : accepts.errors).toEqual([]);
});

/** What Meta holds of milk, and what was sent of it by a sync at `now`. */
async function milkAfter(now: Date): Promise<{ held: Record<string, unknown>; sent: unknown[] }> {
  const sent: unknown[] = [];
  const watching: Graph = {
    ...graph,
    post: (path, body, query) => {
      if (path.endsWith('/items_batch')) sent.push(body);
      return graph.post(path, body, query);
    },
  };
  await sync(now, watching);
  const products = await listOf(`/${number.catalogId}/products`);
  return { held: products.find((one) => one['retailer_id'] === 'milk')!, sent };
}

test('a price that every store lowers is Meta’s sale price for its days, and is taken back with the leaflet', async () => {
  const { db } = database;
  const cut = aDraft({ productIds: ['milk'], priceMinor: 95, mechanic: { type: 'PRICE_CUT' } });
  const days = { validFrom: '2026-11-17', validThrough: '2026-11-29' };
  const { leaflet, offerIds } = await saveLeaflet(db, { entityId, ...days }, [cut]);
  await publishLeaflet(db, { entityId, personId: null, now: during }, leaflet.leafletId);

  const sale = await milkAfter(new Date(during.getTime() + 1000));
  expect(sale.held).toMatchObject({
    price: '1.35 EUR',
    sale_price: '0.95 EUR',
    sale_price_effective_date: '2026-11-16T23:00+00:00/2026-11-29T23:00+00:00',
  });
  expect(sale.held['description']).toMatch(/Prix le plus bas des 30 derniers jours : 1,10\s€/);
  expect((await milkAfter(new Date(during.getTime() + 2000))).sent).toEqual([]);

  const own = { entityId, personId: newId(), now: new Date(during.getTime() + 3000) };
  await withdrawOffer(db, own, leaflet.leafletId, offerIds[0]!);
  expect((await milkAfter(new Date(during.getTime() + 4000))).held).toMatchObject({ sale_price: '0.99 EUR' });

  const over = await milkAfter(after);
  expect(over.held).toMatchObject({ price: '1.35 EUR', sale_price: '1.35 EUR' });
  expect(over.held['description']).not.toContain('30 derniers jours');
  if (!existsSync(itemsContract)) return;
  const accepts = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(itemsContract, 'utf8')));
  for (const body of [...sale.sent, ...over.sent]) expect(accepts(body) ? [] : accepts.errors).toEqual([]);
});

test('a price that one store does not lower is no sale price', async () => {
  const { db } = database;
  const cut = aDraft({ productIds: ['bread'], priceMinor: 150, mechanic: { type: 'PRICE_CUT' } });
  const { leaflet } = await saveLeaflet(db, { entityId, storeIds: ['lens'] }, [cut]);
  await publishLeaflet(db, { entityId, personId: null, now: during }, leaflet.leafletId);
  await sync(new Date(during.getTime() + 5000));
  const bread = (await listOf(`/${number.catalogId}/products`)).find((one) => one['retailer_id'] === 'bread')!;
  expect(bread).toMatchObject({ price: '2.00 EUR', custom_label_0: 'Boulangerie' });
  expect([undefined, '2.00 EUR']).toContain(bread['sale_price']);
});

test('Meta refuses a sale that ends before it begins, or whose days are no dates', async () => {
  const milk = { id: 'milk', sale_price: '0.95 EUR' };
  for (const dates of ['2026-11-29T23:00+00:00/2026-11-16T23:00+00:00', 'next week']) {
    const requests = [{ method: 'UPDATE', data: { ...milk, sale_price_effective_date: dates } }];
    const answer = await graph.post(`/${number.catalogId}/items_batch`, { item_type: 'PRODUCT_ITEM', requests });
    expect(answer).toMatchObject({ validation_status: [{ retailer_id: 'milk' }] });
  }
});
