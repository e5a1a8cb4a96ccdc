import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor, pageOf, pageQuery } from './cursor.ts';

const values = fc.array(fc.oneof(fc.string({ maxLength: 40 }), fc.integer()), { minLength: 1, maxLength: 4 });

test('a cursor comes back as it was', () =>
  fc.assert(
    fc.property(values, (given) => {
      expect(decodeCursor(encodeCursor(given), given.length)).toEqual(given);
    }),
  ));

test('any text that is not a cursor of ours is none', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect([undefined, 3]).toContain(decodeCursor(text, 3)?.length);
    }),
  );
  const foreign = [undefined, '', '%%%', 'x'.repeat(501), encodeCursor(['one']), encodeCursor(['a', 'b', 'c'])];
  for (const text of foreign) expect(decodeCursor(text, 2)).toBeUndefined();
  expect(decodeCursor(Buffer.from('[{"a":1},null]').toString('base64url'), 2)).toBeUndefined();
});

test('a page has a cursor only when more follows', () => {
  const cursorOf = (n: number) => [n];
  expect(pageOf([], 2, cursorOf)).toEqual({ items: [] });
  expect(pageOf([1, 2], 2, cursorOf)).toEqual({ items: [1, 2] });
  expect(pageOf([1, 2, 3], 2, cursorOf)).toEqual({ items: [1, 2], nextCursor: encodeCursor([2]) });
});

test('a list is asked in pages of 1 to 200', () => {
  expect(pageQuery.parse({})).toEqual({ limit: 50 });
  for (const limit of ['0', '201', '-1', 'all', '1.5']) expect(pageQuery.safeParse({ limit }).success).toBe(false);
});
