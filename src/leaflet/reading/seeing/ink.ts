import type { RenderedPage } from '../pdfium.ts';
import { release } from '../release.ts';
import { areaOf, type PixelBox } from './pixel-box.ts';
import { distanceTo, type Rgb, type Surfaces } from './surfaces.ts';

/** Connected ink: a letter, several that touch, a line, or a picture. */
export interface Blob {
  readonly box: PixelBox;
  readonly pixels: number;
  /** Of its pixels that stand out most. */
  readonly color: Rgb;
  /** The share of its pixels that are of about that color: a letter has one color, a picture many. */
  readonly solid: number;
  /** The number of the surface that it is printed on. */
  readonly on: number;
}

export interface Ink {
  /** For each pixel the number of the nearest surface that carries something; 0 where a page has none. */
  readonly ground: Int32Array;
  readonly blobs: readonly Blob[];
}

/** Less than that is paper grain or the trace of compression, in steps of 255 in any channel. */
const leastContrast = 48;
const leastBlobPixels = 4;
/** A comma of small print. */
const leastMarkPixels = 2;
const nearColor = 56;
/** Most of a page that the box of a plate covers. */
const mostPlateShare = 0.04;
/** No letter covers more of a page. */
const mostLetterShare = 0.02;

/** What is printed: pixels that stand out from the surface they lie on. Letters are soft where a page was scanned. */
export function inkOf(
  picture: RenderedPage,
  { labels, surfaces }: Surfaces,
  { isSoft = false }: { readonly isSoft?: boolean } = {},
): Ink {
  const ground = nearestGround(
    picture,
    labels,
    surfaces.map(({ carries }) => carries),
  );
  const contrast = contrastOf(
    picture,
    ground,
    surfaces.map(({ color }) => color),
    labels,
  );
  const found = blobsOf(picture, ground, contrast, isSoft ? [sharpEdge, ...softEdges] : [sharpEdge]);
  release(contrast);
  const isPlate = surfaces.map(({ box }) => areaOf(box) < mostPlateShare * picture.width * picture.height);
  const blobs = found.filter(
    (blob) => !isPlate[blob.on - 1] || !isOnRim(blob, labels, surfaces[blob.on - 1]!.box, picture.width),
  );
  return { ground, blobs };
}

/** Whether a plate has pixels on fewer than three sides of a blob: its soft edge, not a letter on it. */
function isOnRim({ box, on }: Blob, labels: Int32Array, plate: PixelBox, width: number): boolean {
  const [x, y] = [(box.x0 + box.x1) >> 1, (box.y0 + box.y1) >> 1];
  const isPlateIn = (from: number, to: number, step: number): boolean => {
    for (let i = from; i < to; i += step) if (labels[i] === on) return true;
    return false;
  };
  const sides = [
    isPlateIn(y * width + plate.x0, y * width + box.x0, 1),
    isPlateIn(y * width + box.x1, y * width + plate.x1, 1),
    isPlateIn(plate.y0 * width + x, box.y0 * width + x, width),
    isPlateIn(box.y1 * width + x, plate.y1 * width + x, width),
  ];
  return sides.filter(Boolean).length < 3;
}

/** Two passes, each taking over the label of the nearest neighbor that has one. */
function nearestGround({ width, height }: RenderedPage, labels: Int32Array, carries: readonly boolean[]): Int32Array {
  const ground = new Int32Array(width * height);
  const far = 0xffff;
  const distance = new Uint16Array(width * height).fill(far);
  for (let i = 0; i < labels.length; i++) {
    if (labels[i]! > 0 && carries[labels[i]! - 1]) {
      ground[i] = labels[i]!;
      distance[i] = 0;
    }
  }
  const take = (i: number, from: number): void => {
    if (distance[from]! + 1 < distance[i]!) {
      distance[i] = distance[from]! + 1;
      ground[i] = ground[from]!;
    }
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (x > 0) take(i, i - 1);
      if (y > 0) take(i, i - width);
    }
  }
  for (let y = height - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--) {
      const i = y * width + x;
      if (x + 1 < width) take(i, i + 1);
      if (y + 1 < height) take(i, i + width);
    }
  }
  release(distance);
  return ground;
}

function contrastOf(
  { rgba }: RenderedPage,
  ground: Int32Array,
  colors: readonly Rgb[],
  labels: Int32Array,
): Uint8Array {
  const contrast = new Uint8Array(ground.length);
  for (let i = 0; i < ground.length; i++) {
    const color = colors[ground[i]! - 1];
    if (!color || labels[i] === ground[i]) continue;
    contrast[i] = Math.max(
      Math.abs(rgba[i * 4]! - color[0]),
      Math.abs(rgba[i * 4 + 1]! - color[1]),
      Math.abs(rgba[i * 4 + 2]! - color[2]),
    );
  }
  return contrast;
}

