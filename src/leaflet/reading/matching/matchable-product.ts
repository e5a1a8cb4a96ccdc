import type { NetQuantity } from '../../../money/index.ts';

/** A product of the feed, as an offer can be matched to it. `priceMinor` is its regular price. */
export interface MatchableProduct {
  readonly productId: string;
  readonly gtin: string | null;
  readonly title: string;
  readonly brand: string | null;
  readonly net: NetQuantity | null;
  readonly productType: string;
  readonly priceMinor: number | null;
  /** Its page in a web shop. */
  readonly link?: string | null;
}
