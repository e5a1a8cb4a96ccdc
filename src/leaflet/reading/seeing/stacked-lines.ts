import type { Blob } from './ink.ts';
import { middle } from './middle.ts';
import { heightOf } from './pixel-box.ts';

/** Pixels of the page; from head to foot of most letters. */
interface Band {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Letters of a line: two may be raised cents. */
const leastLetters = 3;
const tallestLetter = 1.35;
const smallestLetter = 0.5;
/** Of a row, those that touch the next line; more of them are a price beside small print. */
const mostBridges = 0.2;

/**
 * The letters of a row by the lines they stand in, from the top: in small print that is blurred a letter that hangs below its line touches the
 * next, and all look like one row. What reaches over several lines is cut between them.
 */
export function linesOfRow(glyphs: readonly Blob[]): readonly (readonly Blob[])[] {
  const bands = bandsOf(glyphs);
  if (bands.length < 2) return [glyphs];
  const edges = bands.slice(1).map(({ top }, at) => Math.round((bands[at]!.bottom + top) / 2));
  return bands.map((_, at) => {
    const [top, bottom] = [edges[at - 1] ?? Number.NEGATIVE_INFINITY, edges[at] ?? Number.POSITIVE_INFINITY];
    return glyphs.flatMap((glyph) => cutTo(glyph, top, bottom));
  });
}

/** The lines in which letters of the usual height stand; none unless each has some. */
function bandsOf(glyphs: readonly Blob[]): Band[] {
  const usual = middle(glyphs.map(({ box }) => heightOf(box)));
  const [highest, lowest] = [
    Math.min(...glyphs.map(({ box }) => box.y0)),
    Math.max(...glyphs.map(({ box }) => box.y1)),
  ];
  if (lowest - highest < 1.7 * usual) return [];
  const low = glyphs.filter(({ box }) => heightOf(box) <= tallestLetter * usual);
  if (glyphs.length - low.length > mostBridges * glyphs.length) return [];
  const letters = low
    .filter(({ box }) => heightOf(box) >= smallestLetter * usual)
    .toSorted((a, b) => centerOf(a) - centerOf(b));
  const lines: Blob[][] = [];
  for (const [at, letter] of letters.entries()) {
    const last = letters[at - 1];
    if (last && centerOf(letter) - centerOf(last) < 0.4 * usual) lines.at(-1)!.push(letter);
    else lines.push([letter]);
  }
  if (lines.some((line) => line.length < leastLetters)) return [];
  const bands = lines.map((line) => ({
    top: middle(line.map(({ box }) => box.y0)),
    bottom: middle(line.map(({ box }) => box.y1)),
    left: Math.min(...line.map(({ box }) => box.x0)),
    right: Math.max(...line.map(({ box }) => box.x1)),
  }));
  return bands.slice(1).every((band, at) => isBelow(band, bands[at]!, usual)) ? bands : [];
}

/** Words that lean go down from left to right, and are one line; the parts of a Chinese letter stand closer than lines do. */
function isBelow(band: Band, above: Band, usual: number): boolean {
  const shared = Math.min(band.right, above.right) - Math.max(band.left, above.left);
  const narrow = Math.min(band.right - band.left, above.right - above.left);
  return band.top - above.bottom >= 0.25 * usual && shared > 0.5 * narrow;
}

const centerOf = ({ box }: Blob): number => (box.y0 + box.y1) / 2;

/** What of a letter lies between two heights: nothing of one that only hangs over an edge. */
function cutTo(glyph: Blob, top: number, bottom: number): Blob[] {
  const { box, pixels } = glyph;
  const [y0, y1] = [Math.max(box.y0, top), Math.min(box.y1, bottom)];
  const share = (y1 - y0) / heightOf(box);
  if (share <= 0.3) return [];
  return share > 0.7 ? [glyph] : [{ ...glyph, box: { ...box, y0, y1 }, pixels: Math.round(share * pixels) }];
}
