import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';
import type { RenderedPage } from '../pdfium.ts';
import { digitWith, holesOfDigit } from './digit-holes.ts';
import { heightOf, widthOf } from './pixel-box.ts';
import { type GlyphRow, lettersIn, lettersOf, pointIn } from './rows.ts';
import type { Rgb } from './surfaces.ts';
import { tidied } from './tidied.ts';

/** What a row says. `confidence` is 0 to 100. */
export interface RecognisedRow {
  readonly row: GlyphRow;
  readonly text: string;
  readonly confidence: number;
  /** A line runs through it. */
  readonly struck: boolean;
  /** How much of the boxes of its letters is inked and how strongly, 0 to 1: thin strokes fill less, and are paler than their ink. */
  readonly weight: number;
}

/** How letters came onto a page: drawn, compressed as a picture, or scanned, which makes them soft. */
export type Print = 'drawn' | 'compressed' | 'scanned';

/** What rows are read from. */
export interface Sheet {
  readonly picture: RenderedPage;
  /** The colors of the surfaces that rows stand on. */
  readonly grounds: readonly Rgb[];
  readonly print: Print;
}

const require = createRequire(import.meta.url);
const dataOf = (language: string): string =>
  join(dirname(require.resolve(`@tesseract.js-data/${language}/package.json`)), '4.0.0_best_int');

let running: Promise<Worker> | undefined;
let runningFor = '';

/** The engine for a language, by Tesseract's name of it. One is kept until another language is asked for. */
export async function recogniserFor(language: string): Promise<Worker> {
  if (running && runningFor === language) return running;
  const last = running;
  runningFor = language;
  running = (async () => {
    await (await last)?.terminate();
    return createWorker(language, OEM.LSTM_ONLY, { langPath: dataOf(language), gzip: true, cacheMethod: 'none' });
  })();
  return running;
}

/** Ends the engine, which needs as much memory as looking at a page does: the two are not held together. */
export async function dismissRecogniser(): Promise<void> {
  const last = running;
  [running, runningFor] = [undefined, ''];
  await (await last)?.terminate();
}

const letterHeight = 30;
const margin = 14;
const mostScale = 4;
/** Letters that are drawn larger by more than this are small print. */
const smallPrint = 1.2;
/** Rows are read in drawings: one call costs more than one row. */
const drawingHeight = 1200;
const drawingWidth = 1800;

/** A row as it is drawn. */
interface Drawn {
  readonly row: GlyphRow;
  readonly width: number;
  readonly height: number;
  readonly gray: Uint8Array;
  readonly struck: boolean;
  readonly weight: number;
}

interface Placed extends Drawn {
  readonly left: number;
  readonly top: number;
}

/** Sets the rows in black on white one below the other, and reads them. */
export async function recogniseRows(
  engine: Worker,
  sheet: Sheet,
  rows: readonly GlyphRow[],
  { only }: { readonly only?: string } = {},
): Promise<RecognisedRow[]> {
  await engine.setParameters({
    tessedit_pageseg_mode: PSM.SINGLE_BLOCK,
    tessedit_char_whitelist: only ?? '',
    user_defined_dpi: '200',
  });
  const read: RecognisedRow[] = [];
  const drawn = rows.map((row) => drawRow(sheet, row));
  for (const rowsOfOne of drawingsOf(drawn)) read.push(...(await recogniseDrawing(engine, rowsOfOne)));
  return read;
}

/**
 * Reads prices, each given as its parts of one height, for digits and signs: the parts are set in one height beside each other, and prices
 * side by side or in a column, since a digit alone is hard to tell. Undefined for a price that has not as many signs as letters. Points and commas
 * are left out.
 */
export async function recognisePrices(
  engine: Worker,
  sheet: Sheet,
  prices: readonly (readonly GlyphRow[])[],
  { inColumn = false } = {},
): Promise<(RecognisedRow[] | undefined)[]> {
  await engine.setParameters({
    tessedit_pageseg_mode: PSM.SINGLE_BLOCK,
    tessedit_char_whitelist: '0123456789€$%+-., ',
    user_defined_dpi: '200',
  });
  const drawn = prices.map((parts) => parts.map((part) => drawRow(sheet, part, stretchOf(part))));
  const read: RecognisedRow[] = [];
  for (const some of drawingsOf(drawn.map(besideEachOther), inColumn ? undefined : betweenPrices))
    read.push(...(await recogniseDrawing(engine, some)));
  return read.map((whole, at) => sharedOut(whole, drawn[at]!));
}

