import type { Currency } from '../../money/index.ts';
import type { Box } from '../offer.model.ts';
import { heightOf, overlapOf, sharedLength, unionOf, widthOf } from './box.ts';
import { anyOf, ofEveryLocale } from './locales/index.ts';
import type { DrawnPath, PageContent, TextRun } from './page-content.ts';
import { parsePriceText } from './price-notation.ts';

/** A price that stands by itself, put together from its runs (whole units, cents, currency). */
export interface PriceToken {
  readonly minor: number;
  readonly box: Box;
  /** Size of its biggest digits. */
  readonly size: number;
  readonly color: string;
  readonly struck: boolean;
  readonly runs: readonly TextRun[];
}

const pieceOfPrice = /^(?:[\d⁰¹²³⁴-⁹０-９.,，．¤€£$＄元*'’–\-\s]|EUR|CHF|zł|lei|kr|R\$|NT\$)+$/iu;

/** Body text that happens to be a number stays text: a price that stands by itself is at least so much bigger. */
const standsOut = 1.22;

/** The prices in a currency that stand by themselves on a page. `bodySize` is the size of its running text. */
export function findPriceTokens(content: PageContent, bodySize: number, currency: Currency = 'EUR'): PriceToken[] {
  const pieces = content.runs.filter((run) => !run.invisible && pieceOfPrice.test(run.text));
  const tokens: PriceToken[] = [];
  for (const cluster of clustersOf(pieces)) {
    for (const runs of readable(cluster, currency)) {
      const token = toToken(runs, content.paths, currency);
      if (token && isMeant(token, content.runs, bodySize)) tokens.push(token);
    }
  }
  return tokens.toSorted((a, b) => b.size - a.size).slice(0, maxTokens);
}

/** No page sells more. */
const maxTokens = 400;

/** A price of its own rather than a number in a sentence or a date. */
function isMeant(token: PriceToken, runs: readonly TextRun[], bodySize: number): boolean {
  if (token.struck) return true;
  const beside = runs.filter((run) => !token.runs.includes(run) && isBeside(run, token));
  if (token.size < bodySize * standsOut) {
    // In a plain list the price is no bigger than the name, but bold or colored, and its sentence is nowhere near.
    const apart = token.runs.every((run) => run.bold) || isColorful(token.color);
    return apart && token.size > 0.95 * bodySize && beside.length === 0;
  }
  const couldBeDay = token.runs.length === 1 && /^[0-3]?\d[.][01]?\d\.?$/.test(token.runs[0]!.text);
  return !(couldBeDay && beside.some((run) => dateWords.test(run.text)));
}

const dateWords = new RegExp(
  String.raw`^(?:${anyOf(ofEveryLocale((table) => table.dateWords))}|[›»–-])$|[›»–]|^[0-3]?\d[./][01]?\d|\b20\d\d\b`,
  'iu',
);

function isBeside(run: TextRun, token: PriceToken): boolean {
  const gap = Math.max(run.box[0] - token.box[2], token.box[0] - run.box[2]);
  return (
    gap < 1.2 * token.size &&
    gap > -token.size &&
    sharedLength(run.box, token.box, 1) > 0.5 * Math.min(heightOf(run.box), heightOf(token.box))
  );
}

/** Neither black, white nor gray. */
function isColorful(color: string): boolean {
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return Math.max(...channels) - Math.min(...channels) > 70;
}

/** The cluster as one price; or, where two prices touch, those that are one run, and what is left. */
function readable(cluster: TextRun[], currency: Currency): TextRun[][] {
  if (readPrice(cluster, currency) !== undefined) return [cluster];
  const whole = cluster.filter((run) => readPrice([run], currency) !== undefined);
  const rest = cluster.filter((run) => !whole.includes(run));
  const others =
    rest.length < cluster.length && rest.length > 0 ? clustersOf(rest).flatMap((left) => readable(left, currency)) : [];
  return [...whole.map((run) => [run]), ...others];
}

function toToken(runs: readonly TextRun[], paths: readonly DrawnPath[], currency: Currency): PriceToken | undefined {
  const minor = readPrice(runs, currency);
  if (minor === undefined || minor <= 0) return undefined;
  const box = unionOf(runs.map((run) => run.box));
  const biggest = runs.reduce((a, b) => (b.size > a.size ? b : a));
  const struck = paths.some((path) => strikes(path, runs, box, biggest.size));
  return { minor, box, size: biggest.size, color: biggest.color, struck, runs };
}

function clustersOf(pieces: readonly TextRun[]): TextRun[][] {
  const groups: TextRun[][] = [];
  for (const piece of pieces) {
    const touching = groups.filter((group) => group.some((member) => belongTogether(member, piece)));
    const merged = [...touching.flat(), piece];
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  return groups;
}

function belongTogether(a: TextRun, b: TextRun): boolean {
  const [big, small] = a.size >= b.size ? [a, b] : [b, a];
  if (big.color !== small.color || Math.abs(big.angle - small.angle) > 3 || big.size > small.size * 3.6) return false;
  const gap = Math.max(a.box[0], b.box[0]) - Math.min(a.box[2], b.box[2]);
  const room = Math.max(1, 0.16 * big.size);
  if (gap > room || gap < -1.2 * small.size) return false;
  // Two whole prices, one below the other, share no part of their height.
  return sharedLength(a.box, b.box, 1) > 0.3 * heightOf(small.box);
}

const raisedDigits = /(?<=\d)[⁰¹²³⁴-⁹]{2}/gu;

/** Reads the runs from left to right. A step down in size, or up from the baseline, is a decimal point. */
export function readPrice(runs: readonly TextRun[], currency: Currency = 'EUR'): number | undefined {
  const biggest = Math.max(...runs.map((run) => run.size));
  const ordered = [...runs].sort((a, b) => startOf(a, biggest) - startOf(b, biggest));
  let text = '';
  let last: TextRun | undefined;
  for (const run of ordered) {
    if (last && /\d$/.test(text) && /^\d/.test(run.text)) {
      const raised = run.size < last.size * 0.9 || Math.abs(run.baseline - last.baseline) > last.size * 0.2;
      text += raised ? '.' : ' ';
    }
    text += run.text.replace(raisedDigits, (digits) => `.${digits.normalize('NFKC')}`).replace(/\s+/gu, ' ');
    last = run;
  }
  return parsePriceText(text, currency);
}

// A currency sign above or before the cents, sharing their left edge, is read before them.
const startOf = (run: TextRun, biggest: number): number => run.box[0] - (/\d/.test(run.text) ? 0 : 0.1 * biggest);

/** A thin bar through the middle, or a slanted line from corner to corner. */
function strikes(path: DrawnPath, runs: readonly TextRun[], box: Box, size: number): boolean {
  const baseline = runs.reduce((a, b) => (b.size > a.size ? b : a)).baseline;
  const digits: Box = [box[0], baseline - 0.75 * size, box[2], baseline];
  const [width, height] = [widthOf(digits), heightOf(digits)];
  const across = sharedLength(path.box, digits, 0);
  if (across < 0.6 * width || widthOf(path.box) > 2 * width + size) return false;
  const middle = (path.box[1] + path.box[3]) / 2;
  const level = heightOf(path.box) <= Math.max(1.5, 0.2 * height);
  if (level) return middle > digits[1] + 0.15 * height && middle < digits[3] - 0.12 * height;
  const slanted = path.kind === 'line' || (path.fill === null && path.kind !== 'rectangle');
  return slanted && heightOf(path.box) < 1.8 * height && overlapOf(path.box, digits) > 0.4 * width * height;
}
