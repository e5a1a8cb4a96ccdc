import type { WordingLocale } from '../../promotion/index.ts';
import type { Box } from '../offer.model.ts';
import { unionOf } from './box.ts';
import { confidenceOf } from './confidence.ts';
import { groupOffers, type OfferParts } from './group-offers.ts';
import { matchProducts, type ProductMatch } from './match-products.ts';
import type { PageContent } from './page-content.ts';
import { brandAtStart, type MatchableProduct, type ProductIndex } from './product-index.ts';
import { type ReadText, readText } from './read-offer.ts';
import { variantsIn } from './variants.ts';

/** An offer as read from a page. Boxes are points from the top left, amounts minor units. */
export interface ReadOffer extends Omit<ReadText, 'brandLine' | 'detail'> {
  readonly page: number;
  readonly box: Box;
  readonly cardBox: Box | null;
  readonly priceBox: Box;
  readonly imageBox: Box | null;
  readonly brand: string | null;
  readonly products: readonly MatchableProduct[];
  readonly proposed: readonly MatchableProduct[];
  readonly choiceOfVariants: boolean;
  /** 0 to 1. */
  readonly confidence: number;
  /** Codes that say what speaks against it. */
  readonly reasons: readonly string[];
}

/** Reads the offers of one page and matches them to the feed. Belgian pages are read with `['fr', 'nl']`. */
export function readOffers(content: PageContent, index: ProductIndex, locales: readonly WordingLocale[]): ReadOffer[] {
  return groupOffers(content, locales)
    .map((parts) => readOffer(parts, content.page, index, locales))
    .toSorted((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
}

function readOffer(parts: OfferParts, page: number, index: ProductIndex, locales: readonly WordingLocale[]): ReadOffer {
  const { brandLine, detail, ...text } = readText(parts, locales);
  const known = brandAtStart(`${brandLine ?? ''} ${text.name}`.trim(), index);
  const brand = known ?? brandLine;
  const variants = variantsIn(detail, text.name);
  const match = matchProducts(
    {
      name: brandLine && known ? `${brandLine} ${text.name}` : text.name,
      brand,
      variants,
      net: text.quantity?.net ?? null,
      soldByWeight: text.quantity !== null && text.quantity.soldBy !== 'item',
      regularMinor: text.regularMinor,
      priceMinor: text.priceMinor,
    },
    index,
  );
  const sure = confidenceOf(text, match);
  return {
    ...text,
    page,
    box: parts.cardBox ?? parts.box,
    cardBox: parts.cardBox,
    priceBox: parts.price.box,
    imageBox: parts.images.length > 0 ? unionOf(parts.images) : null,
    brand,
    ...linksOf(match),
    choiceOfVariants: variants.length > 1 || text.qualifiers.choiceOfVariants === true,
    confidence: sure.confidence,
    reasons: sure.reasons,
  };
}

const linksOf = ({ linked, proposed }: ProductMatch): Pick<ReadOffer, 'products' | 'proposed'> => ({
  products: linked,
  proposed,
});
