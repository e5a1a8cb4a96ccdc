import { messageLimits } from '../meta/index.ts';
import {
  canCancel,
  cancelOrder,
  findBasket,
  findOrder,
  listShopperOrders,
  type OrderView,
  type PlaceRefusal,
  placeOrder,
  reopenOrder,
} from '../order/index.ts';
import { findStore } from '../organisation/index.ts';
import { askConfirmation, offerOthers, showSlots } from './choose-slot.ts';
import { choiceId } from './input.model.ts';
import { shopperIdsOf } from './repository.ts';
import { dropBlocked, lineText, showBasket } from './show-basket.ts';
import { sayWhatToDo } from './small-talk.ts';
import { day, fitLines, moveTo, price, rememberBasket, reply, say, storeAddress, type Turn, time } from './turn.ts';

/** Places the order at the total the shopper saw. Asked twice, the same order is shown again. */
export async function confirmOrder(turn: Turn, basketId: string, totalMinor: number): Promise<void> {
  const { trx, entity, thread, contact, now } = turn;
  const basket = await findBasket(trx, entity.entityId, basketId);
  const mine = basket && (basketId === thread.basketId || (await isMine(turn, basket.shopperId)));
  if (!mine) return showBasket(turn);
  const placed = await placeOrder(
    trx,
    {
      entityId: entity.entityId,
      basketId,
      shopperId: thread.shopper.shopperId,
      channel: turn.address.channel,
      language: thread.shopper.language,
      expectedTotalMinor: totalMinor,
      contact: {
        ...(contact.profileName && { name: contact.profileName }),
        ...(contact.waId && { phone: `+${contact.waId}` }),
      },
    },
    now,
  );
  if (!placed.ok) return answerRefusal(turn, basketId, placed.refusal);
  if (thread.basketId === basketId) rememberBasket(turn, null);
  moveTo(turn, { at: 'shopping' });
  reply(turn, { kind: 'text', text: await receiptText(turn, placed.value) });
}

async function isMine({ trx, entity, thread }: Turn, shopperId: string | null): Promise<boolean> {
  if (shopperId === null) return false;
  return (await shopperIdsOf(trx, entity.entityId, thread.shopper.shopperId)).includes(shopperId);
}

async function answerRefusal(turn: Turn, basketId: string, refusal: PlaceRefusal): Promise<void> {
  const basket = await findBasket(turn.trx, turn.entity.entityId, basketId);
  if (!basket) return showBasket(turn);
  switch (refusal.code) {
    case 'slot_full':
    case 'slot_closed':
      return offerOthers(turn, refusal.code, refusal.alternatives);
    case 'total_changed': {
      const changed = say(turn, 'confirm.total-changed', { total: price(turn, refusal.totalMinor) });
      return askConfirmation(turn, basket, [changed]);
    }
    case 'lines_cannot_be_bought': {
      const notes = await dropBlocked(turn, basket);
      return showBasket(turn, notes);
    }
    case 'no_slot':
    case 'no_store':
      return showSlots(turn);
    default:
      return showBasket(turn);
  }
}

const longestReceipt = 4000;

/** The receipt: number, lines with their promotions, total, deposit, credit, when and where. */
async function receiptText(turn: Turn, order: OrderView): Promise<string> {
  const foot = [
    say(turn, 'receipt.total', { total: price(turn, order.totalMinor) }),
    ...(order.savedMinor > 0 ? [say(turn, 'basket.saved', { amount: price(turn, order.savedMinor) })] : []),
    ...(order.depositMinor > 0 ? [say(turn, 'basket.deposit', { amount: price(turn, order.depositMinor) })] : []),
    ...(order.creditMinor > 0 ? [say(turn, 'basket.credit', { amount: price(turn, order.creditMinor) })] : []),
    ...(order.lines.some(({ basis }) => basis.unit === 'KGM') ? [say(turn, 'receipt.weighed')] : []),
    '',
    await collectionText(turn, order),
    say(turn, 'receipt.later'),
  ];
  const head = say(turn, 'receipt.title', { number: order.number });
  const lines = order.lines.map((line) => lineText(turn, { ...line, steps: line.totalSteps }));
  const { text, leftOut } = fitLines(lines, longestReceipt - head.length - foot.join('\n').length);
  const more = leftOut > 0 ? [say(turn, 'basket.more-lines', { count: leftOut })] : [];
  return [head, text, ...more, '', ...foot].join('\n');
}

async function collectionText(turn: Turn, { storeId, slot }: OrderView): Promise<string> {
  const store = await findStore(turn.trx, turn.entity.entityId, storeId);
  const timeZone = store?.timeZone ?? turn.entity.timeZone;
  return say(turn, 'receipt.collection', {
    day: day(turn, slot.startsAt, timeZone),
    from: time(turn, slot.startsAt, timeZone),
    to: time(turn, slot.endsAt, timeZone),
    store: store?.name ?? '',
    address: store ? storeAddress(store) : '',
  });
}

const mostShown = 3;

