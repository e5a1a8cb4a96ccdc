import type { Box } from '../offer.model.ts';
import type { TextRun } from './page-content.ts';

/** A PDF matrix [a b c d e f]: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** One character, placed on the seen page. */
export interface Char extends TextRun {
  /** Characters of one text object were typeset together. */
  readonly object: number;
}

/** First `inner`, then `outer`. */
export function multiply(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [A, B, C, D, E, F] = outer;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

export function transformBox([a, b, c, d, e, f]: Matrix, [x0, y0, x1, y1]: Box): Box {
  const xs = [a * x0 + c * y0, a * x1 + c * y0, a * x0 + c * y1, a * x1 + c * y1].map((x) => x + e);
  const ys = [b * x0 + d * y0, b * x1 + d * y0, b * x0 + d * y1, b * x1 + d * y1].map((y) => y + f);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** From PDF space (origin bottom left, page perhaps turned) to the page as seen, from its top left. `turns` are quarter turns clockwise. */
export function viewOf(
  { left, top, right, bottom }: { left: number; top: number; right: number; bottom: number },
  turns: number,
): { matrix: Matrix; width: number; height: number } {
  const [width, height] = [right - left, top - bottom];
  switch (turns & 3) {
    case 1:
      return { matrix: [0, 1, 1, 0, -bottom, -left], width: height, height: width };
    case 2:
      return { matrix: [-1, 0, 0, 1, right, -bottom], width, height };
    case 3:
      return { matrix: [0, -1, -1, 0, top, right], width: height, height: width };
    default:
      return { matrix: [1, 0, 0, -1, -left, top], width, height };
  }
}
