import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { inTransaction, makeLog, newId, rowsOf } from '../platform/index.ts';
import { cloneTestDatabase, type TestDatabase } from '../platform/testing.ts';
import { type CatalogItem, switchOnCommerce, syncCatalog } from './catalog-sync.ts';
import { enqueueMessage, requireContact } from './enqueue-message.ts';
import { type Graph, openGraph } from './graph.ts';
import { ingest } from './ingest.ts';
import { keepHouse } from './jobs.ts';
import { listMessages } from './list-messages.ts';
import { templateMessage, textMessage } from './messages.ts';
import { parseWebhook } from './parse-webhook.ts';
import { resumeAddresses } from './repository.ts';
import { makeSender, type Sender } from './send-messages.ts';
import { startMeta } from './start-meta.ts';
import {
  accepted,
  aStatus,
  aText,
  aWebhook,
  fr,
  frenchNumber,
  type GraphAnswer,
  type GraphCall,
  refused,
  saveNumbers,
  startFakeGraph,
} from './testing.ts';

// The reference schema is no part of the product; without it one test is skipped.
const batchSchema = join(import.meta.dirname, '../../../shared/meta/schemas/catalog-items-batch.schema.json');
const start = new Date('2026-11-22T10:00:00Z');
const lea = '33612345678';
const tom = '33687654321';
const log = makeLog('silent');
const pageTokenOf = () => undefined;
let now = start;
let database: TestDatabase;
let fake: Awaited<ReturnType<typeof startFakeGraph>>;
let graph: Graph;
let sender: Sender;
let answer: (call: GraphCall) => GraphAnswer;

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  await saveNumbers(database.db);
  fake = await startFakeGraph((call) => answer(call));
});
afterAll(async () => {
  await fake.close();
  await database.close();
});
beforeEach(async () => {
  now = start;
  fake.calls.length = 0;
  answer = takeAll;
  graph = openGraph({ graphUrl: fake.url, graphVersion: 'v25.0', accessToken: 'token-token', timeoutMs: 2000 });
  sender = makeSender({ db: database.db, graph, pageTokenOf, log, now: () => now });
  for (const table of [
    'message',
    'message_status',
    'inbound_work',
    'outgoing',
    'event',
    'contact',
    'catalog_item_sync',
  ])
    await sql`delete from ${sql.table(table)}`.execute(database.db);
  await resumeAddresses(database.db, fr);
  const messages = [aText('from-lea', now, { from: lea }), aText('from-tom', now, { from: tom })];
  await ingest(database.db, [parseWebhook(aWebhook({ messages }))], now);
});
afterEach(() => graph.close());

const takeAll = (call: GraphCall): GraphAnswer => accepted(`wamid.${call.body['biz_opaque_callback_data']}`);
const say = (text: string, over: { waId?: string; dedupeKey?: string; notBefore?: Date } = {}) => {
  const { waId = lea, dedupeKey = text, notBefore } = over;
  const message = { entityId: fr, addressId: frenchNumber, to: { waId }, body: textMessage(text), dedupeKey };
  return inTransaction(database.db, (trx) => enqueueMessage(trx, { ...message, ...(notBefore && { notBefore }) }, now));
};
const wait = (seconds: number): void => {
  now = new Date(now.getTime() + seconds * 1000);
};
const send = async (): Promise<void> => {
  while ((await sender.sendDue(fr, now)) > 0);
};
const texts = (): unknown[] => fake.calls.map(({ body }) => (body['text'] as { body: string } | undefined)?.body);
const events = (type: string) =>
  rowsOf(
    database.db,
    sql<{ payload: Record<string, unknown> }>`
      select payload from event where type = ${type} order by tx, sequence`,
  );
const states = async () =>
  (await rowsOf(database.db, sql<{ state: string }>`select state from outgoing order by sequence`)).map(
    ({ state }) => state,
  );

test('a message goes out once, with our id, and stands in the thread with the ticks', async () => {
  expect(await say('Bonjour')).toBe(true);
  expect(await say('Bonjour')).toBe(false);
  await send();
  await send();
  expect(fake.calls).toEqual([
    {
      method: 'POST',
      path: `/v25.0/${frenchNumber}/messages`,
      authorization: 'Bearer token-token',
      body: expect.objectContaining({ to: lea, type: 'text', text: { body: 'Bonjour', preview_url: false } }),
    },
  ]);
  const [sent] = await events('message.sent');
  const { contactId, wamid, outgoingId } = sent!.payload as Record<string, string>;
  expect(fake.calls[0]?.body['biz_opaque_callback_data']).toBe(outgoingId);
  await ingest(database.db, [parseWebhook(aWebhook({ statuses: [aStatus(wamid!, 'read', now)] }))], now);
  const thread = { addressId: frenchNumber, contactId: contactId! };
  const { items } = await listMessages(database.db, fr, thread, { limit: 10 });
  expect(items.find(({ id }) => id === wamid)).toMatchObject({ direction: 'out', delivery: 'read' });
});

