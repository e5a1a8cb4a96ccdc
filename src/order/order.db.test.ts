import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { savePrices, saveStock } from '../catalog/index.ts';
import { insertLeaflet, insertPages, publishLeaflet, replacePageOffers, withdrawOffer } from '../leaflet/index.ts';
import type { OfferDraft } from '../leaflet/offer.model.ts';
import { savePerson } from '../organisation/index.ts';
import { aStore, frenchEntity, saveFrenchEntity } from '../organisation/testing.ts';
import { newId, rowOf, rowsOf } from '../platform/index.ts';
import { cloneTestDatabase, type TestDatabase } from '../platform/testing.ts';
import {
  type Basket,
  cancelOrder,
  createBasket,
  declareAge,
  findBasket,
  findOrder,
  giveGoodwill,
  holdSlot,
  listShopperOrders,
  listSlots,
  listStoreOrders,
  markCollected,
  markMissing,
  markReady,
  type OrderView,
  placeOrder,
  reopenOrder,
  replaceBasketLines,
  saveSlotSettings,
  setBasketLine,
  setBasketStore,
  setLoyalty,
  setPickedSteps,
  startPicking,
  viewBasket,
} from './index.ts';
import { expireHolds, tidyOrders } from './jobs.ts';

let database: TestDatabase;
const entityId = frenchEntity;
const personId = newId();
/** A Monday; the store in Lille is open from 8:30 to 20:30. */
const monday = new Date('2026-11-23T09:00:00Z');
const later = (minutes: number, from = monday) => new Date(from.getTime() + minutes * 60_000);
const tuesdayMorning = 'lille.20261124T0730Z';

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  await saveFrenchEntity(database.db, [aStore(), aStore({ storeId: 'roubaix', name: 'Roubaix' })]);
  await savePerson(database.db, { personId, name: 'Picker', email: 'picker@example.org', language: 'fr' });
  await sql`
    insert into product (entity_id, product_id, title, search, sale_unit, sale_scale, sale_increment, policy_class, deposit_minor, updated_at)
    values (${entityId}, 'milk', 'Lait 1 L', '', 'C62', 0, 1, 'none', 0, ${monday}),
      (${entityId}, 'pasta', 'Pâtes 500 g', '', 'C62', 0, 1, 'none', 0, ${monday}),
      (${entityId}, 'tomatoes', 'Tomates', '', 'KGM', 3, 100, 'none', 0, ${monday}),
      (${entityId}, 'beer', 'Bière 6 x 25 cl', '', 'C62', 0, 1, 'alcohol', 60, ${monday})`.execute(database.db);
});
afterAll(() => database.close());

/** Each test has the same prices, fresh offers and empty slots. */
beforeEach(async () => {
  await sql`truncate offer_comment, comment_thread, browsing_count, short_link, leaflet_schedule, leaflet_edition_offer, leaflet_edition, leaflet_on_sale,
    published_edition_offer, placed_order, order_line, order_adjustment, order_number, slot_hold, slot, slot_settings, basket, basket_line,
    published_offer_product, published_offer, published_store, leaflet_version, leaflet_offer, leaflet_page, leaflet_edit, leaflet,
    price, stock`.execute(database.db);
  const from = later(-60 * 24 * 90);
  const price = (productId: string, priceMinor: number) => ({ productId, storeId: '', validFrom: from, priceMinor });
  await savePrices(database.db, entityId, [
    price('milk', 100),
    price('pasta', 150),
    price('tomatoes', 299),
    price('beer', 500),
  ]);
});

function aDraft(productIds: readonly string[], over: Partial<OfferDraft>): OfferDraft {
  const unknown = { brand: null, quantityText: null, mechanicText: null, validFrom: null, validThrough: null };
  const kind = { soldBy: 'item', mixAndMatch: false, loyaltyRequired: false, limitPerHousehold: null } as const;
  const read = { proposedIds: [], confidence: 1, reasons: [], checked: true };
  const printed = { page: 1, box: [0, 0, 100, 100] as const, name: 'Offer', priceMinor: null, regularMinor: null };
  return { ...unknown, ...kind, ...read, ...printed, mechanic: { type: 'PRICE' }, productIds, ...over };
}

interface TestLeaflet {
  readonly leafletId: string;
  readonly offerId: string;
}

