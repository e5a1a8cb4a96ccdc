import type { RenderedPage } from '../pdfium.ts';
import { release } from '../release.ts';
import { type Hole, holesIn } from './holes.ts';
import { heightOf, type PixelBox, widthOf } from './pixel-box.ts';

export type Rgb = readonly [red: number, green: number, blue: number];

/** A part of a drawn page that is of one color, or changes slowly. */
export interface Surface {
  readonly box: PixelBox;
  readonly color: Rgb;
  readonly pixels: number;
  /** Something is printed on it; otherwise it may itself be a big digit or a part of a picture. */
  readonly carries: boolean;
}

export interface Surfaces {
  /** For each pixel: 0, or the number of its surface, from 1. */
  readonly labels: Int32Array;
  /** Number 1 comes first. */
  readonly surfaces: readonly Surface[];
}

/** How much neighbors two pixels apart may differ where a surface is flat, in steps of 255 in any channel; more where there is grain. */
const flatTolerance = 5;
const flatGrain = 3;
/** How far a pixel beside a surface may be from its color to belong to it: less until surfaces are joined, as a pale line may part them. */
const joinTolerance = 15;
const nearTolerance = 30;
/** Surfaces that touch and differ by no more are one; light falls unevenly on what was scanned. */
const sameTolerance = 5;
const sameGrain = 4;
const leastFlatPixels = 24;
const leastPixels = 60;
/** Most of a page that a plate covers. */
const plateShare = 0.03;

/**
 * Parts the picture of a page into surfaces: flat parts first, which grow over what is near their color, then those of one color that touch
 * are joined. Pixels on an edge or in a photo belong to none.
 */
export function surfacesOf(picture: RenderedPage, grain = 0): Surfaces {
  const same = sameTolerance + sameGrain * grain;
  // Two fields take turns, as each is as large as the picture.
  const [one, other] = [new Int32Array(picture.width * picture.height), new Int32Array(picture.width * picture.height)];
  joinFlatPixels(picture, flatTolerance + flatGrain * grain, one);
  const flat = numbered(one, other, picture, leastFlatPixels);
  grow(flat, picture, joinTolerance);
  joinTouching(flat, picture, { same, most: Number.POSITIVE_INFINITY }, other);
  const parts = numbered(other, one, picture, leastFlatPixels);
  grow(parts, picture, nearTolerance);
  // A plate is in pieces where letters come close to each other; only small pieces, as a pale line may stand between cards.
  joinTouching(parts, picture, { same, most: plateShare * picture.width * picture.height }, one);
  const joined = numbered(one, other, picture, leastPixels);
  release(other);
  const { labels, colors, boxes, sizes } = joined;
  const surfaces = boxes.map((box, at) => ({
    box,
    color: colors[at]!,
    pixels: sizes[at]!,
    carries: carriesSomething(labels, at + 1, box, sizes[at]!, picture),
  }));
  return { labels, surfaces };
}

/** A number for each pixel. */
type Field = Int32Array;

interface Numbered {
  readonly labels: Field;
  readonly colors: readonly Rgb[];
  readonly boxes: readonly PixelBox[];
  readonly sizes: readonly number[];
}

/** Numbers the trees of a union-find that have at least so many pixels, in its place; `sizeOf` is written over. */
function numbered(parents: Field, sizeOf: Field, { width, height, rgba }: RenderedPage, least: number): Numbered {
  sizeOf.fill(0);
  for (let i = 0; i < parents.length; i++) {
    if (parents[i]! < 0) continue;
    parents[i] = rootOf(parents, i);
    sizeOf[parents[i]!]!++;
  }
  const labels = parents;
  const sums: number[][] = [];
  for (let i = 0; i < parents.length; i++) {
    const root = parents[i]!;
    labels[i] = 0;
    if (root < 0 || sizeOf[root]! < least) continue;
    // A root is the first pixel of its tree, so that its place holds its number when the others come.
    const number = i === root ? sums.push([0, 0, 0, 0, width, height, 0, 0]) : labels[root]!;
    labels[i] = number;
    addPixel(sums[number - 1]!, rgba, i, width);
  }
  return {
    labels,
    colors: sums.map(
      ([n = 1, red = 0, green = 0, blue = 0]): Rgb => [
        Math.round(red / n),
        Math.round(green / n),
        Math.round(blue / n),
      ],
    ),
    boxes: sums.map(([, , , , x0 = 0, y0 = 0, x1 = 0, y1 = 0]) => ({ x0, y0, x1, y1 })),
    sizes: sums.map(([n = 0]) => n),
  };
}

