import type { QuantityWords } from './quantity-words.ts';

export const pl: QuantityWords = {
  measures: { litr: 'l', litry: 'l', litrow: 'l' },
  pieces: ['szt', 'sztuk', 'sztuki'],
  of: ['po'],
};
