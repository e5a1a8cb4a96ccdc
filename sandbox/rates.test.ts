import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openRates, pairAllowance } from './rates.ts';

test('in any hour one person gets at most 645 messages of a number: the burst and one each six seconds', () =>
  fc.assert(
    fc.property(fc.array(fc.nat(20_000), { maxLength: 400 }), (pausesMs) => {
      const rates = openRates();
      const hourMs = 3_600_000;
      const accepted: number[] = [];
      let now = 0;
      for (const pauseMs of pausesMs) {
        now += pauseMs;
        for (let i = 0; i < 5 && rates.allows('pair', pairAllowance, now); i += 1) {
          rates.take('pair', pairAllowance, now);
          accepted.push(now);
        }
      }
      const worst = accepted.reduce((most, at, i) => {
        const inHour = accepted.slice(i).filter((later) => later - at < hourMs).length;
        return Math.max(most, inHour);
      }, 0);
      expect(worst).toBeLessThanOrEqual(645);
    }),
    { numRuns: 30 },
  ));

test('a clock that goes back takes nothing away', () => {
  const rates = openRates();
  rates.take('pair', pairAllowance, 1_000_000);
  expect(rates.allows('pair', pairAllowance, 0)).toBe(true);
});