/** Each surface takes over the pixels beside it that are near its color. */
function grow({ labels, colors }: Numbered, { width, height, rgba }: RenderedPage, tolerance: number): void {
  let edge: number[] = [];
  for (let i = width; i < labels.length - width; i++) {
    const inside = labels[i - 1]! > 0 && labels[i + 1]! > 0 && labels[i - width]! > 0 && labels[i + width]! > 0;
    if (labels[i]! > 0 && !inside) edge.push(i);
  }
  while (edge.length > 0) {
    const grown: number[] = [];
    for (const i of edge) {
      const label = labels[i]!;
      const color = colors[label - 1]!;
      const x = i % width;
      const y = (i - x) / width;
      const take = (next: number): void => {
        if (labels[next] !== 0 || distanceTo(rgba, next, color) > tolerance) return;
        labels[next] = label;
        grown.push(next);
      };
      if (x > 0) take(i - 1);
      if (x + 1 < width) take(i + 1);
      if (y > 0) take(i - width);
      if (y + 1 < height) take(i + width);
    }
    edge = grown;
  }
}

/** How far a pixel is from a color, in steps of 255 in the channel that differs most. */
export const distanceTo = (rgba: Uint8Array, i: number, [red, green, blue]: Rgb): number =>
  Math.max(Math.abs(rgba[i * 4]! - red), Math.abs(rgba[i * 4 + 1]! - green), Math.abs(rgba[i * 4 + 2]! - blue));

export const colorDistance = (a: Rgb, b: Rgb): number =>
  Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2]));

/** Makes a union-find in which surfaces of about the same color that touch are one tree, those of at most so many pixels. */
function joinTouching(
  { labels, colors, sizes }: Numbered,
  { width, height }: RenderedPage,
  { same, most }: { readonly same: number; readonly most: number },
  parents: Field,
): void {
  const groups = Int32Array.from({ length: colors.length + 1 }, (_, i) => i);
  const touch = (a: number, b: number): void => {
    if (a === b || a === 0 || b === 0 || sizes[a - 1]! > most || sizes[b - 1]! > most) return;
    const [one, other] = [rootOf(groups, a), rootOf(groups, b)];
    if (one !== other && colorDistance(colors[a - 1]!, colors[b - 1]!) <= same)
      groups[Math.max(one, other)] = Math.min(one, other);
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (x > 0) touch(labels[i]!, labels[i - 1]!);
      if (y > 0) touch(labels[i]!, labels[i - width]!);
    }
  }
  parents.fill(-1);
  const firstOf = new Int32Array(groups.length).fill(-1);
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] === 0) continue;
    const group = rootOf(groups, labels[i]!);
    if (firstOf[group]! < 0) firstOf[group] = i;
    parents[i] = firstOf[group]!;
  }
}

function addPixel(sum: number[], rgba: Uint8Array, i: number, width: number): void {
  const x = i % width;
  const y = (i - x) / width;
  sum[0]!++;
  for (let channel = 0; channel < 3; channel++) sum[channel + 1]! += rgba[i * 4 + channel]!;
  sum[4] = Math.min(sum[4]!, x);
  sum[5] = Math.min(sum[5]!, y);
  sum[6] = Math.max(sum[6]!, x + 1);
  sum[7] = Math.max(sum[7]!, y + 1);
}

