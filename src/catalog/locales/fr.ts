import type { QuantityWords } from './quantity-words.ts';

export const fr: QuantityWords = {
  measures: { litre: 'l', litres: 'l' },
  pieces: ['piece', 'pieces'],
  of: ['de'],
};
