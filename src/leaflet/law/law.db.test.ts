import { tmpdir } from 'node:os';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { lowestPricesAtAny, savePrices } from '../../catalog/index.ts';
import { type Role, saveMembership, savePerson } from '../../organisation/index.ts';
import { organisationRoutes, sessionCookie } from '../../organisation/routes.ts';
import { openSession } from '../../organisation/sign-in.ts';
import { aStore, frenchEntity, saveFrenchEntity } from '../../organisation/testing.ts';
import { createHttp, type Http, historyOf, makeLog, newId } from '../../platform/index.ts';
import { cloneTestDatabase, type TestDatabase } from '../../platform/testing.ts';
import { leafletFiles } from '../files.ts';
import { leafletRoutes } from '../index.ts';
import type { OfferDraft } from '../offer.model.ts';
import { setPageWords } from '../repository.ts';
import { aDraft, saveLeaflet } from '../testing.ts';

const entityId = frenchEntity;
const monday = new Date('2026-11-16T09:00:00Z');
let clock = monday;
const now = () => clock;
let database: TestDatabase;
let http: Http;
let administrator: string;
let editor: string;
let picker: string;

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  const { db } = database;
  await saveFrenchEntity(db, [aStore(), aStore({ storeId: 'roubaix', name: 'Roubaix' })]);
  await sql`
    insert into product (entity_id, product_id, title, product_type, search, net_amount, net_unit, active, updated_at)
    values (${entityId}, 'biscuits', 'Biscuits 500 g', 'biscuits', '', 500, 'g', true, ${monday}),
      (${entityId}, 'wine', 'Vin rouge 75 cl', 'vins', '', 750, 'ml', true, ${monday})`.execute(db);
  await sql`update product set policy_class = 'alcohol' where entity_id = ${entityId} and product_id = 'wine'`.execute(
    db,
  );
  const price = (productId: string, storeId: string, day: string, priceMinor: number) => ({
    productId,
    storeId,
    validFrom: new Date(`${day}T00:00:00Z`),
    priceMinor,
  });
  await savePrices(db, entityId, [
    price('biscuits', '', '2026-08-01', 400),
    price('biscuits', 'roubaix', '2026-08-01', 410),
    price('biscuits', 'roubaix', '2026-11-05', 360),
    price('biscuits', 'roubaix', '2026-11-08', 410),
    price('wine', '', '2026-08-01', 500),
  ]);
  http = await createHttp({ publicUrl: 'http://127.0.0.1:3000', trustProxy: false }, makeLog('silent'));
  organisationRoutes(http, { db, now, demo: false, secureCookies: false, setUpKey: undefined });
  leafletRoutes(http, {
    db,
    now,
    dataFolder: tmpdir(),
    publicUrl: 'http://127.0.0.1:3000',
    files: leafletFiles(tmpdir()),
    startReading: async () => undefined,
    cancelReading: async () => undefined,
  });
  administrator = await signIn('administrator');
  editor = await signIn('leaflet_editor');
  picker = await signIn('store_employee');
});
afterAll(async () => {
  await http.close();
  await database.close();
});

async function signIn(role: Role): Promise<string> {
  const personId = newId();
  await savePerson(database.db, { personId, name: role, email: `${personId}@example.org`, language: 'fr' });
  await saveMembership(database.db, entityId, personId, role);
  return `${sessionCookie}=${(await openSession(database.db, entityId, personId, monday)).value}`;
}

async function call(method: 'GET' | 'POST' | 'PUT', url: string, cookie: string, payload?: object) {
  const answer = await http.inject({ method, url, headers: { cookie }, ...(payload && { payload }) });
  return { status: answer.statusCode, body: answer.json() };
}

const tooDeep = { mechanic: { type: 'NTH_PERCENT' as const, nth: 2, percent: 80 }, productIds: ['biscuits'] };
const nextWeek = { entityId, validFrom: '2026-11-23', validThrough: '2026-11-29' };

async function aLeaflet(draft: Partial<OfferDraft>) {
  const { leaflet, offerIds } = await saveLeaflet(database.db, nextWeek, [aDraft({ priceMinor: 400, ...draft })]);
  return { leafletId: leaflet.leafletId, url: `/api/leaflets/${leaflet.leafletId}`, offerId: offerIds[0]! };
}

interface Told {
  readonly ruleId: string;
  readonly message: string;
  readonly severity: string;
  readonly fix: { revision: number; change: object } | null;
}
const findingsOf = async (url: string): Promise<Told[]> =>
  (await call('GET', `${url}/publication`, editor)).body.findings;

