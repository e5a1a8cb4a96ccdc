import { expect, test } from 'vitest';
import type { Box } from '../../offer.model.ts';
import { aRun } from '../testing.ts';
import { withHiddenText } from './hidden-text.ts';
import type { SeenLine } from './read-rows.ts';
import type { GlyphRow } from './rows.ts';

const lineBox: Box = [100, 90, 180, 102];
const row = { box: { x0: 100, y0: 90, x1: 180, y1: 102 }, glyphs: [], angle: 0, color: [0, 0, 0], on: 1 } as GlyphRow;

function believed(line: Partial<SeenLine>, hidden: readonly string[]): string {
  const seen: SeenLine = { row, text: '', confidence: 50, struck: false, weight: 0.4, ...line };
  const width = 80 / Math.max(1, hidden.length);
  const runs = hidden.map((text, at) =>
    aRun({ text, box: [100 + at * width, 91, 100 + (at + 0.95) * width, 101], invisible: true }),
  );
  return withHiddenText([seen], runs, () => lineBox)[0]!.text;
}

test('words read with doubt are those laid under them', () => {
  expect(believed({ text: 'Fromege blonc', confidence: 80 }, ['Fromage', 'blanc'])).toBe('Fromage blanc');
});

test('what was hardly read is what lies under all of it, however it looks', () => {
  expect(believed({ text: 'F', confidence: 20 }, ['Fromage', 'blanc'])).toBe('Fromage blanc');
});

test('words read for sure, and prices, are read from the picture', () => {
  expect(believed({ text: 'Fromage bleu', confidence: 95 }, ['Fromage', 'blanc'])).toBe('Fromage bleu');
  expect(believed({ text: '1,99', confidence: 40, part: true }, ['7,99'])).toBe('1,99');
});

test('other words, and none, are not believed against words that were read', () => {
  expect(believed({ text: 'Lait', confidence: 80 }, ['Fromage', 'blanc'])).toBe('Lait');
  expect(believed({ text: 'Lait', confidence: 30 }, [])).toBe('Lait');
});
