import type { QuantityWords } from './quantity-words.ts';

export const esAr: QuantityWords = {
  measures: { lt: 'l', lts: 'l', cc: 'ml', grs: 'g' },
  pieces: [],
  of: ['x'],
};
