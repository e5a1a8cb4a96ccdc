import type { ShopOffer, ShopProduct } from './api.ts';
import { sayIn } from './texts.ts';

/** Builders for tests: valid things that take only what the test is about. */
export function aProduct(over: Partial<ShopProduct> = {}): ShopProduct {
  return {
    productId: 'milk',
    title: 'Lait 1 L',
    brand: null,
    gtin: null,
    department: 'Frais',
    priceMinor: 120,
    unitPrice: { minor: 120, per: 'L' },
    byWeight: false,
    increment: 1,
    depositMinor: 0,
    stock: 'in_stock',
    inChat: true,
    onWeb: true,
    webAge: null,
    imageLink: null,
    ...over,
  };
}

export function anOffer(over: Partial<ShopOffer> = {}): ShopOffer {
  return {
    offerId: '11111111-1111-4111-8111-111111111111',
    leafletId: '22222222-2222-4222-8222-222222222222',
    version: 1,
    page: 1,
    box: [0, 0, 100, 100],
    name: 'Lait 1 L',
    brand: null,
    quantityText: null,
    department: 'Frais',
    priceMinor: 99,
    soldBy: 'item',
    regularMinor: null,
    lowestMinor: null,
    unitPrice: { minor: 99, per: 'L' },
    mechanicType: 'PRICE',
    wording: '',
    loyaltyRequired: false,
    limitPerHousehold: null,
    validFrom: '2026-11-16',
    validThrough: '2026-11-30',
    range: null,
    products: [aProduct()],
    ...over,
  };
}

/** A visit in French to the store of Lille. */
export const aVisit = {
  publicUrl: 'https://halles.example',
  language: 'fr',
  locale: 'fr-FR',
  say: sayIn('fr'),
  entity: { entityId: 'fr', name: 'Corbeille', country: 'FR', languages: ['fr'], currency: 'EUR' },
  store: {
    storeId: 'lille',
    name: 'Lille',
    street: '1 Grand-Place',
    postcode: '59000',
    city: 'Lille',
    timeZone: 'Europe/Paris',
    openingHours: [],
  },
} as const;
