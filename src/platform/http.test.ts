import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createHttp, type Http, Problem } from './http.ts';
import { makeLog } from './log.ts';

let http: Http;

beforeAll(async () => {
  http = await createHttp({ publicUrl: 'https://shop.example', trustProxy: false }, makeLog('silent'));
  const body = z.object({ steps: z.number().int().positive() });
  http.post('/api/lines', { schema: { body } }, async () => ({ done: true }));
  http.post('/webhooks/meta', async () => ({ done: true }));
  http.get('/api/broken', async () => {
    throw new Error('password=hunter2 at /root/secret');
  });
  http.get('/api/full', async () => {
    throw new Problem(409, 'slot_full', 'This slot is full.', { free: 0 });
  });
});
afterAll(() => http.close());

const post = (headers: Record<string, string>, url = '/api/lines') =>
  http.inject({ method: 'POST', url, payload: { steps: 1 }, headers: { host: 'shop.example', ...headers } });

test.each([
  [{ origin: 'https://evil.example' }],
  [{ origin: 'null' }],
  [{ origin: 'https://shop.example.evil.example' }],
  [{ 'sec-fetch-site': 'cross-site' }],
  [{ 'sec-fetch-site': 'same-site', origin: 'https://blog.shop.example' }],
  [{ 'sec-fetch-site': 'cross-site', origin: 'https://shop.example' }],
])('a change asked from another site is refused: %o', async (headers: Record<string, string>) => {
  const answer = await post(headers);
  expect([answer.statusCode, answer.json().title]).toEqual([403, 'other_origin']);
});

test.each([
  [{}],
  [{ origin: 'https://shop.example' }],
  [{ 'sec-fetch-site': 'same-origin' }],
  [{ 'sec-fetch-site': 'none' }],
])('our own pages and programs may change things: %o', async (headers: Record<string, string>) => {
  expect((await post(headers)).statusCode).toBe(200);
});

test('Meta’s webhooks come from elsewhere', async () => {
  expect((await post({ origin: 'https://evil.example' }, '/webhooks/meta')).statusCode).toBe(200);
});

test('every refusal is a problem with type, title, status and sentence', async () => {
  const bad = await http.inject({ method: 'POST', url: '/api/lines', payload: { steps: 0 } });
  expect(bad.json()).toMatchObject({
    type: 'urn:halles:problem:invalid_request',
    status: 400,
    fields: [{ field: 'steps' }],
  });
  const lost = await http.inject('/api/nowhere?token=secret');
  expect(lost.json()).toEqual({
    type: 'urn:halles:problem:not_found',
    title: 'not_found',
    status: 404,
    detail: 'There is nothing at /api/nowhere.',
  });
  expect((await http.inject('/api/full')).json()).toMatchObject({ status: 409, title: 'slot_full', free: 0 });
  for (const answer of [bad, lost]) expect(answer.headers['content-type']).toContain('application/problem+json');
});

test.each([
  ['{"steps":', 'application/json', 400],
  ['steps=1', 'application/x-www-form-urlencoded', 415],
  [`{"steps":1,"more":"${'x'.repeat(1_100_000)}"}`, 'application/json', 413],
])('a body that cannot be read is told: %#', async (payload, type, status) => {
  const answer = await http.inject({ method: 'POST', url: '/api/lines', payload, headers: { 'content-type': type } });
  expect(answer.statusCode).toBe(status);
  expect(answer.json()).toMatchObject({ status, type: expect.stringMatching(/^urn:halles:problem:/) });
});

test('a breakage tells nothing of what broke', async () => {
  const answer = await http.inject('/api/broken');
  expect(answer.json()).toMatchObject({ status: 500, title: 'failure' });
  expect(answer.body).not.toMatch(/hunter2|secret|Error|at /);
});

test('answers carry the security headers', async () => {
  const { headers } = await http.inject('/api/full');
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'strict-transport-security': expect.stringContaining('max-age=31536000'),
  });
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['content-security-policy']).toMatch(/script-src 'self';/);
  expect(headers['x-powered-by']).toBeUndefined();
});

test('a flood from one address is slowed down, webhooks are not', async () => {
  const small = await createHttp({ publicUrl: 'http://localhost:3000', trustProxy: false }, makeLog('silent'));
  small.get('/api/one', { config: { rateLimit: { max: 2, timeWindow: '1 minute' } } }, async () => ({}));
  const answers = [await small.inject('/api/one'), await small.inject('/api/one'), await small.inject('/api/one')];
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 429]);
  expect(answers[2]?.json()).toMatchObject({ title: 'too_many_requests', status: 429 });
  await small.close();
});

test('closing does not wait for a connection on which nothing was asked, and lets an answer in hand go out', async () => {
  const closing = await createHttp({ publicUrl: 'https://shop.example', trustProxy: false }, makeLog('silent'));
  const begun = Promise.withResolvers<void>();
  closing.get('/slow', async () => {
    begun.resolve();
    await new Promise((settle) => setTimeout(settle, 200));
    return { done: true };
  });
  await closing.listen({ port: 0, host: '127.0.0.1' });
  const { port } = closing.server.address() as AddressInfo;
  const silent = connect(port, '127.0.0.1');
  await once(silent, 'connect');
  const answer = fetch(`http://127.0.0.1:${port}/slow`);
  await begun.promise;
  await Promise.all([closing.close(), once(silent, 'close')]);
  expect((await answer).status).toBe(200);
}, 10_000);