test('a rolled back use case sends nothing', async () => {
  const message = {
    entityId: fr,
    addressId: frenchNumber,
    to: { waId: lea },
    body: textMessage('no'),
    dedupeKey: 'no',
  };
  const changedMind = inTransaction(database.db, async (trx) => {
    await enqueueMessage(trx, message, now);
    throw new Error('changed my mind');
  });
  await expect(changedMind).rejects.toThrow('changed my mind');
  await send();
  expect(fake.calls).toEqual([]);
});

test('Meta is down for ten minutes: nothing is lost, nothing is sent twice, the order stays', async () => {
  await say('1');
  await say('2');
  await say('tom 1', { waId: tom });
  answer = () => refused(2, 503);
  for (let minute = 0; minute < 10; minute++) {
    await send();
    wait(60);
  }
  expect(await states()).toEqual(['waiting', 'waiting', 'waiting']);
  answer = takeAll;
  fake.calls.length = 0;
  await send();
  wait(60);
  await send();
  expect(texts().sort()).toEqual(['1', '2', 'tom 1']);
  expect(texts().indexOf('1')).toBeLessThan(texts().indexOf('2'));
  expect(await states()).toEqual(['sent', 'sent', 'sent']);
});

test('nobody listening at the address is known not to have got anything: tried again after a second', async () => {
  const nowhere = openGraph({ graphUrl: 'http://127.0.0.1:1', graphVersion: 'v25.0', accessToken: 'token-token' });
  await say('1');
  await makeSender({ db: database.db, graph: nowhere, pageTokenOf, log, now: () => now }).sendDue(fr, now);
  await nowhere.close();
  wait(1);
  await send();
  expect(texts()).toEqual(['1']);
});

test('a call that broke off is proved by its status and not repeated', async () => {
  await say('1');
  await say('2');
  answer = () => 'cut';
  await send();
  expect(fake.calls.length).toBe(1);
  const ours = { biz_opaque_callback_data: fake.calls[0]?.body['biz_opaque_callback_data'] };
  await ingest(database.db, [parseWebhook(aWebhook({ statuses: [aStatus('w9', 'sent', now, ours)] }))], now);
  answer = takeAll;
  wait(3600);
  await send();
  expect(texts()).toEqual(['1', '2']);
  expect((await events('message.sent')).map(({ payload }) => payload['wamid'])).toContain('w9');
});

test('a call that broke off without a proof is repeated after a minute, and holds the thread until then', async () => {
  await say('1');
  await say('2');
  answer = () => 'cut';
  await send();
  answer = takeAll;
  wait(59);
  await send();
  expect(texts()).toEqual(['1']);
  wait(1);
  await send();
  expect(texts()).toEqual(['1', '1', '2']);
});

test('a status that overtakes the answer settles the message once', async () => {
  await say('1');
  answer = ({ body }) => accepted(`w-${body['biz_opaque_callback_data']}`);
  const slow: Graph = {
    ...graph,
    post: async (path, body) => {
      const id = (body as Record<string, string>)['biz_opaque_callback_data'];
      const status = aStatus(`w-${id}`, 'delivered', now, { biz_opaque_callback_data: id });
      await ingest(database.db, [parseWebhook(aWebhook({ statuses: [status] }))], now);
      return graph.post(path, body);
    },
  };
  await makeSender({ db: database.db, graph: slow, pageTokenOf, log, now: () => now }).sendDue(fr, now);
  expect((await events('message.sent')).length).toBe(1);
});

test('too much for one person delays this person only', async () => {
  await say('1');
  await say('2');
  await say('tom 1', { waId: tom });
  answer = (call) => (call.body['to'] === lea ? refused(131056) : takeAll(call));
  await send();
  expect(texts().sort()).toEqual(['1', 'tom 1']);
  answer = takeAll;
  wait(1);
  await send();
  expect(texts().slice(2)).toEqual(['1', '2']);
});

test('forty-five messages to one person go at once, then one every six seconds', async () => {
  for (let i = 0; i < 48; i++) await say(`${i}`);
  await send();
  expect(fake.calls.length).toBe(45);
  wait(6);
  await send();
  expect(fake.calls.length).toBe(46);
  wait(12);
  await send();
  expect(texts()).toEqual(Array.from({ length: 48 }, (_, i) => `${i}`));
});

