import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterEach, expect, test } from 'vitest';
import { indexProducts } from '../reading/matching/product-index.ts';
import type { OfferText } from '../reading/read-offers.ts';
import { readTextOf } from '../reading/testing.ts';
import { secondReader } from './second-reader.ts';

const words = {
  brand: 'BONNE MAMAN',
  name: 'Confiture de fraises',
  quantity: 'Le pot de 370 g',
  price: '2,04 €',
  regular_price: '2,55 €',
  promotion: '-20 %',
  unit_price: 'Soit le kg : 5,51 €',
};

interface Asked {
  readonly path: string;
  readonly key: string | undefined;
  readonly body: { readonly model: string; readonly messages: readonly { readonly content: unknown }[] };
}

let server: Server | undefined;
afterEach(() => server?.close());

/** A stand-in for a model's server that answers with those words, or with that status and text. */
async function aModel(answer: object | { status: number; text: string }): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  server = createServer(async (request, response) => {
    asked.push({ path: request.url!, key: request.headers.authorization, body: JSON.parse(await bodyOf(request)) });
    if ('status' in answer) response.writeHead(answer.status).end(answer.text);
    else response.end(JSON.stringify({ choices: [{ message: { content: JSON.stringify(answer) } }] }));
  });
  await new Promise<void>((done) => server!.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, asked };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** An offer of which next to nothing could be read. */
const unreadable = (box: OfferText['box']): OfferText => ({
  box,
  cardBox: box,
  priceBox: box,
  imageBox: null,
  make: 'picture',
  text: readTextOf({ name: 'Conf1t', nameBox: box, priceMinor: 204 }),
});

const index = indexProducts([
  {
    productId: 'jam',
    gtin: null,
    title: 'Bonne Maman Confiture de fraises 370 g',
    brand: 'Bonne Maman',
    net: { amount: 370, unit: 'g' },
    productType: 'confitures',
    priceMinor: 255,
  },
]);

async function look(url: string, offers: readonly OfferText[]) {
  const webp = await sharp({ create: { width: 600, height: 800, channels: 3, background: '#fff' } })
    .webp()
    .toBuffer();
  const failures: unknown[] = [];
  const reader = secondReader({ url, key: 'secret', name: 'reader-1' }, (error) => failures.push(error));
  const page = { page: 1, widthPt: 600, offers, images: new Map([[600, webp]]) };
  const result = await reader.look(page, { known: { index }, locales: ['fr'] });
  return { ...result, failures };
}

test('the words of a model are read like those of a page, and marked', async () => {
  const { url, asked } = await aModel(words);
  const offer = unreadable([10, 10, 200, 300]);
  const { offers, proposed, failures } = await look(url, [offer]);
  expect(failures).toEqual([]);
  expect(offers[0]!.text).toMatchObject({
    brandLine: 'BONNE MAMAN',
    name: 'Confiture de fraises',
    priceMinor: 204,
    regularMinor: 255,
    mechanic: { type: 'PERCENT_OFF', percent: 20 },
    unitPrice: { minor: 551, per: 'kg' },
  });
  expect(proposed.has(offer.box)).toBe(true);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({ path: '/v1/chat/completions', key: 'Bearer secret', body: { model: 'reader-1' } });
  expect(JSON.stringify(asked[0]!.body.messages)).toContain('data:image/jpeg;base64,');
});

test('words whose numbers contradict each other, or that have no price, change nothing', async () => {
  const offer = unreadable([10, 10, 200, 300]);
  for (const wrong of [{ unit_price: 'Soit le kg : 9,99 €' }, { price: 'gratuit' }, { price: '0,00 €' }]) {
    const { url } = await aModel({ ...words, ...wrong });
    const { offers, proposed } = await look(url, [offer]);
    expect(offers).toEqual([offer]);
    expect(proposed.size).toBe(0);
    server!.close();
  }
});

test.each([
  ['an error', { status: 500, text: 'no' }],
  ['no JSON', { status: 200, text: 'Sure! Here is' }],
  ['other JSON', { status: 200, text: '{"choices":[]}' }],
  ['too much', { status: 200, text: 'x'.repeat(200_000) }],
])('%s leaves the offers as they were read, and is told', async (_, answer) => {
  const { url } = await aModel(answer);
  const offer = unreadable([10, 10, 200, 300]);
  const { offers, failures } = await look(url, [offer]);
  expect(offers).toEqual([offer]);
  expect(failures).toHaveLength(1);
});

test('a server that is not there is asked for four offers at once, and then no more', async () => {
  const many = Array.from({ length: 20 }, (_, i) => unreadable([10, 10 + i, 200, 300 + i]));
  const { offers, failures } = await look('http://127.0.0.1:1/v1', many);
  expect(offers).toEqual(many);
  expect(failures).toHaveLength(4);
});

test('at most twelve offers of a page are shown', async () => {
  const { url, asked } = await aModel(words);
  await look(
    url,
    Array.from({ length: 20 }, (_, i) => unreadable([10, 10 + i, 200, 300 + i])),
  );
  expect(asked).toHaveLength(12);
});