async function ordersOf({ trx, entity, thread }: Turn): Promise<OrderView[]> {
  const ids = await shopperIdsOf(trx, entity.entityId, thread.shopper.shopperId);
  const lists = await Promise.all(ids.map((id) => listShopperOrders(trx, entity.entityId, id)));
  return lists.flat().sort((a, b) => b.placedAt.getTime() - a.placedAt.getTime());
}

function isRunning({ state }: OrderView): boolean {
  return state !== 'collected' && state !== 'canceled';
}

/** The orders that are not collected yet, or else the last one. */
export async function showOrders(turn: Turn): Promise<void> {
  const all = await ordersOf(turn);
  const running = all.filter(isRunning);
  const shown = (running.length > 0 ? running : all).slice(0, mostShown);
  const [first] = shown;
  if (!first) return sayWhatToDo(turn, say(turn, 'orders.none'));
  const parts = await Promise.all(shown.map((order) => summaryText(turn, order)));
  const changeable = shown.find(({ state }) => canCancel(state, 'shopper'));
  const team = { id: choiceId.plain('team'), title: say(turn, 'help.team') };
  reply(turn, {
    kind: 'buttons',
    body: fitLines(parts, messageLimits.body).text,
    buttons: changeable
      ? [
          { id: choiceId.change(changeable.orderId), title: say(turn, 'orders.change') },
          { id: choiceId.cancel(changeable.orderId), title: say(turn, 'orders.cancel') },
          team,
        ]
      : [{ id: choiceId.plain('leaflet'), title: say(turn, 'help.leaflet') }, team],
  });
}

async function summaryText(turn: Turn, order: OrderView): Promise<string> {
  const state = say(turn, `order-state.${order.state}`);
  const head = say(turn, 'orders.line', { number: order.number, state, total: price(turn, order.totalMinor) });
  return `${head}\n${await collectionText(turn, order)}`;
}

/** The order that is meant: the one named if it is theirs, or the newest that can still be changed. */
async function orderMeant(turn: Turn, orderId: string | undefined): Promise<OrderView | undefined> {
  if (orderId === undefined) {
    const running = (await ordersOf(turn)).filter(isRunning);
    return running.find(({ state }) => canCancel(state, 'shopper')) ?? running[0];
  }
  const order = await findOrder(turn.trx, turn.entity.entityId, orderId);
  return order && (await isMine(turn, order.shopperId)) ? order : undefined;
}

/** An order that can still be changed; otherwise the shopper is told why not. */
async function changeableOrder(turn: Turn, orderId: string | undefined): Promise<OrderView | undefined> {
  const order = await orderMeant(turn, orderId);
  if (!order) sayWhatToDo(turn, say(turn, 'orders.none'));
  else if (canCancel(order.state, 'shopper')) return order;
  else sayTooLate(turn, order);
  return undefined;
}

function sayTooLate(turn: Turn, { number, state }: OrderView): void {
  moveTo(turn, { at: 'shopping' });
  const body = say(turn, 'orders.too-late', { number, state: say(turn, `order-state.${state}`) });
  const buttons = [{ id: choiceId.plain('team'), title: say(turn, 'help.team') }];
  reply(turn, { kind: 'buttons', body, buttons });
}

export async function askCancel(turn: Turn, orderId: string | undefined): Promise<void> {
  const order = await changeableOrder(turn, orderId);
  if (!order) return;
  moveTo(turn, { at: 'canceling_order', orderId: order.orderId });
  reply(turn, {
    kind: 'buttons',
    body: say(turn, 'cancel.ask', { number: order.number, total: price(turn, order.totalMinor) }),
    buttons: [
      { id: choiceId.cancelNow(order.orderId), title: say(turn, 'cancel.yes') },
      { id: choiceId.plain('keep_order'), title: say(turn, 'cancel.no') },
    ],
  });
}

export async function cancelNow(turn: Turn, orderId: string): Promise<void> {
  const order = await orderMeant(turn, orderId);
  moveTo(turn, { at: 'shopping' });
  if (!order) return sayWhatToDo(turn, say(turn, 'orders.none'));
  const canceled = await cancelOrder(turn.trx, { entityId: turn.entity.entityId, orderId, by: 'shopper' }, turn.now);
  if (!canceled.ok) return sayTooLate(turn, order);
  reply(turn, { kind: 'text', text: say(turn, 'cancel.done', { number: order.number }) });
}

export function keepOrder(turn: Turn): void {
  moveTo(turn, { at: 'shopping' });
  reply(turn, { kind: 'text', text: say(turn, 'cancel.kept') });
}

/** Opens an order again: its lines are a basket that keeps slot and prices for a while. */
export async function changeOrder(turn: Turn, orderId: string | undefined): Promise<void> {
  const order = await changeableOrder(turn, orderId);
  if (!order) return;
  const { entityId } = turn.entity;
  const reopened = await reopenOrder(turn.trx, { entityId, orderId: order.orderId }, turn.now);
  if (!reopened.ok) return sayTooLate(turn, order);
  rememberBasket(turn, reopened.value.basketId);
  await showBasket(turn, [say(turn, 'change.reopened', { number: order.number })]);
}
