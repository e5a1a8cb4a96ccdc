import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { createHttp, type Http, inTransaction, makeLog, rowsOf } from '../../platform/index.ts';
import { cloneTestDatabase, type TestDatabase } from '../../platform/testing.ts';
import { eraseContact, exportContact, findContactNamed } from '../contact-data.ts';
import { enqueueReply, windowOf } from '../enqueue-message.ts';
import { type Graph, openGraph } from '../graph.ts';
import { listMessages, wordsOf } from '../list-messages.ts';
import { resumeAddresses } from '../repository.ts';
import { metaRoutes } from '../routes.ts';
import { makeSender } from '../send-messages.ts';
import { startMeta } from '../start-meta.ts';
import {
  anEvent,
  aPageWebhook,
  appSecret,
  fr,
  frenchPage,
  type GraphAnswer,
  type GraphCall,
  refused,
  saveNumbers,
  savePage,
  signed,
  startFakeGraph,
} from '../testing.ts';
import { ensurePageProfile } from './profile.ts';

const start = new Date('2026-11-22T10:00:00Z');
const log = makeLog('silent');
const psid = '77001';
const token = 'token-of-the-page';
let now = start;
let database: TestDatabase;
let app: Http;
let fake: Awaited<ReturnType<typeof startFakeGraph>>;
let graph: Graph;
let answer: (call: GraphCall) => GraphAnswer;
let pageToken: string | undefined;

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  await saveNumbers(database.db);
  await savePage(database.db);
  fake = await startFakeGraph((call) => answer(call));
  graph = openGraph({ graphUrl: fake.url, graphVersion: 'v25.0', accessToken: 'token-token', timeoutMs: 2000 });
  app = await createHttp({ publicUrl: 'http://localhost', trustProxy: false }, log);
  metaRoutes(app, { db: database.db, meta: { appSecret, verifyToken: 'x' }, log, now: () => now });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await graph.close();
  await fake.close();
  await database.close();
});
beforeEach(async () => {
  now = start;
  fake.calls.length = 0;
  pageToken = token;
  answer = ({ body }) => taken(`m_${(body['message'] as { metadata?: string } | undefined)?.metadata}`);
  for (const table of ['message', 'message_status', 'inbound_work', 'outgoing', 'event', 'unrouted_webhook', 'contact'])
    await sql`delete from ${sql.table(table)}`.execute(database.db);
  await resumeAddresses(database.db, fr);
  await tell({ message: { mid: 'm_hello', text: 'bonjour' } });
});

const taken = (message_id: string): GraphAnswer => ({ status: 200, body: { recipient_id: psid, message_id } });
const post = async (...parts: readonly object[]) => {
  const { body, headers } = signed(aPageWebhook(...parts.map((part) => anEvent(now, part, psid))));
  return app.inject({ method: 'POST', url: '/webhooks/meta', body, headers });
};
const tell = async (...parts: readonly object[]) => expect((await post(...parts)).statusCode).toBe(200);
const contact = async () => (await findContactNamed(database.db, fr, { psid }))!;
const say = async (text: string) => {
  const { contactId } = await contact();
  const message = { entityId: fr, addressId: frenchPage, to: { contactId }, dedupeKey: text.slice(0, 40) };
  return inTransaction(database.db, (trx) => enqueueReply(trx, { ...message, reply: { kind: 'text', text } }, now));
};
const send = async () => {
  const pageTokenOf = (pageId: string) => (pageId === frenchPage ? pageToken : undefined);
  const sender = makeSender({ db: database.db, graph, pageTokenOf, log, now: () => now });
  while ((await sender.sendDue(fr, now)) > 0);
};
const thread = async () =>
  (await listMessages(database.db, fr, { addressId: frenchPage, ...(await contact()) }, { limit: 50 })).items;
const outbox = () =>
  rowsOf(
    database.db,
    sql<{ state: string; error_code: number | null; error_details: string | null }>`
      select state, error_code, error_details from outgoing order by sequence`,
  );

test('what somebody writes to the Page waits for the dialogue, once however often Meta tells it', async () => {
  await tell({ message: { mid: 'm_hello', text: 'bonjour' } });
  const work = await rowsOf(database.db, sql<{ wamid: string }>`select wamid from inbound_work`);
  expect(work).toEqual([{ wamid: 'm_hello' }]);
  expect(await contact()).toMatchObject({ psid, waId: null, bsuid: null });
});

test('a button without an id of its own is taken once', async () => {
  const pressed = { postback: { title: 'Ajouter', payload: 'add:1:milk' } };
  await tell(pressed, pressed);
  await tell(pressed);
  const work = await rowsOf(database.db, sql`select 1 from inbound_work`);
  expect(work).toHaveLength(2);
});

