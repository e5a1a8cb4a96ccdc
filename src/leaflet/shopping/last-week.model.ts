import type { PricedProduct } from '../../catalog/index.ts';
import type { Currency } from '../../money/index.ts';
import { type Mechanic, priceBasket } from '../../promotion/index.ts';
import { type PublishedOffer, toPromotionOffer } from '../offer.model.ts';

/** Mechanics that say what one article costs. Of a lot or a credit it cannot be said. */
const ofOne: ReadonlySet<Mechanic['type']> = new Set([
  'PRICE',
  'PRICE_CUT',
  'PERCENT_OFF',
  'AMOUNT_OFF',
  'LOYALTY_PRICE',
]);

export function isOfOne({ mechanic }: Pick<PublishedOffer, 'mechanic'>): boolean {
  return ofOne.has(mechanic.type);
}

/** Whether the offer is for everyone and says what one article costs, so that it can be held against last week. */
export function isComparable(offer: PublishedOffer): boolean {
  return isOfOne(offer) && !offer.loyaltyRequired && offer.mechanic.type !== 'LOYALTY_PRICE';
}

interface Moment {
  readonly product: PricedProduct;
  /** The offers on the product at this moment. */
  readonly offers: readonly PublishedOffer[];
}

/** Price of one article, or of one kilogram of loose goods, at a moment. */
function priceOfOne({ product, offers }: Moment, currency: Currency, loyalty: boolean): number {
  const { productId, basis, priceMinor } = product;
  const counted = basis.unit === 'C62';
  const line = {
    lineId: productId,
    productId,
    steps: 10 ** basis.scale,
    basis,
    unitPriceMinor: priceMinor,
    depositMinor: 0,
  };
  const usable = offers.filter(({ soldBy }) => soldBy === 'item' || !counted).map(toPromotionOffer);
  const priced = priceBasket({ currency, lines: [line], offers: usable, loyalty });
  return priced.lines[0]!.payableMinor;
}

export interface Weeks {
  readonly offer: PublishedOffer;
  /** The offer's products now, and seven days ago with what was on offer then. Without a price then, they are missing. */
  readonly now: ReadonlyMap<string, PricedProduct>;
  readonly then: ReadonlyMap<string, Moment>;
  readonly currency: Currency;
}

/**
 * What one cost seven days ago where the offer makes every one of its products cheaper now; of several products, the lowest. Undefined
 * where one is not cheaper, or where that is in doubt: a price of then is not known, or a lot or a credit was on it. Then counts with
 * the card, now without: who reads it pays less in any case.
 */
export function cheaperThanLastWeek({ offer, now, then, currency }: Weeks): number | undefined {
  if (!isComparable(offer) || offer.productIds.length === 0) return undefined;
  const before: number[] = [];
  for (const productId of offer.productIds) {
    const product = now.get(productId);
    const moment = then.get(productId);
    if (!product || !moment?.offers.every(isOfOne)) return undefined;
    const priceThen = priceOfOne(moment, currency, true);
    if (priceOfOne({ product, offers: [offer] }, currency, false) >= priceThen) return undefined;
    before.push(priceThen);
  }
  return Math.min(...before);
}
