import { gzipSync } from 'node:zlib';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { chromiumFlags, ensureChromium } from '../scripts/chromium.ts';
import { freePort } from '../scripts/postgres15.ts';
import { startHalles } from '../src/start.ts';
import type { Figure } from './figure.ts';
import { root, scratchFolder } from './scratch.ts';

const store = 'paris-daumesnil';

/** Lighthouse on a phone, over the leaflet page of the demo, and the weight of its scripts. */
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
  const chrome = await launch({ chromePath: ensureChromium(), chromeFlags: [...chromiumFlags] });
  try {
    const page = `${halles.url}/fr/${store}/leaflets/${await publishedLeaflet(halles.url)}`;
    const run = await lighthouse(page, { port: chrome.port, output: 'json', logLevel: 'silent' });
    const scores = run?.lhr.categories ?? {};
    const score = (name: string): Figure => ({
      what: `Lighthouse mobile, ${name}`,
      value: (scores[name]?.score ?? 0) * 100,
      unit: 'of 100',
    });
    for (const audit of Object.values(run?.lhr.audits ?? {}))
      if (audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode !== 'informative')
        console.log(`  · ${audit.id}: ${audit.displayValue ?? ''}`);
    return [
      ...['performance', 'accessibility', 'best-practices', 'seo'].map(score),
      { what: 'scripts of the leaflet page, gzip', value: (await scriptBytes(page)) / 1000, unit: 'kB', floor: 25 },
    ];
  } finally {
    chrome.kill();
    await halles.stop();
    remove();
  }
}

async function publishedLeaflet(url: string): Promise<string> {
  for (;;) {
    const answer = await fetch(`${url}/api/shop/fr/stores/${store}/leaflets`);
    const { leaflets } = (await answer.json()) as { leaflets: { leafletId: string }[] };
    if (leaflets[0]) return leaflets[0].leafletId;
    await new Promise((settle) => setTimeout(settle, 250));
  }
}

async function scriptBytes(page: string): Promise<number> {
  const html = await (await fetch(page)).text();
  const sources = [...html.matchAll(/<script[^>]*src="([^"]+)"/g)].map(([, source]) => new URL(source!, page).href);
  const bodies = await Promise.all(
    sources.map(async (source) => Buffer.from(await (await fetch(source)).arrayBuffer())),
  );
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
}
