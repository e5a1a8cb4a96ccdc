import { scaleHalfUp } from '../../money/index.ts';
import type { Mechanic } from '../../promotion/index.ts';

/** The part of the regular price that a shopper is given, at once or later, as an exact fraction: 1+1 is 1 of 2. */
export interface Depth {
  readonly cut: number;
  readonly of: number;
}

/** Printed price and regular price of one item, in minor units. */
export interface DepthPrices {
  readonly priceMinor: number | null;
  readonly regularMinor: number | null;
}

const tenths = (percent: number): number => Math.round(percent * 10);
const fraction = (cut: number, of: number): Depth => ({ cut: Math.max(0, cut), of });

/**
 * How deep a promotion cuts, exactly: −68 % on the 2nd is 680 of 2000, which is 34 %. What is credited to a card counts as well, and on top
 * of a price that is cut already. `undefined` for mechanics that cut no price of their own and where no regular price is known.
 */
export function depthOf(mechanic: Mechanic, prices: DepthPrices): Depth | undefined {
  const regular = prices.regularMinor;
  switch (mechanic.type) {
    case 'PERCENT_OFF':
      return fraction(tenths(mechanic.percent), 1000);
    case 'NTH_PERCENT':
      return fraction(tenths(mechanic.percent), 1000 * mechanic.nth);
    case 'X_PLUS_Y_FREE':
      return fraction(mechanic.free, mechanic.buy + mechanic.free);
    case 'EXTRA_QUANTITY':
      return fraction(tenths(mechanic.percent), 1000 + tenths(mechanic.percent));
    case 'LOYALTY_CREDIT':
      return creditDepth(mechanic, prices);
    case 'PRICE_CUT':
    case 'LOYALTY_PRICE':
      return prices.priceMinor === null || !regular ? undefined : fraction(regular - prices.priceMinor, regular);
    case 'AMOUNT_OFF':
      return !regular ? undefined : fraction(Math.min(mechanic.amountMinor, regular), regular);
    case 'BUNDLE_PRICE':
      return !regular ? undefined : fraction(mechanic.qty * regular - mechanic.totalMinor, mechanic.qty * regular);
    case 'MULTI_BUY_UNIT':
      return !regular ? undefined : fraction(regular - mechanic.unitMinor, regular);
    default:
      return undefined;
  }
}

type Credit = Extract<Mechanic, { type: 'LOYALTY_CREDIT' }>;

function creditDepth(mechanic: Credit, prices: DepthPrices): Depth | undefined {
  const regular = prices.regularMinor;
  if ('percent' in mechanic) {
    const credit = tenths(mechanic.percent);
    if (!regular) return fraction(credit, 1000);
    const paid = paidBeforeCredit(mechanic, prices);
    return fraction((regular - paid) * 1000 + paid * credit, regular * 1000);
  }
  if (!regular) return undefined;
  const paid = paidBeforeCredit(mechanic, prices);
  return fraction(regular - paid + Math.min(mechanic.amountMinor, paid), regular);
}

/** The big price may be the one to pay or the one with the credit deducted: only in the first case it is a cut of its own. */
function paidBeforeCredit(mechanic: Credit, { priceMinor, regularMinor }: DepthPrices): number {
  const regular = regularMinor ?? 0;
  if (priceMinor === null || priceMinor >= regular) return regular;
  const [net] = pricesOf(mechanic, regular);
  return Math.abs(priceMinor - (net ?? regular)) <= 1 ? regular : priceMinor;
}

/** Whether the cut is deeper than so many percent. Exactly as many is not. */
export function isDeeper({ cut, of }: Depth, maxPercent: number): boolean {
  return cut * 1000 > tenths(maxPercent) * of;
}

/** In percent to a tenth, upward, so that what is too deep never reads as the limit itself. */
export function percentOf({ cut, of }: Depth): number {
  return Math.ceil((cut * 1000) / of) / 10;
}

/** The mechanic and the prices that go with it. */
export interface Cut {
  readonly mechanic: Mechanic;
  readonly priceMinor: number | null;
}

