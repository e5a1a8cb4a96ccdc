import { scaleHalfUp } from '../money/index.ts';
import type { Mechanic, PromotionOffer } from './model.ts';

/**
 * What an offer does to units, in thousandths of a minor unit ("mils"), so that percents to a tenth stay whole until the line is rounded.
 * `single`: each unit by itself. `lots`: full sets of `size`. `threshold`: every unit, once `minQty` of them are there.
 */
export type OfferArithmetic =
  | { readonly kind: 'single'; readonly gainOf: (priceMinor: number) => Gain }
  | { readonly kind: 'lots'; readonly size: number; readonly gainAt: (position: number, priceMinor: number) => number }
  | { readonly kind: 'threshold'; readonly minQty: number; readonly unitMinor: number };

/** Thousandths of a minor unit. */
export interface Gain {
  readonly discountMils: number;
  readonly creditMils: number;
}

const noGain: Gain = { discountMils: 0, creditMils: 0 };

/** The mechanic's arithmetic, or `undefined` where it changes no total (EXTRA_QUANTITY, FROM_PRICE, free text, no price given). */
export function arithmeticOf(offer: PromotionOffer): OfferArithmetic | undefined {
  const { mechanic, priceMinor } = offer;
  switch (mechanic.type) {
    case 'PRICE':
    case 'PRICE_CUT':
    case 'LOYALTY_PRICE':
      if (priceMinor === null) return undefined;
      return discounting((regular) => Math.max(0, regular - priceMinor) * 1000);
    case 'PERCENT_OFF':
      return discounting((regular) => regular * tenths(mechanic.percent));
    case 'AMOUNT_OFF':
      return discounting((regular) => Math.min(mechanic.amountMinor, regular) * 1000);
    case 'LOYALTY_CREDIT':
      return crediting(mechanic);
    case 'X_PLUS_Y_FREE':
      return discountingPast(mechanic.buy, mechanic.buy + mechanic.free, 1000);
    case 'NTH_PERCENT':
      return discountingPast(mechanic.nth - 1, mechanic.nth, tenths(mechanic.percent));
    case 'BUNDLE_PRICE':
      return {
        kind: 'lots',
        size: mechanic.qty,
        gainAt: (position, regular) => (regular - (position === 0 ? mechanic.totalMinor : 0)) * 1000,
      };
    case 'MULTI_BUY_UNIT':
      return { kind: 'threshold', minQty: mechanic.minQty, unitMinor: mechanic.unitMinor };
    default:
      return undefined;
  }
}

/** Tenths of a percent: 33.3 % is 333. */
export function tenths(percent: number): number {
  return Math.round(percent * 10);
}

function discounting(discountMilsOf: (regularMinor: number) => number): OfferArithmetic {
  return { kind: 'single', gainOf: (regular) => ({ discountMils: discountMilsOf(regular), creditMils: 0 }) };
}

function crediting(mechanic: Extract<Mechanic, { type: 'LOYALTY_CREDIT' }>): OfferArithmetic {
  return {
    kind: 'single',
    gainOf: (regular) => ({
      ...noGain,
      creditMils:
        'percent' in mechanic ? regular * tenths(mechanic.percent) : Math.min(mechanic.amountMinor, regular) * 1000,
    }),
  };
}

/** Units of a set past the first `full` (the cheapest, as units come dear first) are discounted. */
function discountingPast(full: number, size: number, discountTenths: number): OfferArithmetic {
  return {
    kind: 'lots',
    size,
    gainAt: (position, regular) => (position >= full ? regular * discountTenths : 0),
  };
}

/** Price of weighed goods under a single-item offer, rounded once: the offer's price, percentage or amount is per unit of the basis. */
export function weighedGain(
  gain: Gain,
  steps: number,
  scale: number,
  regularMinor: number,
  unitPriceMinor: number,
): { readonly payableMinor: number; readonly creditMinor: number } {
  const payableMils = unitPriceMinor * 1000 - gain.discountMils;
  const payableMinor = gain.discountMils === 0 ? regularMinor : scaleHalfUp(payableMils, steps, 1000 * 10 ** scale);
  return { payableMinor, creditMinor: scaleHalfUp(gain.creditMils, steps, 1000 * 10 ** scale) };
}
