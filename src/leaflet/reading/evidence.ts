import type { ProductMatch } from './matching/match-products.ts';
import type { PageMake } from './page-content.ts';
import { followsFrom } from './proving/follows-from.ts';
import type { ReadText } from './read-offer.ts';

/** What speaks for or against a reading, each as a number from 0 (absent) to 1, counts up to 2. */
export const evidenceNames = [
  'picture',
  'outlined',
  'numbers_agree',
  'below_regular',
  'unit_price_agrees',
  'numbers_disagree',
  'feed_price_same',
  'feed_price_near',
  'feed_price_differs',
  'price_is_feeds',
  'promotion_of_feed',
  'promotion_not_of_feed',
  'price_above_feed',
  'price_far_below_feed',
  'linked',
  'several_linked',
  'link_doubt',
  'word_more',
  'proposed_only',
  'quantity',
  'content_same',
  'brand',
  'lone_word',
  'no_name',
  'promotion',
  'promotion_unproved',
  'words_unread',
  'percent_unread',
  'unproved',
  'unproved_picture',
  'framed',
  'pictured',
] as const;
export type EvidenceName = (typeof evidenceNames)[number];
export type Evidence = Readonly<Partial<Record<EvidenceName, number>>>;

/** An offer as it was read and matched, in the parts that tell how sure it is. */
export interface OfferToWeigh {
  readonly text: ReadText;
  readonly brand: string | null;
  readonly match: ProductMatch;
  readonly make: PageMake;
  readonly framed: boolean;
  readonly pictured: boolean;
}

/** Gathers the evidence on one offer; what is absent is left out. */
export function evidenceOf(offer: OfferToWeigh): Evidence {
  const { text, match, make, framed, pictured } = offer;
  const [page, numbers, feedPrice] = [ofPage(make), ofNumbers(text), ofFeedPrice(text, match)];
  const isProved = [
    numbers.numbers_agree,
    numbers.unit_price_agrees,
    feedPrice.feed_price_same,
    feedPrice.price_is_feeds,
    feedPrice.promotion_of_feed,
  ].some((count) => count > 0);
  const all: Record<EvidenceName, number> = {
    ...page,
    ...numbers,
    ...feedPrice,
    ...ofLink(text, match),
    ...ofWords(offer),
    unproved: Number(!isProved),
    unproved_picture: Number(!isProved) * page.picture,
    framed: Number(framed),
    pictured: Number(pictured),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== 0));
}

type Part<Name extends EvidenceName> = Record<Name, number>;

const ofPage = (make: PageMake): Part<'picture' | 'outlined'> => ({
  picture: Number(make === 'picture' || make === 'picture_with_text'),
  outlined: Number(make === 'outlined'),
});

function ofNumbers({
  checks,
}: ReadText): Part<'numbers_agree' | 'below_regular' | 'unit_price_agrees' | 'numbers_disagree'> {
  const agreeing = checks.filter(({ agrees }) => agrees).map(({ check }) => check);
  const telling = agreeing.filter((check) => check !== 'price_below_regular' && check !== 'unit_price');
  return {
    numbers_agree: Math.min(2, telling.length),
    below_regular: Number(agreeing.includes('price_below_regular')),
    unit_price_agrees: Number(agreeing.includes('unit_price')),
    numbers_disagree: Math.min(2, checks.length - agreeing.length),
  };
}

/** Promotions whose price is below the regular one. */
const lowerPrices: ReadonlySet<string> = new Set(['PRICE_CUT', 'LOYALTY_PRICE', 'PERCENT_OFF', 'AMOUNT_OFF']);

function ofFeedPrice(
  text: ReadText,
  { linked }: ProductMatch,
): Part<
  | 'feed_price_same'
  | 'feed_price_near'
  | 'feed_price_differs'
  | 'price_is_feeds'
  | 'promotion_of_feed'
  | 'promotion_not_of_feed'
  | 'price_above_feed'
  | 'price_far_below_feed'
> {
  const { regularMinor, priceMinor } = text;
  const feed = linked[0]?.priceMinor ?? null;
  const isLower = lowerPrices.has(text.mechanic.type);
  const follows = feed === null ? undefined : followsFrom(text, feed);
  const off = feed === null ? 0 : Math.abs((regularMinor ?? feed) - feed);
  const hasBoth = feed !== null && regularMinor !== null;
  const isSame = hasBoth && off <= Math.max(1, 0.01 * feed);
  const isNear = hasBoth && !isSame && off <= 0.1 * feed;
  return {
    feed_price_same: Number(isSame),
    feed_price_near: Number(isNear),
    feed_price_differs: Number(hasBoth && !isSame && !isNear),
    price_is_feeds: Number(!hasBoth && priceMinor === feed && !isLower),
    promotion_of_feed: Number(follows === true),
    promotion_not_of_feed: Number(follows === false || (isLower && priceMinor === feed)),
    price_above_feed: Number(feed !== null && priceMinor > 1.02 * feed && !hasBoth),
    price_far_below_feed: Number(feed !== null && priceMinor < 0.45 * feed),
  };
}

function ofLink(
  { quantity }: ReadText,
  { linked, proposed, score, wordMore }: ProductMatch,
): Part<'linked' | 'several_linked' | 'link_doubt' | 'word_more' | 'proposed_only' | 'content_same'> {
  const [net, first] = [quantity?.net, linked[0]?.net];
  const sameContent =
    net && first && net.unit === first.unit && Math.abs(net.amount - first.amount) <= 0.003 * net.amount;
  return {
    linked: Number(linked.length > 0),
    several_linked: Number(linked.length > 1),
    // 1 for a score that was hardly enough, 0 for a perfect one.
    link_doubt: linked.length > 0 ? Math.round(100 * Math.min(1, Math.max(0, 1 - score) / 0.4)) / 100 : 0,
    word_more: Number(wordMore === true),
    proposed_only: Number(linked.length === 0 && proposed.length > 0),
    content_same: Number(sameContent === true),
  };
}

function ofWords({
  text: { name, quantity, mechanic, mechanicText, checks },
  brand,
}: OfferToWeigh): Part<
  | 'quantity'
  | 'brand'
  | 'lone_word'
  | 'no_name'
  | 'promotion'
  | 'promotion_unproved'
  | 'words_unread'
  | 'percent_unread'
> {
  const isPlain = mechanic.type === 'PRICE' || mechanic.type === 'PRICE_CUT';
  const isProved = checks.some(({ agrees, check }) => agrees && check !== 'unit_price');
  const hasName = /\p{L}{3}|\p{Script=Han}{2}/u.test(name);
  return {
    quantity: Number(quantity !== null),
    brand: Number(brand !== null),
    lone_word: Number(hasName && !/\s|\p{Script=Han}{3}/u.test(name.trim())),
    no_name: Number(!hasName),
    promotion: Number(!isPlain),
    promotion_unproved: Number(!isPlain && !isProved),
    percent_unread: Number(isPlain && /\d\s*%/u.test(mechanicText ?? '')),
    words_unread: Number(isPlain && /\p{L}{3}|\p{Script=Han}|\d\s*%/u.test(mechanicText ?? '')),
  };
}
