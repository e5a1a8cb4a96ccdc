import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, root } from './harness.ts';

/** Halles as `npm start` runs it: a process of its own, which can be killed. */
export interface HallesProcess {
  /** What it printed, such as the link of the first page. */
  readonly printed: readonly string[];
  /** kill -9 of the main process alone: its sandbox, readers and database are left to themselves. */
  kill(): Promise<void>;
  /** Ends it as Ctrl+C does. */
  stop(): Promise<void>;
}

export interface Place {
  readonly dataFolder: string;
  readonly port: number;
  readonly sandboxPort: number;
}

/** Starts Halles without the demo and waits until it is ready. @throws {Error} with what it printed, when it ends instead. */
export async function startProcess({ dataFolder, port, sandboxPort }: Place): Promise<HallesProcess> {
  const env = {
    NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compile'),
    ...process.env,
    HALLES_DEMO: '0',
    HALLES_DATA: dataFolder,
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    LOG_LEVEL: 'error',
  };
  const args = ['--disable-warning=ExperimentalWarning', join(root, 'src/main.ts')];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => printed.push(String(piece)));
  const gone = once(child, 'exit');
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await gone;
  };
  await eventually(async () => {
    if (child.exitCode !== null) throw new Error(`Halles did not start: ${printed.join('')}`);
    return (await answersWell(`http://127.0.0.1:${port}/healthz`)) || undefined;
  }, 'Halles is ready');
  return { printed, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

const answersWell = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

/** The pid of the embedded server that works on the data, from its own lock file. */
export function databasePid(dataFolder: string): number | undefined {
  const file = join(dataFolder, 'postgres/data/postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
}

/** Kills the database too, so that its lock file stays behind without a server. */
export function killDatabase(dataFolder: string): void {
  process.kill(databasePid(dataFolder)!, 'SIGKILL');
}

export function databaseUrl(dataFolder: string): string {
  return `postgresql://halles@/halles?host=${encodeURIComponent(join(dataFolder, 'postgres/socket'))}`;
}
