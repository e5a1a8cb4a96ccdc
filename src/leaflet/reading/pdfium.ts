import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import type { Box } from '../offer.model.ts';
import type { DrawnPath, PageContent, PlacedImage } from './page-content.ts';
import { type Char, type Matrix, multiply, transformBox, viewOf } from './page-space.ts';
import { hideComments, readAnnotations } from './pdf-annotations.ts';
import { runsOf } from './runs.ts';
import { coveredTexts, type DrawnObject } from './tags/covered-text.ts';
import { withHiddenIds } from './tags/unseen-text.ts';

export type PdfRefusalCode = 'not_a_pdf' | 'encrypted' | 'damaged' | 'no_pages' | 'too_many_pages';

const sentences: Readonly<Record<PdfRefusalCode, string>> = {
  not_a_pdf: 'This file is not a PDF.',
  encrypted: 'This PDF is protected by a password.',
  damaged: 'This PDF is damaged or was cut short.',
  no_pages: 'This PDF has no pages.',
  too_many_pages: 'This PDF has more than 300 pages.',
};

/** The PDF cannot be read at all. `message` is a sentence for the person who uploaded it. */
export class PdfRefused extends Error {
  override name = 'PdfRefused';
  readonly code: PdfRefusalCode;

  constructor(code: PdfRefusalCode) {
    super(sentences[code]);
    this.code = code;
  }
}

export const maxPages = 300;
const maxCharsPerPage = 200_000;
const maxObjectsPerPage = 50_000;
const maxFormDepth = 8;
/** Of 255; below it nothing of a color is seen. */
const leastAlpha = 8;
/** A page is drawn in at most so many pixels, whatever its shape. */
const maxRenderPixels = 16_000_000;
/** Larger embedded images are left out of the drawing: decoding them is how a small file fills the memory. */
const maxImagePixels = 80_000_000;

/** A drawn page: four bytes a pixel, red first. */
export interface RenderedPage {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

export interface PageSize {
  readonly widthPt: number;
  readonly heightPt: number;
}

export interface OpenPdf {
  readonly pageSizes: readonly PageSize[];
  /** `page` counts from 1. Throws when the page is damaged. */
  readPage(page: number): PageContent;
  /** `onlyPaths` leaves out text and pictures. */
  renderPage(page: number, width: number, options?: { readonly onlyPaths?: boolean }): RenderedPage;
  close(): void;
}

type Engine = WrappedPdfiumModule & {
  readonly pdfium: {
    readonly HEAPU8: Uint8Array;
    readonly wasmExports: { malloc(size: number): number; free(at: number): void };
  };
};

let engine: Promise<Engine> | undefined;

function loadEngine(): Promise<Engine> {
  engine ??= (async () => {
    const wasmPath = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
    const module = (await init({ wasmBinary: new Uint8Array(readFileSync(wasmPath)).buffer })) as Engine;
    module.PDFiumExt_Init();
    return module;
  })();
  return engine;
}

/**
 * Opens a PDF; it is read from the disk as it is needed, never whole.
 * @throws {PdfRefused}
 */
export async function openPdf(path: string): Promise<OpenPdf> {
  const lib = await loadEngine();
  const file = openSync(path, 'r');
  const source = serveFile(lib, file);
  const close = (): void => {
    source.release();
    closeSync(file);
  };
  try {
    if (!startsAsPdf(file)) throw new PdfRefused('not_a_pdf');
    const document = lib.FPDF_LoadCustomDocument(source.access, '');
    if (!document) throw new PdfRefused(lib.FPDF_GetLastError() === 4 ? 'encrypted' : 'damaged');
    return openDocument(lib, document, close);
  } catch (error) {
    close();
    throw error;
  }
}

// Acrobat accepts the mark anywhere in the first 1,024 bytes.
function startsAsPdf(file: number): boolean {
  const start = Buffer.alloc(1024);
  const length = readSync(file, start, 0, 1024, 0);
  return start.subarray(0, length).includes('%PDF-');
}

/** PDFium's FPDF_FILEACCESS: the file's length, a function that copies a block into PDFium's memory, and its argument. */
function serveFile(lib: Engine, file: number): { access: number; release: () => void } {
  const { malloc, free } = lib.pdfium.wasmExports;
  const readBlock = lib.pdfium.addFunction((_: number, position: number, target: number, size: number): number => {
    return readSync(file, lib.pdfium.HEAPU8, target, size, position) === size ? 1 : 0;
  }, 'iiiii');
  const access = malloc(12);
  lib.pdfium.setValue(access, fstatSync(file).size, 'i32');
  lib.pdfium.setValue(access + 4, readBlock, 'i32');
  lib.pdfium.setValue(access + 8, 0, 'i32');
  return {
    access,
    release: () => {
      free(access);
      lib.pdfium.removeFunction(readBlock);
    },
  };
}

function openDocument(lib: Engine, document: number, closeFile: () => void): OpenPdf {
  const count = lib.FPDF_GetPageCount(document);
  const close = (): void => {
    lib.FPDF_CloseDocument(document);
    closeFile();
  };
  if (count < 1 || count > maxPages) {
    lib.FPDF_CloseDocument(document);
    throw new PdfRefused(count < 1 ? 'no_pages' : 'too_many_pages');
  }
  const withPage = <T>(page: number, use: (handle: number) => T): T => {
    const handle = lib.FPDF_LoadPage(document, page - 1);
    if (!handle) throw new Error(`Page ${page} cannot be opened.`);
    try {
      return use(handle);
    } finally {
      lib.FPDF_ClosePage(handle);
    }
  };
  return {
    pageSizes: Array.from({ length: count }, (_, index) => sizeOfPage(lib, document, index)),
    readPage: (page) => withPage(page, (handle) => readPage(lib, document, handle, page)),
    renderPage: (page, width, { onlyPaths = false } = {}) =>
      withPage(page, (handle) => renderPage(lib, handle, width, onlyPaths)),
    close,
  };
}

function sizeOfPage(lib: Engine, document: number, index: number): PageSize {
  return withScratch(lib, (at) => {
    const known = lib.FPDF_GetPageSizeByIndexF(document, index, at);
    const [widthPt, heightPt] = known ? floats(lib, at, 2) : [612, 792];
    return { widthPt: widthPt || 612, heightPt: heightPt || 792 };
  });
}

function withScratch<T>(lib: Engine, use: (at: number) => T): T {
  const at = lib.pdfium.wasmExports.malloc(256);
  try {
    return use(at);
  } finally {
    lib.pdfium.wasmExports.free(at);
  }
}

function floats(lib: Engine, at: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => lib.pdfium.getValue(at + 4 * i, 'float'));
}

