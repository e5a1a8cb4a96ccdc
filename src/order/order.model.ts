import type { Currency, SaleBasis } from '../money/index.ts';
import { scaleHalfUp } from '../money/index.ts';
import { type PromotionOffer, priceBasket } from '../promotion/index.ts';
import type { Adjustment } from './adjustment.model.ts';
import type { AppliedOfferView, BasketLineView } from './basket-view.model.ts';

/** A line as the shopper was promised it: never dearer per unit afterwards. */
export interface PromisedLine {
  readonly lineId: string;
  readonly productId: string;
  readonly title: string;
  readonly brand: string | null;
  readonly imageLink: string | null;
  readonly aisle: string;
  readonly policyClass: BasketLineView['policyClass'];
  readonly basis: SaleBasis;
  readonly steps: number;
  readonly unitPriceMinor: number;
  /** Deposit of one item. */
  readonly itemDepositMinor: number;
  readonly payableMinor: number;
  readonly creditMinor: number;
  readonly applied: readonly AppliedOfferView[];
}

/** Prices and offers as they stood when the slot was held. Kept with the order, so that nothing published later changes it. */
export interface OrderPromise {
  readonly currency: Currency;
  readonly loyalty: boolean;
  readonly ageDeclared: boolean;
  readonly offers: readonly PromotionOffer[];
  readonly lines: readonly PromisedLine[];
}

export interface OrderLinePrice {
  readonly lineId: string;
  readonly steps: number;
  readonly payableMinor: number;
  readonly creditMinor: number;
  readonly depositMinor: number;
}

export interface OrderPrice {
  readonly lines: readonly OrderLinePrice[];
  readonly regularMinor: number;
  /** Before goodwill. */
  readonly totalMinor: number;
  readonly creditMinor: number;
  readonly depositMinor: number;
}

/**
 * What an order comes to when its lines have these steps. Promotions are reckoned anew on the promised prices and offers; then no line
 * costs more per step, nor credits less, than promised. With "2+1" promised at 2.00 for three and one missing, the two left cost 1.33:
 * the shopper does not pay for what the store could not give.
 */
export function priceOrder(promise: OrderPromise, stepsOf: ReadonlyMap<string, number>): OrderPrice {
  const steps = ({ lineId, steps: promised }: PromisedLine): number => stepsOf.get(lineId) ?? promised;
  const { currency, offers, loyalty } = promise;
  const priced = priceBasket({
    currency,
    offers,
    loyalty,
    lines: promise.lines.map((line) => ({ ...line, steps: steps(line), depositMinor: line.itemDepositMinor })),
  });
  const lines = priced.lines.map((line, i): OrderLinePrice => {
    const promised = promise.lines[i]!;
    const share = (amountMinor: number): number => scaleHalfUp(amountMinor, line.steps, promised.steps);
    const payableMinor = Math.min(line.payableMinor, share(promised.payableMinor));
    const creditMinor = Math.min(payableMinor, Math.max(line.creditMinor, share(promised.creditMinor)));
    return { lineId: line.lineId, steps: line.steps, payableMinor, creditMinor, depositMinor: line.depositMinor };
  });
  const sum = (amountOf: (line: OrderLinePrice) => number): number =>
    lines.reduce((all, line) => all + amountOf(line), 0);
  return {
    lines,
    regularMinor: priced.regularMinor,
    totalMinor: sum((line) => line.payableMinor + line.depositMinor),
    creditMinor: sum((line) => line.creditMinor),
    depositMinor: priced.depositMinor,
  };
}

/** How far a line is: not yet looked for, in the crate, or not there. */
export type PickState = 'open' | 'picked' | 'missing';

export interface OrderLineSteps {
  readonly lineId: string;
  readonly originalSteps: number;
  readonly totalSteps: number;
  /** Null until picked or found missing. */
  readonly fulfilledSteps: number | null;
}

export function pickStateOf({ fulfilledSteps }: Pick<OrderLineSteps, 'fulfilledSteps'>): PickState {
  if (fulfilledSteps === null) return 'open';
  return fulfilledSteps === 0 ? 'missing' : 'picked';
}

export type PickRefusal =
  | { readonly code: 'more_than_ordered'; readonly most: number }
  | { readonly code: 'weight_unlikely'; readonly least: number; readonly most: number }
  | { readonly code: 'bad_quantity'; readonly most: number };

/** A picked weight outside 75 % to 125 % of what was ordered is asked about again. */
const weightBand = { least: 75, most: 125 } as const;

/**
 * Why a picked quantity is not taken; undefined when it is. Items: never more than ordered. Weights: off the ordering increment is fine
 * (UCP order: the increment binds what is ordered), outside the band needs `override`, and more than twice the order is never taken.
 */
export function pickRefusal(
  line: { readonly basis: SaleBasis; readonly originalSteps: number },
  steps: number,
  override: boolean,
): PickRefusal | undefined {
  const { basis, originalSteps } = line;
  const counted = basis.unit === 'C62' && basis.scale === 0;
  const most = counted ? originalSteps : originalSteps * 2;
  if (!Number.isSafeInteger(steps) || steps < 1) return { code: 'bad_quantity', most };
  if (steps > most) return { code: 'more_than_ordered', most };
  if (counted || override) return undefined;
  const likely = {
    least: Math.ceil((originalSteps * weightBand.least) / 100),
    most: Math.floor((originalSteps * weightBand.most) / 100),
  };
  return steps < likely.least || steps > likely.most ? { code: 'weight_unlikely', ...likely } : undefined;
}

/** The order as it stands when its adjustments are replayed over the promise. */
export interface OrderAsAdjusted {
  readonly price: OrderPrice;
  readonly goodwillMinor: number;
  readonly totalMinor: number;
}

/** Replays append-only adjustments: their steps give the lines, and the amounts the shopper was told add up to the total. */
export function replay(promise: OrderPromise, adjustments: readonly Adjustment[]): OrderAsAdjusted {
  const stepsOf = new Map(promise.lines.map(({ lineId, steps }) => [lineId, steps]));
  for (const { lineId, stepsDelta } of adjustments)
    if (lineId !== null) stepsOf.set(lineId, (stepsOf.get(lineId) ?? 0) + stepsDelta);
  const goodwillMinor = adjustments
    .filter(({ kind }) => kind === 'goodwill')
    .reduce((sum, { totalDelta }) => sum - totalDelta, 0);
  const price = priceOrder(promise, stepsOf);
  return { price, goodwillMinor, totalMinor: Math.max(0, price.totalMinor - goodwillMinor) };
}
