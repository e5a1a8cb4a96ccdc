import sharp from 'sharp';
import type { Box } from '../../offer.model.ts';
import type { RenderedPage } from '../pdfium.ts';
import { release } from '../release.ts';
import { widthOf } from './pixel-box.ts';
import type { GlyphRow } from './rows.ts';

/** Below this a turn does more harm than good, in degrees. */
const leastSkew = 0.12;
const mostSkew = 8;

/** How far the lines of a page lean, in degrees clockwise: the middle of what its long rows say. */
export function skewOf(rows: readonly GlyphRow[]): number {
  const long = rows
    .filter(({ glyphs, box }) => glyphs.length >= 6 && widthOf(box) > 60 && Math.abs(slope(glyphs)) < mostSkew)
    .map(({ glyphs }) => slope(glyphs))
    .toSorted((a, b) => a - b);
  if (long.length < 8) return 0;
  const middle = long[Math.floor(long.length / 2)]!;
  const spread = long[Math.floor(long.length * 0.75)]! - long[Math.floor(long.length * 0.25)]!;
  return Math.abs(middle) > leastSkew && spread < 2.5 ? middle : 0;
}

/** From the foot of the first letters to the foot of the last ones. */
function slope(glyphs: GlyphRow['glyphs']): number {
  const third = Math.max(2, Math.floor(glyphs.length / 3));
  const middleFoot = (part: GlyphRow['glyphs']): [number, number] => {
    const feet = part.map(({ box }) => box.y1).toSorted((a, b) => a - b);
    return [
      part.reduce((sum, { box }) => sum + (box.x0 + box.x1) / 2, 0) / part.length,
      feet[Math.floor(feet.length / 2)]!,
    ];
  };
  const [from, to] = [middleFoot(glyphs.slice(0, third)), middleFoot(glyphs.slice(-third))];
  return (Math.atan2(to[1] - from[1], Math.max(1, to[0] - from[0])) * 180) / Math.PI;
}

/** The picture turned about its middle, its size kept; what comes in from outside is white. */
export async function turned(picture: RenderedPage, degrees: number): Promise<RenderedPage> {
  const { width, height, rgba } = picture;
  const { data, info } = await sharp(rgba, { raw: { width, height, channels: 4 } })
    .rotate(degrees, { background: '#ffffff' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const [left, top] = [Math.max(0, (info.width - width) >> 1), Math.max(0, (info.height - height) >> 1)];
  const cut = new Uint8Array(width * height * 4).fill(255);
  for (let y = 0; y < Math.min(height, info.height - top); y++) {
    const from = ((y + top) * info.width + left) * 4;
    cut.set(data.subarray(from, from + Math.min(width, info.width - left) * 4), y * width * 4);
  }
  release(data);
  return { width, height, rgba: cut };
}

/** Where a box of the turned page lies on the page as it was, its size kept. */
export function turnedBack(box: Box, degrees: number, width: number, height: number): Box {
  if (degrees === 0) return box;
  const turn = (degrees * Math.PI) / 180;
  const [centerX, centerY] = [(box[0] + box[2]) / 2 - width / 2, (box[1] + box[3]) / 2 - height / 2];
  const x = centerX * Math.cos(turn) - centerY * Math.sin(turn) + width / 2;
  const y = centerX * Math.sin(turn) + centerY * Math.cos(turn) + height / 2;
  const [halfWidth, halfHeight] = [(box[2] - box[0]) / 2, (box[3] - box[1]) / 2];
  return [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight];
}

/** How much neighbors differ where nothing is printed: a scan has grain, a drawn page has none. Steps of 255. */
export const grainOf = (picture: RenderedPage): number => differenceOf(picture, 0.7);

/** Whether a page came through a scanner: no two pixels of it are quite the same, on most of it. */
export const isScanned = (picture: RenderedPage): boolean => differenceOf(picture, 0.5) > 0;

/** How much neighbors differ at most, in such a share of a picture. */
function differenceOf({ width, height, rgba }: RenderedPage, share: number): number {
  const differences = new Uint32Array(256);
  let count = 0;
  for (let y = 1; y < height; y += 3) {
    for (let x = 1; x < width; x += 3) {
      const i = (y * width + x) * 4 + 1;
      differences[Math.abs(rgba[i]! - rgba[i - 4]!)]!++;
      count++;
    }
  }
  let below = 0;
  for (let value = 0; value < 256; value++) {
    below += differences[value]!;
    if (below > share * count) return value;
  }
  return 255;
}

/** The picture with less of its grain; a median of so many pixels takes out more, and thin strokes with it. */
export async function smoothed({ width, height, rgba }: RenderedPage, median: 0 | 3): Promise<RenderedPage> {
  const opaque = sharp(rgba, { raw: { width, height, channels: 4 } }).removeAlpha();
  const data = await (median > 0 ? opaque.median(median) : opaque).blur(0.7).ensureAlpha().raw().toBuffer();
  return { width, height, rgba: new Uint8Array(data.buffer, data.byteOffset, data.length) };
}

/** The picture with the edges of its letters made steeper. */
export async function sharpened({ width, height, rgba }: RenderedPage): Promise<RenderedPage> {
  const opaque = sharp(rgba, { raw: { width, height, channels: 4 } }).removeAlpha();
  const data = await opaque.sharpen({ sigma: 1.5 }).ensureAlpha().raw().toBuffer();
  return { width, height, rgba: new Uint8Array(data.buffer, data.byteOffset, data.length) };
}
