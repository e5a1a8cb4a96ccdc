import { foldText } from '../../catalog/index.ts';
import type { Currency } from '../../money/index.ts';
import { currencyOf, type WordingLocale } from '../../promotion/index.ts';
import type { Box } from '../offer.model.ts';
import { unionOf } from './box.ts';
import { confidenceOf } from './confidence.ts';
import { groupOffers } from './group-offers.ts';
import { matchProducts, type ProductMatch } from './match-products.ts';
import type { OfferParts } from './offer-parts.ts';
import type { PageContent } from './page-content.ts';
import { brandAtStart, type MatchableProduct, type ProductIndex } from './product-index.ts';
import { type ReadText, readText } from './read-offer.ts';
import { variantsIn } from './variants.ts';

/** An offer as read from a page. Boxes are points from the top left, amounts minor units. */
export interface ReadOffer extends Omit<ReadText, 'brandLine' | 'detail' | 'priceMinor'> {
  /** Null where no price is printed. */
  readonly priceMinor: number | null;
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

/** What a page says about one offer, before it is matched to products. Plain data, so that a child process can hand it over. */
export interface OfferText {
  readonly text: ReadText;
  readonly box: Box;
  readonly cardBox: Box | null;
  readonly priceBox: Box;
  readonly imageBox: Box | null;
}

/** Reads the offers of one page and matches them to the feed. Belgian pages are read with `['fr', 'nl']`. */
export function readOffers(content: PageContent, index: ProductIndex, locales: readonly WordingLocale[]): ReadOffer[] {
  return readOfferTexts(content, locales).map((offer) => matchOffer(offer, content.page, index));
}

/** Reads the offers of one page, from the top. Prices are in the currency of the first locale's country, if nobody says otherwise. */
export function readOfferTexts(
  content: PageContent,
  locales: readonly WordingLocale[],
  currency: Currency = currencyOf(locales[0] ?? 'fr'),
): OfferText[] {
  return groupOffers(content, locales, currency)
    .map((parts) => readOfferText(parts, locales, currency))
    .toSorted((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
}

function readOfferText(parts: OfferParts, locales: readonly WordingLocale[], currency: Currency): OfferText {
  return {
    text: readText(parts, locales, currency),
    box: parts.cardBox ?? parts.box,
    cardBox: parts.cardBox,
    priceBox: parts.price.box,
    imageBox: parts.images.length > 0 ? unionOf(parts.images) : null,
  };
}

/** Finds the products of an offer in the feed, unless its tags name them, and says how sure the whole reading is. */
export function matchOffer(
  offer: OfferText,
  page: number,
  index: ProductIndex,
  tagged: readonly MatchableProduct[] = [],
): ReadOffer {
  const { text: whole, ...boxes } = offer;
  const { brandLine, detail, ...text } = brandFirst(whole, index);
  const known = brandAtStart(`${brandLine ?? ''} ${text.name}`.trim(), index);
  const brand = known ?? brandLine;
  const variants = variantsIn(detail, text.name);
  const match =
    tagged.length > 0
      ? matchOfTags(tagged)
      : matchProducts(
          {
            name: brandLine && known ? `${brandLine} ${text.name}` : text.name,
            brand,
            variants,
            quantityText: text.quantityText,
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
    ...boxes,
    page,
    brand,
    ...linksOf(match),
    choiceOfVariants: variants.length > 1 || text.qualifiers.choiceOfVariants === true,
    confidence: sure.confidence,
    reasons: sure.reasons,
  };
}

/** Some set the brand below the name. The feed's brands tell which line is which. */
function brandFirst(text: ReadText, index: ProductIndex): ReadText {
  const { brandLine, name } = text;
  const isBrand = (words: string): boolean => foldText(brandAtStart(words, index) ?? '') === foldText(words);
  return brandLine !== null && isBrand(name) && !isBrand(brandLine)
    ? { ...text, brandLine: name, name: brandLine }
    : text;
}

const matchOfTags = (linked: readonly MatchableProduct[]): ProductMatch => ({ linked, proposed: [], score: 1 });

const linksOf = ({ linked, proposed }: ProductMatch): Pick<ReadOffer, 'products' | 'proposed'> => ({
  products: linked,
  proposed,
});
