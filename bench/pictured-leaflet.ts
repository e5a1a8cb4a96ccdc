import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import type { Figure } from './figure.ts';
import { type DrawnPaper, drawnPapers } from './leaflets/drawn-papers.ts';
import { sets } from './leaflets/sets.ts';
import { watchMemory } from './memory.ts';
import { root, scratchFolder } from './scratch.ts';

const pageCount = 100;
/** The fullest pages that are drawn, and lighter ones, each printed and scanned. */
const locale = 'fr';
const families = ['dense', 'grid', 'borderless'];

/**
 * A leaflet of 100 pages that are pictures, read as `npx halles digitise` reads it: the memory of that process and its readers at its
 * highest, and the time a page.
 */
export async function measure(): Promise<Figure[]> {
  const papers = await drawnPapers(
    sets.look.filter(
      (paper) =>
        (paper.kind === 'raster' || paper.kind === 'scan') &&
        paper.locale === locale &&
        families.includes(paper.family),
    ),
  );
  const { folder, remove } = scratchFolder();
  try {
    const pdf = join(folder, 'pictured.pdf');
    await writeFile(pdf, await repeated(papers));
    const { ms, megabytes } = await digitised(pdf, papers[0]!.feedPath, join(folder, 'offers.json'));
    const target = { pageMs: 8000, megabytes: 500 };
    return [
      { what: 'time a page', value: ms / pageCount, unit: 'ms', runs: pageCount, target: { atMost: target.pageMs } },
      { what: 'peak memory of all processes', value: megabytes, unit: 'MB', target: { atMost: target.megabytes } },
    ];
  } finally {
    remove();
  }
}

/** The pages of all papers in turn, each with a picture of its own, as in a leaflet. */
async function repeated(papers: readonly DrawnPaper[]): Promise<Uint8Array> {
  const leaflet = await PDFDocument.create();
  const sources = await Promise.all(papers.map(async ({ pdfPath }) => PDFDocument.load(await readFile(pdfPath))));
  for (let at = 0; at < pageCount; at++) {
    const [page] = await leaflet.copyPages(sources[at % sources.length]!, [0]);
    leaflet.addPage(page);
  }
  return leaflet.save();
}

async function digitised(pdf: string, feed: string, out: string): Promise<{ ms: number; megabytes: number }> {
  const start = performance.now();
  const args = [join(root, 'src/digitise.ts'), pdf, '--feed', feed, '--out', out];
  const reading = spawn(process.execPath, args, { stdio: 'ignore' });
  const memory = watchMemory(reading.pid);
  const [code] = await once(reading, 'exit');
  const kilobytes = memory.stop();
  if (code !== 0) throw new Error(`The leaflet was not read: digitise ended with ${code}.`);
  return { ms: performance.now() - start, megabytes: kilobytes / 1024 };
}
