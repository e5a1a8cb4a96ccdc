import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { type FeedRow, readFeed } from '../src/catalog/index.ts';
import { digitise, indexFeed } from '../src/leaflet/digitise.ts';
import { openPdf } from '../src/leaflet/reading/pdfium.ts';
import { type Figure, median, timed } from './figure.ts';
import { watchMemory } from './memory.ts';
import { root } from './scratch.ts';

const leaflets = [
  { pdf: 'fr-hyper.pdf', feed: 'fr.csv' },
  { pdf: 'fr-marche.pdf', feed: 'fr.csv' },
  { pdf: 'be-folder.pdf', feed: 'be.csv' },
  { pdf: 'es-folleto.pdf', feed: 'es.csv' },
  { pdf: 'it-volantino.pdf', feed: 'it.csv' },
] as const;
const imageWidth = 828;
const runs = 3;

const pathOf = (pdf: string): string => join(root, 'demo/leaflets', pdf);

/**
 * Pages a second of the demo leaflets with their feeds, processes started and pictures made, and the memory of all processes at its highest.
 * The floor is bare text and one rendering of the same pages in this process.
 */
export async function measure(): Promise<Figure[]> {
  const indexes = await Promise.all(leaflets.map(async ({ feed }) => indexFeed(await rowsOfFeed(feed))));
  const read: number[] = [];
  const bare: number[] = [];
  const memory = watchMemory();
  for (let run = 0; run < runs; run++)
    read.push(
      await pagesPerSecond(async () => {
        let pages = 0;
        for (const [i, { pdf }] of leaflets.entries())
          pages += (await digitise({ pdfPath: pathOf(pdf), products: indexes[i]!, imageWidth })).pages.length;
        return pages;
      }),
    );
  const peak = memory.stop();
  const bareMemory = watchMemory();
  for (let run = 0; run < runs; run++) bare.push(await pagesPerSecond(readBare));
  const barePeak = bareMemory.stop();
  return [
    {
      what: 'pages read, matched and pictured',
      value: median(read),
      unit: 'pages/s',
      floor: median(bare),
      floorOf: 'bare pdfium text and one rendering, one process',
      runs,
    },
    {
      what: 'peak memory, parent and readers',
      value: peak / 1024,
      unit: 'MB',
      floor: barePeak / 1024,
      floorOf: 'one process that reads and renders',
      runs,
    },
  ];
}

async function pagesPerSecond(work: () => Promise<number>): Promise<number> {
  let pages = 0;
  const ms = await timed(async () => {
    pages = await work();
  });
  return (pages * 1000) / ms;
}

async function readBare(): Promise<number> {
  let pages = 0;
  for (const { pdf } of leaflets) {
    const open = await openPdf(pathOf(pdf));
    for (let page = 1; page <= open.pageSizes.length; page++) {
      open.readPage(page);
      open.renderPage(page, imageWidth);
    }
    pages += open.pageSizes.length;
    open.close();
  }
  return pages;
}

async function rowsOfFeed(feed: string): Promise<FeedRow[]> {
  const rows: FeedRow[] = [];
  for await (const entry of readFeed(createReadStream(join(root, 'demo/feeds', feed))))
    if ('row' in entry) rows.push(entry.row);
  return rows;
}
