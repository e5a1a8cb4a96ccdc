import {
  departmentOf,
  findPricedProducts,
  lowestPricesBefore,
  type PricedProduct,
  policyOf,
  unitPriceOf,
} from '../catalog/index.ts';
import type { UnitPrice } from '../money/index.ts';
import { at, type Entity, localDate, type Store } from '../organisation/index.ts';
import type { Queryable } from '../platform/index.ts';
import { printMechanic, type WordingLocale, wordingLocaleOf } from '../promotion/index.ts';
import type { Box, PublishedOffer } from './offer.model.ts';

/** A product of an offer as a shopper sees it at their store. */
export interface ShopProduct {
  readonly productId: string;
  readonly title: string;
  readonly brand: string | null;
  readonly gtin: string | null;
  readonly department: string;
  /** Regular price of one piece, or one kilogram when `byWeight`. */
  readonly priceMinor: number;
  readonly unitPrice: UnitPrice | null;
  readonly byWeight: boolean;
  readonly increment: number;
  readonly depositMinor: number;
  readonly stock: 'in_stock' | 'low' | 'out' | 'unknown';
  readonly inChat: boolean;
  readonly onWeb: boolean;
  readonly webAge: number | null;
  readonly imageLink: string | null;
}

/** An offer as a shopper sees it: the printed price, what it means, its unit price, and the prior price that the law asks for. */
export interface ShopOffer {
  readonly offerId: string;
  readonly leafletId: string;
  readonly version: number;
  readonly page: number;
  readonly box: Box;
  readonly name: string;
  readonly brand: string | null;
  readonly quantityText: string | null;
  readonly department: string;
  readonly priceMinor: number | null;
  readonly soldBy: PublishedOffer['soldBy'];
  readonly regularMinor: number | null;
  /** Lowest price of the 30 days before the offer began, where it is a price reduction (directive 98/6/EC, art. 6a). */
  readonly lowestMinor: number | null;
  readonly unitPrice: UnitPrice | null;
  readonly mechanicType: PublishedOffer['mechanic']['type'];
  /** The promotion in the reader's words; empty for a plain price. */
  readonly wording: string;
  readonly loyaltyRequired: boolean;
  readonly limitPerHousehold: number | null;
  readonly validFrom: string;
  readonly validThrough: string;
  readonly products: readonly ShopProduct[];
  /** What the shop is searched for where the offer is on a brand or a department rather than on products; null where it is not. */
  readonly range: string | null;
}

export interface ShopScope {
  readonly entity: Entity;
  readonly store: Store;
  readonly language: string;
  readonly now: Date;
}

/** The language that promotions are printed in for a reader; English where Halles has no wording of theirs yet. */
export function wordingLocale(language: string): WordingLocale {
  return wordingLocaleOf(language) ?? 'en';
}

const lowStockSteps = 5;

export function stockOf(product: PricedProduct): ShopProduct['stock'] {
  if (!product.available) return 'out';
  if (product.stockSteps === undefined) return 'unknown';
  const items = product.stockSteps / 10 ** product.basis.scale;
  if (items === 0) return 'out';
  return items <= lowStockSteps ? 'low' : 'in_stock';
}

export function toShopProduct(product: PricedProduct, country: string): ShopProduct {
  const policy = policyOf(product.policyClass, country);
  return {
    productId: product.productId,
    title: product.title,
    brand: product.brand,
    gtin: product.gtin,
    department: departmentOf(product),
    priceMinor: product.priceMinor,
    unitPrice: unitPriceOf(product, product.priceMinor) ?? null,
    byWeight: product.basis.unit === 'KGM',
    increment: product.basis.increment,
    depositMinor: product.depositMinor,
    stock: stockOf(product),
    inChat: policy.inChat,
    onWeb: policy.onWeb,
    webAge: policy.webAge ?? null,
    imageLink: product.imageLink,
  };
}

/** Reductions must name the lowest price of 30 days; multi-buys, loyalty credits and plain prices are not price reductions. */
const reductions: ReadonlySet<string> = new Set(['PRICE_CUT', 'PERCENT_OFF', 'AMOUNT_OFF']);

