import { fork } from 'node:child_process';
import { join } from 'node:path';
import { sql } from 'kysely';
import { metaRoutes, saveChannelAddress } from '../src/meta/index.ts';
import { saveEntity, saveGroup } from '../src/organisation/index.ts';
import { createHttp, type Database, type EntityId, makeLog, rowOf } from '../src/platform/index.ts';
import { type Figure, quantile } from './figure.ts';
import { withDatabase } from './scratch.ts';
import type { LoadAnswer, LoadTask } from './webhook-load.ts';

const entityId = 'fr' as EntityId;
const secret = 'bench-app-secret';
const seconds = 10;
const floorSeconds = 3;

/**
 * Signed webhooks a second that were durable before they were answered, by the real route over HTTP, sent by a process of its own on this
 * machine. The floors are one row a transaction over the same driver, and a signed webhook that holds nothing.
 * @throws {Error} when something was answered 200 and is not in the database.
 */
export async function measure(): Promise<Figure[]> {
  return withDatabase(async ({ db }) => {
    await saveNumber(db);
    const log = makeLog('silent');
    const http = await createHttp({ publicUrl: 'http://127.0.0.1', trustProxy: false }, log);
    metaRoutes(http, {
      db,
      log,
      now: () => new Date(),
      meta: { appSecret: secret, verifyToken: 'bench-verify-token' },
    });
    const url = await http.listen({ port: 0, host: '127.0.0.1' });
    const load = (task: Pick<LoadTask, 'connections' | 'seconds' | 'first' | 'bodies'>) =>
      sendFromChild({ url, secret, ...task });
    try {
      const warm = await load({ connections: 64, seconds: 1, first: 0, bodies: 'mix' });
      const inserts = await insertsPerSecond(db);
      const nothing = await load({ connections: 64, seconds: floorSeconds, first: 0, bodies: 'empty' });
      const few = await load({ connections: 64, seconds, first: 10_000_000, bodies: 'mix' });
      const many = await load({ connections: 256, seconds, first: 20_000_000, bodies: 'mix' });
      await requireKept(db, [warm, few, many]);
      return [
        ...figuresOf(few, 64, { inserts, posts: perSecond(nothing) }),
        ...figuresOf(many, 256, { inserts, posts: perSecond(nothing) }),
      ];
    } finally {
      await http.close();
    }
  });
}

const perSecond = ({ good, seconds: spent }: LoadAnswer): number => good / spent;

function figuresOf(
  answer: LoadAnswer,
  connections: number,
  { inserts, posts }: { inserts: number; posts: number },
): Figure[] {
  const runs = answer.good;
  const value = perSecond(answer);
  const rate = { what: `webhooks made durable, ${connections} connections`, value, unit: 'per s', runs };
  const wait = (p: number): Figure => ({
    what: `p${p * 100} until the answer, ${connections} connections`,
    value: quantile(answer.durationsMs, p),
    unit: 'ms',
    runs,
  });
  return [
    { ...rate, floor: inserts, floorOf: 'one row a transaction, same driver' },
    { ...rate, floor: posts, floorOf: 'signed posts that hold nothing, 64 connections' },
    wait(0.5),
    wait(0.99),
  ];
}

function sendFromChild(task: LoadTask): Promise<LoadAnswer> {
  const child = fork(join(import.meta.dirname, 'webhook-load.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
  });
  return new Promise((settle, fail) => {
    child.once('message', (answer) => settle(answer as LoadAnswer));
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`The sender ended (${code}) before it told what it sent.`)));
    child.send(task);
  });
}

/** As many at once as the pool has connections. */
async function insertsPerSecond(db: Database): Promise<number> {
  await sql`create table bench_floor (entity_id text, id bigint generated always as identity, body text)`.execute(db);
  const body = 'x'.repeat(400);
  const until = performance.now() + floorSeconds * 1000;
  let rows = 0;
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      for (; performance.now() < until; rows++)
        await sql`insert into bench_floor (entity_id, body) values (${entityId}, ${body})`.execute(db);
    }),
  );
  return rows / floorSeconds;
}

async function requireKept(db: Database, answers: readonly LoadAnswer[]): Promise<void> {
  const good = answers.reduce((sum, answer) => sum + answer.good, 0);
  const refused = answers.reduce((sum, answer) => sum + answer.refused, 0);
  const row = await rowOf(
    db,
    sql<{ kept: number }>`
      select (select count(*) from message where entity_id = ${entityId})
        + (select count(*) from message_status where entity_id = ${entityId}) as kept`,
  );
  const kept = row?.kept ?? 0;
  if (kept < good || kept > good + refused)
    throw new Error(`${good} webhooks were answered 200, ${refused} were refused, and ${kept} are in the database.`);
}

async function saveNumber(db: Database): Promise<void> {
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
  await saveChannelAddress(db, {
    entityId,
    channel: 'whatsapp',
    addressId: '20001',
    accountId: '10001',
    publicAddress: '+33 1 99 00 10 01',
    verifiedName: 'France',
    catalogId: null,
  });
}
