import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { PDFDocument } from 'pdf-lib';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { freePort } from '../scripts/postgres15.ts';
import { type DatabaseHandle, openDatabase, rowOf, rowsOf } from '../src/platform/index.ts';
import { aShopper, control, type Shopper, webhooksTaken } from './a-shopper.ts';
import {
  databasePid,
  databaseUrl,
  type HallesProcess,
  killDatabase,
  type Place,
  startProcess,
} from './halles-process.ts';
import { eventually, root } from './harness.ts';
import { importProducts, type Staff, sendLeaflet, setUpGroup } from './staff.ts';

/**
 * kill -9 in the middle of reading, publishing and ordering, then a second start on the same data; and Meta away for ten minutes. Nothing
 * is lost, nothing is there twice, nothing is half done.
 */
const number = {
  id: '200000000000009',
  waba: '100000000000009',
  display: '+33 1 99 00 90 09',
  catalog: '300000000000009',
};
// Three at 8.49 with "2+1" are 16.98.
const chocolate = '754532';
const pageCount = 4;

let place: Place;
let halles: HallesProcess;
let staff: Staff;
let leafletId: string;
let sandboxUrl: string;
let database: DatabaseHandle;

beforeAll(async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'halles-crash-'));
  // The database does not run as root, and must be able to enter.
  chmodSync(dataFolder, 0o711);
  place = { dataFolder, port: await freePort(), sandboxPort: await freePort() };
  sandboxUrl = `http://127.0.0.1:${place.sandboxPort}`;
  halles = await startProcess(place);
  staff = await setUpGroup(`http://localhost:${place.port}`, halles.printed);
  await importProducts(staff);
  await connectNumber();
});
afterAll(async () => {
  await halles?.stop();
  rmSync(place.dataFolder, { recursive: true, force: true });
});
beforeEach(() => {
  database = openDatabase(databaseUrl(place.dataFolder), 4);
});
afterEach(() => database.close());

test('killed while it reads, twice: the reading goes on and every page has its offers once', async () => {
  leafletId = await sendLeaflet(staff, 'Semaine', await aLongLeaflet());
  await pagesRead(1);
  await killAtWriteTo('leaflet_page', async () => undefined);
  const [first] = await pages('read');
  const drawnBefore = drawnAt(first!);
  expect(await offersWithoutPage()).toBe(0);
  const serverLeftRunning = databasePid(place.dataFolder);
  halles = await startProcess(place);
  expect(databasePid(place.dataFolder)).toBe(serverLeftRunning);

  await pagesRead(2);
  await halles.kill();
  killDatabase(place.dataFolder);
  await restart();

  await eventually(async () => (await stateOfLeaflet()) === 'review' || undefined, 'the reading ends', 60_000);
  expect(await pages('read')).toEqual([1, 2, 3, 4]);
  expect(drawnAt(first!)).toBe(drawnBefore);
  // The two printed pages come twice, so each time must have brought the same.
  const [odd, even] = [await offersOf(1), await offersOf(2)];
  expect(odd.length + even.length).toBe(26);
  expect([await offersOf(3), await offersOf(4)]).toEqual([odd, even]);
  expect(await countEvents('leaflet.read')).toBe(1);
});

test('killed while it publishes: the version is whole with its event, or not there at all', async () => {
  await deleteBlockedOffers();
  const publish = () => staff.ask('POST', `/api/leaflets/${leafletId}/publication`).catch(() => undefined);

  await killAtWriteTo('published_offer', publish);
  expect(await publications()).toEqual([]);
  halles = await startProcess(place);

  for (const delayMs of [0, 25]) {
    const before = (await publications()).length;
    const asked = publish();
    await sleep(delayMs);
    await halles.kill();
    await asked;
    halles = await startProcess(place);
    const found = await publications();
    expect(found.length - before, `versions more after a kill at ${delayMs} ms`).toBeLessThanOrEqual(1);
    await expectWhole(found);
  }
  await publish();
  await halles.kill();
  halles = await startProcess(place);
  const found = await publications();
  expect(found.length).toBeGreaterThan(0);
  await expectWhole(found);
  // The event was written with the last version, and is followed by the next start.
  await productInChat();
});

