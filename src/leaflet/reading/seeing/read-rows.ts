import type { Worker } from 'tesseract.js';
import { unreadSign } from '../price-notation.ts';
import { around, heightOf, widthOf } from './pixel-box.ts';
import { byHoles, type RecognisedRow, recognisePrices, recogniseRows, type Sheet } from './recognise.ts';
import { type GlyphRow, hasPercentSign, lettersOf, partsOf, pointIn, slantOfPrice, smallEnd, toRow } from './rows.ts';

const leastConfidence = 52;
const mostRows = 900;

/** The rows of a page as they were read, stray marks among them, prices in parts of one height, and how much of it can be read in that language. */
export async function readRows(
  engine: Worker,
  sheet: Sheet,
  rows: readonly GlyphRow[],
): Promise<{ readonly lines: SeenLine[]; readonly legible: number }> {
  const tallFirst = rows.toSorted((a, b) => heightOf(b.box) - heightOf(a.box)).slice(0, mostRows);
  const read = await recogniseRows(engine, sheet, tallFirst);
  const lines = await withPrices(engine, sheet, read, usualHeight(read));
  return { lines, legible: legibleShare(read) };
}

/** The share of the rows of three letters and more that were read with some certainty. */
export function legibleShare(read: readonly RecognisedRow[]): number {
  const words = read.filter(({ row }) => row.glyphs.length > 2);
  return words.filter(({ confidence }) => confidence > 70).length / Math.max(1, words.length);
}

function usualHeight(read: readonly RecognisedRow[]): number {
  const heights = read
    .filter(({ text, confidence }) => confidence > 80 && /\p{L}{4}/u.test(text))
    .map(({ row }) => heightOf(row.box))
    .toSorted((a, b) => a - b);
  return heights[Math.floor(heights.length / 2)] ?? 12;
}

/** A row of letters as it is believed. */
export interface SeenLine {
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
  sheet: Sheet,
  read: readonly RecognisedRow[],
  usual: number,
): Promise<SeenLine[]> {
  const tall = read.filter((line) => heightOf(line.row.box) > 1.25 * usual && mayBePrice(line));
  const parts = tall.map(({ row }) => partsOfPrice(row));
  const readOf = await readFigures(
    engine,
    sheet,
    parts.map(({ figures }) => figures),
  );
  const plain = read.filter((row) => !tall.includes(row));
  const lines: SeenLine[] = await withCents(engine, sheet, plain);
  for (const [at, whole] of tall.entries()) {
    const { sign, figures } = parts[at]!;
    const own = figures.map((part) => readOf.get(part)!);
    lines.push(...(isPriceText(own, whole) ? [...signBefore(sign, whole), ...priceParts(own, whole)] : [whole]));
  }
  return lines;
}

/**
 * Reads the parts of prices together, those that are left without what stands behind their digits, and the rest alone. Where letters are drawn,
 * prices are read side by side first, and digits are told by their holes.
 */
async function readFigures(
  engine: Worker,
  sheet: Sheet,
  prices: readonly (readonly GlyphRow[])[],
): Promise<Map<GlyphRow, RecognisedRow>> {
  const isSharp = sheet.print === 'drawn';
  const readOf = new Map<GlyphRow, RecognisedRow>();
  const left = (): (readonly GlyphRow[])[] => prices.filter((parts) => !readOf.has(parts[0]!));
  const readTogether = async (some: readonly (readonly GlyphRow[])[], inColumn: boolean): Promise<void> => {
    const read = await recognisePrices(engine, sheet, some, { inColumn });
    for (const part of read.flatMap((parts) => parts ?? [])) readOf.set(part.row, part);
  };
  if (isSharp) await readTogether(prices, false);
  await readTogether(left(), true);
  const several = left().filter((parts) => parts.length > 1);
  await readTogether(
    several.map((parts) => parts.filter((part) => isTall(part, parts))),
    false,
  );
  const alone = prices.flat().filter((part) => !readOf.has(part));
  for (const part of await recogniseRows(engine, sheet, alone, { only: digitsAndSigns })) {
    readOf.set(part.row, part);
  }
  if (!isSharp) return readOf;
  return new Map([...readOf].map(([row, part]) => [row, byHoles(part, sheet)]));
}

const isTall = ({ box }: GlyphRow, parts: readonly GlyphRow[]): boolean => heightOf(box) >= 0.84 * tallestOf(parts);

const tallestOf = (parts: readonly GlyphRow[]): number => Math.max(...parts.map(({ box }) => heightOf(box)));

