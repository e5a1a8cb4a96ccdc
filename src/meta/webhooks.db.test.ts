import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { createHttp, type Http, makeLog, openDatabase, rowsOf } from '../platform/index.ts';
import { cloneTestDatabase, type TestDatabase } from '../platform/testing.ts';
import { windowOf } from './enqueue-message.ts';
import { claimInbound, countInbound, failInbound, finishInbound } from './handle-inbound.ts';
import { keepHouse } from './jobs.ts';
import { listMessages } from './list-messages.ts';
import { listChannelAddresses, saveChannelAddress } from './repository.ts';
import { metaRoutes } from './routes.ts';
import {
  appSecret,
  aStatus,
  aText,
  aWebhook,
  be,
  belgianNumber,
  type ChangeParts,
  fr,
  frenchNumber,
  saveNumbers,
  signed,
} from './testing.ts';

const start = new Date('2026-11-22T10:00:00Z');
let now = start;
let database: TestDatabase;
let app: Http;
const log = makeLog('silent');
const meta = { appSecret, verifyToken: 'verify-token' };

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  await saveNumbers(database.db);
  app = await createHttp({ publicUrl: 'http://localhost', trustProxy: false }, log);
  metaRoutes(app, { db: database.db, meta, log, now: () => now });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await database.close();
});
beforeEach(async () => {
  now = start;
  for (const table of ['message', 'message_status', 'inbound_work', 'outgoing', 'event', 'unrouted_webhook'])
    await sql`delete from ${sql.table(table)}`.execute(database.db);
  await sql`delete from contact`.execute(database.db);
});

const post = (payload: object | string, headers: Record<string, string> = {}) => {
  const { body, headers: own } = signed(payload);
  return app.inject({ method: 'POST', url: '/webhooks/meta', body, headers: { ...own, ...headers } });
};
const tell = async (...changes: ChangeParts[]) => expect((await post(aWebhook(...changes))).statusCode).toBe(200);
const events = (type: string) =>
  rowsOf(
    database.db,
    sql<{ entity_id: string; payload: Record<string, unknown> }>`
    select entity_id, payload from event where type = ${type} order by tx, sequence`,
  );
const count = async (table: string): Promise<number> =>
  (await rowsOf(database.db, sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`))[0]!.n;
const contacts = () =>
  rowsOf(
    database.db,
    sql<{ contact_id: string; wa_id: string | null; bsuid: string | null }>`
    select contact_id, wa_id, bsuid from contact order by created_at, contact_id`,
  );

test('Meta verifies the address with the token only', async () => {
  const ask = (token: string) =>
    app.inject(`/webhooks/meta?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${token}`);
  const right = await ask('verify-token');
  expect([right.statusCode, right.body]).toEqual([200, '1158201444']);
  expect((await ask('nope')).statusCode).toBe(403);
  expect((await app.inject('/webhooks/meta')).statusCode).toBe(403);
});

test('a webhook without the right signature changes nothing', async () => {
  const payload = aWebhook({ messages: [aText('w1', now)] });
  const wrong = { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` };
  expect((await post(payload, wrong)).statusCode).toBe(401);
  expect((await app.inject({ method: 'POST', url: '/webhooks/meta' })).statusCode).toBe(401);
  expect(await count('message')).toBe(0);
});

test('the longest webhook of Meta is taken, one byte more is not', async () => {
  const empty = JSON.stringify(aWebhook({ messages: [aText('long', now, { text: { body: '' } })] }));
  const ofLength = (bytes: number) => {
    const padding = 'x'.repeat(bytes - empty.length);
    return JSON.stringify(aWebhook({ messages: [aText('long', now, { text: { body: padding } })] }));
  };
  expect(Buffer.byteLength(ofLength(3_145_728))).toBe(3_145_728);
  expect((await post(ofLength(3_145_728))).statusCode).toBe(200);
  expect((await post(ofLength(3_145_729))).statusCode).toBe(413);
  expect(await count('message')).toBe(1);
});

test('a message told ten times at once is one message, one piece of work, one event without its text', async () => {
  const change = { messages: [aText('w1', now)], contacts: [{ wa_id: '33612345678', profile: { name: 'Lea' } }] };
  await Promise.all(Array.from({ length: 10 }, () => tell(change)));
  await tell(change, change);
  expect([await count('message'), await count('inbound_work'), await count('contact')]).toEqual([1, 1, 1]);
  const [only, ...others] = await events('message.received');
  const [contact] = await contacts();
  expect(others).toEqual([]);
  expect(only?.payload).toEqual({
    contactId: contact?.contact_id,
    addressId: frenchNumber,
    wamid: 'w1',
    type: 'text',
  });
});

