import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { afterAll, expect, test } from 'vitest';
import { matchPage } from './matching/match-page.ts';
import { indexProducts } from './matching/product-index.ts';
import type { PageOutcome } from './page-outcome.ts';
import { readOfferTexts } from './read-offers.ts';
import { readPdf } from './read-pdf.ts';
import { aPdf, aProduct, aRun, type DrawPage, readDrawn, withPdf } from './testing.ts';
import { makeOf, understandPage } from './understand-page.ts';

const demoLeaflet = join(import.meta.dirname, '../../../demo/leaflets/fr-marche.pdf');

const folder = mkdtempSync(join(tmpdir(), 'halles-odd-pages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a page of 120 offers has each of them once', async () => {
  const offers = await readDrawn((page) => {
    for (let at = 0; at < 120; at++) {
      const [x, y] = [20 + (at % 10) * 56, 30 + Math.floor(at / 10) * 66];
      page.text(`Article ${at}`, x, y, 7, { bold: true });
      page.text('Le pot de 100 g', x, y + 9, 6);
      page.raisedPrice(100 + at, x, y + 36, 18);
    }
  }, []);
  expect(offers).toHaveLength(120);
  expect(new Set(offers.map(({ priceMinor }) => priceMinor)).size).toBe(120);
});

test('a page without offers has none', async () => {
  const offers = await readDrawn((page) => {
    page.text('Bienvenue dans votre nouveau magasin', 60, 200, 24, { bold: true });
    page.text('Toute l’équipe vous attend du lundi au samedi de 8 h 30 à 20 h', 60, 240, 9);
  }, []);
  expect(offers).toEqual([]);
});

test('a price of nothing is no price', async () => {
  const offers = await readDrawn((page) => {
    page.text('Tomates', 60, 100, 9, { bold: true });
    page.text('Le kg', 60, 112, 7);
    page.raisedPrice(0, 60, 160, 30);
    page.text('Pommes', 360, 100, 9, { bold: true });
    page.text('Le kg', 360, 112, 7);
    page.raisedPrice(199, 360, 160, 30);
  }, []);
  expect(offers.map(({ name, priceMinor }) => [name, priceMinor])).toEqual([['Pommes', 199]]);
});

test('a name that is written from the right keeps its letters', () => {
  const name = 'جبنة بيضاء';
  const runs = [
    aRun({ text: name, x: 100, baseline: 100, bold: true }),
    aRun({ text: '250 g', x: 100, baseline: 110, size: 7 }),
    aRun({ text: '2,49 €', x: 100, baseline: 140, size: 24, bold: true }),
  ];
  const { offers } = readOfferTexts({ page: 1, width: 300, height: 300, runs, paths: [], images: [] }, ['fr']);
  const [offer] = offers;
  expect([offer?.text.name, offer?.text.priceMinor]).toEqual([name, 249]);
});

test('a page whose fonts have no map to Unicode is looked at instead', async () => {
  const pdf = await PDFDocument.load(readFileSync(demoLeaflet));
  let maps = 0;
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict && object.delete(PDFName.of('ToUnicode'))) maps++;
  }
  expect(maps).toBeGreaterThan(0);
  const pricesOf = async (bytes: Uint8Array) =>
    withPdf(bytes, async (open) => {
      const { offers } = await understandPage(open, 1, ['fr']);
      return { make: makeOf(open.readPage(1)), prices: offers.map(({ text }) => text.priceMinor).toSorted() };
    });
  const [mapped, unmapped] = [await pricesOf(readFileSync(demoLeaflet)), await pricesOf(await pdf.save())];
  expect([mapped.make, unmapped.make]).toEqual(['text', 'picture']);
  const found = mapped.prices.filter((price) => unmapped.prices.includes(price));
  expect(found.length).toBeGreaterThanOrEqual(0.8 * mapped.prices.length);
}, 60_000);

/** Twelve juices, the price of the last one as given. */
const twelveJuices =
  (lastPrice: (page: number) => string): DrawPage =>
  (pdf, index, size, font) => {
    const page = pdf.addPage(size);
    for (let at = 0; at < 12; at++) {
      const [x, y] = [40 + (at % 3) * 180, size[1] - 80 - Math.floor(at / 3) * 190];
      page.drawText(`Jus de fruit ${at + 1}`, { x, y, size: 9, font });
      page.drawText('La bouteille de 1 L', { x, y: y - 11, size: 9, font });
      page.drawText(at === 11 ? lastPrice(index) : '2,49 €', { x, y: y - 50, size: 28, font });
    }
  };

async function readWhole(name: string, pages: number, draw: DrawPage, widths: readonly number[] = []) {
  const path = join(folder, name);
  writeFileSync(path, await (await aPdf({ pages, draw })).save());
  const outcomes: PageOutcome[] = [];
  await readPdf(path, { widths, locales: ['fr'], onPage: (outcome) => void outcomes.push(outcome) });
  return outcomes
    .toSorted((a, b) => a.page - b.page)
    .map((outcome) => {
      if (outcome.state === 'failed') throw new Error(`Page ${outcome.page}: ${outcome.failure}`);
      return outcome;
    });
}

test('200 identical pages have their own offers each, with the products of each', async () => {
  const started = performance.now();
  const pages = await readWhole(
    'same.pdf',
    200,
    twelveJuices(() => '1,99 €'),
  );
  expect((performance.now() - started) / pages.length).toBeLessThan(150);
  const products = indexProducts(
    Array.from({ length: 12 }, (_, at) => aProduct({ title: `Jus de fruit ${at + 1} 1 L`, priceMinor: 300 })),
  );
  const linked = pages.map((page) =>
    matchPage(page, products).map((offer) => `${offer.page} ${offer.products.map(({ productId }) => productId)}`),
  );
  expect(linked[0]).toHaveLength(12);
  expect(new Set(linked[0]).size).toBe(12);
  for (const [at, ofPage] of linked.entries())
    expect(ofPage).toEqual(linked[0]?.map((told) => told.replace(/^1 /, `${at + 1} `)));
}, 120_000);

test('a page that differs from the one before in one price, or in its picture only, is read anew', async () => {
  const priced = await readWhole(
    'almost.pdf',
    4,
    twelveJuices((page) => (page === 2 ? '1,98 €' : '1,99 €')),
  );
  const lastPrices = priced.map(({ offers }) => offers.map(({ text }) => text.priceMinor).toSorted()[0]);
  expect(lastPrices).toEqual([199, 199, 198, 199]);
  const dotted: DrawPage = (pdf, index, size, font) => {
    twelveJuices(() => '1,99 €')(pdf, index, size, font);
    // The same words; only the line of a circle is thicker.
    pdf.getPage(index).drawCircle({ x: 300, y: 40, size: 12, borderWidth: index === 1 ? 2 : 4 });
  };
  const drawn = await readWhole('dotted.pdf', 3, dotted, [480]);
  const [first, second, third] = drawn.map(({ images }) => Buffer.from(images.get(480)!).toString('base64'));
  expect([first === second, first === third]).toEqual([false, true]);
});