test('an unlawful offer cannot be published, and the proposed fix makes it lawful and can be undone', async () => {
  const { url, offerId } = await aLeaflet(tooDeep);
  const refused = await call('POST', `${url}/publication`, editor);
  expect(refused).toMatchObject({
    status: 422,
    body: { title: 'blocked', blockers: [{ code: 'unlawful', ruleId: 'fr-food-34', offerId, page: 1 }] },
  });
  const finding = (await findingsOf(url)).find(({ ruleId }) => ruleId === 'fr-food-34');
  expect(finding).toMatchObject({
    severity: 'blocks',
    certainty: 'checked',
    place: { page: 1, offerId },
    source: { readOn: '2026-11-22' },
    values: { depth: 40, max: 34 },
  });
  const after = { ...aDraft({ priceMinor: 400, ...tooDeep }), ...finding?.fix?.change };
  const changes = [{ offerId, revision: finding?.fix?.revision, after }];
  expect((await call('POST', `${url}/edits`, editor, { kind: 'edit', changes })).status).toBe(201);
  expect((await call('GET', `${url}/publication`, editor)).body.blockers).toEqual([]);
  await call('POST', `${url}/undo`, editor);
  expect((await call('POST', `${url}/publication`, editor)).status).toBe(422);
  await call('POST', `${url}/redo`, editor);
  expect((await call('POST', `${url}/publication`, editor)).status).toBe(201);
});

test('a fix reckoned for an offer that changed meanwhile is a conflict', async () => {
  const { url, offerId } = await aLeaflet(tooDeep);
  const [finding] = (await findingsOf(url)).filter(({ ruleId }) => ruleId === 'fr-food-34');
  const edit = (name: string) =>
    call('POST', `${url}/edits`, editor, {
      kind: 'edit',
      changes: [{ offerId, revision: finding?.fix?.revision, after: aDraft({ ...tooDeep, name }) }],
    });
  expect((await edit('first')).status).toBe(201);
  expect(await edit('second')).toMatchObject({ status: 409, body: { title: 'changed_meanwhile' } });
});

test('the administration decides which rules block; each decision is kept with who made it', async () => {
  const { url } = await aLeaflet(tooDeep);
  const decide = (cookie: string, severity: string, ruleId = 'fr-food-34') =>
    call('PUT', `/api/law/rules/${ruleId}`, cookie, { severity });
  expect((await decide(editor, 'warns')).status).toBe(403);
  expect((await decide(administrator, 'warns', 'pl-alcohol')).body.title).toBe('unknown_rule');
  expect((await decide(administrator, 'sometimes')).status).toBe(400);
  expect((await decide(administrator, 'warns')).status).toBe(200);
  expect((await findingsOf(url)).find(({ ruleId }) => ruleId === 'fr-food-34')?.severity).toBe('warns');
  clock = new Date(monday.getTime() + 60_000);
  const { body } = await decide(administrator, 'blocks');
  expect(body.decisions).toMatchObject([
    { ruleId: 'fr-food-34', severity: 'blocks', personName: 'administrator' },
    { ruleId: 'fr-food-34', severity: 'warns', personName: 'administrator' },
  ]);
  expect((await call('POST', `${url}/publication`, editor)).status).toBe(422);
  const events = await historyOf(database.db, entityId, 'rule:fr-food-34');
  expect(events.map(({ type }) => type)).toEqual(['law.decided', 'law.decided']);
});

test('the rules of the country are listed with source, date and certainty', async () => {
  const { body } = await call('GET', '/api/law', editor);
  expect(body).toMatchObject({ country: 'FR', refused: null });
  expect(body.rules.find(({ ruleId }: Told) => ruleId === 'fr-mangerbouger')).toMatchObject({
    severity: 'warns',
    ownSeverity: 'warns',
    certainty: 'to_be_checked',
    source: { readOn: '2026-11-22' },
  });
  expect((await call('GET', '/api/law', picker)).status).toBe(403);
});

test('mentions are looked for in the words of the page', async () => {
  const { url, leafletId } = await aLeaflet({ productIds: ['wine'], name: 'Vin rouge' });
  const said = async () => (await findingsOf(url)).find(({ ruleId }) => ruleId === 'fr-alcohol')?.message;
  expect(await said()).toBe('mention_unread');
  await setPageWords(database.db, entityId, leafletId, 1, [{ text: 'Vin rouge', box: [0, 0, 50, 10] }]);
  expect(await said()).toBe('mention');
  const line = { text: 'L’abus d’alcool est dangereux pour la santé.', box: [0, 700, 300, 710] as const };
  await setPageWords(database.db, entityId, leafletId, 1, [line]);
  expect(await said()).toBeUndefined();
});

test('the lowest price of 30 days is that of the store where it was lowest', async () => {
  const before = new Date('2026-11-22T23:00:00Z');
  const lowest = async (...storeIds: string[]) =>
    (await lowestPricesAtAny(database.db, { entityId, storeIds, before }, ['biscuits', 'gone'])).get('biscuits');
  expect(await lowest('lille', 'roubaix')).toBe(360);
  expect(await lowest('roubaix')).toBe(360);
  expect(await lowest('lille')).toBe(400);
  expect(await lowest()).toBe(400);
  const { url } = await aLeaflet({
    mechanic: { type: 'PRICE_CUT' },
    priceMinor: 300,
    regularMinor: 410,
    productIds: ['biscuits'],
  });
  expect((await findingsOf(url)).find(({ ruleId }) => ruleId === 'fr-prior-price')).toMatchObject({
    message: 'prior_too_high',
    values: { lowestMinor: 360, regularMinor: 410 },
    fix: { change: { regularMinor: 360 } },
  });
});