interface PriceParts {
  /** Smaller letters before the digits, which are the sign of a currency: alone they are taken for digits. */
  readonly sign: readonly GlyphRow[];
  /** From the first digit on: digits, raised cents, a sign behind them. */
  readonly figures: readonly GlyphRow[];
}

function partsOfPrice(row: GlyphRow): PriceParts {
  const parts = slanted(withoutTraces(partsOf(row)));
  const first = parts.findIndex((part) => isTall(part, parts));
  const before = parts.slice(0, first);
  const isSign = before.length > 0 && isOfSign(before, tallestOf(parts));
  return { sign: isSign ? before : [], figures: isSign ? parts.slice(first) : parts };
}

/** A few letters, neither a dash nor a dot. */
function isOfSign(parts: readonly GlyphRow[], digit: number): boolean {
  const box = around(parts.map((part) => part.box));
  const letters = parts.reduce((sum, part) => sum + lettersOf(part), 0);
  const [width, height] = [widthOf(box), heightOf(box)];
  return letters <= 4 && height > 0.3 * digit && height < 0.84 * digit && width > 0.3 * height;
}

const measure = /\d ?(?:k?g|[cm]?l)(?!\p{L})|[\d€łi] ?\/ ?(?:kg|l|ud|buc|szt|un)(?!\p{L})/iu;

/** Raised cents are taken for a percent sign, which is one big stroke with little rings. */
const isPercentage = (text: string, row: GlyphRow): boolean =>
  hasPercentSign(row) || (/\d ?%/.test(text) && (smallEnd(row)?.end.glyphs.length ?? 0) < 2);

/** Few letters, unless they are guessed. */
function mayBePrice({ text, confidence, row }: RecognisedRow): boolean {
  const letters = (text.match(/\p{L}/gu) ?? []).length;
  const { length } = row.glyphs;
  if (
    length < 2 ||
    length > 10 ||
    (confidence >= 60 && (measure.test(text) || isPercentage(text, row))) ||
    /\d *[x+] *\d/iu.test(text)
  )
    return false;
  // Narrow digits are taken for a letter or two, and surely so.
  return confidence < 60 || letters < 3;
}

