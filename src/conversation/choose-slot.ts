import { messageLimits } from '../meta/index.ts';
import { type Basket, holdSlot, listSlots, type SlotView } from '../order/index.ts';
import { findStore, type Store } from '../organisation/index.ts';
import { askStore } from './choose-store.ts';
import { choiceId } from './input.model.ts';
import { dropBlocked, openBasket, requireView, showBasket } from './show-basket.ts';
import { sayWhatToDo } from './small-talk.ts';
import { day, fitLines, moveTo, price, reply, say, shortDay, storeAddress, type Turn, time } from './turn.ts';

/** The basket and its store, when there is something to collect; otherwise the shopper is told what is missing. */
async function readyBasket(turn: Turn): Promise<{ basket: Basket; store: Store; notes: string[] } | undefined> {
  const found = await openBasket(turn);
  if (!found || found.lines.length === 0) {
    sayWhatToDo(turn, say(turn, 'basket.empty'));
    return undefined;
  }
  const storeId = found.storeId ?? turn.thread.shopper.storeId;
  const store = storeId === null ? undefined : await findStore(turn.trx, turn.entity.entityId, storeId);
  if (!store || found.storeId === null) {
    askStore(turn, { kind: 'slots' });
    return undefined;
  }
  const notes = await dropBlocked(turn, found);
  const basket = notes.length > 0 ? await openBasket(turn) : found;
  if (basket && basket.lines.length > 0) return { basket, store, notes };
  await showBasket(turn, notes);
  return undefined;
}

const rowsBeforeMore = messageLimits.rows - 1;

/** Offers the next slots with a free place. */
export async function showSlots(turn: Turn): Promise<void> {
  const ready = await readyBasket(turn);
  if (!ready) return;
  const free = await freeSlots(turn, ready.store);
  offerSlots(turn, free, [...ready.notes, say(turn, 'slot.which', { store: ready.store.name })]);
}

async function freeSlots({ trx, entity, now }: Turn, { storeId }: Store): Promise<readonly SlotView[]> {
  return (await listSlots(trx, entity.entityId, storeId, now)).filter(({ free }) => free > 0);
}

/** A list of slots by day; the last row leads to other days when there are more. */
function offerSlots(turn: Turn, slots: readonly SlotView[], notes: readonly string[]): void {
  if (slots.length === 0) {
    moveTo(turn, { at: 'shopping' });
    sayWhatToDo(turn, fitLines([...notes, say(turn, 'slot.none')], 600).text);
    return;
  }
  moveTo(turn, { at: 'choosing_slot' });
  const hasMore = slots.length > messageLimits.rows;
  const shown = slots.slice(0, hasMore ? rowsBeforeMore : messageLimits.rows);
  const sections = [...Map.groupBy(shown, ({ date }) => date).values()].map((ofDay) => ({
    title: shortDay(turn, ofDay[0]!.startsAt, ofDay[0]!.timeZone),
    rows: ofDay.map((slot) => slotRow(turn, slot)),
  }));
  const more = hasMore
    ? [
        {
          title: say(turn, 'slot.more'),
          rows: [{ id: choiceId.plain('days'), title: say(turn, 'slot.more-days') }],
        },
      ]
    : [];
  reply(turn, {
    kind: 'list',
    body: fitLines(notes, 4000).text,
    button: say(turn, 'slot.choose'),
    take: say(turn, 'choose'),
    sections: [...sections, ...more],
  });
}

function slotRow(turn: Turn, { slotId, startsAt, endsAt, timeZone, free }: SlotView) {
  const title = `${time(turn, startsAt, timeZone)} – ${time(turn, endsAt, timeZone)}`;
  return { id: choiceId.slot(slotId), title, description: say(turn, 'slot.free', { count: free }) };
}

/** The days that have a free slot. */
export async function showDays(turn: Turn): Promise<void> {
  const ready = await readyBasket(turn);
  if (!ready) return;
  const slots = await freeSlots(turn, ready.store);
  if (slots.length === 0) return offerSlots(turn, slots, ready.notes);
  moveTo(turn, { at: 'choosing_slot' });
  const rows = [...Map.groupBy(slots, ({ date }) => date)].slice(0, messageLimits.rows).map(([date, ofDay]) => ({
    id: choiceId.day(date),
    title: shortDay(turn, ofDay[0]!.startsAt, ofDay[0]!.timeZone),
    description: say(turn, 'slot.count', { count: ofDay.length }),
  }));
  const body = fitLines([...ready.notes, say(turn, 'slot.which-day')], 4000).text;
  const button = say(turn, 'slot.choose-day');
  reply(turn, { kind: 'list', body, button, take: say(turn, 'choose'), sections: [{ rows }] });
}

export async function showDay(turn: Turn, date: string): Promise<void> {
  const ready = await readyBasket(turn);
  if (!ready) return;
  const slots = (await freeSlots(turn, ready.store)).filter((slot) => slot.date === date);
  if (slots.length === 0) return showSlots(turn);
  offerSlots(turn, slots, [...ready.notes, say(turn, 'slot.which', { store: ready.store.name })]);
}

/** Holds the slot and asks for the last word, or offers others when it is gone. */
export async function takeSlot(turn: Turn, slotId: string): Promise<void> {
  const ready = await readyBasket(turn);
  if (!ready) return;
  const { entityId, basketId } = ready.basket;
  const held = await holdSlot(turn.trx, { entityId, basketId, slotId }, turn.now);
  if (held.ok) return askConfirmation(turn, ready.basket, ready.notes);
  await offerOthers(turn, held.refusal.code, 'alternatives' in held.refusal ? held.refusal.alternatives : []);
}

/** Says why a slot is not to be had, with the next ones that are. */
export async function offerOthers(turn: Turn, code: string, alternatives: readonly SlotView[]): Promise<void> {
  if (alternatives.length === 0) return showSlots(turn);
  offerSlots(turn, alternatives, [say(turn, code === 'slot_full' ? 'slot.full' : 'slot.closed')]);
}

/** Total, slot and place before the button that orders (directive 2011/83/EU, art. 8). */
export async function askConfirmation(turn: Turn, { basketId }: Basket, notes: readonly string[]): Promise<void> {
  const view = await requireView(turn, basketId);
  const store = view.hold && (await findStore(turn.trx, turn.entity.entityId, view.hold.storeId));
  if (!view.hold || !store) return showSlots(turn);
  moveTo(turn, { at: 'confirming_order', basketId, totalMinor: view.totalMinor });
  const { startsAt, endsAt, expiresAt } = view.hold;
  const body = say(turn, 'confirm.body', {
    day: day(turn, startsAt, store.timeZone),
    from: time(turn, startsAt, store.timeZone),
    to: time(turn, endsAt, store.timeZone),
    store: store.name,
    address: storeAddress(store),
    lines: view.lines.length,
    total: price(turn, view.totalMinor),
    until: time(turn, expiresAt, store.timeZone),
  });
  const before = fitLines(notes, 3000).text;
  if (before && before.length + body.length > messageLimits.body - 2) reply(turn, { kind: 'text', text: before });
  const text = before && before.length + body.length <= messageLimits.body - 2 ? `${before}\n\n${body}` : body;
  reply(turn, {
    kind: 'buttons',
    body: text,
    buttons: [
      { id: choiceId.confirm(basketId, view.totalMinor), title: say(turn, 'confirm.yes') },
      { id: choiceId.plain('slots'), title: say(turn, 'slot.other') },
      { id: choiceId.plain('basket'), title: say(turn, 'confirm.basket') },
    ],
  });
}
