import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumFlags, ensureChromium } from '../../scripts/chromium.ts';
import { fitCards, measurePages } from './measure-page.ts';
import type { LeafletKey, PageKind, Truth } from './model.ts';
import { type LeafletPlan, planLeaflet } from './plan.ts';
import { toTruth } from './truth.ts';

/** A leaflet as files. */
export interface DrawnLeaflet {
  readonly pdf: Uint8Array;
  readonly truth: Truth;
  readonly feedCsv: string;
}

/** A browser that draws. Fonts are read from the packages, nothing from the network. */
export function openDrawer(): Promise<Browser> {
  return chromium.launch({
    executablePath: ensureChromium(),
    args: [...chromiumFlags, '--allow-file-access-from-files', '--font-render-hinting=none'],
  });
}

/** Draws one leaflet in each of the given kinds of page. */
export async function drawLeaflet(
  browser: Browser,
  key: LeafletKey,
  kinds: readonly PageKind[],
): Promise<DrawnLeaflet[]> {
  const plan = await planLeaflet(key);
  const folder = await mkdtemp(join(tmpdir(), 'leaflet-page-'));
  const page = await browser.newPage({ viewport: plan.size, deviceScaleFactor: 150 / 96 });
  try {
    const path = join(folder, 'leaflet.html');
    await writeFile(path, plan.html);
    await page.goto(pathToFileURL(path).href, { waitUntil: 'load' });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await page.evaluate(fitCards);
    const drawn: DrawnLeaflet[] = [];
    for (const kind of kinds) drawn.push(await drawKind(page, plan, kind));
    return drawn;
  } finally {
    await page.close();
    await rm(folder, { recursive: true });
  }
}

async function drawKind(page: Page, plan: LeafletPlan, kind: PageKind): Promise<DrawnLeaflet> {
  const truth = toTruth(plan, await page.evaluate(measurePages), kind);
  const feedCsv = plan.feed.csv;
  if (kind !== 'vector') throw new Error(`Pages of kind ${kind} are not drawn yet.`);
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  return { pdf, truth, feedCsv };
}
