import { expect, test } from 'vitest';
import { openGroupCommit } from './group-commit.ts';

/** A store that keeps what it is given when the test lets it. */
function aStore(options: { refuse?: (items: readonly string[]) => unknown } = {}) {
  const writes: string[][] = [];
  const gates: (() => void)[] = [];
  const commit = openGroupCommit<string>({
    write: async (items) => {
      writes.push([...items]);
      await new Promise<void>((settle) => gates.push(settle));
      const error = options.refuse?.(items);
      if (error) throw error;
    },
    weigh: (item) => item.length,
    mayBeOneItem: (error) => error === 'bad value',
    maxWrites: 2,
    maxWeightPerWrite: 4,
    maxWeightWaiting: 6,
  });
  const letAll = async (): Promise<void> => {
    for (let i = 0; i < 50; i++) {
      for (const gate of gates.splice(0)) gate();
      await Promise.resolve();
    }
  };
  return { commit, writes, letAll };
}

test('what comes while two writes are under way goes together with the next', async () => {
  const { commit, writes, letAll } = aStore();
  const all = ['a', 'b', 'c', 'd', 'e'].map((item) => commit.add(item));
  expect(writes).toEqual([['a'], ['b']]);
  await letAll();
  await Promise.all(all);
  expect(writes).toEqual([['a'], ['b'], ['c', 'd', 'e']]);
});

test('too much waiting is refused, and a single item is taken whatever it weighs', async () => {
  const { commit, writes, letAll } = aStore();
  const taken = ['a', 'b', 'huge-item', 'cc'].map((item) => commit.add(item));
  expect(taken.map((durable) => durable !== undefined)).toEqual([true, true, true, false]);
  await letAll();
  await commit.drain();
  expect(writes).toEqual([['a'], ['b'], ['huge-item']]);
});

test('one bad item does not fail its neighbours', async () => {
  const { commit, letAll } = aStore({ refuse: (items) => items.includes('x') && 'bad value' });
  const all = Promise.allSettled(['a', 'b', 'c', 'x', 'd'].map((item) => commit.add(item)));
  await letAll();
  expect((await all).map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
});

test('a store that is away fails all without being asked again for each', async () => {
  const { commit, writes, letAll } = aStore({ refuse: () => 'away' });
  const all = Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map((item) => commit.add(item)));
  await letAll();
  expect((await all).every(({ status }) => status === 'rejected')).toBe(true);
  expect(writes.length).toBe(3);
});
