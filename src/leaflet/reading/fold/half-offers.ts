import type { Box } from '../../offer.model.ts';
import { areaOf, centerOf, distanceOf, holds, shareWithin, unionOf } from '../box.ts';
import { isDecoyText } from '../decoy.ts';
import type { TextBlock } from '../lines.ts';
import type { LooseParts, OfferParts } from '../offer-parts.ts';
import type { PriceToken } from '../price-token.ts';
import { readQuantity } from '../read-quantity.ts';

/** What stands of an offer on one of the two pages that it is on. Of the prices and the words the first is what the half is about. */
export interface HalfOffer {
  /** Around all of it, its panel too. */
  readonly box: Box;
  /** The frame that it stands in. */
  readonly panel: Box | null;
  readonly prices: readonly PriceToken[];
  readonly words: readonly TextBlock[];
  readonly images: readonly Box[];
}

/** Where a page meets the one that faces it: 0 on a right page, its width on a left one. */
export interface InnerEdge {
  readonly fold: number;
  readonly width: number;
}

/** No farther from the fold, as a share of the page's width: a little more than a margin. */
const touching = 0.1;

function touches([x0, , x1]: Box, { fold, width }: InnerEdge): boolean {
  return (fold === 0 ? x0 : fold - x1) < touching * width;
}

/** What is across a fold is big: no price of a list or a footnote. */
const leastPriceSize = 2;

/** Names that say how much is sold, and touch the fold without a price beside them. */
export function namedHalves(loose: LooseParts, edge: InnerEdge): HalfOffer[] {
  return loose.names
    .map((name) => grownFrom(loose, { prices: [], words: [name] }))
    .filter(
      ({ box, prices, words }) => touches(box, edge) && prices.every(({ struck }) => struck) && tellQuantity(words),
    );
}

/** Prices that touch the fold without a name beside them, or beside words that may be anything. */
export function pricedHalves(loose: LooseParts, edge: InnerEdge): HalfOffer[] {
  const alone = loose.prices
    .filter(({ struck }) => !struck)
    .map((price) => grownFrom(loose, { prices: [price], words: [] }))
    .filter(({ words }) => !words.some((block) => loose.names.includes(block)));
  const unsure = loose.unsure
    .filter(({ images }) => images.every((image) => bleeds(image, edge)))
    .map((offer) => halfOf(offer, loose));
  return [...alone, ...unsure].filter(
    ({ box, prices, words }) =>
      touches(box, edge) &&
      prices[0]!.size >= leastPriceSize * loose.bodySize &&
      !isDecoyText(words.flatMap(textsOf).join(' ')),
  );
}

/** A picture that is cut by the fold goes on behind it. */
const bleeds = ([x0, , x1]: Box, { fold }: InnerEdge): boolean => (fold === 0 ? x0 : fold - x1) < 2;

function halfOf({ price, otherPrices, product, notes, images }: OfferParts, loose: LooseParts): HalfOffer {
  const half = { prices: [price, ...otherPrices], words: [product, ...notes], images };
  return withPanel(half, panelAround(loose, boxOf(half)));
}

const textsOf = ({ lines }: TextBlock): string[] => lines.map(({ text }) => text);

const tellQuantity = (words: readonly TextBlock[]): boolean =>
  words.flatMap(textsOf).some((text) => readQuantity(text) !== undefined);

/** How far a word or a picture may stand off from what it is about, in sizes of the largest type there. */
const reach = 1.2;

/** The half with all loose parts that stand in its panel, or around it and no farther off than its type is large. */
function grownFrom(loose: LooseParts, core: Pick<HalfOffer, 'prices' | 'words'>): HalfOffer {
  const half = { prices: [...core.prices], words: [...core.words], images: [] as Box[] };
  const panel = panelAround(loose, boxOf(half));
  const size = Math.max(
    ...half.prices.map((price) => price.size / 2),
    ...half.words.map((block) => block.lines[0]!.size),
  );
  for (let grown = true; grown; ) {
    const box = boxOf(half);
    const isNear = (other: Box): boolean =>
      distanceOf(box, other) < reach * size || (panel !== null && holds(panel, centerOf(other)));
    const prices = loose.prices.filter((price) => !half.prices.includes(price) && isNear(price.box));
    const words = loose.words.filter((block) => !half.words.includes(block) && isNear(block.box));
    const images = loose.images.filter((image) => !half.images.includes(image) && isNear(image));
    half.prices.push(...prices);
    half.words.push(...words);
    half.images.push(...images);
    grown = prices.length + words.length + images.length > 0;
  }
  return withPanel(half, panel);
}

function withPanel(half: Omit<HalfOffer, 'box' | 'panel'>, panel: Box | null): HalfOffer {
  return { ...half, panel, box: unionOf([boxOf(half), ...(panel ? [panel] : [])]) };
}

/** The largest frame without an offer around a box. */
function panelAround({ panels }: LooseParts, box: Box): Box | null {
  const around = panels.filter((panel) => holds(panel, centerOf(box)) && shareWithin(box, panel) > 0.9);
  return around.toSorted((a, b) => areaOf(b) - areaOf(a))[0] ?? null;
}

const boxOf = ({ prices, words, images }: Pick<HalfOffer, 'prices' | 'words' | 'images'>): Box =>
  unionOf([...prices.map(({ box }) => box), ...words.map(({ box }) => box), ...images]);

/** A half as seen from the facing page. */
export function movedBy(half: HalfOffer, x: number): HalfOffer {
  const moved = ([x0, y0, x1, y1]: Box): Box => [x0 + x, y0, x1 + x, y1];
  return {
    box: moved(half.box),
    panel: half.panel && moved(half.panel),
    prices: half.prices.map((price) => ({ ...price, box: moved(price.box) })),
    words: half.words.map((block) => ({
      box: moved(block.box),
      lines: block.lines.map((line) => ({ ...line, box: moved(line.box) })),
    })),
    images: half.images.map(moved),
  };
}
