import type { Worker } from 'tesseract.js';
import type { WordingLocale } from '../../../promotion/index.ts';
import type { Box } from '../../offer.model.ts';
import { centerOf, holds as holdsPoint } from '../box.ts';
import { isLabel, tellsPromotion } from '../label.ts';
import type { DrawnPath, PageContent, PlacedImage, TextRun } from '../page-content.ts';
import type { RenderedPage } from '../pdfium.ts';
import { evenLight } from './even-light.ts';
import { type Blob, inkOf } from './ink.ts';
import { type RecognisedRow, recogniseRows } from './recognise.ts';
import { around, type GlyphRow, heightOf, isGlyph, partsOf, rowsOf, smallEnd, widthOf } from './rows.ts';
import { type PixelBox, type Rgb, type Surface, surfacesOf } from './surfaces.ts';
import { grainOf, skewOf, smoothed, turned } from './upright.ts';

export interface PictureOfPage {
  readonly page: number;
  /** Points. */
  readonly width: number;
  readonly height: number;
  readonly picture: RenderedPage;
  /** Text that was laid under the picture to be searched. */
  readonly hidden: readonly TextRun[];
  readonly locales: readonly WordingLocale[];
}

export interface SeenPage {
  /** Of the page set upright. */
  readonly content: PageContent;
  /** Degrees clockwise by which the page leaned. */
  readonly skew: number;
}

const leastConfidence = 52;
const mostRows = 900;
const mostGrain = 2;

interface Sight {
  readonly picture: RenderedPage;
  readonly surfaces: readonly Surface[];
  readonly blobs: readonly Blob[];
  readonly rows: readonly GlyphRow[];
}

/** `smooth` is the picture without its grain, by which surfaces are found; letters are found in the picture itself. */
function look(picture: RenderedPage, smooth = picture): Sight {
  const parted = surfacesOf(smooth, smooth === picture ? 0 : grainOf(smooth));
  const { blobs } = inkOf(picture, parted);
  const rows = rowsOf(blobs.filter((blob) => isGlyph(blob, picture))).filter((row) => isWorthReading(row, picture));
  return { picture, surfaces: parted.surfaces, blobs, rows };
}

/** Looks at the page upright; what was scanned is evenly lit first. The second look is only taken where the first finds it askew. */
async function lookUpright(drawn: RenderedPage): Promise<Sight & { readonly skew: number }> {
  const isScan = grainOf(drawn) > mostGrain;
  const picture = isScan ? await smoothed(evenLight(drawn), 0) : drawn;
  const lookAt = async (page: RenderedPage): Promise<Sight> => look(page, isScan ? await smoothed(page, 3) : page);
  const first = await lookAt(picture);
  const skew = skewOf(first.rows);
  return skew === 0 ? { ...first, skew } : { ...(await lookAt(await turned(picture, -skew))), skew };
}

/** What a picture of a page shows, in the terms of a page that was typeset: runs, frames and pictures. */
export async function seePage(engine: Worker, seen: PictureOfPage): Promise<SeenPage> {
  const { skew, ...sight } = await lookUpright(seen.picture);
  const told = await readSight(engine, sight);
  const kept = told.filter((line) => !isOnPackaging(line, told, sight.surfaces, seen));
  const scale = seen.width / sight.picture.width;
  const toBox = scaled(scale);
  const images = picturesOf(sight.surfaces, sight.blobs, kept, sight.picture);
  const isInPicture = (box: PixelBox): boolean => images.some((image) => overlap(image, box) > 0.8 * areaOf(box));
  const drawn = sight.blobs.filter(({ box }) => !isInPicture(box));
  return {
    skew,
    content: {
      page: seen.page,
      width: seen.width,
      height: seen.height,
      runs: snapSizes(toRuns(kept, scale)),
      paths: [...pathsOf(sight.surfaces, drawn, kept, sight.picture, toBox), ...strikesOf(kept, toBox)],
      images: images.map(
        (box): PlacedImage => ({
          box: toBox(box),
          pixelWidth: widthOf(box),
          pixelHeight: heightOf(box),
        }),
      ),
    },
  };
}

