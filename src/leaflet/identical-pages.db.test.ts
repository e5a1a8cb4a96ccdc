import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { findStore, requireEntity, savePerson } from '../organisation/index.ts';
import { frenchEntity, saveFrenchEntity } from '../organisation/testing.ts';
import { newId } from '../platform/index.ts';
import { cloneTestDatabase, type TestDatabase } from '../platform/testing.ts';
import { clearLeaflets, saveGoods } from './channels/testing.ts';
import { editOffers } from './edit-offers.ts';
import { withoutRepeats } from './offer.model.ts';
import { publishLeaflet, withdrawOffer } from './publish-leaflet.ts';
import { liveOffers, offersOfVersion } from './published.ts';
import { findOffers, insertPages, type Leaflet, listOffers, replacePageOffers } from './repository.ts';
import { differencesOf } from './reviewing/changes.model.ts';
import { viewOffers } from './shop-view.ts';
import { aDraft, saveLeaflet } from './testing.ts';

const entityId = frenchEntity;
const anne = newId();
const now = new Date('2026-11-20T09:00:00Z');
const scope = { entityId, storeId: 'lille', date: '2026-11-20', asOf: new Date('2026-11-20T10:00:00Z') };
let database: TestDatabase;
let leaflet: Leaflet;
/** Of each page, its offers of milk and of ham. */
let pages: { milk: string; ham: string }[];

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  const { db } = database;
  await saveFrenchEntity(db);
  await savePerson(db, { personId: anne, name: 'Anne', email: 'anne@example.org', language: 'fr' });
  await saveGoods(db, entityId);
  await clearLeaflets(db);
  leaflet = (await saveLeaflet(db, { entityId }, [])).leaflet;
  const sizes = Array.from({ length: 200 }, (_, i) => ({ page: i + 1, widthPt: 600, heightPt: 800 }));
  await insertPages(db, entityId, leaflet.leafletId, sizes);
  pages = sizes.map(() => ({ milk: newId(), ham: newId() }));
  for (const [at, { milk, ham }] of pages.entries())
    await replacePageOffers(db, entityId, leaflet.leafletId, at + 1, [
      { offerId: milk, draft: aDraft({ page: at + 1, productIds: ['milk'], limitPerHousehold: 2 }) },
      { offerId: ham, draft: aDraft({ page: at + 1, name: 'Jambon', priceMinor: 250, productIds: ['ham'] }) },
    ]);
});
afterAll(() => database.close());

const by = { entityId, personId: anne, now };

test('a leaflet of 200 identical pages is published with all its offers, each on its page', async () => {
  const started = performance.now();
  expect(await publishLeaflet(database.db, by, leaflet.leafletId)).toMatchObject({ value: { offerCount: 400 } });
  expect(performance.now() - started).toBeLessThan(10_000);
  const live = await liveOffers(database.db, scope);
  expect(new Set(live.map(({ offerId }) => offerId)).size).toBe(400);
  expect(new Set(live.map(({ page }) => page)).size).toBe(200);
  const { entity, store } = {
    entity: await requireEntity(database.db, entityId),
    store: (await findStore(database.db, entityId, 'lille'))!,
  };
  const shown = await viewOffers(database.db, { entity, store, language: 'fr', now }, live);
  expect(shown.filter(({ products }) => products.length === 1)).toHaveLength(400);
});

test('what is changed or withdrawn on one page leaves the others as they were', async () => {
  const { db } = database;
  const changed = pages[99]!.milk;
  const before = (await findOffers(db, entityId, leaflet.leafletId, [changed])).get(changed)!;
  const after = { ...before.draft, priceMinor: 89 };
  await editOffers(db, by, leaflet.leafletId, 'edit', [{ offerId: changed, revision: before.revision, after }]);
  const drafts = await listOffers(db, entityId, leaflet.leafletId);
  const published = await offersOfVersion(db, entityId, leaflet.leafletId, 1);
  const differences = differencesOf(published, drafts, leaflet);
  expect(differences.map(({ offerId, parts }) => [offerId, parts])).toEqual([[changed, ['price']]]);
  expect((await withdrawOffer(db, by, leaflet.leafletId, pages[0]!.ham)).ok).toBe(true);
  expect(await liveOffers(db, scope)).toHaveLength(399);
});

test('a basket knows each of them once, so that a limit per household holds for the leaflet', async () => {
  const live = await liveOffers(database.db, scope, ['milk', 'ham']);
  expect(live).toHaveLength(399);
  const once = withoutRepeats(live);
  expect(once.map(({ page, productIds }) => [page, ...productIds]).toSorted()).toEqual([
    [1, 'milk'],
    [2, 'ham'],
  ]);
});
