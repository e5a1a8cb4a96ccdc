import type { WordingLocale } from '../../../promotion/index.ts';
import type { Box } from '../../offer.model.ts';
import { centerOf, holds, sharedLength } from '../box.ts';
import type { LooseParts } from '../offer-parts.ts';
import type { PageMake } from '../page-content.ts';
import { fromTheTop, type OfferText, readOfferText } from '../read-offers.ts';
import type { PageTag } from '../tags/page-tag.ts';
import { type HalfOffer, movedBy, namedHalves, pricedHalves } from './half-offers.ts';

/** What a page holds beside its offers, and how its words are read. */
export interface FoldParts {
  readonly loose: LooseParts;
  readonly locales: readonly WordingLocale[];
  readonly make: PageMake;
}

/** A page as far as joining it with the one that faces it needs to know. */
export interface FacingPage {
  readonly widthPt: number;
  readonly offers: readonly OfferText[];
  readonly tags: readonly PageTag[];
  readonly fold?: FoldParts;
}

/**
 * Gives the offers that stand across the fold of two facing pages to the page that carries their price. A name without a price and a price without
 * a name are one offer where both touch the fold at the same height, and neither has another half there.
 */
export function joinAcrossFold<Page extends FacingPage>(left: Page, right: Page): [Page, Page] {
  if (!left.fold || !right.fold) return [left, right];
  const { widthPt } = left;
  const edges = { left: { fold: widthPt, width: widthPt }, right: { fold: 0, width: widthPt } };
  const names = { left: namedHalves(left.fold.loose, edges.left), right: namedHalves(right.fold.loose, edges.right) };
  const prices = {
    left: pricedHalves(left.fold.loose, edges.left),
    right: pricedHalves(right.fold.loose, edges.right),
  };
  const toRight = pairsOf(names.left, prices.right);
  const toLeft = pairsOf(names.right, prices.left);
  return [
    withOffers(withoutTags(left, toRight), right, { pairs: toLeft, apart: widthPt }),
    withOffers(withoutTags(right, toLeft), left, { pairs: toRight, apart: -widthPt }),
  ];
}

interface Pair {
  readonly name: HalfOffer;
  readonly price: HalfOffer;
}

/** Halves at the same height, each the only one for the other. */
function pairsOf(names: readonly HalfOffer[], prices: readonly HalfOffer[]): Pair[] {
  const level = (a: HalfOffer, b: HalfOffer): boolean => {
    const least = Math.min(a.box[3] - a.box[1], b.box[3] - b.box[1]);
    return sharedLength(a.box, b.box, 1) > 0.5 * least;
  };
  return names.flatMap((name) => {
    const across = prices.filter((price) => level(name, price));
    const [price] = across;
    const rivals = price ? names.filter((other) => level(other, price)) : [];
    return price && across.length === 1 && rivals.length === 1 ? [{ name, price }] : [];
  });
}

/** The page with the offers whose prices it carries. `apart` is where the facing page begins, in points. */
function withOffers<Page extends FacingPage>(
  page: Page,
  facing: Page,
  { pairs, apart }: { readonly pairs: readonly Pair[]; readonly apart: number },
): Page {
  const { fold } = page;
  if (!fold || pairs.length === 0) return page;
  const known = page.offers.filter(
    ({ priceBox }) => !pairs.some(({ price }) => isSame(price.prices[0]!.box, priceBox)),
  );
  const joined = pairs.map(({ name, price }) => joinedOffer(movedBy(name, apart), price, fold));
  const moved = pairs.flatMap(({ name, price }) =>
    tagsIn(facing.tags, name.box).map((tag): PageTag => ({ ...tag, box: price.box })),
  );
  return { ...page, offers: fromTheTop([...known, ...joined]), tags: [...page.tags, ...moved] };
}

const isSame = (a: Box, b: Box): boolean => a.every((at, i) => at === b[i]);

function joinedOffer(name: HalfOffer, price: HalfOffer, { locales, make }: FoldParts): OfferText {
  const [token, ...otherPrices] = price.prices;
  const [product, ...words] = name.words;
  const offer = readOfferText(
    {
      box: price.box,
      cardBox: price.panel,
      price: token!,
      otherPrices: [...otherPrices, ...name.prices],
      product: product!,
      notes: [...words, ...price.words].toSorted((a, b) => a.box[1] - b.box[1]),
      images: price.images,
      bannerText: null,
    },
    locales,
    make,
  );
  // The name has no place on this page.
  return { ...offer, text: { ...offer.text, nameBox: price.box }, acrossFold: true };
}

const tagsIn = (tags: readonly PageTag[], box: Box): PageTag[] => tags.filter((tag) => holds(box, centerOf(tag.box)));

/** A tag goes with the offer that it is about. */
function withoutTags<Page extends FacingPage>(page: Page, pairs: readonly Pair[]): Page {
  const gone = new Set(pairs.flatMap(({ name }) => tagsIn(page.tags, name.box)));
  return gone.size > 0 ? { ...page, tags: page.tags.filter((tag) => !gone.has(tag)) } : page;
}