function blobsOf(picture: RenderedPage, ground: Int32Array, contrast: Uint8Array, edges: readonly number[]): Blob[] {
  const { width, height } = picture;
  const seen = new Uint8Array(ground.length);
  const blobs: Blob[] = [];
  for (let start = 0; start < ground.length; start++) {
    if (seen[start] || contrast[start]! < leastContrast) continue;
    const members = connected(start, leastContrast, { picture, ground, contrast, seen });
    if (members.length < leastBlobPixels) continue;
    const isLetters = members.length <= mostLetterShare * width * height;
    const parts = isLetters ? apart(members, edges, { picture, ground, contrast, seen }) : [members];
    for (const part of parts) blobs.push(toBlob(part, picture, contrast, ground));
    for (const member of members) seen[member] = 1;
  }
  release(seen);
  return blobs;
}

/** Where the edge of a letter is, as a share of its contrast: nearer to its middle where letters are too soft to be told apart. */
const sharpEdge = 0.42;
const softEdges: readonly number[] = [0.56, 0.7];

/** What only hangs together by its soft edges: letters that nearly touch. */
function apart(members: readonly number[], [edge, ...harder]: readonly number[], field: Field): (readonly number[])[] {
  const least = (edge ?? 1) * strongContrast(members, field.contrast);
  if (edge === undefined || least <= leastContrast) return [members];
  for (const member of members) field.seen[member] = 0;
  const parts: (readonly number[])[] = [];
  for (const member of members) {
    if (field.seen[member] || field.contrast[member]! < least) continue;
    const part = connected(member, least, field);
    if (part.length >= leastMarkPixels) parts.push(part);
  }
  if (harder.length === 0) return parts;
  return parts.flatMap((part) => (areSeveral(part, field.picture.width) ? cutHarder(part, harder, field) : [part]));
}

/** The parts that a harder edge makes of one that is too wide for a letter, where it is no long stroke. */
function cutHarder(part: readonly number[], harder: readonly number[], field: Field): (readonly number[])[] {
  const parts = apart(part, harder, field);
  for (const member of part) field.seen[member] = 1;
  const tall = parts.filter((one) => one.length > 0.1 * part.length);
  return tall.length > 1 ? parts : [part];
}

function areSeveral(members: readonly number[], width: number): boolean {
  const xs = members.map((i) => i % width);
  const rows = members.map((i) => Math.floor(i / width));
  const [wide, tall] = [spanOf(xs), spanOf(rows)];
  return tall > 5 && wide > 1.4 * tall;
}

function spanOf(values: readonly number[]): number {
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  return most - least + 1;
}

/** The contrast that the strongest tenth of the pixels has. */
function strongContrast(members: readonly number[], contrast: Uint8Array): number {
  const counts = new Uint32Array(256);
  for (const i of members) counts[contrast[i]!]!++;
  let above = 0;
  for (let value = 255; value > 0; value--) {
    above += counts[value]!;
    if (above >= 0.1 * members.length) return value;
  }
  return 0;
}

interface Field {
  readonly picture: RenderedPage;
  readonly ground: Int32Array;
  readonly contrast: Uint8Array;
  readonly seen: Uint8Array;
}

/** The pixels of at least that contrast that hang together with one, on one surface. */
function connected(start: number, least: number, { picture, ground, contrast, seen }: Field): number[] {
  const { width, height } = picture;
  const on = ground[start]!;
  const members = [start];
  seen[start] = 1;
  for (let at = 0; at < members.length; at++) {
    const i = members[at]!;
    const x = i % width;
    const y = (i - x) / width;
    for (let dy = y > 0 ? -1 : 0; dy <= (y + 1 < height ? 1 : 0); dy++) {
      for (let dx = x > 0 ? -1 : 0; dx <= (x + 1 < width ? 1 : 0); dx++) {
        const next = i + dy * width + dx;
        if (seen[next] || contrast[next]! < least || ground[next] !== on) continue;
        seen[next] = 1;
        members.push(next);
      }
    }
  }
  return members;
}

function toBlob(
  members: readonly number[],
  { width, height, rgba }: RenderedPage,
  contrast: Uint8Array,
  ground: Int32Array,
): Blob {
  const box = { x0: width, y0: height, x1: 0, y1: 0 };
  let [weight, red, green, blue] = [0, 0, 0, 0];
  for (const i of members) {
    const x = i % width;
    const y = (i - x) / width;
    const share = contrast[i]! ** 2;
    weight += share;
    red += share * rgba[i * 4]!;
    green += share * rgba[i * 4 + 1]!;
    blue += share * rgba[i * 4 + 2]!;
    if (x < box.x0) box.x0 = x;
    if (y < box.y0) box.y0 = y;
    if (x >= box.x1) box.x1 = x + 1;
    if (y >= box.y1) box.y1 = y + 1;
  }
  const color: Rgb = [Math.round(red / weight), Math.round(green / weight), Math.round(blue / weight)];
  const near = members.filter((i) => distanceTo(rgba, i, color) < nearColor).length;
  return { box, pixels: members.length, color, solid: near / members.length, on: ground[members[0]!]! };
}
