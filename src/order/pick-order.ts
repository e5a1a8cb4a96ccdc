import { appendEvents, type Database, inTransaction, ok, type Result, refuse, type Trx } from '../platform/index.ts';
import { type Adjustment, kindOfStepsChange } from './adjustment.model.ts';
import { isCounted } from './basket.model.ts';
import { type OrderLineSteps, type PickRefusal, pickRefusal, replay } from './order.model.ts';
import { type OrderEventType, orderEvent } from './order-event.ts';
import {
  insertAdjustment,
  lockOrder,
  type Order,
  type OrderKey,
  saveLineSteps,
  saveOrderState,
} from './order-repository.ts';
import { canMove, type OrderState } from './order-state.model.ts';
import { type OrderView, toOrderView } from './order-view.model.ts';

export type OrderRefusal =
  | { readonly code: 'unknown_order' }
  /** The order is in a state that does not allow it. */
  | { readonly code: 'wrong_state'; readonly state: OrderState };

/** Who works on the order. */
export interface ByPerson extends OrderKey {
  readonly personId: string;
}

type Step<Refusal = never> = Result<OrderView, OrderRefusal | Refusal>;

/** Runs a change on a locked order. */
export async function changeOrder<Refusal>(
  db: Database,
  key: OrderKey,
  change: (trx: Trx, order: Order) => Promise<Result<Order, Refusal>>,
): Promise<Result<OrderView, Refusal | OrderRefusal>> {
  return inTransaction(db, async (trx) => {
    const order = await lockOrder(trx, key);
    if (!order) return refuse({ code: 'unknown_order' });
    const changed = await change(trx, order);
    return changed.ok ? ok(toOrderView(changed.value)) : changed;
  });
}

/** Moves a locked order to a state, with its event; refused when the table of states does not allow it. */
export async function moveOrder(
  trx: Trx,
  order: Order,
  to: OrderState,
  event: { readonly type: OrderEventType; readonly more?: Readonly<Record<string, unknown>> },
  now: Date,
): Promise<Result<Order, OrderRefusal>> {
  if (!canMove(order.state, to)) return refuse({ code: 'wrong_state', state: order.state });
  const moved: Order = { ...order, state: to };
  await saveOrderState(trx, order, moved, now);
  await appendEvents(trx, order.entityId, now, [orderEvent(event.type, moved, event.more)]);
  return ok(moved);
}

/** Somebody begins to fetch the goods: from now on the shopper cannot cancel alone. Asking twice changes nothing. */
export async function startPicking(db: Database, { personId, ...key }: ByPerson, now: Date): Promise<Step> {
  return changeOrder<OrderRefusal>(db, key, async (trx, order) =>
    order.state === 'picking'
      ? ok(order)
      : moveOrder(trx, order, 'picking', { type: 'order.picking_started', more: { personId } }, now),
  );
}

export interface PickedLine extends ByPerson {
  readonly lineId: string;
  readonly steps: number;
  /** Takes a weight that is far from the one ordered. */
  readonly override?: boolean;
}

export type LineStepRefusal = PickRefusal | { readonly code: 'unknown_line' };

type LineStep = Step<LineStepRefusal>;

/** Notes what was picked of a line: items, or the weight on the scale. Another quantity than ordered changes the price. */
export async function setPickedSteps(db: Database, picked: PickedLine, now: Date): Promise<LineStep> {
  return changeLine(db, picked, picked.steps, 'picked', now);
}

/** Notes that a line is not there: it is taken off and not charged. */
export async function markMissing(
  db: Database,
  missing: ByPerson & { readonly lineId: string },
  now: Date,
): Promise<LineStep> {
  return changeLine(db, missing, 0, 'missing', now);
}

async function changeLine(
  db: Database,
  { personId, lineId, override = false, ...key }: Omit<PickedLine, 'steps'>,
  steps: number,
  reason: 'picked' | 'missing',
  now: Date,
): Promise<LineStep> {
  return changeOrder<OrderRefusal | LineStepRefusal>(db, key, async (trx, order) => {
    if (order.state !== 'picking') return refuse({ code: 'wrong_state', state: order.state });
    const line = order.lines.find((candidate) => candidate.lineId === lineId);
    const promised = order.promise.lines.find((candidate) => candidate.lineId === lineId);
    if (!line || !promised) return refuse({ code: 'unknown_line' });
    const { basis } = promised;
    const refusal = reason === 'missing' ? undefined : pickRefusal({ ...line, basis }, steps, override);
    if (refusal) return refuse(refusal);
    const kind = kindOfStepsChange(isCounted(basis), steps, steps - line.totalSteps);
    return ok(await fulfillLine(trx, order, { line, steps }, { kind, personId, reason }, now));
  });
}

