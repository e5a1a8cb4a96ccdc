import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { PDFDocument } from 'pdf-lib';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest';
import { importFeed } from '../catalog/index.ts';
import { frenchEntity, saveFrenchEntity } from '../organisation/testing.ts';
import { historyOf, type Jobs, makeLog, newId, openJobs, rowsOf } from '../platform/index.ts';
import { cloneTestDatabase, type TestDatabase } from '../platform/testing.ts';
import { leafletFiles } from './files.ts';
import { type LeafletReading, leafletReading } from './jobs.ts';
import { needsLook } from './offer.model.ts';
import { readLeaflet } from './read-leaflet.ts';
import type { PdfRefusalCode } from './reading/pdfium.ts';
import { aPdf, behindAPassword, type DrawnPage, drawLeaflet } from './reading/testing.ts';
import { findLeaflet, insertLeaflet, listOffers, listPages, setLeafletState, setPageState } from './repository.ts';
import type { SecondReader } from './second-reader/second-reader.ts';

const entityId = frenchEntity;
const demo = join(import.meta.dirname, '../../demo');
const demoLeaflet = join(demo, 'leaflets/fr-marche.pdf');
const folder = mkdtempSync(join(tmpdir(), 'halles-reading-'));
const files = leafletFiles(folder);
const log = makeLog('silent');
const now = () => new Date('2026-11-20T09:00:00Z');
let database: TestDatabase;

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  await saveFrenchEntity(database.db);
  await importFeed(
    database.db,
    { entityId, language: 'fr' },
    { path: join(demo, 'feeds/fr.csv'), fileName: 'fr.csv' },
    { personId: null },
    () => new Date('2026-10-01T00:00:00Z'),
  );
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.close();
});

async function anUploadedLeaflet(pdf?: Uint8Array | string): Promise<string> {
  const leafletId = newId();
  const path = files.pdf(entityId, leafletId);
  mkdirSync(dirname(path), { recursive: true });
  if (pdf === undefined) copyFileSync(demoLeaflet, path);
  else writeFileSync(path, pdf);
  const days = { validFrom: '2026-11-16', validThrough: '2026-11-30' };
  const rest = { title: 'Week', language: 'fr', storeIds: [], pageCount: 0, failure: null, createdAt: now() } as const;
  await insertLeaflet(database.db, { entityId, leafletId, state: 'reading', ...days, ...rest }, null);
  return leafletId;
}

async function pagesOf(count: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (let page = 1; page <= count; page++) pdf.addPage([300, 300]).drawText(`Page ${page}`, { x: 20, y: 200 });
  return pdf.save();
}

const doors = () => ({ db: database.db, files, now });
const read = (leafletId: string, signal = new AbortController().signal) =>
  readLeaflet(doors(), entityId, leafletId, signal);
const stateOf = async (leafletId: string) => (await findLeaflet(database.db, entityId, leafletId))?.state;
const statesOfPages = async (leafletId: string) =>
  (await listPages(database.db, entityId, leafletId)).map(({ state }) => state);
const typesOf = async (leafletId: string) =>
  (await historyOf(database.db, entityId, `leaflet:${leafletId}`)).map(({ type }) => type);

async function* progressOf(leafletId: string): AsyncGenerator<number> {
  for (;;) {
    yield (await statesOfPages(leafletId)).filter((state) => state !== 'waiting').length;
    await new Promise((go) => setImmediate(go));
  }
}

/** Resolves when so many pages are saved. */
async function untilRead(leafletId: string, pages: number): Promise<void> {
  for await (const done of progressOf(leafletId)) if (done >= pages) return;
}

test('a leaflet is read into offers with products and pictures, ready for review once', async () => {
  const leafletId = await anUploadedLeaflet();
  await read(leafletId);
  const pages = await listPages(database.db, entityId, leafletId);
  const offers = await listOffers(database.db, entityId, leafletId);
  expect(await findLeaflet(database.db, entityId, leafletId)).toMatchObject({
    state: 'review',
    pageCount: pages.length,
  });
  expect(new Set(pages.map(({ state }) => state))).toEqual(new Set(['read']));
  expect(offers.length).toBeGreaterThan(10);
  expect(offers.filter(({ draft }) => draft.productIds.length > 0).length).toBeGreaterThan(offers.length / 3);
  for (const width of [480, 828, 1250] as const)
    expect(readFileSync(files.pageImage(entityId, leafletId, 1, width)).toString('latin1', 8, 12)).toBe('WEBP');
  await read(leafletId);
  expect(await typesOf(leafletId)).toEqual(['leaflet.read']);
});

test('a reading cut short after its first page goes on with the rest only', async () => {
  const leafletId = await anUploadedLeaflet(await pagesOf(3));
  const cut = new AbortController();
  const reading = read(leafletId, cut.signal);
  await untilRead(leafletId, 1);
  cut.abort(new Error('killed'));
  await expect(reading).rejects.toThrow('killed');
  const before = await statesOfPages(leafletId);
  expect(before).toContain('waiting');
  expect(await stateOf(leafletId)).toBe('reading');
  const first = files.pageImage(entityId, leafletId, before.indexOf('read') + 1, 480);
  rmSync(first);
  await read(leafletId);
  expect(new Set(await statesOfPages(leafletId))).toEqual(new Set(['read']));
  expect(existsSync(first)).toBe(false);
  expect(await stateOf(leafletId)).toBe('review');
});

