import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, type PDFFont, PDFHexString, PDFName, type PDFPage, PDFString, rgb, StandardFonts } from 'pdf-lib';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import type { Box } from '../../offer.model.ts';
import { matchPage } from '../matching/match-page.ts';
import { indexProducts } from '../matching/product-index.ts';
import { openPdf } from '../pdfium.ts';
import type { ReadOffer } from '../read-offers.ts';
import { type ReadPage, readPage } from '../read-page.ts';
import { aProduct } from '../testing.ts';

/** The page's words are about the first two; only a tag makes an offer of the others. */
export const range = [
  aProduct({ productId: '100001', title: 'Jus de pomme 1 L', priceMinor: 299, gtin: '3017620422003' }),
  aProduct({ productId: '100002', title: 'Miel de fleurs 500 g', priceMinor: 599 }),
  aProduct({ productId: 'NEC-77', title: 'Nectar d’abricot 1 L', priceMinor: 349, gtin: '3270190207924' }),
  aProduct({ productId: '4711', title: 'Sirop de menthe 70 cl', priceMinor: 419, gtin: '96385074' }),
  aProduct({
    productId: '20260401',
    title: 'Confiture de mûres 370 g',
    priceMinor: 289,
    link: 'https://www.shop.example/p/confiture?id=9',
  }),
];

/** Left and right of the page: "Jus de pomme" at 2.49 € and "Miel de fleurs" at 4.99 €, each in its card. */
export const cards = { left: [40, 100, 280, 300], right: [310, 100, 550, 300] } as const satisfies Record<string, Box>;

const tall = 842;

/** A leaflet of one page while it is drawn. Boxes and places count from the top left. */
export interface TaggedPage {
  readonly pdf: PDFDocument;
  readonly page: PDFPage;
  readonly font: PDFFont;
  text(words: string, x: number, baseline: number, options?: Parameters<PDFPage['drawText']>[1]): void;
  annotate(box: Box, entries: { readonly text?: string; readonly address?: string; readonly subtype?: string }): void;
  picture(png: Uint8Array, box: Box): Promise<void>;
}

async function taggedPage(): Promise<TaggedPage> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.HelveticaBold);
  const page = pdf.addPage([595, tall]);
  const annotations: ReturnType<typeof pdf.context.register>[] = [];
  const tagged: TaggedPage = {
    pdf,
    page,
    font,
    text: (words, x, baseline, options = {}) => page.drawText(words, { x, y: tall - baseline, size: 9, ...options }),
    annotate: ([x0, y0, x1, y1], { text, address, subtype = address === undefined ? 'Square' : 'Link' }) => {
      const annotation = pdf.context.obj({ Type: 'Annot', Subtype: subtype, Rect: [x0, tall - y1, x1, tall - y0] });
      if (text !== undefined) annotation.set(PDFName.of('Contents'), PDFHexString.fromText(text));
      if (address !== undefined)
        annotation.set(PDFName.of('A'), pdf.context.obj({ S: 'URI', URI: PDFString.of(address) }));
      annotations.push(pdf.context.register(annotation));
      page.node.set(PDFName.of('Annots'), pdf.context.obj(annotations));
    },
    picture: async (png, [x0, y0, x1, y1]) =>
      page.drawImage(await pdf.embedPng(png), { x: x0, y: tall - y1, width: x1 - x0, height: y1 - y0 }),
  };
  drawOffer(tagged, cards.left, ['Jus de pomme', 'La bouteille de 1 L', '2,49 €']);
  drawOffer(tagged, cards.right, ['Miel de fleurs', 'Le pot de 500 g', '4,99 €']);
  return tagged;
}

function drawOffer(
  { page, text, font }: TaggedPage,
  [x0, y0, x1, y1]: Box,
  [name, quantity, price]: readonly [string, string, string],
): void {
  page.drawRectangle({
    x: x0,
    y: tall - y1,
    width: x1 - x0,
    height: y1 - y0,
    borderColor: rgb(0.5, 0.5, 0.5),
    borderWidth: 1,
  });
  text(name, x0 + 15, y0 + 30, { font });
  text(quantity, x0 + 15, y0 + 41);
  text(price, x0 + 15, y0 + 90, { font, size: 28 });
}

/** Draws the page of two offers with tags, and reads it as any leaflet is read. */
export async function readTagged(
  draw: (page: TaggedPage) => Promise<void> | void,
  products = range,
): Promise<ReadOffer[]> {
  return matchPage(await readDrawn(draw), indexProducts(products));
}

/** The page as a reader hands it over. */
export async function readDrawn(
  draw: (page: TaggedPage) => Promise<void> | void,
  widths: readonly number[] = [],
): Promise<ReadPage> {
  const tagged = await taggedPage();
  await draw(tagged);
  const folder = await mkdtemp(join(tmpdir(), 'tagged-leaflet-'));
  try {
    const path = join(folder, 'tagged.pdf');
    await writeFile(path, await tagged.pdf.save());
    const pdf = await openPdf(path);
    try {
      return await readPage(pdf, 1, ['fr'], widths);
    } finally {
      pdf.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What tests say of an offer: the name on the page, and the ids of its products. */
export const linksOf = (offers: readonly ReadOffer[]): [string, string[]][] =>
  offers.map(({ name, products }) => [name, products.map(({ productId }) => productId)]);

/** A code as a picture. */
export async function aCode(text: string, format: 'QRCode' | 'EAN13'): Promise<Uint8Array> {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm');
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });
  const { image, error } = await writeBarcode(text, { format, scale: 6 });
  if (!image) throw new Error(`The code cannot be drawn: ${error}`);
  return new Uint8Array(await image.arrayBuffer());
}
