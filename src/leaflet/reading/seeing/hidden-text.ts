import type { Box } from '../../offer.model.ts';
import { centerOf, holds } from '../box.ts';
import type { TextRun } from '../page-content.ts';
import type { SeenLine } from './read-rows.ts';

const sureEnough = 88;

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
    const under = hidden
      .filter((run) => holds(box, centerOf(run.box)))
      .toSorted((a, b) => a.box[0] - b.box[0])
      .map((run) => run.text)
      .join(' ');
    const alike = Math.abs(under.length - line.text.length) <= 0.25 * line.text.length;
    return alike && under !== '' ? { ...line, text: under, confidence: sureEnough } : line;
  });
}
