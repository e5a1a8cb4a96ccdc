import type { QuantityWords } from './quantity-words.ts';

export const zhTw: QuantityWords = {
  measures: { 公克: 'g', 克: 'g', 公斤: 'kg', 毫升: 'ml', 公升: 'l', cc: 'ml' },
  pieces: ['入'],
  of: [],
};
