import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { createHttp, type Http } from './http.ts';
import { type EntityId, newId } from './identity.ts';
import { makeLog } from './log.ts';
import { abandonedAfterHours, sweepUploads } from './sweep-uploads.ts';
import { cloneTestDatabase, type TestDatabase } from './testing.ts';
import { findCompleteUpload, markUploadUsed, uploadLimits, uploadRoutes } from './uploads.ts';

const folder = mkdtempSync(join(tmpdir(), 'halles-uploads-'));
const now = () => new Date('2026-11-23T09:00:00Z');
const personId = newId();
let database: TestDatabase;
let http: Http;

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  http = await createHttp({ publicUrl: 'http://127.0.0.1:3000', trustProxy: false }, makeLog('silent'));
  const authorise = async (request: { headers: Record<string, unknown> }) => ({
    entityId: String(request.headers['x-entity'] ?? 'fr') as EntityId,
    personId,
  });
  uploadRoutes(http, { db: database.db, folder, now, authorise });
  await http.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await http.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const announce = (sizeBytes: number, purpose = 'leaflet') =>
  http.inject({ method: 'POST', url: '/api/uploads', payload: { purpose, fileName: 'leaflet.pdf', sizeBytes } });
const anUpload = async (sizeBytes: number): Promise<string> => (await announce(sizeBytes)).json().uploadId;

async function send(uploadId: string, offset: number, piece: string | Buffer, type = 'application/octet-stream') {
  const url = `/api/uploads/${uploadId}?offset=${offset}`;
  const answer = await http.inject({ method: 'PATCH', url, payload: piece, headers: { 'content-type': type } });
  return { status: answer.statusCode, body: answer.json() };
}

const receivedOf = async (uploadId: string) => (await http.inject(`/api/uploads/${uploadId}`)).json().received;
const pathOf = (uploadId: string) => join(folder, 'uploads', 'fr', uploadId);
const complete = (uploadId: string, entity = 'fr', purpose: 'leaflet' | 'feed' = 'leaflet') =>
  findCompleteUpload(database.db, folder, entity as EntityId, uploadId, purpose);

test('a file in pieces is whole only with its last one', async () => {
  const uploadId = await anUpload(11);
  expect((await send(uploadId, 0, 'leaf')).body).toEqual({ uploadId, sizeBytes: 11, received: 4 });
  expect(await complete(uploadId)).toBeUndefined();
  expect((await send(uploadId, 4, 'let.pdf')).body.received).toBe(11);
  expect(readFileSync(pathOf(uploadId), 'utf8')).toBe('leaflet.pdf');
  expect(await complete(uploadId)).toMatchObject({ fileName: 'leaflet.pdf', path: pathOf(uploadId) });
  expect(await complete(uploadId, 'fr', 'feed')).toBeUndefined();
  await markUploadUsed(database.db, 'fr' as EntityId, uploadId, now());
  expect(await complete(uploadId)).toBeUndefined();
});

test('a piece at another place is refused, with the place to go on from', async () => {
  const uploadId = await anUpload(8);
  await send(uploadId, 0, 'abcd');
  for (const offset of [0, 3, 5, 8]) {
    const answer = await send(uploadId, offset, 'wxyz');
    expect(answer).toMatchObject({ status: 409, body: { title: 'wrong_offset', received: 4 } });
  }
  expect((await send(uploadId, 4, 'efgh')).status).toBe(200);
  expect(readFileSync(pathOf(uploadId), 'utf8')).toBe('abcdefgh');
});

test('more than was announced is refused, and the upload can go on', async () => {
  const uploadId = await anUpload(4);
  expect(await send(uploadId, 0, 'abcde')).toMatchObject({ status: 413, body: { title: 'file_too_large' } });
  expect(await receivedOf(uploadId)).toBe(0);
  expect((await send(uploadId, 0, 'abcd')).body.received).toBe(4);
});

test('a file above its limit, of no size or of unknown purpose is not begun', async () => {
  const refused = await announce(uploadLimits.leaflet + 1);
  expect([refused.statusCode, refused.json().title]).toEqual([413, 'file_too_large']);
  expect((await announce(uploadLimits.leaflet)).statusCode).toBe(201);
  expect((await announce(uploadLimits.leaflet + 1, 'feed')).statusCode).toBe(201);
  for (const size of [0, -1, 1.5]) expect((await announce(size)).statusCode).toBe(400);
  expect((await announce(10, 'photo')).statusCode).toBe(400);
});

test('what is not a piece of a file is refused', async () => {
  const uploadId = await anUpload(4);
  expect((await send(uploadId, 0, '{"a":1}', 'application/json')).status).toBe(415);
  expect((await send(uploadId, -1, 'abcd')).status).toBe(400);
  expect((await send(newId(), 0, 'abcd')).body.title).toBe('unknown_upload');
});

