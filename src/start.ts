import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { listEntities } from './organisation/index.ts';
import {
  type Config,
  createHttp,
  type Database,
  type EmbeddedPostgres,
  makeLog,
  migrate,
  newSecret,
  openDatabase,
  openDatabaseClock,
  openJobs,
  readConfig,
  requireSupportedServer,
  SettingError,
  startEmbeddedPostgres,
  startProcessMetrics,
} from './platform/index.ts';
import { openRooms } from './rooms.ts';

/** A running Halles. `stop` lets requests and steps in hand finish. */
export interface Halles {
  readonly url: string;
  readonly sandboxUrl: string | undefined;
  readonly db: Database;
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly env: NodeJS.ProcessEnv;
  /** The folder of the program. */
  readonly root: string;
  readonly say?: (line: string) => void;
}

/**
 * Reads the settings, builds what is stale, opens the database, brings it up to date, loads the demo group on a first start, starts the
 * sandbox beside it, the rooms, their loops and HTTP; then says where to click.
 * @throws {SettingError} one sentence, when a setting is wrong or a port is taken.
 */
export async function startHalles({ env, root, say = console.log }: StartOptions): Promise<Halles> {
  const config = readConfig(env, root);
  const log = makeLog(env['LOG_LEVEL'] ? config.logLevel : 'warn');
  startProcessMetrics();
  buildWhatIsStale(root);
  await requireFreePort('PORT', config.port, config.host);
  if (config.meta.sandbox) await requireFreePort('SANDBOX_PORT', config.sandboxPort, config.host);
  const releaseFolder = claimFolder(config.dataFolder);
  // The sandbox and the database know nothing of each other, so neither waits.
  const sandboxStarting = config.meta.sandbox ? startSandboxBeside(config, root, say) : Promise.resolve(undefined);
  sandboxStarting.catch(() => undefined);
  const undo: (() => Promise<unknown>)[] = [
    async () => releaseFolder(),
    async () => (await sandboxStarting.catch(() => undefined))?.stop(),
  ];
  try {
    const embedded = config.databaseUrl
      ? undefined
      : await startEmbeddedPostgres({ folder: join(config.dataFolder, 'postgres') });
    undo.push(async () => embedded?.stop());
    const connectionString = config.databaseUrl ?? embedded!.connectionString('halles');
    const database = openDatabase(connectionString);
    undo.push(() => database.close());
    await prepareDatabase(database.db, root);
    const clock = await openDatabaseClock(database.db, log);
    undo.push(() => clock.stop());
    const [jobs, sandbox] = await Promise.all([openJobs(connectionString, log), sandboxStarting]);
    undo.push(() => jobs.stop());
    const setUpKey = !config.demo && (await listEntities(database.db)).length === 0 ? newSecret() : undefined;
    const http = await createHttp(config, log);
    const rooms = await openRooms({
      config,
      root,
      log,
      db: database.db,
      connectionString,
      jobs,
      http,
      setUpKey,
      now: clock.now,
    });
    undo.push(() => rooms.stop());
    http.get('/healthz', { schema: { hide: true } }, async () => ({ ready: true }));
    await http.listen({ port: config.port, host: config.host });
    undo.push(() => http.close());
    sayWhereToClick(config, embedded, setUpKey, say);
    return {
      url: `http://127.0.0.1:${addressPort(http.server.address())}`,
      sandboxUrl: sandbox?.url,
      db: database.db,
      stop: async () => {
        for (const step of undo.reverse()) await step();
      },
    };
  } catch (error) {
    for (const step of undo.reverse()) await step().catch(() => undefined);
    throw error;
  }
}

