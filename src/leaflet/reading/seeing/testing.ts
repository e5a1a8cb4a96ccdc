import type { RenderedPage } from '../pdfium.ts';
import type { Rgb } from './surfaces.ts';

/** A picture to draw on in a test. */
export interface Canvas extends RenderedPage {
  fill(x0: number, y0: number, x1: number, y1: number, color: Rgb): void;
}

export function aCanvas(width: number, height: number, color: Rgb): Canvas {
  const rgba = new Uint8Array(width * height * 4).fill(255);
  const fill = (x0: number, y0: number, x1: number, y1: number, [red, green, blue]: Rgb): void => {
    for (let y = y0; y < y1; y++) {
      for (let x = x0; x < x1; x++) rgba.set([red, green, blue, 255], (y * width + x) * 4);
    }
  };
  fill(0, 0, width, height, color);
  return { width, height, rgba, fill };
}
