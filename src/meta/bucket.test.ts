import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Buckets, pairRate } from './bucket.ts';

const start = new Date('2026-11-22T10:00:00Z');
const after = (ms: number): Date => new Date(start.getTime() + ms);

test('45 messages to one person go at once, the next one after six seconds', () => {
  const buckets = new Buckets(pairRate);
  for (let i = 0; i < 45; i++) {
    expect(buckets.waitMs('pair', start)).toBe(0);
    buckets.take('pair', start);
  }
  expect(buckets.waitMs('pair', start)).toBe(6000);
  expect(buckets.waitMs('pair', after(6000))).toBe(0);
  expect(buckets.waitMs('other', start)).toBe(0);
});

test('a bucket emptied by the other side waits that long', () => {
  const buckets = new Buckets({ burst: 80, perSecond: 80 });
  buckets.empty('number', start, 4);
  expect(buckets.waitMs('number', after(3000))).toBe(1000);
  expect(buckets.waitMs('number', after(4000))).toBe(0);
});

test('no stretch of time ever sees more than the burst and what flowed in', () =>
  fc.assert(
    fc.property(fc.array(fc.nat(500), { maxLength: 60 }), (pauses) => {
      const rate = { burst: 5, perSecond: 4 };
      const buckets = new Buckets(rate);
      let ms = 0;
      let taken = 0;
      for (const pause of pauses) {
        ms += pause;
        if (buckets.waitMs('k', after(ms)) > 0) continue;
        buckets.take('k', after(ms));
        taken++;
      }
      expect(taken).toBeLessThanOrEqual(rate.burst + (ms / 1000) * rate.perSecond + 1e-6);
    }),
  ));