/** Published offers with the prices of the shopper's store, in the order given. */
export async function viewOffers(
  db: Queryable,
  scope: ShopScope,
  offers: readonly PublishedOffer[],
): Promise<ShopOffer[]> {
  const { entity, store } = scope;
  const here = { entityId: entity.entityId, storeId: store.storeId, at: scope.now };
  const ids = [...new Set(offers.flatMap(({ productIds }) => productIds))];
  const products = await findPricedProducts(db, here, ids);
  const lowest = await lowestByOffer(db, scope, offers);
  return offers.map((offer) => viewOffer(scope, offer, products, lowest.get(offer.offerId) ?? null));
}

/** Offers begin on few different days, so the lowest prices are asked once a day of beginning. */
async function lowestByOffer(
  db: Queryable,
  { entity, store }: ShopScope,
  offers: readonly PublishedOffer[],
): Promise<Map<string, number>> {
  const reduced = offers.filter(({ mechanic, productIds }) => reductions.has(mechanic.type) && productIds.length > 0);
  const answer = new Map<string, number>();
  for (const [day, group] of Map.groupBy(reduced, ({ validFrom }) => validFrom)) {
    const before = at(day, '00:00', store.timeZone);
    const ids = [...new Set(group.flatMap(({ productIds }) => productIds))];
    const lowest = await lowestPricesBefore(db, { entityId: entity.entityId, storeId: store.storeId, before }, ids);
    for (const { offerId, productIds } of group) {
      const known = productIds.flatMap((id) => lowest.get(id) ?? []);
      if (known.length > 0) answer.set(offerId, Math.min(...known));
    }
  }
  return answer;
}

function viewOffer(
  { entity, language }: ShopScope,
  offer: PublishedOffer,
  products: ReadonlyMap<string, PricedProduct>,
  lowestMinor: number | null,
): ShopOffer {
  const sold = offer.productIds.flatMap((id) => products.get(id) ?? []);
  const first = sold[0];
  const prices = {
    currency: entity.currency,
    ...(offer.priceMinor !== null && { priceMinor: offer.priceMinor }),
    ...(offer.regularMinor !== null && { regularMinor: offer.regularMinor }),
  };
  return {
    offerId: offer.offerId,
    leafletId: offer.leafletId,
    version: offer.version,
    page: offer.page,
    box: offer.box,
    name: offer.name,
    brand: offer.brand,
    quantityText: offer.quantityText,
    department: first ? departmentOf(first) : '',
    priceMinor: offer.priceMinor,
    soldBy: offer.soldBy,
    regularMinor: offer.regularMinor ?? (first && reductions.has(offer.mechanic.type) ? first.priceMinor : null),
    lowestMinor,
    unitPrice: first && offer.priceMinor !== null ? shownUnitPrice(offer, first) : null,
    mechanicType: offer.mechanic.type,
    wording: offer.mechanic.type === 'PRICE' ? '' : printMechanic(offer.mechanic, wordingLocale(language), prices),
    loyaltyRequired: offer.loyaltyRequired,
    limitPerHousehold: offer.limitPerHousehold,
    validFrom: offer.validFrom,
    validThrough: offer.validThrough,
    products: sold.map((product) => toShopProduct(product, entity.country)),
    range: offer.productIds.length === 0 ? (offer.range ?? null) : null,
  };
}

/** The unit price at the offer's price where that is the price of one item; at the regular price for lots and credits. */
function shownUnitPrice(offer: PublishedOffer, product: PricedProduct): UnitPrice | null {
  if (offer.soldBy !== 'item')
    return { minor: offer.soldBy === '100g' ? offer.priceMinor! * 10 : offer.priceMinor!, per: 'kg' };
  const single = new Set(['PRICE', 'PRICE_CUT', 'PERCENT_OFF', 'AMOUNT_OFF', 'LOYALTY_PRICE']).has(offer.mechanic.type);
  return unitPriceOf(product, single ? offer.priceMinor! : product.priceMinor) ?? null;
}

/** Whether an offer holds on the store's day, and the store shows it by now. */
export function offerState(
  offer: { validFrom: string; validThrough: string; withdrawnAt: Date | null; visibleFrom?: Date | null },
  store: Store,
  now: Date,
): 'live' | 'over' | 'upcoming' | 'withdrawn' {
  const today = localDate(now, store.timeZone);
  if (offer.withdrawnAt) return 'withdrawn';
  if (offer.validThrough < today) return 'over';
  return offer.validFrom > today || (offer.visibleFrom && offer.visibleFrom > now) ? 'upcoming' : 'live';
}