test('killed while a cart, a slot and the last word arrive: one order, and nothing told twice', async () => {
  const shopper = await aShopper(sandboxUrl, number.id, '33639980009');
  await meet(shopper);

  // The cart is taken by the sandbox and perhaps not by Halles.
  await shopper.act({ type: 'order', items: [{ product_retailer_id: chocolate, quantity: 3 }] });
  await halles.kill();
  await restart();
  await shopper.told(/Total : 16,98/);

  // Halles has the choice and is writing its answer.
  await shopper.act({ type: 'button_reply', id: 'slots' });
  await eventually(async () => (await shopper.choices('slot:'))[0], 'slots are offered');
  const [slot] = await shopper.choices('slot:');
  await killAtWriteTo('outgoing', () => shopper.act({ type: 'list_reply', id: slot! }));
  halles = await startProcess(place);
  await letMinutesPass(1);
  const confirm = await eventually(async () => (await shopper.choices('confirm:'))[0], 'the last word is asked');

  // The order is half written: its lines are not there yet.
  await killAtWriteTo('order_line', () => shopper.act({ type: 'button_reply', id: confirm }));
  killDatabase(place.dataFolder);
  await restart();
  await letMinutesPass(1);
  await shopper.told(/PAR-\d+ confirmée/);

  expect(await placedOrders()).toEqual([{ state: 'placed', total_minor: 1698, lines: 1, events: 1 }]);
  await expectToldOnce(shopper);
  await shopper.act({ type: 'text', body: 'ma commande' });
  await shopper.told(/Commande PAR-\d+ · enregistrée/);
});

test('killed when Meta has a message and Halles does not know: it is not sent again', async () => {
  const shopper = await aShopper(sandboxUrl, number.id, '33639980009');
  const before = (await shopper.answers()).length;
  await control(sandboxUrl, '/faults', { loseGraphAnswers: 10 });
  await shopper.act({ type: 'text', body: 'merci' });
  await eventually(async () => (await shopper.answers()).length > before || undefined, 'the answer is on the phone');
  await halles.kill();
  await restart();
  await webhooksTaken(sandboxUrl);
  await letMinutesPass(1);
  await shopper.act({ type: 'text', body: 'ma commande' });
  await eventually(async () => (await shopper.answers()).length >= before + 2 || undefined, 'the next answer');
  expect(await shopper.answers()).toHaveLength(before + 2);
  await expectToldOnce(shopper);
});

test('Meta is away for ten minutes: an order is placed meanwhile, and everything is told once, in order', async () => {
  const shopper = await aShopper(sandboxUrl, number.id, '33639980010');
  await meet(shopper);
  await shopper.act({ type: 'order', items: [{ product_retailer_id: chocolate, quantity: 3 }] });
  await shopper.told(/Total : 16,98/);
  await shopper.act({ type: 'button_reply', id: 'slots' });
  const slot = await eventually(async () => (await shopper.choices('slot:'))[0], 'slots are offered');
  await shopper.act({ type: 'list_reply', id: slot });
  const confirm = await eventually(async () => (await shopper.choices('confirm:'))[0], 'the last word is asked');
  await settled();
  const before = (await shopper.answers()).length;
  const ordersBefore = (await placedOrders()).length;

  await control(sandboxUrl, '/faults', { down: true });
  await shopper.act({ type: 'button_reply', id: confirm });
  await shopper.act({ type: 'text', body: 'merci' });
  await eventually(async () => (await waiting()) >= 2 || undefined, 'the answers wait');
  // Some of the time it does not even answer.
  for (const [down, minutes] of [[true, 3] as const, ['refuse', 3] as const, [true, 4] as const]) {
    await control(sandboxUrl, '/faults', { down });
    const tries = await triesOfWaiting();
    await letMinutesPass(minutes);
    await eventually(async () => (await triesOfWaiting()) > tries || undefined, 'another try');
  }
  expect(await shopper.answers()).toHaveLength(before);
  expect((await placedOrders()).length).toBe(ordersBefore + 1);

  await control(sandboxUrl, '/faults', { down: false });
  await letMinutesPass(1);
  await settled();
  const told = (await shopper.answers()).slice(before).map(({ content }) => JSON.stringify(content));
  expect(told).toHaveLength(2);
  expect(told[0]).toMatch(/PAR-\d+ confirmée/);
  expect(told[1]).toMatch(/Avec plaisir/);
  await expectToldOnce(shopper);
});

/** Two printed pages, twice over. */
async function aLongLeaflet(): Promise<Uint8Array> {
  const printed = await PDFDocument.load(readFileSync(join(root, 'demo/leaflets/fr-marche.pdf')));
  const long = await PDFDocument.create();
  for (let i = 0; i < pageCount; i += 2) for (const page of await long.copyPages(printed, [0, 1])) long.addPage(page);
  return long.save();
}

