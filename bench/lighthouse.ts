import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { chromiumFlags, ensureChromium } from '../scripts/chromium.ts';
import { freePort } from '../scripts/postgres15.ts';
import { startHalles } from '../src/start.ts';
import { type Figure, median } from './figure.ts';
import { root, scratchFolder } from './scratch.ts';

const store = 'paris-daumesnil';
const runs = 3;
const patienceMs = 180_000;

/** What Lighthouse tells of one visit, as far as it is used here. */
interface Visit {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<
    Record<
      string,
      {
        readonly id: string;
        readonly score: number | null;
        readonly scoreDisplayMode: string;
        readonly displayValue?: string;
        readonly numericValue?: number;
        readonly details?: unknown;
      }
    >
  >;
}

const categories = [
  { id: 'performance', target: { atLeast: 95 } },
  { id: 'accessibility', target: { atLeast: 100 } },
  { id: 'best-practices' },
  { id: 'seo' },
] as const;

/** What the first view of a leaflet may cost a phone at Lighthouse's slow 4G, as its audits number it. */
const budgets = [
  {
    id: 'largest-contentful-paint',
    what: 'largest contentful paint, slow 4G',
    unit: 's',
    per: 1000,
    target: { atMost: 1.8 },
  },
  { id: 'cumulative-layout-shift', what: 'layout shift', unit: '', per: 1, target: { atMost: 0 } },
  {
    id: 'total-byte-weight',
    what: 'first view of page 1, over the wire',
    unit: 'kB',
    per: 1000,
    target: { atMost: 150 },
  },
] as const;

/** Lighthouse on a phone, over the leaflet page of the demo, and the weight of the scripts that the page loads. */
export async function measure(): Promise<Figure[]> {
  const { folder, remove } = scratchFolder();
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const env = {
    ...process.env,
    HALLES_DATA: folder,
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    LOG_LEVEL: 'error',
  };
  const halles = await startHalles({ root, env, say: () => undefined });
  try {
    const page = `${halles.url}/fr/${store}/leaflets/${await publishedLeaflet(halles.url)}`;
    const visits: Visit[] = [];
    for (let run = 0; run < runs; run++) visits.push(await visit(page));
    printWeakAudits(visits);
    return [
      ...categories.map(({ id, ...target }) => ({
        what: `Lighthouse mobile, ${id}`,
        value: median(visits.map((seen) => (seen.categories[id]?.score ?? 0) * 100)),
        unit: 'of 100',
        runs,
        ...target,
      })),
      ...budgets.map(({ id, what, unit, per, target }) => ({
        what,
        value: median(visits.map(({ audits }) => numberOf(audits[id], id) / per)),
        unit,
        runs,
        target,
      })),
      {
        what: 'scripts of the leaflet page, gzip',
        value: (await scriptBytes(visits[0]!)) / 1000,
        unit: 'kB',
        runs: 1,
        target: { atMost: 25 },
      },
    ];
  } finally {
    await halles.stop();
    remove();
  }
}

function numberOf(audit: Visit['audits'][string] | undefined, id: string): number {
  if (audit?.numericValue === undefined) throw new Error(`Lighthouse did not tell ${id}.`);
  return audit.numericValue;
}

async function visit(page: string): Promise<Visit> {
  const chrome = await launch({ chromePath: ensureChromium(), chromeFlags: [...chromiumFlags] });
  try {
    const run = await lighthouse(page, { port: chrome.port, output: 'json', logLevel: 'silent' });
    if (!run || run.lhr.runtimeError) throw new Error(`Lighthouse failed: ${run?.lhr.runtimeError?.message}`);
    return run.lhr;
  } finally {
    chrome.kill();
  }
}

/** What keeps a score from being full, so that a miss can be looked at. */
function printWeakAudits(visits: readonly Visit[]): void {
  const weak = visits.flatMap(({ audits }) =>
    Object.values(audits)
      .filter(({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== 'informative')
      .map(({ id, displayValue }) => (displayValue ? `${id} (${displayValue})` : id)),
  );
  for (const line of [...new Set(weak)].sort()) console.log(`  · ${line}`);
}

async function publishedLeaflet(url: string): Promise<string> {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    const answer = await fetch(`${url}/api/shop/fr/stores/${store}/leaflets`);
    const { leaflets } = (await answer.json()) as { leaflets: { leafletId: string }[] };
    if (leaflets[0]) return leaflets[0].leafletId;
    await sleep(250);
  }
  throw new Error(`No leaflet was published within ${patienceMs / 1000} s.`);
}

/** Every script that the page asked for, as small as gzip makes it. */
async function scriptBytes({ audits }: Visit): Promise<number> {
  const requests = audits['network-requests']?.details as
    | { items: { url: string; resourceType?: string }[] }
    | undefined;
  if (!requests) throw new Error('Lighthouse did not tell what the page asked for.');
  const sources = requests.items.filter(({ resourceType }) => resourceType === 'Script').map(({ url }) => url);
  const bodies = await Promise.all(
    [...new Set(sources)].map(async (source) => Buffer.from(await (await fetch(source)).arrayBuffer())),
  );
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
}