test('a webhook that somebody else signed is refused', async () => {
  const { body, headers } = signed(aPageWebhook(anEvent(now, { message: { mid: 'm_x', text: 'x' } })));
  const wrong = { ...headers, 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` };
  expect((await app.inject({ method: 'POST', url: '/webhooks/meta', body, headers: wrong })).statusCode).toBe(401);
});

test('an answer goes out in the name of the Page, with our id, and a long one in parts that keep their order', async () => {
  expect(await say('Bonjour !')).toBe(true);
  expect(await say('Bonjour !')).toBe(false);
  await say(`${'mot '.repeat(600)}fin`);
  await send();
  expect(fake.calls.map(({ path }) => path)).toEqual(Array(3).fill(`/v25.0/${frenchPage}/messages`));
  expect(fake.calls.map(({ authorization }) => authorization)).toEqual(Array(3).fill(`Bearer ${token}`));
  expect(fake.calls[0]?.body).toMatchObject({
    recipient: { id: psid },
    messaging_type: 'RESPONSE',
    message: { text: 'Bonjour !' },
  });
  const texts = fake.calls.map(({ body }) => (body['message'] as { text: string }).text);
  expect(texts[1]!.length).toBeLessThanOrEqual(2000);
  expect(`${texts[1]} ${texts[2]}`).toBe(`${'mot '.repeat(600)}fin`);
});

test('the thread shows how far a message came, by the ids or by the moment that Meta tells', async () => {
  await say('Bonjour !');
  await send();
  const sent = async () => (await thread()).find(({ direction }) => direction === 'out');
  expect(await sent()).toMatchObject({ delivery: 'accepted' });
  await tell({ delivery: { mids: [(await sent())!.id], watermark: now.getTime() } });
  expect(await sent()).toMatchObject({ delivery: 'delivered' });
  await tell({ read: { watermark: now.getTime() + 1 } });
  await tell({ read: { watermark: now.getTime() + 1 } });
  const read = await sent();
  expect(read).toMatchObject({ delivery: 'read' });
  expect(read?.direction === 'out' && wordsOf(read.body)).toBe('Bonjour !');
});

test('an echo proves a message whose answer was lost, and it is not sent again', async () => {
  answer = () => 'cut';
  await say('Bonjour !');
  await send();
  const metadata = (fake.calls[0]!.body['message'] as { metadata: string }).metadata;
  const { body, headers } = signed(
    aPageWebhook({
      sender: { id: frenchPage },
      recipient: { id: psid },
      timestamp: now.getTime(),
      message: { mid: 'm_proof', is_echo: true, metadata, text: 'Bonjour !' },
    }),
  );
  expect((await app.inject({ method: 'POST', url: '/webhooks/meta', body, headers })).statusCode).toBe(200);
  now = new Date(now.getTime() + 120_000);
  await send();
  expect(fake.calls).toHaveLength(1);
  expect(await outbox()).toMatchObject([{ state: 'sent' }]);
});

test('outside the window nothing is sent, and the outbox says why', async () => {
  now = new Date(start.getTime() + 25 * 3_600_000);
  expect(await windowOf(database.db, fr, { addressId: frenchPage, ...(await contact()) }, now)).toEqual({
    open: false,
  });
  await say('Votre commande est prête.');
  await send();
  expect(fake.calls).toEqual([]);
  expect(await outbox()).toMatchObject([{ state: 'failed', error_code: 10, error_details: /24 hours/ }].map(expected));
});

const expected = (row: { error_details: RegExp }) => ({
  ...row,
  error_details: expect.stringMatching(row.error_details),
});

test('a link into the chat opens no window by itself, a button does', async () => {
  now = new Date(start.getTime() + 25 * 3_600_000);
  const window = async () => windowOf(database.db, fr, { addressId: frenchPage, ...(await contact()) }, now);
  await tell({ referral: { ref: 'leaflet', source: 'SHORTLINK', type: 'OPEN_THREAD' } });
  expect(await window()).toEqual({ open: false });
  await tell({ postback: { title: 'Le catalogue', payload: 'leaflet' } });
  expect(await window()).toMatchObject({ open: true });
});

test.each([
  ['outside the window', 10, 2018278, 'failed'],
  ['who blocked the Page', 551, undefined, 'failed'],
  ['outside the window, in other words', 1545041, undefined, 'failed'],
  ['too fast', 613, undefined, 'waiting'],
])('a message to somebody %s ends as the table of errors says', async (_what, code, subcode, state) => {
  answer = () => ({
    status: 400,
    body: { error: { message: 'no', type: 'OAuthException', code, error_subcode: subcode } },
  });
  await say('Bonjour !');
  await send();
  expect(await outbox()).toMatchObject([{ state, error_code: code }]);
});

test.each([
  ['is restricted', 10, 1893063],
  ['has no valid token', 190, undefined],
])('a Page that %s waits, and loses nothing', async (_what, code, subcode) => {
  answer = () => ({
    status: 400,
    body: { error: { message: 'no', type: 'OAuthException', code, error_subcode: subcode } },
  });
  await say('Bonjour !');
  await send();
  expect(await outbox()).toMatchObject([{ state: 'waiting' }]);
  expect(fake.calls).toHaveLength(1);
  answer = () => taken('m_late');
  now = new Date(now.getTime() + 3_700_000);
  await send();
  expect(await outbox()).toMatchObject([{ state: 'sent' }]);
});

test('a Page without a token in the settings waits for one', async () => {
  pageToken = undefined;
  await say('Bonjour !');
  await send();
  expect(fake.calls).toEqual([]);
  expect(await outbox()).toMatchObject([{ state: 'waiting', error_code: 190 }]);
});

test('somebody’s name is asked once, and the message is marked as seen', async () => {
  answer = ({ method, path }) =>
    method === 'GET' ? { status: 200, body: { first_name: 'Zoé', last_name: 'Petit', id: psid } } : taken(path);
  const meta = { graphUrl: fake.url, graphVersion: 'v25.0', accessToken: 'token-token', pageTokenOf: () => token };
  const room = await startMeta({ db: database.db, meta, log, now: () => now });
  const { contactId } = await contact();
  const read = { entityId: fr, addressId: frenchPage, contactId, wamid: 'm_hello', typing: true };
  await room.acknowledge(read);
  await room.acknowledge(read);
  await room.stop();
  expect((await contact()).profileName).toBe('Zoé Petit');
  expect(fake.calls.map(({ method, body }) => body['sender_action'] ?? method)).toEqual([
    'mark_seen',
    'typing_on',
    'GET',
    'mark_seen',
    'typing_on',
  ]);
});

test('a name that may not be asked changes nothing', async () => {
  answer = ({ method, path }) => (method === 'GET' ? refused(100) : taken(path));
  const meta = { graphUrl: fake.url, graphVersion: 'v25.0', accessToken: 'token-token', pageTokenOf: () => token };
  const room = await startMeta({ db: database.db, meta, log, now: () => now });
  await room.acknowledge({ entityId: fr, addressId: frenchPage, wamid: 'm_hello', ...(await contact()) });
  await room.stop();
  expect((await contact()).profileName).toBeNull();
});

test('all that is held of somebody is told, and forgotten when they ask for it', async () => {
  await tell({ somethingNew: true });
  await say('Bonjour !');
  const known = await contact();
  const held = await exportContact(database.db, fr, known);
  expect(held).toMatchObject({ contact: { psid }, messages: [{ wamid: 'm_hello' }], outbox: [{ state: 'waiting' }] });
  expect(await inTransaction(database.db, (trx) => eraseContact(trx, fr, known))).toBe(1);
  for (const table of ['contact', 'message', 'outgoing', 'inbound_work', 'unrouted_webhook'])
    expect(await rowsOf(database.db, sql`select 1 from ${sql.table(table)}`), table).toEqual([]);
  expect(JSON.stringify(await rowsOf(database.db, sql`select * from event`))).not.toContain('m_hello');
});

test('the menu of a Page is set once, and again when it was changed', async () => {
  let profile: object = {};
  answer = ({ method, path, body }) => {
    if (path.includes('subscribed_apps')) return { status: 200, body: { success: true } };
    if (method === 'POST') profile = { ...body, whitelisted_domains: [] };
    return { status: 200, body: method === 'GET' ? { data: [profile] } : { result: 'success' } };
  };
  const menu = [{ id: 'leaflet', title: 'Le catalogue' }];
  const ensure = (greeting: string) =>
    ensurePageProfile(graph.as(token), frenchPage, [{ locale: 'default', greeting, menu }]);
  expect([await ensure('Bonjour'), await ensure('Bonjour'), await ensure('Salut')]).toEqual([true, false, true]);
  expect(profile).toMatchObject({
    get_started: { payload: 'get_started' },
    greeting: [{ locale: 'default', text: 'Salut' }],
    persistent_menu: [{ call_to_actions: [{ type: 'postback', title: 'Le catalogue', payload: 'leaflet' }] }],
  });
});