async function fulfillLine(
  trx: Trx,
  order: Order,
  { line, steps }: { readonly line: OrderLineSteps; readonly steps: number },
  why: Pick<Adjustment, 'kind' | 'personId' | 'reason'>,
  now: Date,
): Promise<Order> {
  const fulfilled: OrderLineSteps = { ...line, totalSteps: steps, fulfilledSteps: steps };
  await saveLineSteps(trx, order, fulfilled);
  const lines = order.lines.map((other) => (other.lineId === line.lineId ? fulfilled : other));
  const stepsDelta = steps - line.totalSteps;
  if (stepsDelta === 0) return { ...order, lines };
  return adjust(trx, { ...order, lines }, { ...why, lineId: line.lineId, stepsDelta }, now);
}

/** Appends an adjustment: the total moves by what replaying all of them gives. */
async function adjust(
  trx: Trx,
  order: Order,
  change: Pick<Adjustment, 'kind' | 'personId' | 'reason' | 'lineId' | 'stepsDelta'> & { goodwillMinor?: number },
  now: Date,
): Promise<Order> {
  const { goodwillMinor = 0, ...fields } = change;
  const draft: Adjustment = {
    ...fields,
    position: order.adjustments.length + 1,
    totalDelta: -goodwillMinor,
    adjustedAt: now,
  };
  const { totalMinor } = replay(order.promise, [...order.adjustments, draft]);
  const adjustment = { ...draft, totalDelta: totalMinor - order.totalMinor };
  const adjusted: Order = { ...order, totalMinor, adjustments: [...order.adjustments, adjustment] };
  await insertAdjustment(trx, order, adjustment);
  await saveOrderState(trx, order, adjusted, now);
  const { kind, lineId, stepsDelta, totalDelta } = adjustment;
  await appendEvents(trx, order.entityId, now, [
    orderEvent('order.adjusted', adjusted, { kind, lineId, stepsDelta, totalDelta }),
  ]);
  return adjusted;
}

export interface GoodwillRefusal {
  readonly code: 'bad_amount';
  readonly mostMinor: number;
}

/** Takes an amount off as a gesture, at most what is still to pay, until the order is collected. */
export async function giveGoodwill(
  db: Database,
  { personId, amountMinor, reason, ...key }: ByPerson & { readonly amountMinor: number; readonly reason: string },
  now: Date,
): Promise<Step<GoodwillRefusal>> {
  return changeOrder<OrderRefusal | GoodwillRefusal>(db, key, async (trx, order) => {
    if (order.state === 'collected' || order.state === 'canceled')
      return refuse({ code: 'wrong_state', state: order.state });
    if (!Number.isSafeInteger(amountMinor) || amountMinor < 1 || amountMinor > order.totalMinor)
      return refuse({ code: 'bad_amount', mostMinor: order.totalMinor });
    const change = {
      kind: 'goodwill',
      lineId: null,
      stepsDelta: 0,
      personId,
      reason,
      goodwillMinor: amountMinor,
    } as const;
    return ok(await adjust(trx, order, change, now));
  });
}

export type ReadyRefusal =
  | { readonly code: 'lines_open'; readonly lineIds: readonly string[] }
  /** Everything is missing: there is nothing to fetch, so the order is to be canceled. */
  | { readonly code: 'nothing_picked' };

/** The order stands ready with its final total. Every line must be picked or missing. Asking twice changes nothing. */
export async function markReady(db: Database, { personId, ...key }: ByPerson, now: Date): Promise<Step<ReadyRefusal>> {
  return changeOrder<OrderRefusal | ReadyRefusal>(db, key, async (trx, order) => {
    if (order.state === 'ready') return ok(order);
    const open = order.lines.filter(({ fulfilledSteps }) => fulfilledSteps === null);
    if (order.state === 'picking' && open.length > 0)
      return refuse({ code: 'lines_open', lineIds: open.map(({ lineId }) => lineId) });
    if (order.lines.every(({ fulfilledSteps }) => fulfilledSteps === 0)) return refuse({ code: 'nothing_picked' });
    const promisedTotalMinor = replay(order.promise, []).totalMinor;
    return moveOrder(trx, order, 'ready', { type: 'order.ready', more: { promisedTotalMinor, personId } }, now);
  });
}

/** The goods were handed over. Asking twice changes nothing. */
export async function markCollected(db: Database, { personId, ...key }: ByPerson, now: Date): Promise<Step> {
  return changeOrder<OrderRefusal>(db, key, async (trx, order) =>
    order.state === 'collected'
      ? ok(order)
      : moveOrder(trx, order, 'collected', { type: 'order.collected', more: { personId } }, now),
  );
}

/** Nobody came for it. It may be made ready again, or canceled. */
export async function markUncollected(db: Database, { personId, ...key }: ByPerson, now: Date): Promise<Step> {
  return changeOrder<OrderRefusal>(db, key, async (trx, order) =>
    order.state === 'uncollected'
      ? ok(order)
      : moveOrder(trx, order, 'uncollected', { type: 'order.uncollected', more: { personId } }, now),
  );
}
