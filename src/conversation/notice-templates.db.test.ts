import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Graph, openGraph, saveChannelAddress, toMetaTemplate } from '../meta/index.ts';
import { templateMessage } from '../meta/messages.ts';
import { frenchEntity, saveFrenchEntity } from '../organisation/testing.ts';
import { makeLog } from '../platform/index.ts';
import { cloneTestDatabase, type TestDatabase } from '../platform/testing.ts';
import { ensureNoticeTemplates, noticesFor } from './notice-templates.ts';

const root = join(import.meta.dirname, '../..');
const contract = join(root, '../shared/meta/schemas/marketing-requests.schema.json');
const accountId = '900800700600500';
const addressId = '100200300400500';
const shopper = '33612345678';

let database: TestDatabase;
let sandbox: { readonly url: string; readonly child: ChildProcess };
let graph: Graph;

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  await saveFrenchEntity(database.db, []);
  const number = {
    channel: 'whatsapp',
    publicAddress: '+33 1 99 00 00 01',
    verifiedName: 'Halle',
    catalogId: null,
  } as const;
  await saveChannelAddress(database.db, { ...number, entityId: frenchEntity, addressId, accountId });
  sandbox = await startSandbox();
  graph = openGraph({ graphUrl: sandbox.url, graphVersion: 'v25.0', accessToken: 'sandbox-token' });
  await control('numbers', {
    phone_number_id: addressId,
    waba_id: accountId,
    display_phone_number: number.publicAddress,
    verified_name: number.verifiedName,
  });
  await control('shoppers', { name: 'Zoé', wa_id: shopper });
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

const ensure = (at = graph) =>
  ensureNoticeTemplates({ db: database.db, graph: at, log: makeLog('silent') }, frenchEntity);

async function atMeta(): Promise<{ name: string; language: string; status: string; category: string }[]> {
  const { data } = (await graph.get(`/${accountId}/message_templates`, { limit: 100 })) as { data: never[] };
  return data;
}

test('a Meta that is down or refuses a template ends nothing, and the next time asks again', async () => {
  await control('faults', { down: true });
  expect(await ensure()).toBe(false);
  await control('faults', { down: false });
  let asked = 0;
  const refusingTwo: Graph = {
    ...graph,
    post: async (...call) => {
      if (asked++ < 2) await control('faults', { failNext: { code: 100, times: 1 } });
      return graph.post(...call);
    },
  };
  expect(await ensure(refusingTwo)).toBe(false);
  expect(await atMeta()).toHaveLength(8);
  expect(await ensure()).toBe(true);
  expect(await atMeta()).toHaveLength(10);
});

test('every notice is there once in every language, and can be sent when Meta has approved it', async () => {
  await ensure();
  await ensure();
  const there = await atMeta();
  expect(there.map(({ name, language }) => `${name} ${language}`).sort()).toEqual(
    ['order_canceled', 'order_ready'].flatMap((name) => ['en', 'es', 'fr', 'it', 'nl'].map((l) => `${name} ${l}`)),
  );
  expect(new Set(there.map(({ category }) => category))).toEqual(new Set(['UTILITY']));
  await expect
    .poll(async () => new Set((await atMeta()).map(({ status }) => status)), { timeout: 10_000 })
    .toEqual(new Set(['APPROVED']));
  for (const { name, language, examples } of noticesFor('FR', 'EUR')) {
    const parameters = examples.map((text) => ({ type: 'text', text }));
    const body = templateMessage({ name, language, components: [{ type: 'body', parameters }] });
    const request = { messaging_product: 'whatsapp', to: shopper, ...body };
    expect(await graph.post(`/${addressId}/messages`, request)).toHaveProperty('messages');
  }
});

test.each(noticesFor('BE', 'EUR'))('$name says something in $language between its variables', ({ body, examples }) => {
  expect(body.match(/\{\{\d\}\}/g)).toHaveLength(examples.length);
  expect(body).not.toMatch(/^\{\{|\}\}$|\n{3}| {5}/);
  expect(body.length).toBeLessThanOrEqual(1024);
});

// The reference schema is no part of the product; without it this test is skipped.
test.skipIf(!existsSync(contract))('what is asked of Meta has the shape it prescribes', () => {
  const { $defs, 'x-operations': operations } = JSON.parse(readFileSync(contract, 'utf8'));
  const schema = operations['POST /{version}/{waba_id}/message_templates'];
  const accepts = new Ajv2020({ strict: false, allErrors: true }).compile({ ...schema, $defs });
  for (const template of noticesFor('FR', 'EUR')) expect(accepts(toMetaTemplate(template)), template.name).toBe(true);
});
