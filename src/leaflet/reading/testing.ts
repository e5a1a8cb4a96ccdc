import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import {
  PDFDict,
  PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFPage,
  PDFRawStream,
  type RGB,
  rgb,
  StandardFonts,
} from 'pdf-lib';
import type { OfferToMatch } from './matching/match-products.ts';
import { indexProducts, type MatchableProduct } from './matching/product-index.ts';
import type { TextRun } from './page-content.ts';
import { type OpenPdf, openPdf } from './pdfium.ts';
import type { ReadText } from './read-offer.ts';
import { type ReadOffer, readOffers } from './read-offers.ts';

/** A product as a feed has it. */
export function aProduct(given: Partial<MatchableProduct> & { readonly title: string }): MatchableProduct {
  return { productId: given.title, gtin: null, brand: null, net: null, productType: '', priceMinor: null, ...given };
}

/** What an offer says, without a name. */
export function readTextOf(given: Partial<ReadText> & { readonly priceMinor: number }): ReadText {
  return {
    name: '',
    nameBox: [0, 0, 1, 1],
    brandLine: null,
    quantityText: null,
    quantity: null,
    regularMinor: null,
    mechanic: { type: 'PRICE' },
    mechanicText: null,
    priceLabel: null,
    unitPrice: null,
    qualifiers: {},
    checks: [],
    detail: '',
    ...given,
  };
}

/** An offer of a name alone at 1.99. */
export function anOfferToMatch(given: Partial<OfferToMatch> & { readonly name: string }): OfferToMatch {
  return {
    brand: null,
    variants: [],
    quantityText: null,
    net: null,
    soldByWeight: false,
    regularMinor: null,
    priceMinor: 199,
    ...given,
  };
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

/** A page that is drawn from the top left. */
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
  return readBytes(await drawLeaflet([draw]), products);
}

/** The bytes of a PDF of drawn pages, all 842 points high. */
export async function drawLeaflet(pages: readonly ((page: DrawnPage) => void)[], width = 595): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const fonts = [
    await document.embedFont(StandardFonts.Helvetica),
    await document.embedFont(StandardFonts.HelveticaBold),
  ] as const;
  const image = await document.embedPng(dot);
  for (const draw of pages) {
    const page = document.addPage([width, height]);
    draw({
      ...drawText(page, fonts),
      picture: (x, y, wide, tall) => page.drawImage(image, { x, y: height - y - tall, width: wide, height: tall }),
      rule: (x, y, wide) =>
        page.drawLine({ start: { x, y: height - y }, end: { x: x + wide, y: height - y }, thickness: 0.7 }),
      box: (x, y, wide, tall, color) =>
        page.drawRectangle({ x, y: height - y - tall, width: wide, height: tall, color }),
    });
  }
  return document.save();
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

const readBytes = (bytes: Uint8Array, products: readonly MatchableProduct[]): Promise<ReadOffer[]> =>
  withPdf(bytes, async (pdf) => readOffers(pdf.readPage(1), indexProducts(products), ['fr']));

/** Opens the bytes of a PDF for as long as `read` takes. */
export async function withPdf<Read>(bytes: Uint8Array, read: (pdf: OpenPdf) => Promise<Read>): Promise<Read> {
  const folder = await mkdtemp(join(tmpdir(), 'drawn-leaflet-'));
  try {
    const path = join(folder, 'drawn.pdf');
    await writeFile(path, bytes);
    const pdf = await openPdf(path);
    try {
      return await read(pdf);
    } finally {
      pdf.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A leaflet of one offer a page, "Jus de pomme 1" at 2.49 € and so on; `draw` puts other pages in. */
export async function aPdf({
  pages = 1,
  size = [595, 842] as [number, number],
  draw = drawOffer,
} = {}): Promise<PDFDocument> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.HelveticaBold);
  for (let i = 0; i < pages; i++) draw(pdf, i, size, font);
  return pdf;
}

export type DrawPage = (pdf: PDFDocument, index: number, size: [number, number], font: PDFFont) => void;

const drawOffer: DrawPage = (pdf, index, size, font) => {
  const page = pdf.addPage(size);
  page.drawText(`Jus de pomme ${index + 1}`, { x: 50, y: size[1] - 120, size: 9, font });
  page.drawText('La bouteille de 1 L', { x: 50, y: size[1] - 131, size: 9 });
  page.drawText('2,49 €', { x: 50, y: size[1] - 170, size: 28, font });
};

export const drawBlank: DrawPage = (pdf) => void pdf.addPage([200, 200]);

/** The bytes of the PDF behind a password that nobody knows. */
export function behindAPassword(pdf: PDFDocument): Promise<Uint8Array> {
  const { context } = pdf;
  const keys = { O: PDFHexString.of('ab'.repeat(32)), U: PDFHexString.of('cd'.repeat(32)) };
  context.trailerInfo.Encrypt = context.register(
    context.obj({ Filter: 'Standard', V: 2, R: 3, Length: 128, P: -44, ...keys }),
  );
  context.trailerInfo.ID = context.obj([PDFHexString.of('01'.repeat(16)), PDFHexString.of('01'.repeat(16))]);
  return pdf.save({ useObjectStreams: false });
}

/** The bytes of the PDF with none of its pages. */
export function withoutPages(pdf: PDFDocument): Promise<Uint8Array> {
  const pages = pdf.catalog.lookup(PDFName.of('Pages'), PDFDict);
  pages.set(PDFName.of('Kids'), pdf.context.obj([]));
  pages.set(PDFName.of('Count'), PDFNumber.of(0));
  return pdf.save({ addDefaultPage: false });
}

/**
 * A square picture of `side` pixels, small in the file, on a page of its own; `veiled` gives it a transparency mask, which PDFium decodes
 * whole.
 */
export function drawHugeImage(pdf: PDFDocument, side: number, { veiled }: { veiled: boolean }): void {
  const page = pdf.addPage([300, 300]);
  const { context } = pdf;
  const entries = { Type: 'XObject', Subtype: 'Image', Width: side, Height: side, BitsPerComponent: 8 };
  const blank = deflateSync(Buffer.alloc(Math.min(side * side, 1e8)));
  const mask = context.obj({ ...entries, ColorSpace: 'DeviceGray', Filter: 'FlateDecode' });
  const dict = context.obj({ ...entries, ColorSpace: 'DeviceGray', Filter: 'FlateDecode' });
  if (veiled) dict.set(PDFName.of('SMask'), context.register(PDFRawStream.of(mask, blank)));
  page.node.setXObject(PDFName.of('Huge'), context.register(PDFRawStream.of(dict, blank)));
  page.node.addContentStream(context.register(context.stream('q 300 0 0 300 0 0 cm /Huge Do Q')));
}
