import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isSameSecret, isSignedBy, webhookKey } from './signature.ts';

const vectors = join(import.meta.dirname, '../../../shared/meta/signatures/x-hub-signature-256-vectors.json');
const present = existsSync(vectors);

interface Vector {
  readonly name: string;
  readonly app_secret: string;
  readonly raw_body_utf8: string;
  readonly header: string;
  readonly valid: boolean;
}

test.skipIf(!present)('the reference signatures are told right from wrong', () => {
  const { vectors: all } = JSON.parse(readFileSync(vectors, 'utf8')) as { vectors: Vector[] };
  for (const { name, app_secret, raw_body_utf8, header, valid } of all)
    expect(isSignedBy(webhookKey(app_secret), header, Buffer.from(raw_body_utf8)), name).toBe(valid);
});

test('a header that is missing, short or of another kind is refused', () => {
  const key = webhookKey('secret-secret');
  const body = Buffer.from('{}');
  const hex = createHmac('sha256', 'secret-secret').update(body).digest('hex');
  expect(isSignedBy(key, `sha256=${hex}`, body)).toBe(true);
  for (const header of [undefined, '', 'sha256=', `sha1=${hex}`, `sha256=${hex.slice(2)}`, `sha256=${hex}00`, hex])
    expect(isSignedBy(key, header, body), String(header)).toBe(false);
});

test('secrets are the same only when every sign is', () => {
  expect(isSameSecret('token-1', 'token-1')).toBe(true);
  expect(isSameSecret('token-1', 'token-2')).toBe(false);
  expect(isSameSecret('', 'token-2')).toBe(false);
});
