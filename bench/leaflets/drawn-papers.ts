import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { drawLeaflet, openDrawer } from './draw.ts';
import type { Truth } from './model.ts';
import { docName } from './plan.ts';
import type { ExamPaper } from './sets.ts';

/** A paper as files. */
export interface DrawnPaper {
  readonly paper: ExamPaper;
  readonly pdfPath: string;
  readonly feedPath: string;
  readonly truth: Truth;
  /** All its files. */
  readonly paths: readonly string[];
}

/** Changes with every line that draws, so that leaflets of before are not taken for those of now. */
export function drawingVersion(): string {
  const hash = createHash('sha256');
  for (const folder of ['.', 'locales', 'shelves']) {
    const names = readdirSync(join(import.meta.dirname, folder)).filter((name) => name.endsWith('.ts'));
    for (const name of names.filter((name) => !judges.has(name) && !name.endsWith('.test.ts')).sort()) {
      hash.update(name).update(readFileSync(join(import.meta.dirname, folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 12);
}

/** These draw nothing. */
const judges: ReadonlySet<string> = new Set([
  'command.ts',
  'drawn-papers.ts',
  'examine.ts',
  'figures.ts',
  'mistakes.ts',
  'preview.ts',
  'report.ts',
  'score.ts',
  'sets.ts',
]);

const truthPath = (folder: string, paper: ExamPaper): string =>
  join(folder, `${docName(paper)}.${paper.kind}.truth.json`);

/** Papers as files in the temporary folder, drawn unless they are there. */
export async function drawnPapers(papers: readonly ExamPaper[]): Promise<DrawnPaper[]> {
  const folder = join(tmpdir(), 'halles-leaflets', drawingVersion());
  const missing = papers.filter((paper) => !existsSync(truthPath(folder, paper)));
  if (missing.length > 0) await drawElsewhere(missing, folder);
  return papers.map((paper) => {
    const truth = JSON.parse(readFileSync(truthPath(folder, paper), 'utf8')) as Truth;
    const [pdfPath, feedPath] = [join(folder, truth.pdf), join(folder, truth.feed)];
    return { paper, truth, pdfPath, feedPath, paths: [pdfPath, feedPath, truthPath(folder, paper)] };
  });
}

async function drawElsewhere(papers: readonly ExamPaper[], folder: string): Promise<void> {
  const child = fork(join(import.meta.dirname, 'drawing-child.ts'), [folder, JSON.stringify(papers)]);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error('The leaflets could not be drawn.');
}

/** Draws papers into a folder, all kinds of one leaflet together, as its plan is the same. */
export async function drawMissing(papers: readonly ExamPaper[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const browser = await openDrawer();
  try {
    for (const same of Map.groupBy(papers, docName).values()) await drawInto(browser, same, folder);
  } finally {
    await browser.close();
  }
}

/** The truth comes last, as it says that the rest is there. */
async function drawInto(browser: Browser, papers: readonly ExamPaper[], folder: string): Promise<void> {
  const kinds = papers.map(({ kind }) => kind);
  for (const { pdf, truth, feedCsv } of await drawLeaflet(browser, papers[0]!, kinds)) {
    await write(join(folder, truth.pdf), pdf);
    await write(join(folder, truth.feed), feedCsv);
    await write(join(folder, `${truth.doc}.truth.json`), `${JSON.stringify(truth, null, 1)}\n`);
    process.stderr.write(`drawn: ${truth.doc}\n`);
  }
}

async function write(path: string, content: string | Uint8Array): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  await writeFile(part, content);
  await rename(part, path);
}
