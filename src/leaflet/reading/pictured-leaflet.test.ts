import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { openPdf } from './pdfium.ts';
import { understandPage } from './understand-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'halles-pictured-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The first page of a demo leaflet as a scanner or a printing house would hand it over: one picture. */
async function pictured(leaflet: string, pixels: number): Promise<{ path: string; prices: number[] }> {
  const source = await openPdf(join(import.meta.dirname, '../../../demo/leaflets', `${leaflet}.pdf`));
  const { width, height } = source.readPage(1);
  const read = await understandPage(source, 1, undefined);
  const { rgba, ...size } = source.renderPage(1, pixels);
  const jpeg = await sharp(rgba, { raw: { ...size, channels: 4 } })
    .removeAlpha()
    .jpeg({ quality: 85 })
    .toBuffer();
  source.close();
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([width, height]);
  page.drawImage(await pdf.embedJpg(jpeg), { x: 0, y: 0, width, height });
  const path = join(folder, `${leaflet}.pdf`);
  writeFileSync(path, await pdf.save());
  return { path, prices: read.offers.map(({ text }) => text.priceMinor) };
}

test.each(['fr-marche', 'it-volantino'])(
  '%s as a picture has the offers and prices that it has as text',
  async (leaflet) => {
    const { path, prices } = await pictured(leaflet, 1400);
    const pdf = await openPdf(path);
    const { offers } = await understandPage(pdf, 1, [leaflet.startsWith('fr') ? 'fr' : 'it']);
    pdf.close();
    const found = prices.filter((price) => offers.some(({ text }) => text.priceMinor === price));
    expect(found.length / prices.length).toBeGreaterThanOrEqual(0.8);
    expect(offers.length).toBeLessThanOrEqual(prices.length * 1.2);
  },
  60_000,
);
