import type { QuantityWords } from './quantity-words.ts';

export const es: QuantityWords = {
  measures: { litro: 'l', litros: 'l' },
  pieces: [],
  of: ['de'],
};
