import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { Pool } from 'undici';
import { metaRoutes, saveChannelNumber } from '../src/meta/index.ts';
import { saveEntity, saveGroup } from '../src/organisation/index.ts';
import { createHttp, type EntityId, makeLog } from '../src/platform/index.ts';
import { type Figure, quantile, timed } from './figure.ts';
import { withDatabase } from './scratch.ts';

const entityId = 'fr' as EntityId;
const secret = 'bench-app-secret';
const seconds = 8;

/**
 * Signed webhooks a second that were durable before they were answered, in Meta's mix of three statuses to one message, by the real route over
 * HTTP on this machine (the sender runs in the same process). The floor is one row a transaction, as many at once.
 */
export async function measure(): Promise<Figure[]> {
  return withDatabase(async ({ db }) => {
    await saveGroup(db, 'group', 'Group');
    const entity = {
      entityId,
      groupId: 'group',
      country: 'FR',
      name: 'France',
      languages: ['fr'],
      currency: 'EUR',
      timeZone: 'Europe/Paris',
      theme: {},
    } as const;
    await saveEntity(db, entity, 'France');
    const number = {
      entityId,
      phoneNumberId: '20001',
      wabaId: '10001',
      displayNumber: '+33 1 99 00 10 01',
      verifiedName: 'France',
      catalogId: null,
    };
    await saveChannelNumber(db, number);
    const log = makeLog('silent');
    const http = await createHttp({ publicUrl: 'http://127.0.0.1', trustProxy: false }, log);
    metaRoutes(http, {
      db,
      log,
      now: () => new Date(),
      meta: { appSecret: secret, verifyToken: 'bench-verify-token' },
    });
    const url = await http.listen({ port: 0, host: '127.0.0.1' });
    const client = new Pool(url, { connections: 128 });
    let sent = 0;
    const durations: number[] = [];
    let good = 0;
    const post = async () => {
      const body = webhook(sent++);
      const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
      durations.push(
        await timed(async () => {
          const answer = await client.request({
            path: '/webhooks/meta',
            method: 'POST',
            headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature },
            body,
          });
          await answer.body.dump();
          if (answer.statusCode === 200) good++;
        }),
      );
    };
    await forSeconds(1, 128, post);
    durations.length = 0;
    good = 0;
    await forSeconds(seconds, 128, post);
    let rows = 0;
    await sql`create table bench_floor (entity_id text, id bigint generated always as identity, body text)`.execute(db);
    await forSeconds(3, 16, async () => {
      await sql`insert into bench_floor (entity_id, body) values (${entityId}, ${webhook(rows)})`.execute(db);
      rows++;
    });
    const kept = await sql<{ n: number }>`
      select (select count(*) from message where entity_id = ${entityId}) + (select count(*) from message_status where entity_id = ${entityId}) as n`.execute(
      db,
    );
    await client.close();
    await http.close();
    if ((kept.rows[0]?.n ?? 0) < good)
      throw new Error(`${good} were answered 200 and only ${kept.rows[0]?.n} are there.`);
    return [
      { what: 'signed webhooks made durable', value: good / seconds, unit: 'per second', floor: rows / 3 },
      { what: 'p50 until the answer, 128 at once', value: quantile(durations, 0.5), unit: 'ms' },
      { what: 'p99 until the answer, 128 at once', value: quantile(durations, 0.99), unit: 'ms' },
    ];
  });
}

async function forSeconds(duration: number, workers: number, work: () => Promise<void>): Promise<void> {
  const until = performance.now() + duration * 1000;
  await Promise.all(
    Array.from({ length: workers }, async () => {
      while (performance.now() < until) await work();
    }),
  );
}

function webhook(i: number): string {
  const at = String(Math.floor(Date.now() / 1000));
  const person = `3363998${String(i % 5000).padStart(4, '0')}`;
  const about = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '33199001001', phone_number_id: '20001' },
  };
  const message = {
    contacts: [{ profile: { name: 'A' }, wa_id: person }],
    messages: [{ from: person, id: `wamid.M${i}`, timestamp: at, type: 'text', text: { body: 'bonjour' } }],
  };
  const status = { statuses: [{ id: `wamid.S${i}`, status: 'delivered', timestamp: at, recipient_id: person }] };
  const value = { ...about, ...(i % 4 === 0 ? message : status) };
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '10001', changes: [{ field: 'messages', value }] }],
  });
}
