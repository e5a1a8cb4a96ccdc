import type { Box } from '../offer.model.ts';
import { assign } from './assignment.ts';
import { distanceOf } from './box.ts';

export interface Pairing {
  /** Farther apart two boxes are never paired, in points. */
  readonly reach: number;
  /** Something drawn stands between them. */
  readonly barrier: (a: Box, b: Box) => boolean;
}

type Measure = (a: Box, b: Box) => number;

const across: readonly Measure[] = [
  (a, b) => a[0] - b[0],
  (a, b) => a[2] - b[0],
  (a, b) => a[0] - b[2],
  (a, b) => (a[0] + a[2] - b[0] - b[2]) / 2,
];

const down: readonly Measure[] = [
  (a, b) => a[1] - b[1],
  (a, b) => a[3] - b[3],
  (a, b) => a[1] - b[3],
  (a, b) => a[3] - b[1],
  (a, b) => (a[1] + a[3] - b[1] - b[3]) / 2,
];

/**
 * Pairs boxes one to one: the nearest first, then by the page's own habit, as a designer sets every price in the same place beside its
 * name. Gives for each of `from` its place in `to`, or -1.
 */
export function pairByHabit(from: readonly Box[], to: readonly Box[], { reach, barrier }: Pairing): number[] {
  const near = from.map((a) =>
    to.map((b) => {
      const distance = distanceOf(a, b);
      return distance > reach ? Infinity : distance + (barrier(a, b) ? reach : 0);
    }),
  );
  let pairs = assign(near);
  for (let round = 0; round < 3; round++) {
    const taken = pairs.flatMap((j, i) => (j < 0 ? [] : [[from[i]!, to[j]!] as const]));
    if (taken.length < 3) return pairs;
    const [x, y] = [habitOf(across, taken), habitOf(down, taken)];
    const cost = from.map((a, i) =>
      to.map((b, j) => {
        const distance = near[i]![j]!;
        const strange =
          Math.min(reach, Math.abs(x.measure(a, b) - x.usual)) + Math.min(reach, Math.abs(y.measure(a, b) - y.usual));
        return distance + strange;
      }),
    );
    pairs = assign(cost);
  }
  return pairs;
}

/** The measure that varies least among the pairs, and its usual value. */
function habitOf(
  measures: readonly Measure[],
  pairs: readonly (readonly [Box, Box])[],
): { measure: Measure; usual: number } {
  const habits = measures.map((measure) => {
    const values = pairs.map(([a, b]) => measure(a, b));
    const usual = medianOf(values);
    return { measure, usual, spread: medianOf(values.map((value) => Math.abs(value - usual))) };
  });
  return habits.reduce((a, b) => (b.spread < a.spread ? b : a));
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