async function publish(
  draft: OfferDraft,
  { at = later(-60), of, through = '2026-11-30' }: { at?: Date; of?: TestLeaflet; through?: string } = {},
): Promise<TestLeaflet> {
  const leaflet = of ?? { leafletId: newId(at), offerId: newId(at) };
  if (!of) {
    const days = { validFrom: '2026-11-16', validThrough: through };
    const rest = { title: 'Week', language: 'fr', state: 'review', storeIds: [], pageCount: 1, failure: null } as const;
    await insertLeaflet(database.db, { entityId, leafletId: leaflet.leafletId, ...rest, ...days, createdAt: at }, null);
    await insertPages(database.db, entityId, leaflet.leafletId, [{ page: 1, widthPt: 600, heightPt: 800 }]);
  }
  await replacePageOffers(database.db, entityId, leaflet.leafletId, 1, [{ offerId: leaflet.offerId, draft }]);
  const published = await publishLeaflet(database.db, { entityId, personId: null, now: at }, leaflet.leafletId);
  expect(published).toMatchObject({ ok: true });
  return leaflet;
}

const lines = (steps: Readonly<Record<string, number>>) =>
  Object.entries(steps).map(([productId, count]) => ({ productId, steps: count }));

async function aBasket(
  steps: Readonly<Record<string, number>> = { milk: 2 },
  { channel = 'web', now = monday }: { channel?: 'web' | 'whatsapp'; now?: Date } = {},
): Promise<Basket> {
  const basket = await createBasket(database.db, { entityId, channel, storeId: 'lille', shopperId: 'shopper-1' }, now);
  const filled = await replaceBasketLines(database.db, basket, lines(steps), now);
  if (!filled.ok) throw new Error(filled.refusal.code);
  return filled.value;
}

const view = async (basket: Basket, now = monday, channel?: 'web' | 'whatsapp') =>
  (await viewBasket(database.db, entityId, basket.basketId, { language: 'fr', now, ...(channel && { channel }) }))!;
const hold = (basket: Basket, now = monday, slotId = tuesdayMorning) =>
  holdSlot(database.db, { entityId, basketId: basket.basketId, slotId }, now);
const place = (basket: Basket, now = monday, expectedTotalMinor?: number) =>
  placeOrder(
    database.db,
    {
      entityId,
      basketId: basket.basketId,
      contact: { name: 'Anne', phone: '+33 6 12 34 56 78' },
      ...(expectedTotalMinor !== undefined && { expectedTotalMinor }),
    },
    now,
  );
const refusal = (answer: { ok: boolean; refusal?: { code: string } }) => answer.refusal?.code;

async function placed(steps: Readonly<Record<string, number>>): Promise<OrderView> {
  const basket = await aBasket(steps);
  await hold(basket);
  const answer = await place(basket);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
}

async function slotRow(): Promise<{ taken: number; alive: number }> {
  const row = await rowOf(
    database.db,
    sql<{ taken: number; alive: number }>`
      select coalesce(sum(taken), 0)::int as taken,
        (select count(*) from slot_hold where entity_id = ${entityId} and state in ('held', 'booked')) as alive
      from slot where entity_id = ${entityId}`,
  );
  return row!;
}

async function eventTypes(subject: string): Promise<string[]> {
  const rows = await rowsOf(
    database.db,
    sql<{
      type: string;
    }>`select type from event where entity_id = ${entityId} and subject = ${subject} order by sequence`,
  );
  return rows.map(({ type }) => type);
}

const twoPlusOne = { mechanic: { type: 'X_PLUS_Y_FREE', buy: 2, free: 1 } } as const;
const capacity = (capacityOrders: number) =>
  saveSlotSettings(database.db, entityId, 'lille', { capacityOrders, cutoffMinutes: 120, windowMinutes: 120 });

