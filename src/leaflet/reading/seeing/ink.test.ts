import { expect, test } from 'vitest';
import { inkOf } from './ink.ts';
import { surfacesOf } from './surfaces.ts';
import { aCanvas } from './testing.ts';

/** Letters that touch by a gray that is neither paper nor ink. */
function touching() {
  const page = aCanvas(400, 300, [255, 255, 255]);
  page.fill(100, 100, 108, 112, [0, 0, 0]);
  page.fill(108, 100, 111, 112, [128, 128, 128]);
  page.fill(111, 100, 119, 112, [0, 0, 0]);
  return page;
}

const boxesOf = (isSoft: boolean) => {
  const page = touching();
  return inkOf(page, surfacesOf(page), { isSoft }).blobs.map(({ box }) => [box.x0, box.x1]);
};

test('where letters are soft, those that touch are told apart', () => {
  expect(boxesOf(false)).toEqual([[100, 119]]);
  expect(boxesOf(true)).toEqual([
    [100, 108],
    [111, 119],
  ]);
});

test('a wide stroke that no harder edge parts stays one', () => {
  const page = aCanvas(400, 300, [255, 255, 255]);
  page.fill(100, 100, 160, 107, [0, 0, 0]);
  expect(inkOf(page, surfacesOf(page), { isSoft: true }).blobs).toHaveLength(1);
});