test('a batch over two numbers goes to two entities', async () => {
  await tell({ messages: [aText('w1', now)] }, { number: belgianNumber, messages: [aText('w2', now)] });
  const received = await events('message.received');
  expect(received.map(({ entity_id, payload }) => [entity_id, payload['wamid']])).toEqual(
    expect.arrayContaining([
      ['fr', 'w1'],
      ['be', 'w2'],
    ]),
  );
  expect((await contacts()).length).toBe(2);
});

test('an unknown number, another product of Meta and an unused field are kept aside', async () => {
  await tell({ number: '999', messages: [aText('w1', now)], statuses: [aStatus('w0', 'read', now)] });
  expect(
    (await post({ object: 'instagram', entry: [{ id: '1', messaging: [{ message: { mid: 'm' } }] }] })).statusCode,
  ).toBe(200);
  const template = { field: 'message_template_status_update', value: { event: 'APPROVED' } };
  expect(
    (await post({ object: 'whatsapp_business_account', entry: [{ id: '1', changes: [template] }] })).statusCode,
  ).toBe(200);
  const kept = await rowsOf(database.db, sql<{ reason: string }>`select reason from unrouted_webhook order by reason`);
  expect(kept.map(({ reason }) => reason)).toEqual([
    'other_object',
    'unknown_number',
    'unknown_number',
    'unused_field',
  ]);
  expect(await count('message')).toBe(0);
});

test('signs that PostgreSQL cannot keep do not lose a message', async () => {
  const body = 'half \ud83d a pair, zero \u0000 and "\\u0000"';
  await tell({
    messages: [aText('w\u00001', now, { text: { body } })],
    contacts: [{ wa_id: '33612345678', profile: { name: 'L\u0000a' } }],
  });
  const [work] = await claimInbound(database.db, fr, 10, now);
  expect(work?.content).toEqual({ type: 'text', text: 'half \uFFFD a pair, zero \uFFFD and "\\u0000"' });
});

test('what is no JSON is refused, though signed', async () => {
  expect((await post('{"object":')).statusCode).toBe(400);
});

test('a status told twice counts once, and the furthest one shows', async () => {
  await tell({ messages: [aText('w1', now)] });
  const [contact] = await contacts();
  await sql`
    insert into message (entity_id, occurred_at, wamid, phone_number_id, contact_id, direction, type, content, raw, received_at)
    values ('fr', ${now}, 'out1', ${frenchNumber}, ${contact?.contact_id}, 'out', 'text', '{"type":"text"}', '{}', ${now})`.execute(
    database.db,
  );
  const read = aStatus('out1', 'read', new Date(start.getTime() + 9000));
  await tell({ statuses: [read, aStatus('out1', 'sent', now)] });
  await tell({ statuses: [aStatus('out1', 'delivered', now), read, { ...read, timestamp: '1795342809' }] });
  expect(await count('message_status')).toBe(3);
  const thread = { addressId: frenchNumber, contactId: contact!.contact_id };
  const { items } = await listMessages(database.db, fr, thread, { limit: 10 });
  expect(items.map((item) => (item.direction === 'out' ? item.delivery : item.content))).toEqual([
    { type: 'text', text: 'text of w1' },
    'read',
  ]);
});

test('a message that could not be brought is told with its code', async () => {
  await tell({ messages: [aText('w1', now)] });
  const [contact] = await contacts();
  await sql`
    insert into message (entity_id, occurred_at, wamid, phone_number_id, contact_id, direction, type, content, raw, received_at)
    values ('fr', ${now}, 'out1', ${frenchNumber}, ${contact?.contact_id}, 'out', 'text', '{"type":"text"}', '{}', ${now})`.execute(
    database.db,
  );
  await tell({ statuses: [aStatus('out1', 'failed', now, { errors: [{ code: 131026 }] })] });
  const [failed] = await events('message.failed');
  expect(failed?.payload).toMatchObject({ wamid: 'out1', code: 131026, contactId: contact?.contact_id });
});

