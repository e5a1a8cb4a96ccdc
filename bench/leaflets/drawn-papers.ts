import { createHash } from 'node:crypto';
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
}

/** Changes with every line that draws, so that pictures of before are not taken for those of now. */
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

/** Draws what the temporary folder does not have yet; gives each paper as soon as it is there. */
export async function* drawnPapers(
  papers: readonly ExamPaper[],
  folder = join(tmpdir(), 'halles-leaflets', drawingVersion()),
): AsyncGenerator<DrawnPaper> {
  await mkdir(folder, { recursive: true });
  let browser: Browser | undefined;
  try {
    for (const paper of papers) {
      const path = join(folder, `${docName(paper)}.${paper.kind}.truth.json`);
      if (!existsSync(path)) {
        browser ??= await openDrawer();
        await drawInto(browser, paper, papers, folder);
      }
      const truth = JSON.parse(readFileSync(path, 'utf8')) as Truth;
      yield { paper, truth, pdfPath: join(folder, truth.pdf), feedPath: join(folder, truth.feed) };
    }
  } finally {
    await browser?.close();
  }
}

/** All kinds of one leaflet are drawn together: its plan is the same. The truth comes last, as it says that the rest is there. */
async function drawInto(
  browser: Browser,
  paper: ExamPaper,
  papers: readonly ExamPaper[],
  folder: string,
): Promise<void> {
  const kinds = papers.filter((other) => docName(other) === docName(paper)).map(({ kind }) => kind);
  for (const { pdf, truth, feedCsv } of await drawLeaflet(browser, paper, kinds)) {
    await write(join(folder, truth.pdf), pdf);
    await write(join(folder, truth.feed), feedCsv);
    await write(join(folder, `${truth.doc}.truth.json`), `${JSON.stringify(truth, null, 1)}\n`);
  }
}

async function write(path: string, content: string | Uint8Array): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  await writeFile(part, content);
  await rename(part, path);
}