/** A part of a price whose digits have the holes that are seen in them, where no blur closes one. */
export function byHoles(part: RecognisedRow, sheet: Sheet): RecognisedRow {
  const figures = part.text.replaceAll(/[ .,]/g, '');
  if (!/^\d+$/.test(figures) || figures.length !== lettersOf(part.row)) return part;
  const inkAt = inkOfRow(sheet, part.row, linear);
  const holes = lettersIn(part.row).map(({ box }) => {
    const [pale, strong] = [0.4, 0.7].map((least) => holesOfDigit((x, y) => inkAt(x, y) > least, box));
    // A gap that only pale ink closes is no hole, or one for all that is known.
    return pale?.length === strong?.length ? pale : undefined;
  });
  // A point that is seen is set by its place; one that is only read stays.
  const read = pointIn(part.row) === undefined ? part.text : figures;
  let at = 0;
  const text = read.replaceAll(/\d/g, (digit) => {
    const own = holes[at++];
    return own ? digitWith(own, digit) : digit;
  });
  return { ...part, text };
}

const usualDigit = 0.6;
const mostStretch = 1.7;

/** By how much narrow digits are drawn wider, which are misread otherwise. */
function stretchOf({ glyphs }: GlyphRow): number {
  const tallest = Math.max(...glyphs.map(({ box }) => heightOf(box)));
  const shares = glyphs
    .filter(({ box }) => heightOf(box) > 0.8 * tallest)
    .map(({ box }) => widthOf(box) / heightOf(box))
    .toSorted((a, b) => b - a);
  // A 1 is narrow in any type.
  return Math.min(mostStretch, Math.max(1, usualDigit / shares[0]!));
}

const white: Rgb = [255, 255, 255];

const groundOf = ({ grounds }: Sheet, { on }: GlyphRow): Rgb => grounds[on - 1] ?? white;

const betweenParts = 5;
const betweenPrices = 60;

/** Several rows as one, on one foot. */
function besideEachOther(parts: readonly Drawn[]): Drawn {
  const width = parts.reduce((sum, part) => sum + part.width + betweenParts, 0);
  const height = Math.max(...parts.map((part) => part.height));
  const gray = new Uint8Array(width * height).fill(255);
  let left = 0;
  for (const part of parts) {
    for (let y = 0; y < part.height; y++) {
      gray.set(part.gray.subarray(y * part.width, (y + 1) * part.width), (height - part.height + y) * width + left);
    }
    left += part.width + betweenParts;
  }
  return { ...parts[0]!, width, height, gray };
}

/** Each part with its own of the signs that were read for all. */
function sharedOut(whole: RecognisedRow, parts: readonly Drawn[]): RecognisedRow[] | undefined {
  const signs = whole.text.replaceAll(/[ .,+-]/g, '');
  const counts = parts.map(({ row }) => lettersOf(row));
  if (counts.reduce((sum, count) => sum + count, 0) !== signs.length) return undefined;
  let from = 0;
  return parts.map(({ row, struck, weight }, at) => {
    const text = signs.slice(from, from + counts[at]!);
    from += counts[at]!;
    return { row, text, confidence: whole.confidence, struck, weight };
  });
}

/** Rows one below the other, or side by side with a space between them: a column of short figures is not seen as lines. */
function drawingsOf(drawn: readonly Drawn[], space?: number): Placed[][] {
  const drawings: Placed[][] = [];
  let [left, top, below] = [margin, drawingHeight, drawingHeight];
  for (const row of drawn) {
    left = space === undefined || left + row.width + margin > drawingWidth ? margin : left;
    if (left === margin) top = below;
    if (top + row.height > drawingHeight) {
      drawings.push([]);
      [left, top, below] = [margin, margin, margin];
    }
    drawings.at(-1)!.push({ ...row, left, top });
    below = Math.max(below, top + row.height + margin);
    left += row.width + (space ?? 0);
  }
  return drawings;
}

