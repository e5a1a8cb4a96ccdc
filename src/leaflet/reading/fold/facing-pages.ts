import type { PageOutcome } from '../page-outcome.ts';
import type { PageSize } from '../pdfium.ts';
import { joinAcrossFold } from './join-across-fold.ts';

/** Whether the sizes are of two pages that make a spread: upright, and alike. */
function makeASpread(left: PageSize, right: PageSize): boolean {
  const alike = (a: number, b: number): boolean => Math.abs(a - b) < 0.01 * Math.max(a, b);
  return left.heightPt > left.widthPt && alike(left.widthPt, right.widthPt) && alike(left.heightPt, right.heightPt);
}

/** The page that lies beside a page of an open leaflet; undefined for a cover. Page 1 is one: 2 faces 3. `sizes` are of all pages. */
export function facingPage(page: number, sizes: readonly PageSize[]): number | undefined {
  const facing = page % 2 === 0 ? page + 1 : page - 1;
  const [own, other] = [sizes[page - 1], sizes[facing - 1]];
  return own && other && makeASpread(own, other) ? facing : undefined;
}

/**
 * Hands pages over once the one that faces them has come too, if it is to be read, so that offers across the fold are whole. As pages come about in
 * order, few wait.
 */
export function inSpreads(
  pages: readonly number[],
  sizes: readonly PageSize[],
  handle: (outcome: PageOutcome) => Promise<void> | void,
): (outcome: PageOutcome) => Promise<void> {
  const waiting = new Map<number, PageOutcome>();
  return async (outcome) => {
    const facing = facingPage(outcome.page, sizes);
    if (facing === undefined || !pages.includes(facing)) return handle(outcome);
    const other = waiting.get(facing);
    if (!other) {
      waiting.set(outcome.page, outcome);
      return;
    }
    waiting.delete(facing);
    const [left, right] = outcome.page < facing ? [outcome, other] : [other, outcome];
    for (const whole of joined(left, right)) await handle(whole);
  };
}

function joined(left: PageOutcome, right: PageOutcome): readonly PageOutcome[] {
  return left.state === 'read' && right.state === 'read' ? joinAcrossFold(left, right) : [left, right];
}
