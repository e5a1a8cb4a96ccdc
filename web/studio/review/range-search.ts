import type { ProductRange } from '../data.ts';

/** Lower case and without accents, so that "cremerie" finds "Crèmerie". */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** As many are shown to choose from. */
const mostShown = 8;

/** The brands and departments that a person may mean: those that begin with the words first, then those with the most products. */
export function rangesLike(ranges: readonly ProductRange[], query: string): ProductRange[] {
  const asked = folded(query);
  const place = ({ name }: ProductRange): number => {
    const own = folded(name);
    if (asked === '' || own.startsWith(asked)) return 0;
    if (` ${own}`.includes(` ${asked}`)) return 1;
    return own.includes(asked) ? 2 : 3;
  };
  return ranges
    .map((range) => ({ range, at: place(range) }))
    .filter(({ at }) => at < 3)
    .sort((a, b) => a.at - b.at)
    .slice(0, mostShown)
    .map(({ range }) => range);
}

/** The brand or department that a stored range names; undefined when there is none, or none any more. */
export function rangeNamed(ranges: readonly ProductRange[], name: string): ProductRange | undefined {
  const asked = folded(name);
  return ranges.find((range) => folded(range.name) === asked);
}