async function connectNumber(): Promise<void> {
  const args = ['fr', number.id, number.waba, number.display, 'Essai France', number.catalog];
  const env = { ...process.env, HALLES_DATA: place.dataFolder };
  execFileSync(process.execPath, [join(root, 'src/command.ts'), 'connect-number', ...args], { env });
  await control(sandboxUrl, '/numbers', {
    phone_number_id: number.id,
    waba_id: number.waba,
    display_phone_number: number.display,
    verified_name: 'Essai France',
    catalog_id: number.catalog,
  });
}

/** Starts Halles again after its database was killed too. */
async function restart(): Promise<void> {
  halles = await startProcess(place);
  await database.close();
  database = openDatabase(databaseUrl(place.dataFolder), 4);
}

/**
 * kill -9 in the middle of a transaction: `begin` starts it, Halles comes to its first write to `table`, which waits for us, and is killed
 * there.
 */
async function killAtWriteTo(table: string, begin: () => Promise<unknown>): Promise<void> {
  await database.db.transaction().execute(async (trx) => {
    await sql`lock table ${sql.table(table)} in share mode`.execute(trx);
    const begun = begin();
    await eventually(() => someoneWaitsFor(table), `a write to ${table}`);
    await halles.kill();
    await begun;
  });
  await eventually(async () => !(await someoneWaitsFor(table)) || undefined, 'the database notices');
}

async function someoneWaitsFor(table: string): Promise<true | undefined> {
  const found = await rowOf(
    database.db,
    sql`select 1 from pg_locks where not granted and relation = ${table}::regclass limit 1`,
  );
  return found ? true : undefined;
}

/** What rests because Meta is away, or because the fate of a message or the life of its worker is not known, has rested so long. */
async function letMinutesPass(minutes: number): Promise<void> {
  const passed = sql`${minutes} * interval '1 minute'`;
  await webhooksTaken(sandboxUrl);
  await sql`
    update outgoing set retry_at = retry_at - ${passed}, leased_until = leased_until - ${passed},
      due_at = due_at - ${passed}
    where entity_id = 'fr' and state = 'waiting'`.execute(database.db);
  await sql`update contact set turn_until = turn_until - ${passed} where entity_id = 'fr'`.execute(database.db);
}

const count = async (statement: ReturnType<typeof sql<{ n: number }>>): Promise<number> =>
  (await rowOf(database.db, statement))!.n;

async function pages(state: string): Promise<number[]> {
  const rows = await rowsOf(
    database.db,
    sql<{ page: number }>`
      select page from leaflet_page where entity_id = 'fr' and leaflet_id = ${leafletId} and state = ${state} order by page`,
  );
  return rows.map(({ page }) => page);
}

const pagesRead = (least: number): Promise<true> =>
  eventually(async () => (await pages('read')).length >= least || undefined, `${least} pages are read`, 60_000);

const drawnAt = (page: number): number =>
  statSync(join(place.dataFolder, 'leaflets/fr', leafletId, `page-${page}-1250.webp`)).mtimeMs;

async function stateOfLeaflet(): Promise<string | undefined> {
  const row = await rowOf(
    database.db,
    sql<{ state: string }>`select state from leaflet where entity_id = 'fr' and leaflet_id = ${leafletId}`,
  );
  return row?.state;
}

interface OfferView {
  readonly offerId: string;
  readonly revision: number;
  readonly draft: { readonly page: number; readonly name: string; readonly priceMinor: number | null };
}

const allOffers = async (): Promise<OfferView[]> =>
  (await staff.ask<{ offers: OfferView[] }>('GET', `/api/leaflets/${leafletId}/offers`)).offers;

async function offersOf(page: number): Promise<string[]> {
  const offers = (await allOffers()).filter(({ draft }) => draft.page === page);
  return offers.map(({ draft }) => `${draft.name} ${draft.priceMinor}`).sort();
}

/** Offers of pages that do not count as read: a page that was half saved. */
const offersWithoutPage = (): Promise<number> =>
  count(sql`
    select count(*) as n from leaflet_offer o
    join leaflet_page p on p.entity_id = o.entity_id and p.leaflet_id = o.leaflet_id and p.page = o.page
    where o.entity_id = 'fr' and o.leaflet_id = ${leafletId} and p.state <> 'read'`);