/** Words that end in a price with small cents: the cents are read by themselves. */
async function withCents(engine: Worker, sheet: Sheet, read: readonly RecognisedRow[]): Promise<SeenLine[]> {
  const split = read.flatMap((line) => {
    const ends = /\d{3,5}\D?$/.test(line.text) ? smallEnd(line.row) : undefined;
    return ends ? [{ line, ...ends }] : [];
  });
  const rests = await recogniseRows(
    engine,
    sheet,
    split.map(({ rest }) => rest),
  );
  const cents = await recogniseRows(
    engine,
    sheet,
    split.map(({ end }) => end),
    { only: '0123456789€' },
  );
  const corrected = new Map(
    split.map(({ line }, at) => {
      const rest = rests[at]!;
      const digits = cents[at]!.text.replaceAll(/\D/g, '');
      const isPrice = /\d$/.test(rest.text) && digits.length === 2;
      const sign = /[€$]/.test(rest.text) ? '' : ' €';
      return [
        line,
        isPrice ? { ...line, text: `${rest.text},${digits}${sign}`, confidence: rest.confidence } : line,
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

/** All of a price leans as the digits of its parts do, few as they are. */
function slanted(parts: readonly GlyphRow[]): readonly GlyphRow[] {
  const angle = slantOfPrice(parts);
  return angle === 0 ? parts : parts.map((part) => ({ ...part, angle }));
}

/** The sign before a price as one part of it. */
function signBefore(sign: readonly GlyphRow[], whole: RecognisedRow): SeenLine[] {
  if (sign.length === 0) return [];
  const text = /^(?:R(?=.?\$)|NT)/.exec(whole.text)?.[0];
  const row = { ...toRow(sign.flatMap(({ glyphs }) => glyphs)), color: whole.row.color, angle: sign[0]!.angle };
  return [{ ...whole, row, part: true, text: text ? `${text}$` : (/^[€$]/.exec(whole.text)?.[0] ?? unreadSign) }];
}

/** In one color, without the traces that are read as a point at the end. */
function priceParts(parts: readonly RecognisedRow[], whole: RecognisedRow): SeenLine[] {
  const signs = signsBehind(parts);
  const sign = signs.find(({ text }) => /[€$]/.test(text)) ?? signs[0];
  const textOf = (part: RecognisedRow, at: number): string => {
    if (!signs.includes(part)) return withPoint(trimmed(doubled(part), at === parts.length - 1), part.row);
    return part === sign ? (/[€$]/.exec(part.text)?.[0] ?? unreadSign) : '';
  };
  return parts.map((part, at) => ({
    ...part,
    part: true,
    struck: whole.struck || part.struck,
    text: textOf(part, at),
    row: { ...part.row, color: whole.row.color },
  }));
}

/** Smaller letters behind the digits are a sign where they are no cents. */
function signsBehind(parts: readonly RecognisedRow[]): readonly RecognisedRow[] {
  const rows = parts.map(({ row }) => row);
  const hasCents = rows.some((row) => isTall(row, rows) && endsInCents(row));
  const areCents = (part: RecognisedRow): boolean =>
    isRaisedPair(part.row, rows) ||
    (/%|\d\d/.test(doubled(part)) && (lettersOf(part.row) > 1 || widthOf(part.row.box) > heightOf(part.row.box)));
  const last = parts.findLastIndex((part) => isTall(part.row, rows) || (!hasCents && areCents(part)));
  const behind = parts.slice(last + 1);
  const isSign = behind.length > 0 && isOfSign(rows.slice(last + 1), tallestOf(rows));
  return isSign ? behind : [];
}

/** Two letters at the head of the digits: cents, even where they cannot be read. */
function isRaisedPair(row: GlyphRow, rows: readonly GlyphRow[]): boolean {
  const digit = rows.find((other) => isTall(other, rows))!.box;
  const height = heightOf(digit);
  return lettersOf(row) === 2 && row.box.y0 < digit.y0 + 0.2 * height && row.box.y1 < digit.y1 - 0.25 * height;
}

const endsInCents = (row: GlyphRow): boolean => lettersOf(row) - (pointIn(row) ?? Number.NaN) === 2;

/** Two zeros that touch are taken for one. */
function doubled({ text, row }: RecognisedRow): string {
  const digits = text.replaceAll(' ', '');
  return digits === '0' && widthOf(row.box) > 1.1 * heightOf(row.box) ? '00' : digits;
}

/** Digits alone with the point or comma that is seen between them. */
function withPoint(text: string, row: GlyphRow): string {
  const at = pointIn(row);
  const isPlain = at !== undefined && /^\d+$/.test(text) && text.length === lettersOf(row);
  const follow = isPlain ? text.length - at : 0;
  if (follow < 2 || follow > 3) return text;
  return `${text.slice(0, at)}${follow === 3 ? '.' : ','}${text.slice(at)}`;
}

const trimmed = (text: string, isLast: boolean): string =>
  text.replace(isLast ? /(?<=\d)[.,-]+$/ : /(?<=[.,]\d\d)[.,-]+$/, '');

/** Digits, and little that is none. */
function isPriceText(parts: readonly RecognisedRow[], whole: RecognisedRow): boolean {
  const figures = parts.filter(({ text }) => /\d/.test(text));
  const digits = figures.reduce((sum, part) => sum + digitsIn(part), 0);
  // Where no digit was read at first there is often none: three of them with a sign are no accident.
  const isSigned = parts.some(({ text }) => /[€$]/.test(text));
  if (digitsIn(whole) === 0) return digits > 2 && (isSigned || figures.every((part) => part.confidence > 45));
  const letters = figures.reduce((sum, { row }) => sum + lettersOf(row), 0);
  if (digits < letters && digitsIn(whole) === letters) return false;
  const fits = ({ text, row }: RecognisedRow): boolean =>
    row.glyphs.length < 3 || Math.abs(text.length - row.glyphs.length) <= 1;
  return digits > 0 && figures.every((part) => part.confidence > 30 || fits(part));
}

const digitsIn = ({ text }: RecognisedRow): number => (text.match(/\d/g) ?? []).length;

/** What is no stray mark. */
export function isText({ text, confidence, row, part }: SeenLine): boolean {
  if (part) return /[\d€$¤%]/.test(text);
  if (confidence < leastConfidence && !/\d/.test(text)) return false;
  if (!/[\p{L}\d]/u.test(text)) return false;
  // A stray mark is read as one or two letters.
  if (!/\d/.test(text) && (text.match(/\p{L}/gu) ?? []).length < 3) return confidence > 85 && text.length > 1;
  // In heavy type a whole word hangs together.
  const isWord = widthOf(row.box) > 1.5 * heightOf(row.box) && confidence > 75;
  return row.glyphs.length > 1 || isWord || /\d{2}/.test(text);
}