/** Makes a union-find of flat pixels; -1 for those that are not flat. A soft edge is never flat, so that it joins nothing. */
function joinFlatPixels({ width, height, rgba }: RenderedPage, tolerance: number, parents: Field): void {
  parents.fill(-1);
  const differ = (i: number, j: number): boolean => {
    const [a, b] = [i * 4, j * 4];
    return (
      Math.abs(rgba[a]! - rgba[b]!) > tolerance ||
      Math.abs(rgba[a + 1]! - rgba[b + 1]!) > tolerance ||
      Math.abs(rgba[a + 2]! - rgba[b + 2]!) > tolerance
    );
  };
  const join = (i: number, j: number): void => {
    const [a, b] = [rootOf(parents, i), rootOf(parents, j)];
    if (a !== b) parents[Math.max(a, b)] = Math.min(a, b);
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const left = i - Math.min(x, 1);
      const right = i + (x + 1 < width ? 1 : 0);
      const above = y > 0 ? i - width : i;
      const below = y + 1 < height ? i + width : i;
      if (differ(left, right) || differ(above, below)) continue;
      parents[i] = i;
      if (parents[left]! >= 0 && !differ(i, left)) join(i, left);
      if (parents[above]! >= 0 && !differ(i, above)) join(i, above);
    }
  }
}

function rootOf(parents: Int32Array, from: number): number {
  let at = from;
  while (parents[at] !== at) {
    parents[at] = parents[parents[at]!]!;
    at = parents[at]!;
  }
  return at;
}

/**
 * A digit has at most two holes, one above the other; where there are more, or two beside each other, something is printed. Large
 * surfaces always carry.
 */
function carriesSomething(
  labels: Int32Array,
  number: number,
  box: PixelBox,
  pixels: number,
  page: { readonly width: number; readonly height: number },
): boolean {
  if (box.y1 - box.y0 < 8 || box.x1 - box.x0 < 8) return false;
  if (pixels > 0.01 * page.width * page.height || box.y1 - box.y0 > 0.2 * page.height) return true;
  // What is printed may reach its very edge, and then makes no hole; but no digit is a lying rectangle.
  const isLying = box.x1 - box.x0 > 1.35 * (box.y1 - box.y0);
  if (isLying && spanned(labels, number, box, page.width) > 0.97) return true;
  const area = (widthOf(box) + 2) * (heightOf(box) + 2);
  const isSolid = (x: number, y: number): boolean => labels[y * page.width + x] === number;
  const holes = holesIn(box, isSolid, { leastPixels: Math.max(8, 0.003 * area), most: 3 });
  const [first, second] = holes;
  if (!first) return false;
  if (holes.length > 2) return true;
  const spread = ({ x0, y0, x1, y1 }: PixelBox): number => (x1 - x0) * (y1 - y0);
  // Letters that touch make one hole, which is large, and ragged or in something wider than a digit; that of a digit is small or in one piece
  // from side to side.
  const isWide = box.x1 - box.x0 > 1.3 * (box.y1 - box.y0);
  if (holes.some((hole) => spread(hole) > 0.2 * spread(box) && (isWide || isRagged(hole)))) return true;
  const isWord = ({ x0, y0, x1, y1, pixels: inked }: Hole): boolean =>
    x1 - x0 > 1.6 * (y1 - y0) && inked < 0.8 * (x1 - x0) * (y1 - y0);
  if (holes.some(isWord)) return true;
  return second !== undefined && areBeside(first, second);
}

/** Side by side at one height; the holes of a dollar sign are one left above, one right below. */
function areBeside(one: PixelBox, other: PixelBox): boolean {
  const [across, down] = [
    Math.min(one.x1, other.x1) - Math.max(one.x0, other.x0),
    Math.min(one.y1, other.y1) - Math.max(one.y0, other.y0),
  ];
  return across <= 0 && down > 0;
}

/** How much of its box a surface spans, each line taken from its first pixel to its last. */
function spanned(labels: Int32Array, number: number, { x0, y0, x1, y1 }: PixelBox, width: number): number {
  let sum = 0;
  for (let y = y0; y < y1; y++) {
    const from = labels.indexOf(number, y * width + x0) - y * width;
    const to = labels.lastIndexOf(number, y * width + x1 - 1) - y * width;
    if (from >= x0 && from < x1 && to >= from) sum += to - from + 1;
  }
  return sum / ((x1 - x0) * (y1 - y0));
}

/** Neither in one piece from side to side nor of one width, as the hole of a digit is, upright or slanted. */
const isRagged = ({ y0, y1, pixels, runs, longestRun }: Hole): boolean =>
  runs > 1.2 * (y1 - y0) || pixels < 0.72 * longestRun * (y1 - y0);
