import type { QuantityWords } from './quantity-words.ts';

export const en: QuantityWords = {
  measures: {},
  pieces: ['pcs', 'ct'],
  of: ['of'],
};
