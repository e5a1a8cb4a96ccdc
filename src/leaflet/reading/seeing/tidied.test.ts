import { expect, test } from 'vitest';
import type { WordingLocale } from '../../../promotion/index.ts';
import { readingTables } from '../locales/index.ts';
import { tidied, tidiedIn } from './tidied.ts';

const read = (text: string, locale: WordingLocale): string => tidiedIn(tidied(text), [locale]);

test.each<[WordingLocale, string, string]>([
  ['fr', 'Le litre . 1,14 €', 'Le litre : 1,14 €'],
  ['fr', 'Au lieu de 2.59 €', 'Au lieu de 2,59 €'],
  ['fr', 'Lelotde 4x115 g', 'Le lot de 4x115 g'],
  ['fr', 'La barquettede 175 g', 'La barquette de 175 g'],
  ['fr', 'Lebouquet de fleurs', 'Lebouquet de fleurs'],
  ['fr', '4,84 Ele kg', '4,84 € le kg'],
  ['it', '€ 1244 al kg', '€ 12,44 al kg'],
  ['it', '€ 1244', '€ 1244'],
  ['pl', '14,60 zt/kg', '14,60 zł/kg'],
  ['pl', '11=63,56 zł', '1 l =63,56 zł'],
  ['ro', '13,58 lel/kg', '13,58 lei/kg'],
  ['ro', '26,70 leWI', '26,70 lei/l'],
  ['ro', '26,70 leilI', '26,70 lei/l'],
  ['ro', '2LA', '2 LA'],
  ['pt-BR', 'Sem clube. R$ 3,49', 'Sem clube : R$ 3,49'],
  ['pt-BR', 'R$ 345/kg', 'R$ 3,45/kg'],
  ['pt-BR', 'Kg: 6$ 24,16', 'Kg : R$ 24,16'],
  ['es-AR', 'xkg$ 1.440,87', 'x kg $ 1.440,87'],
  ['es-AR', 'Precio $ 1.299', 'Precio $ 1.299'],
  ['zh-TW', '每公斤 9105', '每公斤 $105'],
  ['zh-TW', '單入 5$169', '單入 $169'],
  ['zh-TW', '2 伴', '2 件'],
  ['nl', '21', '2 l'],
  ['nl', '1.251', '1.25 l'],
  ['nl', '809', '80 g'],
  ['nl', 'Tot 219 punten', 'Tot 219 punten'],
])('%s: %s is %s', (locale, seen, printed) => {
  expect(read(seen, locale)).toBe(printed);
});

test('what was read right stays, in every language', () => {
  const lines = [
    'Le kg : 5,98 €',
    '1 kg = 53,77 zł',
    'R$ 15,26',
    '500 g',
    '6 x 50 cl',
    '-25 %',
    '2+1',
    '每公斤 $46',
    '',
  ];
  for (const locale of Object.keys(readingTables) as WordingLocale[]) {
    for (const line of lines) expect(read(line, locale)).toBe(line);
  }
});

test('all slips of all languages are mended wherever they stand in a line', () => {
  for (const { slips = [] } of Object.values(readingTables)) {
    for (const [pattern] of slips) expect(pattern.flags).toContain('g');
  }
});
