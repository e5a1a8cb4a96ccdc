import type { Blob } from './ink.ts';
import { around, heightOf, type PixelBox, widthOf } from './pixel-box.ts';
import { colorDistance, type Rgb } from './surfaces.ts';

/** Letters that stand in a row: of one color, on one surface. */
export interface GlyphRow {
  /** From left to right. */
  readonly glyphs: readonly Blob[];
  readonly box: PixelBox;
  readonly color: Rgb;
  readonly on: number;
  /** Degrees clockwise. */
  readonly angle: number;
}

/** What may be a letter, by size and make; pictures, lines and frames are not. */
export function isGlyph(blob: Blob, page: { readonly width: number; readonly height: number }): boolean {
  const [width, height] = [widthOf(blob.box), heightOf(blob.box)];
  if (height > 0.16 * page.height || width > 0.4 * page.width) return false;
  if (height < 3 && width < 3) return false;
  if (width > 16 * height || height > 12 * width) return false;
  if (blob.pixels < 0.1 * width * height) return false;
  const large = 0.03 * page.width;
  return Math.min(width, height) < large || blob.solid > 0.62;
}

/** Puts letters into rows, each letter to those beside it of about its height. */
export function rowsOf(glyphs: readonly Blob[]): GlyphRow[] {
  const ordered = glyphs.toSorted((a, b) => a.box.x0 - b.box.x0);
  const tallest = Math.max(1, ...ordered.map(({ box }) => heightOf(box)));
  const rowOf = new Map<Blob, Blob[]>();
  for (const [at, glyph] of ordered.entries()) {
    rowOf.set(glyph, [glyph]);
    for (let before = at - 1; before >= 0; before--) {
      const other = ordered[before]!;
      // Rows may be wide, but gaps are not.
      if (glyph.box.x0 - other.box.x0 > 20 * tallest) break;
      if (!stand(other, glyph)) continue;
      const [row, joined] = [rowOf.get(other)!, rowOf.get(glyph)!];
      if (row === joined) continue;
      const [into, from] = row.length >= joined.length ? [row, joined] : [joined, row];
      into.push(...from);
      for (const member of from) rowOf.set(member, into);
    }
  }
  return [...new Set(rowOf.values())].map(toRow);
}

/** Whether two letters stand beside each other in one row. */
function stand(left: Blob, right: Blob): boolean {
  if (left.on !== right.on) return false;
  const [a, b] = [left.box, right.box];
  const [small, tall] = heightOf(a) < heightOf(b) ? [a, b] : [b, a];
  const gap = b.x0 - a.x1;
  const height = heightOf(tall);
  if (gap > 1.05 * height || gap < -0.5 * height) return false;
  const shared = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  if (colorDistance(left.color, right.color) > 110) return false;
  // A dot, a comma or an accent is much smaller, and lies within or just beside the height of its neighbor.
  if (heightOf(small) < 0.42 * height)
    return gap < 0.8 * height && shared >= 0.3 * heightOf(small) && heightOf(small) >= 1;
  return shared >= 0.55 * heightOf(small);
}

export function toRow(members: readonly Blob[]): GlyphRow {
  const glyphs = members.toSorted((a, b) => a.box.x0 - b.box.x0);
  const weightiest = glyphs.reduce((a, b) => (b.pixels > a.pixels ? b : a));
  return {
    glyphs,
    box: around(glyphs.map(({ box }) => box)),
    color: weightiest.color,
    on: weightiest.on,
    angle: slantOf(glyphs),
  };
}

/** The slope of the feet of the tallest letters; 0 where they stand as well on a level line, or too few of them tell. */
function slantOf(glyphs: readonly Blob[]): number {
  const tallest = Math.max(...glyphs.map(({ box }) => heightOf(box)));
  const points = glyphs
    .filter(({ box }) => heightOf(box) > 0.78 * tallest)
    .map(({ box }): [number, number] => [(box.x0 + box.x1) / 2, box.y1]);
  if (points.length < 3) return 0;
  // The median slope of all pairs looks away from letters that hang below the line.
  const slope = middle(
    points.flatMap(([x, y], i) =>
      points.slice(i + 1).map(([otherX, otherY]) => (otherY - y) / Math.max(1, otherX - x)),
    ),
  );
  const offLine = (lean: number): number => {
    const feet = points.map(([x, y]) => y - lean * x);
    const level = middle(feet);
    return middle(feet.map((foot) => Math.abs(foot - level)));
  };
  const degrees = (Math.atan(slope) * 180) / Math.PI;
  return Math.abs(degrees) > 30 || offLine(slope) > 0.5 * offLine(0) ? 0 : degrees;
}

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Parts of a row whose letters are of one height, from left to right; a dot or comma goes with what stands before it. */
export function partsOf(row: GlyphRow): GlyphRow[] {
  const parts: Blob[][] = [];
  for (const glyph of row.glyphs) {
    // Beside a sign that stands above, the last part is not always the one that goes on.
    const part = parts.findLast((candidate) => continues(candidate, glyph));
    if (part) part.push(glyph);
    else parts.push([glyph]);
  }
  return parts.map(toRow);
}

function continues(part: readonly Blob[], { box }: Blob): boolean {
  const tallest = part.reduce((a, b) => (heightOf(b.box) > heightOf(a.box) ? b : a)).box;
  const [height, usual] = [heightOf(box), heightOf(tallest)];
  if (box.x0 - Math.max(...part.map((member) => member.box.x1)) > 0.8 * usual) return false;
  if (height < 0.38 * usual) return box.y1 > tallest.y1 - 0.4 * usual;
  return height > 0.84 * usual && height < 1.19 * usual && beside(tallest, box);
}

/** Not one above the other, as a currency sign above its cents. */
const beside = (a: PixelBox, b: PixelBox): boolean =>
  Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0) > 0.5 * Math.min(heightOf(a), heightOf(b));

/** Small letters at the end of a row, as the cents of a price are, with what stands before them. */
export function smallEnd(row: GlyphRow): { readonly rest: GlyphRow; readonly end: GlyphRow } | undefined {
  const { glyphs } = row;
  const last = glyphs.at(-1);
  if (!last || Math.abs(row.angle) > 3) return undefined;
  for (let from = Math.max(1, glyphs.length - 4); from < glyphs.length; from++) {
    const height = heightOf(glyphs[from - 1]!.box);
    const isSmall = ({ box }: Blob): boolean => heightOf(box) > 0.25 * height && heightOf(box) < 0.78 * height;
    const end = glyphs.slice(from);
    if (end.every(isSmall)) {
      const lowest = Math.max(...end.map(({ box }) => box.y1));
      // A sign above the cents is no part of them.
      const cents = end.filter(({ box }) => box.y1 > lowest - 0.5 * heightOf(box));
      return { rest: toRow(glyphs.slice(0, from)), end: toRow(cents) };
    }
  }
  return undefined;
}
