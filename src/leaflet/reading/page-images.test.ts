import sharp from 'sharp';
import { expect, test } from 'vitest';
import { pageImages } from './page-images.ts';

/** A page of nothing but grain, which no format makes small. */
function aGrainyPage(width: number, height: number) {
  const rgba = new Uint8Array(width * height * 4);
  let seed = 1;
  for (let i = 0; i < rgba.length; i++) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    rgba[i] = i % 4 === 3 ? 255 : 160 + ((seed >> 16) % 40);
  }
  return { rgba, width, height };
}

test('a heavy page is made rougher where a phone is sent it first, and nowhere else', async () => {
  const page = aGrainyPage(900, 1270);
  const images = await pageImages(page, [480, 828, 1250]);
  const plain = (width: number) =>
    sharp(page.rgba, { raw: { width: page.width, height: page.height, channels: 4 } })
      .removeAlpha()
      .resize({ width, withoutEnlargement: true })
      .webp({ quality: 78 })
      .toBuffer();
  expect(images.get(828)!.length).toBeLessThan(0.75 * (await plain(828)).length);
  expect(images.get(480)!.length).toBe((await plain(480)).length);
  expect(images.get(1250)!.length).toBe((await plain(1250)).length);
});

test('a page of flat colours keeps its quality', async () => {
  const rgba = new Uint8Array(900 * 1270 * 4).fill(255);
  const images = await pageImages({ rgba, width: 900, height: 1270 }, [828]);
  expect((await sharp(images.get(828)).metadata()).width).toBe(828);
  expect(images.get(828)!.length).toBeLessThan(10_000);
});