const countEvents = (type: string): Promise<number> =>
  count(sql`
    select count(*) as n from event
    where entity_id = 'fr' and type = ${type} and subject = ${`leaflet:${leafletId}`}`);

async function deleteBlockedOffers(): Promise<void> {
  const plan = await staff.ask<{ blockers: { offerId?: string }[] }>('GET', `/api/leaflets/${leafletId}/publication`);
  const blocked = new Set(plan.blockers.map(({ offerId }) => offerId));
  const changes = (await allOffers())
    .filter(({ offerId }) => blocked.has(offerId))
    .map(({ offerId, revision }) => ({ offerId, revision, after: null }));
  if (changes.length > 0) await staff.ask('POST', `/api/leaflets/${leafletId}/edits`, { kind: 'delete', changes });
}

interface Publication {
  readonly version: number;
  readonly stores: number;
  readonly offers: number;
  readonly events: number;
}

/** The versions as they lie in the tables, with what belongs to each. */
const publications = (): Promise<Publication[]> =>
  rowsOf(
    database.db,
    sql<Publication>`
      select v.version,
        (select count(*) from published_store s where s.entity_id = v.entity_id and s.leaflet_id = v.leaflet_id and s.version = v.version) as stores,
        (select count(*) from published_offer o where o.entity_id = v.entity_id and o.leaflet_id = v.leaflet_id and o.version = v.version) as offers,
        (select count(*) from event e where e.entity_id = v.entity_id and e.type = 'leaflet.published'
          and e.subject = ${`leaflet:${leafletId}`} and (e.payload ->> 'version')::int = v.version) as events
      from leaflet_version v where v.entity_id = 'fr' and v.leaflet_id = ${leafletId} order by v.version`,
  );

async function expectWhole(found: readonly Publication[]): Promise<void> {
  const offers = (await allOffers()).length;
  expect(found).toEqual(found.map((_, i) => ({ version: i + 1, stores: 30, offers, events: 1 })));
  expect(await countEvents('leaflet.published')).toBe(found.length);
}

const productInChat = (): Promise<true> =>
  eventually(async () => {
    const path = `/catalogs/${number.catalog}/products?ids=${chocolate}`;
    const { products } = await control<{ products: unknown[] }>(sandboxUrl, path);
    return products.length > 0 || undefined;
  }, 'the products reach the chat’s catalogue');

/** From the first word to a store. */
async function meet(shopper: Shopper): Promise<void> {
  await shopper.act({ type: 'text', body: 'bonjour' });
  await shopper.told(/consent:no/);
  await shopper.act({ type: 'button_reply', id: 'consent:no' });
  await shopper.told(/pas de promotions/);
  await shopper.act({ type: 'text', body: '75012' });
  const store = await eventually(async () => (await shopper.choices('store:'))[0], 'stores are offered');
  await shopper.act({ type: 'list_reply', id: store });
  await shopper.told(/product_list/);
}

interface OrderRow {
  readonly state: string;
  readonly total_minor: number;
  readonly lines: number;
  readonly events: number;
}

const placedOrders = (): Promise<OrderRow[]> =>
  rowsOf(
    database.db,
    sql<OrderRow>`
      select o.state, o.total_minor,
        (select count(*) from order_line l where l.entity_id = o.entity_id and l.order_id = o.order_id) as lines,
        (select count(*) from event e where e.entity_id = o.entity_id and e.type = 'order.placed' and e.subject = 'order:' || o.order_id) as events
      from placed_order o where o.entity_id = 'fr' order by o.placed_at`,
  );

const waiting = (): Promise<number> =>
  count(sql`select count(*) as n from outgoing where entity_id = 'fr' and state = 'waiting'`);

const triesOfWaiting = (): Promise<number> =>
  count(sql`select coalesce(sum(attempts), 0)::int as n from outgoing where entity_id = 'fr' and state = 'waiting'`);

const settled = (): Promise<true> => eventually(async () => (await waiting()) === 0 || undefined, 'everything is sent');

/** Every message that Halles wanted to send is on the phone once. */
async function expectToldOnce(shopper: Shopper): Promise<void> {
  await settled();
  const ours = (await shopper.answers()).map(({ opaque }) => opaque);
  expect(new Set(ours).size).toBe(ours.length);
  const failed = await count(sql`select count(*) as n from outgoing where entity_id = 'fr' and state = 'failed'`);
  expect(failed).toBe(0);
}
