import { z } from 'zod';
import { currencyDigits } from '../money/index.ts';
import { adjustmentKinds } from './adjustment.model.ts';
import type { Basket, Hold } from './basket.model.ts';
import type { BasketView } from './basket-view.model.ts';
import type { OrderSummary } from './order-repository.ts';
import { orderStates } from './order-state.model.ts';
import type { OrderView } from './order-view.model.ts';
import type { SlotView } from './slot.model.ts';

/** The shapes of baskets, slots and orders on the wire. Moments are ISO 8601 instants; amounts are minor units. */
const minor = z.number().int();
const steps = z.number().int();
const channel = z.enum(['web', 'whatsapp', 'messenger']);
const currency = z.enum(
  Object.keys(currencyDigits) as [keyof typeof currencyDigits, ...(keyof typeof currencyDigits)[]],
);
const policyClass = z.enum(['none', 'alcohol', 'tobacco', 'medicine', 'infant_formula']);
const basis = z.object({
  unit: z.enum(['C62', 'KGM', 'LTR', 'MTR']),
  scale: z.number().int(),
  increment: z.number().int(),
});

const applied = z.object({
  offerId: z.string(),
  leafletId: z.string(),
  wording: z.string(),
  steps,
  discountMinor: minor,
  creditMinor: minor,
});

const product = {
  productId: z.string(),
  title: z.string(),
  brand: z.string().nullable(),
  imageLink: z.string().nullable(),
  aisle: z.string(),
  policyClass,
  basis,
  unitPriceMinor: minor,
  payableMinor: minor,
  depositMinor: minor,
  creditMinor: minor,
  applied: z.array(applied),
};

const problem = z.union([
  z.object({ code: z.enum(['unknown_product', 'not_sold_here', 'out_of_stock', 'not_on_web']) }),
  z.object({ code: z.literal('not_in_chat'), webOnly: z.boolean() }),
  z.object({ code: z.literal('needs_age'), age: z.number().int() }),
]);

const holdSchema = z.object({
  slotId: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  promisedAt: z.string(),
  expiresAt: z.string(),
  state: z.enum(['held', 'booked', 'expired', 'released']),
});

export const basketSchema = z.object({
  basketId: z.string(),
  channel,
  storeId: z.string().nullable(),
  loyalty: z.boolean(),
  ageDeclared: z.boolean(),
  state: z.enum(['open', 'held', 'ordered', 'abandoned']),
  hold: holdSchema.nullable(),
  orderId: z.string().nullable(),
  date: z.string(),
  language: z.string(),
  currency,
  regularMinor: minor,
  totalMinor: minor,
  creditMinor: minor,
  depositMinor: minor,
  savedMinor: minor,
  lines: z.array(
    z.object({
      ...product,
      steps,
      regularMinor: minor,
      unitPrice: z.object({ minor, per: z.enum(['kg', 'L', 'piece']) }).nullable(),
      lowestPriceMinor: minor.nullable(),
      stock: z.enum(['in_stock', 'low', 'out', 'unknown']),
      counted: z.boolean(),
      problems: z.array(problem),
    }),
  ),
  nearlyReached: z.array(
    z.object({
      offerId: z.string(),
      leafletId: z.string(),
      wording: z.string(),
      productIds: z.array(z.string()),
      gainMinor: minor,
    }),
  ),
});

/** A basket just made, with the secret that opens it. */
export const newBasketSchema = basketSchema.extend({ token: z.string() });

export const slotSchema = z.object({
  slotId: z.string(),
  storeId: z.string(),
  date: z.string(),
  timeZone: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  cutoffAt: z.string(),
  capacity: z.number().int(),
  free: z.number().int(),
});

const adjustment = z.object({
  position: z.number().int(),
  kind: z.enum(adjustmentKinds),
  lineId: z.string().nullable(),
  stepsDelta: steps,
  totalDelta: minor,
  personId: z.string().nullable(),
  reason: z.string(),
  adjustedAt: z.string(),
});

export const orderSchema = z.object({
  orderId: z.string(),
  basketId: z.string(),
  number: z.string(),
  state: z.enum(orderStates),
  storeId: z.string(),
  channel,
  shopperId: z.string().nullable(),
  contact: z.object({ name: z.string().nullable(), phone: z.string().nullable() }),
  slot: z.object({ date: z.string(), startsAt: z.string(), endsAt: z.string() }),
  currency,
  lines: z.array(
    z.object({
      ...product,
      lineId: z.string(),
      itemDepositMinor: minor,
      originalSteps: steps,
      totalSteps: steps,
      fulfilledSteps: steps.nullable(),
      pickState: z.enum(['open', 'picked', 'missing']),
      promisedPayableMinor: minor,
    }),
  ),
  adjustments: z.array(adjustment),
  promisedTotalMinor: minor,
  totalMinor: minor,
  creditMinor: minor,
  depositMinor: minor,
  savedMinor: minor,
  goodwillMinor: minor,
  checkAge: z.boolean(),
  placedAt: z.string(),
});

export const orderSummarySchema = z.object({
  orderId: z.string(),
  number: z.string(),
  state: z.enum(orderStates),
  channel,
  contactName: z.string().nullable(),
  startsAt: z.string(),
  endsAt: z.string(),
  placedAt: z.string(),
  totalMinor: minor,
  lineCount: z.number().int(),
  doneCount: z.number().int(),
});

function toHoldBody({ slotId, startsAt, endsAt, promisedAt, expiresAt, state }: Hold): z.infer<typeof holdSchema> {
  return {
    slotId,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    promisedAt: promisedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    state,
  };
}

export function toBasketBody(view: BasketView): z.infer<typeof basketSchema> {
  return {
    ...view,
    hold: view.hold && toHoldBody(view.hold),
    lines: view.lines.map((line) => ({ ...line, applied: [...line.applied], problems: [...line.problems] })),
    nearlyReached: view.nearlyReached.map((near) => ({ ...near, productIds: [...near.productIds] })),
  };
}

export function toNewBasketBody(view: BasketView, { token }: Basket): z.infer<typeof newBasketSchema> {
  return { ...toBasketBody(view), token };
}

export function toSlotBody(slot: SlotView): z.infer<typeof slotSchema> {
  const { startsAt, endsAt, cutoffAt, ...rest } = slot;
  return {
    ...rest,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    cutoffAt: cutoffAt.toISOString(),
  };
}

export function toOrderBody(order: OrderView): z.infer<typeof orderSchema> {
  const { date, startsAt, endsAt } = order.slot;
  return {
    ...order,
    slot: { date, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
    lines: order.lines.map((line) => ({ ...line, applied: [...line.applied] })),
    adjustments: order.adjustments.map((entry) => ({ ...entry, adjustedAt: entry.adjustedAt.toISOString() })),
    placedAt: order.placedAt.toISOString(),
  };
}

export function toSummaryBody(order: OrderSummary): z.infer<typeof orderSummarySchema> {
  const { startsAt, endsAt, placedAt, ...rest } = order;
  return {
    ...rest,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    placedAt: placedAt.toISOString(),
  };
}
