import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findChromium } from '../../scripts/chromium.ts';
import { openPdf } from '../../src/leaflet/reading/pdfium.ts';
import { parts } from './amounts.ts';
import { type DrawnLeaflet, drawLeaflet, openDrawer } from './draw.ts';
import { locales } from './locales/index.ts';
import type { Box, Family, LeafletKey, LocaleCode, PageKind, TruthOffer } from './model.ts';

// Leaflets are drawn by Chromium; what they say is checked without it in plan.test.ts.
const absent = findChromium() === undefined;
const browser = absent ? undefined : await openDrawer();
const folder = mkdtempSync(join(tmpdir(), 'drawn-leaflets-'));
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

const key = (family: Family, locale: LocaleCode): LeafletKey => ({
  family,
  locale,
  seed: 7,
  heldOutTheme: false,
  pageCount: 1,
});

async function draw(family: Family, locale: LocaleCode, kind: PageKind): Promise<DrawnLeaflet> {
  const [drawn] = await drawLeaflet(browser!, key(family, locale), [kind]);
  return drawn!;
}

async function wordsIn({ pdf, truth }: DrawnLeaflet): Promise<{ pages: number; textIn(offer: TruthOffer): string }> {
  const path = join(folder, truth.pdf);
  writeFileSync(path, pdf);
  const open = await openPdf(path);
  const { runs } = open.readPage(1);
  const pages = open.pageSizes.length;
  open.close();
  const isIn = ([x0, y0, x1, y1]: readonly number[] & Box, [left, top, right, bottom]: Box): boolean =>
    (x0 + x1) / 2 > left && (x0 + x1) / 2 < right && (y0 + y1) / 2 > top && (y0 + y1) / 2 < bottom;
  const textIn = ({ price_bbox }: TruthOffer): string =>
    runs
      .filter(({ box }) => isIn(box, price_bbox))
      .map(({ text }) => text)
      .join('');
  return { pages, textIn };
}

const digits = (text: string): string => text.replaceAll(/\D/g, '');

test.skipIf(absent).each([
  ['grid', 'fr'],
  ['dense', 'pl'],
  ['borderless', 'es-AR'],
  ['mosaic', 'zh-TW'],
] as const)('a %s leaflet of %s prints each price where its truth has it', async (family, locale) => {
  const drawn = await draw(family, locale, 'vector');
  const { pages, textIn } = await wordsIn(drawn);
  expect(pages).toBe(1);
  for (const offer of drawn.truth.offers) {
    const { whole, hundredths } = parts(offer.price_cents, locales[locale]);
    const printed = digits(textIn(offer));
    expect([digits(whole), digits(whole + hundredths)], `${offer.id} ${offer.name}`).toContain(printed);
    if (printed === digits(whole)) expect(Number(hundredths)).toBe(0);
  }
});

test.skipIf(absent)('an outlined leaflet keeps its names as text and has no text where its prices are', async () => {
  const drawn = await draw('hero', 'it', 'outlined');
  const { textIn } = await wordsIn(drawn);
  for (const offer of drawn.truth.offers) expect(digits(textIn(offer)), offer.name).toBe('');
});

test.skipIf(absent).each(['vector', 'scan'] as const)('every box of a %s page is on the page', async (kind) => {
  const { truth } = await draw('rotated', 'be', kind);
  const { width, height } = truth.pages[0]!;
  for (const offer of truth.offers) {
    for (const box of [offer.bbox, offer.card_bbox, offer.price_bbox, offer.name_bbox, offer.image_bbox]) {
      if (!box) continue;
      const [x0, y0, x1, y1] = box;
      expect(x0 >= 0 && y0 >= 0 && x1 <= width && y1 <= height && x0 < x1 && y0 < y1, `${offer.id} ${box}`).toBe(true);
    }
  }
});

test.skipIf(absent)('pictures with a text layer have text that cannot be seen', async () => {
  const { pdf, truth } = await draw('masonry', 'es', 'ocr-layer');
  const path = join(folder, truth.pdf);
  writeFileSync(path, pdf);
  const open = await openPdf(path);
  const { runs } = open.readPage(1);
  open.close();
  expect(runs.length).toBeGreaterThan(100);
  expect(runs.every(({ invisible }) => invisible)).toBe(true);
});
