import type { Currency } from '../money/index.ts';
import type { MechanicType } from './model.ts';

/**
 * One way of printing something, as a regular expression over folded wording. A space stands for any white space or none, because page
 * text splits and glues tokens ("2 ÈME", "- 68 %"). Placeholders: `<n>` `<x>` `<y>` `<q>` whole numbers, `<nth>` an ordinal, `<p>` a percent,
 * `<kept>` what remains of a price in tenths or hundredths (5折, 85折), `<a>` an amount of money, `<bare>` an amount in whole units without a sign, `<sign>` the sign of any currency, `<unit>` a weight or volume, `<piece>` a counted thing,
 * `<day>` `<month>` and `<day2>` `<month2>` dates, `<words>` some words.
 */
export type Pattern = string | { readonly pattern: string; readonly given: Readonly<Record<string, string>> };

/** What a unit price is printed against: `[pattern, base unit, base units per printed unit]`; "100 g" is a tenth of a kilogram, so 10. */
export type UnitWord = readonly [pattern: string, per: 'kg' | 'L', timesPerBase: number];

/** The wording of promotions in one language: all data, so that a further language is a file and its tests. */
export interface WordingTable {
  /** BCP 47 tag that amounts are printed with. */
  readonly intlTag: string;
  /** What amounts are in, where nobody says otherwise. */
  readonly currency: Currency;
  /** Written without spaces between words: a pattern may stand anywhere but inside a number. */
  readonly wordsTouch?: boolean;
  /** Number words, folded: `{ deux: 2 }`. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Ordinal words, folded: `{ deuxieme: 2 }`. */
  readonly ordinals: Readonly<Record<string, number>>;
  /** What follows the digits of an ordinal when read: `eme|e|nd`. */
  readonly ordinalEnding: string;
  /** What precedes the digits of an ordinal: "第". */
  readonly ordinalStart?: string;
  /** The same, when printed, by ordinal plural category (`Intl.PluralRules`). */
  readonly ordinalPrinted: Readonly<{ [category in Intl.LDMLPluralRule]?: string } & { other: string }>;
  readonly months: readonly string[];
  readonly unitWords: readonly UnitWord[];
  readonly pieceWords: string;
  /** Look like promotions and are not: pack sizes, "vendu par 2". */
  readonly notPromotions: readonly Pattern[];
  /** Tried by `precedence` of the mechanics, then in the order written. */
  readonly mechanics: Readonly<Record<Exclude<MechanicType, 'PRICE_CUT'>, readonly Pattern[]>>;
  readonly priceCut: readonly Pattern[];
  /** "-25 % dès 2": a percentage on every unit from n units on. */
  readonly percentFrom: readonly Pattern[];
  readonly qualifiers: Readonly<Record<QualifierName, readonly Pattern[]>>;
  readonly labels: Readonly<Record<PriceLabelKind, readonly Pattern[]>>;
  readonly print: PrintTemplates;
}

export type QualifierName =
  | 'alone'
  | 'unitPrice'
  | 'piecePrice'
  | 'unit'
  | 'regular'
  | 'withoutCard'
  | 'credit'
  | 'creditDeducted'
  | 'paid'
  | 'lotTotal'
  | 'deposit'
  | 'limit'
  | 'dates'
  | 'until'
  | 'mixAndMatch'
  | 'choiceOfVariants'
  | 'cheapestFree'
  | 'loyaltyRequired'
  | 'groupBanner';

/** What the big price beside the words is: of a lot of `qty`, of one unit when `qty` are bought, or net of the loyalty credit. */
export type PriceLabelKind = 'lot' | 'unit' | 'creditDeducted';

/** Templates with `{name}` places. `Bare` variants are for a missing price. `labelled` ones stand before free text. */
export interface PrintTemplates {
  readonly PRICE: string;
  readonly PRICE_BARE: string;
  readonly FROM_PRICE: string;
  readonly FROM_PRICE_BARE: string;
  readonly PRICE_CUT: string;
  readonly PRICE_CUT_BARE: string;
  readonly PERCENT_OFF: string;
  /** In languages that tell what remains, `{kept}`, where that is a whole percent: 第2件5折. */
  readonly PERCENT_OFF_KEPT?: string;
  readonly AMOUNT_OFF: string;
  readonly NTH_PERCENT: string;
  readonly NTH_PERCENT_KEPT?: string;
  readonly X_PLUS_Y_FREE: string;
  readonly BUNDLE_PRICE: string;
  readonly MULTI_BUY_UNIT: string;
  readonly LOYALTY_CREDIT_PERCENT: string;
  readonly LOYALTY_CREDIT_AMOUNT: string;
  readonly LOYALTY_PRICE: string;
  readonly LOYALTY_PRICE_BARE: string;
  readonly EXTRA_QUANTITY: string;
  readonly GIFT: string;
  readonly COUPON: string;
  readonly POINTS: string;
  readonly THRESHOLD: string;
}
