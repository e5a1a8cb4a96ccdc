import { Problem } from '../platform/index.ts';
import type { LineRefusal } from './basket.model.ts';
import type { BasketRefusal } from './fill-basket.ts';
import type { SlotRefusal } from './hold-slot.ts';
import { toSlotBody } from './order-schema.ts';
import type { GoodwillRefusal, LineStepRefusal, OrderRefusal, ReadyRefusal } from './pick-order.ts';
import type { PlaceRefusal } from './place-order.ts';

export type Refused =
  | BasketRefusal
  | LineRefusal
  | SlotRefusal
  | PlaceRefusal
  | OrderRefusal
  | LineStepRefusal
  | ReadyRefusal
  | GoodwillRefusal
  | { readonly code: 'unknown_store' };

const sentences: Readonly<Record<Refused['code'], readonly [status: number, sentence: string]>> = {
  unknown_basket: [404, 'There is no such basket.'],
  basket_closed: [409, 'This basket was already ordered, or left for more than 30 days. Start a new one.'],
  unknown_product: [422, 'This product is not known.'],
  bad_quantity: [422, 'This quantity cannot be ordered.'],
  too_many_lines: [422, 'A basket holds at most 200 different products.'],
  too_many_items: [422, 'A basket holds at most 10,000 items.'],
  unknown_store: [404, 'There is no such store.'],
  no_store: [409, 'Choose a store first.'],
  unknown_slot: [404, 'There is no such slot at this store. Choose another.'],
  slot_full: [409, 'This slot is full. Choose another.'],
  slot_closed: [409, 'It is too late for this slot. Choose another.'],
  empty_basket: [409, 'The basket is empty.'],
  no_slot: [409, 'Choose a slot first.'],
  contact_needed: [422, 'Leave a phone number, so that the store can reach you.'],
  lines_cannot_be_bought: [409, 'Some products cannot be bought. Take them out or change them.'],
  total_changed: [409, 'The total has changed. Look at it and confirm again.'],
  unknown_order: [404, 'There is no such order.'],
  wrong_state: [409, 'The order is not in a state that allows this.'],
  unknown_line: [404, 'There is no such line in this order.'],
  more_than_ordered: [422, 'This is more than was ordered.'],
  weight_unlikely: [422, 'This weight is far from the one ordered. Weigh again, or confirm it.'],
  lines_open: [409, 'Some lines are neither picked nor missing.'],
  nothing_picked: [409, 'Nothing was found, so there is nothing to fetch. Cancel the order instead.'],
  bad_amount: [422, 'The amount must be at least one cent and at most what is to pay.'],
};

/** A refusal as the problem a caller sees; slots to choose from come along. */
export function problemOf(refusal: Refused): Problem {
  const { code, ...extra } = refusal;
  const [status, sentence] = sentences[code];
  const slots = 'alternatives' in refusal ? { alternatives: refusal.alternatives.map(toSlotBody) } : {};
  return new Problem(status, code, sentence, { ...extra, ...slots });
}
