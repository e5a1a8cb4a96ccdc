import { isDeepStrictEqual } from 'node:util';
import { foldText } from '../../catalog/index.ts';
import type { NetQuantity } from '../../money/index.ts';
import { type ArithmeticCheck, currencyOf, effectiveUnit, type WordingLocale } from '../../promotion/index.ts';
import type { Box } from '../offer.model.ts';
import { unionOf } from './box.ts';
import { confidenceOf, mustBeSeen, reasonsOf } from './confidence.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import { groupOffers } from './group-offers.ts';
import type { Lessons } from './lessons.ts';
import { writeOut } from './matching/abbreviations.ts';
import { isPlausible, matchProducts, type OfferToMatch, type ProductMatch } from './matching/match-products.ts';
import { matchScattered } from './matching/match-scattered.ts';
import { brandAtStart, type MatchableProduct, type ProductIndex } from './matching/product-index.ts';
import { withoutSlips } from './matching/slips.ts';
import { variantsIn } from './matching/variants.ts';
import type { LooseParts, OfferParts } from './offer-parts.ts';
import type { PageContent, PageMake } from './page-content.ts';
import { checked } from './proving/checked.ts';
import { followsFrom } from './proving/follows-from.ts';
import { withProvedMechanic } from './proving/proved-mechanic.ts';
import { withProvedUnitPrice } from './proving/proved-unit-price.ts';
import { rangeIn } from './range.ts';
import { type ReadText, readText } from './read-offer.ts';

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
  /** What an offer without products is on, in the words of a search: "fromages"; null where it is on products. */
  readonly range: string | null;
  readonly choiceOfVariants: boolean;
  /** 0 to 1. */
  readonly confidence: number;
  /** Codes that say what speaks against it. */
  readonly reasons: readonly string[];
  /** What the confidence follows from. */
  readonly evidence: Evidence;
}

/** What a page says about one offer, before it is matched to products. Plain data, so that a child process can hand it over. */
export interface OfferText {
  readonly text: ReadText;
  readonly box: Box;
  readonly cardBox: Box | null;
  readonly priceBox: Box;
  readonly imageBox: Box | null;
  readonly make: PageMake;
  /** Its name stands on the facing page. */
  readonly acrossFold?: true;
}

/** The offers that a page's words and prices tell, and what belongs to none of them. */
export interface PageTexts {
  readonly offers: readonly OfferText[];
  readonly loose: LooseParts;
}

/** Reads the offers of one page and matches them to the feed. Belgian pages are read with `['fr', 'nl']`. */
export function readOffers(content: PageContent, index: ProductIndex, locales: readonly WordingLocale[]): ReadOffer[] {
  return readOfferTexts(content, locales).offers.map((offer) => matchOffer(offer, content.page, { index }));
}

/** Reads the offers of one page, from the top. Prices are in the currency of the first locale's country. */
export function readOfferTexts(
  content: PageContent,
  locales: readonly WordingLocale[],
  make: PageMake = 'text',
): PageTexts {
  const { offers, loose } = groupOffers(content, locales, currencyOf(locales[0] ?? 'fr'));
  return { offers: fromTheTop(offers.map((parts) => readOfferText(parts, locales, make))), loose };
}

