import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { savePrices } from '../../catalog/index.ts';
import { type Role, saveMembership, savePerson } from '../../organisation/index.ts';
import { organisationRoutes, sessionCookie } from '../../organisation/routes.ts';
import { openSession } from '../../organisation/sign-in.ts';
import { aStore, frenchEntity, saveFrenchEntity } from '../../organisation/testing.ts';
import { createHttp, type Http, historyOf, makeLog, newId } from '../../platform/index.ts';
import { cloneTestDatabase, type TestDatabase } from '../../platform/testing.ts';
import { leafletFiles } from '../files.ts';
import { leafletRoutes } from '../index.ts';
import type { DraftOffer, OfferDraft } from '../offer.model.ts';
import { readLeaflet } from '../read-leaflet.ts';
import { makeLessons } from '../reading/lessons.ts';
import { indexProducts } from '../reading/matching/product-index.ts';
import { matchOffer } from '../reading/read-offers.ts';
import { insertLeaflet, listOffers } from '../repository.ts';
import { aDraft, saveLeaflet } from '../testing.ts';
import { listLessons } from './lesson-repository.ts';

const entityId = frenchEntity;
const monday = new Date('2026-11-16T09:00:00Z');
let clock = monday;
const now = () => clock;
const folder = mkdtempSync(join(tmpdir(), 'halles-learning-'));
const files = leafletFiles(folder);
let database: TestDatabase;
let http: Http;
let personId: string;
let editor: string;

/** id, title, content in g or ml, regular price. */
const range = [
  ['choc-lait-nois', 'Chocolat au lait noisettes', 200, 'g', 269],
  ['choc-noir-nois', 'Chocolat noir noisettes', 200, 'g', 289],
  ['choc-lait', 'Chocolat au lait', 200, 'g', 239],
  ['pdt', 'Pommes de terre vapeur', 1500, 'g', 349],
  ['fromage-blanc', 'Fromage blanc nature', 1000, 'g', 229],
  ['jambon', 'Jambon supérieur', 160, 'g', 299],
  ['lessive', 'Lessive liquide lavande', 1800, 'ml', 899],
  ['cafe', 'Café moulu pur arabica', 250, 'g', 379],
  ['biscuits', 'Biscuits sablés beurre', 300, 'g', 219],
  ['gauffres', 'Gaufres de Liège sucre perlé', 300, 'g', 259],
  ['choc-lait-amandes', 'Chocolat lait amandes', 180, 'g', 279],
  ['pdt-four', 'Pommes de terre four', 2500, 'g', 499],
] as const;

interface Printed {
  readonly name: string;
  readonly quantity: string;
  readonly price: string;
}

/** Till words of the series and the product that each means. */
const series: readonly (readonly [name: string, quantity: string, productId: string])[] = [
  ['CHX.LT NST.', 'La tablette de 200 g', 'choc-lait-nois'],
  ['PDT VAP.', 'Le filet de 1,5 kg', 'pdt'],
  ['FB NAT.', 'Le pot de 1 kg', 'fromage-blanc'],
  ['JB SUP.', 'Le paquet de 160 g', 'jambon'],
  ['LSV LQ LVD', 'Le bidon de 1,8 L', 'lessive'],
  ['KFÉ ARAB.', 'Le paquet de 250 g', 'cafe'],
  ['BISC. SBL BR', 'Le paquet de 300 g', 'biscuits'],
  ['GFR LG PRL', 'Le sachet de 300 g', 'gauffres'],
];
const rightOf = new Map(series.map(([name, , productId]) => [name, productId]));

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  const { db } = database;
  await saveFrenchEntity(db, [aStore()]);
  for (const [id, title, amount, unit] of range)
    await sql`
      insert into product (entity_id, product_id, title, product_type, search, net_amount, net_unit, active, updated_at)
      values (${entityId}, ${id}, ${title}, 'hygiene', '', ${amount}, ${unit}, true, ${monday})`.execute(db);
  const validFrom = new Date('2026-08-01T00:00:00Z');
  await savePrices(
    db,
    entityId,
    range.map(([productId, , , , priceMinor]) => ({ productId, storeId: '', validFrom, priceMinor })),
  );
  http = await createHttp({ publicUrl: 'http://127.0.0.1:3000', trustProxy: false }, makeLog('silent'));
  organisationRoutes(http, { db, now, demo: false, secureCookies: false, setUpKey: undefined });
  const reading = { startReading: async () => undefined, cancelReading: async () => undefined };
  leafletRoutes(http, { db, now, dataFolder: folder, publicUrl: 'http://127.0.0.1', files, ...reading });
  personId = newId();
  editor = await signIn('leaflet_editor', personId);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await http.close();
  await database.close();
});

