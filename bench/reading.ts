import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digitise, indexFeed } from '../src/leaflet/digitise.ts';
import { openPdf } from '../src/leaflet/reading/pdfium.ts';
import { type Figure, timed } from './figure.ts';

const folder = join(import.meta.dirname, '../demo/leaflets');
const leaflets = ['fr-hyper.pdf', 'fr-marche.pdf', 'be-folder.pdf', 'es-folleto.pdf', 'it-volantino.pdf'];

/** Pages a second of the demo leaflets, processes started and pictures made; the floor is bare text and one rendering in this process. */
export async function measure(): Promise<Figure[]> {
  let pages = 0;
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(
      peak,
      residentOf(process.pid) + childrenOf(process.pid).reduce((sum, pid) => sum + residentOf(pid), 0),
    );
  }, 50);
  const products = indexFeed([]);
  const readMs = await timed(async () => {
    for (const name of leaflets) {
      const done = await digitise({ pdfPath: join(folder, name), products, imageWidth: 828 });
      pages += done.pages.length;
    }
  });
  clearInterval(watch);
  const bareMs = await timed(async () => {
    for (const name of leaflets) {
      const pdf = await openPdf(join(folder, name));
      for (let page = 1; page <= pdf.pageSizes.length; page++) {
        pdf.readPage(page);
        pdf.renderPage(page, 828);
      }
      pdf.close();
    }
  });
  return [
    {
      what: 'pages read, matched and pictured',
      value: (pages * 1000) / readMs,
      unit: 'pages/s',
      floor: (pages * 1000) / bareMs,
    },
    { what: 'peak memory, all processes', value: peak / 1024, unit: 'MB' },
  ];
}

/** Kilobytes in memory; 0 where the system does not tell. */
function residentOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}
