import type { Box } from '../offer.model.ts';
import { sharedLength, unionOf, widthOf } from './box.ts';
import type { TextBlock } from './lines.ts';
import { readQuantity } from './read-quantity.ts';

/** Lines of one block differ less in size. */
const headlineScale = 2.2;
/** The name of a hero is no larger beside its quantity; the title of a page may be. */
const mostScale = 5;

/** Joins a quantity with the name above it where that is set so large that they are no block: "JAMBON SUPÉRIEUR", "La barquette de 800 g". */
export function underHeadlines(blocks: readonly TextBlock[], parted: (a: Box, b: Box) => boolean): TextBlock[] {
  const joined = new Map<TextBlock, TextBlock>();
  for (const block of blocks) {
    if (!readQuantity(block.lines[0]!.text)?.net) continue;
    const above = blocks.filter(
      (other) => !joined.has(other) && isHeadlineOf(other, block) && !parted(other.box, block.box),
    );
    const [headline] = above.toSorted((a, b) => b.box[3] - a.box[3]);
    if (headline) joined.set(headline, block);
  }
  const below = new Set(joined.values());
  return blocks
    .filter((block) => !below.has(block))
    .map((block) => {
      const quantity = joined.get(block);
      return quantity ? { lines: [...block.lines, ...quantity.lines], box: unionOf([block.box, quantity.box]) } : block;
    });
}

function isHeadlineOf(headline: TextBlock, { lines: [first], box }: TextBlock): boolean {
  const last = headline.lines.at(-1)!;
  const scale = last.size / first!.size;
  const gap = first!.baseline - last.baseline;
  return (
    scale > headlineScale &&
    scale < mostScale &&
    Math.abs(last.angle - first!.angle) < 2 &&
    /\p{L}{3}/u.test(last.text) &&
    gap > 0 &&
    gap < 1.2 * last.size &&
    sharedLength(headline.box, box, 0) > 0.5 * Math.min(widthOf(headline.box), widthOf(box))
  );
}

/** Whether a block is a name in large type over its quantity. */
export function isHeadline({ lines }: TextBlock): boolean {
  const first = lines[0]!;
  return lines.some(({ size, text }) => first.size > headlineScale * size && Boolean(readQuantity(text)?.net));
}
