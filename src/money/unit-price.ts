import { requireWhole, scaleHalfUp } from './rounding.ts';

/** What a package holds: grams, millilitres or pieces, to a thousandth. Six bottles of 1.5 L are `{ amount: 9000, unit: 'ml' }`. */
export interface NetQuantity {
  readonly amount: number;
  readonly unit: 'g' | 'ml' | 'piece';
}

/** A price per kilogram, litre or piece, as directive 98/6/EC has it shown. */
export interface UnitPrice {
  readonly minor: number;
  readonly per: 'kg' | 'L' | 'piece';
}

const shownPer = { g: 'kg', ml: 'L', piece: 'piece' } as const;
const timesPerShown = { g: 1000, ml: 1000, piece: 1 } as const;

/** The unit price of a package, half up: 454 minor units for 825 g are 550 per kg. Throws `RangeError` for an empty package. */
export function unitPrice(priced: { readonly priceMinor: number; readonly quantity: NetQuantity }): UnitPrice {
  const { amount, unit } = priced.quantity;
  requireWhole(priced.priceMinor, 'priceMinor', 0);
  const thousandths = requireWhole(Math.round(amount * 1000), 'quantity.amount in thousandths', 1);
  return { minor: scaleHalfUp(priced.priceMinor, timesPerShown[unit] * 1000, thousandths), per: shownPer[unit] };
}
