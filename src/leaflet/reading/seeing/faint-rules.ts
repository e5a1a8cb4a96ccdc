import type { RenderedPage } from '../pdfium.ts';
import { release } from '../release.ts';
import type { PixelBox } from './pixel-box.ts';

/** A faint line that runs along one axis: where it lies across, and from where to where. */
interface Rule {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Half the width of a line with its soft edges, in pixels. */
const reach = 4;
/** So many pixels along a line are averaged, in which grain is lost and a line is not. */
const averaged = 48;
/** Steps of 255: more beside each other is ink, whose edges are no faint line. */
const mostContrast = 45;
const mostStep = 22;
const leastContrast = 2.5;
/** Of the usual difference: more is no accident. */
const overNoise = 6;
/** Of the width or height of a page. */
const leastLength = 0.12;
/** Pixels of a line that may be hidden, by another that crosses it or the gap between cards. */
const slack = 32;

/** Level and upright lines that are lost in the grain of a scan, pixel by pixel, and seen along their length. The page stands upright. */
export function faintRules({ width, height, rgba }: RenderedPage): PixelBox[] {
  const gray = new Uint8Array(width * height);
  for (let i = 0; i < gray.length; i++) gray[i] = (rgba[4 * i]! + rgba[4 * i + 1]! + rgba[4 * i + 2]!) / 3;
  const across = rulesIn(gray, { length: width, lines: height, step: 1, stride: width });
  const down = rulesIn(gray, { length: height, lines: width, step: width, stride: 1 });
  release(gray);
  return [
    ...across.map(({ at, from, to }) => ({ x0: from, y0: at, x1: to, y1: at + 1 })),
    ...down.map(({ at, from, to }) => ({ x0: at, y0: from, x1: at + 1, y1: to })),
  ];
}

/** How to walk a picture: along lines of so many pixels, the next of which is `step` away, the next line `stride`. */
interface Walk {
  readonly length: number;
  readonly lines: number;
  readonly step: number;
  readonly stride: number;
}

function rulesIn(gray: Uint8Array, walk: Walk): Rule[] {
  const { length, lines } = walk;
  const means = new Float32Array(length * lines);
  for (let line = reach; line < lines - reach; line++) averageAlong(gray, walk, line, means);
  const least = Math.max(leastContrast, overNoise * usualOf(means));
  const isPeak = (line: number, x: number): boolean => {
    const at = line * length + x;
    if (means[at]! < least) return false;
    for (const off of [-2, -1, 1, 2]) if ((means[at + off * length] ?? 0) > means[at]!) return false;
    return true;
  };
  const rules: Rule[] = [];
  for (let line = reach; line < lines - reach; line++) {
    let from = -1;
    for (let x = 0; x <= length; x++) {
      const isOn = x < length && isPeak(line, x);
      if (isOn && from < 0) from = x;
      if (isOn || from < 0) continue;
      if (x - from >= averaged / 4) rules.push({ at: line, from, to: x });
      from = -1;
    }
  }
  release(means);
  return joined(rules).filter(({ from, to }) => to - from > leastLength * length);
}

/** How much darker a line is than what lies on both sides of it, averaged along it; 0 where there is too little that is no ink. */
function averageAlong(gray: Uint8Array, { length, step, stride }: Walk, line: number, means: Float32Array): void {
  const sums = new Float32Array(length + 1);
  const counts = new Uint16Array(length + 1);
  for (let x = 0; x < length; x++) {
    const at = line * stride + x * step;
    const [before, after] = [gray[at - reach * stride]!, gray[at + reach * stride]!];
    const darker = (before + after) / 2 - gray[at]!;
    const isPlain = Math.abs(before - after) <= mostStep && Math.abs(darker) <= mostContrast;
    sums[x + 1] = sums[x]! + (isPlain ? darker : 0);
    counts[x + 1] = counts[x]! + Number(isPlain);
  }
  for (let x = 0; x < length; x++) {
    const [from, to] = [Math.max(0, x - averaged / 2), Math.min(length, x + averaged / 2)];
    const count = counts[to]! - counts[from]!;
    if (count > 0.75 * averaged) means[line * length + x] = (sums[to]! - sums[from]!) / count;
  }
}

/** The usual size of what is averaged, where no line is. */
function usualOf(means: Float32Array): number {
  const some = means
    .filter((value, at) => at % 7 === 0 && value !== 0)
    .map(Math.abs)
    .toSorted();
  return some[Math.floor(some.length / 2)] ?? 0;
}

/** Pieces of one line: it may be off by a pixel or two, and is hidden where something is printed upon it. */
function joined(pieces: readonly Rule[]): Rule[] {
  const open: Rule[] = [];
  for (const piece of pieces) {
    const near = open.filter(
      (rule) => piece.at - rule.at <= 2 && piece.from - rule.to < slack && rule.from - piece.to < slack,
    );
    for (const rule of near) open.splice(open.indexOf(rule), 1);
    const all = [piece, ...near];
    const longest = all.reduce((a, b) => (b.to - b.from > a.to - a.from ? b : a));
    open.push({
      at: longest.at,
      from: Math.min(...all.map(({ from }) => from)),
      to: Math.max(...all.map(({ to }) => to)),
    });
  }
  return open;
}
