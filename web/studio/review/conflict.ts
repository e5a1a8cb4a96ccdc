import type { Draft } from '../data.ts';

/** What of an offer people decide; the rest is the reader's own knowledge and follows from it. */
const fields = [
  'name',
  'brand',
  'quantityText',
  'priceMinor',
  'regularMinor',
  'soldBy',
  'mechanic',
  'productIds',
  'range',
  'loyaltyRequired',
  'mixAndMatch',
  'limitPerHousehold',
  'validFrom',
  'validThrough',
  'page',
  'box',
] as const satisfies readonly (keyof Draft)[];

export type Field = (typeof fields)[number];
export type Side = 'mine' | 'theirs';

/** A value that the two do not agree on. */
export interface Disagreement {
  readonly field: Field;
  /** Both changed it: somebody has to choose. Else only one did, and theirs is the choice. */
  readonly both: boolean;
  /** What is chosen unless somebody says otherwise: the change of the one who made one; theirs, which is saved, where both did. */
  readonly usual: Side;
}

const same = (a: unknown, b: unknown): boolean =>
  JSON.stringify(sorted(a ?? null)) === JSON.stringify(sorted(b ?? null));

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.entries(value).sort(([a], [b]) => a.localeCompare(b));
}

/** Where the draft that I made of `base` and the one that they saved meanwhile differ. */
export function disagreements(base: Draft, mine: Draft, theirs: Draft): Disagreement[] {
  return fields.flatMap((field) => {
    if (same(mine[field], theirs[field])) return [];
    const [iDid, theyDid] = [!same(base[field], mine[field]), !same(base[field], theirs[field])];
    return [{ field, both: iDid && theyDid, usual: theyDid ? 'theirs' : 'mine' } as const];
  });
}

/** Their draft with my values where they are chosen. Who chose has looked at it. */
export function settled(theirs: Draft, mine: Draft, choice: Readonly<Partial<Record<Field, Side>>>): Draft {
  const chosen = fields.filter((field) => choice[field] === 'mine');
  return { ...theirs, ...Object.fromEntries(chosen.map((field) => [field, mine[field]])), checked: true };
}

/** Both changes together, where the two changed different values; undefined where somebody has to choose. */
export function mergedOf(base: Draft, mine: Draft, theirs: Draft): Draft | undefined {
  const differing = disagreements(base, mine, theirs);
  if (differing.some(({ both }) => both)) return undefined;
  const choice = Object.fromEntries(differing.map(({ field, usual }) => [field, usual]));
  return { ...settled(theirs, mine, choice), reasons: mine.reasons };
}
