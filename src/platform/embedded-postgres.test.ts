import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, expect, test } from 'vitest';
import { type EmbeddedPostgres, isPostgresRunning, startEmbeddedPostgres } from './embedded-postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'halles-postgres-'));
chmodSync(folder, 0o711);
let server: EmbeddedPostgres | undefined;

afterEach(async () => {
  await server?.stop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ask<Row extends pg.QueryResultRow>(statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: server!.connectionString('halles') });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

const postmaster = (): number => Number(readFileSync(join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[0]);
const notes = async () => (await ask<{ text: string }>('select text from note order by text')).map(({ text }) => text);

test('a second start keeps what the first one wrote', async () => {
  server = await startEmbeddedPostgres({ folder });
  expect(server.startedHere).toBe(true);
  await ask('create table note (text text)');
  await ask(`insert into note values ('first')`);
  await server.stop();
  expect(isPostgresRunning(folder)).toBe(false);
  server = await startEmbeddedPostgres({ folder });
  expect(await notes()).toEqual(['first']);
});

test('what was acknowledged is there after a kill -9', async () => {
  server = await startEmbeddedPostgres({ folder });
  await ask(`insert into note values ('second')`);
  process.kill(postmaster(), 'SIGKILL');
  server = await startEmbeddedPostgres({ folder });
  expect(await notes()).toEqual(['first', 'second']);
});

test('a server that runs already is used and left as it is found', async () => {
  const first = await startEmbeddedPostgres({ folder });
  server = first;
  const running = postmaster();
  const adopted = await startEmbeddedPostgres({ folder });
  expect([adopted.startedHere, postmaster()]).toEqual([false, running]);
  expect(await notes()).toEqual(['first', 'second']);
  expect(isPostgresRunning(folder)).toBe(true);
});
