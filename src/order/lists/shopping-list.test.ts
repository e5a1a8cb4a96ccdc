import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeLines, type ListChange, type ListLine, listLimits } from './shopping-list.model.ts';

const aLine = (over: Partial<ListLine> = {}): ListLine => ({
  offerId: 'milk',
  quantity: 1,
  checked: false,
  changed: 1,
  ...over,
});

test('an offer added by two phones is on the list once', () => {
  const lines = [aLine()];
  expect(changeLines({ lines, revision: 1 }, { kind: 'add', offerId: 'milk' })).toBe(lines);
});

test('what was bought and is added again is wanted again', () => {
  const lines = [aLine({ checked: true })];
  expect(changeLines({ lines, revision: 4 }, { kind: 'add', offerId: 'milk' })).toEqual([aLine({ changed: 5 })]);
});

test('one phone counts while the other checks: both hold', () => {
  const counted = changeLines({ lines: [aLine()], revision: 1 }, { kind: 'set', offerId: 'milk', quantity: 3 });
  const both = changeLines(
    { lines: counted as ListLine[], revision: 2 },
    { kind: 'set', offerId: 'milk', checked: true },
  );
  expect(both).toEqual([aLine({ quantity: 3, checked: true, changed: 3 })]);
});

test('a removal yields to a change that the remover had not seen', () => {
  const list = { lines: [aLine({ changed: 7 })], revision: 7 };
  expect(changeLines(list, { kind: 'remove', offerId: 'milk', seen: 6 })).toEqual({ code: 'line_changed' });
  expect(changeLines(list, { kind: 'remove', offerId: 'milk', seen: 7 })).toEqual([]);
});

test('what is gone is gone: removing again changes nothing, checking is refused', () => {
  const list = { lines: [aLine()], revision: 1 };
  expect(changeLines(list, { kind: 'remove', offerId: 'tea', seen: 1 })).toBe(list.lines);
  expect(changeLines(list, { kind: 'set', offerId: 'tea', checked: true })).toEqual({ code: 'line_gone' });
});

test('any changes in any order leave each offer once, within the limits, and sent twice they do no more', () => {
  const offers = ['a', 'b', 'c', 'd'];
  const aChange: fc.Arbitrary<ListChange> = fc.oneof(
    fc.record({ kind: fc.constant('add' as const), offerId: fc.constantFrom(...offers) }),
    fc.record({
      kind: fc.constant('set' as const),
      offerId: fc.constantFrom(...offers),
      quantity: fc.integer({ min: 1, max: listLimits.quantity }),
      checked: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('remove' as const), offerId: fc.constantFrom(...offers), seen: fc.nat(60) }),
  );
  fc.assert(
    fc.property(fc.array(aChange, { maxLength: 40 }), (changes) => {
      let list = { lines: [] as readonly ListLine[], revision: 0 };
      for (const change of changes) {
        const lines = changeLines(list, change);
        if ('code' in lines || lines === list.lines) continue;
        list = { lines, revision: list.revision + 1 };
        if (change.kind !== 'remove') expect(changeLines(list, change)).toBe(list.lines);
      }
      expect(new Set(list.lines.map(({ offerId }) => offerId)).size).toBe(list.lines.length);
      expect(list.lines.every(({ changed }) => changed <= list.revision)).toBe(true);
    }),
  );
});

test('a full list says so', () => {
  const lines = Array.from({ length: listLimits.lines }, (_, i) => aLine({ offerId: `offer ${i}` }));
  expect(changeLines({ lines, revision: 100 }, { kind: 'add', offerId: 'one more' })).toEqual({
    code: 'list_full',
    most: 100,
  });
});
