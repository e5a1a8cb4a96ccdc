import type { Blob } from './ink.ts';
import { middle } from './middle.ts';
import { around, heightOf, type PixelBox, widthOf } from './pixel-box.ts';
import { linesOfRow } from './stacked-lines.ts';
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

/** Puts letters into rows, each letter to those beside it of about its height; then dots, commas and accents to what they belong to. */
export function rowsOf(glyphs: readonly Blob[]): GlyphRow[] {
  const signs = equalsSigns(glyphs);
  const rows = new Rows(glyphs);
  rows.joinNeighbors(standTogether);
  const ownRow = new Map(glyphs.map((glyph) => [glyph, rows.of(glyph).length]));
  rows.joinNeighbors((left, right) => {
    const small = heightOf(left.box) < heightOf(right.box) ? left : right;
    // Letters in a row of their own are no marks, however big a thing stands beside them.
    return ownRow.get(small)! < leastWord && isMarkBeside(left, right, signs);
  });
  return rows.all().flatMap(linesOfRow).map(toRow).flatMap(splitBySize);
}

const leastWord = 3;

class Rows {
  readonly #ordered: readonly Blob[];
  readonly #reach: number;
  readonly #rowOf: Map<Blob, Blob[]>;

  constructor(glyphs: readonly Blob[]) {
    this.#ordered = glyphs.toSorted((a, b) => a.box.x0 - b.box.x0);
    // Rows may be wide, but gaps are not.
    this.#reach = 20 * Math.max(1, ...glyphs.map(({ box }) => heightOf(box)));
    this.#rowOf = new Map(glyphs.map((glyph) => [glyph, [glyph]]));
  }

  of(glyph: Blob): readonly Blob[] {
    return this.#rowOf.get(glyph)!;
  }

