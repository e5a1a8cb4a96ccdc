import { foldText } from '../catalog/index.ts';
import { findStore, localDate, requireEntity } from '../organisation/index.ts';
import {
  appendEvents,
  type Database,
  inTransaction,
  newId,
  ok,
  type Result,
  refuse,
  type Trx,
} from '../platform/index.ts';
import { type Basket, type Channel, type Hold, isHeld, stateOf } from './basket.model.ts';
import { type BasketKey, lockBasket, updateBasket } from './basket-repository.ts';
import type { LineProblem, PricedAt } from './basket-view.model.ts';
import type { BasketRefusal } from './fill-basket.ts';
import { retakeSlot, type SlotTaken } from './hold-slot.ts';
import type { OrderPromise } from './order.model.ts';
import { orderEvent } from './order-event.ts';
import {
  type Contact,
  findOrderIdOf,
  insertOrder,
  nextOrderNumber,
  type Order,
  readOrder,
} from './order-repository.ts';
import { type OrderView, toOrderView } from './order-view.model.ts';
import { bookHold } from './slot-repository.ts';
import { type PricingMoment, priceAt, promisedMoment } from './view-basket.ts';

export interface OrderToPlace extends BasketKey {
  readonly contact: { readonly name?: string; readonly phone?: string };
  readonly shopperId?: string;
  /** Where it is placed; the basket's own channel when left out. */
  readonly channel?: Channel;
  /** The total that the shopper saw and agreed to. */
  readonly expectedTotalMinor?: number;
  /** In which the offers' wording is kept; the entity's first language when left out. */
  readonly language?: string;
}

export type PlaceRefusal =
  | BasketRefusal
  | SlotTaken
  | { readonly code: 'empty_basket' }
  | { readonly code: 'no_store' }
  | { readonly code: 'no_slot' }
  /** On the web somebody must be reachable. */
  | { readonly code: 'contact_needed' }
  | {
      readonly code: 'lines_cannot_be_bought';
      readonly lines: readonly { readonly productId: string; readonly problems: readonly LineProblem[] }[];
    }
  /** The price the shopper saw is over; the slot is held anew at this one. */
  | { readonly code: 'total_changed'; readonly totalMinor: number };

/** A phone number as people write it. */
export const phonePattern = /^\+?[\d ().-]{3,31}$/;

/**
 * Makes an order of a basket whose slot is held: once, however often it is asked. A hold that has expired is tried again first; if its
 * prices are no longer the same, the shopper is asked once more. A refusal leaves basket and slot as they were, or held anew.
 */
export async function placeOrder(
  db: Database,
  asked: OrderToPlace,
  now: Date,
): Promise<Result<OrderView, PlaceRefusal>> {
  return inTransaction(db, async (trx) => {
    const basket = await lockBasket(trx, asked);
    if (!basket) return refuse({ code: 'unknown_basket' });
    if (basket.state === 'ordered') return ok(await viewOfPlaced(trx, asked));
    const ready = readiness(basket, asked, now);
    if (!ready.ok) return ready;
    const hold = ready.value;
    const store = await findStore(trx, asked.entityId, hold.storeId);
    if (!store) throw new Error(`The store ${hold.storeId} of a held slot is gone.`);
    const promised = await promiseOf(trx, { ...basket, hold }, asked, store.timeZone, now);
    if (!promised.ok) return promised;
    return ok(await saveOrder(trx, asked, { ...promised.value, basket, storeName: store.name }, now));
  });
}

async function viewOfPlaced(trx: Trx, { entityId, basketId }: BasketKey): Promise<OrderView> {
  const orderId = await findOrderIdOf(trx, entityId, basketId);
  const order = orderId === null ? undefined : await readOrder(trx, { entityId, orderId });
  if (!order) throw new Error(`The ordered basket ${basketId} has no order.`);
  return toOrderView(order);
}

/** What must be there before anything is priced; the hold it gives back may have expired. */
function readiness(basket: Basket, asked: OrderToPlace, now: Date): Result<Hold, PlaceRefusal> {
  if (stateOf(basket, now) === 'abandoned') return refuse({ code: 'basket_closed' });
  if (basket.lines.length === 0) return refuse({ code: 'empty_basket' });
  if (basket.storeId === null) return refuse({ code: 'no_store' });
  const { hold } = basket;
  if (!hold || hold.state === 'released' || hold.state === 'booked') return refuse({ code: 'no_slot' });
  const reachable = contactOf(asked).phone ?? asked.shopperId ?? basket.shopperId;
  return reachable ? ok(hold) : refuse({ code: 'contact_needed' });
}

interface Promised {
  readonly hold: Hold;
  readonly moment: PricingMoment;
  readonly priced: PricedAt;
}

