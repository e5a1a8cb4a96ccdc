import type { Box } from '../../offer.model.ts';
import { centerOf, holds, widthOf } from '../box.ts';
import type { TextRun } from '../page-content.ts';
import type { SeenLine } from './read-rows.ts';

/** Of certainty in percent: more is believed against the words under it, less believes even words that look otherwise. */
const sureEnough = 88;
const hardlyRead = 70;

/** The lines, those that were read with doubt in the words that were laid under them. Prices are always read from the picture. */
export function withHiddenText(
  lines: readonly SeenLine[],
  hidden: readonly TextRun[],
  toBox: (line: SeenLine) => Box,
): SeenLine[] {
  if (hidden.length === 0) return [...lines];
  return lines.map((line) => {
    if (line.part || line.confidence >= sureEnough) return line;
    const box = toBox(line);
    const under = hidden.filter((run) => holds(box, centerOf(run.box))).toSorted((a, b) => a.box[0] - b.box[0]);
    const text = under.map((run) => run.text).join(' ');
    const isAlike = Math.abs(text.length - line.text.length) <= 0.25 * line.text.length;
    const believed = text !== '' && (isAlike || (line.confidence < hardlyRead && covers(under, box)));
    return believed ? { ...line, text, confidence: sureEnough } : line;
  });
}

/** Whether the words are about as wide together as the line. */
function covers(words: readonly TextRun[], line: Box): boolean {
  const width = words.reduce((sum, { box }) => sum + widthOf(box), 0);
  return width > 0.6 * widthOf(line) && width < 1.3 * widthOf(line);
}
