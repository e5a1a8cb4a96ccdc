import type { Box } from '../../offer.model.ts';
import { areaOf, shareWithin } from '../box.ts';

/** A text (by its number), or a picture or plate that may lie over one. */
export interface DrawnObject {
  readonly text?: number;
  readonly box: Box;
}

const mostCovers = 300;

/**
 * The texts behind a picture or a plate that was drawn after them. What covers most of the page does not count: text that a scanner wrote
 * lies under its picture too.
 */
export function coveredTexts(drawn: readonly DrawnObject[], page: { width: number; height: number }): Set<number> {
  const covers = drawn
    .map(({ text, box }, order) => ({ text, box, order }))
    .filter(({ text, box }) => text === undefined && areaOf(box) < 0.6 * page.width * page.height)
    .toSorted((a, b) => areaOf(b.box) - areaOf(a.box))
    .slice(0, mostCovers);
  const covered = new Set<number>();
  drawn.forEach(({ text, box }, order) => {
    if (text !== undefined && covers.some((cover) => cover.order > order && shareWithin(box, cover.box) > 0.98))
      covered.add(text);
  });
  return covered;
}
