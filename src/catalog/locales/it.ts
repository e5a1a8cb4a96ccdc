import type { QuantityWords } from './quantity-words.ts';

export const it: QuantityWords = {
  measures: { litri: 'l', litro: 'l' },
  pieces: [],
  of: ['da'],
};
