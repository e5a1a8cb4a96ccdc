import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTagJson } from './tag-json.ts';

test.each([
  ['{"type":"product","icon":true,"dynamic":true,"sku":"A-1"}', ['A-1']],
  ['{"type":"product","sku":["A-1","B-2","A-1"]}', ['A-1', 'B-2']],
  ['{"type":"Product","sku":12345}', ['12345']],
  ['  {"sku":" A-1 "}\n', ['A-1']],
  ['{“type”:“product”,“sku”:“A-1”}', ['A-1']],
  ['%7B%22type%22%3A%22product%22%2C%22sku%22%3A%22A%201%22%7D', ['A 1']],
  ['http://{"type":"product","sku":"A%2F1"}', ['A%2F1']],
  ['{%22type%22:%22product%22,%22sku%22:%22A-1%22}', ['A-1']],
])('%s names products', (text, skus) => expect(readTagJson(text)).toEqual({ skus }));

test.each([
  '{',
  '{}',
  '{"sku":""}',
  '{"sku":[]}',
  '{"sku":["A",null]}',
  '{"sku":true}',
  `{"sku":"${'x'.repeat(256)}"}`,
  '{"type":7}',
  '%7B%',
])('%s was meant as a tag and cannot be read', (text) => expect(readTagJson(text)).toBe('unreadable'));

test('other hotspots are no products', () => {
  for (const type of ['image', 'video', 'link'])
    expect(readTagJson(JSON.stringify({ type, sku: 'A' }))).toBe('no_product');
});

test.each(['', 'A-1', 'https://shop.example/{id}', '[1]', '"sku"'])('%s is no tag in JSON', (text) =>
  expect(readTagJson(text)).toBeUndefined(),
);

test('of more ids than an offer may have, the first are read', () => {
  const sku = Array.from({ length: 1000 }, (_, i) => `A-${i}`);
  expect(readTagJson(JSON.stringify({ sku }))).toEqual({ skus: sku.slice(0, 100) });
});

test('no text breaks the reading', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.json(), (text, json) => {
      for (const tried of [text, json, `{${text}`, `%7B${text}`, `http://{"sku":${json}}`]) readTagJson(tried);
    }),
  ));

test('whatever ids are written are read again', () =>
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[\w-]{1,40}$/), { minLength: 1, maxLength: 50 }), (sku) => {
      const json = JSON.stringify({ type: 'product', sku });
      for (const written of [json, encodeURIComponent(json), `http://${encodeURI(json)}`])
        expect(readTagJson(written)).toEqual({ skus: [...new Set(sku)] });
    }),
  ));
