import { expect, test } from 'vitest';
import type { PageContent } from '../page-content.ts';
import { makeOf } from '../understand-page.ts';
import { evenLight } from './even-light.ts';
import { inkOf } from './ink.ts';
import { isGlyph, partsOf, rowsOf, smallEnd } from './rows.ts';
import { surfacesOf } from './surfaces.ts';
import { aCanvas, type Canvas } from './testing.ts';
import { grainOf, isScanned, skewOf, turnedBack } from './upright.ts';

const white = [255, 255, 255] as const;
const black = [20, 20, 20] as const;
const red = [210, 0, 20] as const;

const rowsIn = (page: Canvas) => rowsOf(inkOf(page, surfacesOf(page)).blobs.filter((blob) => isGlyph(blob, page)));

/** Bars that stand for letters. */
function letters(
  page: Canvas,
  x: number,
  y: number,
  count: number,
  height: number,
  color: readonly [number, number, number] = black,
): void {
  for (let i = 0; i < count; i++)
    page.fill(x + i * height, y, x + i * height + Math.ceil(height / 3), y + height, color);
}

test('a pale line parts two cards of one color', () => {
  const page = aCanvas(200, 200, white);
  page.fill(99, 0, 101, 200, [232, 232, 232]);
  const { labels } = surfacesOf(page);
  expect(labels[100 * 200 + 40]).not.toBe(labels[100 * 200 + 160]);
});

test('one surface goes on around what is printed on it', () => {
  const page = aCanvas(200, 200, white);
  letters(page, 20, 90, 8, 15);
  const { labels } = surfacesOf(page);
  expect(labels[100 * 200 + 5]).toBe(labels[100 * 200 + 195]);
});

test('a plate carries its letters, a digit with a hole carries nothing', () => {
  const page = aCanvas(1000, 1000, white);
  page.fill(40, 40, 160, 100, red);
  letters(page, 60, 55, 4, 20, white);
  page.fill(240, 40, 280, 100, black);
  page.fill(252, 52, 268, 88, white);
  const carrying = surfacesOf(page).surfaces.filter(({ carries }) => carries);
  expect(carrying.some(({ box }) => box.x0 <= 41 && box.x1 >= 159 && box.y1 < 110)).toBe(true);
  expect(carrying.some(({ box }) => box.x0 >= 235 && box.x1 <= 285)).toBe(false);
});

test('letters stand in rows by surface and height, and a wide gap ends a row', () => {
  const page = aCanvas(600, 200, white);
  letters(page, 20, 40, 6, 16);
  letters(page, 300, 40, 6, 16);
  letters(page, 20, 100, 6, 16);
  const rows = rowsIn(page).map(({ glyphs, box }) => [glyphs.length, box.x0, box.y0]);
  expect(rows.toSorted((a, b) => a[2]! - b[2]! || a[1]! - b[1]!)).toEqual([
    [6, 20, 40],
    [6, 300, 40],
    [6, 20, 100],
  ]);
});

test('whole units and raised cents are parts of a row', () => {
  const page = aCanvas(1000, 1000, white);
  page.fill(50, 50, 70, 110, black);
  page.fill(76, 50, 86, 80, black);
  page.fill(92, 50, 102, 80, black);
  const [row] = rowsIn(page);
  expect(partsOf(row!).map(({ glyphs }) => glyphs.length)).toEqual([1, 2]);
  expect(smallEnd(row!)?.end.glyphs.length).toBe(2);
});

test('how far a page leans is told by its long rows, and boxes find back', () => {
  const page = aCanvas(1000, 1000, white);
  for (let row = 0; row < 12; row++) {
    for (let i = 0; i < 20; i++) {
      const [x, y] = [100 + i * 30, 100 + row * 60 + Math.round((100 + i * 30) * Math.tan((2 * Math.PI) / 180))];
      page.fill(x, y, x + 8, y + 22, black);
    }
  }
  expect(skewOf(rowsIn(page))).toBeCloseTo(2, 0);
  const [x0, y0, x1, y1] = turnedBack([700, 100, 800, 200], 90, 1000, 1000);
  expect([x0, y0, x1, y1].map(Math.round)).toEqual([800, 700, 900, 800]);
  expect(turnedBack([1, 2, 3, 4], 0, 10, 10)).toEqual([1, 2, 3, 4]);
});

test('a level page does not lean', () => {
  const page = aCanvas(1000, 1000, white);
  for (let row = 0; row < 12; row++) letters(page, 50, 50 + row * 60, 20, 20);
  expect(skewOf(rowsIn(page))).toBe(0);
});

test('light that falls unevenly is made even, and a page without paper is left alone', () => {
  const page = aCanvas(480, 640, white);
  for (let x = 0; x < 480; x++)
    page.fill(x, 0, x + 1, 640, [255 - x / 5, 255 - x / 5, 255 - x / 5].map(Math.round) as [number, number, number]);
  const even = evenLight(page);
  const at = (x: number): number => even.rgba[(320 * 480 + x) * 4]!;
  expect(Math.abs(at(20) - at(460))).toBeLessThan(8);
  const dark = aCanvas(480, 640, [10, 10, 10]);
  dark.fill(0, 0, 40, 40, white);
  expect(evenLight(dark)).toBe(dark);
});

test('a scan has grain, a drawn page has none', () => {
  const page = aCanvas(300, 300, [240, 240, 240]);
  expect(grainOf(page)).toBe(0);
  expect(isScanned(page)).toBe(false);
  for (let i = 0; i < page.rgba.length; i += 4) page.rgba[i + 1] = 225 + ((i * 7919) % 31);
  expect(grainOf(page)).toBeGreaterThan(2);
  expect(isScanned(page)).toBe(true);
});

test('an empty picture has no rows', () => {
  expect(rowsIn(aCanvas(50, 50, white))).toEqual([]);
});

const aPage = (given: Partial<PageContent>): PageContent => ({
  page: 1,
  width: 600,
  height: 800,
  runs: [],
  paths: [],
  images: [],
  ...given,
});
const run = {
  text: 'Lait',
  box: [10, 10, 60, 20],
  x: 10,
  baseline: 18,
  angle: 0,
  size: 10,
  bold: false,
  color: '#000000',
  invisible: false,
} as const;
const cover = { box: [0, 0, 600, 800], pixelWidth: 1250, pixelHeight: 1667 } as const;
const letter = {
  kind: 'shape',
  box: [100, 100, 120, 140],
  fill: '#cc0000',
  stroke: null,
  strokeWidth: 0,
  lettering: true,
} as const;

test('how a page was made is told from what is drawn on it', () => {
  expect(makeOf(aPage({ runs: [run] }))).toBe('text');
  expect(makeOf(aPage({ images: [cover] }))).toBe('picture');
  expect(
    makeOf(aPage({ images: [cover], runs: Array.from({ length: 20 }, () => ({ ...run, invisible: true })) })),
  ).toBe('picture_with_text');
  expect(makeOf(aPage({ runs: [run], paths: [letter, letter, letter] }))).toBe('outlined');
  // A badge is drawn with bends too, but its words lie upon it.
  const badge = { ...letter, box: [0, 0, 70, 30] } as const;
  expect(makeOf(aPage({ runs: [run], paths: [badge, badge, badge] }))).toBe('text');
});
