import type { Box } from '../../offer.model.ts';
import { centerOf, holds, shareWithin } from '../box.ts';
import type { DrawnPath, PageContent, TextRun } from '../page-content.ts';

/** A word that is no price and no quantity, as ids are. */
const idWords = /^(?:(?=\S*\d)[\p{L}\d_-]{6,}(?:[\s,;|]+|$))+$/u;

/**
 * Marks the ids that a designer hid in the page: in the color of their ground or behind a picture. They are for machines, and no words of
 * an offer. Other words stay, since a ground may be a gradient or a picture may be a veil, of which nothing is known here.
 */
export function withHiddenIds(runs: readonly TextRun[], content: Pick<PageContent, 'paths' | 'images'>): TextRun[] {
  return runs.map((run) => {
    if (run.invisible || run.text.length > 2_000 || !idWords.test(run.text) || !isUnseen(run, content)) return run;
    return { ...run, invisible: true };
  });
}

/** Whether nobody can read a run: not drawn, behind a picture, too small, or in the color of its ground. */
export function isUnseen(run: TextRun, { paths, images }: Pick<PageContent, 'paths' | 'images'>): boolean {
  if (run.invisible || run.covered === true || run.size < 1.5) return true;
  if (images.some(({ box }) => holds(box, centerOf(run.box)))) return false;
  return groundsOf(run.box, paths).every((ground) => distance(ground, run.color) < 12);
}

/** The colors that may lie under a box: the last rectangle that is under all of it, and whatever touches it above that. */
function groundsOf(box: Box, paths: readonly DrawnPath[]): string[] {
  const grounds: string[] = [];
  for (const path of paths.toReversed()) {
    if (path.fill === null || !holds(path.box, centerOf(box))) continue;
    grounds.push(path.fill);
    if (path.kind === 'rectangle' && shareWithin(box, path.box) > 0.99) return grounds;
  }
  return [...grounds, '#ffffff'];
}

function distance(a: string, b: string): number {
  const [from, to] = [Number.parseInt(a.slice(1), 16), Number.parseInt(b.slice(1), 16)];
  return Math.max(...[16, 8, 0].map((bits) => Math.abs(((from >> bits) & 255) - ((to >> bits) & 255))));
}
