import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Sandbox, startSandbox } from './main.ts';
import type { Settings } from './settings.ts';

/** A webhook as the business received it. */
export type Received = {
  readonly signature: string;
  readonly raw: string;
  readonly changes: readonly ReceivedChange[];
};
export type ReceivedChange = {
  readonly field: string;
  readonly value: Record<string, never> & { [field: string]: unknown };
};

/** A business that verifies, takes every webhook and remembers it; `status` is what it answers. */
export async function aBusiness(verifyToken = 'sandbox-verify-token') {
  const received: Received[] = [];
  const business = { received, status: 200, url: '', close: async () => {} };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://business');
    if (request.method === 'GET') {
      const right = url.searchParams.get('hub.verify_token') === verifyToken;
      response.writeHead(right ? 200 : 403).end(right ? url.searchParams.get('hub.challenge') : '');
      return;
    }
    const raw = await readBody(request);
    if (business.status === 200) received.push(toReceived(request, raw));
    response.writeHead(business.status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  business.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/meta`;
  business.close = () => new Promise((resolve) => server.close(() => resolve()));
  return business;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function toReceived(request: IncomingMessage, raw: string): Received {
  const body = JSON.parse(raw) as { entry: { changes?: ReceivedChange[] }[] };
  return {
    signature: String(request.headers['x-hub-signature-256']),
    raw,
    changes: body.entry.flatMap((entry) => entry.changes ?? []),
  };
}

export type Answer = { readonly status: number; readonly body: { readonly [field: string]: unknown } };

/** A sandbox on a free port with a number and a person, and the calls that tests make. */
export async function aSandbox(settings: Partial<Settings> = {}) {
  const sandbox: Sandbox = await startSandbox({ port: 0, dataFile: ':memory:', ...settings });
  const call = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await fetch(sandbox.url + path, {
      method,
      headers: { ...json, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Answer['body'] };
  };
  const graph = (method: string, path: string, body?: unknown) =>
    call(method, `/v25.0/${path}`, body, { authorization: 'Bearer sandbox-token' });
  return { ...sandbox, call, graph };
}

export const numberId = '100200300400500';
export const wabaId = '900800700600500';
export const catalogId = '555000555000555';
export const zoe = '33612345678';

/** A sandbox where Zoé has just written to the shop, so that its window is open. */
export async function aChat(settings: Partial<Settings> = {}) {
  const sandbox = await aSandbox(settings);
  await sandbox.call('POST', '/control/numbers', {
    phone_number_id: numberId,
    waba_id: wabaId,
    catalog_id: catalogId,
    verified_name: 'Primeur',
    display_phone_number: '+33 1 99 00 00 01',
  });
  await sandbox.call('POST', '/control/shoppers', { name: 'Zoé', wa_id: zoe });
  const act = (message: object, shopper = zoe) =>
    sandbox.call('POST', '/control/act', { shopper, phone_number_id: numberId, message });
  const send = (message: object, to = zoe) =>
    sandbox.graph('POST', `${numberId}/messages`, { messaging_product: 'whatsapp', to, ...message });
  await act({ type: 'text', body: 'bonjour' });
  return { ...sandbox, act, send };
}

/** A product of the catalog, as items_batch takes it. */
export function aProduct(id: string, fields: object = {}) {
  return {
    id,
    title: `Produit ${id}`,
    description: 'Du marché',
    availability: 'in stock',
    condition: 'new',
    price: '1.19 EUR',
    link: 'https://shop.example/p',
    image_link: 'https://shop.example/p.webp',
    ...fields,
  };
}

/** Waits until `find` answers something. Throws after ten seconds. */
export async function eventually<T>(find: () => T | undefined | false): Promise<T> {
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    const found = find();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('It did not happen within ten seconds.');
}