describe('what a basket shows', () => {
  test('the same total in the chat and on the web, with the offer in words and what is nearly reached', async () => {
    await publish(aDraft(['milk'], twoPlusOne));
    const inChat = await view(await aBasket({ milk: 5, tomatoes: 1200 }, { channel: 'whatsapp' }));
    const onWeb = await view(await aBasket({ milk: 5, tomatoes: 1200 }));
    expect(inChat.totalMinor).toBe(400 + 359);
    expect(onWeb.totalMinor).toBe(inChat.totalMinor);
    expect(onWeb.lines[0]).toMatchObject({ regularMinor: 500, payableMinor: 400, applied: [{ discountMinor: 100 }] });
    expect(onWeb.lines[0]!.applied[0]!.wording).toContain('2');
    expect(onWeb.nearlyReached).toMatchObject([{ productIds: ['milk'], gainMinor: 100 }]);
  });

  test('a price cut shows the lowest price of the 30 days before it', async () => {
    await savePrices(database.db, entityId, [
      { productId: 'milk', storeId: '', validFrom: new Date('2026-11-01T00:00:00Z'), priceMinor: 90 },
      { productId: 'milk', storeId: '', validFrom: new Date('2026-11-05T00:00:00Z'), priceMinor: 110 },
    ]);
    await publish(aDraft(['milk'], { priceMinor: 80 }));
    expect((await view(await aBasket())).lines[0]).toMatchObject({ payableMinor: 160, lowestPriceMinor: 90 });
  });

  test('alcohol is named in the chat and left to the web, where it needs a declared age', async () => {
    const basket = await aBasket({ milk: 1, beer: 1 }, { channel: 'whatsapp' });
    const inChat = await view(basket);
    expect(inChat.lines[1]).toMatchObject({ counted: false, problems: [{ code: 'not_in_chat', webOnly: true }] });
    expect(inChat.totalMinor).toBe(100);
    const onWeb = await view(basket, monday, 'web');
    expect(onWeb.totalMinor).toBe(100 + 500 + 60);
    expect(onWeb.lines[1]!.problems).toEqual([{ code: 'needs_age', age: 18 }]);
    await declareAge(database.db, basket, monday);
    expect((await view(basket, monday, 'web')).lines[1]!.problems).toEqual([]);
  });

  test('stock is what the store counted within a day', async () => {
    await saveStock(database.db, entityId, monday, [
      { productId: 'milk', storeId: 'lille', steps: 3 },
      { productId: 'pasta', storeId: 'lille', steps: 0 },
    ]);
    const shown = (await view(await aBasket({ milk: 2, pasta: 1, beer: 1 }))).lines;
    expect(shown.map(({ stock }) => stock)).toEqual(['low', 'out', 'unknown']);
    expect(shown[1]).toMatchObject({ counted: false, problems: [{ code: 'out_of_stock' }] });
    const dayAfter = (await view(await aBasket({ pasta: 1 }), later(25 * 60))).lines;
    expect(dayAfter[0]).toMatchObject({ stock: 'unknown', problems: [] });
  });

  test('an offer that has ended changes nothing, and one promised on its last day holds for a later slot', async () => {
    await publish(aDraft(['milk'], twoPlusOne), { through: '2026-11-23' });
    const basket = await aBasket({ milk: 3 });
    expect((await view(basket)).totalMinor).toBe(200);
    expect((await view(basket, later(24 * 60))).totalMinor).toBe(300);
    await hold(basket);
    expect(await view(basket)).toMatchObject({ date: '2026-11-23', totalMinor: 200 });
  });

  test('a price per kilogram does not price an article sold by the piece, and a misprinted set changes nothing', async () => {
    await publish(aDraft(['milk', 'tomatoes'], { priceMinor: 19, soldBy: '100g' }));
    await publish(aDraft(['pasta'], { mechanic: { type: 'X_PLUS_Y_FREE', buy: 90, free: 30 } }));
    const shown = await view(await aBasket({ milk: 1, tomatoes: 1000, pasta: 1 }));
    expect(shown.lines.map(({ payableMinor }) => payableMinor)).toEqual([100, 190, 150]);
  });

  test('a loyalty price holds with the card only', async () => {
    await publish(aDraft(['milk'], { mechanic: { type: 'LOYALTY_PRICE' }, priceMinor: 70, loyaltyRequired: true }));
    const basket = await aBasket({ milk: 2 });
    expect((await view(basket)).totalMinor).toBe(200);
    await setLoyalty(database.db, basket, true, monday);
    expect((await view(basket)).totalMinor).toBe(140);
  });
});