function doubles(lib: Engine, at: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => lib.pdfium.getValue(at + 8 * i, 'double'));
}

function integers(lib: Engine, at: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => lib.pdfium.getValue(at + 4 * i, 'i32'));
}

function readPage(lib: Engine, document: number, page: number, number: number): PageContent {
  return withScratch(lib, (at) => {
    lib.FPDF_GetPageBoundingBox(page, at);
    const [left = 0, top = 792, right = 612, bottom = 0] = floats(lib, at, 4);
    const view = viewOf({ left, top, right, bottom }, lib.FPDFPage_GetRotation(page));
    const { drawn, ...objects } = readObjects(lib, page, view.matrix, at);
    const covered = coveredTexts(drawn, view);
    return {
      page: number,
      width: view.width,
      height: view.height,
      runs: withHiddenIds(runsOf(readChars(lib, page, view.matrix, at, covered)), objects),
      ...objects,
      annotations: readAnnotations(lib, document, page, view.matrix),
    };
  });
}

function readChars(lib: Engine, page: number, view: Matrix, at: number, covered: ReadonlySet<number>): Char[] {
  const text = lib.FPDFText_LoadPage(page);
  if (!text) return [];
  try {
    const count = Math.min(lib.FPDFText_CountChars(text), maxCharsPerPage);
    const boldOf = fontWeights(lib, at);
    const chars: Char[] = [];
    for (let i = 0; i < count; i++) {
      const char = readChar(lib, text, i, view, at, boldOf);
      if (char) chars.push(covered.has(char.object) ? { ...char, covered: true } : char);
    }
    return chars;
  } finally {
    lib.FPDFText_ClosePage(text);
  }
}