test('a number that goes too fast slows down as a whole', async () => {
  await say('1');
  await say('tom 1', { waId: tom });
  answer = () => refused(130429, 429);
  await send();
  const before = fake.calls.length;
  answer = takeAll;
  wait(0.5);
  await send();
  expect(fake.calls.length).toBe(before);
  wait(2);
  await send();
  expect(await states()).toEqual(['sent', 'sent']);
});

test('an expired token pauses the number, and everything goes out after the new one', async () => {
  await say('1');
  answer = () => refused(190, 401);
  await send();
  await say('tom 1', { waId: tom });
  await send();
  wait(300);
  await send();
  expect(fake.calls.length).toBe(1);
  answer = takeAll;
  await resumeAddresses(database.db, fr);
  await send();
  expect(texts().sort()).toEqual(['1', '1', 'tom 1']);
});

test('a paused number tries again by itself after ten minutes', async () => {
  await say('1');
  answer = () => refused(190, 401);
  await send();
  answer = takeAll;
  wait(600);
  await send();
  expect(await states()).toEqual(['sent']);
});

test('what will never work is dropped with an event, and the thread goes on', async () => {
  await say('bad');
  wait(1);
  await say('good');
  answer = (call) => (texts().at(-1) === 'bad' ? refused(131009) : takeAll(call));
  await send();
  expect(await states()).toEqual(['failed', 'sent']);
  const [failed] = await events('message.failed');
  expect(failed?.payload).toMatchObject({ code: 131009, wamid: null });
  const contactId = failed!.payload['contactId'] as string;
  const { items } = await listMessages(database.db, fr, { addressId: frenchNumber, contactId }, { limit: 10 });
  expect(items.filter(({ direction }) => direction === 'out')).toMatchObject([
    { direction: 'out', delivery: 'accepted' },
    { direction: 'out', delivery: 'failed', errorCode: 131009 },
  ]);
});

test('an unknown failure of Meta is tried four times', async () => {
  await say('1');
  answer = () => refused(131000, 500);
  for (let i = 0; i < 8; i++) {
    await send();
    wait(60);
  }
  expect([fake.calls.length, await states()]).toEqual([4, ['failed']]);
});

test('outside the window only a template goes out', async () => {
  wait(25 * 3600);
  await say('too late');
  const template = templateMessage({ name: 'order_ready', language: 'fr' });
  await inTransaction(database.db, (trx) =>
    enqueueMessage(
      trx,
      { entityId: fr, addressId: frenchNumber, to: { waId: tom }, body: template, dedupeKey: 't' },
      now,
    ),
  );
  await send();
  expect(fake.calls.map(({ body }) => body['type'])).toEqual(['template']);
  expect((await events('message.failed'))[0]?.payload['code']).toBe(131047);
});

test('a message is not sent before its time and does not hold up others', async () => {
  await say('later', { notBefore: new Date(now.getTime() + 60_000) });
  await say('now');
  await send();
  expect(texts()).toEqual(['now']);
  wait(60);
  await send();
  expect(texts()).toEqual(['now', 'later']);
});

test('two senders at once send each message once', async () => {
  for (let i = 0; i < 20; i++) await say(`m${i}`, { waId: `3361000000${i % 10}` });
  const from = Array.from({ length: 10 }, (_, i) => aText(`in-${i}`, now, { from: `3361000000${i}` }));
  await ingest(database.db, [parseWebhook(aWebhook({ messages: from }))], now);
  const others = Array.from({ length: 3 }, () =>
    makeSender({ db: database.db, graph, pageTokenOf, log, now: () => now }),
  );
  for (let round = 0; round < 4; round++) await Promise.all(others.map((other) => other.sendDue(fr, now)));
  expect(texts().length).toBe(20);
  expect(new Set(texts()).size).toBe(20);
});

test('a person known by business-scoped id only is written to by it', async () => {
  const message = aText('from-bsuid', now, { from: undefined, from_user_id: 'FR.77' });
  await ingest(database.db, [parseWebhook(aWebhook({ messages: [message] }))], now);
  const contactId = await requireContact(database.db, fr, { bsuid: 'FR.77' }, now);
  await inTransaction(database.db, (trx) =>
    enqueueMessage(
      trx,
      { entityId: fr, addressId: frenchNumber, to: { contactId }, body: textMessage('Bonjour'), dedupeKey: 'b' },
      now,
    ),
  );
  await send();
  expect(fake.calls[0]?.body).toMatchObject({ recipient: 'FR.77' });
  expect(fake.calls[0]?.body).not.toHaveProperty('to');
});

