import { createHmac } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { catalogRoutes } from './catalog-routes.ts';
import { spend } from './faults.ts';
import { GraphError, invalidParameter, refusal, titleOf, toErrorEnvelope, unknownObject } from './graph-error.ts';
import { flag, parametersOf, readParameters } from './graph-parameters.ts';
import { deleteMedia, findMedia, largestMediaBytes, mediaExists, saveMedia } from './media.ts';
import { parseMultipart } from './multipart.ts';
import type { Network } from './network.ts';
import { type BusinessNumber, findAccount, findNumber, listNumbers, setCommerce, subscribeAccount } from './numbers.ts';
import { findPage, pageOfObject, subscribePage } from './pages/page.ts';
import { describeVisitor, pageRoutes } from './pages/page-routes.ts';
import { handlePageMessage } from './pages/send-page-message.ts';
import { productSetRoutes, toGraphSet } from './product-set-routes.ts';
import { deleteProductSet, findProductSet } from './product-sets.ts';
import type { RequestLog } from './request-log.ts';
import { handleMessages } from './send-message.ts';
import { templateRoutes } from './template-routes.ts';

const appId = '100000000000001';
const mediaUrlMs = 5 * 60_000;
const batchBytes = 28 * 1024 * 1024;

/** The Graph API: everything below `/vNN.N/`, and the download of media. */
export function graphRoutes(network: Network, log: RequestLog) {
  return async (app: FastifyInstance): Promise<void> => {
    app.addContentTypeParser(
      'multipart/form-data',
      { parseAs: 'buffer', bodyLimit: largestMediaBytes + 65_536 },
      (_request, body, done) => done(null, body),
    );
    app.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: batchBytes },
      (_request, body, done) => done(null, parseForm(String(body))),
    );
    app.addHook('onRequest', async (request, reply) => {
      applyFaults(network, request, reply);
      authorise(network, request);
    });
    app.addHook('onSend', async (request, reply, payload) => {
      log.add({
        at: network.clock.now(),
        method: request.method,
        path: request.url.split('?')[0]!,
        query: request.query,
        body: Buffer.isBuffer(request.body) ? `(${request.body.byteLength} bytes)` : request.body,
        status: reply.statusCode,
        answer: typeof payload === 'string' ? parseJson(payload) : undefined,
      });
      loseAnswer(network, request, reply);
    });
    app.setErrorHandler((error, _request, reply) => {
      const known = toGraphError(error);
      return reply.status(known.status).send(toErrorEnvelope(known));
    });
    numberRoutes(app, network);
    mediaRoutes(app, network);
    accountRoutes(app, network);
    templateRoutes(app, network);
    catalogRoutes(app, network);
    productSetRoutes(app, network);
    pageRoutes(app, network);
    app.all('/*', async (request) => {
      throw new GraphError(2500, `Unknown path components: ${request.url.split('?')[0]}`);
    });
  };
}

