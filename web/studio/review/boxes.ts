/** Geometry of offer boxes, in points from the top left of the page. */
export type Box = [number, number, number, number];

export interface PageSize {
  readonly widthPt: number;
  readonly heightPt: number;
}

const smallest = 8;
const round = (value: number): number => Math.round(value * 10) / 10;

/** The box moved, kept inside the page. */
export function moved([x0, y0, x1, y1]: Box, dx: number, dy: number, page: PageSize): Box {
  const right = Math.min(Math.max(dx, -x0), page.widthPt - x1);
  const down = Math.min(Math.max(dy, -y0), page.heightPt - y1);
  return [round(x0 + right), round(y0 + down), round(x1 + right), round(y1 + down)];
}

/** The box with its lower right corner moved, never smaller than can be grasped. */
export function resized([x0, y0, x1, y1]: Box, dx: number, dy: number, page: PageSize): Box {
  const right = Math.min(Math.max(x1 + dx, x0 + smallest), page.widthPt);
  const bottom = Math.min(Math.max(y1 + dy, y0 + smallest), page.heightPt);
  return [x0, y0, round(right), round(bottom)];
}

/** The two halves of a box, along its longer side. */
export function halves([x0, y0, x1, y1]: Box): [Box, Box] {
  const middleX = round((x0 + x1) / 2);
  const middleY = round((y0 + y1) / 2);
  const wide = x1 - x0 >= y1 - y0;
  return wide
    ? [
        [x0, y0, middleX, y1],
        [middleX, y0, x1, y1],
      ]
    : [
        [x0, y0, x1, middleY],
        [x0, middleY, x1, y1],
      ];
}

/** The smallest box around all of them. */
export function around(boxes: readonly Box[]): Box {
  return [
    Math.min(...boxes.map((b) => b[0])),
    Math.min(...boxes.map((b) => b[1])),
    Math.max(...boxes.map((b) => b[2])),
    Math.max(...boxes.map((b) => b[3])),
  ];
}
