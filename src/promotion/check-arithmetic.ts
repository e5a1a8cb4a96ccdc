import { type NetQuantity, scaleHalfUp, unitPrice } from '../money/index.ts';
import { tenths } from './arithmetic.ts';
import { creditOn, effectiveUnit, type PrintedOffer, payable, setPrice, setSize } from './payable.ts';
import type { WordingQualifiers } from './wording.ts';

export interface OfferToCheck extends PrintedOffer {
  readonly qualifiers?: WordingQualifiers;
  /** What one item holds. */
  readonly quantity?: NetQuantity;
}

export type ArithmeticCheckName =
  | 'price_below_regular'
  | 'printed_percent'
  | 'lot_price'
  | 'unit_in_lot'
  | 'regular_total'
  | 'credit'
  | 'net_price'
  | 'unit_price';

/** One agreement or contradiction among the printed numbers, in minor units (percent for `printed_percent`). */
export interface ArithmeticCheck {
  readonly check: ArithmeticCheckName;
  readonly agrees: boolean;
  readonly expected: number;
  readonly printed: number;
}

/** Every check that the printed numbers allow; none is possible on a lone price. Printed halves may round either way, by one minor unit. */
export function checkArithmetic(offer: OfferToCheck): ArithmeticCheck[] {
  return [
    ...checkReduction(offer),
    ...checkSet(offer),
    ...checkRegularTotal(offer),
    ...checkCredit(offer),
    ...checkUnitPrice(offer),
  ];
}

function compare(check: ArithmeticCheckName, expected: number, printed: number, tolerance = 1): ArithmeticCheck {
  return { check, agrees: Math.abs(expected - printed) <= tolerance, expected, printed };
}

function checkReduction({ mechanic, priceMinor, regularMinor }: OfferToCheck): ArithmeticCheck[] {
  if (priceMinor === undefined || !regularMinor) return [];
  if (mechanic.type === 'PERCENT_OFF') {
    const expected = scaleHalfUp(Math.max(0, regularMinor - priceMinor), 1000, regularMinor) / 10;
    const check = compare('printed_percent', expected, mechanic.percent);
    // Of a small price a minor unit is more than a percent.
    return [{ ...check, agrees: check.agrees || isReducedBy(mechanic.percent, regularMinor, priceMinor) }];
  }
  if (mechanic.type !== 'PRICE_CUT' && mechanic.type !== 'LOYALTY_PRICE') return [];
  return [
    { check: 'price_below_regular', agrees: priceMinor < regularMinor, expected: regularMinor, printed: priceMinor },
  ];
}

/** Whether a price is the regular price less a percentage, to a minor unit. */
export const isReducedBy = (percent: number, regularMinor: number, priceMinor: number): boolean =>
  Math.abs(scaleHalfUp(regularMinor, 1000 - tenths(percent), 1000) - priceMinor) <= 1;

/** "Les 2 : 14,51 €" is r + r(1−p); "soit par 2 l'unité 7,26 €" is half of it. */
function checkSet({ mechanic, priceMinor, regularMinor, priceLabel, qualifiers }: OfferToCheck): ArithmeticCheck[] {
  if (mechanic.type !== 'NTH_PERCENT' && mechanic.type !== 'X_PLUS_Y_FREE') return [];
  const regular = regularMinor ?? qualifiers?.aloneMinor;
  if (regular === undefined) return [];
  const [total, size] = [setPrice(mechanic, regular), setSize(mechanic)];
  const checks: ArithmeticCheck[] = [];
  if (priceMinor !== undefined && priceLabel?.kind === 'lot') checks.push(compare('lot_price', total, priceMinor));
  if (qualifiers?.lotTotal?.qty === size) checks.push(compare('lot_price', total, qualifiers.lotTotal.minor));
  if (priceMinor !== undefined && priceLabel?.kind === 'unit') {
    checks.push(compare('unit_in_lot', scaleHalfUp(total, 1, size), priceMinor));
  }
  return checks;
}

function checkRegularTotal({ regularMinor, qualifiers }: OfferToCheck): ArithmeticCheck[] {
  const regular = qualifiers?.aloneMinor ?? regularMinor;
  if (regular === undefined || qualifiers?.regularMinor === undefined || qualifiers.regularQty === undefined) return [];
  return [compare('regular_total', regular * qualifiers.regularQty, qualifiers.regularMinor, 0)];
}

function checkCredit(offer: OfferToCheck): ArithmeticCheck[] {
  const { mechanic, qualifiers } = offer;
  const paid = qualifiers?.paidMinor ?? payable(offer)?.payMinor;
  if (mechanic.type !== 'LOYALTY_CREDIT' || paid === undefined) return [];
  const credit = creditOn(paid, mechanic);
  const checks: ArithmeticCheck[] = [];
  if (qualifiers?.creditMinor !== undefined) checks.push(compare('credit', credit, qualifiers.creditMinor));
  if (qualifiers?.netMinor !== undefined) checks.push(compare('net_price', paid - credit, qualifiers.netMinor));
  if (offer.priceLabel?.kind === 'creditDeducted' && offer.priceMinor !== undefined) {
    checks.push(compare('net_price', paid - credit, offer.priceMinor));
  }
  return checks;
}

/** The printed unit price may be of the offer, of the printed price or of one sold alone. */
function checkUnitPrice(offer: OfferToCheck): ArithmeticCheck[] {
  const { qualifiers, quantity, priceMinor, regularMinor } = offer;
  const printed = qualifiers?.unitPrice;
  if (!printed || !quantity || quantity.amount <= 0) return [];
  const expected = [effectiveUnit(offer), priceMinor, qualifiers.paidMinor, qualifiers.aloneMinor, regularMinor]
    .filter((minor) => minor !== undefined)
    .map((minor) => unitPrice({ priceMinor: minor, quantity }));
  if (expected[0] === undefined || expected[0].per !== printed.per) return [];
  // Half a minor unit of the price, as it shows per kilogram or litre.
  const tolerance = Math.max(1, Math.ceil(500 / quantity.amount));
  const checks = expected.map(({ minor }) => compare('unit_price', minor, printed.minor, tolerance));
  return [checks.find(({ agrees }) => agrees) ?? checks[0]!];
}