const scaled =
  (scale: number) =>
  (box: PixelBox): Box => [box.x0 * scale, box.y0 * scale, box.x1 * scale, box.y1 * scale];

/** The words of a page, those of prices in parts of one height. */
async function readSight(engine: Worker, { picture, surfaces, rows }: Sight): Promise<SeenLine[]> {
  const grounds = surfaces.map(({ color }) => color);
  const tallFirst = rows.toSorted((a, b) => heightOf(b.box) - heightOf(a.box)).slice(0, mostRows);
  const read = await recogniseRows(engine, picture, tallFirst, grounds);
  const lines = await withPrices(engine, picture, read, grounds, usualHeight(read));
  return lines.filter((line) => isText(line));
}

export interface OutlinedPage {
  readonly content: PageContent;
  /** The page without its text and pictures. */
  readonly picture: RenderedPage;
  readonly outlines: readonly DrawnPath[];
  readonly locales: readonly WordingLocale[];
}

/** The page with what was drawn as paths read as text. */
export async function seeOutlines(engine: Worker, { content, picture, outlines }: OutlinedPage): Promise<PageContent> {
  const sight = look(picture);
  const scale = content.width / picture.width;
  const toBox = scaled(scale);
  const near = outlines.map(({ box }): Box => [box[0] - 2, box[1] - 2, box[2] + 2, box[3] + 2]);
  const isOutlined = (row: GlyphRow): boolean => near.some((box) => holdsPoint(box, centerOf(toBox(row.box))));
  const told = await readSight(engine, { ...sight, rows: sight.rows.filter(isOutlined) });
  const scaledLines = told.map((line) => toBox(line.row.box));
  const isLetter = ({ box }: DrawnPath): boolean => scaledLines.some((line) => holdsPoint(line, centerOf(box)));
  return {
    ...content,
    runs: [...content.runs, ...snapSizes(toRuns(told, scale))],
    paths: [...content.paths.filter((path) => !(outlines.includes(path) && isLetter(path))), ...strikesOf(told, toBox)],
  };
}

function isWorthReading({ box, glyphs }: GlyphRow, page: RenderedPage): boolean {
  const [width, height] = [widthOf(box), heightOf(box)];
  if (height < 5 || height > 0.16 * page.height) return false;
  if (glyphs.length === 1 && (width < 4 || height < 7 || width > 8 * height || height > 6 * width)) return false;
  return true;
}

function usualHeight(read: readonly RecognisedRow[]): number {
  const heights = read
    .filter(({ text, confidence }) => confidence > 80 && text.length > 5)
    .map(({ row }) => heightOf(row.box))
    .toSorted((a, b) => a - b);
  return heights[Math.floor(heights.length / 2)] ?? 12;
}

interface SeenLine {
  /** Part of a price. */
  readonly part?: boolean;
  readonly struck: boolean;
  readonly weight: number;
  readonly row: GlyphRow;
  readonly text: string;
  readonly confidence: number;
}

const digitsAndSigns = '0123456789€$,.-+%';

/** Tall rows with digits are read again in parts of one height, for digits only: raised cents are smaller than what they belong to. */
async function withPrices(
  engine: Worker,
  picture: RenderedPage,
  read: readonly RecognisedRow[],
  grounds: readonly Rgb[],
  usual: number,
): Promise<SeenLine[]> {
  const tall = read.filter((line) => heightOf(line.row.box) > 1.25 * usual && mayBePrice(line));
  const parts = tall.map(({ row }) => withoutTraces(partsOf(row)));
  const readParts = await recogniseRows(engine, picture, parts.flat(), grounds, { only: digitsAndSigns });
  const textOf = new Map(readParts.map((part) => [part.row, part]));
  const plain = read.filter((row) => !tall.includes(row));
  const lines: SeenLine[] = await withCents(engine, picture, plain, grounds);
  for (const [at, whole] of tall.entries()) {
    const own = parts[at]!.map((part) => textOf.get(part)!);
    lines.push(...(isPriceText(own, whole) ? priceParts(own, whole) : [whole]));
  }
  return lines;
}

