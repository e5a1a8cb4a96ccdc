/** ISO 4217 currencies Halles trades in, with the digits of their minor unit. TWD is priced without decimals at the shelf. */
export const currencyDigits = { EUR: 2, PLN: 2, RON: 2, BRL: 2, ARS: 2, TWD: 0 } as const;

export type Currency = keyof typeof currencyDigits;

/** An amount in whole minor units: `{ minor: 249, currency: 'EUR' }` is 2.49 EUR. */
export interface Money {
  readonly minor: number;
  readonly currency: Currency;
}

/**
 * How a product is ordered, after UCP: a quantity is a whole number of steps, and one step is 10^-scale of a UN/CEFACT Rec 20 unit.
 * Pieces: `{ unit: 'C62', scale: 0, increment: 1 }`. Sold by weight: `{ unit: 'KGM', scale: 3, increment: 100 }` (ordered by 100 g).
 */
export interface SaleBasis {
  readonly unit: 'C62' | 'KGM' | 'LTR' | 'MTR';
  readonly scale: number;
  /** Steps by which a shopper orders. It binds what is ordered, not what the picker weighs (UCP order). */
  readonly increment: number;
}

export const byPiece: SaleBasis = { unit: 'C62', scale: 0, increment: 1 };
export const byWeight: SaleBasis = { unit: 'KGM', scale: 3, increment: 100 };