/** One Halles a data folder: a second one would use the first one's database, and stop it when it ends. */
function claimFolder(folder: string): () => void {
  const file = join(folder, 'halles.pid');
  const owner = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (owner !== process.pid && isHalles(owner)) {
    throw new SettingError(
      `HALLES_DATA ${folder} is in use by another Halles (process ${owner}): stop it or choose another folder.`,
    );
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

/** The number in a file left by a crash may belong to another program by now. */
function isHalles(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const command = `/proc/${pid}/cmdline`;
  return pid > 1 && (!existsSync(command) || readFileSync(command, 'utf8').includes('main.ts'));
}

/** Vite is loaded only when a surface must be built, so an ordinary start does not wait for it. */
function buildWhatIsStale(root: string): void {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.ts'), '--quiet'], { stdio: 'inherit' });
  if (status !== 0) throw new SettingError('The pages could not be built: see the lines above.');
}

async function prepareDatabase(db: Database, root: string): Promise<void> {
  try {
    await requireSupportedServer(db);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).message;
    throw new SettingError(`DATABASE_URL leads to no usable database: ${reason}`, { cause });
  }
  await migrate(db, join(root, 'src'));
}

interface Sandbox {
  readonly url: string;
  stop(): Promise<void>;
}

async function startSandboxBeside(config: Config, root: string, say: (line: string) => void): Promise<Sandbox> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'sandbox/main.ts')], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: {
      ...process.env,
      SANDBOX_PORT: String(config.sandboxPort),
      SANDBOX_DATA: join(config.dataFolder, 'sandbox.sqlite'),
      SANDBOX_APP_SECRET: config.meta.appSecret,
      SANDBOX_VERIFY_TOKEN: config.meta.verifyToken,
      SANDBOX_ACCESS_TOKEN: config.meta.accessToken,
      SANDBOX_WEBHOOK_URL: `http://127.0.0.1:${config.port}/webhooks/meta`,
    },
  });
  const url = `http://127.0.0.1:${config.sandboxPort}`;
  await answers(`${url}/healthz`, child, config.sandboxPort);
  child.stdout?.resume();
  child.once('exit', (code) => {
    if (code) say(`The sandbox ended (${code}); messages wait until it is back.`);
  });
  return { url, stop: () => endChild(child) };
}

async function answers(url: string, child: ChildProcess, port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (child.exitCode !== null) throw new SettingError(`SANDBOX_PORT ${port} is taken, or the sandbox cannot start.`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((settle) => setTimeout(settle, 50));
  }
  throw new SettingError(`The sandbox does not answer on SANDBOX_PORT ${port}.`);
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((settle) => child.once('exit', settle));
  child.kill('SIGTERM');
  await ended;
}

/** Asked before anything is started, so that a second Halles leaves the first one's database alone. */
async function requireFreePort(setting: string, port: number, host: string): Promise<void> {
  const probe = createServer();
  await new Promise<void>((settle, fail) => {
    probe.once('error', (cause: NodeJS.ErrnoException) => {
      const sentence =
        cause.code === 'EADDRINUSE'
          ? `${setting} ${port} is taken: stop the other program or set ${setting} to a free one.`
          : `${setting} ${port} cannot be listened on at ${host}: ${cause.message}`;
      fail(new SettingError(sentence, { cause }));
    });
    probe.listen(port, host, () => probe.close(() => settle()));
  });
}

function addressPort(address: string | { port: number } | null): number {
  return typeof address === 'object' && address ? address.port : 0;
}

function sayWhereToClick(
  config: Config,
  embedded: EmbeddedPostgres | undefined,
  setUpKey: string | undefined,
  say: (line: string) => void,
): void {
  const { publicUrl, dataFolder, sandboxPort } = config;
  say('');
  say('  Halles is ready.');
  if (setUpKey) say(`  First, make your group:  ${publicUrl}/set-up?key=${setUpKey}`);
  say(`  Shop                     ${publicUrl}/`);
  say(`  Studio (leaflets)        ${publicUrl}/studio`);
  say(`  Desk (orders, shoppers)  ${publicUrl}/desk`);
  if (config.meta.sandbox)
    say(
      `  A shopper's phone        http://localhost:${sandboxPort}/phone  (WhatsApp, and Messenger where a name says so)`,
    );
  if (config.demo) say('  Sign in                  as one of the demo people, on the page that opens; no password');
  say(
    `  Data                     ${embedded ? dataFolder : 'in the database of DATABASE_URL; files in '.concat(dataFolder)}`,
  );
  say('');
}
