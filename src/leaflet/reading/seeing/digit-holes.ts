import { heightOf, type PixelBox, widthOf } from './pixel-box.ts';

/** A hole in a digit. */
export interface DigitHole {
  /** Its middle, from 0 at the head of the digit to 1 at its foot. */
  readonly down: number;
  /** Its share of the height of the digit. */
  readonly tall: number;
}

/** Of the box of a digit: less is a speck between strokes. */
const leastShare = 0.012;
/** Pixels: smaller digits are too coarse to have holes for sure. */
const leastHeight = 20;

/** The holes of a digit, from its head. Undefined where it is too small to tell. */
export function holesOfDigit(isInk: (x: number, y: number) => boolean, box: PixelBox): DigitHole[] | undefined {
  const [columns, rows] = [widthOf(box) + 2, heightOf(box) + 2];
  if (heightOf(box) < leastHeight) return undefined;
  const seen = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const isInside = column > 0 && row > 0 && column < columns - 1 && row < rows - 1;
      if (isInside && isInk(box.x0 + column - 1, box.y0 + row - 1)) seen[row * columns + column] = 1;
    }
  }
  flood(seen, 0, columns);
  const holes: DigitHole[] = [];
  for (let at = 0; at < seen.length; at++) {
    if (seen[at]) continue;
    const hole = flood(seen, at, columns);
    if (hole.pixels < leastShare * columns * rows) continue;
    holes.push({ down: (hole.top + hole.bottom) / 2 / rows, tall: (hole.bottom - hole.top + 1) / rows });
  }
  return holes.toSorted((a, b) => a.down - b.down);
}

/** Marks what hangs together with a pixel, side by side. */
function flood(seen: Uint8Array, start: number, columns: number): { pixels: number; top: number; bottom: number } {
  const stack = [start];
  seen[start] = 1;
  let [pixels, top, bottom] = [0, seen.length, 0];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    pixels++;
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
    const beside = [column > 0 ? at - 1 : -1, column < columns - 1 ? at + 1 : -1, at - columns, at + columns];
    for (const next of beside) {
      if (next < 0 || next >= seen.length || seen[next]) continue;
      seen[next] = 1;
      stack.push(next);
    }
  }
  return { pixels, top, bottom };
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
