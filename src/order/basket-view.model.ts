import { type PricedProduct, type Product, policyOf, unitPriceOf } from '../catalog/index.ts';
import { type PublishedOffer, toPromotionOffer, withoutRepeats, wordingLocale } from '../leaflet/index.ts';
import type { Currency, SaleBasis, UnitPrice } from '../money/index.ts';
import {
  basketBounds,
  type PricedLine,
  type PricingLine,
  type PromotionOffer,
  priceBasket,
  printMechanic,
} from '../promotion/index.ts';
import { type BasketLine, type BasketState, type Channel, type Hold, isCounted } from './basket.model.ts';

/** What keeps a line from being bought as it is. A line with one, `needs_age` aside, is named and not counted in the totals. */
export type LineProblem =
  | { readonly code: 'unknown_product' }
  | { readonly code: 'not_sold_here' }
  | { readonly code: 'out_of_stock' }
  /** It is sold on the web basket, which the same basket's link opens. */
  | { readonly code: 'not_in_chat'; readonly webOnly: boolean }
  | { readonly code: 'not_on_web' }
  | { readonly code: 'needs_age'; readonly age: number };

export type StockState = 'in_stock' | 'low' | 'out' | 'unknown';

/** An offer that lowered a line, in the words of the shopper's language. */
export interface AppliedOfferView {
  readonly offerId: string;
  readonly leafletId: string;
  readonly wording: string;
  readonly steps: number;
  readonly discountMinor: number;
  readonly creditMinor: number;
}

export interface BasketLineView {
  readonly productId: string;
  /** The product's id when it is not known. */
  readonly title: string;
  readonly brand: string | null;
  readonly imageLink: string | null;
  readonly aisle: string;
  readonly policyClass: Product['policyClass'];
  readonly steps: number;
  readonly basis: SaleBasis;
  /** Regular price of one unit of the basis. */
  readonly unitPriceMinor: number;
  readonly regularMinor: number;
  /** Without deposit. */
  readonly payableMinor: number;
  readonly depositMinor: number;
  readonly creditMinor: number;
  readonly applied: readonly AppliedOfferView[];
  readonly unitPrice: UnitPrice | null;
  /** The lowest price of the 30 days before the reduction, for lines whose price an offer cuts. */
  readonly lowestPriceMinor: number | null;
  readonly stock: StockState;
  /** Whether the line is in the totals. */
  readonly counted: boolean;
  readonly problems: readonly LineProblem[];
}

/** One more of any of these products completes the offer. */
export interface NearlyReachedView {
  readonly offerId: string;
  readonly leafletId: string;
  readonly wording: string;
  readonly productIds: readonly string[];
  readonly gainMinor: number;
}

export interface BasketTotals {
  readonly currency: Currency;
  readonly regularMinor: number;
  /** What is to pay, deposits included. */
  readonly totalMinor: number;
  readonly creditMinor: number;
  readonly depositMinor: number;
  readonly savedMinor: number;
}

export interface PricedBasketView extends BasketTotals {
  readonly lines: readonly BasketLineView[];
  readonly nearlyReached: readonly NearlyReachedView[];
}

/** A basket as its shopper sees it, priced at its store as promised when the slot was held, or now while none is. */
export interface BasketView extends PricedBasketView {
  readonly basketId: string;
  readonly channel: Channel;
  readonly storeId: string | null;
  readonly loyalty: boolean;
  readonly ageDeclared: boolean;
  readonly state: BasketState;
  readonly hold: Hold | null;
  /** The order it became. */
  readonly orderId: string | null;
  /** The day whose offers count, YYYY-MM-DD. */
  readonly date: string;
  readonly language: string;
}

/** Everything that pricing needs, already read. */
export interface BasketToView {
  readonly lines: readonly BasketLine[];
  readonly loyalty: boolean;
  readonly ageDeclared: boolean;
  readonly channel: Channel;
  readonly country: string;
  readonly currency: Currency;
  readonly language: string;
  readonly now: Date;
  /** Products that are known, whether sold at the store or not. */
  readonly known: ReadonlyMap<string, Product>;
  readonly priced: ReadonlyMap<string, PricedProduct>;
  readonly offers: readonly PublishedOffer[];
  /** By product, the lowest price before the reductions in `offers`. */
  readonly lowest: ReadonlyMap<string, number>;
}

