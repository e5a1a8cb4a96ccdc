import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawingVersion } from './drawn-papers.ts';
import type { Examined } from './examine.ts';
import { type Scores, type Tally, toScores } from './score.ts';

const path = join(import.meta.dirname, 'figures.json');
const allowedLoss = 0.01;

type Rates = Omit<Scores, 'msPerPage'>;

/** The committed figures of the gate. Times are left out: they belong to a machine. */
interface Figures {
  /** What drew the leaflets that the figures are of. */
  readonly drawing: string;
  readonly kinds: Readonly<Record<string, Rates>>;
}

function ratesOf(tallies: ReadonlyMap<string, Tally>): Record<string, Rates> {
  const rates: Record<string, Rates> = {};
  for (const [name, tally] of [...tallies].sort(([a], [b]) => a.localeCompare(b))) {
    const { msPerPage, ...others } = toScores(tally);
    rates[name] = Object.fromEntries(
      Object.entries(others).map(([measure, value]) => [
        measure,
        value === null ? null : Math.round(value * 10_000) / 10_000,
      ]),
    ) as unknown as Rates;
  }
  return rates;
}

export function writeFigures({ byKind }: Examined): void {
  const figures: Figures = { drawing: drawingVersion(), kinds: ratesOf(byKind) };
  writeFileSync(path, `${JSON.stringify(figures, null, 2)}\n`);
}

/** A sentence for each figure that is worse than the committed one by more than 0.01. */
export function losses({ byKind }: Examined): string[] {
  if (!existsSync(path)) return ['There are no committed figures: write them with --write.'];
  const before = JSON.parse(readFileSync(path, 'utf8')) as Figures;
  const now = ratesOf(byKind);
  const found = Object.entries(before.kinds).flatMap(([kind, rates]) => lossesOf(kind, rates, now[kind]));
  const isRedrawn = before.drawing !== drawingVersion();
  if (found.length > 0 && isRedrawn)
    found.push('The leaflets are drawn differently since: write the figures anew if that is why.');
  return found;
}

export function lossesOf(kind: string, before: Rates, now: Rates | undefined): string[] {
  return (Object.keys(before) as (keyof Rates)[]).flatMap((measure) => {
    const [was, is] = [before[measure] ?? 0, now?.[measure] ?? 0];
    const loss = measure === 'falseLinks' ? is - was : was - is;
    return loss > allowedLoss ? `${kind}: ${measure} is ${is.toFixed(3)}, it was ${was.toFixed(3)}` : [];
  });
}
