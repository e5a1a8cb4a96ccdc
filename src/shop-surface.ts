import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { Config, FastifyReply, FastifyRequest, Http } from './platform/index.ts';

/** The built shop: a function from a request to a page. It reaches Halles through the server's own injector, as any client would over HTTP. */
interface BuiltShop {
  answerShop(
    doors: unknown,
    request: unknown,
  ): Promise<{ status: number; html?: string; json?: unknown; location?: string; basketCookie?: string; feed?: Feed }>;
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
  readonly chatLink: (entityId: string, text: string) => string | undefined;
}

const month = 30 * 24 * 3600;

/** Mounts the shop at `/` and its scripts and styles at `/assets/shop/`. */
export async function mountShop({ http, config, root, chatLink }: ShopSurfaceOptions): Promise<void> {
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
    assets: { css: asset('shop.css'), leaflet: asset('islands/leaflet.ts'), basket: asset('islands/basket.ts') },
    publicUrl: config.publicUrl,
    chatLink,
  };
  await http.register(fastifyStatic, {
    root: built,
    prefix: '/assets/shop/',
    decorateReply: false,
    immutable: true,
    maxAge: `${month}s`,
    preCompressed: false,
  });
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { status, html, json, location, basketCookie, feed } = await shop.answerShop(
      { ...doors, api: apiFor(request.ip) },
      toShopRequest(request),
    );
    if (basketCookie) setBasketCookie(reply, request, basketCookie, config.secureCookies);
    reply.status(status);
    if (feed) return sendFeed(request, reply, feed);
    if (location) return reply.header('location', location).send();
    return json === undefined
      ? reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html)
      : reply.send(json);
  };
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
  };
}

/** One basket an entity: carts of two countries never mix. */
function setBasketCookie(reply: FastifyReply, request: FastifyRequest, value: string, secure: boolean): void {
  const entityId = request.url.split('/')[1]?.split('?')[0] ?? '';
  reply.setCookie(`halles_basket_${entityId}`, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: month,
  });
}