/** A basket's lines and totals, and the offers as the till needs them, to be kept with a promise. */
export interface PricedAt {
  readonly view: PricedBasketView;
  readonly pricingLines: readonly PricingLine[];
  readonly offers: readonly PromotionOffer[];
}

const stockAgeMs = 24 * 3_600_000;

/** Prices a basket. The total is the same in every channel; only which lines may be bought there differs. */
export function priceBasketAt(basket: BasketToView): PricedAt {
  const problems = new Map(basket.lines.map((line) => [line.productId, problemsOf(line, basket)]));
  const buyable = basket.lines.filter(({ productId }) => problems.get(productId)!.every(countedDespite));
  const pricingLines = buyable.map((line) => toPricingLine(line, basket.priced.get(line.productId)!));
  const published = withoutRepeats(basket.offers.filter(isReckonable)).slice(0, basketBounds.offers);
  const offers = published.map((offer) => usable(offer, basket));
  const { lines, nearlyReached, ...totals } = priceBasket({
    currency: basket.currency,
    lines: pricingLines,
    offers,
    loyalty: basket.loyalty,
  });
  const pricedLines = new Map(lines.map((line) => [line.productId, line]));
  const offerOf = new Map(published.map((offer) => [offer.offerId, offer]));
  const view: PricedBasketView = {
    ...withoutExactness(totals),
    lines: basket.lines.map((line) =>
      lineView(line, basket, {
        offerOf,
        priced: pricedLines.get(line.productId),
        problems: problems.get(line.productId)!,
      }),
    ),
    nearlyReached: nearlyReached.map((near) => ({
      ...near,
      leafletId: offerOf.get(near.offerId)!.leafletId,
      wording: wordingOf(offerOf.get(near.offerId)!, basket),
    })),
  };
  return { view, pricingLines, offers };
}

function withoutExactness({ exact: _, ...totals }: BasketTotals & { exact: boolean }): BasketTotals {
  return totals;
}

/** A declared age is all that is missing, so its price is already shown. */
function countedDespite({ code }: LineProblem): boolean {
  return code === 'needs_age';
}

function toPricingLine({ productId, steps }: BasketLine, product: PricedProduct): PricingLine {
  const { basis, priceMinor, depositMinor } = product;
  return { lineId: productId, productId, steps, basis, unitPriceMinor: priceMinor, depositMinor };
}

/** The offer as the till reckons it, on those of its products it may be used for here. */
function usable(offer: PublishedOffer, basket: BasketToView): PromotionOffer {
  const till = toPromotionOffer(offer);
  return { ...till, productIds: till.productIds.filter((productId) => mayUse(offer, productId, basket)) };
}

/**
 * Infant formula, tobacco and medicines may not be promoted, whatever a leaflet says. A price per kilogram says nothing about an article
 * sold by the piece.
 */
function mayUse({ soldBy }: PublishedOffer, productId: string, { priced, country }: BasketToView): boolean {
  const product = priced.get(productId);
  if (!product) return true;
  if (soldBy !== 'item' && isCounted(product.basis)) return false;
  return policyOf(product.policyClass, country).promotable;
}

/** A set larger than the till can reckon is a misprint: it changes nothing rather than keeping a basket from being priced. */
function isReckonable({ mechanic }: PublishedOffer): boolean {
  const most = basketBounds.setSize;
  switch (mechanic.type) {
    case 'X_PLUS_Y_FREE':
      return mechanic.buy + mechanic.free <= most;
    case 'BUNDLE_PRICE':
      return mechanic.qty <= most;
    case 'MULTI_BUY_UNIT':
      return mechanic.minQty <= most;
    case 'NTH_PERCENT':
      return mechanic.nth <= most;
    default:
      return true;
  }
}

