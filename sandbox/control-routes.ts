import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { actAsShopper, actShape } from './act-as-shopper.ts';
import { findProduct, listProducts, type Product, priceAt } from './catalog.ts';
import { faultsShape } from './faults.ts';
import { GraphError } from './graph-error.ts';
import { ImpossibleAct } from './impossible-act.ts';
import { findMedia } from './media.ts';
import { advanceMessage, decideTemplate, type Network, type PhoneEvent } from './network.ts';
import { type BusinessNumber, findNumber, listNumbers, newNumberShape, saveNumber } from './numbers.ts';
import { findPage, newPageShape, savePage } from './pages/page.ts';
import { visitPage, visitShape } from './pages/visit-page.ts';
import type { RequestLog } from './request-log.ts';
import { findShopper, listShoppers, newShopperShape, type Shopper, saveShopper } from './shoppers.ts';
import { findTemplate, listTemplates } from './templates.ts';
import { lastInboundAt, listUnread, readThread } from './threads.ts';

/** A control request that cannot be done, with the HTTP status to answer. */
class ControlRefusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const imageBodyBytes = 8 * 1024 * 1024;
const pairShape = z.object({ shopper: z.string().min(1).max(256), phone_number_id: z.string().min(1).max(32) });

/** The control API: what tests, the demo and the phone use to be people, to move time and to break things. */
export function controlRoutes(network: Network, log: RequestLog) {
  return async (app: FastifyInstance): Promise<void> => {
    app.setErrorHandler((error, _request, reply) => answerError(error, reply));
    peopleRoutes(app, network);
    chatRoutes(app, network);
    catalogRoutes(app, network);
    stageRoutes(app, network, log);
  };
}

function answerError(error: unknown, reply: FastifyReply): FastifyReply {
  if (error instanceof ControlRefusal) return reply.status(error.status).send({ error: error.message });
  if (error instanceof ImpossibleAct || error instanceof GraphError)
    return reply.status(422).send({ error: error.message });
  const { statusCode, message } = error as { statusCode?: number; message?: string };
  if (statusCode !== undefined && statusCode < 500) return reply.status(statusCode).send({ error: message });
  console.error(error);
  return reply.status(500).send({ error: 'The sandbox failed; its log says more.' });
}

function read<T>(shape: z.ZodType<T>, value: unknown): T {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new ControlRefusal(400, `${issue.path.join('.') || 'body'}: ${issue.message}`);
}

function requirePair(network: Network, asked: unknown): { number: BusinessNumber; shopper: Shopper } {
  const { shopper: shopperId, phone_number_id } = read(pairShape, asked);
  const shopper = findShopper(network.db, shopperId);
  if (shopper === undefined) throw new ControlRefusal(404, `There is no shopper ${shopperId}.`);
  const number = findNumber(network.db, phone_number_id);
  if (number === undefined) throw new ControlRefusal(404, `There is no number ${phone_number_id}.`);
  return { number, shopper };
}

function peopleRoutes(app: FastifyInstance, network: Network): void {
  app.get('/numbers', async (request) => {
    const { shopper } = read(z.object({ shopper: z.string().optional() }), request.query);
    const numbers = listNumbers(network.db);
    const person = shopper === undefined ? undefined : findShopper(network.db, shopper);
    return {
      numbers: person === undefined ? numbers : numbers.map((number) => withLastMessage(network, number, person)),
    };
  });
  app.post('/numbers', async (request) => {
    const number = saveNumber(network.db, read(newNumberShape, request.body));
    network.tellPhones({ type: 'numbers' });
    return number;
  });
  app.post('/pages', async (request) => {
    const page = savePage(network.db, read(newPageShape, request.body));
    network.tellPhones({ type: 'numbers' });
    return page;
  });
  app.get('/shoppers', async () => ({ shoppers: listShoppers(network.db) }));
  app.post('/shoppers', async (request) => saveShopper(network.db, read(newShopperShape, request.body)));
}

function withLastMessage(network: Network, number: BusinessNumber, shopper: Shopper): object {
  const pair = { phone_number_id: number.phone_number_id, shopper_id: shopper.id };
  const last = readThread(network.db, pair, { limit: 1 })[0] ?? null;
  const profile = findPage(network.db, number.phone_number_id)?.profile ?? null;
  return { ...number, profile, last_message: last, unread: listUnread(network.db, pair, 'out').length };
}