export function fromTheTop<Placed extends { readonly box: Box }>(offers: readonly Placed[]): Placed[] {
  return offers.toSorted((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
}

export const isPicture = (make: PageMake): boolean => make === 'picture' || make === 'picture_with_text';

/** Reads the words and prices of one offer. */
export function readOfferText(parts: OfferParts, locales: readonly WordingLocale[], make: PageMake): OfferText {
  const currency = currencyOf(locales[0] ?? 'fr');
  return {
    make,
    text: readText(parts, locales, currency, { isPictured: isPicture(make), isOutlined: make === 'outlined' }),
    box: parts.cardBox ?? parts.box,
    cardBox: parts.cardBox,
    priceBox: parts.price.box,
    imageBox: parts.images.length > 0 ? unionOf(parts.images) : null,
  };
}

/** What offers are matched with. */
export interface KnownProducts {
  readonly index: ProductIndex;
  /** Of the entity's earlier leaflets. */
  readonly lessons?: Lessons | undefined;
}

/**
 * Finds the products of an offer: those that its tags name, else those that people chose for the same words, else those that the feed
 * suggests. Says how sure the whole reading is.
 */
export function matchOffer(
  offer: OfferText,
  page: number,
  { index, lessons }: KnownProducts,
  tagged: readonly MatchableProduct[] = [],
): ReadOffer {
  const { text: whole, make, acrossFold, ...boxes } = offer;
  const spelled = isPicture(make) ? respelled(whole, index) : whole;
  const taught = teachMechanic(brandFirst(spelled, index), lessons);
  const asked = askFor(taught.text, index, isPicture(make));
  const match = tagged.length > 0 ? matchOfTags(tagged) : matchTaught(taught.text, asked, index, lessons);
  const proved = make === 'text' ? taught.text : provedBy(match, taught.text);
  const { brandLine, detail, ...text } = proved;
  const evidence = evidenceOf({
    text: proved,
    brand: asked.brand,
    match,
    make,
    framed: offer.cardBox !== null,
    pictured: offer.imageBox !== null,
  });
  return {
    ...text,
    ...boxes,
    page,
    brand: asked.brand,
    ...linksOf(match),
    range: match.linked.length > 0 ? null : (rangeIn(whole, index) ?? null),
    choiceOfVariants:
      asked.variants.length > 1 ||
      text.qualifiers.choiceOfVariants === true ||
      (match.taught && match.linked.length > 1),
    // A person looks at what was put together from two pages.
    confidence: acrossFold ? Math.min(mustBeSeen, confidenceOf(evidence)) : confidenceOf(evidence),
    reasons: [
      ...(acrossFold ? ['across_fold'] : []),
      ...(match.taught ? ['learned'] : []),
      ...(taught.learned ? ['mechanic_learned'] : []),
      ...reasonsOf(text, match, evidence),
    ],
    evidence,
  };
}

function askFor(text: ReadText, index: ProductIndex, isPictured: boolean): OfferToMatch {
  const { brandLine, name, detail, quantity } = text;
  const known = brandAtStart(`${brandLine ?? ''} ${name}`.trim(), index);
  return {
    name: brandLine && known ? `${brandLine} ${name}` : name,
    brand: known ?? brandLine,
    variants: variantsIn(detail, name),
    quantityText: text.quantityText,
    net: quantity?.net ?? null,
    soldByWeight: quantity !== null && quantity.soldBy !== 'item',
    regularMinor: text.regularMinor,
    priceMinor: text.priceMinor,
    isPictured,
    followsFrom: (regularMinor) => followsFrom(text, regularMinor) === true,
    ...(isPictured && !quantity && { impliedNets: impliedNetsOf(text) }),
  };
}

/** What is held where the printed unit price is of what is paid, of the printed price or of the regular one. */
function impliedNetsOf({ unitPrice, mechanic, priceMinor, regularMinor, priceLabel }: ReadText): NetQuantity[] {
  if (!unitPrice || unitPrice.per === 'piece' || unitPrice.minor <= 0) return [];
  const unit = unitPrice.per === 'kg' ? 'g' : 'ml';
  const effective = effectiveUnit({
    mechanic,
    priceMinor,
    ...(regularMinor !== null && { regularMinor }),
    ...(priceLabel && { priceLabel }),
  });
  return [effective, priceMinor, regularMinor]
    .filter((minor) => minor !== undefined && minor !== null)
    .map((minor) => ({ amount: Math.round((minor * 1000) / unitPrice.minor), unit }));
}

interface TaughtMatch extends ProductMatch {
  /** Found by what people taught, or unlinked by it. */
  readonly taught: boolean;
}

/** The match of the name, or on a picture of all that is said. */
function matchAnywhere(text: ReadText, asked: OfferToMatch, index: ProductIndex): ProductMatch {
  const match = matchProducts(asked, index);
  if (!asked.isPictured || match.linked.length > 0) return match;
  const { brandLine, name, detail, mechanicText } = text;
  const said = withoutSlips([brandLine, name, detail, mechanicText].filter(Boolean).join(' . '), index);
  const linked = matchScattered(asked, said, index);
  return linked.length > 0 ? { linked, proposed: [], score: match.score } : match;
}

/** A lesson about the very words decides where nothing printed contradicts it; abbreviations help only where nothing else is found. */
function matchTaught(text: ReadText, asked: OfferToMatch, index: ProductIndex, lessons?: Lessons): TaughtMatch {
  const plain = { ...matchAnywhere(text, asked, index), taught: false };
  const taught = lessons?.productsOf({ name: text.name, brand: asked.brand, quantityText: text.quantityText });
  if (lessons && taught) return matchOfLesson(taught, asked, plain);
  if (!lessons || plain.linked.length > 0) return plain;
  return matchWrittenOut(text, asked, index, lessons) ?? plain;
}

function matchOfLesson(taught: readonly MatchableProduct[], asked: OfferToMatch, plain: ProductMatch): TaughtMatch {
  if (taught.length > 0 && taught.every((product) => isPlausible(asked, product)))
    return { linked: taught, proposed: [], score: 1, taught: true };
  const proposed = [...new Set([...taught, ...plain.linked, ...plain.proposed])].slice(0, 3);
  return { linked: [], proposed, score: plain.score, taught: true };
}

/** The match of the words with the entity's abbreviations written out. */
function matchWrittenOut(
  text: ReadText,
  asked: OfferToMatch,
  index: ProductIndex,
  { abbreviations }: Lessons,
): TaughtMatch | undefined {
  const name = writeOut(text.name, abbreviations);
  const brandLine = text.brandLine && writeOut(text.brandLine, abbreviations);
  if (!name && !brandLine) return undefined;
  const written = { ...text, name: name ?? text.name, brandLine: brandLine ?? text.brandLine };
  const match = matchProducts(askFor(written, index, asked.isPictured === true), index);
  return match.linked.length > 0 ? { ...match, taught: true } : undefined;
}

/** Text that was seen with what its own numbers, and those of the products it is linked to, make of what was read in part. */
function provedBy({ linked }: ProductMatch, text: ReadText): ReadText {
  const told = withProvedMechanic(
    text,
    linked.map(({ priceMinor }) => priceMinor).filter((minor) => minor !== null),
  );
  return withProvedUnitPrice(told, contentsOf(told, linked));
}

/** What an offer may hold: what it says, and what the products hold that it is linked to. */
const contentsOf = ({ quantity }: ReadText, linked: readonly MatchableProduct[]): NetQuantity[] =>
  [quantity?.net, ...linked.map(({ net }) => net)].filter((net) => net !== null && net !== undefined);

/** The text with the mechanic that people read in the same words, unless more of the printed numbers would then disagree. */
function teachMechanic(text: ReadText, lessons?: Lessons): { text: ReadText; learned: boolean } {
  const mechanic = lessons?.mechanicOf(text.mechanicText);
  if (!mechanic || isDeepStrictEqual(mechanic, text.mechanic)) return { text, learned: false };
  const taught = checked({ ...text, mechanic });
  return disagreements(taught.checks) > disagreements(text.checks)
    ? { text, learned: false }
    : { text: taught, learned: true };
}

const disagreements = (checks: readonly ArithmeticCheck[]): number => checks.filter(({ agrees }) => !agrees).length;

/** The words of a picture, as the range spells them. */
function respelled(text: ReadText, index: ProductIndex): ReadText {
  return {
    ...text,
    name: withoutSlips(text.name, index),
    brandLine: text.brandLine && withoutSlips(text.brandLine, index),
    detail: withoutSlips(text.detail, index),
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

const matchOfTags = (linked: readonly MatchableProduct[]): TaughtMatch => ({
  linked,
  proposed: [],
  score: 1,
  taught: false,
});

const linksOf = ({ linked, proposed }: ProductMatch): Pick<ReadOffer, 'products' | 'proposed'> => ({
  products: linked,
  proposed,
});
