import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { createHttp, type EntityId, type Http, makeLog, newId, rowsOf } from '../platform/index.ts';
import { cloneTestDatabase, type TestDatabase } from '../platform/testing.ts';
import type { Role } from './person.ts';
import { listEntities, saveEntity, saveMembership, savePerson } from './repository.ts';
import { organisationRoutes, requireCapability, sessionCookie } from './routes.ts';
import { hashPassword, makeOneTimeKey, openSession } from './sign-in.ts';
import { frenchEntity, saveFrenchEntity } from './testing.ts';

const be = 'be' as EntityId;
const start = new Date('2026-11-23T09:00:00Z');
const password = 'correct horse battery';
let at = start;
let database: TestDatabase;
let http: Http;
let withoutDemo: Http;
const hours = (n: number) => new Date(start.getTime() + n * 3_600_000);

async function aServer(demo: boolean): Promise<Http> {
  const server = await createHttp({ publicUrl: 'http://127.0.0.1:3000', trustProxy: false }, makeLog('silent'));
  const doors = { db: database.db, now: () => at, demo, secureCookies: false, setUpKey: 'the-printed-key' };
  organisationRoutes(server, doors);
  server.get('/api/import', async (request) => requireCapability(database.db, request, at, 'import_feeds'));
  return server;
}

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
});
beforeEach(async () => {
  at = start;
  await sql`truncate halles_group, country, entity, person cascade`.execute(database.db);
  // Servers are made anew, so that the tries of one test do not count in the next.
  [http, withoutDemo] = await Promise.all([aServer(true), aServer(false)]);
});
afterAll(() => database.close());

async function aPerson(over: { entityId?: EntityId; role?: Role; demo?: boolean; storeId?: string } = {}) {
  const personId = newId();
  const email = `${personId}@example.org`;
  const person = { personId, name: 'Anne', email, language: 'fr', demo: over.demo ?? false };
  await savePerson(database.db, { ...person, passwordHash: await hashPassword(password) });
  await saveMembership(
    database.db,
    over.entityId ?? frenchEntity,
    personId,
    over.role ?? 'leaflet_editor',
    over.storeId,
  );
  return { personId, email };
}

async function post(url: string, payload: object = {}, { server = http, cookie = '' } = {}) {
  const answer = await server.inject({ method: 'POST', url, payload, headers: { cookie } });
  const [set] = answer.cookies;
  return {
    status: answer.statusCode,
    body: answer.body ? answer.json() : undefined,
    cookie: `${set?.name}=${set?.value}`,
    set,
  };
}

const me = async (cookie: string) => (await http.inject({ url: '/api/me', headers: { cookie } })).statusCode;