function chatRoutes(app: FastifyInstance, network: Network): void {
  app.post('/act', { bodyLimit: imageBodyBytes }, async (request) => {
    const { message, ...pair } = read(pairShape.extend({ message: z.looseObject({}) }), request.body);
    const chat = { network, ...requirePair(network, pair) };
    return chat.number.channel === 'messenger'
      ? visitPage(chat, read(visitShape, message))
      : actAsShopper(chat, read(actShape, message));
  });
  app.get<{ Params: { phone_number_id: string; shopper: string } }>(
    '/threads/:phone_number_id/:shopper',
    async (request) => {
      const { number, shopper } = requirePair(network, request.params);
      const page = read(
        z.object({
          limit: z.coerce.number().int().min(1).max(500).default(100),
          before: z.coerce.number().int().optional(),
        }),
        request.query,
      );
      const pair = { phone_number_id: number.phone_number_id, shopper_id: shopper.id };
      const { before, limit } = page;
      const lastAt = lastInboundAt(network.db, pair);
      return {
        number,
        shopper,
        window_closes_at: lastAt === undefined ? null : lastAt + 24 * 3_600_000,
        messages: readThread(network.db, pair, before === undefined ? { limit } : { limit, before }),
      };
    },
  );
  app.post('/read', async (request) => {
    const { number, shopper } = requirePair(network, request.body);
    const pair = { phone_number_id: number.phone_number_id, shopper_id: shopper.id };
    const unread = listUnread(network.db, pair, 'out');
    for (const message of unread) advanceMessage(network, message.wamid, 'read');
    return { read: unread.length };
  });
  app.get('/events', (request, reply) => streamEvents(network, request, reply));
  app.get<{ Params: { id: string } }>('/media/:id', async (request, reply) => {
    const media = findMedia(network.db, request.params.id);
    if (media === undefined) throw new ControlRefusal(404, `There is no media ${request.params.id}.`);
    return reply.type(media.mime_type).header('x-content-type-options', 'nosniff').send(Buffer.from(media.bytes));
  });
}

function streamEvents(network: Network, request: FastifyRequest, reply: FastifyReply): void {
  const { shopper } = read(z.object({ shopper: z.string().max(256).optional() }), request.query);
  const person = shopper === undefined ? undefined : findShopper(network.db, shopper);
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  reply.raw.write('retry: 1000\n\n');
  const concerns = (event: PhoneEvent) =>
    !('shopper_id' in event) || person === undefined || event.shopper_id === person.id;
  const stop = network.onPhoneEvent((event) => {
    if (concerns(event)) reply.raw.write(`data: ${JSON.stringify(event)}\n\n`);
  });
  const beat = setInterval(() => reply.raw.write(': still here\n\n'), 15_000);
  request.raw.on('close', () => {
    clearInterval(beat);
    stop();
  });
}

function catalogRoutes(app: FastifyInstance, network: Network): void {
  const withPrice = (product: Product) => ({ ...product, price: priceAt(product, network.clock.now()) });
  app.get<{ Params: { catalog_id: string } }>('/catalogs/:catalog_id/products', async (request) => {
    const shape = z.object({
      ids: z.string().max(8_192).optional(),
      after: z.string().max(100).default(''),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    });
    const asked = read(shape, request.query);
    const catalogId = request.params.catalog_id;
    const products =
      asked.ids === undefined
        ? listProducts(network.db, catalogId, asked).filter((product) => product.review_status === 'approved')
        : asked.ids.split(',').flatMap((id) => findProduct(network.db, catalogId, id) ?? []);
    return { products: products.map(withPrice) };
  });
}

const clockShape = z.union([
  z.strictObject({
    advanceMs: z
      .number()
      .int()
      .min(0)
      .max(400 * 86_400_000),
  }),
  z.strictObject({
    setTo: z.union([z.number().int().min(0), z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))]),
  }),
]);

function stageRoutes(app: FastifyInstance, network: Network, log: RequestLog): void {
  const now = () => ({ now: network.clock.now(), iso: new Date(network.clock.now()).toISOString() });
  app.get('/clock', async () => now());
  app.post('/clock', async (request) => {
    const asked = read(clockShape, request.body);
    network.clock.move('advanceMs' in asked ? asked.advanceMs : asked.setTo - network.clock.now());
    return now();
  });
  app.get('/faults', async () => network.faults);
  app.post('/faults', async (request) => {
    Object.assign(network.faults, read(faultsShape.partial(), request.body));
    network.webhooks.wake();
    return network.faults;
  });
  app.get('/webhook', async () => ({ url: network.webhooks.target.url, pending: network.webhooks.pending() }));
  app.post('/webhook', async (request) => {
    const asked = read(
      z.strictObject({ url: z.url({ protocol: /^https?$/ }), verify_token: z.string().min(1).max(512).optional() }),
      request.body,
    );
    network.webhooks.setTarget({ url: asked.url, verifyToken: asked.verify_token ?? network.settings.verifyToken });
    return { url: asked.url, pending: network.webhooks.pending() };
  });
  app.post('/webhook/redeliver', async () => {
    network.webhooks.redeliver();
    return { pending: network.webhooks.pending() };
  });
  app.get('/requests', async (request) => {
    const { since } = read(z.object({ since: z.coerce.number().int().min(0).default(0) }), request.query);
    return { requests: log.since(since) };
  });
  app.get<{ Params: { waba_id: string } }>('/templates/:waba_id', async (request) => ({
    templates: listTemplates(network.db, request.params.waba_id),
  }));
  app.post<{ Params: { id: string } }>('/templates/:id/status', async (request) => {
    const { status } = read(
      z.strictObject({ status: z.enum(['APPROVED', 'REJECTED', 'PAUSED', 'DISABLED']) }),
      request.body,
    );
    decideTemplate(network, request.params.id, status);
    return (
      findTemplate(network.db, request.params.id) ??
      Promise.reject(new ControlRefusal(404, 'There is no such template.'))
    );
  });
  app.post('/reset', async () => {
    network.reset();
    log.clear();
    return { success: true };
  });
}
