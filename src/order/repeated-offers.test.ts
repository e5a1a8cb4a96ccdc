import { expect, test } from 'vitest';
import type { PricedProduct } from '../catalog/index.ts';
import type { PublishedOffer } from '../leaflet/index.ts';
import { byPiece } from '../money/index.ts';
import { frenchEntity } from '../organisation/testing.ts';
import { priceBasketAt } from './basket-view.model.ts';

const ids = Array.from({ length: 12 }, (_, i) => `juice-${i}`);

const aProduct = (productId: string): PricedProduct => ({
  entityId: frenchEntity,
  productId,
  gtin: null,
  title: productId,
  brand: null,
  net: null,
  productType: '',
  aisle: '',
  basis: byPiece,
  policyClass: 'none',
  depositMinor: 0,
  available: true,
  imageLink: null,
  link: null,
  priceMinor: 300,
  stockSteps: undefined,
  stockAsOf: undefined,
});

function anOffer(page: number, productId: string): PublishedOffer {
  return {
    offerId: `${page}-${productId}`,
    leafletId: 'week',
    version: 1,
    page,
    box: [0, 0, 100, 100],
    name: productId,
    brand: null,
    quantityText: null,
    priceMinor: 200,
    regularMinor: null,
    soldBy: 'item',
    mechanic: { type: 'PRICE' },
    productIds: [productId],
    mixAndMatch: false,
    loyaltyRequired: false,
    limitPerHousehold: 1,
    validFrom: '2026-11-16',
    validThrough: '2026-11-30',
  };
}

test('offers printed on 200 identical pages are all reckoned, and their limit per household counts once', () => {
  const known = new Map(ids.map((productId) => [productId, aProduct(productId)]));
  const { view } = priceBasketAt({
    lines: ids.map((productId) => ({ productId, steps: 3 })),
    loyalty: false,
    ageDeclared: false,
    channel: 'web',
    country: 'FR',
    currency: 'EUR',
    language: 'fr',
    now: new Date('2026-11-20T09:00:00Z'),
    known,
    priced: known,
    offers: Array.from({ length: 200 }, (_, page) => ids.map((productId) => anOffer(page + 1, productId))).flat(),
    lowest: new Map(),
  });
  // One at 2.00 and two at 3.00, of each of the twelve.
  expect(view.lines.map(({ payableMinor }) => payableMinor)).toEqual(ids.map(() => 800));
});
