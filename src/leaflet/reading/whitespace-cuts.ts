import type { Box } from '../offer.model.ts';

/** What lies in a region, to be parted by the empty stripes between offers. */
export interface Laid {
  readonly box: Box;
  readonly kind: 'price' | 'name' | 'other';
}

type Axis = 0 | 1;

interface Cut {
  readonly axis: Axis;
  readonly at: number;
  /** How many more names than prices, or fewer, its two sides have in all. */
  readonly uneven: number;
  readonly width: number;
}

const leastGap = 2;

/**
 * Parts what lies in a region by empty stripes, again and again, as long as each side keeps a price and a name. A stripe that leaves as many
 * names as prices on both sides goes before a wider one: the white between a name and its price is often wider than that between offers.
 */
export function partsByWhitespace<Item extends Laid>(items: readonly Item[]): Item[][] {
  const prices = items.filter(({ kind }) => kind === 'price').length;
  if (prices < 2) return [[...items]];
  const cuts = ([0, 1] as const).flatMap((axis) => cutsAlong(items, axis));
  const best = cuts.toSorted((a, b) => a.uneven - b.uneven || b.width - a.width)[0];
  if (!best || best.uneven > unevenness(items) + 1) return [[...items]];
  const [before, after] = sidesOf(items, best.axis, best.at);
  return [...partsByWhitespace(before), ...partsByWhitespace(after)];
}

function cutsAlong(items: readonly Laid[], axis: Axis): Cut[] {
  // A line that runs over several columns is no obstacle to parting them: a title, small print, a banner.
  const extent = Math.max(...items.map(({ box }) => box[axis + 2]!)) - Math.min(...items.map(({ box }) => box[axis]!));
  const solid = items.filter(({ box, kind }) => kind === 'price' || box[axis + 2]! - box[axis]! < 0.6 * extent);
  const ordered = solid.toSorted((a, b) => a.box[axis]! - b.box[axis]!);
  const cuts: Cut[] = [];
  let end = ordered[0]?.box[axis + 2] ?? 0;
  for (const { box } of ordered) {
    const width = box[axis]! - end;
    if (width >= leastGap) {
      const at = end + width / 2;
      const [before, after] = sidesOf(items, axis, at);
      if (isWhole(before) && isWhole(after)) {
        cuts.push({ axis, at, width, uneven: unevenness(before) + unevenness(after) });
      }
    }
    end = Math.max(end, box[axis + 2]!);
  }
  return cuts;
}

function sidesOf<Item extends Laid>(items: readonly Item[], axis: Axis, at: number): [Item[], Item[]] {
  const isBefore = ({ box }: Item): boolean => (box[axis]! + box[axis + 2]!) / 2 < at;
  return [items.filter(isBefore), items.filter((item) => !isBefore(item))];
}

const count = (items: readonly Laid[], kind: Laid['kind']): number => items.filter((item) => item.kind === kind).length;

const isWhole = (items: readonly Laid[]): boolean => count(items, 'price') > 0 && count(items, 'name') > 0;

const unevenness = (items: readonly Laid[]): number => Math.abs(count(items, 'price') - count(items, 'name'));