const measure = /\d ?(?:k?g|[cm]?l|%)(?!\p{L})/iu;

/** Few letters, unless they are guessed. */
function mayBePrice({ text, confidence, row }: RecognisedRow): boolean {
  const letters = (text.match(/\p{L}/gu) ?? []).length;
  const { length } = row.glyphs;
  if (length < 2 || length > 10 || (confidence >= 60 && measure.test(text)) || /\d *[x+] *\d/iu.test(text))
    return false;
  return confidence < 60 || (/\d/.test(text) && letters < 3);
}

/** Words that end in a price with small cents: the cents are read by themselves. */
async function withCents(
  engine: Worker,
  picture: RenderedPage,
  read: readonly RecognisedRow[],
  grounds: readonly Rgb[],
): Promise<SeenLine[]> {
  const split = read.flatMap((line) => {
    const ends = /\d{3,5}\D?$/.test(line.text) ? smallEnd(line.row) : undefined;
    return ends ? [{ line, ...ends }] : [];
  });
  const rests = await recogniseRows(
    engine,
    picture,
    split.map(({ rest }) => rest),
    grounds,
  );
  const cents = await recogniseRows(
    engine,
    picture,
    split.map(({ end }) => end),
    grounds,
    { only: '0123456789€' },
  );
  const corrected = new Map(
    split.map(({ line }, at) => {
      const rest = rests[at]!;
      const digits = cents[at]!.text.replaceAll(/\D/g, '');
      const isPrice = /\d$/.test(rest.text) && digits.length === 2;
      return [
        line,
        isPrice ? { ...line, text: `${rest.text},${digits} €`, confidence: rest.confidence } : line,
      ] as const;
    }),
  );
  return read.map((line) => corrected.get(line) ?? line);
}

/** Without specks at the edge of a plate. */
function withoutTraces(parts: readonly GlyphRow[]): GlyphRow[] {
  const tallest = Math.max(...parts.map(({ box }) => heightOf(box)));
  return parts.filter(({ box }) => heightOf(box) > 0.2 * tallest);
}

/** In one color, without the traces that are read as a point at the end. */
function priceParts(parts: readonly RecognisedRow[], whole: RecognisedRow): SeenLine[] {
  return parts.map((part, at) => ({
    ...part,
    part: true,
    struck: whole.struck || part.struck,
    text: at === parts.length - 1 ? part.text.replace(/(?<=\d)[.,-]+$/, '') : part.text,
    row: { ...part.row, color: whole.row.color },
  }));
}

/** Digits, and little that is none. */
function isPriceText(parts: readonly RecognisedRow[], whole: RecognisedRow): boolean {
  const digits = parts.flatMap((part) => part.text.match(/\d/g) ?? []).length;
  // Where no digit was read at first there is often none: three of them are no accident.
  if (!/\d/.test(whole.text)) return digits > 2 && parts.every((part) => part.confidence > 45 || !/\d/.test(part.text));
  const fits = ({ text, row }: RecognisedRow): boolean =>
    row.glyphs.length < 3 || Math.abs(text.length - row.glyphs.length) <= 1;
  return digits > 0 && parts.every((part) => part.confidence > 30 || fits(part));
}

function isText({ text, confidence, row, part }: SeenLine): boolean {
  if (part) return /[\d€$%]/.test(text);
  if (confidence < leastConfidence && !/\d/.test(text)) return false;
  if (!/[\p{L}\d]/u.test(text)) return false;
  // A stray mark is read as one or two letters.
  if (!/\d/.test(text) && (text.match(/\p{L}/gu) ?? []).length < 3) return confidence > 85 && text.length > 1;
  return row.glyphs.length > 1 || /\d{2}/.test(text);
}

const priceLike = /^[€$]?\s*\d{1,4}(?:[.,]\d{1,2})?\s*[€$]?$/;

