import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { savePrices } from '../../catalog/index.ts';
import { requireEntity, savePerson } from '../../organisation/index.ts';
import { aStore, frenchEntity, saveFrenchEntity } from '../../organisation/testing.ts';
import { newId } from '../../platform/index.ts';
import { cloneTestDatabase, type TestDatabase } from '../../platform/testing.ts';
import type { OfferDraft } from '../offer.model.ts';
import { publishLeaflet } from '../publish-leaflet.ts';
import { liveOffers } from '../published.ts';
import { aDraft, saveLeaflet } from '../testing.ts';
import { lastWeekPrices } from './last-week.ts';

const monday = new Date('2026-11-23T09:00:00Z');
const weekBefore = new Date('2026-11-16T08:00:00Z');
const personId = newId();
let database: TestDatabase;

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  const { db } = database;
  await saveFrenchEntity(db);
  await savePerson(db, { personId, name: 'Anne', email: 'anne@example.org', language: 'fr' });
  await sql`
    insert into product (entity_id, product_id, title, search, sale_unit, sale_scale, sale_increment, updated_at)
    values (${frenchEntity}, 'milk', 'Lait 1 L', '', 'C62', 0, 1, ${monday}),
      (${frenchEntity}, 'tea', 'Thé', '', 'C62', 0, 1, ${monday}),
      (${frenchEntity}, 'tomatoes', 'Tomates', '', 'KGM', 3, 100, ${monday})`.execute(db);
});
afterAll(() => database.close());
beforeEach(async () => {
  await sql`truncate published_offer_product, published_offer, published_store, leaflet_on_sale, leaflet_version, leaflet_offer,
    leaflet_page, leaflet_edit, leaflet, price cascade`.execute(database.db);
  await prices({ milk: 150, tomatoes: 299 });
});

async function prices(minor: Record<string, number>, validFrom = new Date('2026-10-01T00:00:00Z'), storeId = '') {
  const rows = Object.entries(minor).map(([productId, priceMinor]) => ({ productId, storeId, validFrom, priceMinor }));
  await savePrices(database.db, frenchEntity, rows);
}

async function publish(drafts: Partial<OfferDraft>[], { now, days }: { now: Date; days: [string, string] }) {
  const [validFrom, validThrough] = days;
  const saved = await saveLeaflet(
    database.db,
    { entityId: frenchEntity, storeIds: ['lille'], validFrom, validThrough },
    drafts.map((draft) => aDraft({ productIds: ['milk'], ...draft })),
  );
  const by = { entityId: frenchEntity, personId, now };
  expect(await publishLeaflet(database.db, by, saved.leaflet.leafletId)).toMatchObject({ ok: true });
}

/** Last week's price of each offer of this week, in the order of their pages. */
async function lastWeek(...drafts: Partial<OfferDraft>[]): Promise<(number | undefined)[]> {
  await publish(drafts, { now: monday, days: ['2026-11-23', '2026-11-29'] });
  const here = { entityId: frenchEntity, storeId: 'lille', date: '2026-11-23' };
  const offers = await liveOffers(database.db, { ...here, asOf: monday });
  const entity = await requireEntity(database.db, frenchEntity);
  const found = await lastWeekPrices(
    database.db,
    { entity, store: aStore(), language: 'fr', now: monday, date: here.date },
    offers,
  );
  return offers.toSorted((a, b) => a.name.localeCompare(b.name)).map(({ offerId }) => found.get(offerId));
}

const onLastWeek = (...drafts: Partial<OfferDraft>[]) =>
  publish(drafts, { now: weekBefore, days: ['2026-11-16', '2026-11-22'] });

test('a price below that of a week ago is cheaper', async () => {
  expect(await lastWeek({ priceMinor: 99 })).toEqual([150]);
});

test('the same price as last week is not, even where it is far below the regular one', async () => {
  await onLastWeek({ priceMinor: 99 });
  expect(await lastWeek({ priceMinor: 99 })).toEqual([undefined]);
});

test('last week counts with its own offer, and with the card', async () => {
  await onLastWeek({ priceMinor: 120, loyaltyRequired: true });
  expect(await lastWeek({ priceMinor: 99 })).toEqual([120]);
});

test('a regular price that rose since then is no discount', async () => {
  await prices({ milk: 90 }, new Date('2026-11-10T00:00:00Z'));
  await prices({ milk: 150 }, new Date('2026-11-22T00:00:00Z'));
  expect(await lastWeek({ priceMinor: 99 })).toEqual([undefined]);
});

test("the store's own price of then is held against it", async () => {
  await prices({ milk: 98 }, new Date('2026-11-01T00:00:00Z'), 'lille');
  expect(await lastWeek({ priceMinor: 99 })).toEqual([undefined]);
});

test('in doubt nothing is called cheaper: no price of then, a lot last week, a lot or a card now', async () => {
  await prices({ tea: 300 }, new Date('2026-11-20T00:00:00Z'));
  await onLastWeek({ mechanic: { type: 'X_PLUS_Y_FREE', buy: 3, free: 1 }, priceMinor: null });
  expect(
    await lastWeek(
      { name: 'a', priceMinor: 99 },
      { name: 'b', priceMinor: 200, productIds: ['tea'] },
      { name: 'c', productIds: ['tomatoes'], mechanic: { type: 'X_PLUS_Y_FREE', buy: 3, free: 1 }, priceMinor: null },
      { name: 'd', productIds: ['tomatoes'], priceMinor: 199, soldBy: 'kg', loyaltyRequired: true },
    ),
  ).toEqual([undefined, undefined, undefined, undefined]);
});

test('loose goods are held against last week by the kilogram', async () => {
  expect(await lastWeek({ productIds: ['tomatoes'], priceMinor: 19, soldBy: '100g' })).toEqual([299]);
});

test('an offer on several products is cheaper when each of them is', async () => {
  expect(await lastWeek({ productIds: ['milk', 'tomatoes'], priceMinor: 200 })).toEqual([undefined]);
});
