import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMultipart } from './multipart.ts';

async function formOf(bytes: Uint8Array<ArrayBuffer>): Promise<{ type: string; body: Buffer }> {
  const form = new FormData();
  form.set('messaging_product', 'whatsapp');
  form.set('file', new Blob([bytes], { type: 'image/png' }), 'a.png');
  const request = new Request('http://sandbox.example', { method: 'POST', body: form });
  return { type: request.headers.get('content-type')!, body: Buffer.from(await request.arrayBuffer()) };
}

test('any bytes come out of a form as they went in', () =>
  fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const { type, body } = await formOf(new Uint8Array(bytes));
      const [product, file] = parseMultipart(type, body);
      expect(product).toMatchObject({ name: 'messaging_product', bytes: Buffer.from('whatsapp') });
      expect(file).toMatchObject({ name: 'file', filename: 'a.png', type: 'image/png' });
      expect(new Uint8Array(file!.bytes)).toEqual(new Uint8Array(bytes));
    }),
  ));

test('a form that is cut off is refused', async () => {
  const { type, body } = await formOf(new Uint8Array(50));
  expect(() => parseMultipart(type, body.subarray(0, body.length - 40))).toThrow('cut off');
});

test.each([
  ['multipart/form-data', 'no boundary'],
  ['multipart/form-data; boundary=x', 'no parts'],
])('%s without its parts is refused: %s', (type, reason) => {
  expect(() => parseMultipart(type, Buffer.from('nothing'))).toThrow(reason);
});
