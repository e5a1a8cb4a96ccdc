import sharp from 'sharp';
import { openPdf } from '../../src/leaflet/reading/pdfium.ts';
import type { DrawnPaper } from './drawn-papers.ts';
import type { Box, Truth } from './model.ts';

const width = 1000;

/** The pages of a paper as PNG pictures, with the boxes of its truth: offers red, prices blue, names green, pictures pink. */
export async function previewPages({ pdfPath, truth }: DrawnPaper): Promise<Uint8Array[]> {
  const pdf = await openPdf(pdfPath);
  try {
    const pages: Uint8Array[] = [];
    for (const { page } of truth.pages) {
      const { rgba, ...size } = pdf.renderPage(page, width);
      const boxes = Buffer.from(boxesOf(truth, page, size));
      const picture = sharp(rgba, { raw: { ...size, channels: 4 } }).composite([{ input: boxes }]);
      pages.push(await picture.png().toBuffer());
    }
    return pages;
  } finally {
    pdf.close();
  }
}

function boxesOf(truth: Truth, page: number, size: { readonly width: number; readonly height: number }): string {
  const scale = size.width / truth.pages[page - 1]!.width;
  const marks = truth.offers
    .filter((offer) => offer.page === page)
    .flatMap((offer) => [
      mark(offer.bbox, 'red', scale),
      mark(offer.price_bbox, 'blue', scale),
      mark(offer.name_bbox, 'green', scale),
      mark(offer.image_bbox, 'magenta', scale),
    ]);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">${marks.join('')}</svg>`;
}

function mark(box: Box | null, color: string, scale: number): string {
  if (!box) return '';
  const [x0, y0, x1, y1] = box.map((value) => value * scale) as [number, number, number, number];
  return `<rect x="${x0}" y="${y0}" width="${x1 - x0}" height="${y1 - y0}" fill="none" stroke="${color}"/>`;
}
