import type { Draft, Offer } from '../data.ts';

/** Builders for tests: valid things that take only what the test is about. */
export const aDraft = (over: Partial<Draft> = {}): Draft => ({
  page: 1,
  box: [0, 0, 100, 100],
  name: 'Brie',
  brand: null,
  quantityText: null,
  priceMinor: 200,
  regularMinor: null,
  soldBy: 'item',
  mechanic: { type: 'PRICE' },
  mechanicText: null,
  productIds: [],
  proposedIds: [],
  mixAndMatch: false,
  loyaltyRequired: false,
  limitPerHousehold: null,
  validFrom: null,
  validThrough: null,
  confidence: 0.5,
  reasons: [],
  checked: false,
  ...over,
});
export const anOffer = (
  offerId: string,
  risk: number,
  over: Partial<Draft> = {},
  departments: string[] = [],
): Offer => ({
  offerId,
  revision: 1,
  risk,
  departments,
  draft: aDraft(over),
});

export const ids = (offers: readonly Offer[]) => offers.map(({ offerId }) => offerId).join('');
