import type { Currency, SaleBasis } from '../money/index.ts';

/**
 * The arithmetic of a promotion. Amounts are whole minor units of the offer's currency; percents are whole or
 * tenths of a percent (25, 33.3). `PRICE`, `FROM_PRICE`, `PRICE_CUT` and `LOYALTY_PRICE` take their price from the offer.
 */
export type Mechanic =
  | { readonly type: 'PRICE' }
  | { readonly type: 'FROM_PRICE' }
  | { readonly type: 'PRICE_CUT' }
  | { readonly type: 'PERCENT_OFF'; readonly percent: number }
  | { readonly type: 'AMOUNT_OFF'; readonly amountMinor: number }
  | { readonly type: 'NTH_PERCENT'; readonly nth: number; readonly percent: number }
  | { readonly type: 'X_PLUS_Y_FREE'; readonly buy: number; readonly free: number }
  | { readonly type: 'BUNDLE_PRICE'; readonly qty: number; readonly totalMinor: number }
  | { readonly type: 'MULTI_BUY_UNIT'; readonly minQty: number; readonly unitMinor: number }
  | { readonly type: 'LOYALTY_CREDIT'; readonly percent: number }
  | { readonly type: 'LOYALTY_CREDIT'; readonly amountMinor: number }
  | { readonly type: 'LOYALTY_PRICE' }
  | { readonly type: 'EXTRA_QUANTITY'; readonly percent: number }
  | { readonly type: 'GIFT' | 'COUPON' | 'POINTS' | 'THRESHOLD'; readonly text: string };

export type MechanicType = Mechanic['type'];

/** An offer as the till needs it: which products, which arithmetic, which limits. */
export interface PromotionOffer {
  readonly offerId: string;
  readonly mechanic: Mechanic;
  /** The printed price of one unit (of one sale-basis unit for weighed goods), where the mechanic takes its price from the offer. */
  readonly priceMinor: number | null;
  /** The products the offer is about. */
  readonly productIds: readonly string[];
  /** "Panachage possible": a set may mix the offer's products. Otherwise a set holds one product. */
  readonly mixAndMatch: boolean;
  /** Applications per household: lots for set mechanics, items for single-item ones and MULTI_BUY_UNIT. */
  readonly limitPerHousehold: number | null;
  /** Only card holders get it. LOYALTY_PRICE and LOYALTY_CREDIT always need the card. */
  readonly loyaltyRequired: boolean;
}

/** A basket line before promotions. For weighed goods `steps` counts steps of `basis` (1.250 kg is 1250 steps of 10⁻³ KGM). */
export interface PricingLine {
  readonly lineId: string;
  readonly productId: string;
  readonly steps: number;
  readonly basis: SaleBasis;
  /** Regular price of one unit of the basis (one piece, one kilogram), tax included. */
  readonly unitPriceMinor: number;
  /** Deposit of one item, never discounted. 0 when there is none. */
  readonly depositMinor: number;
}

export interface AppliedOffer {
  readonly offerId: string;
  /** Items (or steps, for weighed goods) of the line that the offer priced. */
  readonly steps: number;
  readonly discountMinor: number;
  readonly creditMinor: number;
}

export interface PricedLine {
  readonly lineId: string;
  readonly productId: string;
  readonly steps: number;
  /** Price without promotion, without deposit. */
  readonly regularMinor: number;
  /** Price to pay, without deposit. */
  readonly payableMinor: number;
  readonly creditMinor: number;
  readonly depositMinor: number;
  readonly applied: readonly AppliedOffer[];
}

/** One more eligible unit completes a (further) lot of the offer. */
export interface NearlyReached {
  readonly offerId: string;
  /** Products of which one more unit would complete the lot, cheapest to add first. */
  readonly productIds: readonly string[];
  /** What the shopper would save or be credited by adding it, against buying that unit at its regular price. */
  readonly gainMinor: number;
}

export interface PricedBasket {
  readonly currency: Currency;
  readonly lines: readonly PricedLine[];
  readonly regularMinor: number;
  /** Sum of the lines' payable amounts plus deposits. */
  readonly totalMinor: number;
  readonly creditMinor: number;
  readonly depositMinor: number;
  readonly savedMinor: number;
  readonly nearlyReached: readonly NearlyReached[];
  /** False when the bounded heuristic assigned competing offers (see `assignment.ts` for the stated bound). */
  readonly exact: boolean;
}
