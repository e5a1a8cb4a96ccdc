import { currencyOf, type WordingLocale } from '../../promotion/index.ts';
import type { Box } from '../offer.model.ts';
import type { TextBlock, TextLine } from '../reading/lines.ts';
import type { OfferParts } from '../reading/offer-parts.ts';
import { parsePriceText } from '../reading/price-notation.ts';
import type { PriceToken } from '../reading/price-token.ts';
import { type ReadText, readText } from '../reading/read-offer.ts';
import { type KnownProducts, matchOffer, type OfferText } from '../reading/read-offers.ts';
import type { ModelWords } from './model-client.ts';

/** Where an offer was read from, and what it is matched with. */
export interface SecondLook {
  readonly page: number;
  readonly locales: readonly WordingLocale[];
  readonly known: KnownProducts;
}

/**
 * An offer with the words that a model read in its place; undefined where they hold up no better: no price among them, numbers that contradict
 * each other, or a reading that is no surer. The words go through the same reading as those of a page.
 */
export function takeWords(
  offer: OfferText,
  words: ModelWords,
  { page, locales, known }: SecondLook,
): OfferText | undefined {
  const text = readWords(offer, words, locales);
  if (!text || text.checks.some(({ agrees }) => !agrees)) return undefined;
  const second = { ...offer, text };
  const [before, after] = [matchOffer(offer, page, known), matchOffer(second, page, known)];
  return after.confidence > before.confidence ? second : undefined;
}

function readWords(offer: OfferText, words: ModelWords, locales: readonly WordingLocale[]): ReadText | undefined {
  const currency = currencyOf(locales[0] ?? 'fr');
  const minor = parsePriceText(words.price, currency);
  if (minor === undefined || minor <= 0) return undefined;
  const regular = words.regular_price === null ? undefined : parsePriceText(words.regular_price, currency);
  const product = blockOf(offer.box, [
    { text: words.brand, bold: true, size: 12 },
    { text: words.name, bold: true, size: 10 },
    { text: words.quantity, bold: false, size: 9 },
    { text: words.unit_price, bold: false, size: 9 },
  ]);
  const promotion =
    words.promotion === null ? [] : [blockOf(offer.box, [{ text: words.promotion, bold: true, size: 14 }])];
  const parts: OfferParts = {
    box: offer.box,
    cardBox: offer.cardBox,
    price: tokenOf(minor, offer.priceBox, { struck: false }),
    otherPrices: regular === undefined ? [] : [tokenOf(regular, offer.priceBox, { struck: true })],
    product,
    notes: promotion,
    images: [],
    bannerText: null,
  };
  return readText(parts, locales, currency);
}

interface SetLine {
  readonly text: string | null;
  readonly bold: boolean;
  readonly size: number;
}

/** Words set one below the other, as a leaflet sets them: the name bold, what follows in running type. */
function blockOf(box: Box, lines: readonly SetLine[]): TextBlock {
  const set = lines
    .filter((line): line is SetLine & { text: string } => line.text !== null)
    .map(({ text, bold, size }, i): TextLine => {
      const baseline = box[1] + 12 * (i + 1);
      return {
        text,
        bold,
        size,
        baseline,
        angle: 0,
        color: '#000000',
        box: [box[0], baseline - size, box[2], baseline],
      };
    });
  return { lines: set, box };
}

const tokenOf = (minor: number, box: Box, { struck }: { readonly struck: boolean }): PriceToken => ({
  minor,
  box,
  struck,
  size: struck ? 12 : 24,
  color: '#000000',
  runs: [],
});
