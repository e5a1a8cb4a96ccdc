import { scaleHalfUp } from '../money/index.ts';
import { tenths } from './arithmetic.ts';
import type { Mechanic } from './model.ts';
import type { PriceLabel } from './wording.ts';

/** An offer as printed: its mechanic, the big price, the regular price of one item, and what the words say the big price is. */
export interface PrintedOffer {
  readonly mechanic: Mechanic;
  readonly priceMinor?: number;
  readonly regularMinor?: number;
  readonly priceLabel?: PriceLabel;
}

/** What the till takes for the smallest qualifying quantity, and what it credits. */
export interface Payable {
  readonly qty: number;
  readonly payMinor: number;
  readonly creditMinor: number;
}

/** `undefined` where the printed prices do not settle it. "Le 2e à -68 %" at 10.99 is 2 for 14.51. */
export function payable(offer: PrintedOffer): Payable | undefined {
  const { mechanic, regularMinor } = offer;
  switch (mechanic.type) {
    case 'PERCENT_OFF':
      return one(offer.priceMinor ?? reduced(regularMinor, tenths(mechanic.percent)));
    case 'AMOUNT_OFF':
      return one(regularMinor === undefined ? offer.priceMinor : Math.max(0, regularMinor - mechanic.amountMinor));
    case 'NTH_PERCENT':
    case 'X_PLUS_Y_FREE':
      return payableSet(offer, mechanic);
    case 'BUNDLE_PRICE':
      return { qty: mechanic.qty, payMinor: mechanic.totalMinor, creditMinor: 0 };
    case 'MULTI_BUY_UNIT':
      return { qty: mechanic.minQty, payMinor: mechanic.minQty * mechanic.unitMinor, creditMinor: 0 };
    case 'LOYALTY_CREDIT':
      return payableWithCredit(offer, mechanic);
    default:
      return one(offer.priceMinor ?? (mechanic.type === 'EXTRA_QUANTITY' ? regularMinor : undefined));
  }
}

/** What one item comes to, credit deducted, half up; `undefined` where `payable` is. */
export function effectiveUnit(offer: PrintedOffer): number | undefined {
  const paid = payable(offer);
  return paid && scaleHalfUp(paid.payMinor - paid.creditMinor, 1, paid.qty);
}

/** How deep the promotion cuts, in percent to a tenth: -68 % on the 2nd is 34. `undefined` without a regular price. */
export function depthPercent(offer: PrintedOffer): number | undefined {
  const { mechanic, regularMinor } = offer;
  if (mechanic.type === 'EXTRA_QUANTITY') return Math.round((1000 * mechanic.percent) / (100 + mechanic.percent)) / 10;
  if (mechanic.type === 'X_PLUS_Y_FREE')
    return Math.round((1000 * mechanic.free) / (mechanic.buy + mechanic.free)) / 10;
  if (mechanic.type === 'NTH_PERCENT') return Math.round((10 * mechanic.percent) / mechanic.nth) / 10;
  const paid = payable(offer);
  if (!paid || !regularMinor) return undefined;
  const regular = regularMinor * paid.qty;
  return scaleHalfUp(regular - (paid.payMinor - paid.creditMinor), 1000, regular) / 10;
}

type SetMechanic = Extract<Mechanic, { type: 'NTH_PERCENT' | 'X_PLUS_Y_FREE' }>;

/** The price of a full set of items at one regular price. */
export function setPrice(mechanic: SetMechanic, regularMinor: number): number {
  if (mechanic.type === 'X_PLUS_Y_FREE') return mechanic.buy * regularMinor;
  return scaleHalfUp(regularMinor, mechanic.nth * 1000 - tenths(mechanic.percent), 1000);
}

export function setSize(mechanic: SetMechanic): number {
  return mechanic.type === 'NTH_PERCENT' ? mechanic.nth : mechanic.buy + mechanic.free;
}

function payableSet(
  { priceMinor, regularMinor, priceLabel }: PrintedOffer,
  mechanic: SetMechanic,
): Payable | undefined {
  const qty = setSize(mechanic);
  const of = (payMinor: number): Payable => ({ qty, payMinor, creditMinor: 0 });
  if (priceLabel?.kind === 'lot' && priceLabel.qty === qty && priceMinor !== undefined) return of(priceMinor);
  if (regularMinor !== undefined) return of(setPrice(mechanic, regularMinor));
  if (priceMinor === undefined) return undefined;
  return of(priceLabel?.kind === 'unit' ? priceMinor * qty : setPrice(mechanic, priceMinor));
}

type CreditMechanic = Extract<Mechanic, { type: 'LOYALTY_CREDIT' }>;

function payableWithCredit(
  { priceMinor, regularMinor, priceLabel }: PrintedOffer,
  mechanic: CreditMechanic,
): Payable | undefined {
  const net = priceLabel?.kind === 'creditDeducted';
  const payMinor = net ? (regularMinor ?? beforeCredit(priceMinor, mechanic)) : (priceMinor ?? regularMinor);
  return payMinor === undefined ? undefined : { qty: 1, payMinor, creditMinor: creditOn(payMinor, mechanic) };
}

export function creditOn(payMinor: number, mechanic: CreditMechanic): number {
  if ('amountMinor' in mechanic) return Math.min(mechanic.amountMinor, payMinor);
  return scaleHalfUp(payMinor, tenths(mechanic.percent), 1000);
}

function beforeCredit(netMinor: number | undefined, mechanic: CreditMechanic): number | undefined {
  if (netMinor === undefined) return undefined;
  if ('amountMinor' in mechanic) return netMinor + mechanic.amountMinor;
  const kept = 1000 - tenths(mechanic.percent);
  return kept > 0 ? scaleHalfUp(netMinor, 1000, kept) : undefined;
}

function reduced(regularMinor: number | undefined, percentTenths: number): number | undefined {
  return regularMinor === undefined ? undefined : scaleHalfUp(regularMinor, 1000 - percentTenths, 1000);
}

function one(payMinor: number | undefined): Payable | undefined {
  return payMinor === undefined ? undefined : { qty: 1, payMinor, creditMinor: 0 };
}