function readChar(
  lib: Engine,
  text: number,
  index: number,
  view: Matrix,
  at: number,
  boldOf: (text: number, index: number) => boolean,
): Char | undefined {
  // Generated spaces and line ends are PDFium's guess; ours comes from the geometry.
  if (lib.FPDFText_IsGenerated(text, index) === 1) return undefined;
  const code = lib.FPDFText_GetUnicode(text, index);
  if (code === 0 || code === 0xfffe || code === 0xffff) return undefined;
  if (!lib.FPDFText_GetLooseCharBox(text, index, at)) return undefined;
  const [left = 0, top = 0, right = 0, bottom = 0] = floats(lib, at, 4);
  lib.FPDFText_GetCharOrigin(text, index, at, at + 8);
  const [originX = 0, originY = 0] = doubles(lib, at, 2);
  const hasMatrix = lib.FPDFText_GetMatrix(text, index, at);
  const [a = 1, b = 0, c = 0, d = 1] = hasMatrix ? floats(lib, at, 4) : [];
  const shown = multiply([a, b, c, d, originX, originY], view);
  lib.FPDFText_GetFillColor(text, index, at, at + 4, at + 8, at + 12);
  const [red = 0, green = 0, blue = 0, alpha = 255] = integers(lib, at, 4);
  const object = lib.FPDFText_GetTextObject(text, index);
  return {
    text: String.fromCodePoint(code),
    box: transformBox(view, [left, bottom, right, top]),
    x: shown[4],
    baseline: shown[5],
    angle: (Math.atan2(shown[1], shown[0]) * 180) / Math.PI,
    size: lib.FPDFText_GetFontSize(text, index) * Math.hypot(shown[2], shown[3]),
    bold: boldOf(text, index),
    color: hex(red, green, blue),
    invisible: alpha < leastAlpha || (object !== 0 && lib.FPDFTextObj_GetTextRenderMode(object) === 3),
    object,
  };
}

/** Weight is a property of the font, asked for once a text object. */
function fontWeights(lib: Engine, at: number): (text: number, index: number) => boolean {
  const known = new Map<number, boolean>();
  return (text, index) => {
    const object = lib.FPDFText_GetTextObject(text, index);
    let bold = known.get(object);
    if (bold === undefined) {
      lib.FPDFText_GetFontInfo(text, index, at, 200, at + 240);
      const name = lib.pdfium.UTF8ToString(at, 200);
      bold = lib.FPDFText_GetFontWeight(text, index) >= 600 || /bold|black|heavy/i.test(name);
      known.set(object, bold);
    }
    return bold;
  };
}

const hex = (red: number, green: number, blue: number): string =>
  `#${[red, green, blue].map((value) => (value & 255).toString(16).padStart(2, '0')).join('')}`;

interface PageObjects {
  readonly paths: DrawnPath[];
  readonly images: PlacedImage[];
  /** In drawing order. */
  readonly drawn: DrawnObject[];
}

function readObjects(lib: Engine, page: number, view: Matrix, at: number): PageObjects {
  const found: PageObjects = { paths: [], images: [], drawn: [] };
  forEachObject(lib, page, view, at, (object, type, matrix) => {
    const box = boundsOf(lib, object, matrix, at);
    if (type === 1) found.drawn.push({ text: object, box });
    if (type === 2) addPath(lib, object, box, matrix, at, found);
    if (type === 3) {
      found.drawn.push({ box });
      lib.FPDFImageObj_GetImagePixelSize(object, at, at + 4);
      const [pixelWidth = 0, pixelHeight = 0] = integers(lib, at, 2);
      found.images.push({ box, pixelWidth, pixelHeight });
    }
  });
  return found;
}

/** Visits every object, those inside forms too, with the matrix that places it on the seen page. */
function forEachObject(
  lib: Engine,
  page: number,
  view: Matrix,
  at: number,
  visit: (object: number, type: number, matrix: Matrix) => void,
): void {
  let left = maxObjectsPerPage;
  const walk = (object: number, matrix: Matrix, depth: number): void => {
    if (!object || left-- <= 0) return;
    const type = lib.FPDFPageObj_GetType(object);
    if (type !== 5) {
      visit(object, type, matrix);
      return;
    }
    if (depth >= maxFormDepth || !lib.FPDFPageObj_GetMatrix(object, at)) return;
    const own = floats(lib, at, 6) as unknown as Matrix;
    const inner = multiply(own, matrix);
    const count = lib.FPDFFormObj_CountObjects(object);
    for (let i = 0; i < count && left > 0; i++) {
      walk(lib.FPDFFormObj_GetObject(object, i), inner, depth + 1);
    }
  };
  const count = lib.FPDFPage_CountObjects(page);
  for (let i = 0; i < count && left > 0; i++) walk(lib.FPDFPage_GetObject(page, i), view, 0);
}

function boundsOf(lib: Engine, object: number, matrix: Matrix, at: number): Box {
  lib.FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12);
  const [left = 0, bottom = 0, right = 0, top = 0] = floats(lib, at, 4);
  return transformBox(matrix, [left, bottom, right, top]);
}

