import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readGraphError, ruleOf } from './graph-error.ts';

// The reference list is no part of the product; without it this test is skipped.
const list = join(import.meta.dirname, '../../../shared/meta/errors/whatsapp-error-codes.json');
const present = existsSync(list);

const treatments: Readonly<Record<string, readonly string[]>> = {
  retry_backoff: ['retry', 'slow_number'],
  retry_same_user_later: ['slow_pair'],
  retry_after_window: ['later'],
  reauth: ['reauthorise'],
  fix_permissions: ['reauthorise'],
  stop_and_alert: ['stop'],
  fix_config: ['drop', 'stop'],
};

test.skipIf(!present)('every code that Meta documents has the treatment of its action', () => {
  const { codes } = JSON.parse(readFileSync(list, 'utf8')) as { codes: { code: number; action: string }[] };
  expect(codes.length).toBeGreaterThan(70);
  for (const { code, action } of codes)
    expect(treatments[action] ?? ['drop'], `${code} ${action}`).toContain(ruleOf(code).treatment);
});

test('a code of the future is tried a few times', () => {
  expect(ruleOf(987654)).toEqual({ treatment: 'retry', maxTries: 3 });
});

test('the envelope is read, and an answer without one is not mistaken for it', () => {
  const envelope = {
    error: { message: 'm', code: 190, error_subcode: 463, error_data: { details: 'expired' } },
  };
  expect(readGraphError(envelope)).toMatchObject({
    code: 190,
    subcode: 463,
    details: 'expired',
    treatment: 'reauthorise',
    unsure: false,
  });
  for (const answer of [undefined, null, {}, { error: 'x' }, { error: { code: 'x' } }, []])
    expect(readGraphError(answer)).toBeUndefined();
});
