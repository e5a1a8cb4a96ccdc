import type { Box } from '../offer.model.ts';
import type { TextBlock } from './lines.ts';
import type { PriceToken } from './price-token.ts';

/** Everything on the page that belongs to one offer. */
export interface OfferParts {
  /** Around all parts. */
  readonly box: Box;
  /** The frame drawn around it, if one is. */
  readonly cardBox: Box | null;
  readonly price: PriceToken;
  /** Struck prices and prices of other quantities. */
  readonly otherPrices: readonly PriceToken[];
  readonly product: TextBlock;
  /** Badges, labels and other words, from the top. */
  readonly notes: readonly TextBlock[];
  readonly images: readonly Box[];
  /** Words of a banner that counts for several offers. */
  readonly bannerText: string | null;
}