async function signIn(role: Role, id: string): Promise<string> {
  await savePerson(database.db, { personId: id, name: 'Anne', email: `${id}@example.org`, language: 'fr' });
  await saveMembership(database.db, entityId, id, role);
  return `${sessionCookie}=${(await openSession(database.db, entityId, id, monday)).value}`;
}

async function call(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, cookie = editor) {
  const answer = await http.inject({ method, url, headers: { cookie }, ...(payload && { payload }) });
  return { status: answer.statusCode, body: answer.json() };
}

async function drawn(offers: readonly Printed[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const bold = await pdf.embedFont(StandardFonts.HelveticaBold);
  const page = pdf.addPage([595, 842]);
  offers.forEach(({ name, quantity, price }, at) => {
    const [x, y] = [40 + 280 * (at % 2), 780 - 150 * Math.floor(at / 2)];
    page.drawText(name, { x, y, size: 11, font: bold });
    page.drawText(quantity, { x, y: y - 13, size: 8 });
    page.drawText(price, { x, y: y - 70, size: 28, font: bold });
  });
  return pdf.save();
}

async function readWeek(offers: readonly Printed[]): Promise<{ url: string; leafletId: string; read: DraftOffer[] }> {
  const leafletId = newId();
  const path = files.pdf(entityId, leafletId);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await drawn(offers));
  const days = { validFrom: '2026-11-23', validThrough: '2026-11-29' };
  const rest = { title: 'Week', language: 'fr', storeIds: [], pageCount: 0, failure: null, createdAt: now() } as const;
  await insertLeaflet(database.db, { entityId, leafletId, state: 'reading', ...days, ...rest }, null);
  const signal = new AbortController().signal;
  await readLeaflet({ db: database.db, files, now }, entityId, leafletId, signal);
  return { url: `/api/leaflets/${leafletId}`, leafletId, read: await listOffers(database.db, entityId, leafletId) };
}

const firstWeek = series.map(([name, quantity], at) => ({ name, quantity, price: `${1 + at},49 €` }));
const secondWeek = firstWeek.toReversed().map((offer, at) => ({ ...offer, price: `${2 + (at % 3)},15 €` }));

const linksOf = (offers: readonly DraftOffer[]): Map<string, string> =>
  new Map(offers.map(({ draft }) => [draft.name, draft.productIds.join()]));
const rightLinks = (offers: readonly DraftOffer[]): number =>
  [...linksOf(offers)].filter(([name, id]) => rightOf.get(name) === id).length;

/** As the studio sends it. */
async function correct(url: string, { offerId, revision, draft }: DraftOffer, change: Partial<OfferDraft>) {
  const after = { ...draft, checked: true, ...change };
  expect(await call('POST', `${url}/edits`, { kind: 'edit', changes: [{ offerId, revision, after }] })).toMatchObject({
    status: 201,
  });
}

async function correctAll(url: string, offers: readonly DraftOffer[]): Promise<void> {
  for (const offer of offers) {
    await correct(url, offer, { productIds: [rightOf.get(offer.draft.name)!] });
  }
}

const publish = async (url: string) => {
  const answer = await call('POST', `${url}/publication`);
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201 });
};

const learned = async (q = '') => (await call('GET', `/api/learned?q=${encodeURIComponent(q)}`)).body.items;

