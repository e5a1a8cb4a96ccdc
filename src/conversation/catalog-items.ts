import {
  departmentOf,
  findPricedProducts,
  lowestPricesAtAny,
  type PricedProduct,
  type PriceRange,
  pageOfProducts,
  policyOf,
  priceRanges,
} from '../catalog/index.ts';
import { liveOffers, type PublishedOffer, storesAlike } from '../leaflet/index.ts';
import type { CatalogItem } from '../meta/index.ts';
import { currencyDigits, formatMoney } from '../money/index.ts';
import { type Entity, listStores, localDate } from '../organisation/index.ts';
import type { Database } from '../platform/index.ts';
import { type Sale, type ShelfPrices, saleAt } from './catalog-sale.model.ts';
import { sayIn } from './turn.ts';

/** Up to so many products are all shown; of a larger range those on offer. */
const wholeRange = 5000;

/** The offers that hold now at some stores, and what these ask for the products on offer. */
interface Shelf {
  readonly timeZone: string;
  readonly offersOf: ReadonlyMap<string, readonly PublishedOffer[]>;
  readonly prices: ReadonlyMap<string, PriceRange>;
}

/** A sale with the lowest price of the 30 days before it, which whoever announces a lower price names. */
interface ToldSale extends Sale {
  readonly lowestBeforeMinor: number;
}

/** What is told of a product beside what it is. */
interface Told {
  readonly offer: PublishedOffer | undefined;
  readonly prices: PriceRange | undefined;
  readonly sale: ToldSale | undefined;
}

/**
 * What may be sold in the chat. A catalog has one price for all stores: the dearest store's, with a note, so that nobody is asked for more than
 * the chat said; and a sale price only where every store lowers it. The total is reckoned at the shopper's own store.
 */
export async function itemsOf(db: Database, entity: Entity, publicUrl: string, now: Date): Promise<CatalogItem[]> {
  const { entityId } = entity;
  const shelves = await shelvesOf(db, entity, now);
  const offerOf = new Map(shelves.flatMap(({ offersOf }) => [...offersOf].map(([id, offers]) => [id, offers[0]!])));
  const range = await pageOfProducts(db, entityId, now, '', wholeRange + 1);
  const products =
    range.length <= wholeRange
      ? range
      : [...(await findPricedProducts(db, { entityId, storeId: '', at: now }, [...offerOf.keys()])).values()];
  const sold = products.filter(({ policyClass }) => policyOf(policyClass, entity.country).inChat);
  const storeIds = (await listStores(db, entityId)).map(({ storeId }) => storeId);
  const ids = sold.map(({ productId }) => productId);
  const prices = await priceRanges(db, { entityId, storeIds, at: now }, ids);
  const sales = await salesOf(db, entity, storeIds, shelves, sold);
  return sold.flatMap((product) => {
    const { productId: id } = product;
    const told = { offer: offerOf.get(id), prices: prices.get(id), sale: sales.get(id) };
    return toItem(entity, publicUrl, product, told) ?? [];
  });
}

async function shelvesOf(db: Database, { entityId }: Entity, now: Date): Promise<Shelf[]> {
  const shelves: Shelf[] = [];
  for (const { timeZone, storeIds } of await storesAlike(db, entityId, now)) {
    const date = localDate(now, timeZone);
    const offers = await liveOffers(db, { entityId, storeId: storeIds[0]!, date, asOf: now });
    const offersOf = new Map<string, PublishedOffer[]>();
    for (const offer of offers)
      for (const id of offer.productIds) offersOf.set(id, [...(offersOf.get(id) ?? []), offer]);
    const prices = await priceRanges(db, { entityId, storeIds, at: now }, [...offersOf.keys()]);
    shelves.push({ timeZone, offersOf, prices });
  }
  return shelves;
}

/** The products that cost less for a time, at every store, than the dearest store asks, and than any asked in the 30 days before. */
async function salesOf(
  db: Database,
  { entityId, currency }: Entity,
  storeIds: readonly string[],
  shelves: readonly Shelf[],
  products: readonly PricedProduct[],
): Promise<Map<string, ToldSale>> {
  const found = products.flatMap(({ productId, basis }) => {
    const own = shelves.map((shelf) => shelfPricesOf(shelf, productId)).filter((shelf) => shelf !== undefined);
    const sale = own.length === shelves.length ? saleAt(own, basis, currency) : undefined;
    return sale ? [{ productId, sale }] : [];
  });
  const told = new Map<string, ToldSale>();
  for (const [from, group] of Map.groupBy(found, ({ sale }) => sale.from.getTime())) {
    const ids = group.map(({ productId }) => productId);
    const lowest = await lowestPricesAtAny(db, { entityId, storeIds, before: new Date(from) }, ids);
    for (const { productId, sale } of group) {
      const lowestBeforeMinor = lowest.get(productId);
      if (lowestBeforeMinor !== undefined && sale.priceMinor < lowestBeforeMinor)
        told.set(productId, { ...sale, lowestBeforeMinor });
    }
  }
  return told;
}

/** Undefined where the stores have the product on no offer. */
function shelfPricesOf({ timeZone, offersOf, prices }: Shelf, productId: string): ShelfPrices | undefined {
  const [offers, range] = [offersOf.get(productId), prices.get(productId)];
  return offers && range && { timeZone, ...range, offers };
}

/** A product without a picture of its own shows its offer as printed; with neither, Meta would refuse it. */
function toItem(
  { entityId, currency, country, languages }: Entity,
  publicUrl: string,
  product: PricedProduct,
  { offer, prices, sale }: Told,
): CatalogItem | undefined {
  const picture = offer && `${publicUrl}/media/${entityId}/offers/${offer.offerId}.jpg`;
  const imageLink = product.imageLink ? new URL(product.imageLink, publicUrl).href : picture;
  if (!imageLink) return undefined;
  const { productId, title, brand, gtin, productType, basis } = product;
  const { lowestMinor = product.priceMinor, highestMinor = product.priceMinor } = prices ?? {};
  const name = basis.unit === 'KGM' ? `${title} (1 kg)` : title;
  const language = languages[0] ?? 'en';
  const dearest = (sale?.dearest || lowestMinor < highestMinor) && sayIn(language, 'catalog.dearest');
  const price = (minor: number): string => `${decimalPrice(minor, currencyDigits[currency])} ${currency}`;
  const before =
    sale &&
    sayIn(language, 'catalog.lowest-before', {
      price: formatMoney({ minor: sale.lowestBeforeMinor, currency }, `${language}-${country}`),
    });
  const offerDepartment = offer && departmentOf(product);
  return {
    id: productId,
    title: name,
    description: [name, brand, dearest, before].filter(Boolean).join(' · '),
    price: price(highestMinor),
    ...(sale && { sale: { price: price(sale.priceMinor), from: sale.from, until: sale.until } }),
    availability: product.available ? 'in stock' : 'out of stock',
    link: `${publicUrl}/${entityId}`,
    imageLink,
    ...(brand && { brand }),
    ...(gtin && { gtin }),
    ...(productType && { productType }),
    ...(offerDepartment && { offerDepartment }),
  };
}

function decimalPrice(minor: number, digits: number): string {
  return (minor / 10 ** digits).toFixed(digits);
}
