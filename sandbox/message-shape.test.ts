import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { GraphError } from './graph-error.ts';
import { isReadReceipt, parseOutgoingMessage, parseReadReceipt } from './message-shape.ts';

const contract = join(import.meta.dirname, '..', '..', 'shared', 'meta');
const absent = !existsSync(contract);
const readJson = (path: string) => JSON.parse(readFileSync(join(contract, path), 'utf8'));

type Body = Record<string, unknown>;

function refusalOf(body: unknown): number | undefined {
  try {
    if (isReadReceipt(body)) parseReadReceipt(body);
    else parseOutgoingMessage(body);
    return undefined;
  } catch (error) {
    if (error instanceof GraphError) return error.code;
    throw error;
  }
}

// Why skipped: Meta's contract lies beside the project and is not part of it.
describe.skipIf(absent)("Meta's own examples", () => {
  const schema = absent
    ? undefined
    : new Ajv2020({ strict: false, allErrors: true }).compile(readJson('schemas/whatsapp-send.schema.json'));
  const bodies: Body[] = absent
    ? []
    : [
        ...Object.values<Body>(readJson('examples/whatsapp-send-bodies.json').bodies),
        ...readJson('examples/whatsapp-requests.json')
          .requests.filter(
            (request: { url: string; body?: unknown }) =>
              /\/messages$/.test(request.url) && typeof request.body === 'object',
          )
          .map((request: { body: Body }) => request.body),
      ];

  test('what the contract accepts is accepted, what it refuses is refused', () => {
    expect(bodies.length).toBeGreaterThan(80);
    // A placeholder that no number can stand for is nothing that we should accept.
    const real = bodies.filter((body) => !JSON.stringify(body).includes('<LOCATION_LATITUDE>'));
    const disagreements = real.filter((body) => schema?.(body) !== (refusalOf(body) === undefined));
    expect(disagreements).toEqual([]);
  });
});

const envelope = { messaging_product: 'whatsapp', to: '33612345678' };
const text = (length: number) => 'x'.repeat(length);
const button = (id: string, title: string) => ({ type: 'reply', reply: { id, title } });
const buttons = (...all: object[]) => ({
  ...envelope,
  type: 'interactive',
  interactive: { type: 'button', body: { text: 'Choose' }, action: { buttons: all } },
});
const productList = (header?: object) => ({
  ...envelope,
  type: 'interactive',
  interactive: {
    type: 'product_list',
    ...(header === undefined ? {} : { header }),
    body: { text: 'This week' },
    action: { catalog_id: '1', sections: [{ product_items: [{ product_retailer_id: 'a' }] }] },
  },
});

describe('bad bodies get the code of Meta', () => {
  test.each<[string, unknown, number]>([
    ['nothing', undefined, 100],
    ['a list', [], 100],
    ['no product', { to: '33612345678', text: { body: 'x' } }, 100],
    ['no recipient', { messaging_product: 'whatsapp', text: { body: 'x' } }, 100],
    ['an unknown type', { ...envelope, type: 'hologram', hologram: {} }, 100],
    ['an unknown field', { ...envelope, text: { body: 'x' }, colour: 'red' }, 100],
    ['no text', { ...envelope, text: {} }, 100],
    ['an empty text', { ...envelope, text: { body: '' } }, 100],
    ['4,097 characters', { ...envelope, text: { body: text(4097) } }, 100],
    ['media with id and link', { ...envelope, type: 'image', image: { id: '1', link: 'https://a.example' } }, 100],
    ['media without a source', { ...envelope, type: 'image', image: {} }, 100],
    ['a link that is none', { ...envelope, type: 'image', image: { link: 'ftp://a.example' } }, 100],
    ['a caption on a sticker', { ...envelope, type: 'sticker', sticker: { id: '1', caption: 'x' } }, 100],
    ['no interactive type', { ...envelope, type: 'interactive', interactive: {} }, 131008],
    ['an unknown interactive type', { ...envelope, type: 'interactive', interactive: { type: 'wheel' } }, 131009],
    ['no interactive body', { ...envelope, type: 'interactive', interactive: { type: 'button', action: {} } }, 131008],
    ['no buttons', buttons(), 131009],
    ['four buttons', buttons(...['1', '2', '3', '4'].map((id) => button(id, id))), 131009],
    ['a long button', buttons(button('1', text(21))), 131009],
    ['a product list without header', productList(), 131008],
    ['a product list with a picture', productList({ type: 'image', image: { id: '1' } }), 131009],
    ['a latitude of 91', { ...envelope, type: 'location', location: { latitude: 91, longitude: 0 } }, 131009],
    ['a template without language', { ...envelope, type: 'template', template: { name: 'a' } }, 131008],
    ['a read receipt without message', { messaging_product: 'whatsapp', status: 'read' }, 100],
  ])('%s', (_, body, code) => {
    expect(refusalOf(body)).toBe(code);
  });
});
