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

/** What stands on a page and belongs to none of its offers. Plain data, so that a child process can hand it over. */
export interface LooseParts {
  /** The size of the page's running text. */
  readonly bodySize: number;
  readonly prices: readonly PriceToken[];
  /** Those of the words that say what is sold. */
  readonly names: readonly TextBlock[];
  readonly words: readonly TextBlock[];
  readonly images: readonly Box[];
  /** Offers whose words say nothing of how much is sold, and may be those of something else. */
  readonly unsure: readonly OfferParts[];
  /** Frames without a sure offer in them. */
  readonly panels: readonly Box[];
}
