import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { requireEntity, savePerson } from '../../organisation/index.ts';
import { aStore, frenchEntity, saveFrenchEntity } from '../../organisation/testing.ts';
import { newId } from '../../platform/index.ts';
import { cloneTestDatabase, type TestDatabase } from '../../platform/testing.ts';
import { planPublication } from '../plan-publication.ts';
import { publishLeaflet } from '../publish-leaflet.ts';
import { findOfferAtStore, liveOffers, offersAtStore } from '../published.ts';
import { deleteOffer, type Leaflet } from '../repository.ts';
import { aDraft, saveLeaflet } from '../testing.ts';
import { putEdition, removeEdition } from './edit-edition.ts';
import { type Edition, editionTag } from './edition.model.ts';
import { onOfferAnywhere } from './on-offer.ts';
import { clearLeaflets, saveGoods } from './testing.ts';

const entityId = frenchEntity;
const now = new Date('2026-11-20T09:00:00Z');
const anne = newId();
const by = { entityId, personId: anne, now };
let database: TestDatabase;
let leaflet: Leaflet;
let milk: string;
let ham: string;

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  await saveFrenchEntity(database.db, [aStore(), aStore({ storeId: 'lens' }), aStore({ storeId: 'arras' })]);
  await savePerson(database.db, { personId: anne, name: 'Anne', email: 'anne@example.org', language: 'fr' });
  await saveGoods(database.db, entityId);
});
afterAll(() => database.close());

beforeEach(async () => {
  await clearLeaflets(database.db);
  const saved = await saveLeaflet(database.db, { entityId }, [
    aDraft({ productIds: ['milk'] }),
    aDraft({
      name: 'Jambon',
      priceMinor: 300,
      productIds: ['ham'],
      mechanic: { type: 'X_PLUS_Y_FREE', buy: 2, free: 1 },
    }),
  ]);
  leaflet = saved.leaflet;
  [milk, ham] = saved.offerIds as [string, string];
});

const anEdition = (over: Partial<Edition> = {}): Edition => ({
  editionId: newId(),
  name: 'Nord',
  storeIds: ['lens'],
  changes: [
    { offerId: milk, priceMinor: 109 },
    { offerId: ham, priceMinor: null },
  ],
  ...over,
});
const put = (edition: Edition, seen?: string) => putEdition(database.db, by, leaflet.leafletId, edition, seen);
const publish = () => publishLeaflet(database.db, by, leaflet.leafletId);
const offersAt = async (storeId: string) =>
  (await liveOffers(database.db, { entityId, storeId, date: '2026-11-20', asOf: now }))
    .map(({ name, priceMinor }) => `${name} ${priceMinor}`)
    .sort();

test('stores of an edition have its prices and not what it leaves out; the others have the leaflet as printed', async () => {
  await put(anEdition());
  await publish();
  expect(await offersAt('lille')).toEqual(['Jambon 300', 'Lait 1 L 99']);
  expect(await offersAt('lens')).toEqual(['Lait 1 L 109']);
  const version = { leafletId: leaflet.leafletId, version: 1 };
  expect(await offersAtStore(database.db, { entityId, storeId: 'lens' }, version)).toMatchObject([{ priceMinor: 109 }]);
  expect(await findOfferAtStore(database.db, { entityId, storeId: 'lens' }, ham)).toMatchObject({ leftOut: true });
  expect(await findOfferAtStore(database.db, { entityId, storeId: 'lille' }, ham)).toMatchObject({ leftOut: false });
});

test('an edition is on sale with the next publication, and what was published keeps its own', async () => {
  await publish();
  const edition = anEdition();
  await put(edition);
  expect(await offersAt('lens')).toEqual(['Jambon 300', 'Lait 1 L 99']);
  await publish();
  expect(await removeEdition(database.db, by, leaflet.leafletId, edition.editionId)).toBe(true);
  expect(await offersAt('lens')).toEqual(['Lait 1 L 109']);
  await publish();
  expect(await offersAt('lens')).toEqual(['Jambon 300', 'Lait 1 L 99']);
});

test('a store has one edition at most, and an edition only what the leaflet has', async () => {
  await put(anEdition());
  const refusals = [
    anEdition({ storeIds: ['lens', 'arras'] }),
    anEdition({ storeIds: [] }),
    anEdition({ storeIds: ['nowhere'] }),
    anEdition({ storeIds: ['arras'], changes: [{ offerId: newId(), priceMinor: null }] }),
    anEdition({ storeIds: ['arras'], changes: [{ offerId: ham, priceMinor: 250 }] }),
  ];
  const answers = [];
  for (const edition of refusals) answers.push(await put(edition));
  expect(answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.code))).toEqual([
    'store_has_edition',
    'no_stores',
    'unknown_store',
    'unknown_offer',
    'price_not_from_offer',
  ]);
});

test('two people do not overwrite each other’s edition', async () => {
  const edition = anEdition();
  await put(edition);
  const changed = { ...edition, name: 'Hauts-de-France' };
  expect((await put(changed, editionTag(edition))).ok).toBe(true);
  expect(await put({ ...edition, name: 'Nord et Pas-de-Calais' }, editionTag(edition))).toMatchObject({
    refusal: { code: 'changed_meanwhile' },
  });
  expect(await put(edition)).toMatchObject({ refusal: { code: 'changed_meanwhile' } });
});

test('an offer deleted after an edition changed it is gone, and the publication goes through', async () => {
  await put(anEdition());
  await deleteOffer(database.db, entityId, leaflet.leafletId, milk);
  expect((await publish()).ok).toBe(true);
  expect(await offersAt('lens')).toEqual([]);
});

test('the law is asked about every edition: a food price cut below the cap blocks, wherever it is', async () => {
  const cut = await saveLeaflet(database.db, { entityId }, [
    aDraft({ name: 'Lait', priceMinor: 100, regularMinor: 120, mechanic: { type: 'PRICE_CUT' }, productIds: ['milk'] }),
  ]);
  leaflet = cut.leaflet;
  const blocked = async () =>
    (await planPublication(database.db, entityId, leaflet.leafletId, now))!.findings.filter(
      ({ severity }) => severity === 'blocks',
    ).length;
  const before = await blocked();
  await put(anEdition({ changes: [{ offerId: cut.offerIds[0]!, priceMinor: 60 }] }));
  expect(await blocked()).toBeGreaterThan(before);
});

test('a feed of the country promises nobody less than they pay: the dearest store’s price, and a note', async () => {
  await put(anEdition());
  await publish();
  const entity = await requireEntity(database.db, entityId);
  const all = await onOfferAnywhere(database.db, { entity, language: 'fr', now });
  expect(all.map(({ name, priceMinor, dearest }) => ({ name, priceMinor, dearest }))).toEqual([
    { name: 'Lait 1 L', priceMinor: 109, dearest: true },
    { name: 'Jambon', priceMinor: 300, dearest: false },
  ]);
});