/** Words on a surface that is neither a card nor the page, and that tells no price and no promotion, are printed on a product. */
function isOnPackaging(
  line: SeenLine,
  all: readonly SeenLine[],
  surfaces: readonly Surface[],
  seen: PictureOfPage,
): boolean {
  const surface = surfaces[line.row.on - 1];
  if (!surface) return false;
  const area = widthOf(surface.box) * heightOf(surface.box);
  if (area > 0.04 * seen.picture.width * seen.picture.height) return false;
  const within = all.filter((other) => holds(surface.box, other.row.box));
  return !within.some(({ text }) => priceLike.test(text) || tells(text, seen.locales));
}

const tells = (text: string, locales: readonly WordingLocale[]): boolean =>
  /\d\s*%/.test(text) || tellsPromotion(text, locales) || (/\p{L}{3}/u.test(text) && isLabel(text, locales));

const holds = (outer: PixelBox, inner: PixelBox): boolean => {
  const [x, y] = [(inner.x0 + inner.x1) / 2, (inner.y0 + inner.y1) / 2];
  return x >= outer.x0 && x < outer.x1 && y >= outer.y0 && y < outer.y1;
};

// Shares of the size of a font, for the fonts that leaflets are set in.
const capHeight = 0.72;
const xHeight = 0.53;

/** Bold is what is clearly heavier than most words of the page. */
function toRuns(lines: readonly SeenLine[], scale: number): TextRun[] {
  const weights = lines
    .filter(({ text }) => text.length > 5)
    .map(({ weight }) => weight)
    .toSorted((a, b) => a - b);
  const light = weights[Math.floor(weights.length / 3)] ?? 1;
  return lines.map((line) => toRun(line, scale, line.weight > 1.35 * light));
}

function toRun({ row, text }: SeenLine, scale: number, bold: boolean): TextRun {
  const heights = row.glyphs.map(({ box }) => heightOf(box)).toSorted((a, b) => a - b);
  const tall = heights[Math.floor(heights.length * 0.9)] ?? heightOf(row.box);
  const small = /^[acemnorsuvwxz\s.,-]+$/u.test(text);
  const size = (Math.max(tall, 1) / (small ? xHeight : capHeight)) * scale;
  const feet = row.glyphs
    .filter(({ box }) => heightOf(box) > 0.5 * tall)
    .map(({ box }) => box.y1)
    .toSorted((a, b) => a - b);
  const baseline = (feet[Math.floor(feet.length / 2)] ?? row.box.y1) * scale;
  const angle = Math.abs(row.angle) > 1.2 ? row.angle : 0;
  const box: Box = [row.box.x0 * scale, row.box.y0 * scale, row.box.x1 * scale, row.box.y1 * scale];
  return {
    text,
    box: angle === 0 ? [box[0], baseline - 0.8 * size, box[2], baseline + 0.2 * size] : box,
    x: box[0],
    baseline,
    angle,
    size,
    bold,
    color: hex(row.color),
    invisible: false,
  };
}

const hex = (color: Rgb): string => `#${color.map((value) => value.toString(16).padStart(2, '0')).join('')}`;

/** Sizes measured in pixels waver; those within a few percent of each other become one. */
function snapSizes(runs: readonly TextRun[]): TextRun[] {
  const ordered = runs.toSorted((a, b) => a.size - b.size);
  const sizes = new Map<TextRun, number>();
  let group: TextRun[] = [];
  const close = (): void => {
    const middle = group[Math.floor(group.length / 2)]?.size ?? 0;
    for (const run of group) sizes.set(run, middle);
    group = [];
  };
  for (const run of ordered) {
    if (group.length > 0 && run.size > group[0]!.size * 1.11) close();
    group.push(run);
  }
  close();
  return runs.map((run) => ({ ...run, size: sizes.get(run) ?? run.size }));
}

