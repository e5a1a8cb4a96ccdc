import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../scripts/postgres15.ts';
import { startEmbeddedPostgres } from '../src/platform/index.ts';
import { type Figure, median, timed } from './figure.ts';
import { root, scratchFolder } from './scratch.ts';

const laterStarts = 3;
const patienceMs = 120_000;

/**
 * Seconds until /healthz answers, on an empty data folder and again on the same one. The floors are a Node that does nothing, started the same
 * way, and the bare embedded PostgreSQL.
 */
export async function measure(): Promise<Figure[]> {
  spawnSync(process.execPath, [join(root, 'bin/halles.js'), 'build'], { stdio: 'ignore' });
  const halles = scratchFolder();
  const bare = scratchFolder();
  try {
    const first = await startOnce(halles.folder, leafletIsOut);
    const bareFirst = await barePostgres(bare.folder);
    const later: number[] = [];
    const bareLater: number[] = [];
    const node: number[] = [];
    for (let run = 0; run < laterStarts; run++) {
      later.push(await startOnce(halles.folder));
      bareLater.push(await barePostgres(bare.folder));
      node.push(await timed(() => spawnSync(process.execPath, ['-e', '0'])));
    }
    const floorOf = 'the bare embedded PostgreSQL';
    const second = { what: 'second start', value: median(later) / 1000, unit: 's', runs: laterStarts };
    return [
      { what: 'first start, demo loaded', value: first / 1000, unit: 's', floor: bareFirst / 1000, floorOf, runs: 1 },
      { ...second, floor: median(bareLater) / 1000, floorOf, target: { atMost: 3 } },
      { ...second, floor: median(node) / 1000, floorOf: 'node -e 0' },
    ];
  } finally {
    halles.remove();
    bare.remove();
  }
}

/** Milliseconds until Halles is ready; it is stopped once `done` says so. */
async function startOnce(folder: string, done: (url: string) => Promise<boolean> = async () => true): Promise<number> {
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const env = { ...process.env, HALLES_DATA: folder, PORT: String(port), SANDBOX_PORT: String(sandboxPort) };
  const child = spawn(process.execPath, [join(root, 'bin/halles.js'), 'start'], { env, stdio: 'ignore' });
  const ended = new Promise((settle) => child.once('exit', settle));
  const until = async (ready: () => Promise<boolean>) => {
    const deadline = performance.now() + patienceMs;
    while (!(await ready().catch(() => false))) {
      if (child.exitCode !== null) throw new Error('Halles ended before it was ready.');
      if (performance.now() > deadline) throw new Error(`Halles was not ready within ${patienceMs / 1000} s.`);
      await sleep(20);
    }
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    const ms = await timed(() => until(async () => (await fetch(`${url}/healthz`)).ok));
    await until(() => done(url));
    return ms;
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

/** The demo's leaflets are read after the first start; a start that comes later should not be measured beside that work. */
async function leafletIsOut(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/api/shop/fr/stores/paris-daumesnil/leaflets`);
  const { leaflets } = (await answer.json()) as { leaflets: unknown[] };
  return leaflets.length > 0;
}

async function barePostgres(folder: string): Promise<number> {
  let server: Awaited<ReturnType<typeof startEmbeddedPostgres>> | undefined;
  const ms = await timed(async () => {
    server = await startEmbeddedPostgres({ folder });
  });
  await server?.stop();
  return ms;
}
