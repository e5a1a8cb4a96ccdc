import { chromium } from 'playwright-core';
import { importFeed, sendLeaflet, setUpGroup, waitUntilRead } from '../e2e/staff.ts';
import { chromiumFlags, ensureChromium } from '../scripts/chromium.ts';
import { freePort } from '../scripts/postgres15.ts';
import { startHalles } from '../src/start.ts';
import { type Figure, median, quantile } from './figure.ts';
import type { ShownOffer } from './review/keystrokes.ts';
import { drawReviewPaper, type ReviewPaper } from './review/paper.ts';
import { type Reviewed, reviewByKeyboard } from './review/reviewer.ts';
import { root, scratchFolder } from './scratch.ts';

const pages = 20;

/** Seconds of a keystroke and of making up one's mind (Card, Moran and Newell 1980: the keystroke-level model, K of an average typist, M). */
const keySeconds = 0.28;
const lookSeconds = 1.35;

/** A leaflet of 20 pages, read and then reviewed by keyboard in a real browser by somebody who knows what is printed. */
export async function measure(): Promise<Figure[]> {
  const paper = await drawReviewPaper(pages);
  const reviewed = await reviewInStudio(paper);
  const keystrokes = reviewed.offers.map((offer) => offer.keystrokes);
  const answers = reviewed.offers.map(({ answerMs }) => answerMs);
  const total = keystrokes.reduce((sum, count) => sum + count, 0);
  const minutes = (keystrokes.length * lookSeconds + total * keySeconds) / 60;
  const runs = keystrokes.length;
  console.log(
    `  ${paper.pages} pages, ${paper.offers.length} offers printed, ${reviewed.found} found, ${reviewed.missing} to be drawn by hand`,
  );
  for (const name of reviewed.stillWrong) console.log(`  · still wrong: ${name}`);
  return [
    { what: 'keystrokes an offer, median', value: median(keystrokes), unit: '', runs, target: { atMost: 3 } },
    { what: 'keystrokes an offer, p95', value: quantile(keystrokes, 0.95), unit: '', runs },
    { what: 'keystrokes an offer, mean', value: total / runs, unit: '', runs },
    {
      what: 'all offers looked at, by the keystroke-level model',
      value: minutes,
      unit: 'min',
      floor: (runs * (lookSeconds + keySeconds)) / 60,
      floorOf: 'one look and one key an offer',
      target: { atMost: 10 },
    },
    { what: 'from key to the next offer, median', value: median(answers), unit: 'ms', runs },
    { what: 'from key to the next offer, p95', value: quantile(answers, 0.95), unit: 'ms', runs },
    { what: 'offers right before the review', value: reviewed.rightBefore / reviewed.found, unit: '' },
    { what: 'offers right after it', value: reviewed.rightAfter / reviewed.found, unit: '', target: { atLeast: 0.99 } },
  ];
}

async function reviewInStudio(paper: ReviewPaper): Promise<Reviewed> {
  const { folder, remove } = scratchFolder();
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const printed: string[] = [];
  const env = { HALLES_DATA: folder, PORT: String(port), SANDBOX_PORT: String(sandboxPort), LOG_LEVEL: 'error' };
  const halles = await startHalles({
    root,
    env: { ...process.env, ...env, HALLES_DEMO: '0' },
    say: (line) => printed.push(line),
  });
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumFlags] });
  try {
    const url = `http://localhost:${port}`;
    const staff = await setUpGroup(url, printed);
    await importFeed(staff, Buffer.from(paper.feedCsv));
    const leafletId = await sendLeaflet(staff, 'Vingt pages', paper.pdf);
    await waitUntilRead(staff, leafletId, 300_000);
    const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, locale: 'fr-FR' });
    const [name = '', value = ''] = staff.cookie.split('=');
    await context.addCookies([{ name, value, url }]);
    const studio = await context.newPage();
    await studio.goto(`${url}/studio/leaflets/${leafletId}`);
    await studio.locator('.offer-row[data-chosen="true"]').waitFor();
    const ask = async () =>
      (await staff.ask<{ offers: ShownOffer[] }>('GET', `/api/leaflets/${leafletId}/offers`)).offers;
    return await reviewByKeyboard(studio, paper.offers, ask);
  } finally {
    await browser.close();
    await halles.stop();
    remove();
  }
}
