import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest';
import { listLeaflets, listOffers, type OfferDraft, publishLeaflet } from '../leaflet/index.ts';
import { aDraft, saveLeaflet } from '../leaflet/testing.ts';
import { saveMembership, savePerson } from '../organisation/index.ts';
import { aStore, frenchEntity, saveFrenchEntity } from '../organisation/testing.ts';
import { makeLog, newId } from '../platform/index.ts';
import { cloneTestDatabase, type TestDatabase } from '../platform/testing.ts';
import { demoPublisher, renewDemoLeaflets } from './publish-demo.ts';

const entityId = frenchEntity;
const lastWeek = { validFrom: '2026-11-16', validThrough: '2026-11-22' };
const thisWeek = { validFrom: '2026-11-23', validThrough: '2026-11-29' };
const wednesday = new Date('2026-11-25T09:00:00Z');
const log = makeLog('silent');
const told = vi.spyOn(log, 'error');
const personId = newId();
let database: TestDatabase;

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  await saveFrenchEntity(database.db, [aStore()]);
  await savePerson(database.db, { personId, name: 'Anne', email: 'anne@example.org', language: 'fr', demo: true });
  await saveMembership(database.db, entityId, personId, 'leaflet_editor');
});
afterAll(() => database.close());
beforeEach(async () => {
  told.mockClear();
  await sql`truncate offer_comment, comment_thread, browsing_count, short_link, leaflet_schedule, leaflet_edition_offer, leaflet_edition, leaflet_on_sale,
    published_edition_offer, published_offer_product, published_offer, published_store, leaflet_version, leaflet_edit, leaflet_offer,
    leaflet_page, leaflet`.execute(database.db);
});

const doors = () => ({ db: database.db, log, now: () => wednesday });

async function onSaleLastWeek(title: string, draft: Partial<OfferDraft> = {}): Promise<string> {
  const { leaflet } = await saveLeaflet(database.db, { entityId, title, ...lastWeek }, [aDraft(draft)]);
  const now = new Date('2026-11-16T09:00:00Z');
  const done = await publishLeaflet(database.db, { entityId, personId: null, now }, leaflet.leafletId);
  expect(done.ok).toBe(true);
  return leaflet.leafletId;
}

async function versions(): Promise<Record<string, number | null>> {
  const { items } = await listLeaflets(database.db, entityId, { limit: 50, before: undefined });
  return Object.fromEntries(items.map(({ title, publishedVersion }) => [title, publishedVersion]));
}

test('a new week finds the leaflets of the last one on sale again, with own days moved along', async () => {
  const leafletId = await onSaleLastWeek('weekly', { validFrom: '2026-11-20' });
  await renewDemoLeaflets(doors(), entityId);
  await renewDemoLeaflets(doors(), entityId);
  expect(await versions()).toEqual({ weekly: 2 });
  const [offer] = await listOffers(database.db, entityId, leafletId);
  expect(offer?.draft).toMatchObject({ validFrom: '2026-11-27', validThrough: null });
  expect(told).not.toHaveBeenCalled();
});

test('a leaflet that cannot be put on sale again is told with its reasons, and the others are renewed', async () => {
  const broken = await onSaleLastWeek('broken');
  await sql`
    update leaflet_offer set draft = draft || '{"productIds": ["gone"]}' where entity_id = ${entityId} and leaflet_id = ${broken}`.execute(
    database.db,
  );
  await onSaleLastWeek('sound');
  await renewDemoLeaflets(doors(), entityId);
  expect(await versions()).toEqual({ broken: 1, sound: 2 });
  expect(told).toHaveBeenCalledTimes(1);
  expect(told.mock.calls[0]).toMatchObject([
    { leafletId: broken, title: 'broken', refusal: { blockers: [{ code: 'unknown_product', productId: 'gone' }] } },
    'a demo leaflet could not be published',
  ]);
});

test('a leaflet just read that cannot be published is told as well', async () => {
  const { leaflet } = await saveLeaflet(database.db, { entityId, title: 'empty', ...thisWeek }, []);
  const event = { entityId, type: 'leaflet.read', payload: { leafletId: leaflet.leafletId } };
  await demoPublisher(doors()).handle(undefined as never, event as never);
  expect(await versions()).toEqual({ empty: null });
  expect(told.mock.calls[0]).toMatchObject([
    { title: 'empty', refusal: { blockers: [{ code: 'no_offers' }] } },
    expect.any(String),
  ]);
});

test('what a person brings is published and renewed by nobody else', async () => {
  const bringing = (leafletId: string) =>
    sql`
    update leaflet set created_by = ${personId} where entity_id = ${entityId} and leaflet_id = ${leafletId}`.execute(
      database.db,
    );
  await bringing(await onSaleLastWeek('over'));
  const { leaflet } = await saveLeaflet(database.db, { entityId, title: 'brought', ...thisWeek });
  await bringing(leaflet.leafletId);
  const event = { entityId, type: 'leaflet.read', payload: { leafletId: leaflet.leafletId } };
  await demoPublisher(doors()).handle(undefined as never, event as never);
  await renewDemoLeaflets(doors(), entityId);
  expect(await versions()).toEqual({ brought: null, over: 1 });

  const demos = await saveLeaflet(database.db, { entityId, title: 'demo', ...thisWeek });
  const read = { entityId, type: 'leaflet.read', payload: { leafletId: demos.leaflet.leafletId } };
  await demoPublisher(doors()).handle(undefined as never, read as never);
  expect(await versions()).toEqual({ brought: null, demo: 1, over: 1 });
});
