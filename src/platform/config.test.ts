import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig, SettingError } from './config.ts';

const folder = mkdtempSync(join(tmpdir(), 'halles-config-'));
// The embedded database's own user must be able to enter.
chmodSync(folder, 0o711);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (env: Record<string, string> = {}) => readConfig({ HALLES_DATA: folder, ...env }, folder);

test('without settings Halles listens on this machine only, beside the sandbox, with the demo', () => {
  expect(read()).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:3000',
    demo: true,
    databaseUrl: undefined,
    secureCookies: false,
    trustProxy: false,
    meta: { sandbox: true, graphUrl: 'http://127.0.0.1:3001', graphVersion: 'v25.0' },
  });
});

test('an empty setting counts as not set', () => {
  expect(read({ PORT: ' ', DATABASE_URL: '', META_GRAPH_URL: '' })).toMatchObject({
    port: 3000,
    meta: { sandbox: true },
  });
});

test.each([
  ['PORT', 'eighty'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '80.5'],
  ['SANDBOX_PORT', '99999'],
  ['PUBLIC_URL', 'shop.example'],
  ['PUBLIC_URL', 'ftp://shop.example'],
  ['HALLES_DEMO', 'yes'],
  ['DATABASE_URL', 'mysql://localhost/halles'],
  ['DATABASE_URL', 'localhost'],
  ['META_GRAPH_URL', 'graph.facebook.com'],
  ['META_GRAPH_VERSION', '25'],
  ['META_APP_SECRET', 'short'],
  ['META_VERIFY_TOKEN', 'short'],
  ['META_ACCESS_TOKEN', 'short'],
  ['META_PAGE_TOKENS', 'EAAB-a-token-without-its-page'],
  ['META_PAGE_TOKENS', '100000000000001=short'],
  ['LOG_LEVEL', 'loud'],
  ['TRUST_PROXY', 'true'],
])('%s=%s is refused with one sentence that names it', (name, value) => {
  expect(() => read({ [name]: value })).toThrow(SettingError);
  expect(() => read({ [name]: value })).toThrow(new RegExp(`^${name} must be [^\n]+\\.$`));
});

test('a wrong secret is not printed', () => {
  expect(() => read({ META_APP_SECRET: 'hush' })).not.toThrow(/hush/);
});

describe('with Meta itself', () => {
  const secrets = {
    META_APP_SECRET: 'a'.repeat(32),
    META_VERIFY_TOKEN: 'b'.repeat(32),
    META_ACCESS_TOKEN: 'c'.repeat(32),
  };
  const url = { META_GRAPH_URL: 'https://graph.facebook.com/' };

  test.each(Object.keys(secrets))('%s is needed', (name) => {
    expect(() => read({ ...url, ...secrets, [name]: '' })).toThrow(new RegExp(`^${name} is missing`));
  });

  test('each Page has a token of its own', () => {
    const pages = { META_PAGE_TOKENS: `100000000000001=${'d'.repeat(20)}, 100000000000002=${'e'.repeat(20)}` };
    const { pageTokenOf } = read({ ...url, ...secrets, ...pages }).meta;
    expect(pageTokenOf('100000000000002')).toBe('e'.repeat(20));
    expect(pageTokenOf('100000000000003')).toBeUndefined();
    expect(read({ ...url, ...secrets }).meta.pageTokenOf('100000000000001')).toBeUndefined();
  });

  test('all of them switch the sandbox off', () => {
    expect(read({ ...url, ...secrets }).meta).toMatchObject({ sandbox: false, graphUrl: 'https://graph.facebook.com' });
  });
});

test('HALLES_DATA must be a folder that can be written', () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  for (const place of [file, join(file, 'below')])
    expect(() => read({ HALLES_DATA: place })).toThrow(/^HALLES_DATA must be a folder that can be written/);
});

test('cookies are secure when the public address is', () => {
  expect(read({ PUBLIC_URL: 'https://shop.example/' })).toMatchObject({
    secureCookies: true,
    publicUrl: 'https://shop.example',
  });
});
