import type { Currency } from '../money/index.ts';
import type { Adjustment } from './adjustment.model.ts';
import type { Channel } from './basket.model.ts';
import {
  type OrderLineSteps,
  type OrderPromise,
  type PickState,
  type PromisedLine,
  pickStateOf,
  replay,
} from './order.model.ts';
import type { OrderState } from './order-state.model.ts';

export interface OrderLineView extends Omit<PromisedLine, 'steps'> {
  readonly originalSteps: number;
  readonly totalSteps: number;
  readonly fulfilledSteps: number | null;
  readonly pickState: PickState;
  readonly depositMinor: number;
  /** What the line came to when the order was placed, without deposit. */
  readonly promisedPayableMinor: number;
}

/** An order with its prices as they now are and as they were promised. */
export interface OrderView {
  readonly orderId: string;
  readonly basketId: string;
  readonly number: string;
  readonly state: OrderState;
  readonly storeId: string;
  readonly channel: Channel;
  readonly shopperId: string | null;
  readonly contact: { readonly name: string | null; readonly phone: string | null };
  readonly slot: { readonly date: string; readonly startsAt: Date; readonly endsAt: Date };
  readonly currency: Currency;
  readonly lines: readonly OrderLineView[];
  readonly adjustments: readonly Adjustment[];
  /** The total when it was placed. */
  readonly promisedTotalMinor: number;
  readonly totalMinor: number;
  readonly creditMinor: number;
  readonly depositMinor: number;
  readonly savedMinor: number;
  readonly goodwillMinor: number;
  /** Whether something in it asks for the shopper's age to be checked at the counter. */
  readonly checkAge: boolean;
  readonly placedAt: Date;
}

/** The stored parts that a view is made of. */
export interface OrderParts extends Omit<OrderView, keyof ReturnType<typeof amountsOf> | 'slot' | 'lines'> {
  readonly day: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly promise: OrderPromise;
  readonly lines: readonly OrderLineSteps[];
}

export function toOrderView(order: OrderParts): OrderView {
  const { promise, day, startsAt, endsAt, lines, ...rest } = order;
  return {
    orderId: rest.orderId,
    basketId: rest.basketId,
    number: rest.number,
    state: rest.state,
    storeId: rest.storeId,
    channel: rest.channel,
    shopperId: rest.shopperId,
    contact: rest.contact,
    adjustments: rest.adjustments,
    totalMinor: rest.totalMinor,
    placedAt: rest.placedAt,
    slot: { date: day, startsAt, endsAt },
    ...amountsOf(promise, rest.adjustments, lines),
  };
}

function amountsOf(promise: OrderPromise, adjustments: readonly Adjustment[], lines: readonly OrderLineSteps[]) {
  const { price, goodwillMinor } = replay(promise, adjustments);
  const payable = price.totalMinor - price.depositMinor;
  return {
    currency: promise.currency,
    lines: promise.lines.map((line, i) => lineView(line, lines[i]!, price.lines[i]!)),
    promisedTotalMinor: replay(promise, []).totalMinor,
    creditMinor: price.creditMinor,
    depositMinor: price.depositMinor,
    savedMinor: price.regularMinor - payable,
    goodwillMinor,
    checkAge: promise.lines.some(({ policyClass }) => policyClass === 'alcohol' || policyClass === 'tobacco'),
  };
}

function lineView(
  line: PromisedLine,
  steps: OrderLineSteps,
  price: { readonly payableMinor: number; readonly creditMinor: number; readonly depositMinor: number },
): OrderLineView {
  const { steps: _, ...promised } = line;
  return {
    ...promised,
    originalSteps: steps.originalSteps,
    totalSteps: steps.totalSteps,
    fulfilledSteps: steps.fulfilledSteps,
    pickState: pickStateOf(steps),
    payableMinor: price.payableMinor,
    creditMinor: price.creditMinor,
    depositMinor: price.depositMinor,
    promisedPayableMinor: line.payableMinor,
  };
}
