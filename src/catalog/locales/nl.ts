import type { QuantityWords } from './quantity-words.ts';

export const nl: QuantityWords = {
  measures: { liter: 'l' },
  pieces: [],
  of: ['van'],
};
