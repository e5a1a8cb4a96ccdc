/** Pixels: `x0`, `y0` inclusive, `x1`, `y1` exclusive. */
export interface PixelBox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** How large a picture is. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

export const widthOf = ({ x0, x1 }: PixelBox): number => x1 - x0;
export const heightOf = ({ y0, y1 }: PixelBox): number => y1 - y0;
export const areaOf = (box: PixelBox): number => Math.max(0, widthOf(box)) * Math.max(0, heightOf(box));

/** The smallest box around all. */
export function around(boxes: readonly PixelBox[]): PixelBox {
  return boxes.reduce((a, b) => ({
    x0: Math.min(a.x0, b.x0),
    y0: Math.min(a.y0, b.y0),
    x1: Math.max(a.x1, b.x1),
    y1: Math.max(a.y1, b.y1),
  }));
}

export const overlapOf = (a: PixelBox, b: PixelBox): number =>
  areaOf({
    x0: Math.max(a.x0, b.x0),
    y0: Math.max(a.y0, b.y0),
    x1: Math.min(a.x1, b.x1),
    y1: Math.min(a.y1, b.y1),
  });

/** Whether the middle of one lies in the other. */
export function holdsMiddle(outer: PixelBox, inner: PixelBox): boolean {
  const [x, y] = [(inner.x0 + inner.x1) / 2, (inner.y0 + inner.y1) / 2];
  return x >= outer.x0 && x < outer.x1 && y >= outer.y0 && y < outer.y1;
}
