import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, type ReaderOptions, type ReadResult, readBarcodes } from 'zxing-wasm/reader';
import { parseGtin } from '../../../catalog/index.ts';
import type { Box } from '../../offer.model.ts';
import { areaOf, heightOf, widthOf } from '../box.ts';
import type { PageContent } from '../page-content.ts';
import type { RenderedPage } from '../pdfium.ts';
import { maxTagLength, type PageTag } from './page-tag.ts';
import { gtinOfElementString } from './product-address.ts';

/** Pixels across a page in which the smallest QR code that a phone reads still has two pixels a square. */
export const widthForCodes = 1600;
/** Larger drawings are not searched: the time grows with them, and nothing can stop the search. */
const mostPixels = 6_000_000;

const options: ReaderOptions = {
  formats: ['QRCode', 'EAN13', 'EAN8', 'UPCA', 'UPCE', 'ITF14', 'DataBar', 'Code128', 'DataMatrix'],
  tryHarder: true,
  tryRotate: false,
  tryInvert: false,
  tryDownscale: false,
  maxNumberOfSymbols: 32,
};

let prepared = false;

function prepare(): void {
  if (prepared) return;
  // Left to itself the module would fetch its code from the network.
  const wasmPath = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasmPath)).buffer } });
  prepared = true;
}

/**
 * Whether it pays to search a page: it is a picture, or has a picture as small and as regular as a code, or so many small dark shapes that
 * a code may be drawn of them.
 */
export function mayHoldCodes({ images, paths, width, height }: PageContent): boolean {
  const page = width * height;
  return (
    images.some(({ box }) => areaOf(box) > 0.6 * page || isCodeShaped(box)) ||
    paths.some(({ box, lettering }) => lettering === true && isCodeShaped(box)) ||
    paths.filter(({ box, fill }) => fill !== null && isDark(fill) && isModule(box)).length >= 20
  );
}

const leastSide = 18;
const mostSide = 180;

/** A square, or a rectangle as bar codes are. */
function isCodeShaped(box: Box): boolean {
  const [wide, tall] = [widthOf(box), heightOf(box)];
  const [short, long] = [Math.min(wide, tall), Math.max(wide, tall)];
  return short >= leastSide && long <= mostSide && (long < 1.06 * short || long > 1.2 * short) && long < 4 * short;
}

const isModule = (box: Box): boolean => Math.min(widthOf(box), heightOf(box)) < 4 && areaOf(box) > 0;
const isDark = (fill: string): boolean => [1, 3, 5].every((at) => Number.parseInt(fill.slice(at, at + 2), 16) < 110);

/** The QR codes and bar codes of a drawn page. */
export async function codesOn(
  picture: RenderedPage,
  { width, height }: Pick<PageContent, 'width' | 'height'>,
): Promise<PageTag[]> {
  if (picture.width * picture.height > mostPixels) return [];
  prepare();
  const { rgba } = picture;
  const data = new Uint8ClampedArray(rgba.buffer as ArrayBuffer, rgba.byteOffset, rgba.byteLength);
  const image = { data, width: picture.width, height: picture.height, colorSpace: 'srgb' } as ImageData;
  const found = await readBarcodes(image, options);
  return found
    .filter(({ isValid, text }) => isValid && text.length <= maxTagLength)
    .map((code) => tagOfCode(code, boxOf(code, width / picture.width, height / picture.height)));
}

function tagOfCode({ symbology, text }: ReadResult, box: Box): PageTag {
  const gtin = parseGtin(text) ?? gtinOfElementString(text);
  if (gtin && (symbology === 'EANUPC' || symbology === 'DataBar' || symbology === 'ITF' || gtin !== text))
    return { kind: 'gtin', box, gtin };
  return { kind: 'address', box, address: text };
}

function boxOf({ position }: ReadResult, acrossScale: number, downScale: number): Box {
  const corners = [position.topLeft, position.topRight, position.bottomLeft, position.bottomRight];
  const [xs, ys] = [corners.map(({ x }) => x * acrossScale), corners.map(({ y }) => y * downScale)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