test('a broken connection loses its piece only, and the file goes on from the last whole one', async () => {
  const uploadId = await anUpload(12);
  await send(uploadId, 0, 'abcd');
  const { port } = http.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  const head = `PATCH /api/uploads/${uploadId}?offset=4 HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/octet-stream\r\ncontent-length: 8\r\n\r\n`;
  socket.write(`${head}XXX`);
  await vi.waitFor(() => expect(readFileSync(pathOf(uploadId), 'utf8')).toBe('abcdXXX'));
  socket.destroy();
  await vi.waitFor(() => expect(http.server.closeAllConnections()).toBeUndefined());
  expect(await receivedOf(uploadId)).toBe(4);
  expect((await send(uploadId, 4, 'efghijkl')).body.received).toBe(12);
  expect(readFileSync(pathOf(uploadId), 'utf8')).toBe('abcdefghijkl');
});

test('the same piece sent twice at once counts once', async () => {
  const uploadId = await anUpload(8);
  const answers = await Promise.all([send(uploadId, 0, 'abcd'), send(uploadId, 0, 'abcd')]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect(await receivedOf(uploadId)).toBe(4);
});

test('two files at once do not meet', async () => {
  const [a, b] = [await anUpload(300_000), await anUpload(300_000)];
  const fill = async (uploadId: string, letter: string) => {
    for (let offset = 0; offset < 300_000; offset += 100_000)
      expect((await send(uploadId, offset, Buffer.alloc(100_000, letter))).status).toBe(200);
  };
  await Promise.all([fill(a, 'a'), fill(b, 'b')]);
  expect(readFileSync(pathOf(a)).equals(Buffer.alloc(300_000, 'a'))).toBe(true);
  expect(readFileSync(pathOf(b)).equals(Buffer.alloc(300_000, 'b'))).toBe(true);
});

test('another entity neither sees nor changes an upload', async () => {
  const uploadId = await anUpload(4);
  const url = `/api/uploads/${uploadId}`;
  const headers = { 'x-entity': 'be' };
  expect((await http.inject({ url, headers })).statusCode).toBe(404);
  expect((await http.inject({ method: 'DELETE', url, headers })).statusCode).toBe(404);
  expect(await complete(uploadId, 'be')).toBeUndefined();
  expect(await receivedOf(uploadId)).toBe(0);
});

test('an upload that is given up leaves nothing', async () => {
  const uploadId = await anUpload(4);
  expect((await http.inject({ method: 'DELETE', url: `/api/uploads/${uploadId}` })).statusCode).toBe(204);
  expect(existsSync(pathOf(uploadId))).toBe(false);
  expect((await http.inject(`/api/uploads/${uploadId}`)).statusCode).toBe(404);
});

/** Sweeps so many hours later; the files' times are set, as the test's clock is not the disk's. */
const sweepAfter = (hours: number) =>
  sweepUploads({ db: database.db, folder, now: () => new Date(now().getTime() + hours * 3_600_000) });
const lastByteAt = (uploadId: string, time: Date) => utimesSync(pathOf(uploadId), time, time);

test('an upload that nobody finished or used goes 48 hours after its last byte, one that grows stays', async () => {
  const [begun, whole, growing] = [await anUpload(8), await anUpload(4), await anUpload(8)];
  await send(begun, 0, 'abcd');
  await send(whole, 0, 'abcd');
  await send(growing, 0, 'abcd');
  for (const uploadId of [begun, whole]) lastByteAt(uploadId, now());
  lastByteAt(growing, new Date(now().getTime() + 3_600_000));
  await sweepAfter(abandonedAfterHours - 1);
  expect(await receivedOf(begun)).toBe(4);
  await sweepAfter(abandonedAfterHours + 0.5);
  for (const uploadId of [begun, whole]) {
    expect(existsSync(pathOf(uploadId))).toBe(false);
    expect((await http.inject(`/api/uploads/${uploadId}`)).statusCode).toBe(404);
  }
  expect((await send(growing, 4, 'efgh')).status).toBe(200);
  expect(await complete(growing)).toMatchObject({ received: 8 });
});

test('what was taken over stays, and so do the files of others in the data folder', async () => {
  const uploadId = await anUpload(4);
  await send(uploadId, 0, 'feed');
  await markUploadUsed(database.db, 'fr' as EntityId, uploadId, now());
  lastByteAt(uploadId, now());
  const other = join(folder, 'uploads', 'fr', 'notes.txt');
  writeFileSync(other, 'mine');
  utimesSync(other, now(), now());
  await sweepAfter(1000);
  expect(readFileSync(pathOf(uploadId), 'utf8')).toBe('feed');
  expect(existsSync(other)).toBe(true);
});

test('a file whose row a crash took, and a row whose file is gone, are cleared away', async () => {
  const stray = newId();
  writeFileSync(pathOf(stray), 'abcd');
  lastByteAt(stray, now());
  const rowOnly = await anUpload(4);
  rmSync(pathOf(rowOnly));
  expect(await sweepAfter(abandonedAfterHours + 1)).toBeGreaterThanOrEqual(2);
  expect(existsSync(pathOf(stray))).toBe(false);
  expect((await http.inject(`/api/uploads/${rowOnly}`)).statusCode).toBe(404);
  expect(await sweepAfter(abandonedAfterHours + 1)).toBe(0);
});