  all(): Blob[][] {
    return [...new Set(this.#rowOf.values())];
  }

  joinNeighbors(belong: (left: Blob, right: Blob) => boolean): void {
    for (const [at, glyph] of this.#ordered.entries()) {
      for (let before = at - 1; before >= 0; before--) {
        const other = this.#ordered[before]!;
        if (glyph.box.x0 - other.box.x0 > this.#reach) break;
        if (this.#rowOf.get(other) !== this.#rowOf.get(glyph) && belong(other, glyph)) this.#join(other, glyph);
      }
    }
  }

  #join(a: Blob, b: Blob): void {
    const [row, joined] = [this.#rowOf.get(a)!, this.#rowOf.get(b)!];
    const [into, from] = row.length >= joined.length ? [row, joined] : [joined, row];
    into.push(...from);
    for (const member of from) this.#rowOf.set(member, into);
  }
}

const markHeight = 0.42;
/** A space with a colon in it that is too faint to be seen. */
const widestGap = 1.35;

/** Whether two letters of about one height stand beside each other in one row. */
function standTogether(left: Blob, right: Blob): boolean {
  const { gap, height, smallHeight, shared } = neighborhood(left, right);
  if (smallHeight < markHeight * height || gap > widestGap * height || gap < -0.5 * height) return false;
  return shared >= 0.55 * smallHeight && looksAlike(left, right);
}

/** Whether one is a dot, a comma or an accent of the other: much smaller, within or just beside its height. An equals sign stands a space away. */
function isMarkBeside(left: Blob, right: Blob, signs: ReadonlySet<Blob>): boolean {
  const { gap, height, smallHeight, shared } = neighborhood(left, right);
  const sign = [left, right].find((blob) => signs.has(blob));
  // An equals sign is about as wide as letters of its size are tall.
  const widest = sign && height < 2.6 * widthOf(sign.box) ? 1 : 0.25;
  const isSmall = smallHeight < markHeight * height || isComma(right.box, left.box);
  if (!isSmall || gap >= widest * height || gap < -0.5 * height) return false;
  return shared >= 0.3 * smallHeight && smallHeight >= 1 && looksAlike(left, right);
}

/** Dashes of one width, one above the other, are an equals sign. */
function equalsSigns(glyphs: readonly Blob[]): Set<Blob> {
  const dashes = glyphs.filter(({ box }) => widthOf(box) > 2 * heightOf(box)).toSorted((a, b) => a.box.x0 - b.box.x0);
  const signs = new Set<Blob>();
  for (const [at, dash] of dashes.entries()) {
    const width = widthOf(dash.box);
    for (let next = at + 1; next < dashes.length && dashes[next]!.box.x0 - dash.box.x0 <= 1; next++) {
      const other = dashes[next]!;
      const apart = Math.max(other.box.y0 - dash.box.y1, dash.box.y0 - other.box.y1);
      if (Math.abs(widthOf(other.box) - width) > 1 || apart < 1 || apart > 0.7 * width) continue;
      signs.add(dash).add(other);
    }
  }
  return signs;
}

const looksAlike = (left: Blob, right: Blob): boolean =>
  left.on === right.on && colorDistance(left.color, right.color) <= 110;

/** Pixels: between them, of the taller and of the smaller, and of the height that both have. */
function neighborhood({ box: a }: Blob, { box: b }: Blob) {
  return {
    gap: b.x0 - a.x1,
    height: Math.max(heightOf(a), heightOf(b)),
    smallHeight: Math.min(heightOf(a), heightOf(b)),
    shared: Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0),
  };
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

/** Words beside a price in twice their size are a row of their own. */
function splitBySize(row: GlyphRow): GlyphRow[] {
  const { glyphs } = row;
  for (let at = 2; at <= glyphs.length - 2; at++) {
    const [left, right] = [glyphs.slice(0, at), glyphs.slice(at)];
    const [a, b] = [usualHeightOf(left), usualHeightOf(right)];
    const gap = glyphs[at]!.box.x0 - Math.max(...left.map(({ box }) => box.x1));
    const space = areRaisedCents(left, right) ? 0.4 : 0.2;
    if (Math.max(a, b) > 1.4 * Math.min(a, b) && gap > space * Math.max(a, b))
      return [toRow(left), ...splitBySize(toRow(right))];
  }
  return [row];
}

/** Two letters that stand high beside the digit before them. */
function areRaisedCents(left: readonly Blob[], right: readonly Blob[]): boolean {
  const digit = left.at(-1)!.box;
  const height = heightOf(digit);
  return (
    right.length === 2 && right.every(({ box }) => box.y1 < digit.y1 - 0.3 * height && box.y0 < digit.y0 + 0.2 * height)
  );
}

const usualHeightOf = (glyphs: readonly Blob[]): number => middle(glyphs.map(({ box }) => heightOf(box)));

/** The slope of the feet of the tallest letters; 0 where they stand as well on a level line, or too few of them tell. */
function slantOf(glyphs: readonly Blob[]): number {
  const tallest = Math.max(...glyphs.map(({ box }) => heightOf(box)));
  const points = glyphs
    .filter(({ box }) => heightOf(box) > 0.78 * tallest)
    .map(({ box }): [number, number] => [(box.x0 + box.x1) / 2, box.y1]);
  // Three tall letters of a word such as "goûter" lean without the word.
  if (points.length < 3 || (points.length < 5 && points.length < 0.7 * glyphs.length)) return 0;
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
  // A pixel up or down leans a short word.
  const wide = points.at(-1)![0] - points[0]![0];
  const byChance = (Math.atan(1.5 / Math.max(1, wide)) * 180) / Math.PI;
  const isLevel = Math.abs(degrees) > 30 || Math.abs(degrees) < byChance || offLine(slope) > 0.5 * offLine(0);
  return isLevel ? 0 : degrees;
}

const leastSlant = 4;
const mostSlant = 30;

/** Degrees clockwise by which the letters of each part lean together: the middles of digits stay on a line when it is turned. */
export function slantOfPrice(parts: readonly GlyphRow[]): number {
  const steps = parts.flatMap(({ glyphs }) => {
    const tallest = Math.max(...glyphs.map(({ box }) => heightOf(box)));
    const middles = glyphs
      .filter(({ box }) => heightOf(box) > 0.8 * tallest)
      .map(({ box }) => [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2] as const);
    return middles.slice(1).map(([x, y], at) => [x - middles[at]![0], y - middles[at]![1]] as const);
  });
  const [along, across] = steps.reduce(([a, b], [dx, dy]) => [a + dx * dx, b + dx * dy], [0, 0]);
  const degrees = along === 0 ? 0 : (Math.atan(across / along) * 180) / Math.PI;
  return Math.abs(degrees) < leastSlant || Math.abs(degrees) > mostSlant ? 0 : degrees;
}

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
  const gap = box.x0 - Math.max(...part.map((member) => member.box.x1));
  const last = part.findLast((member) => heightOf(member.box) > 0.8 * usual)!.box;
  const isDot = height < 0.38 * usual && widthOf(box) < 0.4 * usual && box.y1 > last.y1 - 0.4 * usual;
  if (isDot || isComma(box, last)) return gap < 0.35 * usual;
  return gap <= 0.8 * usual && height > 0.84 * usual && height < 1.19 * usual && beside(tallest, box);
}

/** A comma in heavy type is half as tall as its digits; small cents stand on the line, or above. */
const isComma = (box: PixelBox, digit: PixelBox): boolean =>
  heightOf(box) < 0.62 * heightOf(digit) &&
  widthOf(box) < 0.4 * heightOf(digit) &&
  box.y0 > digit.y0 + 0.5 * heightOf(digit) &&
  box.y1 > digit.y1 + 0.08 * heightOf(digit);

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

/**
 * The number of letters before the last dot or comma between the letters of a row, which may touch the one that follows and then hangs below
 * the line with it. Undefined where there is none.
 */
export function pointIn({ glyphs }: GlyphRow): number | undefined {
  const tallest = Math.max(...glyphs.map(({ box }) => heightOf(box)));
  const isLetter = ({ box }: Blob): boolean => heightOf(box) > 0.62 * tallest;
  const letters = glyphs.filter(isLetter);
  const isBelow = ({ box }: Blob): boolean => {
    const before = letters.findLast((letter) => letter.box.x0 < box.x0)?.box;
    return (
      before !== undefined && box.y0 > before.y0 + 0.55 * heightOf(before) && heightOf(box) > 0.1 * heightOf(before)
    );
  };
  const isBetween = ({ box }: Blob): boolean => letters.some((letter) => letter.box.x0 > box.x0);
  const mark = glyphs.findLast((glyph) => !isLetter(glyph) && isBelow(glyph) && isBetween(glyph));
  if (mark) return letters.filter(({ box }) => box.x0 < mark.box.x0).length;
  const foot = middle(letters.map(({ box }) => box.y1));
  const hanging = letters.flatMap(({ box }, at) => (box.y1 > foot + 0.08 * tallest ? [at] : []));
  return hanging.length === 1 && hanging[0]! > 0 ? hanging[0] : undefined;
}

/** Whether a percent sign is in a row in three pieces: a stroke with a ring on its left above, and one on its right below. */
export function hasPercentSign({ glyphs }: GlyphRow): boolean {
  return glyphs.slice(2).some(({ box: below }, at) => {
    const [above, stroke] = [glyphs[at]!.box, glyphs[at + 1]!.box];
    const height = heightOf(stroke);
    const isRing = (box: PixelBox): boolean => heightOf(box) > 0.3 * height && heightOf(box) < 0.7 * height;
    const overlap = stroke.x0 < above.x1 && below.x0 < stroke.x1;
    const alike = Math.abs(heightOf(above) - heightOf(below)) < 0.2 * height;
    const apart = above.y1 < below.y1 - 0.3 * height && above.y0 < below.y0 - 0.3 * height;
    return isRing(above) && isRing(below) && alike && overlap && apart;
  });
}

/** The letters of a row: dots, commas and traces are none. */
export function lettersIn({ glyphs }: GlyphRow): readonly Blob[] {
  const tallest = glyphs.reduce((a, b) => (heightOf(b.box) > heightOf(a.box) ? b : a)).box;
  return glyphs.filter(({ box }) => heightOf(box) > 0.5 * heightOf(tallest) && !isComma(box, tallest));
}

export const lettersOf = (row: GlyphRow): number => lettersIn(row).length;
