import type { Currency } from '../../money/index.ts';
import type { WordingLocale } from '../../promotion/index.ts';
import type { Box } from '../offer.model.ts';
import { areaOf, centerOf, distanceOf, heightOf, holds, shareWithin, unionOf, widthOf } from './box.ts';
import { isDecoyText } from './decoy.ts';
import { framesOf, type Rules, ruleBetween, rulesOf } from './frames.ts';
import { spreadBanners } from './group-banners.ts';
import { isHeadline, underHeadlines } from './headlines.ts';
import { isLabel, isSmallPrint, tellsPromotion } from './label.ts';
import { blocksOf, bodySizeOf, linesOf, type TextBlock } from './lines.ts';
import type { LooseParts, OfferParts } from './offer-parts.ts';
import type { PageContent } from './page-content.ts';
import { pairByHabit } from './pair-by-habit.ts';
import { priceSign } from './price-notation.ts';
import { findPriceTokens, type PriceToken } from './price-token.ts';
import { readQuantity } from './read-quantity.ts';
import { seenRuns } from './seen-runs.ts';
import { partsByWhitespace } from './whitespace-cuts.ts';

/** The parts of a page (or of a panel on it) that are still to be grouped. */
interface Region {
  readonly card: Box | null;
  readonly prices: readonly PriceToken[];
  readonly blocks: readonly TextBlock[];
  /** Those of the blocks that may name a product. */
  readonly products: readonly TextBlock[];
  readonly images: readonly Box[];
}

interface PageSense {
  readonly bodySize: number;
  readonly locales: readonly WordingLocale[];
  readonly rules: Rules;
  readonly frames: readonly Box[];
  readonly pageBox: Box;
}

/** The offers of a page, and the parts that belong to none of them. */
export interface GroupedPage {
  readonly offers: readonly OfferParts[];
  readonly loose: LooseParts;
}

/** Finds the offers of a page: frames first, then gaps, then prices, names and pictures one to one. */
export function groupOffers(content: PageContent, locales: readonly WordingLocale[], currency: Currency): GroupedPage {
  const bodySize = bodySizeOf(content.runs);
  const runs = seenRuns(content, bodySize);
  const tokens = findPriceTokens({ ...content, runs }, bodySize, currency);
  const inTokens = new Set(tokens.flatMap((token) => token.runs));
  const rules = rulesOf(content);
  const frames = framesOf(content);
  const parted = (a: Box, b: Box): boolean => ruleBetween(rules, a, b) || cardBetween(frames, a, b);
  const lines = linesOf(
    runs.filter((run) => !inTokens.has(run)),
    parted,
  );
  const blocks = underHeadlines(
    blocksOf(
      lines.filter(({ text }) => !signAlone.test(text)),
      parted,
    ),
    parted,
  );
  const sense: PageSense = { bodySize, locales, rules, frames, pageBox: [0, 0, content.width, content.height] };
  const images = content.images.map((image) => image.box).filter((box) => isPicture(box, sense.pageBox));
  const regions = regionsOf({ tokens, blocks, images, frames }, sense);
  const offers = regions.flatMap((region) => groupRegion(region, sense));
  return {
    offers: spreadBanners(offers, blocks, frames, locales).filter((offer) => !isDecoy(offer)),
    loose: looseOf({ tokens, blocks, images, frames }, offers, sense),
  };
}

/** Of each kind as many are handed on; a page of more is no leaflet's. */
const mostLoose = 200;

/** What no offer has taken, small print left out. */
function looseOf(
  { tokens, blocks, images, frames }: PageItems,
  offers: readonly OfferParts[],
  sense: PageSense,
): LooseParts {
  const isUnsure = ({ product, notes }: OfferParts): boolean =>
    !product.lines.some(({ text }) => readQuantity(text)) &&
    !notes.some(({ lines }) => lines.some(({ text }) => readQuantity(text)?.net));
  const sure = offers.filter((offer) => !isUnsure(offer));
  const taken = new Set<unknown>(
    offers.flatMap((offer) => [offer.price, ...offer.otherPrices, offer.product, ...offer.notes, ...offer.images]),
  );
  const isFree = (part: unknown): boolean => !taken.has(part);
  const words = blocks
    .filter((block) => isFree(block) && !isSmallPrint(textOf(block), block.lines[0]!.size, sense.bodySize))
    .slice(0, mostLoose);
  return {
    bodySize: sense.bodySize,
    prices: tokens.filter(isFree).slice(0, mostLoose),
    names: words.filter((block) => isProductText(block, sense) && tellsWhatIsSold(block)),
    words,
    images: images.filter(isFree).slice(0, mostLoose),
    unsure: offers.filter(isUnsure).slice(0, mostLoose),
    panels: frames.filter((frame) => !sure.some(({ price }) => holds(frame, centerOf(price.box)))).slice(0, mostLoose),
  };
}