function problemsOf({ productId, steps }: BasketLine, basket: BasketToView): LineProblem[] {
  const known = basket.known.get(productId);
  if (!known) return [{ code: 'unknown_product' }];
  const priced = basket.priced.get(productId);
  if (!priced) return [{ code: 'not_sold_here' }];
  const problems = policyProblems(priced, basket);
  const stock = stockOf(priced, basket.now);
  const tooFew = stock !== 'unknown' && priced.stockSteps !== undefined && priced.stockSteps < steps;
  if (stock === 'out' || tooFew) problems.push({ code: 'out_of_stock' });
  return problems;
}

function policyProblems({ policyClass }: Product, { channel, country, ageDeclared }: BasketToView): LineProblem[] {
  const policy = policyOf(policyClass, country);
  if (channel !== 'web') return policy.inChat ? [] : [{ code: 'not_in_chat', webOnly: policy.onWeb }];
  if (!policy.onWeb) return [{ code: 'not_on_web' }];
  return policy.webAge !== undefined && !ageDeclared ? [{ code: 'needs_age', age: policy.webAge }] : [];
}

/** Stock that was counted more than a day ago is not known any more. */
export function stockOf(product: PricedProduct, now: Date): StockState {
  if (!product.available) return 'out';
  const { stockSteps, stockAsOf, basis } = product;
  if (stockSteps === undefined || !stockAsOf || now.getTime() - stockAsOf.getTime() > stockAgeMs) return 'unknown';
  if (stockSteps < basis.increment) return 'out';
  const low = isCounted(basis) ? 5 : 2 * 10 ** basis.scale;
  return stockSteps <= low ? 'low' : 'in_stock';
}

/** Mechanics that announce a lower price of the single item, for which the law asks the 30-day price (directive 98/6/EC art. 6a). */
const priceCuts: ReadonlySet<string> = new Set(['PRICE', 'PRICE_CUT', 'PERCENT_OFF', 'AMOUNT_OFF', 'LOYALTY_PRICE']);

export function isPriceCut({ mechanic }: PublishedOffer): boolean {
  return priceCuts.has(mechanic.type);
}

interface LineParts {
  readonly offerOf: ReadonlyMap<string, PublishedOffer>;
  readonly priced: PricedLine | undefined;
  readonly problems: readonly LineProblem[];
}

function lineView({ productId, steps }: BasketLine, basket: BasketToView, parts: LineParts): BasketLineView {
  const product = basket.known.get(productId);
  const sold = basket.priced.get(productId);
  const applied = (parts.priced?.applied ?? []).map((use) => {
    const offer = parts.offerOf.get(use.offerId)!;
    return { ...use, leafletId: offer.leafletId, wording: wordingOf(offer, basket) };
  });
  const cut = applied.some(({ offerId }) => isPriceCut(parts.offerOf.get(offerId)!));
  return {
    productId,
    title: product?.title ?? productId,
    brand: product?.brand ?? null,
    imageLink: product?.imageLink ?? null,
    aisle: product?.aisle ?? '',
    policyClass: product?.policyClass ?? 'none',
    steps,
    basis: product?.basis ?? { unit: 'C62', scale: 0, increment: 1 },
    unitPriceMinor: sold?.priceMinor ?? 0,
    regularMinor: parts.priced?.regularMinor ?? 0,
    payableMinor: parts.priced?.payableMinor ?? 0,
    depositMinor: parts.priced?.depositMinor ?? 0,
    creditMinor: parts.priced?.creditMinor ?? 0,
    applied,
    unitPrice: (sold && unitPriceOf(sold, sold.priceMinor)) ?? null,
    lowestPriceMinor: cut ? (basket.lowest.get(productId) ?? null) : null,
    stock: sold ? stockOf(sold, basket.now) : 'unknown',
    counted: parts.priced !== undefined,
    problems: parts.problems,
  };
}

function wordingOf(offer: PublishedOffer, { language, currency }: BasketToView): string {
  return printMechanic(offer.mechanic, wordingLocale(language), {
    currency,
    ...(offer.priceMinor !== null && { priceMinor: offer.priceMinor }),
    ...(offer.regularMinor !== null && { regularMinor: offer.regularMinor }),
  });
}
