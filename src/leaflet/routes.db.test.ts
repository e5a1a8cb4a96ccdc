import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Role, requireCapability, saveEntity, saveMembership, savePerson } from '../organisation/index.ts';
import { organisationRoutes, sessionCookie } from '../organisation/routes.ts';
import { openSession } from '../organisation/sign-in.ts';
import { aStore, frenchEntity, saveFrenchEntity } from '../organisation/testing.ts';
import { createHttp, type EntityId, encodeCursor, type Http, makeLog, newId, uploadRoutes } from '../platform/index.ts';
import { cloneTestDatabase, type TestDatabase } from '../platform/testing.ts';
import { leafletFiles } from './files.ts';
import { leafletRoutes } from './index.ts';
import { setLeafletState } from './repository.ts';
import { aDraft, saveLeaflet } from './testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'halles-leaflet-routes-'));
const files = leafletFiles(folder);
const monday = new Date('2026-11-23T09:00:00Z');
const now = () => monday;
const be = 'be' as EntityId;
const started: string[] = [];
const canceled: string[] = [];
let database: TestDatabase;
let http: Http;
let editor: string;
let belgian: string;
let picker: string;

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  const { db } = database;
  await saveFrenchEntity(db, [aStore()]);
  const belgium = { entityId: be, country: 'BE', name: 'België', languages: ['nl'], timeZone: 'Europe/Brussels' };
  await saveEntity(db, { ...belgium, groupId: 'group', currency: 'EUR', theme: {} }, 'België');
  http = await createHttp({ publicUrl: 'http://127.0.0.1:3000', trustProxy: false }, makeLog('silent'));
  organisationRoutes(http, { db, now, demo: false, secureCookies: false, setUpKey: undefined });
  const authorise = (request: Parameters<typeof requireCapability>[1]) =>
    requireCapability(db, request, monday, 'edit_leaflets');
  uploadRoutes(http, { db, folder, now, authorise });
  leafletRoutes(http, {
    db,
    now,
    dataFolder: folder,
    publicUrl: 'http://127.0.0.1:3000',
    files,
    startReading: async (_entityId, leafletId) => void started.push(leafletId),
    cancelReading: async (_entityId, leafletId) => void canceled.push(leafletId),
  });
  editor = await signIn(frenchEntity, 'leaflet_editor');
  belgian = await signIn(be, 'administrator');
  picker = await signIn(frenchEntity, 'store_employee');
});
afterAll(async () => {
  await http.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

async function signIn(entityId: EntityId, role: Role): Promise<string> {
  const personId = newId();
  await savePerson(database.db, { personId, name: role, email: `${personId}@example.org`, language: 'fr' });
  await saveMembership(database.db, entityId, personId, role);
  return `${sessionCookie}=${(await openSession(database.db, entityId, personId, monday)).value}`;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

async function call(method: Method, url: string, cookie?: string, payload?: object | Buffer) {
  const headers = {
    ...(cookie && { cookie }),
    ...(Buffer.isBuffer(payload) && { 'content-type': 'application/octet-stream' }),
  };
  const answer = await http.inject({ method, url, headers, ...(payload && { payload }) });
  return { status: answer.statusCode, body: answer.body ? answer.json() : undefined };
}

async function anUpload(bytes: Buffer, whole = true): Promise<string> {
  const asked = { purpose: 'leaflet', fileName: 'leaflet.pdf', sizeBytes: bytes.length };
  const { uploadId } = (await call('POST', '/api/uploads', editor, asked)).body;
  const piece = whole ? bytes : bytes.subarray(1);
  expect((await call('PATCH', `/api/uploads/${uploadId}?offset=0`, editor, piece)).status).toBe(200);
  return uploadId;
}

const asked = {
  title: 'Week 48',
  language: 'fr',
  storeIds: [],
  validFrom: '2026-11-23',
  validThrough: '2026-11-29',
};

function everyRoute(leafletId: string, offerId: string): [Method, string, object?][] {
  const url = `/api/leaflets/${leafletId}`;
  const edit = { kind: 'edit', changes: [{ offerId, revision: 1, after: aDraft() }] };
  return [
    ['GET', url],
    ['PATCH', url, { title: 'x', storeIds: [], validFrom: '2026-11-23', validThrough: '2026-11-29' }],
    ['POST', `${url}/cancel`],
    ['POST', `${url}/resume`],
    ['GET', `${url}/offers`],
    ['POST', `${url}/edits`, edit],
    ['POST', `${url}/bulk-edits`, { targets: [{ offerId, revision: 1 }], change: { loyaltyRequired: true } }],
    ['PUT', `${url}/presence`, { page: 1, offerId: null }],
    ['GET', `${url}/comments`],
    ['POST', `${url}/comments`, { offerId, text: 'x' }],
    ['POST', `${url}/comments/${offerId}/answers`, { text: 'x' }],
    ['PUT', `${url}/comments/${offerId}`, { resolved: true }],
    ['GET', `${url}/differences`],
    ['POST', `${url}/undo`],
    ['POST', `${url}/redo`],
    ['GET', `${url}/publication`],
    ['POST', `${url}/publication`],
    ['DELETE', `${url}/publication/offers/${offerId}`],
    ['GET', `${url}/pages/1/480`],
  ];
}

test('without a session, or without the right, nothing is seen or done, and who may is named', async () => {
  const { leaflet, offerIds } = await saveLeaflet(database.db, { entityId: frenchEntity });
  const routes = [...everyRoute(leaflet.leafletId, offerIds[0]!), ['GET', '/api/leaflets'] as const];
  for (const [method, url, body] of routes) {
    expect([url, (await call(method, url, undefined, body)).status]).toEqual([url, 401]);
    const refused = await call(method, url, picker, body);
    expect([url, refused.status, refused.body.roles]).toEqual([url, 403, ['administrator', 'leaflet_editor']]);
  }
});

test('another entity’s leaflet is not there', async () => {
  const { leaflet, offerIds } = await saveLeaflet(database.db, { entityId: frenchEntity });
  for (const [method, url, body] of everyRoute(leaflet.leafletId, offerIds[0]!))
    expect([url, (await call(method, url, belgian, body)).status]).toEqual([url, 404]);
  expect((await call('GET', '/api/leaflets', belgian)).body.items).toEqual([]);
  expect((await call('GET', `/api/leaflets/${leaflet.leafletId}/edits`, belgian)).body.edits).toEqual([]);
  expect((await call('DELETE', `/api/leaflets/${leaflet.leafletId}/publication`, belgian)).status).toBe(409);
  expect((await call('GET', `/api/leaflets/${leaflet.leafletId}/offers`, editor)).body.offers).toHaveLength(1);
});

test('an upload becomes a leaflet that is read, once', async () => {
  const bytes = Buffer.from('%PDF-1.7 leaflet');
  const uploadId = await anUpload(bytes);
  const made = await call('POST', '/api/leaflets', editor, { ...asked, uploadId });
  expect(made).toMatchObject({ status: 201, body: { state: 'reading', title: 'Week 48' } });
  expect(started).toContain(made.body.leafletId);
  expect(existsSync(files.pdf(frenchEntity, made.body.leafletId))).toBe(true);
  expect((await call('POST', '/api/leaflets', editor, { ...asked, uploadId })).body.title).toBe('unknown_upload');
  expect((await call('GET', `/api/uploads/${uploadId}`, editor)).status).toBe(404);
});

test('a button pressed twice makes one leaflet', async () => {
  const uploadId = await anUpload(Buffer.from('%PDF-1.7 twice'));
  const make = () => call('POST', '/api/leaflets', editor, { ...asked, uploadId, title: 'Twice' });
  const both = await Promise.all([make(), make()]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 404]);
  const { items } = (await call('GET', '/api/leaflets', editor)).body;
  expect(items.filter(({ title }: { title: string }) => title === 'Twice')).toHaveLength(1);
});

test('a leaflet is not made of half a file, wrong days or an unknown store', async () => {
  const half = await anUpload(Buffer.from('%PDF-1.7'), false);
  const whole = await anUpload(Buffer.from('%PDF-1.7'));
  const make = (over: object) => call('POST', '/api/leaflets', editor, { ...asked, uploadId: whole, ...over });
  expect(await make({ uploadId: half })).toMatchObject({ status: 404, body: { title: 'unknown_upload' } });
  expect(await make({ validThrough: '2026-11-22' })).toMatchObject({ status: 422, body: { title: 'wrong_dates' } });
  expect(await make({ storeIds: ['nowhere'] })).toMatchObject({ status: 422, body: { title: 'unknown_store' } });
  for (const over of [{ validFrom: '2026-13-45' }, { title: '' }, { title: 'x'.repeat(201) }, { uploadId: 'x' }])
    expect([over, (await make(over)).status]).toEqual([over, 400]);
});

test('a draft out of its bounds is refused with the field', async () => {
  const { leaflet, offerIds } = await saveLeaflet(database.db, { entityId: frenchEntity });
  const edit = (after: object, changes = 1) =>
    call('POST', `/api/leaflets/${leaflet.leafletId}/edits`, editor, {
      kind: 'edit',
      changes: Array(changes).fill({ offerId: offerIds[0], revision: 1, after }),
    });
  for (const over of [
    { name: 'x'.repeat(301) },
    { priceMinor: -1 },
    { priceMinor: 1.5 },
    { page: 301 },
    { box: [0, 0, 1, 1] },
    { productIds: Array(101).fill('milk') },
    { validFrom: '2026-02-30' },
    { mechanic: { type: 'PERCENT_OFF', percent: 101 } },
    { mechanic: { type: 'HALF_PRICE' } },
  ]) {
    const { status, body } = await edit({ ...aDraft(), ...over });
    expect([over, status, body.title]).toEqual([over, 400, 'invalid_request']);
    expect(body.fields[0].field).toContain('changes/0/after');
  }
  expect((await edit(aDraft(), 201)).status).toBe(400);
  expect((await edit(aDraft({ name: 'fits' }))).status).toBe(201);
});

test('an edit of what somebody changed meanwhile is a conflict that names the offer', async () => {
  const { leaflet, offerIds } = await saveLeaflet(database.db, { entityId: frenchEntity });
  const url = `/api/leaflets/${leaflet.leafletId}`;
  const changes = [{ offerId: offerIds[0], revision: 1, after: aDraft({ name: 'B' }) }];
  expect((await call('POST', `${url}/edits`, editor, { kind: 'edit', changes })).status).toBe(201);
  const late = await call('POST', `${url}/edits`, editor, { kind: 'edit', changes });
  expect(late).toMatchObject({ status: 409, body: { title: 'changed_meanwhile', offerId: offerIds[0] } });
  expect((await call('POST', `${url}/undo`, editor)).body.kind).toBe('edit');
  expect((await call('POST', `${url}/undo`, editor)).body.title).toBe('nothing_to_undo');
  const { edits } = (await call('GET', `${url}/edits`, editor)).body;
  expect(edits).toMatchObject([{ personName: 'leaflet_editor', kind: 'edit', undone: true, offerIds }]);
});

test('an edit with reversed days is refused in a sentence that names the offer', async () => {
  const { leaflet, offerIds } = await saveLeaflet(database.db, { entityId: frenchEntity });
  const after = aDraft({ validFrom: '2026-11-25', validThrough: '2026-11-24' });
  const changes = [{ offerId: offerIds[0], revision: 1, after }];
  const answer = await call('POST', `/api/leaflets/${leaflet.leafletId}/edits`, editor, { kind: 'edit', changes });
  const detail = 'The last day of this offer is before its first.';
  expect(answer).toMatchObject({ status: 422, body: { title: 'wrong_days', detail, offerId: offerIds[0] } });
});

test('a leaflet is published with its blockers told, and taken away again', async () => {
  const { leaflet, offerIds } = await saveLeaflet(database.db, { entityId: frenchEntity }, [
    aDraft({ checked: false, confidence: 0.2 }),
  ]);
  const url = `/api/leaflets/${leaflet.leafletId}`;
  const blocked = await call('POST', `${url}/publication`, editor);
  expect(blocked).toMatchObject({
    status: 422,
    body: { title: 'blocked', blockers: [{ code: 'needs_look', page: 1 }] },
  });
  const changes = [{ offerId: offerIds[0], revision: 1, after: aDraft() }];
  await call('POST', `${url}/edits`, editor, { kind: 'check', changes });
  expect((await call('GET', `${url}/publication`, editor)).body).toMatchObject({ nextVersion: 1, blockers: [] });
  expect((await call('POST', `${url}/publication`, editor)).body).toEqual({
    version: 1,
    stores: 1,
    offers: 1,
    held: 0,
  });
  expect((await call('DELETE', `${url}/publication/offers/${offerIds[0]}`, editor)).status).toBe(204);
  expect((await call('DELETE', `${url}/publication`, editor)).status).toBe(204);
  expect((await call('DELETE', `${url}/publication`, editor)).status).toBe(409);
  expect((await call('GET', url, editor)).body.publishedVersion).toBeNull();
});

test('what is sure is published while the rest is said to stay', async () => {
  const { leaflet } = await saveLeaflet(database.db, { entityId: frenchEntity }, [
    aDraft(),
    aDraft({ checked: false, confidence: 0.2 }),
  ]);
  const url = `/api/leaflets/${leaflet.leafletId}`;
  const { sure } = (await call('GET', `${url}/publication`, editor)).body;
  expect([sure.offerCount, sure.heldIds.length, sure.blockers]).toEqual([1, 1, []]);
  const done = await call('POST', `${url}/publication?part=sure`, editor);
  expect(done.body).toEqual({ version: 1, stores: 1, offers: 1, held: 1 });
  const { version, differences } = (await call('GET', `${url}/differences`, editor)).body;
  expect([version, differences.length, differences[0].before]).toEqual([1, 1, null]);
});

test('comments, bulk edits and thresholds keep within their bounds', async () => {
  const { leaflet, offerIds } = await saveLeaflet(database.db, { entityId: frenchEntity });
  const url = `/api/leaflets/${leaflet.leafletId}`;
  const [offerId] = offerIds;
  const status = async (method: Method, to: string, body: object) => (await call(method, to, editor, body)).status;
  expect(await status('POST', `${url}/comments`, { offerId, text: ' ' })).toBe(400);
  expect(await status('POST', `${url}/comments`, { offerId, text: 'x'.repeat(2001) })).toBe(400);
  expect(await status('POST', `${url}/comments`, { offerId, text: 'x' })).toBe(201);
  const targets = [{ offerId, revision: 1 }];
  expect(await status('POST', `${url}/bulk-edits`, { targets, change: {} })).toBe(400);
  expect(await status('POST', `${url}/bulk-edits`, { targets: [], change: { mixAndMatch: true } })).toBe(400);
  const days = { validFrom: '2026-11-25', validThrough: '2026-11-24' };
  expect(await status('POST', `${url}/bulk-edits`, { targets, change: days })).toBe(422);
  expect(await status('PUT', `${url}/presence`, { page: 0, offerId: null })).toBe(400);
  expect(await status('PUT', '/api/review-threshold', { sureEnough: 0.8 })).toBe(403);
  expect((await call('PUT', '/api/review-threshold', belgian, { sureEnough: 0.2 })).status).toBe(400);
  expect((await call('PUT', '/api/review-threshold', belgian, { sureEnough: 0.8 })).body).toEqual({ sureEnough: 0.8 });
  expect((await call('GET', '/api/review-threshold', editor)).body).toEqual({ sureEnough: 0.9 });
});

test('reading is canceled while it goes on, and resumed when it was', async () => {
  const { leaflet } = await saveLeaflet(database.db, { entityId: frenchEntity, state: 'reading' });
  const url = `/api/leaflets/${leaflet.leafletId}`;
  expect((await call('POST', `${url}/cancel`, editor)).body.state).toBe('canceled');
  expect(canceled).toContain(leaflet.leafletId);
  expect((await call('POST', `${url}/cancel`, editor)).body.title).toBe('not_reading');
  expect((await call('POST', `${url}/resume`, editor)).body.state).toBe('reading');
  await setLeafletState(database.db, frenchEntity, leaflet.leafletId, 'review');
  expect((await call('POST', `${url}/resume`, editor)).body.title).toBe('already_read');
  expect((await call('POST', `${url}/cancel`, editor)).body.title).toBe('not_reading');
  expect(started).toContain(leaflet.leafletId);
});

test('the list goes on where a page ended, and a cursor that is not ours begins it anew', async () => {
  const first = (await call('GET', '/api/leaflets?limit=2', editor)).body;
  const next = (await call('GET', `/api/leaflets?limit=2&cursor=${first.nextCursor}`, editor)).body;
  const ids = [...first.items, ...next.items].map(({ leafletId }: { leafletId: string }) => leafletId);
  expect(new Set(ids).size).toBe(4);
  for (const cursor of ['nonsense', encodeCursor(['soon', 'x']), encodeCursor([1, 2])])
    expect((await call('GET', `/api/leaflets?limit=2&cursor=${cursor}`, editor)).body.items).toEqual(first.items);
});

test('pictures are open for what was published only', async () => {
  const { leaflet } = await saveLeaflet(database.db, { entityId: frenchEntity });
  const url = `/media/fr/leaflets/${leaflet.leafletId}/page-1-480.webp`;
  expect((await call('GET', url)).body.title).toBe('unknown_leaflet');
  await files.savePageImage(frenchEntity, leaflet.leafletId, 1, 480, Buffer.from('RIFF    WEBP'));
  await call('POST', `/api/leaflets/${leaflet.leafletId}/publication`, editor);
  const picture = await http.inject(url);
  expect([picture.statusCode, picture.headers['content-type']]).toEqual([200, 'image/webp']);
  expect(picture.headers['cache-control']).toContain('immutable');
  expect(picture.headers['cross-origin-resource-policy']).toBe('cross-origin');
  expect((await call('GET', url.replace('-480.', '-828.'))).body.title).toBe('no_picture');
  expect((await call('GET', url.replace('page-1-480.webp', '..%2f..%2fsecret'))).status).toBe(400);
});

test('an offer has a picture of its own: its part of the page', async () => {
  const { leaflet, offerIds } = await saveLeaflet(database.db, { entityId: frenchEntity });
  await call('POST', `/api/leaflets/${leaflet.leafletId}/publication`, editor);
  const webp = await sharp({ create: { width: 1250, height: 1750, channels: 3, background: '#fff' } })
    .webp()
    .toBuffer();
  await files.savePageImage(frenchEntity, leaflet.leafletId, 1, 1250, webp);
  const picture = await http.inject(`/media/fr/offers/${offerIds[0]}.jpg`);
  expect([picture.statusCode, picture.headers['content-type']]).toEqual([200, 'image/jpeg']);
  const { width, height } = await sharp(picture.rawPayload).metadata();
  expect(width).toBeLessThan(1250);
  expect(height).toBeLessThan(1750);
  expect((await call('GET', '/media/fr/offers/00000000-0000-7000-8000-000000000000.jpg')).body.title).toBe(
    'unknown_offer',
  );
});