function parseForm(body: string): Record<string, unknown> {
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [name, /^[[{]/.test(value) ? parseJson(value) : value]),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function applyFaults(network: Network, request: FastifyRequest, reply: FastifyReply): void {
  const { down } = network.faults;
  if (down === 'refuse') {
    reply.hijack();
    request.raw.socket.destroy();
    return;
  }
  if (down) throw new GraphError(2, '(#2) Service temporarily unavailable', { status: 503 });
  const code = spend(network.faults, 'failNext');
  if (code === undefined) return;
  throw code >= 130_000 ? refusal(code, titleOf(code)) : new GraphError(code, `(#${code}) ${titleOf(code)}`);
}

function loseAnswer(network: Network, request: FastifyRequest, reply: FastifyReply): void {
  if (network.faults.loseGraphAnswers === 0 || reply.statusCode >= 400) return;
  network.faults.loseGraphAnswers -= 1;
  request.raw.socket.destroy();
}

function authorise(network: Network, request: FastifyRequest): void {
  const header = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const token = header ?? (request.query as { access_token?: unknown }).access_token;
  if (token === undefined) throw new GraphError(190, 'An access token is required to request this resource.');
  const { id } = (request.params ?? {}) as { id?: string };
  const pageId = id === undefined ? undefined : pageOfObject(network.db, id);
  // A Page has a token of its own, and nothing of it can be done with another.
  const expected = pageId === undefined ? network.settings.accessToken : `${network.settings.accessToken}-${pageId}`;
  if (token !== expected) throw new GraphError(190, 'Invalid OAuth access token - Cannot parse access token');
}

function toGraphError(error: unknown): GraphError {
  if (error instanceof GraphError) return error;
  const { statusCode, message } = error as { statusCode?: number; message?: string };
  if (statusCode === 413) return new GraphError(1, '(#1) Please reduce the amount of data', { status: 413 });
  if (statusCode !== undefined && statusCode < 500) return invalidParameter(`Invalid request: ${message ?? ''}`);
  console.error(error);
  return new GraphError(1, '(#1) An unknown error occurred', { status: 500 });
}

type ById = { Params: { id: string } };

/** The number a path names. Throws what Meta says of unknown objects. */
function requireNumber(network: Network, id: string): BusinessNumber {
  const number = findNumber(network.db, id);
  if (number === undefined) throw unknownObject(id);
  return number;
}

function numberRoutes(app: FastifyInstance, network: Network): void {
  const send = async (request: FastifyRequest<ById>) => {
    const number = requireNumber(network, request.params.id);
    return number.channel === 'messenger'
      ? handlePageMessage(network, number, request.body)
      : handleMessages(network, number, request.body);
  };
  app.post<ById>('/:id/messages', send);
  app.put<ById>('/:id/messages', send);
  app.get<ById>('/:id/whatsapp_commerce_settings', async (request) => {
    const number = requireNumber(network, request.params.id);
    return {
      data: [
        {
          id: number.phone_number_id,
          is_cart_enabled: number.is_cart_enabled,
          is_catalog_visible: number.is_catalog_visible,
        },
      ],
    };
  });
  app.post<ById>('/:id/whatsapp_commerce_settings', async (request) => {
    const number = requireNumber(network, request.params.id);
    const asked = readParameters(
      z.object({ is_cart_enabled: flag.optional(), is_catalog_visible: flag.optional() }),
      parametersOf(request),
    );
    setCommerce(network.db, number.phone_number_id, {
      is_cart_enabled: asked.is_cart_enabled ?? number.is_cart_enabled,
      is_catalog_visible: asked.is_catalog_visible ?? number.is_catalog_visible,
    });
    network.tellPhones({ type: 'numbers' });
    return { success: true };
  });
  app.get<ById>('/:id', async (request) => describe(network, request.params.id, originOf(request)));
  app.delete<ById>('/:id', async (request) => {
    if (findProductSet(network.db, request.params.id)) {
      deleteProductSet(network.db, request.params.id);
      return { success: true };
    }
    if (!mediaExists(network.db, request.params.id)) throw unknownObject(request.params.id);
    deleteMedia(network.db, request.params.id);
    return { success: true };
  });
}

function describe(network: Network, id: string, origin: string): object {
  const number = findNumber(network.db, id);
  if (number?.channel === 'messenger') return { id, name: number.verified_name };
  if (number !== undefined) return toGraphNumber(number);
  const visitor = describeVisitor(network, id);
  if (visitor !== undefined) return visitor;
  const set = findProductSet(network.db, id);
  if (set !== undefined) return toGraphSet(network, set);
  if (mediaExists(network.db, id)) return describeMedia(network, id, origin);
  if (findAccount(network.db, id) !== undefined) return { id, name: 'Sandbox account', currency: 'EUR' };
  throw unknownObject(id);
}

function toGraphNumber(number: BusinessNumber): object {
  return {
    id: number.phone_number_id,
    verified_name: number.verified_name,
    display_phone_number: number.display_phone_number,
    quality_rating: 'GREEN',
    code_verification_status: 'VERIFIED',
    platform_type: 'CLOUD_API',
    throughput: { level: number.throughput_per_second > 80 ? 'HIGH' : 'STANDARD' },
  };
}

function describeMedia(network: Network, id: string, origin: string): object {
  const media = findMedia(network.db, id)!;
  const expires = network.clock.now() + mediaUrlMs;
  return {
    messaging_product: 'whatsapp',
    id,
    url: `${origin}/v0.0/${id}/content?expires=${expires}&hash=${mediaHash(network, id, expires)}`,
    mime_type: media.mime_type,
    sha256: media.sha256,
    file_size: media.bytes.byteLength,
  };
}

function mediaHash(network: Network, id: string, expires: number): string {
  return createHmac('sha256', network.settings.appSecret).update(`${id} ${expires}`).digest('hex').slice(0, 32);
}

function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}

function mediaRoutes(app: FastifyInstance, network: Network): void {
  app.post<ById>('/:id/media', { bodyLimit: largestMediaBytes + 65_536 }, async (request) => {
    requireNumber(network, request.params.id);
    if (!Buffer.isBuffer(request.body)) throw invalidParameter('The parameter file is required.');
    const parts = readParts(request.headers['content-type'] ?? '', request.body);
    const field = (name: string) => parts.find((part) => part.name === name)?.bytes.toString('utf8');
    if (field('messaging_product') !== 'whatsapp')
      throw invalidParameter('The parameter messaging_product is required.');
    const file = parts.find((part) => part.name === 'file');
    if (file === undefined) throw invalidParameter('The parameter file is required.');
    const type = file.type ?? field('type') ?? '';
    return { id: saveMedia(network.db, { type, filename: file.filename, bytes: file.bytes }, network.clock.now()).id };
  });
  app.get<ById & { Querystring: { expires?: string; hash?: string } }>('/:id/content', async (request, reply) => {
    const expires = Number(request.query.expires);
    const media = findMedia(network.db, request.params.id);
    const genuine = request.query.hash === mediaHash(network, request.params.id, expires);
    if (media === undefined || !genuine || !(network.clock.now() < expires)) throw unknownObject(request.params.id);
    return reply.type(media.mime_type).send(Buffer.from(media.bytes));
  });
}

function readParts(contentType: string, body: Buffer) {
  try {
    return parseMultipart(contentType, body);
  } catch (error) {
    throw invalidParameter((error as Error).message);
  }
}

function accountRoutes(app: FastifyInstance, network: Network): void {
  const requireAccount = (id: string) => {
    const account = findAccount(network.db, id);
    if (account === undefined) throw unknownObject(id);
    return account;
  };
  app.get<ById>('/:id/phone_numbers', async (request) => {
    requireAccount(request.params.id);
    return {
      data: listNumbers(network.db)
        .filter((number) => number.waba_id === request.params.id)
        .map(toGraphNumber),
    };
  });
  app.get<ById>('/:id/subscribed_apps', async (request) => {
    const account = requireAccount(request.params.id);
    const own = account.callback_uri === null ? {} : { override_callback_uri: account.callback_uri };
    return {
      data: account.subscribed
        ? [{ whatsapp_business_api_data: { id: appId, name: 'Sandbox', link: '' }, ...own }]
        : [],
    };
  });
  app.post<ById>('/:id/subscribed_apps', async (request) => {
    const page = findPage(network.db, request.params.id);
    if (page !== undefined) {
      const asked = readParameters(z.object({ subscribed_fields: z.string().min(1).max(2000) }), parametersOf(request));
      subscribePage(network.db, page.page_id, asked.subscribed_fields.split(','));
      return { success: true };
    }
    const account = requireAccount(request.params.id);
    const shape = z.object({ override_callback_uri: z.url().optional(), verify_token: z.string().max(512).optional() });
    const asked = readParameters(shape, parametersOf(request));
    subscribeAccount(network.db, {
      waba_id: account.waba_id,
      subscribed: true,
      callback_uri: asked.override_callback_uri ?? null,
      verify_token: asked.verify_token ?? null,
    });
    return { success: true };
  });
  app.delete<ById>('/:id/subscribed_apps', async (request) => {
    subscribeAccount(network.db, { ...requireAccount(request.params.id), subscribed: false });
    return { success: true };
  });
}