let untaught: Map<string, string>;

test('the second week of a series is read with what the first was corrected to', async () => {
  const before = await readWeek(secondWeek);
  untaught = linksOf(before.read);
  const first = await readWeek(firstWeek);
  await correctAll(first.url, first.read);
  expect(await learned()).toEqual([]);
  await publish(first.url);
  const after = await readWeek(secondWeek);
  expect(rightLinks(before.read)).toBe(0);
  expect(rightLinks(after.read)).toBe(series.length);
  const jambon = (offers: readonly DraftOffer[]) => offers.find(({ draft }) => draft.name === 'JB SUP.')?.draft;
  expect(jambon(after.read)?.reasons).toContain('learned');
  expect(jambon(after.read)!.confidence).toBeGreaterThan(jambon(before.read)!.confidence);
  expect((await historyOf(database.db, entityId, `leaflet:${first.leafletId}`)).map(({ type }) => type)).toContain(
    'leaflet.learned',
  );
});

test('abbreviations that were learned find products whose words were never corrected', async () => {
  const other = await readWeek([
    { name: 'PDT FOUR', quantity: 'Le filet de 2,5 kg', price: '3,99 €' },
    { name: 'KLM SUP.', quantity: 'Le paquet de 160 g', price: '2,39 €' },
  ]);
  expect(linksOf(other.read)).toEqual(
    new Map([
      ['PDT FOUR', 'pdt-four'],
      ['KLM SUP.', ''],
    ]),
  );
});

test('what is printed otherwise, contradicted or gone is not linked', async () => {
  const links = async (...offers: Printed[]) => linksOf((await readWeek(offers)).read);
  expect([...(await links({ name: 'LSV LQ LVD', quantity: 'Le bidon de 3 L', price: '9,99 €' })).values()]).toEqual([
    '',
  ]);
  await sql`update product set net_amount = 900 where entity_id = ${entityId} and product_id = 'lessive'`.execute(
    database.db,
  );
  await sql`update product set active = false where entity_id = ${entityId} and product_id = 'cafe'`.execute(
    database.db,
  );
  const { read } = await readWeek(secondWeek);
  const second = linksOf(read);
  expect([second.get('LSV LQ LVD'), second.get('KFÉ ARAB.'), rightLinks(read)]).toEqual(['', '', series.length - 2]);
  expect(read.find(({ draft }) => draft.name === 'LSV LQ LVD')?.draft.proposedIds).toContain('lessive');
  await sql`update product set net_amount = 1800 where entity_id = ${entityId} and product_id = 'lessive'`.execute(
    database.db,
  );
  await sql`update product set active = true where entity_id = ${entityId} and product_id = 'cafe'`.execute(
    database.db,
  );
});

test('what was learned is listed with who taught it, and taking it back restores the old reading', async () => {
  const [found, ...others] = await learned('jambon');
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    kind: 'link',
    products: [{ productId: 'jambon', title: 'Jambon supérieur' }],
    times: 1,
    learnedByName: 'Anne',
    withdrawnAt: null,
  });
  const url = `/api/learned/${found.learnedId}`;
  expect((await call('PUT', url, { forgotten: true })).status).toBe(200);
  expect((await call('PUT', url, { forgotten: true })).status).toBe(200);
  const forgot = await readWeek(secondWeek);
  expect(linksOf(forgot.read).get('JB SUP.')).toBe(untaught.get('JB SUP.'));
  expect(rightLinks(forgot.read)).toBe(series.length - 1);
  expect((await learned('jambon'))[0]).toMatchObject({ withdrawnByName: 'Anne' });
  await call('PUT', url, { forgotten: false });
  expect(rightLinks((await readWeek(secondWeek)).read)).toBe(series.length);
  const events = await historyOf(database.db, entityId, `learned:${found.learnedId}`);
  expect(events.map(({ type }) => type).toSorted()).toEqual(['leaflet.forgot', 'leaflet.remembered']);
  expect((await call('PUT', `/api/learned/${newId()}`, { forgotten: true })).body.title).toBe('unknown_lesson');
  const picker = await signIn('store_employee', newId());
  expect((await call('GET', '/api/learned', undefined, picker)).status).toBe(403);
  expect((await call('PUT', url, { forgotten: true }, picker)).status).toBe(403);
});

