import type { Box } from '../offer.model.ts';
import { areaOf, heightOf, overlapOf, shareWithin, widthOf } from './box.ts';
import type { DrawnPath, PageContent } from './page-content.ts';

/** Boxes that are drawn around something: cards, panels, price plates. Largest first, without doubles. */
export function framesOf(content: PageContent): Box[] {
  const page: Box = [0, 0, content.width, content.height];
  const found: Box[] = [];
  const candidates = [
    ...content.paths.filter((path) => path.kind !== 'line').map((path) => path.box),
    ...tableCells(content),
  ];
  const sorted = candidates.toSorted((a, b) => areaOf(b) - areaOf(a));
  for (const box of sorted) {
    if (widthOf(box) < 0.03 * content.width || heightOf(box) < 0.012 * content.height) continue;
    if (areaOf(box) > 0.85 * areaOf(page) || shareWithin(box, page) < 0.5) continue;
    if (!found.some((known) => sameBox(known, box))) found.push(box);
    if (found.length >= 800) break;
  }
  return found;
}

function sameBox(a: Box, b: Box): boolean {
  const shared = overlapOf(a, b);
  return shared > 0.9 * Math.max(areaOf(a), areaOf(b));
}

export interface Rules {
  readonly horizontal: readonly Box[];
  readonly vertical: readonly Box[];
}

/** Thin lines that part the page, long enough to be meant so. */
export function rulesOf(content: PageContent): Rules {
  const thin = 2.5;
  const long = 0.08 * Math.min(content.width, content.height);
  const horizontal = content.paths.filter(({ box }) => heightOf(box) <= thin && widthOf(box) >= long);
  const vertical = content.paths.filter(({ box }) => widthOf(box) <= thin && heightOf(box) >= long);
  const boxes = (paths: readonly DrawnPath[]): Box[] => paths.slice(0, 500).map((path) => path.box);
  return { horizontal: boxes(horizontal), vertical: boxes(vertical) };
}

/** Cells of a grid that is drawn by separate lines: between neighboring vertical and horizontal lines that meet. */
function tableCells(content: PageContent): Box[] {
  const { horizontal, vertical } = rulesOf(content);
  if (horizontal.length < 2 || vertical.length < 2 || horizontal.length > 120 || vertical.length > 120) return [];
  const cells: Box[] = [];
  const slack = 3;
  for (const top of horizontal) {
    for (const left of vertical) {
      if (left[1] > top[1] + slack || left[3] < top[3] + 20 || left[0] < top[0] - slack || left[0] > top[2]) continue;
      const right = vertical
        .filter(
          (rule) =>
            rule[0] > left[0] + 20 && rule[1] <= top[1] + slack && rule[3] > top[3] + 20 && rule[0] <= top[2] + slack,
        )
        .toSorted((a, b) => a[0] - b[0])[0];
      if (!right) continue;
      const bottom = horizontal
        .filter((rule) => rule[1] > top[1] + 20 && rule[0] <= left[0] + slack && rule[2] >= right[0] - slack)
        .toSorted((a, b) => a[1] - b[1])[0];
      if (bottom) cells.push([left[0], top[1], right[2], bottom[3]]);
    }
  }
  return cells;
}

/** Whether a rule runs between two boxes that lie beside or above one another. */
export function ruleBetween({ horizontal, vertical }: Rules, a: Box, b: Box): boolean {
  const [left, right] = a[0] <= b[0] ? [a, b] : [b, a];
  const [upper, lower] = a[1] <= b[1] ? [a, b] : [b, a];
  const crossesX = (rule: Box): boolean =>
    rule[0] >= left[2] - 1 &&
    rule[2] <= right[0] + 1 &&
    rule[1] < Math.min(a[3], b[3]) &&
    rule[3] > Math.max(a[1], b[1]);
  const crossesY = (rule: Box): boolean =>
    rule[1] >= upper[3] - 2 &&
    rule[3] <= lower[1] + 2 &&
    rule[0] < Math.min(a[2], b[2]) &&
    rule[2] > Math.max(a[0], b[0]);
  return vertical.some(crossesX) || horizontal.some(crossesY);
}
