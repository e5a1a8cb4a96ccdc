import type { Box } from '../offer.model.ts';
import { heightOf, sharedLength, unionOf, widthOf } from './box.ts';
import type { TextRun } from './page-content.ts';

/** Runs that are read as one line. */
export interface TextLine {
  readonly text: string;
  readonly box: Box;
  readonly baseline: number;
  readonly angle: number;
  readonly size: number;
  readonly bold: boolean;
  readonly color: string;
}

/** Lines of one column, set one below the other: a product's text, or the words of a badge. */
export interface TextBlock {
  readonly lines: readonly TextLine[];
  readonly box: Box;
}

// Legal notices run in long lines; the words of an offer are short.
const longestOfferRun = 80;
const mostCounted = 30;

/** The size of the page's running text: the one most characters have, long lines of small print counting little. */
export function bodySizeOf(runs: readonly TextRun[]): number {
  const counted = new Map<number, number>();
  for (const run of runs) {
    if (Math.abs(run.angle) > 1 || run.text.length > longestOfferRun) continue;
    const size = Math.round(run.size * 2) / 2;
    counted.set(size, (counted.get(size) ?? 0) + Math.min(run.text.length, mostCounted));
  }
  return [...counted].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [8, 0])[0];
}

/** Merges runs by baseline and angle. `parted` says that something drawn stands between two of them. */
export function linesOf(runs: readonly TextRun[], parted: (a: Box, b: Box) => boolean): TextLine[] {
  const sorted = runs.filter((run) => !run.invisible).toSorted((a, b) => a.baseline - b.baseline || a.x - b.x);
  const lines: TextRun[][] = [];
  for (const run of sorted) {
    const line = lines.findLast((candidate) => continuesLine(candidate.at(-1)!, run, parted));
    if (line) line.push(run);
    else lines.push([run]);
  }
  return lines.map(toLine);
}

function continuesLine(last: TextRun, run: TextRun, parted: (a: Box, b: Box) => boolean): boolean {
  const size = Math.max(last.size, run.size);
  if (Math.abs(last.angle - run.angle) > 2 || Math.min(last.size, run.size) < size * 0.6) return false;
  const angle = (last.angle * Math.PI) / 180;
  const [dx, dy] = [run.x - last.x, run.baseline - last.baseline];
  const across = Math.abs(dy * Math.cos(angle) - dx * Math.sin(angle));
  const gap = Math.abs(last.angle) < 1 ? run.box[0] - last.box[2] : dx * Math.cos(angle) - widthOf(last.box);
  return across < 0.25 * size && gap > -0.5 * size && gap < 0.9 * size && !parted(last.box, run.box);
}

function toLine(runs: readonly TextRun[]): TextLine {
  const main = runs.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  return {
    text: runs.map((run) => run.text).join(' '),
    box: unionOf(runs.map((run) => run.box)),
    baseline: runs[0]!.baseline,
    angle: main.angle,
    size: main.size,
    bold: main.bold,
    color: main.color,
  };
}

/** Stacks lines into blocks: same angle and edge, ordinary leading, nothing drawn between them. */
export function blocksOf(lines: readonly TextLine[], parted: (a: Box, b: Box) => boolean): TextBlock[] {
  const blocks: TextLine[][] = [];
  for (const line of lines.toSorted((a, b) => a.baseline - b.baseline || a.box[0] - b.box[0])) {
    const block = blocks.findLast((candidate) => continuesBlock(candidate, line, parted));
    if (block) block.push(line);
    else blocks.push([line]);
  }
  return blocks.map((members) => ({ lines: members, box: unionOf(members.map((line) => line.box)) }));
}

function continuesBlock(block: readonly TextLine[], line: TextLine, parted: (a: Box, b: Box) => boolean): boolean {
  const last = block.at(-1)!;
  if (Math.abs(last.angle - line.angle) > 2 || isNewHeading(block, line)) return false;
  const size = Math.max(last.size, line.size);
  // A badge's words may come close to a name, but are set in another size and color.
  if (colorDistance(last.color, line.color) > 120 && Math.abs(last.size - line.size) > 0.05 * size) return false;
  const leading = line.baseline - last.baseline;
  if (leading < 0.3 * size || leading > 1.75 * size || Math.min(last.size, line.size) < 0.45 * size) return false;
  return aligned(last.box, line.box, size) && !parted(last.box, line.box);
}

/** 0 to 441, over red, green and blue. What is only paler counts half: thin letters of a picture are paler than bold ones of the same ink. */
function colorDistance(a: string, b: string): number {
  const channels = (color: string): number[] => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  const [from, to] = [channels(a), channels(b)];
  const apart = from.map((value, i) => value - to[i]!);
  const paler = apart.reduce((sum, value) => sum + value, 0) / apart.length;
  return Math.hypot(...apart.map((value) => value - paler / 2));
}

function aligned(a: Box, b: Box, size: number): boolean {
  const left = Math.abs(a[0] - b[0]) < 0.5 * size;
  const right = Math.abs(a[2] - b[2]) < 0.5 * size;
  const center = Math.abs(a[0] + a[2] - b[0] - b[2]) < size;
  return left || ((right || center) && sharedLength(a, b, 0) > 0.3 * Math.min(widthOf(a), widthOf(b)));
}

/** In a list without gaps the next product starts where plain text turns into a heading again. */
function isNewHeading(block: readonly TextLine[], line: TextLine): boolean {
  const last = block.at(-1)!;
  const first = block[0]!;
  const looksLikeFirst = line.bold === first.bold && Math.abs(line.size - first.size) < 0.05 * first.size;
  const lastIsPlain = last.size < first.size * 0.97 || (first.bold && !last.bold);
  return block.length > 1 && lastIsPlain && looksLikeFirst && line.size > last.size * 1.03 && heightOf(line.box) > 0;
}
