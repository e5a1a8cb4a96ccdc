import { holesIn } from './holes.ts';
import { heightOf, type PixelBox, widthOf } from './pixel-box.ts';

/** A hole in a digit. */
export interface DigitHole {
  /** Its middle, from 0 at the head of the digit to 1 at its foot. */
  readonly down: number;
  /** Its share of the height of the digit. */
  readonly tall: number;
}

/** Of a digit's box with a margin of one pixel: less is a speck between strokes. */
const leastShare = 0.012;
/** Pixels: smaller digits are too coarse to have holes for sure. */
const leastHeight = 20;

/** The holes of a digit, from its head. Undefined where it is too small to tell. */
export function holesOfDigit(isInk: (x: number, y: number) => boolean, box: PixelBox): DigitHole[] | undefined {
  if (heightOf(box) < leastHeight) return undefined;
  const [columns, rows] = [widthOf(box) + 2, heightOf(box) + 2];
  return holesIn(box, isInk, { leastPixels: leastShare * columns * rows })
    .map(({ y0, y1 }) => ({ down: ((y0 + y1 - 1) / 2 - box.y0 + 1) / rows, tall: (y1 - y0) / rows }))
    .toSorted((a, b) => a.down - b.down);
}

/** A digit as it was read, or the one it is taken for that has such holes. */
export function digitWith(holes: readonly DigitHole[], read: string): string {
  const [hole, ...more] = holes;
  if (!hole) return read === '6' ? '5' : read === '8' ? '3' : read;
  if (more.length === 1) return '035689'.includes(read) ? '8' : read;
  if (more.length > 1) return read;
  const meant = withOneHole(hole);
  return '5689'.includes(read) || ('01'.includes(read) && meant === '4') ? meant : read;
}

/** The hole of a 4 is short in every type, that of a 0 is not. */
function withOneHole({ down, tall }: DigitHole): string {
  if (tall > 0.48) return '0';
  return down < 0.4 ? '9' : down < 0.57 ? '4' : '6';
}