/** Prices the basket at its promise. The total of an expired hold is what the shopper agreed to, if nothing else is said. */
async function promiseOf(
  trx: Trx,
  basket: Basket & { readonly hold: Hold },
  asked: OrderToPlace,
  timeZone: string,
  now: Date,
): Promise<Result<Promised, PlaceRefusal>> {
  const language = asked.language ?? (await requireEntity(trx, basket.entityId)).languages[0] ?? 'en';
  const priceFor = async (hold: Hold): Promise<Promised> => {
    const moment = promisedMoment(hold, timeZone);
    const options = { language, now, channel: asked.channel ?? basket.channel };
    return { hold, moment, priced: await priceAt(trx, basket, moment, options) };
  };
  const seen = await priceFor(basket.hold);
  const taken = isHeld(basket.hold, now) ? ok(basket.hold) : await retakeSlot(trx, basket, basket.hold, now);
  if (!taken.ok) return taken;
  const promised = taken.value === basket.hold ? seen : await priceFor(taken.value);
  const lines = blockedLines(promised.priced);
  if (lines.length > 0) return refuse({ code: 'lines_cannot_be_bought', lines });
  const { totalMinor } = promised.priced.view;
  if (totalMinor !== (asked.expectedTotalMinor ?? seen.priced.view.totalMinor))
    return refuse({ code: 'total_changed', totalMinor });
  return (await bookHold(trx, basket)) ? ok(promised) : refuse({ code: 'no_slot' });
}

function blockedLines({ view }: PricedAt): { productId: string; problems: readonly LineProblem[] }[] {
  return view.lines
    .filter(({ problems }) => problems.length > 0)
    .map(({ productId, problems }) => ({ productId, problems }));
}

interface OrderSource extends Promised {
  readonly basket: Basket;
  readonly storeName: string;
}

async function saveOrder(
  trx: Trx,
  asked: OrderToPlace,
  { hold, moment, priced, basket, storeName }: OrderSource,
  now: Date,
): Promise<OrderView> {
  const { entityId, basketId } = basket;
  const { storeId, startsAt, endsAt, promisedAt } = hold;
  const promise = toPromise(priced, basket);
  const day = localDate(startsAt, moment.timeZone);
  const order: Order = {
    entityId,
    basketId,
    orderId: newId(now),
    storeId,
    day,
    number: orderNumber(storeName, await nextOrderNumber(trx, entityId, storeId, day)),
    channel: asked.channel ?? basket.channel,
    shopperId: asked.shopperId ?? basket.shopperId,
    contact: contactOf(asked),
    state: 'placed',
    startsAt,
    endsAt,
    promise,
    totalMinor: priced.view.totalMinor,
    promisedAt,
    placedAt: now,
    lines: promise.lines.map(({ lineId, steps }) => ({
      lineId,
      originalSteps: steps,
      totalSteps: steps,
      fulfilledSteps: null,
    })),
    adjustments: [],
  };
  await insertOrder(trx, order);
  await updateBasket(trx, { ...basket, shopperId: order.shopperId, state: 'ordered' });
  await appendEvents(trx, entityId, now, [orderEvent('order.placed', order, { lines: promise.lines.length })]);
  return toOrderView(order);
}

/** A name as far as it can be kept, and a phone number if it is one. */
function contactOf({ contact }: OrderToPlace): Contact {
  const name = (contact.name ?? '')
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .trim()
    .slice(0, 120);
  const phone = (contact.phone ?? '').trim();
  return { name: name || null, phone: phonePattern.test(phone) ? phone : null };
}

function toPromise({ view, pricingLines, offers }: PricedAt, basket: Basket): OrderPromise {
  const priced = new Map(view.lines.map((line) => [line.productId, line]));
  const lines = pricingLines.map(({ productId, steps, basis, unitPriceMinor, depositMinor }, i) => {
    const line = priced.get(productId)!;
    const { title, brand, imageLink, aisle, policyClass, payableMinor, creditMinor, applied } = line;
    const shown = { title, brand, imageLink, aisle, policyClass, payableMinor, creditMinor, applied };
    return { lineId: `${i + 1}`, productId, steps, basis, unitPriceMinor, itemDepositMinor: depositMinor, ...shown };
  });
  const { loyalty, ageDeclaredAt } = basket;
  return { currency: view.currency, loyalty, ageDeclared: ageDeclaredAt !== null, offers, lines };
}

/** `LIL-0042`: the first letters of the store's name, so that a number read aloud is known to belong here. */
export function orderNumber(storeName: string, count: number): string {
  const letters = foldText(storeName).replace(/[^a-z]/g, '');
  return `${letters.slice(0, 3).toUpperCase().padEnd(3, 'X')}-${String(count).padStart(4, '0')}`;
}