test('a stop of marketing is an event and no work for the dialogue', async () => {
  const preference = { wa_id: '33612345678', category: 'marketing_messages', value: 'stop', timestamp: 1731705721 };
  const value = { metadata: { phone_number_id: frenchNumber }, user_preferences: [preference] };
  const payload = {
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes: [{ field: 'user_preferences', value }] }],
  };
  await post(payload);
  await post(payload);
  const told = await events('contact.preference');
  expect(told.map(({ payload: { category, value: said } }) => [category, said])).toEqual([
    ['marketing_messages', 'stop'],
  ]);
  expect(await count('inbound_work')).toBe(0);
});

test('a person is one contact with and without a phone number, and a number’s new holder is another', async () => {
  await tell({ messages: [aText('w1', now)] });
  await tell({ messages: [aText('w2', now, { from_user_id: 'FR.1' })] });
  await tell({ messages: [aText('w3', now, { from: undefined, from_user_id: 'FR.1' })] });
  expect((await contacts()).map(({ wa_id, bsuid }) => [wa_id, bsuid])).toEqual([['33612345678', 'FR.1']]);
  now = new Date(start.getTime() + 1000);
  await tell({ messages: [aText('w4', now, { from_user_id: 'FR.2' })] });
  expect((await contacts()).map(({ wa_id, bsuid }) => [wa_id, bsuid])).toEqual([
    [null, 'FR.1'],
    ['33612345678', 'FR.2'],
  ]);
});

test('two contacts that turn out to be one keep one thread', async () => {
  await tell({ messages: [aText('w1', now)] });
  await tell({ messages: [aText('w2', now, { from: undefined, from_user_id: 'FR.1' })] });
  expect((await contacts()).length).toBe(2);
  await tell({ messages: [aText('w3', now, { from_user_id: 'FR.1' })] });
  const all = await contacts();
  expect(all.map(({ wa_id, bsuid }) => [wa_id, bsuid])).toEqual([['33612345678', 'FR.1']]);
  const thread = { addressId: frenchNumber, contactId: all[0]!.contact_id };
  expect((await listMessages(database.db, fr, thread, { limit: 10 })).items.length).toBe(3);
  expect((await events('contact.merged')).length).toBe(1);
});

test('a person who changes the number stays the same contact', async () => {
  await tell({ messages: [aText('w1', now)] });
  const system = { type: 'user_changed_number', wa_id: '33799999999', body: 'changed' };
  await tell({ messages: [aText('w2', now, { type: 'system', system })] });
  await tell({ messages: [aText('w3', now, { from: '33799999999', from_user_id: 'FR.9' })] });
  expect((await contacts()).map(({ wa_id, bsuid }) => [wa_id, bsuid])).toEqual([['33799999999', 'FR.9']]);
  expect(await count('inbound_work')).toBe(2);
});

test('a contact’s messages are handled one at a time, in the order of their time', async () => {
  const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);
  await tell({
    messages: [aText('second', at(2)), aText('first', at(1)), aText('hers', at(3), { from: '32470000000' })],
  });
  const claimed = await claimInbound(database.db, fr, 10, now);
  expect(claimed.map(({ wamid }) => wamid).sort()).toEqual(['first', 'hers']);
  expect(await claimInbound(database.db, fr, 10, now)).toEqual([]);
  const first = claimed.find(({ wamid }) => wamid === 'first')!;
  expect(await database.db.transaction().execute((trx) => finishInbound(trx, first))).toBe(true);
  expect((await claimInbound(database.db, fr, 10, now)).map(({ wamid }) => wamid)).toEqual(['second']);
});

test('a claim that ran out goes to another, and the first one cannot finish it', async () => {
  await tell({ messages: [aText('w1', now)] });
  const [slow] = await claimInbound(database.db, fr, 1, now);
  const [quick] = await claimInbound(database.db, fr, 1, new Date(now.getTime() + 61_000));
  expect([quick?.wamid, quick?.attempts]).toEqual(['w1', 2]);
  const finish = (work: typeof slow) => database.db.transaction().execute((trx) => finishInbound(trx, work!));
  expect(await finish(slow)).toBe(false);
  expect(await finish(quick)).toBe(true);
});