/** A sign a space away from its price. */
const signAlone = new RegExp(`^${priceSign}$`, 'iu');
/** "lei/kg" */
const priceUnit = new RegExp(String.raw`^${priceSign}?\s*\/\s*\p{L}{1,4}\.?$`, 'iu');

/** Fees, vouchers and recipes have amounts and words, but no quantity of anything. */
function isDecoy({ product, notes }: OfferParts): boolean {
  const lines = [product, ...notes].flatMap((block) => block.lines.map((line) => line.text));
  return isDecoyText(lines.join(' ')) && !lines.some((line) => readQuantity(line) !== undefined);
}

function isPicture(box: Box, page: Box): boolean {
  const share = areaOf(box) / areaOf(page);
  return share > 0.0008 && share < 0.5;
}

/** Each lies in a frame that the other is outside of. */
function cardBetween(frames: readonly Box[], a: Box, b: Box): boolean {
  const holdsOnly = (one: Box, other: Box): boolean =>
    frames.some((frame) => holds(frame, centerOf(one)) && !holds(frame, centerOf(other)));
  return holdsOnly(a, b) && holdsOnly(b, a);
}

function isProductText(block: TextBlock, { bodySize, locales }: PageSense): boolean {
  const first = block.lines[0]!;
  if (Math.abs(first.angle) > 1 || first.size < 0.75 * bodySize) return false;
  if (first.size > 4 * bodySize && !isHeadline(block)) return false;
  const text = textOf(block);
  if (isSmallPrint(text, first.size, bodySize) || priceUnit.test(text)) return false;
  return /\p{L}{2}/u.test(text) && (namesGoods(block) || !isLabel(text, locales));
}

/** A short name above its quantity drowns in the words about its price: "Krem, 250 ml, Cena bez karty: 19,99 zł, 1 l = 63,56 zł". */
function namesGoods({ lines }: TextBlock): boolean {
  const at = lines.findIndex(({ text }) => !/\d[.,]\d\d(?!\d)/.test(text) && readQuantity(text)?.net);
  return at > 0 && at < lines.length - 1 && lines.slice(0, at).some(({ text }) => /\p{Lu}\p{L}{2}/u.test(text));
}

/** A name with its details, rather than a lone word. */
function tellsWhatIsSold({ lines }: TextBlock): boolean {
  return lines.length > 1 || lines.some((line) => readQuantity(line.text) !== undefined);
}

/** Small print and the words of fees stand near the last offer of a page without being about it. */
function isAboutNoOffer(block: TextBlock, { bodySize }: PageSense): boolean {
  const text = textOf(block);
  return isSmallPrint(text, block.lines[0]!.size, bodySize) || isDecoyText(text);
}

const textOf = (block: TextBlock): string => block.lines.map((line) => line.text).join(' ');

interface PageItems {
  readonly tokens: readonly PriceToken[];
  readonly blocks: readonly TextBlock[];
  readonly images: readonly Box[];
  readonly frames: readonly Box[];
}