/** Surfaces as filled boxes, and lines. */
function pathsOf(
  surfaces: readonly Surface[],
  blobs: readonly Blob[],
  lines: readonly SeenLine[],
  page: RenderedPage,
  toBox: (box: PixelBox) => Box,
): DrawnPath[] {
  const told = new Set(lines.map((line) => line.row.on));
  const filled = surfaces
    .map((surface, at) => ({ surface, number: at + 1 }))
    .filter(
      ({ surface, number }) =>
        surface.carries && (told.has(number) || lines.some((line) => holds(surface.box, line.row.box))),
    )
    .map(
      ({ surface }): DrawnPath => ({
        kind: 'rectangle',
        box: toBox(surface.box),
        fill: hex(surface.color),
        stroke: null,
        strokeWidth: 0,
      }),
    );
  const drawn = blobs
    .filter(({ box, pixels }) => isLine(box, page) || isFrame(box, pixels, page))
    .map(
      ({ box, color }): DrawnPath => ({
        kind: isLine(box, page) ? 'line' : 'rectangle',
        box: toBox(box),
        fill: null,
        stroke: hex(color),
        strokeWidth: 1,
      }),
    );
  return [...filled, ...drawn];
}

/** The lines through what is struck. */
function strikesOf(lines: readonly SeenLine[], toBox: (box: PixelBox) => Box): DrawnPath[] {
  return lines
    .filter(({ struck }) => struck)
    .map(({ row: { box, color } }): DrawnPath => {
      const middle = (box.y0 + box.y1) / 2;
      return {
        kind: 'line',
        box: toBox({ x0: box.x0, y0: middle, x1: box.x1, y1: middle + 1 }),
        fill: null,
        stroke: hex(color),
        strokeWidth: 1,
      };
    });
}

const isLine = (box: PixelBox, page: RenderedPage): boolean =>
  (heightOf(box) <= 5 && widthOf(box) > 0.05 * page.width) || (widthOf(box) <= 5 && heightOf(box) > 0.05 * page.height);

const isFrame = (box: PixelBox, pixels: number, page: RenderedPage): boolean =>
  widthOf(box) > 0.08 * page.width &&
  heightOf(box) > 0.04 * page.height &&
  pixels < 0.06 * widthOf(box) * heightOf(box);

/** Ink that is neither words nor lines, with the surfaces among it, as far as it hangs together. */
function picturesOf(
  surfaces: readonly Surface[],
  blobs: readonly Blob[],
  lines: readonly SeenLine[],
  page: RenderedPage,
): PixelBox[] {
  const words = new Set(lines.flatMap((line) => line.row.glyphs));
  const pageArea = page.width * page.height;
  const isPart = (box: PixelBox): boolean => {
    const area = widthOf(box) * heightOf(box);
    return (
      area > 0.0006 * pageArea && area < 0.3 * pageArea && Math.min(widthOf(box), heightOf(box)) > 0.012 * page.width
    );
  };
  const plates = surfaces.filter(
    (surface) => surface.carries && lines.some((line) => holds(surface.box, line.row.box)),
  );
  const parts = [
    ...blobs
      .filter((blob) => !words.has(blob) && isPart(blob.box) && !isFrame(blob.box, blob.pixels, page))
      .map(({ box }) => box),
    ...surfaces.filter((surface) => !plates.includes(surface) && isPart(surface.box)).map(({ box }) => box),
  ].filter((box) => !lines.some((line) => holds(line.row.box, box)));
  return joinOverlapping(parts);
}

function joinOverlapping(parts: readonly PixelBox[]): PixelBox[] {
  const groups: PixelBox[] = [];
  for (const part of parts) {
    const touching = groups.filter((group) => overlap(group, part) > 0.15 * Math.min(areaOf(group), areaOf(part)));
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push(around([part, ...touching]));
  }
  return groups;
}

const areaOf = (box: PixelBox): number => Math.max(0, widthOf(box)) * Math.max(0, heightOf(box));
const overlap = (a: PixelBox, b: PixelBox): number =>
  Math.max(0, Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0)) * Math.max(0, Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0));
