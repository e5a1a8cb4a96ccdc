import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import { controlRoutes } from './control-routes.ts';
import { graphRoutes } from './graph-routes.ts';
import { type Network, openNetwork } from './network.ts';
import { RequestLog } from './request-log.ts';
import { readSettings, type Settings } from './settings.ts';

export type { Settings } from './settings.ts';

/** A sandbox that runs. */
export type Sandbox = {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  readonly close: () => Promise<void>;
};

const phoneFolder = join(import.meta.dirname, '..', 'dist', 'phone');

/** Starts a sandbox on 127.0.0.1; what `options` leaves out is as with an empty environment. Throws when the port is taken. */
export async function startSandbox(options: Partial<Settings> = {}): Promise<Sandbox> {
  const settings = { ...readSettings({}), ...options };
  const network = openNetwork(settings);
  const app = buildApp(network);
  try {
    const url = await app.listen({ host: '127.0.0.1', port: settings.port });
    return { url, close: () => app.close() };
  } catch (error) {
    await app.close();
    const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    throw taken ? new Error(`The port ${settings.port} (SANDBOX_PORT) is taken.`, { cause: error }) : error;
  }
}

function buildApp(network: Network): FastifyInstance {
  const log = new RequestLog();
  const app = fastify({
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 256 },
  });
  app.addHook('onClose', () => network.close());
  app.get('/healthz', async () => ({ status: 'ok', pending_webhooks: network.webhooks.pending() }));
  app.register(graphRoutes(network, log), { prefix: '/:version(^v\\d+\\.\\d+$)' });
  app.register(controlRoutes(network, log), { prefix: '/control' });
  servePhone(app);
  return app;
}

/** Links as `wa.me` and `m.me` have them: `/wa/33199000001?text=Bonjour`, `/m/my.supermarket?ref=leaflet` open the chat on the phone. */
function servePhone(app: FastifyInstance): void {
  const queryOf = (url: string) => url.split('?')[1] ?? '';
  app.get('/', (_request, reply) => reply.redirect('/phone/'));
  app.get<{ Params: { to: string } }>('/wa/:to', (request, reply) => {
    const query = new URLSearchParams(queryOf(request.url));
    query.set('to', request.params.to);
    return reply.redirect(`/phone/?${query}`);
  });
  app.get<{ Params: { page: string } }>('/m/:page', (request, reply) => {
    const query = new URLSearchParams(queryOf(request.url));
    query.set('page', request.params.page);
    return reply.redirect(`/phone/?${query}`);
  });
  if (!existsSync(join(phoneFolder, 'index.html'))) {
    const sorry = 'The phone has not been built yet.';
    app.get('/phone', (_request, reply) => reply.status(503).type('text/plain').send(sorry));
    app.get('/phone/', (_request, reply) => reply.status(503).type('text/plain').send(sorry));
    return;
  }
  app.get('/phone', (request, reply) => reply.redirect(`/phone/?${queryOf(request.url)}`));
  app.register(fastifyStatic, { root: phoneFolder, prefix: '/phone/' });
}

async function run(): Promise<void> {
  const sandbox = await startSandbox(readSettings(process.env));
  console.log(`The sandbox stands in for Meta at ${sandbox.url} (phone: ${sandbox.url}/phone/).`);
  const stop = (): void => void sandbox.close().then(() => process.exit());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  // Started beside another program, it ends with it, however that ends: its port is free for the next start.
  if (process.connected) process.once('disconnect', stop);
}

if (import.meta.main) {
  run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
