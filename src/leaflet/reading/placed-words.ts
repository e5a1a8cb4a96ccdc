import type { PlacedWords } from '../law/page-words.ts';
import { linesOf } from './lines.ts';
import type { TextRun } from './page-content.ts';

// Lines are found by comparing with the ones before, so what is no leaflet any more is cut off.
const maxRuns = 6_000;
const maxLines = 2_000;
const maxLength = 400;

/** What the page says, line by line, for the mentions that the law asks for. Boxes are to a tenth of a point. */
export function placedWords(runs: readonly TextRun[]): PlacedWords[] {
  return linesOf(runs.slice(0, maxRuns), () => false)
    .slice(0, maxLines)
    .map(({ text, box: [x0, y0, x1, y1] }) => ({
      text: text.slice(0, maxLength),
      box: [tenth(x0), tenth(y0), tenth(x1), tenth(y1)],
    }));
}

const tenth = (points: number): number => Math.round(points * 10) / 10;
