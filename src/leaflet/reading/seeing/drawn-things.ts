import type { Box } from '../../offer.model.ts';
import type { DrawnPath } from '../page-content.ts';
import type { Blob } from './ink.ts';
import {
  areaOf,
  around,
  heightOf,
  holdsMiddle,
  overlapOf,
  type PixelBox,
  type PixelSize,
  widthOf,
} from './pixel-box.ts';
import type { SeenLine } from './read-rows.ts';
import type { Surface } from './surfaces.ts';
import { hex } from './typeset.ts';

/** Surfaces as filled boxes, and lines. */
export function pathsOf(
  surfaces: readonly Surface[],
  blobs: readonly Blob[],
  lines: readonly SeenLine[],
  page: PixelSize,
  toBox: (box: PixelBox) => Box,
): DrawnPath[] {
  const told = new Set(lines.map((line) => line.row.on));
  const filled = surfaces
    .map((surface, at) => ({ surface, number: at + 1 }))
    .filter(
      ({ surface, number }) =>
        surface.carries && (told.has(number) || lines.some((line) => holdsMiddle(surface.box, line.row.box))),
    )
    .map(
      ({ surface }): DrawnPath => ({
        kind: 'rectangle',
        box: toBox(surface.box),
        fill: hex(surface.color),
        stroke: null,
        strokeWidth: 0,
      }),
    );
  const drawn = blobs
    .filter(({ box, pixels }) => isLine(box, page) || isFrame(box, pixels, page))
    .map(
      ({ box, color }): DrawnPath => ({
        kind: isLine(box, page) ? 'line' : 'rectangle',
        box: toBox(box),
        fill: null,
        stroke: hex(color),
        strokeWidth: 1,
      }),
    );
  return [...filled, ...drawn];
}

/** The lines through what is struck. */
export function strikesOf(lines: readonly SeenLine[], toBox: (box: PixelBox) => Box): DrawnPath[] {
  return lines
    .filter(({ struck }) => struck)
    .map(({ row: { box, color } }) => {
      const middle = (box.y0 + box.y1) / 2;
      return lineIn(toBox({ x0: box.x0, y0: middle, x1: box.x1, y1: middle + 1 }), hex(color));
    });
}

/** A line that fills a box. */
export const lineIn = (box: Box, stroke = '#888888'): DrawnPath => ({
  kind: 'line',
  box,
  fill: null,
  stroke,
  strokeWidth: 1,
});

const isLine = (box: PixelBox, page: PixelSize): boolean =>
  (heightOf(box) <= 5 && widthOf(box) > 0.05 * page.width) || (widthOf(box) <= 5 && heightOf(box) > 0.05 * page.height);

const isFrame = (box: PixelBox, pixels: number, page: PixelSize): boolean =>
  widthOf(box) > 0.08 * page.width &&
  heightOf(box) > 0.04 * page.height &&
  pixels < 0.06 * widthOf(box) * heightOf(box);

/** Ink that is neither words nor lines, with the surfaces among it, as far as it hangs together. */
export function picturesOf(
  surfaces: readonly Surface[],
  blobs: readonly Blob[],
  lines: readonly SeenLine[],
  page: PixelSize,
): PixelBox[] {
  const words = new Set(lines.flatMap((line) => line.row.glyphs));
  const pageArea = page.width * page.height;
  const isPart = (box: PixelBox): boolean => {
    const area = widthOf(box) * heightOf(box);
    return (
      area > 0.0006 * pageArea && area < 0.3 * pageArea && Math.min(widthOf(box), heightOf(box)) > 0.012 * page.width
    );
  };
  const plates = surfaces.filter(
    (surface) => surface.carries && lines.some((line) => holdsMiddle(surface.box, line.row.box)),
  );
  const parts = [
    ...blobs
      .filter((blob) => !words.has(blob) && isPart(blob.box) && !isFrame(blob.box, blob.pixels, page))
      .map(({ box }) => box),
    ...surfaces.filter((surface) => !plates.includes(surface) && isPart(surface.box)).map(({ box }) => box),
  ].filter((box) => !lines.some((line) => holdsMiddle(line.row.box, box)));
  return joinOverlapping(parts);
}

function joinOverlapping(parts: readonly PixelBox[]): PixelBox[] {
  const groups: PixelBox[] = [];
  for (const part of parts) {
    const touching = groups.filter((group) => overlapOf(group, part) > 0.15 * Math.min(areaOf(group), areaOf(part)));
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push(around([part, ...touching]));
  }
  return groups;
}
