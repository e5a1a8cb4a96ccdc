import { describe, expect, test } from 'vitest';
import { needsLook, neighbour, nextUnchecked, queueOf } from './queue.ts';
import { anOffer, ids } from './testing.ts';

describe('the queue', () => {
  const offers = [anOffer('a', 5), anOffer('b', 90, { checked: true }), anOffer('c', 70), anOffer('d', 0)];

  test('begins with what is most at risk and ends with what is checked', () => {
    expect(ids(queueOf(offers, 'risk'))).toBe('cadb');
    expect(ids(queueOf(offers, 'page'))).toBe('abcd');
  });

  test('goes on to the next that nobody checked, round the end, and stops when all are', () => {
    const queue = queueOf(offers, 'page');
    expect(nextUnchecked(queue, 'a')?.offerId).toBe('c');
    expect(nextUnchecked(queue, 'd')?.offerId).toBe('a');
    expect(nextUnchecked(queue, undefined)?.offerId).toBe('a');
    expect(nextUnchecked([anOffer('a', 1), anOffer('b', 1, { checked: true })], 'a')).toBeUndefined();
  });

  test('steps to its neighbours and no further than its ends', () => {
    expect([neighbour(offers, 'a', -1), neighbour(offers, 'd', 1)].map((offer) => offer?.offerId)).toEqual(['a', 'd']);
    expect(neighbour([], undefined, 1)).toBeUndefined();
  });

  test('demands a look below the entity’s threshold only', () => {
    expect([0.4, 0.5].map((sureEnough) => needsLook(anOffer('a', 1), sureEnough))).toEqual([false, false]);
    expect(needsLook(anOffer('a', 1), 0.6)).toBe(true);
    expect(needsLook(anOffer('a', 1, { checked: true }), 0.6)).toBe(false);
  });
});
