import type { Currency, UnitPrice } from '../../../src/money/index.ts';
import type { LocaleCode, Pack, Shape } from '../model.ts';

/**
 * How the big price is set. `stack`: the sign above raised cents (4€54); `raised`: raised cents, sign on the line; `inline`: one size
 * with a decimal mark; `middle`: the sign in place of the mark; `bare`: no sign; `bareRaised`: no sign, raised cents; `prefix`: the
 * sign first; `under`: the sign under the raised cents (13⁵⁰ zł); `whole`: no decimals.
 */
export type PriceFace =
  | 'stack'
  | 'raised'
  | 'inline'
  | 'middle'
  | 'bare'
  | 'bareRaised'
  | 'prefix'
  | 'prefixRaised'
  | 'under'
  | 'whole'
  | 'wholeSuffix';

export type PlannedMechanic =
  | 'PRICE'
  | 'PRICE_CUT'
  | 'PERCENT_OFF'
  | 'NTH_PERCENT'
  | 'X_PLUS_Y_FREE'
  | 'BUNDLE_PRICE'
  | 'MULTI_BUY_UNIT'
  | 'LOYALTY_CREDIT'
  | 'LOYALTY_PRICE'
  | 'EXTRA_QUANTITY';

/**
 * How a mechanic is worded. `|` breaks a badge into lines; places: {p} percent, {n} size of the set or position, {x} bought, {y} free,
 * {a} an amount.
 */
export interface MechanicWords {
  /** How often, against the others. */
  readonly weight: number;
  readonly badges: readonly string[];
  /** Numbers that this country prints: percents, or [bought, free]. */
  readonly percents?: readonly number[];
  readonly sets?: readonly (readonly [number, number])[];
  /** Words that bind the big price to the whole set, to one of the set, or to what is left after the credit. */
  readonly lot?: readonly string[];
  readonly unit?: readonly string[];
  readonly net?: readonly string[];
}

export interface LeafletLocale {
  readonly code: LocaleCode;
  readonly country: string;
  readonly htmlLang: string;
  readonly languages: readonly string[];
  readonly currency: Currency;
  readonly retailers: readonly string[];
  readonly faces: readonly PriceFace[];
  readonly sign: string;
  readonly decimal: ',' | '.';
  readonly thousands: string;
  /** An amount in running text. */
  readonly amount: (figure: string) => string;
  readonly mechanics: Partial<Record<PlannedMechanic, MechanicWords>>;
  readonly from: { readonly labels: readonly string[]; readonly ranges: readonly string[] };
  readonly text: {
    readonly regular: readonly string[];
    readonly alone: readonly string[];
    readonly aloneTag: readonly string[];
    readonly withoutCard: readonly string[];
    readonly unitPrice: Readonly<Partial<Record<UnitPrice['per'], readonly string[]>>>;
    readonly lotLine: readonly string[];
    readonly unitLine: readonly string[];
    readonly creditLine: readonly string[];
    readonly paidLine: readonly string[];
    readonly limit: readonly string[];
    readonly deposit: readonly string[];
    readonly choice: readonly string[];
    readonly origin: readonly string[];
    /** Numbers beside an offer that are none of its prices. */
    readonly notes: readonly string[];
    readonly perKg: readonly string[];
    readonly per100g: readonly string[];
    readonly perItem: readonly string[];
    readonly or: string;
  };
  readonly flavors: readonly string[];
  readonly quantity: (pack: Pack, shape: Shape, variant: number) => string;
  /** What rolls, and other things that are counted, are called in a feed. */
  readonly pieceWords: readonly [rolls: string, others: string];
  readonly group: Readonly<Partial<Record<PlannedMechanic, readonly string[]>>>;
  readonly page: {
    readonly titles: readonly string[];
    readonly dates: readonly string[];
    readonly legal: readonly string[];
    readonly alcohol: string;
    readonly ribbons: readonly string[];
    /** `|` breaks lines; they hold numbers that are no offers. */
    readonly decoys: readonly string[];
  };
}

export function decimalText(value: number, mark: ',' | '.'): string {
  return String(value).replace('.', mark);
}

/** "500 g", "6 x 1,5 L". */
export function plainQuantity({ count, size, unit }: Pack, mark: ',' | '.', times = ' x ', gap = ' '): string {
  const one = `${decimalText(size, mark)}${gap}${unit}`;
  return count > 1 ? `${count}${times}${one}` : one;
}
