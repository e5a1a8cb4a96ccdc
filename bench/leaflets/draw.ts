import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumFlags, ensureChromium } from '../../scripts/chromium.ts';
import { dice } from '../figure.ts';
import {
  misreadWords,
  type PicturePage,
  pdfOfPictures,
  rollScanFaults,
  scanned,
  shrunk,
  toJpeg,
} from './image-pages.ts';
import { fitCards, measurePages, wordsOfPage } from './measure-page.ts';
import type { LeafletKey, PageKind, Truth } from './model.ts';
import { outlineWords } from './outlines.ts';
import { type LeafletPlan, planLeaflet } from './plan.ts';
import { toTruth, turnTruth } from './truth.ts';

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
    const crowded = await page.evaluate(fitCards);
    if (crowded.length > 0) throw new Error(`${plan.doc} has offers that do not fit: ${crowded.join('; ')}`);
    const drawn: DrawnLeaflet[] = [];
    // Outlining changes the page for good.
    for (const kind of kinds.toSorted((a, b) => Number(a === 'outlined') - Number(b === 'outlined'))) {
      drawn.push(await drawKind(page, plan, kind));
    }
    return drawn;
  } finally {
    await page.close();
    await rm(folder, { recursive: true });
  }
}

async function drawKind(page: Page, plan: LeafletPlan, kind: PageKind): Promise<DrawnLeaflet> {
  const truth = toTruth(plan, await page.evaluate(measurePages), kind);
  const feedCsv = plan.feed.csv;
  const roll = dice(createHash('sha256').update(truth.doc).digest().readUInt32LE());
  if (kind === 'vector') return { pdf: await print(page), truth, feedCsv };
  if (kind === 'outlined') {
    await outlineWords(page, roll() < 0.5 ? '[data-words]' : '[data-part="pricenum"]', plan.fonts);
    return { pdf: await print(page), truth, feedCsv };
  }
  const faults = rollScanFaults(roll);
  const pictures: PicturePage[] = [];
  for (let number = 1; number <= plan.pageCount; number++) {
    const png = await page.locator(`.page[data-page="${number}"]`).screenshot();
    const words = kind === 'ocr-layer' ? misreadWords(await page.evaluate(wordsOfPage, number), roll) : [];
    pictures.push({ jpeg: kind === 'scan' ? await scanned(png, faults, roll) : await toJpeg(png), words });
  }
  const pdf = await pdfOfPictures(pictures, plan.size);
  return {
    pdf,
    truth: kind === 'scan' ? turnTruth(truth, faults.skew, shrunk(faults, plan.size.width, plan.size.height)) : truth,
    feedCsv,
  };
}

const print = (page: Page): Promise<Uint8Array> => page.pdf({ preferCSSPageSize: true, printBackground: true });
