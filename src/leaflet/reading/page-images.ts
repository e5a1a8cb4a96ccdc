import sharp from 'sharp';
import type { RenderedPage } from './pdfium.ts';

// A reader has one page in hand at a time; sharp's own pool and cache would only hold memory that the parent watches.
sharp.concurrency(1);
sharp.cache(false);

/** A phone shows page 1 at this width within 150 kB, the list of offers and the scripts included. */
const phone = { width: 828, bytes: 95_000 } as const;
const qualities = [78, 68, 58, 48] as const;

/**
 * A drawn page as WebP at each of the widths, in pixels. A page narrower than a width is not made bigger. What a phone is sent first is made
 * rougher where it would weigh too much; the other widths are not.
 */
export async function pageImages(page: RenderedPage, widths: readonly number[]): Promise<Map<number, Uint8Array>> {
  const images = new Map<number, Uint8Array>();
  for (const width of widths) images.set(width, await pageImage(page, width));
  return images;
}

async function pageImage(page: RenderedPage, width: number): Promise<Uint8Array> {
  let webp = new Uint8Array();
  for (const quality of qualities) {
    // A clone of one picture for all would copy its pixels.
    const drawn = sharp(page.rgba, { raw: { width: page.width, height: page.height, channels: 4 } }).removeAlpha();
    webp = new Uint8Array(await drawn.resize({ width, withoutEnlargement: true }).webp({ quality }).toBuffer());
    if (width !== phone.width || webp.length <= phone.bytes) break;
  }
  return webp;
}
