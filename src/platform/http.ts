import type { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Config } from './config.ts';
import type { Logger } from './log.ts';
import { histogram, metrics } from './metrics.ts';

/** The server that rooms hang their routes on: zod schemas validate what comes in and describe it in /api/openapi.json. */
export type Http = ReturnType<typeof makeServer>;

/** An answer other than success, after RFC 9457. `code` is the refusal's code and becomes the problem's type. */
export class Problem extends Error {
  override name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, detail: string, extra: Readonly<Record<string, unknown>> = {}) {
    super(detail);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.extra = extra;
  }
}

/** The body of every refused answer, for route schemas. */
export const problemSchema = z
  .object({ type: z.string(), title: z.string(), status: z.number().int(), detail: z.string().optional() })
  .catchall(z.unknown());

const requestSeconds = histogram('http_request_seconds', 'Time to answer an HTTP request', ['route', 'status']);

/** Makes the server with its guards: security headers, cookies, rate limit, same-origin check, problem+json, metrics. */
export async function createHttp(config: Pick<Config, 'publicUrl' | 'trustProxy'>, log: Logger): Promise<Http> {
  const app = makeServer(config.trustProxy, log);
  endConnectionsOnClose(app);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerProblem);
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, new Problem(404, 'not_found', `There is nothing at ${request.url.split('?')[0]}.`)),
  );
  await app.register(helmet, securityHeaders(config.publicUrl));
  await app.register(cookie);
  await app.register(rateLimit, {
    global: true,
    max: 1200,
    timeWindow: '1 minute',
    allowList: (request) => request.url.startsWith('/webhooks/') || request.url === '/healthz',
    errorResponseBuilder: (_request, context) =>
      new Problem(429, 'too_many_requests', `Too many requests: try again in ${context.after}.`),
  });
  await app.register(swagger, {
    openapi: { info: { title: 'Halles', version: '1', description: 'The API that the surfaces of Halles speak.' } },
    transform: jsonSchemaTransform,
  });
  app.addHook('onRequest', refuseOtherOrigins(config.publicUrl));
  app.addHook('onResponse', (request, reply, done) => {
    requestSeconds.observe(
      { route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
    done();
  });
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.metrics()),
  );
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  return app;
}

function makeServer(trustProxy: boolean, log: Logger) {
  return Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy,
    bodyLimit: 1_048_576,
    keepAliveTimeout: 65_000,
    requestTimeout: 0,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 300 },
  }).withTypeProvider<ZodTypeProvider>();
}

/**
 * Node ends connections that are idle when the server closes, and then waits for the others: for those that a browser opened ahead and on
 * which nothing was asked, and for those that become idle after a last answer, until the browser lets go. These are ended here.
 */
function endConnectionsOnClose(app: Http): void {
  const { server } = app;
  const silent = new Set<Socket>();
  let closing = false;
  server.on('connection', (socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    silent.delete(socket);
    response.once('close', () => closing && setImmediate(() => server.closeIdleConnections()));
  });
  app.addHook('preClose', async () => {
    closing = true;
    for (const socket of silent) socket.destroy();
  });
}

function securityHeaders(publicUrl: string) {
  const secure = publicUrl.startsWith('https:');
  return {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:', 'https:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        upgradeInsecureRequests: secure ? [] : null,
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' as const },
  };
}

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Cookies are SameSite=Lax; on top of that a request that changes something must come from our own pages (OWASP, origin check). */
function refuseOtherOrigins(publicUrl: string) {
  const own = new URL(publicUrl).origin;
  return async (request: FastifyRequest): Promise<void> => {
    if (!changing.has(request.method) || request.url.startsWith('/webhooks/')) return;
    const site = request.headers['sec-fetch-site'];
    if (site === 'same-origin' || site === 'none') return;
    const origin = request.headers.origin;
    const sameHost = origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.headers.host;
    if (site === undefined && (origin === undefined || origin === own || sameHost)) return;
    throw new Problem(403, 'other_origin', 'This request comes from another site. Open Halles itself and try again.');
  };
}

function answerProblem(error: FastifyError | Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof Problem) return sendProblem(reply, error);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map((issue) => ({
      field: issue.instancePath.slice(1),
      message: issue.message ?? '',
    }));
    return sendProblem(
      reply,
      new Problem(400, 'invalid_request', 'Some fields are not as they should be.', { fields }),
    );
  }
  const status = error.statusCode ?? 500;
  if (status < 500)
    return sendProblem(reply, new Problem(status, error.code?.toLowerCase() ?? 'refused', error.message));
  request.log.error({ err: error, route: request.routeOptions.url }, 'a request failed');
  return sendProblem(
    reply,
    new Problem(500, 'failure', 'Something went wrong here. Nothing was changed; please try again.'),
  );
}

function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .status(problem.status)
    .type('application/problem+json')
    .serializer((body: unknown) => JSON.stringify(body))
    .send({
      type: `urn:halles:problem:${problem.code}`,
      title: problem.code,
      status: problem.status,
      detail: problem.detail,
      ...problem.extra,
    });
}

export type { FastifyInstance, FastifyReply, FastifyRequest };