test('the room at work sends as soon as the use case commits, and stops cleanly', async () => {
  const meta = { graphUrl: fake.url, graphVersion: 'v25.0', accessToken: 'token-token', pageTokenOf };
  const { connectionString } = database;
  const room = await startMeta({ db: database.db, connectionString, meta, log, now: () => now });
  await say('1');
  for (let i = 0; i < 300 && fake.calls.length === 0; i++) await new Promise((settle) => setTimeout(settle, 10));
  const read = { entityId: fr, addressId: frenchNumber, contactId: newId(), wamid: 'from-lea', typing: true };
  await room.acknowledge(read);
  await room.stop();
  expect(texts()[0]).toBe('1');
  expect(fake.calls.at(-1)?.body).toMatchObject({ status: 'read', message_id: 'from-lea' });
});

test('what was settled long ago is forgotten, what waits is not', async () => {
  await say('1');
  await send();
  await say('2', { notBefore: new Date(start.getTime() + 90 * 86_400_000) });
  await keepHouse(database.db, log, new Date(start.getTime() + 31 * 86_400_000));
  expect(await states()).toEqual(['waiting']);
});

const anItem = (id: string, over: Partial<CatalogItem> = {}): CatalogItem => ({
  id,
  title: `Product ${id}`,
  description: '',
  price: '1.19 EUR',
  availability: 'in stock',
  link: `https://example.org/p/${id}`,
  imageLink: `https://example.org/p/${id}.webp`,
  ...over,
});

test('the catalog is sent once, then only what differs; what is gone is deleted; a refused product is sent again', async () => {
  answer = ({ path, body }) => {
    if (path.includes('items_batch')) return { status: 200, body: { handles: [`H${fake.calls.length}`] } };
    const [, sent] = fake.calls.findLast(({ method }) => method === 'POST')!.body['requests'] as {
      data: { id: string };
    }[];
    const errors = sent?.data.id === 'b' ? [{ id: 'b', message: 'no picture' }] : [];
    return { status: 200, body: { data: [{ status: 'finished', errors }], asked: body } };
  };
  const sync = (...items: CatalogItem[]) =>
    syncCatalog(database.db, graph, { entityId: fr, catalogId: '777', items }, () => now);
  const batches = () =>
    fake.calls
      .filter(({ method }) => method === 'POST')
      .map(({ body }) => body['requests'] as { method: string; data: { id: string } }[]);
  expect(await sync(anItem('a'), anItem('b'), anItem('c'))).toEqual({
    created: 2,
    updated: 0,
    deleted: 0,
    unchanged: 0,
    rejected: [{ id: 'b', message: 'no picture' }],
  });
  expect(await sync(anItem('a', { price: '0.99 EUR' }), anItem('c'))).toMatchObject({
    updated: 1,
    unchanged: 1,
    deleted: 0,
  });
  expect(batches()[1]?.map(({ method, data }) => [method, data.id])).toEqual([['UPDATE', 'a']]);
  expect(await sync(anItem('c'))).toMatchObject({ deleted: 1, unchanged: 1 });
  const calls = fake.calls.length;
  expect(await sync(anItem('c'))).toMatchObject({ unchanged: 1 });
  expect(fake.calls.length).toBe(calls);
});

test('a large catalog goes in parts of 3,000', async () => {
  const sizes: number[] = [];
  answer = ({ body }) => {
    if (Array.isArray(body['requests'])) sizes.push(body['requests'].length);
    return { status: 200, body: { handles: [], data: [] } };
  };
  const items = Array.from({ length: 6500 }, (_, i) => anItem(`p${i}`));
  await syncCatalog(database.db, graph, { entityId: fr, catalogId: '777', items }, () => now);
  expect(sizes).toEqual([3000, 3000, 500]);
});

test.skipIf(!existsSync(batchSchema))('Meta’s schema accepts what is sent to the catalog', async () => {
  const accepts = new Ajv2020({ strict: false, allErrors: true }).compile(
    JSON.parse(readFileSync(batchSchema, 'utf8')),
  );
  answer = ({ body }) => {
    if (body['requests']) expect(accepts(body) ? [] : accepts.errors).toEqual([]);
    return { status: 200, body: { handles: [], data: [] } };
  };
  const sync = (...items: CatalogItem[]) =>
    syncCatalog(database.db, graph, { entityId: fr, catalogId: '777', items }, () => now);
  const full = { brand: 'x'.repeat(300), gtin: '3033710065967', productType: 'dairy', description: 'é'.repeat(9999) };
  await sync(anItem('a', full), anItem('b', { title: 'x'.repeat(500) }));
  await sync(anItem('a', { availability: 'out of stock' }));
  expect(fake.calls.length).toBe(2);
});

test('catalog and cart are switched on by query parameters', async () => {
  answer = () => ({ status: 200, body: { success: true } });
  await switchOnCommerce(graph, frenchNumber);
  const path = `/v25.0/${frenchNumber}/whatsapp_commerce_settings?is_cart_enabled=true&is_catalog_visible=true`;
  expect(fake.calls.map((call) => call.path)).toEqual([path]);
});