/** The card around each price, and what is left of the page. */
function regionsOf({ tokens, blocks, images, frames }: PageItems, sense: PageSense): Region[] {
  const products = blocks.filter((block) => isProductText(block, sense));
  const startsIn = (frame: Box, block: TextBlock): boolean => holds(frame, centerOf(block.lines[0]!.box));
  const mains = mainPrices(tokens);
  const holdsOne = (frame: Box, plate: Box | undefined): boolean =>
    frame === plate || mains.filter((token) => holds(frame, centerOf(token.box))).length === 1;
  const byArea = frames.toSorted((a, b) => areaOf(a) - areaOf(b));
  const cardOf = (token: PriceToken): Box | undefined => {
    const around = byArea.filter(
      (frame) =>
        holds(frame, centerOf(token.box)) &&
        shareWithin(token.box, frame) > 0.5 &&
        areaOf(frame) > 2.5 * areaOf(token.box) &&
        products.some((block) => startsIn(frame, block)),
    );
    // A plate may hold a word or two beside its price; the card is the frame around it that tells what is sold.
    const telling = around.find((frame) => products.some((block) => startsIn(frame, block) && tellsWhatIsSold(block)));
    return telling && holdsOne(telling, around[0]) ? telling : around[0];
  };
  const cardOfToken = new Map(tokens.map((token) => [token, cardOf(token)]));
  const cards = [...new Set(cardOfToken.values())].filter((card) => card !== undefined);
  const cardsByArea = byArea.filter((frame) => cards.includes(frame));
  const cardAt = (point: readonly [number, number]): Box | undefined =>
    cardsByArea.find((frame) => holds(frame, point));
  const regionOf = (card: Box | undefined): Region => ({
    card: card ?? null,
    prices: tokens.filter((token) => cardOfToken.get(token) === card),
    blocks: blocks.filter((block) => cardAt(centerOf(block.lines[0]!.box)) === card),
    products: products.filter((block) => cardAt(centerOf(block.lines[0]!.box)) === card),
    images: images.filter((image) => cardAt(centerOf(image)) === card),
  });
  return [...cards.map(regionOf), regionOf(undefined)];
}

function groupRegion(region: Region, sense: PageSense): OfferParts[] {
  const products = region.products;
  const mains = mainPrices(region.prices);
  if (mains.length === 0 || products.length === 0) return [];
  if (region.card && (mains.length === 1 || products.length === 1)) {
    return [wholeCard(region, region.card, products, sense)];
  }
  return partRegion(region, mains, sense).flatMap((part) => {
    const own = mains.filter((price) => part.prices.includes(price));
    return own.length > 0 && part.products.length > 0 ? pairRegion(part, own, part.products, sense) : [];
  });
}

/** The region in the parts that empty stripes make of it. Words in a frame without a price are a header or a banner, and name nothing. */
function partRegion(region: Region, mains: readonly PriceToken[], sense: PageSense): Region[] {
  const isBanner = (block: TextBlock): boolean =>
    sense.frames.some(
      (frame) => holds(frame, centerOf(block.box)) && !mains.some(({ box }) => holds(frame, centerOf(box))),
    );
  const named = region.products.filter((block) => !isBanner(block));
  const names = named.length > 1.3 * mains.length ? named.filter(tellsWhatIsSold) : named;
  const items = [
    ...region.prices.map((of) => ({
      of,
      box: of.box,
      kind: mains.includes(of) ? ('price' as const) : ('other' as const),
    })),
    ...region.blocks.map((of) => ({
      of,
      box: of.box,
      kind: names.includes(of) ? ('name' as const) : ('other' as const),
    })),
    ...region.images.map((of) => ({ of, box: of, kind: 'other' as const })),
  ].filter(({ of }) => !('lines' in of) || !isAboutNoOffer(of, sense));
  return partsByWhitespace(items).map((part) => {
    const core = unionOf(part.filter(({ kind, of }) => kind !== 'other' || !('lines' in of)).map(({ box }) => box));
    const overhang = 0.15 * widthOf(core);
    // A banner over several offers belongs to none of them.
    const isOwn = (box: Box): boolean => box[0] > core[0] - overhang && box[2] < core[2] + overhang;
    const held = new Set<unknown>(part.filter(({ box }) => isOwn(box)).map(({ of }) => of));
    return {
      card: region.card,
      prices: region.prices.filter((price) => held.has(price)),
      blocks: region.blocks.filter((block) => held.has(block)),
      products: region.products.filter((block) => held.has(block)),
      images: region.images.filter((image) => held.has(image)),
    };
  });
}

/** Prices that are not struck and stand in no bigger price's shadow. */
function mainPrices(prices: readonly PriceToken[]): PriceToken[] {
  const open = prices.filter((price) => !price.struck);
  return open.filter(
    (price) =>
      !open.some((other) => other.size > 1.2 * price.size && distanceOf(other.box, price.box) < 1.2 * other.size),
  );
}

function wholeCard(region: Region, card: Box, products: readonly TextBlock[], sense: PageSense): OfferParts {
  const price = mainPrices(region.prices).reduce((a, b) =>
    b.size > a.size * 1.02 || (b.size > a.size * 0.98 && b.box[1] > a.box[1]) ? b : a,
  );
  const product = products.reduce((a, b) => (productScore(b, sense) > productScore(a, sense) ? b : a));
  return partsOf({ card, price, product, region, blocks: region.blocks, images: region.images, prices: region.prices });
}

