import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from '../scripts/postgres15.ts';
import { startEmbeddedPostgres } from '../src/platform/index.ts';
import { type Figure, timed } from './figure.ts';
import { root, scratchFolder } from './scratch.ts';

/** Seconds until /healthz answers, on an empty data folder and again; the floor is the bare embedded PostgreSQL, empty and again. */
export async function measure(): Promise<Figure[]> {
  const { folder, remove } = scratchFolder();
  const bare = scratchFolder();
  try {
    const first = await startOnce(folder);
    const second = await startOnce(folder);
    const bareFirst = await barePostgres(bare.folder);
    const bareSecond = await barePostgres(bare.folder);
    return [
      { what: 'first start, demo group loaded', value: first / 1000, unit: 's', floor: bareFirst / 1000 },
      { what: 'second start', value: second / 1000, unit: 's', floor: bareSecond / 1000 },
    ];
  } finally {
    remove();
    bare.remove();
  }
}

async function startOnce(folder: string): Promise<number> {
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const env = { ...process.env, HALLES_DATA: folder, PORT: String(port), SANDBOX_PORT: String(sandboxPort) };
  const child = spawn(process.execPath, [join(root, 'bin/halles.js'), 'start'], { env, stdio: 'ignore' });
  const ended = new Promise((settle) => child.once('exit', settle));
  const ms = await timed(async () => {
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
      if (answer?.ok) return;
      if (child.exitCode !== null) throw new Error('Halles ended before it was ready.');
      await new Promise((settle) => setTimeout(settle, 20));
    }
  });
  // The readings of a first start are left to the next one.
  child.kill('SIGTERM');
  await ended;
  return ms;
}

async function barePostgres(folder: string): Promise<number> {
  let server: Awaited<ReturnType<typeof startEmbeddedPostgres>> | undefined;
  const ms = await timed(async () => {
    server = await startEmbeddedPostgres({ folder });
  });
  await server?.stop();
  return ms;
}
