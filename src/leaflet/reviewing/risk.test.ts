import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DraftOffer, OfferDraft } from '../offer.model.ts';
import { aDraft } from '../testing.ts';
import { type LeafletToWeigh, risksOf } from './risk.model.ts';

const leaflet: LeafletToWeigh = {
  validFrom: '2026-11-23',
  validThrough: '2026-11-29',
  storeCount: 10,
  productPrices: new Map([['ham', 400]]),
};
const anOffer = (over: Partial<OfferDraft>, offerId = JSON.stringify(over)): DraftOffer => ({
  offerId,
  revision: 1,
  draft: aDraft({ page: 2, checked: false, confidence: 0.5, priceMinor: 200, ...over }),
});
const riskOf = (over: Partial<OfferDraft>, around: Partial<LeafletToWeigh> = {}): number =>
  risksOf([anOffer(over, 'asked'), anOffer({}, 'b'), anOffer({}, 'c')], { ...leaflet, ...around }).get('asked') ??
  Number.NaN;

test('what is likely wrong comes before what is sure, and what was checked comes last', () => {
  expect(riskOf({ confidence: 0.3 })).toBeGreaterThan(riskOf({ confidence: 0.9 }));
  expect(riskOf({ confidence: 0.3, checked: true })).toBe(0);
});

test('of two offers as unsure, the one that costs more comes first', () => {
  const usual = riskOf({});
  expect(riskOf({ priceMinor: 900 })).toBeGreaterThan(usual);
  expect(riskOf({ mechanic: { type: 'PERCENT_OFF', percent: 50 } })).toBeGreaterThan(usual);
  expect(riskOf({ box: [0, 0, 300, 300] })).toBeGreaterThan(usual);
  expect(riskOf({ page: 1 })).toBeGreaterThan(riskOf({ page: 3 }));
  expect(riskOf({}, { storeCount: 30 })).toBeGreaterThan(usual);
});

test('2.00 at ten stores, half sure, of usual size, puts 10.00 at risk; 1+1 half as much more', () => {
  expect(riskOf({})).toBe(1000);
  expect(riskOf({ mechanic: { type: 'X_PLUS_Y_FREE', buy: 1, free: 1 } })).toBe(1500);
});

test('an offer that cannot be right weighs in full, however sure the reader was, and even once checked', () => {
  const priceless = { priceMinor: null, regularMinor: 200, confidence: 1, checked: true };
  expect(riskOf(priceless)).toBe(2000);
  expect(riskOf({ validFrom: '2027-01-01', confidence: 1 })).toBe(2000);
});

test('without a printed price the feed’s counts, and without either the usual one of the leaflet', () => {
  const free: Partial<OfferDraft> = { priceMinor: null, mechanic: { type: 'GIFT', text: 'x' } };
  expect(riskOf({ ...free, proposedIds: ['ham'] })).toBe(2000);
  expect(riskOf(free)).toBe(1000);
});

test('a price never lowers the risk by rising, nor does confidence by falling; no leaflet makes a number that is none', () => {
  const anyOffer = fc.record({ confidence: fc.float({ min: 0, max: 1, noNaN: true }), priceMinor: fc.nat(100_000) });
  fc.assert(
    fc.property(anyOffer, fc.nat(1000), ({ confidence, priceMinor }, more) => {
      const risk = riskOf({ confidence, priceMinor });
      expect(Number.isFinite(risk)).toBe(true);
      expect(riskOf({ confidence, priceMinor: priceMinor + more })).toBeGreaterThanOrEqual(risk);
      expect(riskOf({ confidence: confidence / 2, priceMinor })).toBeGreaterThanOrEqual(risk);
    }),
  );
  expect(risksOf([], leaflet).size).toBe(0);
  expect(risksOf([anOffer({ priceMinor: 0, box: [0, 0, 0, 0] }, 'a')], leaflet).get('a')).toBe(0);
});
