import type { QuantityWords } from './quantity-words.ts';

export const ptBr: QuantityWords = {
  measures: { litro: 'l', litros: 'l', quilo: 'kg', quilos: 'kg' },
  pieces: ['un', 'und', 'unid', 'unidades'],
  of: ['de'],
};