function addPath(lib: Engine, object: number, box: Box, matrix: Matrix, at: number, found: PageObjects): void {
  lib.FPDFPath_GetDrawMode(object, at, at + 4);
  const [fillMode = 0, stroked = 0] = integers(lib, at, 2);
  const fill =
    fillMode !== 0 ? colorOf(lib, at, () => lib.FPDFPageObj_GetFillColor(object, at, at + 4, at + 8, at + 12)) : null;
  const stroke = stroked
    ? colorOf(lib, at, () => lib.FPDFPageObj_GetStrokeColor(object, at, at + 4, at + 8, at + 12))
    : null;
  if (fill === null && stroke === null) return;
  lib.FPDFPageObj_GetStrokeWidth(object, at);
  const [strokeWidth = 0] = floats(lib, at, 1);
  const kind = kindOf(lib, object, at);
  if (kind === 'rectangle' && fill !== null) found.drawn.push({ box });
  found.paths.push({
    kind,
    box,
    fill,
    stroke,
    strokeWidth: stroke ? strokeWidth * Math.hypot(matrix[0], matrix[1]) : 0,
    ...(fill !== null && isLettering(lib, object) && { lettering: true }),
  });
}

/** Null when nothing of the colour is seen. */
function colorOf(lib: Engine, at: number, read: () => boolean): string | null {
  if (!read()) return null;
  const [red = 0, green = 0, blue = 0, alpha = 255] = integers(lib, at, 4);
  return alpha < leastAlpha ? null : hex(red, green, blue);
}

function kindOf(lib: Engine, object: number, at: number): DrawnPath['kind'] {
  const count = lib.FPDFPath_CountSegments(object);
  if (count === 2) return 'line';
  if (count < 4 || count > 6) return 'shape';
  const corners: [number, number][] = [];
  for (let i = 0; i < count; i++) {
    const segment = lib.FPDFPath_GetPathSegment(object, i);
    if (lib.FPDFPathSegment_GetType(segment) === 1) return 'shape';
    lib.FPDFPathSegment_GetPoint(segment, at, at + 4);
    const [x = 0, y = 0] = floats(lib, at, 2);
    corners.push([x, y]);
  }
  const square = corners.every(([x, y], i) => {
    const [nextX, nextY] = corners[(i + 1) % corners.length]!;
    return Math.abs(x - nextX) < 0.01 || Math.abs(y - nextY) < 0.01;
  });
  return square ? 'rectangle' : 'shape';
}

/** A letter or digit has a hole or many bends; a badge, a plate or a rounded card has neither. */
function isLettering(lib: Engine, object: number): boolean {
  const count = Math.min(lib.FPDFPath_CountSegments(object), 400);
  const moveTo = 2;
  let starts = 0;
  for (let i = 0; i < count; i++) {
    if (lib.FPDFPathSegment_GetType(lib.FPDFPath_GetPathSegment(object, i)) === moveTo) starts++;
  }
  return starts > 1 || count > 9;
}

/** Text and pictures are left out of the drawing, so that only what was drawn as paths is seen. */
function hideAllButPaths(lib: Engine, page: number, at: number): void {
  forEachObject(lib, page, [1, 0, 0, 1, 0, 0], at, (object, type) => {
    if (type !== 2) lib.FPDFPageObj_SetIsActive(object, false);
  });
}

function renderPage(lib: Engine, page: number, wantedWidth: number, onlyPaths: boolean): RenderedPage {
  const ratio = lib.FPDF_GetPageHeightF(page) / lib.FPDF_GetPageWidthF(page) || 1;
  const width = Math.max(1, Math.floor(Math.min(wantedWidth, Math.sqrt(maxRenderPixels / ratio))));
  const height = Math.max(1, Math.min(Math.round(width * ratio), Math.floor(maxRenderPixels / width)));
  hideComments(lib, page);
  withScratch(lib, (at) => (onlyPaths ? hideAllButPaths(lib, page, at) : hideHugeImages(lib, page, at)));
  const bitmap = lib.FPDFBitmap_CreateEx(width, height, 4, 0, 0);
  if (!bitmap) throw new Error('There is not enough memory to draw the page.');
  try {
    lib.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    const annotationsAndRedFirst = 0x11;
    lib.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, annotationsAndRedFirst);
    const start = lib.FPDFBitmap_GetBuffer(bitmap);
    return { width, height, rgba: lib.pdfium.HEAPU8.slice(start, start + width * height * 4) };
  } finally {
    lib.FPDFBitmap_Destroy(bitmap);
  }
}

function hideHugeImages(lib: Engine, page: number, at: number): void {
  let budget = maxImagePixels;
  forEachObject(lib, page, [1, 0, 0, 1, 0, 0], at, (object, type) => {
    if (type !== 3) return;
    lib.FPDFImageObj_GetImagePixelSize(object, at, at + 4);
    const [width = 0, height = 0] = integers(lib, at, 2);
    if (width * height > budget) lib.FPDFPageObj_SetIsActive(object, false);
    else budget -= width * height;
  });
}
