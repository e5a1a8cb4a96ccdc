import type { Box } from '../../offer.model.ts';
import type { TextRun } from '../page-content.ts';
import { heightOf, widthOf } from './pixel-box.ts';
import type { SeenLine } from './read-rows.ts';
import type { Rgb } from './surfaces.ts';

// Shares of the size of a font, for the fonts that leaflets are set in.
const capHeight = 0.72;
const xHeight = 0.53;
const narrowest = 0.25;

/** Bold is what is clearly heavier than most words of the page. */
export function toRuns(lines: readonly SeenLine[], scale: number): TextRun[] {
  const weights = lines
    .filter(({ text }) => text.length > 5)
    .map(({ weight }) => weight)
    .toSorted((a, b) => a - b);
  const light = weights[Math.floor(weights.length / 3)] ?? 1;
  return snapSizes(lines.map((line) => toRun(line, scale, line.weight > 1.35 * light)));
}

function toRun({ row, text }: SeenLine, scale: number, bold: boolean): TextRun {
  const heights = row.glyphs.map(({ box }) => heightOf(box)).toSorted((a, b) => a - b);
  const tall = heights[Math.floor(heights.length * 0.9)] ?? heightOf(row.box);
  const small = /^[acemnorsuvwxz\s.,-]+$/u.test(text);
  // Letters that hang together with a picture are as tall as the picture, but no wider than they are.
  const widest = text.length < 4 ? Number.POSITIVE_INFINITY : widthOf(row.box) / (narrowest * text.length);
  const size = Math.min(Math.max(tall, 1) / (small ? xHeight : capHeight), widest) * scale;
  const feet = row.glyphs
    .filter(({ box }) => heightOf(box) > 0.5 * tall)
    .map(({ box }) => box.y1)
    .toSorted((a, b) => a - b);
  const baseline = (feet[Math.floor(feet.length / 2)] ?? row.box.y1) * scale;
  const angle = Math.abs(row.angle) > 1.2 ? row.angle : 0;
  const box: Box = [row.box.x0 * scale, row.box.y0 * scale, row.box.x1 * scale, row.box.y1 * scale];
  return {
    text,
    box: angle === 0 ? [box[0], baseline - 0.8 * size, box[2], baseline + 0.2 * size] : box,
    x: box[0],
    baseline,
    angle,
    size,
    bold,
    color: hex(row.color),
    invisible: false,
  };
}

export const hex = (color: Rgb): string => `#${color.map((value) => value.toString(16).padStart(2, '0')).join('')}`;

/** Sizes measured in pixels waver; those within a few percent of each other become one. */
function snapSizes(runs: readonly TextRun[]): TextRun[] {
  const ordered = runs.toSorted((a, b) => a.size - b.size);
  const sizes = new Map<TextRun, number>();
  let group: TextRun[] = [];
  const close = (): void => {
    const middle = group[Math.floor(group.length / 2)]?.size ?? 0;
    for (const run of group) sizes.set(run, middle);
    group = [];
  };
  for (const run of ordered) {
    if (group.length > 0 && run.size > group[0]!.size * 1.11) close();
    group.push(run);
  }
  close();
  return runs.map((run) => ({ ...run, size: sizes.get(run) ?? run.size }));
}
