import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { findStore, requireEntity } from '../organisation/index.ts';
import { frenchEntity, saveFrenchEntity } from '../organisation/testing.ts';
import { cloneTestDatabase, type TestDatabase } from '../platform/testing.ts';
import { clearLeaflets, saveGoods } from './channels/testing.ts';
import { planPublication } from './plan-publication.ts';
import { publishLeaflet } from './publish-leaflet.ts';
import { liveOffers, offersOfVersion } from './published.ts';
import { listOffers } from './repository.ts';
import { differencesOf } from './reviewing/changes.model.ts';
import { viewOffers } from './shop-view.ts';
import { aDraft, saveLeaflet } from './testing.ts';

const entityId = frenchEntity;
const now = new Date('2026-11-20T09:00:00Z');
const scope = { entityId, storeId: 'lille', date: '2026-11-20', asOf: now };
let database: TestDatabase;

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  await saveFrenchEntity(database.db);
  await saveGoods(database.db, entityId);
  await clearLeaflets(database.db);
});
afterAll(() => database.close());

test('an offer on a range is published without price and product, leads shops to a search and enters no basket', async () => {
  const { db } = database;
  const cheese = aDraft({
    name: 'Tout le rayon fromages',
    priceMinor: null,
    mechanic: { type: 'PERCENT_OFF', percent: 20 },
    range: 'fromages',
  });
  const { leaflet } = await saveLeaflet(db, { entityId }, [cheese, aDraft({ productIds: ['milk'], range: 'lait' })]);
  const plan = await planPublication(db, entityId, leaflet.leafletId, now);
  expect(plan).toMatchObject({ blockers: [], offerCount: 2, shoppableCount: 1 });
  await publishLeaflet(db, { entityId, personId: null, now }, leaflet.leafletId);
  const live = await liveOffers(db, scope);
  const [entity, store] = [await requireEntity(db, entityId), await findStore(db, entityId, 'lille')];
  const shown = await viewOffers(db, { entity, store: store!, language: 'fr', now }, live);
  const told = shown.map(({ name, range, products }) => [name, range, products.map(({ productId }) => productId)]);
  expect(told).toEqual(
    expect.arrayContaining([
      ['Tout le rayon fromages', 'fromages', []],
      // Products say more than the range that they are of.
      ['Lait 1 L', null, ['milk']],
    ]),
  );
  expect((await liveOffers(db, scope, ['milk'])).map(({ name }) => name)).toEqual(['Lait 1 L']);
  const drafts = await listOffers(db, entityId, leaflet.leafletId);
  const changed = drafts.map((offer) => ({ ...offer, draft: { ...offer.draft, range: 'fromages à la coupe' } }));
  const differences = differencesOf(await offersOfVersion(db, entityId, leaflet.leafletId, 1), changed, leaflet);
  expect(differences.map(({ parts }) => parts)).toEqual([['products'], ['products']]);
});
