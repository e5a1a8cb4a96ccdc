import { expect, test } from 'vitest';
import type { PublishedOffer } from '../leaflet/index.ts';
import { byPiece, byWeight } from '../money/index.ts';
import { type ShelfPrices, saleAt } from './catalog-sale.model.ts';

const anOffer = (over: Partial<PublishedOffer> = {}): PublishedOffer => ({
  offerId: 'offer',
  leafletId: 'leaflet',
  version: 1,
  page: 1,
  box: [0, 0, 1, 1],
  name: 'Lait',
  brand: null,
  quantityText: null,
  priceMinor: 99,
  regularMinor: null,
  soldBy: 'item',
  mechanic: { type: 'PRICE_CUT' },
  productIds: ['milk'],
  mixAndMatch: false,
  loyaltyRequired: false,
  limitPerHousehold: null,
  validFrom: '2026-11-16',
  validThrough: '2026-11-30',
  ...over,
});
const aShelf = (over: Partial<ShelfPrices> = {}): ShelfPrices => ({
  timeZone: 'Europe/Paris',
  lowestMinor: 120,
  highestMinor: 120,
  offers: [anOffer()],
  ...over,
});
const saleOf = (...shelves: ShelfPrices[]) => saleAt(shelves, byPiece, 'EUR');

test('a struck price is a sale from the store’s first midnight to the one after the last day', () => {
  expect(saleOf(aShelf())).toEqual({
    priceMinor: 99,
    from: new Date('2026-11-15T23:00:00Z'),
    until: new Date('2026-11-30T23:00:00Z'),
    dearest: false,
  });
});

test('a percentage is of the dearest store’s price, and others are told to ask less', () => {
  const percent = anOffer({ priceMinor: null, mechanic: { type: 'PERCENT_OFF', percent: 25 } });
  const shelf = aShelf({ lowestMinor: 100, highestMinor: 120, offers: [percent] });
  expect(saleOf(shelf)).toMatchObject({ priceMinor: 90, dearest: true });
});

test('weighed goods are on sale by the kilogram, as they stand in the catalog', () => {
  const offer = anOffer({ priceMinor: 89, soldBy: '100g' });
  const sale = saleAt([aShelf({ lowestMinor: 1290, highestMinor: 1290, offers: [offer] })], byWeight, 'EUR');
  expect(sale).toMatchObject({ priceMinor: 890 });
});

test('what not every shopper gets for every piece is no sale', () => {
  for (const over of [
    { mechanic: { type: 'X_PLUS_Y_FREE', buy: 2, free: 1 } },
    { mechanic: { type: 'NTH_PERCENT', nth: 2, percent: 50 } },
    { mechanic: { type: 'FROM_PRICE' } },
    { mechanic: { type: 'LOYALTY_PRICE' } },
    { mechanic: { type: 'LOYALTY_CREDIT', percent: 20 } },
    { loyaltyRequired: true },
    { limitPerHousehold: 2 },
  ] as const)
    expect(saleOf(aShelf({ offers: [anOffer(over)] }))).toBeUndefined();
});

test('the sale price is the dearest of the stores’, in the days that all of them share', () => {
  const north = aShelf({ offers: [anOffer({ priceMinor: 95 })] });
  const reunion = aShelf({ timeZone: 'Indian/Reunion', offers: [anOffer({ validFrom: '2026-11-18' })] });
  expect(saleOf(north, reunion)).toEqual({
    priceMinor: 99,
    from: new Date('2026-11-17T20:00:00Z'),
    until: new Date('2026-11-30T20:00:00Z'),
    dearest: true,
  });
});

test('stores that share no day, or one without the offer, leave the shelf price', () => {
  const early = aShelf({ offers: [anOffer({ validThrough: '2026-11-20' })] });
  const late = aShelf({ offers: [anOffer({ validFrom: '2026-11-21' })] });
  expect(saleOf(early, late)).toBeUndefined();
  expect(saleOf(aShelf(), aShelf({ offers: [] }))).toBeUndefined();
});

test('an offer that asks as much as the dearest shelf is no sale', () => {
  expect(saleOf(aShelf({ lowestMinor: 90, highestMinor: 99 }))).toBeUndefined();
});

test('of two offers the cheaper counts, of two alike the one that holds longer', () => {
  const short = anOffer({ offerId: 'short', priceMinor: 89, validThrough: '2026-11-18' });
  const long = anOffer({ offerId: 'long', priceMinor: 89 });
  expect(saleOf(aShelf({ offers: [anOffer(), short, long] }))).toMatchObject({
    priceMinor: 89,
    until: new Date('2026-11-30T23:00:00Z'),
  });
});
