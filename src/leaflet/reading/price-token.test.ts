import { expect, test } from 'vitest';
import type { Currency } from '../../money/index.ts';
import { findPriceTokens, readPrice } from './price-token.ts';
import { aRun } from './testing.ts';

test.each([
  ['4,54 €', 454],
  ['4€54', 454],
  ['9.50', 950],
  ['€ 1,09', 109],
  ['R$ 25,39', 2539],
  ['$99', 9900],
  ['99 €', 9900],
  ['1.-', 100],
  ['-.99', 99],
  ['1 299,00 €', 129900],
])('%s is a price', (text, minor) => {
  expect(readPrice([aRun({ text })])).toBe(minor);
});

test.each<[string, Currency, number]>([
  ['13⁵⁰ zł', 'PLN', 1350],
  ['14 19 lei', 'RON', 1419],
  ['1.299,00 lei', 'RON', 129900],
  ['R$ 25,39', 'BRL', 2539],
  ['$ 1.299', 'ARS', 129900],
  ['$ 129.999,50', 'ARS', 12999950],
  ['$999', 'ARS', 99900],
  ['$99', 'TWD', 99],
  ['NT$1,299', 'TWD', 1299],
  ['99元', 'TWD', 99],
  ['＄９９', 'TWD', 99],
])('%s in %s is a price', (text, currency, minor) => {
  expect(readPrice([aRun({ text })], currency)).toBe(minor);
});

test('raised cents behind marked thousands, and stacked grosz above the sign', () => {
  const units = aRun({ text: '1.299', x: 100, baseline: 100, size: 34 });
  const cents = aRun({ text: '50', x: 190, baseline: 88, size: 16 });
  expect(readPrice([aRun({ text: '$', x: 88, baseline: 88, size: 14 }), units, cents], 'ARS')).toBe(129950);
  const whole = aRun({ text: '13', x: 100, baseline: 100, size: 34 });
  const grosz = aRun({ text: '50', x: 135, baseline: 88, size: 18 });
  expect(readPrice([whole, grosz, aRun({ text: 'zł', x: 135, baseline: 100, size: 12 })], 'PLN')).toBe(1350);
});

test.each(['12', '-30%', '0 969 39 70 00', '3x2', '25/11'])('%s is none', (text) => {
  expect(readPrice([aRun({ text })])).toBeUndefined();
});

test('raised cents and a currency sign are runs of their own', () => {
  const units = aRun({ text: '10', x: 100, baseline: 100, size: 34 });
  const sign = aRun({ text: '€', x: 135, baseline: 88, size: 14 });
  const cents = aRun({ text: '55', x: 135, baseline: 100, size: 18 });
  expect(readPrice([cents, sign, units])).toBe(1055);
  expect(readPrice([units, aRun({ text: '00', x: 135, baseline: 85, size: 18 })])).toBe(1000);
});

test('a struck price touching the new one stays apart from it', () => {
  const struck = aRun({ text: '8,49 €', x: 120, baseline: 96, size: 11, color: '#e65100' });
  const runs = [
    struck,
    aRun({ text: '7', x: 100, baseline: 120, size: 34, color: '#e65100' }),
    aRun({ text: ',', x: 117, baseline: 104, size: 17, color: '#e65100' }),
    aRun({ text: '39', x: 122, baseline: 108, size: 20, color: '#e65100' }),
  ];
  const rule = { kind: 'rectangle', box: [120, 92, 150, 93], fill: '#e65100', stroke: null, strokeWidth: 0 } as const;
  const tokens = findPriceTokens({ page: 1, width: 600, height: 800, runs, paths: [rule], images: [] }, 6);
  expect(tokens.map(({ minor, struck: isStruck }) => [minor, isStruck]).toSorted()).toEqual([
    [739, false],
    [849, true],
  ]);
});