describe('signing in', () => {
  beforeEach(async () => {
    await saveFrenchEntity(database.db);
  });

  test('by password, with an address in any case, into a cookie that scripts do not see', async () => {
    const { email } = await aPerson();
    const done = await post('/api/sign-in/password', { email: email.toUpperCase(), password });
    expect(done).toMatchObject({ status: 200, set: { httpOnly: true, sameSite: 'Lax', path: '/' } });
    expect(await me(done.cookie)).toBe(200);
  });

  test('not by a wrong password, an unknown address or one without a password, all told alike', async () => {
    const { email } = await aPerson();
    await savePerson(database.db, { personId: newId(), name: 'Bo', email: 'bo@example.org', language: 'fr' });
    const wrong = await post('/api/sign-in/password', { email, password: 'wrong password' });
    expect(wrong).toMatchObject({ status: 403, body: { title: 'unknown_credentials' }, set: undefined });
    for (const address of ['nobody@example.org', 'bo@example.org', ''])
      expect((await post('/api/sign-in/password', { email: address, password })).body).toEqual(wrong.body);
  });

  test('passwords are not kept as they are', async () => {
    const { personId } = await aPerson();
    const rows = await rowsOf(
      database.db,
      sql<{ hash: string }>`select password_hash as hash from person where person_id = ${personId}`,
    );
    expect(rows[0]?.hash).toMatch(/^scrypt\$/);
    expect(rows[0]?.hash).not.toContain(password);
  });

  test('guessing is slowed down after twenty tries', async () => {
    const attempt = () => post('/api/sign-in/link', { key: 'x', password });
    for (let tries = 1; tries <= 20; tries++) expect((await attempt()).status).toBe(410);
    expect(await attempt()).toMatchObject({ status: 429, body: { title: 'too_many_requests' } });
  });

  test('as a demo person only in the demo, and only as one of its people', async () => {
    const demo = await aPerson({ demo: true });
    const real = await aPerson();
    const as = (personId: string, server = http, entityId = 'fr') =>
      post('/api/sign-in/demo', { entityId, personId }, { server });
    expect(await me((await as(demo.personId)).cookie)).toBe(200);
    expect((await as(real.personId)).status).toBe(403);
    expect((await as(demo.personId, withoutDemo)).status).toBe(403);
    expect((await as(demo.personId, http, 'be')).status).toBe(403);
    expect((await http.inject('/api/sign-in')).json().people).toHaveLength(1);
    expect((await withoutDemo.inject('/api/sign-in')).json()).toEqual({ demo: false, setUp: true, people: [] });
  });

  test('by a link once, with a new password', async () => {
    const { personId, email } = await aPerson();
    const key = await makeOneTimeKey(database.db, frenchEntity, personId, at);
    const use = () => post('/api/sign-in/link', { key, password: 'a new long password' });
    expect((await post('/api/sign-in/link', { key, password: 'short' })).status).toBe(400);
    const both = await Promise.all([use(), use()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 410]);
    expect((await use()).body.title).toBe('link_used_or_expired');
    expect((await post('/api/sign-in/password', { email, password: 'a new long password' })).status).toBe(200);
    expect((await post('/api/sign-in/password', { email, password })).status).toBe(403);
  });

  test('not by a link that is three days old, or of another entity', async () => {
    const { personId } = await aPerson();
    const key = await makeOneTimeKey(database.db, frenchEntity, personId, at);
    const foreign = await post('/api/sign-in/link', { key: key.replace('fr.', 'be.'), password });
    expect(foreign.status).toBe(410);
    at = hours(72);
    expect((await post('/api/sign-in/link', { key, password })).status).toBe(410);
  });
});

describe('a session', () => {
  beforeEach(async () => {
    await saveFrenchEntity(database.db);
    const belgium = { entityId: be, country: 'BE', name: 'België', languages: ['nl'], timeZone: 'Europe/Brussels' };
    await saveEntity(database.db, { ...belgium, groupId: 'group', currency: 'EUR', theme: {} }, 'België');
  });

  const sessionOf = async (personId: string, entityId = frenchEntity) =>
    `${sessionCookie}=${(await openSession(database.db, entityId, personId, at)).value}`;

  test('ends after 30 days, and when its person signs out', async () => {
    const { personId } = await aPerson();
    const cookie = await sessionOf(personId);
    at = hours(30 * 24 - 1);
    expect(await me(cookie)).toBe(200);
    at = hours(30 * 24);
    expect(await me(cookie)).toBe(401);
    const other = await sessionOf(personId);
    expect((await post('/api/sign-out', {}, { cookie: other })).status).toBe(204);
    expect(await me(other)).toBe(401);
  });

  test('is of one entity: its cookie opens no other', async () => {
    const { personId } = await aPerson();
    const cookie = await sessionOf(personId);
    expect(await me(cookie.replace('=fr.', '=be.'))).toBe(401);
    // Even a session there shows nothing to somebody without a role there.
    expect(await me(await sessionOf(personId, be))).toBe(401);
  });

  test.each(['', 'x', `fr.${'a'.repeat(43)}`, `fr.${'a'.repeat(42)}`, `../.${'a'.repeat(43)}`, `FR.${'a'.repeat(43)}`])(
    'no cookie made up opens one: %j',
    async (value) => {
      expect(await me(`${sessionCookie}=${value}`)).toBe(401);
    },
  );

  test('a right that the role lacks is refused with who has it', async () => {
    const importing = async (role: Role) => {
      const cookie = await sessionOf((await aPerson({ role })).personId);
      return http.inject({ url: '/api/import', headers: { cookie } });
    };
    expect((await importing('leaflet_editor')).statusCode).toBe(200);
    const refused = await importing('store_manager');
    expect(refused.json()).toMatchObject({
      status: 403,
      title: 'not_allowed',
      roles: ['administrator', 'leaflet_editor'],
    });
    expect((await http.inject('/api/import')).statusCode).toBe(401);
  });

  test('an administrator invites people, each address once', async () => {
    const admin = await sessionOf((await aPerson({ role: 'administrator' })).personId);
    const editor = await sessionOf((await aPerson()).personId);
    const asked = { name: 'Bo', email: 'bo@example.org', role: 'store_employee', storeId: 'lille' };
    const invite = (over: object = {}, cookie = admin) => post('/api/people', { ...asked, ...over }, { cookie });
    expect((await invite({}, editor)).status).toBe(403);
    expect((await invite({ storeId: 'nowhere' })).body.title).toBe('unknown_store');
    expect((await invite({ role: 'owner' })).status).toBe(400);
    const invited = await invite();
    expect(invited.status).toBe(201);
    expect((await invite({ email: 'BO@example.org' })).body.title).toBe('email_taken');
    expect((await post('/api/sign-in/link', { key: invited.body.key, password })).status).toBe(200);
  });
});

