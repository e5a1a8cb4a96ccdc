import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { expect, test } from 'vitest';
import { readOfferTexts } from './read-offers.ts';
import { aRun, readDrawn, withPdf } from './testing.ts';
import { makeOf, understandPage } from './understand-page.ts';

const demoLeaflet = join(import.meta.dirname, '../../../demo/leaflets/fr-marche.pdf');

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
  const [offer] = readOfferTexts({ page: 1, width: 300, height: 300, runs, paths: [], images: [] }, ['fr']);
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