test('a further leaflet confirms, another choice replaces, and words of two meanings teach nothing', async () => {
  clock = new Date(monday.getTime() + 60_000);
  const again = await readWeek(secondWeek);
  for (const offer of again.read)
    await correct(again.url, offer, offer.draft.name === 'BISC. SBL BR' ? { productIds: ['gauffres'] } : {});
  await publish(again.url);
  expect(await learned('jambon')).toMatchObject([{ times: 2 }]);
  expect(await learned('BISC')).toMatchObject([{ times: 1, products: [{ productId: 'gauffres' }] }]);
  await publish(again.url);
  expect(await learned('jambon')).toMatchObject([{ times: 2 }]);
  const twice = { name: 'FB NAT.', quantity: 'Le pot de 1 kg' };
  const unclear = await readWeek([
    { ...twice, price: '1,99 €' },
    { ...twice, price: '3,99 €' },
  ]);
  await correct(unclear.url, unclear.read[0]!, { productIds: ['fromage-blanc'] });
  await correct(unclear.url, unclear.read[1]!, { productIds: ['pdt'] });
  await publish(unclear.url);
  expect((await learned('FB NAT'))[0].withdrawnAt).not.toBeNull();
});

test('a promotion that was read wrong is read as corrected where the same words stand again', async () => {
  const mechanicText = 'Dès deux, moitié prix sur le moins cher';
  const mechanic = { type: 'NTH_PERCENT', nth: 2, percent: 30 } as const;
  const { leaflet } = await saveLeaflet(database.db, { entityId }, [aDraft({ mechanicText })]);
  const url = `/api/leaflets/${leaflet.leafletId}`;
  const [offer] = await listOffers(database.db, entityId, leaflet.leafletId);
  await correct(url, offer!, { mechanic });
  await publish(url);
  const index = indexProducts([]);
  const lessons = makeLessons(await listLessons(database.db, entityId), index);
  const box = [0, 0, 100, 100] as const;
  const prices = { priceMinor: 300, regularMinor: null, priceLabel: null, unitPrice: null, checks: [] };
  const names = { name: 'Thé', nameBox: box, brandLine: null, quantityText: null, quantity: null, detail: '' };
  const read = (words: string) => {
    const text = { ...names, ...prices, mechanic: { type: 'PRICE' } as const, mechanicText: words, qualifiers: {} };
    return matchOffer({ text, box, cardBox: null, priceBox: box, imageBox: null, make: 'text' }, 1, { index, lessons });
  };
  expect(read('DÈS DEUX, moitié prix sur le moins cher !')).toMatchObject({
    mechanic,
    reasons: expect.arrayContaining(['mechanic_learned']),
  });
  expect(read('Dès trois, moitié prix sur le moins cher').mechanic).toEqual({ type: 'PRICE' });
  const [kept] = await learned('moins cher');
  await call('PUT', `/api/learned/${kept.learnedId}`, { forgotten: true });
  expect(makeLessons(await listLessons(database.db, entityId), index).mechanicOf(mechanicText)).toBeUndefined();
});

test('what a person taught outlives their erasure, without them', async () => {
  const count = () =>
    sql<{ all: number; named: number }>`
      select count(*)::int as all, count(learned_by)::int as named from learned where entity_id = ${entityId}`.execute(
      database.db,
    );
  const { all, named } = (await count()).rows[0]!;
  expect(named).toBeGreaterThan(0);
  await sql`delete from session where person_id = ${personId}`.execute(database.db);
  await sql`delete from membership where person_id = ${personId}`.execute(database.db);
  await sql`delete from person where person_id = ${personId}`.execute(database.db);
  expect((await count()).rows[0]).toEqual({ all, named: 0 });
});
