import sharp from 'sharp';
import type { RenderedPage } from './pdfium.ts';

// A reader has one page in hand at a time; sharp's own pool and cache would only hold memory that the parent watches.
sharp.concurrency(1);
sharp.cache(false);

/** A drawn page as WebP at each of the widths, in pixels. A page narrower than a width is not made bigger. */
export async function pageImages(page: RenderedPage, widths: readonly number[]): Promise<Map<number, Uint8Array>> {
  const images = new Map<number, Uint8Array>();
  for (const width of widths) {
    const webp = await sharp(page.rgba, { raw: { width: page.width, height: page.height, channels: 4 } })
      .removeAlpha()
      .resize({ width, withoutEnlargement: true })
      .webp({ quality: 78 })
      .toBuffer();
    images.set(width, webp);
  }
  return images;
}
