import { expect, test } from 'vitest';
import { release } from './release.ts';

test('what is released is empty at once, and may be released again', () => {
  const [pixels, labels] = [new Uint8Array(1000), new Int32Array(1000)];
  release(pixels, labels);
  release(pixels);
  expect([pixels.length, labels.length]).toEqual([0, 0]);
});
