import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { signatureOf, toAsciiJson } from './signature.ts';

const vectorFile = join(
  import.meta.dirname,
  '..',
  '..',
  'shared',
  'meta',
  'signatures',
  'x-hub-signature-256-vectors.json',
);
const absent = !existsSync(vectorFile);

type Vector = { name: string; app_secret: string; raw_body_utf8: string; header: string; valid: boolean };

// Why skipped: the vectors lie beside the project and are not part of it.
describe.skipIf(absent)('signatures', () => {
  const vectors: Vector[] = absent ? [] : JSON.parse(readFileSync(vectorFile, 'utf8')).vectors;

  test.each(vectors)('$name', (vector) => {
    expect(signatureOf(vector.app_secret, vector.raw_body_utf8) === vector.header).toBe(vector.valid);
  });
});

test('text outside ASCII is escaped unit by unit and reads back the same', () => {
  const written = toAsciiJson({ body: 'Crème brûlée 😀' });
  expect(written).toBe('{"body":"Cr\\u00e8me br\\u00fbl\\u00e9e \\ud83d\\ude00"}');
  expect(JSON.parse(written)).toEqual({ body: 'Crème brûlée 😀' });
});
