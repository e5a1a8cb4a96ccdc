import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, type PDFFont, type PDFPage, type RGB, rgb, StandardFonts } from 'pdf-lib';
import type { TextRun } from './page-content.ts';
import { openPdf } from './pdfium.ts';
import { indexProducts, type MatchableProduct } from './product-index.ts';
import { type ReadOffer, readOffers } from './read-offers.ts';

/** A product as a feed has it. */
export function aProduct(given: Partial<MatchableProduct> & { readonly title: string }): MatchableProduct {
  return { productId: given.title, gtin: null, brand: null, net: null, productType: '', priceMinor: null, ...given };
}

export function aRun(given: Partial<TextRun> & { readonly text: string }): TextRun {
  const { x = 100, baseline = 100, size = 8, text } = given;
  const box = [x, baseline - 0.8 * size, x + 0.5 * size * text.length, baseline + 0.2 * size] as const;
  return { box, x, baseline, size, angle: 0, bold: false, color: '#000000', invisible: false, ...given };
}

interface Style {
  readonly bold?: boolean;
  readonly color?: RGB;
}

/** A page of 595 × 842 points that is drawn from the top left. */
export interface DrawnPage {
  text(words: string, x: number, baseline: number, size: number, style?: Style): void;
  /** Big whole units, raised cents, a small currency sign: three runs. */
  raisedPrice(minor: number, x: number, baseline: number, size: number, color?: RGB): void;
  picture(x: number, y: number, width: number, height: number): void;
  rule(x: number, y: number, width: number): void;
  box(x: number, y: number, width: number, height: number, color: RGB): void;
}

export const red = rgb(0.8, 0, 0);
export const white = rgb(1, 1, 1);
export const navy = rgb(0.1, 0.2, 0.5);
export const yellow = rgb(1, 0.85, 0);

const height = 842;
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP4z8CAB+GTG8HSALfKY52fTcuYAAAAAElFTkSuQmCC',
  'base64',
);

/** Draws a page, makes a PDF of it, and reads that as any leaflet is read, in French. */
export async function readDrawn(
  draw: (page: DrawnPage) => void,
  products: readonly MatchableProduct[],
): Promise<ReadOffer[]> {
  const document = await PDFDocument.create();
  const fonts = [
    await document.embedFont(StandardFonts.Helvetica),
    await document.embedFont(StandardFonts.HelveticaBold),
  ] as const;
  const image = await document.embedPng(dot);
  const page = document.addPage([595, height]);
  draw({
    ...drawText(page, fonts),
    picture: (x, y, width, tall) => page.drawImage(image, { x, y: height - y - tall, width, height: tall }),
    rule: (x, y, width) =>
      page.drawLine({ start: { x, y: height - y }, end: { x: x + width, y: height - y }, thickness: 0.7 }),
    box: (x, y, width, tall, color) => page.drawRectangle({ x, y: height - y - tall, width, height: tall, color }),
  });
  return readBytes(await document.save(), products);
}

function drawText(page: PDFPage, [plain, bold]: readonly [PDFFont, PDFFont]): Pick<DrawnPage, 'text' | 'raisedPrice'> {
  const text: DrawnPage['text'] = (words, x, baseline, size, style = {}) =>
    page.drawText(words, {
      x,
      y: height - baseline,
      size,
      font: style.bold ? bold : plain,
      ...(style.color && { color: style.color }),
    });
  return {
    text,
    raisedPrice: (minor, x, baseline, size, color = red) => {
      const units = String(Math.floor(minor / 100));
      const after = x + bold.widthOfTextAtSize(units, size) + 1;
      text(units, x, baseline, size, { bold: true, color });
      text(String(minor % 100).padStart(2, '0'), after, baseline - 0.35 * size, size / 2, { bold: true, color });
      text('€', after, baseline, 0.4 * size, { bold: true, color });
    },
  };
}

async function readBytes(bytes: Uint8Array, products: readonly MatchableProduct[]): Promise<ReadOffer[]> {
  const folder = await mkdtemp(join(tmpdir(), 'drawn-leaflet-'));
  try {
    const path = join(folder, 'drawn.pdf');
    await writeFile(path, bytes);
    const pdf = await openPdf(path);
    const content = pdf.readPage(1);
    pdf.close();
    return readOffers(content, indexProducts(products), ['fr']);
  } finally {
    await rm(folder, { recursive: true });
  }
}