/** The same promotion, cut as deep as `maxPercent` allows; `undefined` where no number makes it so. */
export function largestWithin(mechanic: Mechanic, prices: DepthPrices, maxPercent: number): Cut | undefined {
  const max = tenths(maxPercent);
  const lowest = (regular: number): number => Math.ceil((regular * (1000 - max)) / 1000);
  const regular = prices.regularMinor ?? 0;
  const withPrice = (changed: Mechanic): Cut => ({
    mechanic: changed,
    priceMinor: repriced(mechanic, changed, prices),
  });
  switch (mechanic.type) {
    case 'PERCENT_OFF':
      return withPrice({ ...mechanic, percent: max / 10 });
    case 'NTH_PERCENT':
      return withPrice({ ...mechanic, percent: Math.min(1000, max * mechanic.nth) / 10 });
    case 'X_PLUS_Y_FREE': {
      const buy = Math.ceil((mechanic.free * (1000 - max)) / max);
      return buy <= 49 ? withPrice({ ...mechanic, buy }) : undefined;
    }
    case 'EXTRA_QUANTITY':
      return withPrice({ ...mechanic, percent: Math.min(1000, Math.floor((1000 * max) / (1000 - max))) / 10 });
    case 'LOYALTY_CREDIT':
      return creditWithin(mechanic, prices, max);
    case 'PRICE_CUT':
    case 'LOYALTY_PRICE':
      return { mechanic, priceMinor: lowest(regular) };
    case 'AMOUNT_OFF':
      return withPrice({ ...mechanic, amountMinor: Math.floor((regular * max) / 1000) });
    case 'BUNDLE_PRICE':
      return withPrice({ ...mechanic, totalMinor: lowest(regular * mechanic.qty) });
    case 'MULTI_BUY_UNIT':
      return withPrice({ ...mechanic, unitMinor: lowest(regular) });
    default:
      return undefined;
  }
}

function creditWithin(mechanic: Credit, prices: DepthPrices, max: number): Cut | undefined {
  const regular = prices.regularMinor ?? 0;
  const paid = regular && paidBeforeCredit(mechanic, prices);
  const left = regular * max - (regular - paid) * 1000;
  const changed: Credit =
    'percent' in mechanic
      ? { type: 'LOYALTY_CREDIT', percent: (regular ? Math.floor(left / paid) : max) / 10 }
      : { type: 'LOYALTY_CREDIT', amountMinor: Math.floor(left / 1000) };
  const credited = 'percent' in changed ? changed.percent : changed.amountMinor;
  return credited > 0 ? { mechanic: changed, priceMinor: repriced(mechanic, changed, prices) } : undefined;
}

/** What a leaflet may print as the big price of a mechanic, besides the regular price: of the lot, of one in it. */
function pricesOf(mechanic: Mechanic, regular: number): readonly number[] {
  const lotAndUnit = (lot: number, qty: number): number[] => [lot, scaleHalfUp(lot, 1, qty)];
  switch (mechanic.type) {
    case 'PERCENT_OFF':
      return [scaleHalfUp(regular, 1000 - tenths(mechanic.percent), 1000)];
    case 'AMOUNT_OFF':
      return [Math.max(0, regular - mechanic.amountMinor)];
    case 'NTH_PERCENT':
      return lotAndUnit(scaleHalfUp(regular, mechanic.nth * 1000 - tenths(mechanic.percent), 1000), mechanic.nth);
    case 'X_PLUS_Y_FREE':
      return lotAndUnit(mechanic.buy * regular, mechanic.buy + mechanic.free);
    case 'BUNDLE_PRICE':
      return lotAndUnit(mechanic.totalMinor, mechanic.qty);
    case 'MULTI_BUY_UNIT':
      return [mechanic.unitMinor, mechanic.unitMinor * mechanic.minQty];
    case 'LOYALTY_CREDIT': {
      const credit =
        'percent' in mechanic ? scaleHalfUp(regular, tenths(mechanic.percent), 1000) : mechanic.amountMinor;
      return [Math.max(0, regular - credit)];
    }
    default:
      return [];
  }
}

/** The big price moves with the mechanic where it was one of the mechanic's own prices. */
function repriced(from: Mechanic, to: Mechanic, { priceMinor, regularMinor }: DepthPrices): number | null {
  if (priceMinor === null || regularMinor === null) return priceMinor;
  const at = pricesOf(from, regularMinor).findIndex((price) => Math.abs(price - priceMinor) <= 1);
  return pricesOf(to, regularMinor)[at] ?? priceMinor;
}
