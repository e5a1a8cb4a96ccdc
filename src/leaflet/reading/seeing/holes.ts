import { heightOf, type PixelBox, widthOf } from './pixel-box.ts';

/** A place that is enclosed by what is solid; its box is in pixels of the page. */
export type Hole = PixelBox & {
  readonly pixels: number;
  /** Stretches of pixels from left to right, and the length of the longest. */
  readonly runs: number;
  readonly longestRun: number;
};

/**
 * The holes of what is solid within a box, from the top. Those of fewer than `leastPixels` are left out; after `most` of them nothing more
 * is looked at.
 */
export function holesIn(
  box: PixelBox,
  isSolid: (x: number, y: number) => boolean,
  { leastPixels, most = Number.POSITIVE_INFINITY }: { readonly leastPixels: number; readonly most?: number },
): Hole[] {
  // With a margin of one, so that all of the outside hangs together.
  const [columns, rows] = [widthOf(box) + 2, heightOf(box) + 2];
  const closed = new Uint8Array(columns * rows);
  for (let row = 1; row < rows - 1; row++) {
    for (let column = 1; column < columns - 1; column++)
      if (isSolid(box.x0 + column - 1, box.y0 + row - 1)) closed[row * columns + column] = 1;
  }
  flood(closed, 0, columns);
  const holes: Hole[] = [];
  for (let at = 0; at < closed.length && holes.length < most; at++) {
    if (closed[at]) continue;
    const pixels = flood(closed, at, columns);
    if (pixels.length >= leastPixels) holes.push(holeOf(pixels, columns, box));
  }
  return holes;
}

/** Closes what hangs together with a place, side by side, and tells its places. */
function flood(closed: Uint8Array, start: number, columns: number): number[] {
  const found = [start];
  closed[start] = 1;
  for (const at of found) {
    const column = at % columns;
    const beside = [column > 0 ? at - 1 : -1, column < columns - 1 ? at + 1 : -1, at - columns, at + columns];
    for (const next of beside) {
      if (next < 0 || next >= closed.length || closed[next]) continue;
      closed[next] = 1;
      found.push(next);
    }
  }
  return found;
}

function holeOf(places: readonly number[], columns: number, box: PixelBox): Hole {
  let [x0, y0, x1, y1] = [columns, Number.POSITIVE_INFINITY, 0, 0];
  let [runs, length, longestRun] = [0, 0, 0];
  let last: number | undefined;
  for (const at of places.toSorted((a, b) => a - b)) {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    [x0, y0, x1, y1] = [Math.min(x0, column), Math.min(y0, row), Math.max(x1, column + 1), Math.max(y1, row + 1)];
    length = at - 1 === last ? length + 1 : 1;
    if (length === 1) runs++;
    longestRun = Math.max(longestRun, length);
    last = at;
  }
  const [left, top] = [box.x0 - 1, box.y0 - 1];
  return { x0: left + x0, y0: top + y0, x1: left + x1, y1: top + y1, pixels: places.length, runs, longestRun };
}