function productScore(block: TextBlock, { bodySize }: PageSense): number {
  const first = block.lines[0]!;
  const text = textOf(block);
  return (
    (first.bold ? 2 : 0) +
    Math.min(block.lines.length, 4) +
    (/\d\s?(?:k?g|[cm]?l|pi|szt|buc|un|公克|公斤|毫升|公升|入)(?![a-z])/i.test(text) ? 2 : 0) -
    Math.abs(first.size - bodySize) / bodySize
  );
}

interface Gathered {
  readonly card: Box | null;
  readonly price: PriceToken;
  readonly product: TextBlock;
  readonly region: Region;
  readonly blocks: readonly TextBlock[];
  readonly images: readonly Box[];
  readonly prices: readonly PriceToken[];
}

function partsOf({ card, price, product, blocks, images, prices }: Gathered): OfferParts {
  const otherPrices = prices.filter((other) => other !== price);
  const notes = blocks.filter((block) => block !== product).toSorted((a, b) => a.box[1] - b.box[1]);
  const boxes = [
    price.box,
    product.box,
    ...images,
    ...notes.map((block) => block.box),
    ...otherPrices.map((other) => other.box),
  ];
  return { box: unionOf(boxes), cardBox: card, price, otherPrices, product, notes, images, bannerText: null };
}

/** Several offers share the region: prices and names pair one to one, then each picture and word joins a pair. */
function pairRegion(
  region: Region,
  mains: readonly PriceToken[],
  products: readonly TextBlock[],
  sense: PageSense,
): OfferParts[] {
  const reach = 0.4 * Math.min(widthOf(sense.pageBox), heightOf(sense.pageBox));
  const names = pairByHabit(
    mains.map((price) => price.box),
    products.map((block) => block.box),
    { reach, barrier: (a, b) => ruleBetween(sense.rules, a, b) || framedApart(sense.frames, a, b) },
  );
  const pairs = mains
    .map((price, i) => ({ price, product: products[names[i] ?? -1] }))
    .filter((pair): pair is { price: PriceToken; product: TextBlock } => pair.product !== undefined);
  const cores = pairs.map(({ price, product }) => unionOf([price.box, product.box]));
  const pictures = pairByHabit(cores, region.images, { reach, barrier: (a, b) => ruleBetween(sense.rules, a, b) });
  const wholes = cores.map((core, i) => unionOf([core, ...region.images.filter((_, at) => pictures[i] === at)]));
  const named = new Set(pairs.map((pair) => pair.product));
  const words = region.blocks.filter((block) => !named.has(block) && !isAboutNoOffer(block, sense));
  const blockOwners = new Map(
    words.map((block) => [block, nearest(block.box, wholes, reachOfWords(block, sense), sense)]),
  );
  const lesser = region.prices.filter((price) => !mains.includes(price));
  const priceOwners = new Map(lesser.map((price) => [price, nearest(price.box, wholes, 2 * price.size, sense)]));
  return pairs.map(({ price, product }, i) => {
    const blocks = region.blocks.filter((block) => block === product || blockOwners.get(block) === i);
    const prices = region.prices.filter((other) => other === price || priceOwners.get(other) === i);
    const images = region.images.filter((_, at) => pictures[i] === at);
    return partsOf({ card: null, price, product, region, blocks, images, prices });
  });
}

/** A badge may stand off from what it is about; other words must touch it. */
function reachOfWords(block: TextBlock, { locales, bodySize }: PageSense): number {
  return (tellsPromotion(textOf(block), locales) ? 6 : 2.5) * bodySize;
}

/** The words have a frame of their own (a header, a banner) that the price is not in. */
function framedApart(frames: readonly Box[], price: Box, words: Box): boolean {
  return frames.some((frame) => holds(frame, centerOf(words)) && !holds(frame, centerOf(price)));
}

function nearest(box: Box, cores: readonly Box[], limit: number, { rules }: PageSense): number {
  let best = -1;
  let least = limit;
  cores.forEach((core, i) => {
    const distance = distanceOf(box, core);
    if (distance < least && !ruleBetween(rules, box, core)) [best, least] = [i, distance];
  });
  return best;
}