async function recogniseDrawing(engine: Worker, drawing: readonly Placed[]): Promise<RecognisedRow[]> {
  const height = Math.max(...drawing.map((row) => row.top + row.height)) + margin;
  const width = Math.max(...drawing.map((row) => row.left + row.width)) + margin;
  const gray = Buffer.alloc(width * height, 255);
  for (const row of drawing) {
    for (let y = 0; y < row.height; y++) {
      gray.set(row.gray.subarray(y * row.width, (y + 1) * row.width), (row.top + y) * width + row.left);
    }
  }
  const png = await sharp(gray, { raw: { width, height, channels: 1 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const { data } = await engine.recognize(png, {}, { blocks: true, text: false });
  const words = (data.blocks ?? [])
    .flatMap((block) => block.paragraphs)
    .flatMap((paragraph) => paragraph.lines)
    .flatMap((line) => line.words);
  return drawing.map((placed) => {
    const own = words
      .filter(({ bbox }) => {
        const [x, y] = [(bbox.x0 + bbox.x1) / 2, (bbox.y0 + bbox.y1) / 2];
        return (
          y > placed.top - margin / 2 &&
          y < placed.top + placed.height + margin / 2 &&
          x > placed.left - margin &&
          x < placed.left + placed.width + margin
        );
      })
      .toSorted((a, b) => a.bbox.x0 - b.bbox.x0);
    const letters = own.reduce((sum, word) => sum + word.text.length, 0);
    const confidence = own.reduce((sum, word) => sum + word.confidence * word.text.length, 0) / Math.max(1, letters);
    const text = tidied(own.map((word) => word.text).join(' '));
    return { row: placed.row, text, confidence, struck: placed.struck, weight: placed.weight };
  });
}

/** The row alone, upright, black on white, its letters of one height on every drawing. */
function drawRow(sheet: Sheet, row: GlyphRow, widen = 1): Drawn {
  const { x0, y0 } = row.box;
  const [boxWidth, boxHeight] = [widthOf(row.box), heightOf(row.box)];
  const turn = Math.abs(row.angle) > 1.2 ? (row.angle * Math.PI) / 180 : 0;
  const upright = Math.max(4, boxHeight - Math.abs(Math.sin(turn)) * boxWidth);
  const scale = Math.min(mostScale, letterHeight / upright, (drawingWidth - 2 * margin) / boxWidth);
  // What is drawn larger is blurred as it is.
  const stretch = scale > smallPrint ? 1 : widen;
  const width = Math.max(1, Math.ceil(boxWidth * scale * stretch) + 4);
  const height = Math.max(1, Math.ceil(upright * scale) + 4);
  const gray = new Uint8Array(width * height);
  const [centerX, centerY] = [x0 + boxWidth / 2, y0 + boxHeight / 2];
  const [cos, sin] = [Math.cos(turn) / scale, Math.sin(turn) / scale];
  const inkAt = inkOfRow(sheet, row, scale > smallPrint ? cubic : linear);
  for (let v = 0; v < height; v++) {
    for (let u = 0; u < width; u++) {
      const [du, dv] = [(u - width / 2 + 0.5) / stretch, v - height / 2 + 0.5];
      gray[v * width + u] =
        255 - Math.round(255 * inkAt(centerX + du * cos - dv * sin - 0.5, centerY + du * sin + dv * cos - 0.5));
    }
  }
  const struck = removeStrike(gray, width, height);
  const ground = groundOf(sheet, row);
  const strength = Math.max(...row.color.map((value, channel) => Math.abs(value - ground[channel]!))) / 255;
  const inked = gray.reduce((sum, value) => sum + 255 - value, 0) / 255;
  const boxed = row.glyphs.reduce((sum, { box }) => sum + widthOf(box) * heightOf(box), 0) * scale * scale * stretch;
  return { row, width, height, gray, struck, weight: (strength * inked) / Math.max(1, boxed) };
}

/** Whether a level line runs through the middle from end to end; it is taken out, but where letters cross it. */
function removeStrike(gray: Uint8Array, width: number, height: number): boolean {
  if (width < 1.6 * height) return false;
  const isDark = (x: number, y: number): boolean => gray[y * width + x]! < 140;
  const coverOf = (y: number): number => {
    let dark = 0;
    for (let x = 2; x < width - 2; x++) if (isDark(x, y)) dark++;
    return dark / (width - 4);
  };
  const lines = Array.from({ length: height }, (_, y) => y).filter((y) => coverOf(y) > 0.96);
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return false;
  const thick = last - first + 1;
  if (thick !== lines.length || thick > 0.22 * height || first < 0.2 * height || last > 0.8 * height) return false;
  const [above, below] = [Math.max(0, first - 2), Math.min(height - 1, last + 2)];
  for (let x = 0; x < width; x++) {
    const crossed = isDark(x, above) && isDark(x, below);
    for (let y = above + 1; y < below; y++) if (!crossed) gray[y * width + x] = 255;
  }
  return true;
}

/** A mask over the row's box and a margin of one pixel: what lies within its letters' boxes and, on a level row, the small marks between them. */
function ownPixels({ glyphs, box, angle }: GlyphRow): Uint8Array {
  const [columns, lines] = [widthOf(box) + 2, heightOf(box) + 2];
  const own = new Uint8Array(columns * lines);
  const add = (from: number, to: number, top: number, bottom: number): void => {
    for (let y = Math.max(0, top); y <= Math.min(lines - 1, bottom); y++)
      own.fill(1, y * columns + from, y * columns + to);
  };
  for (const glyph of glyphs) {
    add(glyph.box.x0 - box.x0, glyph.box.x1 - box.x0 + 2, glyph.box.y0 - box.y0, glyph.box.y1 - box.y0 + 1);
  }
  if (Math.abs(angle) < 1.2) {
    for (const [at, glyph] of glyphs.entries()) {
      const next = glyphs[at + 1];
      if (next) add(glyph.box.x0 - box.x0, next.box.x1 - box.x0 + 2, lines >> 1, lines - 1);
    }
  }
  return own;
}

/** How strongly a row is inked at a point of the page, 0 to 1; `weigh` says how what lies between pixels is made up of the four around it. */
function inkOfRow(
  sheet: Sheet,
  row: GlyphRow,
  weigh: (share: number) => readonly [number, number, number, number],
): (x: number, y: number) => number {
  const ground = groundOf(sheet, row);
  const { x0, y0 } = row.box;
  const [columns, lines] = [widthOf(row.box) + 2, heightOf(row.box) + 2];
  const owned = ownPixels(row);
  const towards = row.color.map((value, channel) => value - ground[channel]!);
  const length = towards.reduce((sum, value) => sum + value * value, 0) || 1;
  const ink = new Float32Array(columns * lines);
  for (let y = 0; y < lines; y++) {
    for (let x = 0; x < columns; x++) {
      if (owned[y * columns + x])
        ink[y * columns + x] = projected(sheet.picture, x0 - 1 + x, y0 - 1 + y, ground, towards, length);
    }
  }
  const full = sheet.print === 'scanned' ? fullInk(ink) : 1;
  const at = (x: number, y: number): number =>
    x < 0 || y < 0 || x >= columns || y >= lines ? 0 : Math.min(1, ink[y * columns + x]! / full);
  return (x, y) => {
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [across, down] = [weigh(x - left), weigh(y - top)];
    let sum = 0;
    for (let j = 0; j < 4; j++) {
      for (let i = 0; i < 4; i++) sum += across[i]! * down[j]! * at(left - x0 + i, top - y0 + j);
    }
    return Math.min(1, Math.max(0, sum));
  };
}

/** How strong ink is where a soft letter is full of it: its color is that of its pale edges too. */
function fullInk(ink: Float32Array): number {
  const inked = ink.filter((value) => value > 0.25).toSorted();
  return Math.max(1, inked[Math.floor(0.9 * inked.length)] ?? 1);
}

const linear = (t: number): readonly [number, number, number, number] => [0, 1 - t, t, 0];

/** Along a cubic curve (Catmull-Rom), which keeps small letters crisp. */
const cubic = (t: number): readonly [number, number, number, number] => [
  ((2 - t) * t - 1) * t * 0.5,
  ((3 * t - 5) * t * t + 2) * 0.5,
  ((4 - 3 * t) * t + 1) * t * 0.5,
  (t - 1) * t * t * 0.5,
];

/** How far the color of a pixel is from the ground towards the ink: 0 is the ground, 1 the ink. */
function projected(
  { width, height, rgba }: RenderedPage,
  x: number,
  y: number,
  ground: Rgb,
  towards: readonly number[],
  length: number,
): number {
  if (x < 0 || y < 0 || x >= width || y >= height) return 0;
  const at = (y * width + x) * 4;
  let sum = 0;
  for (let channel = 0; channel < 3; channel++) sum += (rgba[at + channel]! - ground[channel]!) * towards[channel]!;
  return Math.max(0, sum / length);
}
