import { describe, expect, test } from 'vitest';
import { disagreements, mergedOf, settled } from './conflict.ts';
import { aDraft } from './testing.ts';

describe('two who changed one offer', () => {
  const base = aDraft();
  const mine = aDraft({ priceMinor: 180, brand: 'Lactel' });
  const theirs = aDraft({ priceMinor: 190, name: 'Brie de Meaux' });

  test('are shown what each changed, and choose where both did', () => {
    expect(disagreements(base, mine, theirs)).toEqual([
      { field: 'name', both: false, usual: 'theirs' },
      { field: 'brand', both: false, usual: 'mine' },
      { field: 'priceMinor', both: true, usual: 'theirs' },
    ]);
  });

  test('agree where both wrote the same', () => {
    expect(disagreements(base, mine, { ...mine, confidence: 0.1 })).toEqual([]);
    const turned = aDraft({ mechanic: { percent: 5, type: 'PERCENT_OFF' } });
    expect(disagreements(base, aDraft({ mechanic: { type: 'PERCENT_OFF', percent: 5 } }), turned)).toEqual([]);
  });

  test('need not choose where they changed different values', () => {
    const renamed = aDraft({ name: 'Brie de Meaux' });
    expect(mergedOf(base, aDraft({ priceMinor: 180 }), renamed)).toMatchObject({
      priceMinor: 180,
      name: 'Brie de Meaux',
      checked: true,
    });
    expect(mergedOf(base, mine, theirs)).toBeUndefined();
  });

  test('keep the brand or department that one of them chose', () => {
    expect(mergedOf(base, aDraft({ range: 'Fromages' }), aDraft({ range: null, priceMinor: 190 }))).toMatchObject({
      range: 'Fromages',
      priceMinor: 190,
    });
    expect(disagreements(base, aDraft({ range: 'Fromages' }), aDraft({ range: 'Traiteur' }))).toEqual([
      { field: 'range', both: true, usual: 'theirs' },
    ]);
  });

  test('lose nothing that was chosen', () => {
    const after = settled(theirs, mine, { priceMinor: 'mine', brand: 'mine', name: 'theirs' });
    expect(after).toMatchObject({ priceMinor: 180, brand: 'Lactel', name: 'Brie de Meaux', checked: true });
  });
});
