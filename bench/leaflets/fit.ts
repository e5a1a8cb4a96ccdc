import { type Evidence, type EvidenceName, evidenceNames } from '../../src/leaflet/reading/evidence.ts';

/** An offer as it was read: what spoke for it, how sure the reader was, and whether it could be sold as it was read. */
export interface Judged {
  readonly evidence: Evidence;
  /** 0 to 1. */
  readonly confidence: number;
  readonly correct: boolean;
}

export type Weights = Readonly<Record<EvidenceName | 'usual', number>>;

const names = ['usual', ...evidenceNames] as const;
const rounds = 25;
/** Keeps the weight of rare evidence small: as if each spoke for nothing in so many offers. */
const ridge = 2;

/** Logistic regression by Newton's steps: the log odds that each piece of evidence adds to an offer's being right. */
export function fitWeights(judged: readonly Judged[]): Weights {
  const rows = judged.map(({ evidence }) => names.map((name) => (name === 'usual' ? 1 : (evidence[name] ?? 0))));
  let weights = names.map(() => 0);
  for (let round = 0; round < rounds; round++) {
    const gradient = weights.map((weight, at) => (at === 0 ? 0 : -ridge * weight));
    const curvature = weights.map((_, i) => weights.map((__, j) => (i === j ? (i === 0 ? 1e-9 : ridge) : 0)));
    for (const [at, row] of rows.entries()) {
      const p = chance(row.reduce((sum, value, i) => sum + value * weights[i]!, 0));
      for (const [i, a] of row.entries()) {
        if (a === 0) continue;
        gradient[i]! += a * (Number(judged[at]!.correct) - p);
        for (const [j, b] of row.entries()) curvature[i]![j]! += a * b * p * (1 - p);
      }
    }
    const step = solve(curvature, gradient);
    weights = weights.map((weight, i) => weight + step[i]!);
  }
  return Object.fromEntries(names.map((name, i) => [name, Math.round(100 * weights[i]!) / 100])) as Weights;
}

const chance = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** Gauss and Jordan, the largest pivot first. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  for (let column = 0; column < rows.length; column++) {
    const best = rows
      .slice(column)
      .reduce((at, row, i, rest) => (Math.abs(row[column]!) > Math.abs(rest[at]![column]!) ? i : at), 0);
    [rows[column], rows[column + best]] = [rows[column + best]!, rows[column]!];
    const pivot = rows[column]![column]!;
    for (const [i, row] of rows.entries()) {
      if (i === column || row[column] === 0) continue;
      const factor = row[column]! / pivot;
      for (let j = column; j < row.length; j++) row[j]! -= factor * rows[column]![j]!;
    }
  }
  return rows.map((row, i) => row.at(-1)! / row[i]!);
}

/** How often offers of about one confidence were right. */
export interface ReliabilityBin {
  /** Both 0 to 1; the upper end is not included, but for 1. */
  readonly from: number;
  readonly to: number;
  readonly offers: number;
  readonly meanConfidence: number;
  readonly right: number;
}

const edges = [0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0001];

/** Bins of confidence that hold any offer. */
export function reliabilityOf(judged: readonly Pick<Judged, 'confidence' | 'correct'>[]): ReliabilityBin[] {
  return edges.slice(1).flatMap((to, i) => {
    const from = edges[i]!;
    const within = judged.filter(({ confidence }) => confidence >= from && confidence < to);
    if (within.length === 0) return [];
    return {
      from,
      to: Math.min(1, to),
      offers: within.length,
      meanConfidence: within.reduce((sum, { confidence }) => sum + confidence, 0) / within.length,
      right: within.filter(({ correct }) => correct).length / within.length,
    };
  });
}

/** The mean distance between confidence and truth, each bin by its offers. */
export function calibrationError(bins: readonly ReliabilityBin[]): number {
  const offers = bins.reduce((sum, bin) => sum + bin.offers, 0);
  return (
    bins.reduce((sum, bin) => sum + bin.offers * Math.abs(bin.meanConfidence - bin.right), 0) / Math.max(1, offers)
  );
}
