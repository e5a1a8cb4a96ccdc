import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkDigit, parseGtin } from './gtin.ts';

test.each(['3033710065967', '96385074', '036000291452', '00012345600012', '3 033710 065967', '303371-006596-7'])(
  '%s is a GTIN',
  (text) => {
    expect(parseGtin(text)).toBe(text.replace(/[\s-]/g, ''));
  },
);

test.each([
  '3033710065968',
  '303371006596',
  '12345',
  '123456789',
  '303371006596712',
  'abc',
  '',
  '-',
  '３０３３７１００６５９６７',
])('%j is none', (text) => {
  expect(parseGtin(text)).toBeUndefined();
});

const digits = fc.constantFrom(7, 11, 12, 13).chain((length) => fc.stringMatching(new RegExp(`^\\d{${length}}$`)));

test('one wrong digit is always noticed', () =>
  fc.assert(
    fc.property(digits, fc.nat(12), fc.integer({ min: 1, max: 9 }), (body, place, change) => {
      const gtin = body + checkDigit(body);
      const i = place % gtin.length;
      expect(parseGtin(gtin)).toBe(gtin);
      expect(parseGtin(gtin.slice(0, i) + ((Number(gtin[i]) + change) % 10) + gtin.slice(i + 1))).toBeUndefined();
    }),
  ));