describe('the first page', () => {
  const csv =
    'store_id,name,street,postcode,city,latitude,longitude,opening_hours\nlille,Lille,1 Grand-Place,59000,Lille,50.63,3.06,Mo-Sa 08:30-20:00\n';
  const asked = {
    key: 'the-printed-key',
    groupName: 'La Corbeille',
    entityId: 'fr',
    entityName: 'France',
    country: 'FR',
    languages: ['fr'],
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    storesCsv: csv,
    administrator: { name: 'Anne', email: 'anne@example.org', password },
  };
  const setUp = (over: object = {}) => post('/api/set-up', { ...asked, ...over });
  const savedRows = async () =>
    (
      await rowsOf(
        database.db,
        sql<{
          n: number;
        }>`select (select count(*) from halles_group) + (select count(*) from person) + (select count(*) from store) as n`,
      )
    )[0]?.n;

  test('makes the group and signs its administrator in, once', async () => {
    const done = await setUp();
    expect(await me(done.cookie)).toBe(200);
    expect((await http.inject({ url: '/api/stores', headers: { cookie: done.cookie } })).json().stores).toHaveLength(1);
    expect(await setUp({ entityId: 'be' })).toMatchObject({ status: 409, body: { title: 'already_set_up' } });
    expect(await listEntities(database.db)).toHaveLength(1);
  });

  test('is closed without the printed key', async () => {
    expect((await setUp({ key: 'guess' })).body.title).toBe('wrong_key');
    expect((await setUp({ key: '' })).status).toBe(403);
    expect(await savedRows()).toBe(0);
  });

  test('tells what is wrong in the list of stores, by line, and saves nothing', async () => {
    const answer = await setUp({ storesCsv: `${csv}tours,Tours,,37000,Tours,47.4,0.7,always\n` });
    expect(answer).toMatchObject({ status: 422, body: { title: 'bad_store_list' } });
    expect(answer.body.errors.map(({ line, field }: { line: number; field: string }) => [line, field])).toEqual([
      [3, 'opening_hours'],
      [3, 'street'],
    ]);
    expect(await savedRows()).toBe(0);
  });

  test.each([
    ['entityId', 'France!'],
    ['currency', 'XXX'],
    ['timeZone', 'Europe/Lille'],
  ])('names the wrong field: %s', async (field, value) => {
    expect(await setUp({ [field]: value })).toMatchObject({ status: 422, body: { title: 'bad_field', field } });
    expect(await savedRows()).toBe(0);
  });

  test('a group may have a name without a single letter of ours', async () => {
    expect((await setUp({ groupName: 'Ü' })).status).toBe(200);
  });

  test('two who send it at once make one group', async () => {
    const both = await Promise.all([
      setUp(),
      setUp({ entityId: 'be', groupName: 'Other', administrator: { ...asked.administrator, email: 'bo@example.org' } }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await savedRows()).toBe(3);
  });
});
