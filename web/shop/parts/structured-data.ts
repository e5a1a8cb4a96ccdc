import { currencyDigits } from '../../ui/price-mark.tsx';
import type { LeafletInfo, ShopOffer, ShopProduct } from '../api.ts';
import { storePath, type Visit } from '../context.ts';

type Place = Pick<Visit, 'entity' | 'store' | 'publicUrl'>;

/** A leaflet at a store as schema.org has it: an OfferCatalog of what is on offer there now. */
export function leafletData(place: Place, leaflet: LeafletInfo, offers: readonly ShopOffer[]): object {
  const address = `${place.publicUrl}${storePath(place, place.store!.storeId)}/leaflets/${leaflet.leafletId}`;
  return {
    '@context': 'https://schema.org',
    '@type': 'OfferCatalog',
    '@id': address,
    url: address,
    name: leaflet.title,
    inLanguage: leaflet.language,
    numberOfItems: offers.length,
    itemListElement: offers.map((offer) => offerData(place, offer)),
  };
}

/**
 * An offer in schema.org's words. What cannot be had for one price by everybody says so: lots and second items at a reduction carry the shelf
 * price of one and their wording, card prices their tier, and offers on several products the range of their prices.
 */
export function offerData(place: Place, offer: ShopOffer): object {
  const several = offer.products.length > 1;
  return {
    '@type': several ? 'AggregateOffer' : 'Offer',
    url: `${place.publicUrl}${storePath(place, place.store!.storeId)}/offers/${offer.offerId}`,
    name: [offer.brand, offer.name].filter(Boolean).join(' '),
    ...(offer.wording && { description: offer.wording }),
    priceCurrency: place.entity.currency,
    ...(several ? rangeOf(place, offer) : priceOf(place, offer)),
    validFrom: offer.validFrom,
    validThrough: offer.validThrough,
    ...(availabilityOf(offer.products) && { availability: `https://schema.org/${availabilityOf(offer.products)}` }),
    ...(offer.loyaltyRequired && { validForMemberTier: { '@type': 'MemberProgramTier', name: 'Loyalty card' } }),
    ...(offer.products.length > 0 && { itemOffered: itemsOf(place, offer) }),
    seller: sellerOf(place),
  };
}

/** Mechanics whose printed price is what one item costs. */
const single: ReadonlySet<string> = new Set([
  'PRICE',
  'FROM_PRICE',
  'PRICE_CUT',
  'PERCENT_OFF',
  'AMOUNT_OFF',
  'LOYALTY_PRICE',
]);

/** What one item costs under the offer: the printed price, or that of the shelf where the promotion needs more than one. */
function oneItem(offer: ShopOffer, product: ShopProduct | undefined): number | undefined {
  if (single.has(offer.mechanicType) && offer.priceMinor !== null) return offer.priceMinor;
  return product?.priceMinor ?? undefined;
}

function priceOf({ entity }: Place, offer: ShopOffer): object {
  const minor = oneItem(offer, offer.products[0]);
  if (minor === undefined) return {};
  const struck = offer.regularMinor !== null && offer.regularMinor > minor ? offer.regularMinor : undefined;
  const unit = offer.unitPrice && single.has(offer.mechanicType) ? [unitPrice(entity.currency, offer.unitPrice)] : [];
  const before =
    struck === undefined
      ? []
      : [{ ...amount(entity.currency, struck), priceType: 'https://schema.org/StrikethroughPrice' }];
  return {
    price: decimal(minor, entity.currency),
    ...(unit.length + before.length > 0 && { priceSpecification: [...unit, ...before] }),
  };
}

function rangeOf({ entity }: Place, offer: ShopOffer): object {
  const prices = offer.products.flatMap((product) => oneItem(offer, product) ?? []);
  return {
    offerCount: offer.products.length,
    lowPrice: decimal(Math.min(...prices), entity.currency),
    highPrice: decimal(Math.max(...prices), entity.currency),
  };
}

const unitCodes = { kg: 'KGM', L: 'LTR', piece: 'C62' } as const;

function unitPrice(currency: string, { minor, per }: NonNullable<ShopOffer['unitPrice']>): object {
  return {
    ...amount(currency, minor),
    referenceQuantity: { '@type': 'QuantitativeValue', value: 1, unitCode: unitCodes[per] },
  };
}

function amount(currency: string, minor: number): object {
  return { '@type': 'UnitPriceSpecification', price: decimal(minor, currency), priceCurrency: currency };
}

/** 1234 of EUR is "12.34". */
function decimal(minor: number, currency: string): string {
  const digits = currencyDigits(currency);
  return (minor / 10 ** digits).toFixed(digits);
}

function availabilityOf(products: readonly ShopProduct[]): string | undefined {
  if (products.length === 0) return undefined;
  if (products.every(({ stock }) => stock === 'out')) return 'OutOfStock';
  return products.some(({ onWeb }) => onWeb) ? 'InStock' : 'InStoreOnly';
}

function itemsOf(place: Place, offer: ShopOffer): object {
  const picture = `${place.publicUrl}/media/${place.entity.entityId}/offers/${offer.offerId}.jpg`;
  const items = offer.products.map(({ title, brand, gtin, imageLink }) => ({
    '@type': 'Product',
    name: title,
    ...(brand && { brand: { '@type': 'Brand', name: brand } }),
    ...(gtin && { gtin }),
    image: imageLink ? new URL(imageLink, place.publicUrl).href : picture,
  }));
  return items.length === 1 ? items[0]! : items;
}

function sellerOf({ store, publicUrl, entity }: Place): object {
  // The store stands in full once a page; offers point to it.
  return { '@id': `${publicUrl}${storePath({ entity }, store!.storeId)}#store` };
}

/** The store, for the offers' `seller` to point to. */
export function storeData(place: Place): object {
  const { name, street, postcode, city } = place.store!;
  return {
    '@context': 'https://schema.org',
    '@type': 'GroceryStore',
    ...sellerOf(place),
    name,
    address: {
      '@type': 'PostalAddress',
      streetAddress: street,
      postalCode: postcode,
      addressLocality: city,
      addressCountry: place.entity.country,
    },
  };
}

/** JSON that cannot end the element it stands in. */
export function scriptJson(data: object): string {
  return JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
