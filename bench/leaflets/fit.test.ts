import { expect, test } from 'vitest';
import { calibrationError, fitWeights, type Judged, reliabilityOf } from './fit.ts';

/** Offers of two kinds: with a link nine of ten are right, without one two of ten. */
const offers = (count: number): Judged[] =>
  Array.from({ length: count }, (_, i) => {
    const linked = i % 2;
    const nth = Math.floor(i / 2) % 10;
    return { evidence: linked ? { linked: 1 } : {}, confidence: 0, correct: linked ? nth < 9 : nth < 2 };
  });

const chance = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

test('the weights give back the shares that were right', () => {
  const { usual, linked, quantity } = fitWeights(offers(2000));
  expect(chance(usual)).toBeCloseTo(0.2, 1);
  expect(chance(usual + linked)).toBeCloseTo(0.9, 1);
  expect(quantity).toBe(0);
});

test('evidence seen only with right offers gets a finite weight', () => {
  const always = Array.from({ length: 20 }, (_, i) => ({
    evidence: i < 10 ? { linked: 1 } : {},
    confidence: 0,
    correct: i < 15,
  }));
  const { linked } = fitWeights(always);
  expect(linked).toBeGreaterThan(0);
  expect(linked).toBeLessThan(5);
});

test('bins say how often their offers were right', () => {
  const bins = reliabilityOf([
    { confidence: 0.95, correct: true },
    { confidence: 0.97, correct: false },
    { confidence: 1, correct: true },
  ]);
  expect(bins.map(({ from, offers: count, right }) => [from, count, right])).toEqual([
    [0.95, 2, 0.5],
    [0.98, 1, 1],
  ]);
  expect(calibrationError(bins)).toBeCloseTo((2 * 0.46 + 0) / 3);
  expect(reliabilityOf([])).toEqual([]);
});