test('an offer across the fold is whole again when only one of its pages is left to be read', async () => {
  const cover = (page: DrawnPage): void => page.text('Bienvenue', 60, 200, 24);
  const name = (page: DrawnPage): void => {
    page.picture(400, 300, 180, 200);
    page.text('Jambon supérieur', 415, 530, 20, { bold: true });
    page.text('La barquette de 800 g', 415, 550, 12);
  };
  const price = (page: DrawnPage): void => page.raisedPrice(799, 25, 440, 80);
  const leafletId = await anUploadedLeaflet(await drawLeaflet([cover, name, price]));
  await read(leafletId);
  for (const page of [2, 3]) {
    await setPageState(database.db, entityId, leafletId, page, 'waiting');
    await setLeafletState(database.db, entityId, leafletId, 'reading');
    await read(leafletId);
    const offers = await listOffers(database.db, entityId, leafletId);
    expect(offers.map(({ draft }) => [draft.page, draft.name, draft.priceMinor])).toEqual([
      [3, 'Jambon supérieur', 799],
    ]);
  }
});

test('a cancel that comes while the last page is saved is kept', async () => {
  const leafletId = await anUploadedLeaflet(await pagesOf(1));
  const canceling = {
    ...files,
    savePageImage: async () => setLeafletState(database.db, entityId, leafletId, 'canceled'),
  };
  await readLeaflet({ ...doors(), files: canceling }, entityId, leafletId, new AbortController().signal);
  expect(await stateOf(leafletId)).toBe('canceled');
  expect(await statesOfPages(leafletId)).toEqual(['waiting']);
  expect(await typesOf(leafletId)).toEqual([]);
});

test.concurrent.each<[string, () => Promise<Uint8Array | string>, PdfRefusalCode]>([
  ['not a PDF', async () => '<html>No leaflet</html>', 'not_a_pdf'],
  ['damaged', async () => (await pagesOf(3)).slice(0, 400), 'damaged'],
  ['behind a password', async () => behindAPassword(await aPdf()), 'encrypted'],
])('a file that is %s fails and says why', async (_what, make, failure) => {
  const leafletId = await anUploadedLeaflet(await make());
  await read(leafletId);
  expect(await findLeaflet(database.db, entityId, leafletId)).toMatchObject({ state: 'failed', failure });
});

let opened: { jobs: Jobs; reading: LeafletReading }[] = [];
beforeEach(() => {
  opened = [];
});
afterEach(async () => {
  for (const { reading } of opened) reading.stop();
  await Promise.all(opened.map(({ jobs }) => jobs.stop()));
});

async function aProcess(): Promise<LeafletReading> {
  const jobs = await openJobs(database.connectionString, log);
  const reading = leafletReading({ ...doors(), jobs, log });
  opened.push({ jobs, reading });
  return reading;
}

const waitFor = <Value>(look: () => Promise<Value>, timeout = 60_000) => vi.waitFor(look, { timeout, interval: 30 });

const jobsInHand = (leafletId: string) =>
  rowsOf(
    database.db,
    sql`select state from pgboss.job where data ->> 'leafletId' = ${leafletId} and state in ('created', 'retry', 'active')`,
  );

test('a cancel ends a reading within a second, also one that another process does', async () => {
  const [worker, other] = [await aProcess(), await aProcess()];
  await worker.work();
  for (const process of [worker, other]) {
    const leafletId = await anUploadedLeaflet(await pagesOf(200));
    await other.startReading(entityId, leafletId);
    await waitFor(async () => expect(await statesOfPages(leafletId)).toContain('read'));
    await setLeafletState(database.db, entityId, leafletId, 'canceled');
    await process.cancelReading(entityId, leafletId);
    await waitFor(async () => expect(await jobsInHand(leafletId)).toEqual([]), 5000);
    expect(await statesOfPages(leafletId)).toContain('waiting');
    expect(await stateOf(leafletId)).toBe('canceled');
  }
});

test('a canceled reading that is resumed at once goes on', async () => {
  const process = await aProcess();
  await process.work();
  const leafletId = await anUploadedLeaflet(await pagesOf(5));
  await process.startReading(entityId, leafletId);
  await waitFor(async () => expect(await statesOfPages(leafletId)).toContain('read'));
  await setLeafletState(database.db, entityId, leafletId, 'canceled');
  await process.cancelReading(entityId, leafletId);
  await setLeafletState(database.db, entityId, leafletId, 'reading');
  await process.startReading(entityId, leafletId);
  await waitFor(async () => expect(await stateOf(leafletId)).toBe('review'));
});

test('a reading whose process died is begun anew by the next one', async () => {
  const leafletId = await anUploadedLeaflet(await pagesOf(1));
  const dead = await aProcess();
  await dead.startReading(entityId, leafletId);
  // The dead process had taken the job and will never finish it.
  await sql`update pgboss.job set state = 'active', started_on = now(), heartbeat_on = now() where state = 'created'`.execute(
    database.db,
  );
  const next = await aProcess();
  await next.work();
  await waitFor(async () => expect(await stateOf(leafletId)).toBe('review'));
});

test('what a second reader proposes is marked, and a person looks at it', async () => {
  const leafletId = await anUploadedLeaflet();
  const secondReader = () => ({
    look: async ({ offers }: Parameters<SecondReader['look']>[0]) => ({
      offers: offers.map((offer, at) => (at === 0 ? { ...offer, text: { ...offer.text, name: 'Read again' } } : offer)),
      proposed: new Set(offers.slice(0, 1).map(({ box }) => box)),
    }),
  });
  await readLeaflet({ ...doors(), secondReader }, entityId, leafletId, new AbortController().signal);
  const offers = await listOffers(database.db, entityId, leafletId);
  const again = offers.filter(({ draft }) => draft.reasons.includes('second_reader'));
  const pages = new Set(offers.map(({ draft }) => draft.page));
  expect(again).toHaveLength(pages.size);
  for (const { draft } of again) {
    expect(draft.name).toBe('Read again');
    expect(needsLook(draft)).toBe(true);
  }
});
