import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Figure } from '../figure.ts';
import { writeReliability, writeWeights } from './calibrate.ts';
import { drawnPapers } from './drawn-papers.ts';
import { type Examined, examine } from './examine.ts';
import { losses, writeFigures } from './figures.ts';
import { mistakes } from './mistakes.ts';
import { families, localeCodes, pageKinds } from './model.ts';
import { previewPages } from './preview.ts';
import { tables, targets } from './report.ts';
import { type Tally, toScores } from './score.ts';
import { type ExamPaper, type SetName, setNames, sets } from './sets.ts';

const usage = `Usage: halles bench leaflets [--set look|score|gate|fit|judge] [--only FAMILY/KIND/LOCALE] [--out FOLDER] [--explain] [--json FILE] [--write|--check|--calibrate|--reliability]

Draws leaflets, has the reader read them, and scores it against the truth (see bench/leaflets/README.md).
--set    look (default): for development; score: only for judging; gate: the part of score with committed figures
--only   some of the set, "grid/vector/fr"; a part left empty asks for all: "//fr", "/scan"
--out    draws into a folder and reads nothing: PDFs, truths, feeds, and a picture of each page with the boxes of the truth
--explain  names each mistake; not for score and gate, which nobody is to tune for
--json   also writes the scores, and how sure the reader was of each offer and whether it was right
--write  reads the gate and writes its figures to bench/leaflets/figures.json
--check  reads the gate and fails on a loss of more than 0.01 against them
--calibrate    reads fit, a part of look, and writes what each piece of evidence adds to an offer's confidence
--reliability  reads judge, a part of score, and writes docs/confidence.md: how often offers of each confidence were right
`;

/** `halles bench leaflets`. @returns the exit code: 0 done, 1 figures were lost, 2 wrong usage. */
export async function leafletsCommand(args: readonly string[]): Promise<number> {
  const asked = readArguments(args);
  if (typeof asked === 'string') {
    console.error(`${asked}\n\n${usage}`);
    return 2;
  }
  if (asked.out !== undefined) {
    await drawInto(asked.out, asked.papers);
    return 0;
  }
  const examined = await examine(asked.papers, (truth, offers) => {
    process.stderr.write(`${truth.doc}\n`);
    if (asked.explain) for (const mistake of mistakes(truth, offers)) console.log(mistake);
  });
  console.log(tables(examined));
  if (asked.json !== undefined) await writeFile(asked.json, toJson(examined));
  if (asked.write) writeFigures(examined);
  if (asked.calibrate) writeWeights(examined);
  if (asked.reliability) writeReliability(examined);
  const lost = asked.check ? losses(examined) : [];
  for (const loss of lost) console.error(loss);
  return lost.length > 0 ? 1 : 0;
}

interface Asked {
  readonly papers: readonly ExamPaper[];
  readonly out: string | undefined;
  readonly json: string | undefined;
  readonly explain: boolean;
  readonly write: boolean;
  readonly check: boolean;
  readonly calibrate: boolean;
  readonly reliability: boolean;
}

/** What is asked, or a sentence that says what is wrong with it. */
function readArguments(args: readonly string[]): Asked | string {
  const [string, boolean] = [{ type: 'string' }, { type: 'boolean', default: false }] as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        set: string,
        only: string,
        out: string,
        json: string,
        explain: boolean,
        write: boolean,
        check: boolean,
        calibrate: boolean,
        reliability: boolean,
      },
    });
    const { out, json, explain, write, check, calibrate, reliability } = values;
    const whole = write || check ? 'gate' : calibrate ? 'fit' : reliability ? 'judge' : undefined;
    if (whole && (values.set ?? values.only ?? out) !== undefined)
      return `--write, --check, --calibrate and --reliability are about a whole set, here ${whole}.`;
    const name = whole ?? values.set ?? 'look';
    if (explain && name !== 'look' && name !== 'fit')
      return '--explain is for the set to look at: the others only judge.';
    if (!setNames.includes(name as SetName)) return `The set ${name} is not one of ${setNames.join(', ')}.`;
    const papers = sets[name as SetName].filter((paper) => isAsked(paper, values.only));
    if (papers.length > 0) return { papers, out, json, explain, write, check, calibrate, reliability };
    return `${values.only} asks for nothing of ${name}: ${families.join(', ')} / ${pageKinds.join(', ')} / ${localeCodes.join(', ')}.`;
  } catch (error) {
    return (error as Error).message;
  }
}

function isAsked({ family, kind, locale }: ExamPaper, only = ''): boolean {
  const parts = only.split('/');
  return [family, kind, locale].every((name, i) => !parts[i] || parts[i] === name);
}

/** By kind of page: its scores, and each offer read with its confidence. */
function toJson({ byKind, byFamily, byLocale }: Examined): string {
  const scored = (tallies: ReadonlyMap<string, Tally>) =>
    Object.fromEntries(
      [...tallies].map(([name, tally]) => [name, { ...toScores(tally), offers: tally.offers, judged: tally.judged }]),
    );
  return `${JSON.stringify({ kinds: scored(byKind), families: scored(byFamily), locales: scored(byLocale) })}\n`;
}

async function drawInto(folder: string, papers: readonly ExamPaper[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const drawn of await drawnPapers(papers)) {
    for (const path of drawn.paths) await copyFile(path, join(folder, basename(path)));
    for (const [at, png] of (await previewPages(drawn)).entries()) {
      await writeFile(join(folder, `${drawn.truth.doc}.${at + 1}.png`), png);
    }
    console.log(`${drawn.truth.pdf}: ${drawn.truth.offers.length} offers`);
  }
}

/** Offers that could be sold as they were read, and offers found, in the gate. */
export async function measure(): Promise<Figure[]> {
  const { byKind, peakMegabytes } = await examine(sets.gate);
  const figures = pageKinds.flatMap((kind): Figure[] => {
    const tally = byKind.get(kind);
    if (!tally) return [];
    const { f1, shoppable } = toScores(tally);
    return [
      { what: `${kind}: offers found (F1)`, value: f1, unit: '', target: { atLeast: targets[kind].f1! } },
      { what: `${kind}: shoppable offers`, value: shoppable, unit: '', target: { atLeast: targets[kind].shoppable! } },
    ];
  });
  return [...figures, { what: 'peak memory', value: peakMegabytes, unit: 'MB', target: { atMost: 500 } }];
}
