import { expect, test } from 'vitest';
import type { Draft } from '../data.ts';
import { doubtsOf, isLearned, isTagged, withoutOverruledTags } from './reasons.ts';

const aDraft = (given: Pick<Draft, 'reasons' | 'productIds'>): Draft => given as Draft;

test('an id of a tag that the feed lacks is said by its name, and being tagged is no doubt', () => {
  const doubts = doubtsOf(aDraft({ reasons: ['tagged', 'tag_unknown_product:GONE-1'], productIds: [] }));
  expect(doubts).toEqual([{ text: 'reason.tag_unknown_product', id: 'GONE-1' }]);
});

test('products are from the tags until a person chooses others', () => {
  const read = aDraft({ reasons: ['tagged', 'no_quantity'], productIds: ['a', 'b'] });
  expect(isTagged(withoutOverruledTags({ ...read, productIds: ['b', 'a'] }, read))).toBe(true);
  const changed = withoutOverruledTags({ ...read, productIds: ['c'] }, read);
  expect(changed.reasons).toEqual(['no_quantity']);
});

test('what was learned is no doubt, and is said until a person chooses other products', () => {
  const read = aDraft({ reasons: ['learned', 'mechanic_learned', 'no_quantity'], productIds: ['a'] });
  expect(doubtsOf(read).map(({ text }) => text)).toEqual(['reason.no_quantity']);
  expect(isLearned(read)).toBe(true);
  expect(isLearned(withoutOverruledTags({ ...read, productIds: ['c'] }, read))).toBe(false);
});
