import type { QuantityWords } from './quantity-words.ts';

export const ro: QuantityWords = {
  measures: { litru: 'l', litri: 'l' },
  pieces: ['buc', 'bucati'],
  of: ['de'],
};
