import type { Box } from '../offer.model.ts';
import { unionOf } from './box.ts';
import type { TextRun } from './page-content.ts';
import type { Char } from './page-space.ts';

/** Joins characters that were typeset together into runs; a wide gap, another style or another baseline starts a new one. */
export function runsOf(chars: readonly Char[]): TextRun[] {
  const runs: TextRun[] = [];
  let current: Char[] = [];
  const finish = (): void => {
    const run = joined(current);
    if (run) runs.push(run);
    current = [];
  };
  for (const char of chars) {
    const last = current.at(-1);
    if (last && !continues(last, char)) finish();
    current.push(char);
  }
  finish();
  return runs;
}

/** How far `next` starts after the end of `last`, along the direction of writing, in ems. */
function gapAfter(last: Char, next: Char): { along: number; across: number } {
  const angle = (last.angle * Math.PI) / 180;
  const [dx, dy] = [next.x - last.x, next.baseline - last.baseline];
  const advance = advanceOf(last);
  const along = dx * Math.cos(angle) + dy * Math.sin(angle) - advance;
  const across = Math.abs(dy * Math.cos(angle) - dx * Math.sin(angle));
  return { along: along / last.size, across: across / last.size };
}

/** How far a character moves the pen: the width of its box before it was turned. */
function advanceOf({ box, x, angle, size }: Char): number {
  if (Math.abs(angle) < 1) return box[2] - x;
  const turn = (Math.abs(angle) * Math.PI) / 180;
  const [sin, cos] = [Math.abs(Math.sin(turn)), Math.abs(Math.cos(turn))];
  const [width, height] = [box[2] - box[0], box[3] - box[1]];
  const spread = cos * cos - sin * sin;
  // At half a right angle the box no longer tells width from height.
  return Math.abs(spread) < 0.2 ? size * 0.55 : Math.max(0, (width * cos - height * sin) / spread);
}

function continues(last: Char, next: Char): boolean {
  const sameStyle =
    Math.abs(last.size - next.size) < 0.1 + last.size * 0.02 &&
    last.bold === next.bold &&
    last.color === next.color &&
    last.invisible === next.invisible &&
    last.covered === next.covered &&
    Math.abs(last.angle - next.angle) < 2;
  if (!sameStyle) return false;
  // The letters of a ligature stand in one place.
  if (last.object === next.object && last.x === next.x && last.baseline === next.baseline) return true;
  const { along, across } = gapAfter(last, next);
  return across < 0.2 && along > -0.7 && along < 0.9;
}

const isHan = ({ text }: Char): boolean => /\p{Script=Han}/u.test(text);

/** The gap that is a space, in ems. Chinese is set wide, and without spaces. */
const leastSpace = (last: Char, next: Char): number => (isHan(last) && isHan(next) ? 0.6 : 0.17);

/** By how much all letters stand apart, in ems: in words that are letter-spaced, or turned, where the pen's way is only estimated. */
function trackingOf(chars: readonly Char[]): number {
  const gaps = chars
    .flatMap((char, i) => {
      const last = chars[i - 1];
      return last?.text.trim() && char.text.trim() ? [gapAfter(last, char).along] : [];
    })
    .toSorted((a, b) => a - b);
  return gaps.length < 5 ? 0 : Math.max(0, gaps[Math.floor(gaps.length * 0.4)]!);
}

function joined(chars: readonly Char[]): TextRun | undefined {
  const first = chars[0];
  if (!first) return undefined;
  let text = '';
  const tracking = trackingOf(chars);
  chars.forEach((char, i) => {
    const last = chars[i - 1];
    const isGap = last?.text.trim() && char.text.trim();
    if (last && isGap && gapAfter(last, char).along > leastSpace(last, char) + tracking) text += ' ';
    text += char.text;
  });
  const inked = chars.filter((char) => char.text.trim() !== '');
  if (inked.length === 0) return undefined;
  const { angle, size, bold, color, invisible, covered } = first;
  const { x, baseline } = inked[0]!;
  return {
    text: text
      .replaceAll(String.fromCharCode(2), '-')
      .replace(/[\s\u00a0\u202f\u2009]+/gu, ' ')
      .trim(),
    box: inkBox(inked),
    x,
    baseline,
    angle,
    size,
    bold,
    color,
    invisible,
    ...(covered && { covered }),
  };
}

// Display fonts declare boxes far taller than their digits; size and baseline are what is comparable across fonts.
function inkBox(inked: readonly Char[]): Box {
  const box = unionOf(inked.map((char) => char.box));
  const { angle, baseline, size } = inked[0]!;
  return Math.abs(angle) < 1 ? [box[0], baseline - 0.8 * size, box[2], baseline + 0.2 * size] : box;
}
