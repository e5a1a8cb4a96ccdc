import { expect, test } from 'vitest';
import { anOffer, aProduct, aVisit } from '../testing.ts';
import { leafletData, offerData, scriptJson, storeData } from './structured-data.ts';

const data = (over: Parameters<typeof anOffer>[0]) => offerData(aVisit, anOffer(over));

test('a price cut carries its price, its unit price, the struck price, its days and its seller', () => {
  expect(
    data({ mechanicType: 'PRICE_CUT', regularMinor: 120, products: [aProduct({ gtin: '3017620422003' })] }),
  ).toEqual({
    '@type': 'Offer',
    url: 'https://halles.example/fr/lille/offers/11111111-1111-4111-8111-111111111111',
    name: 'Lait 1 L',
    priceCurrency: 'EUR',
    price: '0.99',
    priceSpecification: [
      {
        '@type': 'UnitPriceSpecification',
        price: '0.99',
        priceCurrency: 'EUR',
        referenceQuantity: { '@type': 'QuantitativeValue', value: 1, unitCode: 'LTR' },
      },
      {
        '@type': 'UnitPriceSpecification',
        price: '1.20',
        priceCurrency: 'EUR',
        priceType: 'https://schema.org/StrikethroughPrice',
      },
    ],
    validFrom: '2026-11-16',
    validThrough: '2026-11-30',
    availability: 'https://schema.org/InStock',
    itemOffered: {
      '@type': 'Product',
      name: 'Lait 1 L',
      gtin: '3017620422003',
      image: 'https://halles.example/media/fr/offers/11111111-1111-4111-8111-111111111111.jpg',
    },
    seller: { '@id': 'https://halles.example/fr/lille#store' },
  });
});

test('a second item at a reduction is not sold for the price of a set: one costs what the shelf says, and the wording tells the rest', () => {
  expect(data({ mechanicType: 'NTH_PERCENT', priceMinor: 198, wording: 'le 2e à −60 %' })).toMatchObject({
    price: '1.20',
    description: 'le 2e à −60 %',
  });
});

test('an offer on several products is a range of what each of them costs', () => {
  const products = [aProduct(), aProduct({ productId: 'oats', priceMinor: 180 })];
  expect(data({ mechanicType: 'X_PLUS_Y_FREE', products })).toMatchObject({
    '@type': 'AggregateOffer',
    offerCount: 2,
    lowPrice: '1.20',
    highPrice: '1.80',
  });
  expect(data({ products })).toMatchObject({ lowPrice: '0.99', highPrice: '0.99' });
});

test('an offer without product or price names no price and no availability', () => {
  const offer = data({ priceMinor: null, products: [], mechanicType: 'COUPON' });
  expect(offer).not.toHaveProperty('price');
  expect(offer).not.toHaveProperty('availability');
  expect(offer).not.toHaveProperty('itemOffered');
});

test('what is sold out, or only in the store, says so; a card price names its tier', () => {
  expect(data({ products: [aProduct({ stock: 'out' })] })).toMatchObject({
    availability: 'https://schema.org/OutOfStock',
  });
  expect(data({ products: [aProduct({ onWeb: false })] })).toMatchObject({
    availability: 'https://schema.org/InStoreOnly',
  });
  expect(data({ loyaltyRequired: true })).toHaveProperty('validForMemberTier');
});

test('currencies without minor units have no decimals', () => {
  const place = { ...aVisit, entity: { ...aVisit.entity, currency: 'TWD' } };
  expect(offerData(place, anOffer({ priceMinor: 49 }))).toMatchObject({ price: '49', priceCurrency: 'TWD' });
});

test('a leaflet lists its offers at the store, and a name cannot end the script it stands in', () => {
  const leaflet = {
    leafletId: 'l',
    version: 1,
    title: '</script><script>alert(1)</script>',
    language: 'fr',
    validFrom: '2026-11-16',
    validThrough: '2026-11-30',
    pages: [],
  };
  const json = scriptJson([storeData(aVisit), leafletData(aVisit, leaflet, [anOffer()])]);
  expect(json).not.toContain('<');
  expect(JSON.parse(json)[1]).toMatchObject({ '@type': 'OfferCatalog', numberOfItems: 1, name: leaflet.title });
});
