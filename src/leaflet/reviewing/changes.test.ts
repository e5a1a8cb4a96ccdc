import { expect, test } from 'vitest';
import type { DraftOffer, OfferDraft, PublishedOffer } from '../offer.model.ts';
import { aDraft } from '../testing.ts';
import { contentOf, differencesOf } from './changes.model.ts';

const leaflet = { validFrom: '2026-11-23', validThrough: '2026-11-29' };
const drafted = (offerId: string, over: Partial<OfferDraft> = {}): DraftOffer => ({
  offerId,
  revision: 1,
  draft: aDraft(over),
});
const published = (offerId: string, over: Partial<OfferDraft> = {}): PublishedOffer => ({
  ...contentOf(aDraft(over), leaflet),
  offerId,
  leafletId: 'week',
  version: 1,
});
const partsOf = (was: Partial<OfferDraft>, is: Partial<OfferDraft>) =>
  differencesOf([published('a', was)], [drafted('a', is)], leaflet).map(({ parts }) => parts);

test('what shoppers can tell apart is told by its part', () => {
  expect(partsOf({}, { priceMinor: 89 })).toEqual([['price']]);
  expect(partsOf({}, { mechanic: { type: 'PERCENT_OFF', percent: 25 }, productIds: ['milk'] })).toEqual([
    ['mechanic', 'products'],
  ]);
  expect(partsOf({}, { validThrough: '2026-11-25', loyaltyRequired: true })).toEqual([['days', 'conditions']]);
  expect(partsOf({}, { box: [10, 0, 110, 100] })).toEqual([['place']]);
});

test('what only its review knows, and the order of products or names, changes nothing', () => {
  expect(partsOf({}, { checked: false, confidence: 0.1, reasons: ['no_name'], proposedIds: ['x'] })).toEqual([]);
  expect(partsOf({ productIds: ['a', 'b'] }, { productIds: ['b', 'a'] })).toEqual([]);
  expect(
    partsOf(
      { mechanic: { type: 'NTH_PERCENT', nth: 2, percent: 50 } },
      { mechanic: { percent: 50, nth: 2, type: 'NTH_PERCENT' } },
    ),
  ).toEqual([]);
  expect(partsOf({}, { validFrom: '2026-11-23' })).toEqual([]);
});

test('new and gone offers are told with what they are or were, page by page', () => {
  const differences = differencesOf(
    [published('gone', { page: 3 }), published('same')],
    [drafted('same'), drafted('new', { page: 2 })],
    leaflet,
  );
  expect(differences.map(({ offerId, before, after }) => [offerId, before?.page, after?.page])).toEqual([
    ['new', undefined, 2],
    ['gone', 3, undefined],
  ]);
});
