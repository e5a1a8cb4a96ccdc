import { expect, test } from 'vitest';
import { findQuantity } from './quantity.ts';

test.each([
  ['Lait demi-écrémé 1L', 1000, 'ml'],
  ['Eau 6x1,5l', 9000, 'ml'],
  ['Eau 6 × 1,5 L', 9000, 'ml'],
  ['Bière 24 x 25 cl', 6000, 'ml'],
  ['Le paquet de 750 g', 750, 'g'],
  ['Yaourts 12 pots de 125 g', 1500, 'g'],
  ['4 bottiglie da 1 l', 4000, 'ml'],
  ['1.5kg', 1500, 'g'],
  ['24ct', 24, 'piece'],
  ['鮮乳 936毫升', 936, 'ml'],
  ['礦泉水 600mlx6入', 3600, 'ml'],
  ['雞蛋 10入', 10, 'piece'],
  ['Jaja 10 szt.', 10, 'piece'],
  ['Woda 1,5 l x 6', 9000, 'ml'],
  ['Jogurt 4 kubki po 150 g', 600, 'g'],
])('%s holds %i %s', (text, amount, unit) => {
  expect(findQuantity(text)?.quantity).toEqual({ amount, unit });
});

test('a text without a content has none, and the rest of a query is left for the words', () => {
  expect(findQuantity('tomates grappe')).toBeUndefined();
  expect(findQuantity('lait demi ecreme 1l bio')?.rest).toBe('lait demi ecreme bio');
});
