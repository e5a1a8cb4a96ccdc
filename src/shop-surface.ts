import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import fastifyStatic from '@fastify/static';
import type { Config, FastifyReply, FastifyRequest, Http } from './platform/index.ts';

/** The built shop: a function from a request to a page. It reaches Halles through the server's own injector, as any client would over HTTP. */
interface BuiltShop {
  answerShop(doors: unknown, request: unknown): Promise<ShopAnswer>;
}

interface ShopAnswer {
  readonly status: number;
  readonly html?: string;
  readonly json?: unknown;
  readonly location?: string;
  readonly basketCookie?: string;
  readonly listCookie?: { readonly storeId: string; readonly secret: string };
  readonly feed?: Feed;
  /** The page holds no secret. */
  readonly compressible?: boolean;
}

interface Feed {
  readonly type: string;
  readonly text: string;
  readonly freshSeconds: number;
}

interface ManifestEntry {
  readonly file: string;
}

export interface ShopSurfaceOptions {
  readonly http: Http;
  readonly config: Config;
  readonly root: string;
}

const month = 30 * 24 * 3600;

/** Mounts the shop at `/`, its scripts and styles at `/assets/shop/`, and each entity's worker for reading without network. */
export async function mountShop({ http, config, root }: ShopSurfaceOptions): Promise<void> {
  const built = join(root, 'dist/shop');
  const shop = (await import(pathToFileURL(join(root, 'dist/shop-server/server.js')).href)) as BuiltShop;
  const manifest = JSON.parse(readFileSync(join(built, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    ManifestEntry
  >;
  const asset = (source: string): string => `/assets/shop/${manifest[source]?.file ?? ''}`;
  const apiFor = (remoteAddress: string) => ({
    call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
      inject(http, { method, path, body, headers, remoteAddress }),
  });
  const doors = {
    assets: {
      css: asset('shop.css'),
      leaflet: asset('islands/leaflet.ts'),
      basket: asset('islands/basket.ts'),
      list: asset('islands/list.ts'),
    },
    publicUrl: config.publicUrl,
  };
  await http.register(fastifyStatic, {
    root: built,
    prefix: '/assets/shop/',
    decorateReply: false,
    immutable: true,
    maxAge: `${month}s`,
    preCompressed: true,
  });
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const answered = await shop.answerShop({ ...doors, api: apiFor(request.ip) }, toShopRequest(request));
    const { status, html = '', json, location, feed } = answered;
    setCookies(reply, request, answered, config.secureCookies);
    reply.status(status);
    if (feed) return sendFeed(request, reply, feed);
    if (location) return reply.header('location', location).send();
    if (json !== undefined) return reply.send(json);
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('vary', 'accept-encoding, save-data');
    return answered.compressible ? sendCompressed(request, reply, html) : reply.send(html);
  };
  // A worker stands for the folder that it lies in, so each entity's shop has its own address for it.
  const worker = readFileSync(join(built, manifest['islands/offline-worker.ts']!.file), 'utf8');
  http.get('/:entityId/offline-worker.js', { schema: { hide: true } }, async (request, reply) =>
    sendCompressed(request, reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache'), worker),
  );
  http.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 16_384 },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body as string))),
  );
  for (const url of ['/', '/:entityId', '/:entityId/*']) {
    http.get(url, { schema: { hide: true } }, answer);
    http.post(url, { schema: { hide: true } }, answer);
  }
}

const asBrotli = promisify(brotliCompress);
const asGzip = promisify(gzip);
// As small as gzip's best, in a millisecond a page.
const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

async function sendCompressed(request: FastifyRequest, reply: FastifyReply, text: string): Promise<FastifyReply> {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  if (/\bbr\b/.test(accepted)) return reply.header('content-encoding', 'br').send(await asBrotli(text, quickly));
  if (/\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(await asGzip(text));
  return reply.send(text);
}

/** Feeds are asked for again and again: who has this one already is told so. */
function sendFeed(request: FastifyRequest, reply: FastifyReply, { type, text, freshSeconds }: Feed): FastifyReply {
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  reply.header('cache-control', `public, max-age=${freshSeconds}`).header('etag', tag);
  reply.header('access-control-allow-origin', '*');
  if (request.headers['if-none-match']?.includes(tag)) return reply.status(304).send();
  return reply.type(type).send(text);
}

interface InnerCall {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers: Record<string, string> | undefined;
  /** The shopper's own address, so that limits count shoppers and not the server. */
  readonly remoteAddress: string;
}

async function inject(http: Http, { method, path, body, headers = {}, remoteAddress }: InnerCall) {
  const payload = body === undefined ? {} : { payload: body as object };
  const answer = await http.inject({ method: method as 'GET', url: path, headers, remoteAddress, ...payload });
  const parsed = answer.body ? (answer.json() as Record<string, unknown>) : {};
  if (answer.statusCode < 300) return { ok: true, body: parsed };
  return { ok: false, status: answer.statusCode, code: String(parsed['title'] ?? 'failure'), problem: parsed };
}

function toShopRequest(request: FastifyRequest) {
  const texts = (values: unknown): Record<string, string> =>
    Object.fromEntries(
      Object.entries((values ?? {}) as Record<string, unknown>).filter(([, value]) => typeof value === 'string'),
    ) as Record<string, string>;
  return {
    method: request.method === 'POST' ? 'POST' : 'GET',
    path: request.url.split('?')[0],
    query: texts(request.query),
    form: texts(request.body),
    cookies: request.cookies,
    acceptLanguage: request.headers['accept-language'],
    wantsJson: request.headers.accept === 'application/json',
    saveData: request.headers['save-data'] === 'on',
  };
}

/** One basket an entity: carts of two countries never mix. One list a store: its offers are that store's. */
function setCookies(
  reply: FastifyReply,
  request: FastifyRequest,
  { basketCookie, listCookie }: ShopAnswer,
  secure: boolean,
): void {
  const entityId = request.url.split('/')[1]?.split('?')[0] ?? '';
  const kept = { httpOnly: true, sameSite: 'lax', secure, maxAge: month } as const;
  if (basketCookie) reply.setCookie(`halles_basket_${entityId}`, basketCookie, { ...kept, path: '/' });
  if (!listCookie) return;
  const path = `/${entityId}/${listCookie.storeId}`;
  if (listCookie.secret) reply.setCookie('halles_list', listCookie.secret, { ...kept, path });
  else reply.clearCookie('halles_list', { path });
}
