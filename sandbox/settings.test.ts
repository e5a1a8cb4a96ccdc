import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

test('an empty environment gives a sandbox on port 3001', () => {
  expect(readSettings({ SANDBOX_PORT: '' })).toMatchObject({ port: 3001, dataFile: '.halles/sandbox.sqlite' });
});

test.each([
  ['SANDBOX_PORT', '70000'],
  ['SANDBOX_WEBHOOK_URL', 'ftp://shop.example'],
])('a wrong %s is named in one sentence', (name, value) => {
  expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^The setting ${name} is wrong: .+\\.$`));
});