describe('what a basket refuses', () => {
  test('an unknown product, quantities out of bounds and 10,000 lines, with nothing half done', async () => {
    const basket = await aBasket({ milk: 2 });
    const set = (productId: string, steps: number) => setBasketLine(database.db, basket, { productId, steps }, monday);
    expect(refusal(await set('nothing', 1))).toBe('unknown_product');
    expect(refusal(await set('milk', 1000))).toBe('bad_quantity');
    expect(refusal(await set('milk', -1))).toBe('bad_quantity');
    expect(refusal(await set('tomatoes', 150))).toBe('bad_quantity');
    const many = Array.from({ length: 10_000 }, (_, i) => ({ productId: `p${i}`, steps: 1 }));
    expect(refusal(await replaceBasketLines(database.db, basket, many, monday))).toBe('too_many_lines');
    const zero = [...lines({ pasta: 1 }), { productId: 'milk', steps: 0 }];
    expect(refusal(await replaceBasketLines(database.db, basket, zero, monday))).toBe('bad_quantity');
    expect((await findBasket(database.db, entityId, basket.basketId))!.lines).toEqual(lines({ milk: 2 }));
  });

  test('a cart with an unknown product keeps it by name, and is not ordered with it', async () => {
    const basket = await aBasket({ milk: 1, ghost: 2 });
    expect((await view(basket)).lines[1]).toMatchObject({ title: 'ghost', problems: [{ code: 'unknown_product' }] });
    await hold(basket);
    expect(await place(basket)).toMatchObject({
      refusal: { code: 'lines_cannot_be_bought', lines: [{ productId: 'ghost' }] },
    });
    expect((await view(basket)).state).toBe('held');
  });

  test('an order without lines, slot or anybody to reach', async () => {
    const empty = await aBasket({});
    expect(refusal(await place(empty))).toBe('empty_basket');
    const basket = await aBasket();
    expect(refusal(await place(basket))).toBe('no_slot');
    const nobody = await createBasket(database.db, { entityId, channel: 'web', storeId: 'lille' }, monday);
    await replaceBasketLines(database.db, nobody, lines({ milk: 1 }), monday);
    await hold(nobody);
    const asked = { entityId, basketId: nobody.basketId, contact: {} };
    expect(refusal(await placeOrder(database.db, asked, monday))).toBe('contact_needed');
  });

  test('a basket is left after 30 days', async () => {
    const basket = await aBasket();
    const monthLater = later(31 * 24 * 60);
    expect((await view(basket, monthLater)).state).toBe('abandoned');
    expect(refusal(await setBasketLine(database.db, basket, { productId: 'milk', steps: 1 }, monthLater))).toBe(
      'basket_closed',
    );
  });
});