test('a message that cannot be handled is parked after five tries and the next one goes on', async () => {
  await tell({ messages: [aText('poison', now), aText('w2', new Date(now.getTime() + 1000))] });
  for (let i = 1; i <= 5; i++) {
    const later = new Date(now.getTime() + i * 3_600_000);
    const [work] = await claimInbound(database.db, fr, 1, later);
    expect(work?.wamid).toBe('poison');
    expect(await failInbound(database.db, work!, new Error('no'), later)).toBe(i === 5);
  }
  expect((await claimInbound(database.db, fr, 1, new Date(now.getTime() + 7 * 3_600_000)))[0]?.wamid).toBe('w2');
  expect(await countInbound(database.db, fr)).toEqual({ waiting: 1, parked: 1 });
});

test('twenty workers at once never hold two messages of one contact', async () => {
  const messages = Array.from({ length: 60 }, (_, i) => aText(`w${i}`, now, { from: `3360000000${i % 6}` }));
  await tell({ messages });
  const seen: string[] = [];
  const held = new Set<string>();
  const work = async (): Promise<void> => {
    for (let idle = 0; idle < 5; ) {
      const [one] = await claimInbound(database.db, fr, 1, now);
      if (!one) {
        idle++;
        continue;
      }
      expect(held.has(one.contactId)).toBe(false);
      held.add(one.contactId);
      seen.push(one.wamid);
      await database.db.transaction().execute(async (trx) => {
        expect(await finishInbound(trx, one)).toBe(true);
        held.delete(one.contactId);
      });
    }
  };
  await Promise.all(Array.from({ length: 20 }, work));
  for (
    let left = await claimInbound(database.db, fr, 60, now);
    left.length > 0;
    left = await claimInbound(database.db, fr, 60, now)
  )
    for (const one of left) {
      seen.push(one.wamid);
      await database.db.transaction().execute((trx) => finishInbound(trx, one));
    }
  expect(seen.length).toBe(60);
  expect(new Set(seen).size).toBe(60);
});

test('the window is open for 24 hours after the shopper’s last message', async () => {
  await tell({ messages: [aText('w1', now)] });
  const [contact] = await contacts();
  const thread = { addressId: frenchNumber, contactId: contact!.contact_id };
  const after = (ms: number) => windowOf(database.db, fr, thread, new Date(start.getTime() + ms));
  const day = 24 * 3_600_000;
  expect(await after(day - 1)).toEqual({ open: true, closesAt: new Date(start.getTime() + day) });
  expect(await after(day)).toEqual({ open: false });
  expect(await windowOf(database.db, fr, { ...thread, addressId: '1' }, now)).toEqual({ open: false });
});

test('a thread is read page by page', async () => {
  const messages = Array.from({ length: 25 }, (_, i) => aText(`w${i}`, new Date(start.getTime() + (i >> 1) * 1000)));
  await tell({ messages });
  const [contact] = await contacts();
  const thread = { addressId: frenchNumber, contactId: contact!.contact_id };
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listMessages(database.db, fr, thread, { cursor, limit: 10 });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(new Set(ids).size).toBe(25);
  expect(ids.length).toBe(25);
});

test('a number leads to one entity only', async () => {
  const [number] = await listChannelAddresses(database.db, fr);
  await expect(saveChannelAddress(database.db, { ...number!, entityId: be })).rejects.toThrow(
    'belongs to the entity fr',
  );
});

test('the daily work makes partitions ahead and may run twice', async () => {
  await keepHouse(database.db, log, start);
  await keepHouse(database.db, log, start);
  const partitions = await rowsOf(
    database.db,
    sql<{ name: string }>`
    select relname as name from pg_class where relname like 'message\_2%' or relname like 'message\_status\_2%' order by relname`,
  );
  expect(partitions.map(({ name }) => name).filter((name) => !name.endsWith('key'))).toEqual(
    expect.arrayContaining(['message_202611', 'message_202612', 'message_202701', 'message_status_202701']),
  );
});

test('while the database is away nothing is confirmed', async () => {
  const away = openDatabase('postgres://nobody@127.0.0.1:1/none', 1);
  const other = await createHttp({ publicUrl: 'http://localhost', trustProxy: false }, log);
  metaRoutes(other, { db: away.db, meta, log, now: () => now });
  const { body, headers } = signed(aWebhook({ messages: [aText('w1', now)] }));
  expect((await other.inject({ method: 'POST', url: '/webhooks/meta', body, headers })).statusCode).toBe(503);
  await other.close();
  await away.close();
});
