import { expect, test } from 'vitest';
import { faintRules } from './faint-rules.ts';
import { aCanvas, type Canvas } from './testing.ts';

/** Paper with grain, the same each time. */
function paper(): Canvas {
  const page = aCanvas(600, 400, [235, 235, 235]);
  let state = 7;
  for (let i = 0; i < page.rgba.length; i += 4) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const grain = Math.round(((state / 2_147_483_648) * 2 - 1) * 12);
    for (let channel = 0; channel < 3; channel++) page.rgba[i + channel]! += grain;
  }
  return page;
}

/** Makes a part darker and leaves it its grain. */
function darken(page: Canvas, x0: number, y0: number, x1: number, y1: number, by: number): void {
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      for (let channel = 0; channel < 3; channel++) page.rgba[(y * page.width + x) * 4 + channel]! -= by;
    }
  }
}

test('lines that are fainter than the grain are found by their length', () => {
  const page = paper();
  darken(page, 40, 200, 560, 202, 10);
  darken(page, 300, 20, 302, 380, 10);
  const rules = faintRules(page);
  expect(rules).toHaveLength(2);
  const [across, down] = rules;
  expect(Math.abs(across!.y0 - 200)).toBeLessThan(3);
  expect(across!.x1 - across!.x0).toBeGreaterThan(400);
  expect(Math.abs(down!.x0 - 300)).toBeLessThan(3);
  expect(down!.y1 - down!.y0).toBeGreaterThan(280);
});

test('grain, ink and the edges of ink are no faint lines', () => {
  const page = paper();
  expect(faintRules(page)).toEqual([]);
  for (let x = 40; x < 560; x += 9) darken(page, x, 200, x + 6, 212, 180);
  darken(page, 100, 260, 500, 330, 150);
  expect(faintRules(page)).toEqual([]);
});

test('a short stroke is no rule', () => {
  const page = paper();
  darken(page, 100, 200, 140, 202, 10);
  expect(faintRules(page)).toEqual([]);
});
