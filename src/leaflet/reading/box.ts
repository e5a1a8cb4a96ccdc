import type { Box } from '../offer.model.ts';

export const widthOf = (box: Box): number => box[2] - box[0];
export const heightOf = (box: Box): number => box[3] - box[1];
export const areaOf = (box: Box): number => Math.max(0, widthOf(box)) * Math.max(0, heightOf(box));
export const centerOf = (box: Box): readonly [number, number] => [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];

/** The smallest box around all; of none, an empty one at the origin. */
export function unionOf(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return [0, 0, 0, 0];
  let [x0, y0, x1, y1] = boxes[0]!;
  for (const box of boxes) {
    x0 = Math.min(x0, box[0]);
    y0 = Math.min(y0, box[1]);
    x1 = Math.max(x1, box[2]);
    y1 = Math.max(y1, box[3]);
  }
  return [x0, y0, x1, y1];
}

export const intersectionOf = (a: Box, b: Box): Box => [
  Math.max(a[0], b[0]),
  Math.max(a[1], b[1]),
  Math.min(a[2], b[2]),
  Math.min(a[3], b[3]),
];

/** Area of the overlap, 0 when they are apart. */
export function overlapOf(a: Box, b: Box): number {
  const shared = intersectionOf(a, b);
  return shared[2] > shared[0] && shared[3] > shared[1] ? areaOf(shared) : 0;
}

/** How much of `inner` lies within `outer`, 0 to 1. */
export function shareWithin(inner: Box, outer: Box): number {
  const area = areaOf(inner);
  return area > 0 ? overlapOf(inner, outer) / area : holds(outer, centerOf(inner)) ? 1 : 0;
}

export const holds = (box: Box, [x, y]: readonly [number, number]): boolean =>
  x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];

/** How far apart two boxes are on each axis; 0 where they overlap. */
export const gapBetween = (a: Box, b: Box): readonly [number, number] => [
  Math.max(0, b[0] - a[2], a[0] - b[2]),
  Math.max(0, b[1] - a[3], a[1] - b[3]),
];

export function distanceOf(a: Box, b: Box): number {
  const [dx, dy] = gapBetween(a, b);
  return Math.hypot(dx, dy);
}

/** Length of the shared part on an axis (0 for x, 1 for y). */
export const sharedLength = (a: Box, b: Box, axis: 0 | 1): number =>
  Math.max(0, Math.min(a[axis + 2] ?? 0, b[axis + 2] ?? 0) - Math.max(a[axis], b[axis]));