describe('slots', () => {
  test('thirty shoppers at once never get more places than there are', async () => {
    const baskets = await Promise.all(Array.from({ length: 30 }, () => aBasket()));
    const answers = await Promise.all(baskets.map((basket) => hold(basket)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(8);
    const refused = answers.find(({ ok }) => !ok);
    expect(refused).toMatchObject({ refusal: { code: 'slot_full' } });
    expect(refused && !refused.ok && 'alternatives' in refused.refusal && refused.refusal.alternatives[0]!.free).toBe(
      8,
    );
    expect(await slotRow()).toEqual({ taken: 8, alive: 8 });
    const listed = await listSlots(database.db, entityId, 'lille', monday);
    expect(listed.find(({ slotId }) => slotId === tuesdayMorning)!.free).toBe(0);
  });

  test('baskets that change slots at once crosswise neither lock up nor lose places', async () => {
    const other = 'lille.20261124T0930Z';
    const baskets = await Promise.all(Array.from({ length: 8 }, () => aBasket()));
    await Promise.all(baskets.map((basket, i) => hold(basket, monday, i % 2 ? other : tuesdayMorning)));
    const moved = await Promise.all(baskets.map((basket, i) => hold(basket, monday, i % 2 ? tuesdayMorning : other)));
    expect(moved.every(({ ok }) => ok)).toBe(true);
    expect(await slotRow()).toEqual({ taken: 8, alive: 8 });
  });

  test('an expired hold gives its place back, before and after the job has tidied up', async () => {
    await capacity(1);
    await hold(await aBasket());
    expect(refusal(await hold(await aBasket(), later(19)))).toBe('slot_full');
    expect((await hold(await aBasket(), later(20))).ok).toBe(true);
    await expireHolds(database.db, entityId, later(60));
    await expireHolds(database.db, entityId, later(60));
    expect(await slotRow()).toEqual({ taken: 0, alive: 0 });
  });

  test('asking again for the held slot changes nothing; a full one leaves the first hold', async () => {
    await capacity(1);
    const basket = await aBasket();
    const first = await hold(basket);
    expect(await hold(basket, later(5))).toEqual(first);
    const full = 'lille.20261124T0930Z';
    await hold(await aBasket(), monday, full);
    expect(refusal(await hold(basket, later(5), full))).toBe('slot_full');
    expect((await view(basket, later(6))).hold?.slotId).toBe(tuesdayMorning);
  });

  test('another store gives the place back', async () => {
    const basket = await aBasket();
    await hold(basket);
    await setBasketStore(database.db, basket, 'roubaix', monday);
    expect(await slotRow()).toEqual({ taken: 0, alive: 0 });
    expect(refusal(await setBasketStore(database.db, basket, 'nowhere', monday))).toBe('unknown_store');
  });

  test('past its cutoff a slot is closed, and one that the store does not have is unknown', async () => {
    const basket = await aBasket();
    expect(refusal(await hold(basket, monday, 'lille.20261123T0930Z'))).toBe('slot_closed');
    for (const slotId of ['lille.20261124T0731Z', 'roubaix.20261124T0730Z', 'lille.20261224T0730Z', 'x'])
      expect(refusal(await hold(basket, monday, slotId)), slotId).toBe('unknown_slot');
  });

  test('fewer places than are already promised keep what was promised', async () => {
    for (let i = 0; i < 3; i++) await hold(await aBasket());
    await capacity(2);
    expect(refusal(await hold(await aBasket()))).toBe('slot_full');
    expect(await slotRow()).toEqual({ taken: 3, alive: 3 });
  });

  test('slots across both days when clocks change are on the store’s clock', async () => {
    for (const [now, day, first] of [
      ['2026-03-27T09:00:00Z', '2026-03-30', '2026-03-30T06:30:00.000Z'],
      ['2026-10-23T09:00:00Z', '2026-10-26', '2026-10-26T07:30:00.000Z'],
    ] as const) {
      const slots = await listSlots(database.db, entityId, 'lille', new Date(now));
      expect(slots.find(({ date }) => date === day)!.startsAt.toISOString()).toBe(first);
    }
  });
});

describe('promises', () => {
  test('a correction leaves held baskets and orders as promised, and everyone else sees the new price', async () => {
    const leaflet = await publish(aDraft(['milk'], { priceMinor: 80 }));
    const ordered = await placed({ milk: 2 });
    const held = await aBasket();
    await hold(held);
    const other = await aBasket();
    await publish(aDraft(['milk'], { priceMinor: 95 }), { at: later(1), of: leaflet });
    await savePrices(database.db, entityId, [{ productId: 'milk', storeId: '', validFrom: later(1), priceMinor: 120 }]);
    expect((await view(held, later(5))).totalMinor).toBe(160);
    expect((await view(other, later(5))).totalMinor).toBe(190);
    expect((await findOrder(database.db, entityId, ordered.orderId))!.totalMinor).toBe(160);
    expect(await place(held, later(6))).toMatchObject({ value: { totalMinor: 160 } });
  });

  test('a withdrawn offer is gone for everyone who was not promised it', async () => {
    const { leafletId, offerId } = await publish(aDraft(['milk'], { priceMinor: 80 }));
    const held = await aBasket();
    await hold(held);
    const other = await aBasket();
    await withdrawOffer(database.db, { entityId, personId, now: later(1) }, leafletId, offerId);
    expect((await view(held, later(2))).totalMinor).toBe(160);
    expect((await view(other, later(2))).totalMinor).toBe(200);
    expect((await view(held, later(21))).totalMinor).toBe(200);
  });

  test('an expired hold is tried again, and a price that changed meanwhile is asked about first', async () => {
    const basket = await aBasket();
    await hold(basket);
    const other = await aBasket({ milk: 1 });
    await hold(other);
    await savePrices(database.db, entityId, [
      { productId: 'milk', storeId: '', validFrom: later(10), priceMinor: 130 },
    ]);
    expect(await place(basket, later(30))).toMatchObject({ refusal: { code: 'total_changed', totalMinor: 260 } });
    expect((await view(basket, later(31))).state).toBe('held');
    expect(await place(basket, later(31))).toMatchObject({ value: { totalMinor: 260 } });
    expect(await place(other, later(30), 130)).toMatchObject({ value: { totalMinor: 130 } });
  });

  test('a slot that filled up between choice and confirmation is refused with others to choose', async () => {
    await capacity(1);
    const slow = await aBasket();
    await hold(slow);
    await hold(await aBasket(), later(21));
    const answer = await place(slow, later(22));
    expect(answer).toMatchObject({ refusal: { code: 'slot_full' } });
    expect(!answer.ok && 'alternatives' in answer.refusal && answer.refusal.alternatives.length).toBe(10);
    expect(await slotRow()).toEqual({ taken: 1, alive: 1 });
  });

  test('a basket changed elsewhere after the total was shown is asked about', async () => {
    const basket = await aBasket({ milk: 2 });
    await hold(basket);
    await setBasketLine(database.db, basket, { productId: 'pasta', steps: 1 }, monday);
    expect(await place(basket, monday, 200)).toMatchObject({ refusal: { code: 'total_changed', totalMinor: 350 } });
    expect(await place(basket, monday, 350)).toMatchObject({ ok: true });
  });
});

describe('orders', () => {
  test('sent ten times at once it is placed once', async () => {
    const basket = await aBasket();
    await hold(basket);
    const answers = await Promise.all(Array.from({ length: 10 }, () => place(basket)));
    expect(new Set(answers.map((answer) => answer.ok && answer.value.orderId)).size).toBe(1);
    expect(answers[0]).toMatchObject({ value: { number: 'LIL-0001', state: 'placed', totalMinor: 200 } });
    const { orderId } = (answers[0] as { value: OrderView }).value;
    expect(await eventTypes(`order:${orderId}`)).toEqual(['order.placed']);
    expect(await view(basket)).toMatchObject({ state: 'ordered', orderId });
    expect(refusal(await setBasketLine(database.db, basket, { productId: 'milk', steps: 9 }, monday))).toBe(
      'basket_closed',
    );
  });

  test('orders of a store’s day have numbers of their own, and the desk pages through them', async () => {
    const baskets = await Promise.all(Array.from({ length: 8 }, () => aBasket()));
    await Promise.all(baskets.map((basket) => hold(basket)));
    await Promise.all(baskets.map((basket) => place(basket)));
    const first = await listStoreOrders(database.db, entityId, 'lille', '2026-11-24', undefined, 5);
    const second = await listStoreOrders(database.db, entityId, 'lille', '2026-11-24', first.nextCursor, 5);
    const numbers = [...first.items, ...second.items].map(({ number }) => number);
    expect(numbers).toEqual(Array.from({ length: 8 }, (_, i) => `LIL-000${i + 1}`));
    expect(second.nextCursor).toBeUndefined();
    expect(await listShopperOrders(database.db, entityId, 'shopper-1')).toHaveLength(8);
  });

  test('from picking to collection: another weight and a missing item change the total, each change on record', async () => {
    await publish(aDraft(['milk'], twoPlusOne));
    const order = await placed({ milk: 3, tomatoes: 1000, pasta: 1 });
    expect(order.totalMinor).toBe(200 + 299 + 150);
    const key = { entityId, orderId: order.orderId, personId };
    expect(refusal(await setPickedSteps(database.db, { ...key, lineId: '1', steps: 3 }, monday))).toBe('wrong_state');
    await startPicking(database.db, key, later(60));
    const pick = (lineId: string, steps: number, override = false) =>
      setPickedSteps(database.db, { ...key, lineId, steps, override }, later(61));
    expect(refusal(await pick('2', 1600))).toBe('weight_unlikely');
    expect(refusal(await pick('9', 1))).toBe('unknown_line');
    expect(refusal(await markReady(database.db, key, later(61)))).toBe('lines_open');
    await pick('2', 1130);
    await pick('1', 2);
    await markMissing(database.db, { ...key, lineId: '3' }, later(62));
    const ready = await markReady(database.db, key, later(63));
    if (!ready.ok) throw new Error(ready.refusal.code);
    expect(ready.value).toMatchObject({ state: 'ready', totalMinor: 133 + 338, promisedTotalMinor: 649 });
    expect(ready.value.adjustments.map(({ kind, totalDelta }) => [kind, totalDelta])).toEqual([
      ['price_adjustment', 39],
      ['removal', -67],
      ['removal', -150],
    ]);
    expect(ready.value.lines.map(({ pickState, payableMinor }) => [pickState, payableMinor])).toEqual([
      ['picked', 133],
      ['picked', 338],
      ['missing', 0],
    ]);
    await markCollected(database.db, key, later(90));
    expect(await eventTypes(`order:${order.orderId}`)).toEqual([
      'order.placed',
      'order.picking_started',
      ...['order.adjusted', 'order.adjusted', 'order.adjusted'],
      'order.ready',
      'order.collected',
    ]);
  });

  test('an item found after all is charged again, and the same answer twice is one', async () => {
    const order = await placed({ milk: 2 });
    const key = { entityId, orderId: order.orderId, personId };
    await startPicking(database.db, key, monday);
    await markMissing(database.db, { ...key, lineId: '1' }, monday);
    expect(refusal(await markReady(database.db, key, monday))).toBe('nothing_picked');
    await setPickedSteps(database.db, { ...key, lineId: '1', steps: 2 }, monday);
    const again = await setPickedSteps(database.db, { ...key, lineId: '1', steps: 2 }, monday);
    expect(again).toMatchObject({
      value: { totalMinor: 200, adjustments: [{ totalDelta: -200 }, { totalDelta: 200 }] },
    });
  });

  test('goodwill takes off at most what is to pay', async () => {
    const order = await placed({ milk: 2 });
    const give = (amountMinor: number) =>
      giveGoodwill(database.db, { entityId, orderId: order.orderId, personId, amountMinor, reason: 'late' }, monday);
    expect(refusal(await give(201))).toBe('bad_amount');
    expect(await give(150)).toMatchObject({ value: { totalMinor: 50, goodwillMinor: 150 } });
  });

  test('a shopper cancels until picking starts, and the place is free again', async () => {
    const order = await placed({ milk: 2 });
    const key = { entityId, orderId: order.orderId };
    await cancelOrder(database.db, { ...key, by: 'shopper' }, later(5));
    expect(await cancelOrder(database.db, { ...key, by: 'shopper' }, later(6))).toMatchObject({
      value: { state: 'canceled' },
    });
    expect(await slotRow()).toEqual({ taken: 0, alive: 0 });
    const picked = await placed({ milk: 2 });
    await startPicking(database.db, { entityId, orderId: picked.orderId, personId }, monday);
    const tooLate = await cancelOrder(database.db, { entityId, orderId: picked.orderId, by: 'shopper' }, monday);
    expect(tooLate).toMatchObject({ refusal: { code: 'wrong_state', state: 'picking' } });
  });

  test('an order that is changed keeps its slot and its promised prices', async () => {
    await capacity(1);
    await publish(aDraft(['milk'], { priceMinor: 80 })).then(async (leaflet) => {
      const order = await placed({ milk: 2 });
      await publish(aDraft(['milk'], { priceMinor: 95 }), { at: later(1), of: leaflet });
      const reopened = await reopenOrder(database.db, { entityId, orderId: order.orderId }, later(60));
      if (!reopened.ok) throw new Error(reopened.refusal.code);
      expect(refusal(await hold(await aBasket(), later(60)))).toBe('slot_full');
      await setBasketLine(database.db, reopened.value, { productId: 'milk', steps: 3 }, later(61));
      expect(await place(reopened.value, later(62))).toMatchObject({ value: { totalMinor: 240, number: 'LIL-0002' } });
      expect(await findOrder(database.db, entityId, order.orderId)).toMatchObject({ state: 'canceled' });
      expect(await slotRow()).toEqual({ taken: 1, alive: 1 });
    });
  });

  test('30 days after an order is over nobody’s name or number is left, and baskets left behind are gone', async () => {
    const order = await placed({ milk: 2 });
    const open = await placed({ milk: 1 });
    const left = await aBasket();
    await hold(left);
    await cancelOrder(database.db, { entityId, orderId: order.orderId, by: 'shopper' }, monday);
    const days = (count: number) => later(count * 24 * 60 + 1);
    for (const day of [29, 31, 61]) await tidyOrders(database.db, entityId, days(day));
    const contactOf = async (id: string) => (await findOrder(database.db, entityId, id))!.contact;
    expect(await contactOf(order.orderId)).toEqual({ name: null, phone: null });
    expect((await contactOf(open.orderId)).name).toBe('Anne');
    expect(await findBasket(database.db, entityId, left.basketId)).toBeUndefined();
  });

  test('cancel and start of picking at once: one of them wins', async () => {
    const order = await placed({ milk: 2 });
    const key = { entityId, orderId: order.orderId };
    const [canceled, picking] = await Promise.all([
      cancelOrder(database.db, { ...key, by: 'shopper' }, monday),
      startPicking(database.db, { ...key, personId }, monday),
    ]);
    expect([canceled.ok, picking.ok].filter(Boolean)).toHaveLength(1);
  });
});
