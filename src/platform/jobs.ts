import { PgBoss } from 'pg-boss';
import { newId } from './identity.ts';
import type { Logger } from './log.ts';

/** Slow and scheduled work. A job may run twice, and nobody notices. */
export interface Jobs {
  /** `key` makes a job unique while it waits or runs. */
  enqueue(name: string, data: object, options?: { key?: string; afterSeconds?: number }): Promise<void>;
  work<Data extends object>(
    name: string,
    handle: (data: Data, signal: AbortSignal) => Promise<void>,
    options?: WorkOptions,
  ): Promise<void>;
  schedule(name: string, cron: string): Promise<void>;
  cancelKey(name: string, key: string): Promise<void>;
  stop(): Promise<void>;
}

export interface WorkOptions {
  readonly concurrency?: number;
  readonly retries?: number;
  /** A job that takes longer is failed and tried again. */
  readonly expireSeconds?: number;
  /** Without a sign of life for so long the job is given to another process: how a killed one is noticed. */
  readonly heartbeatSeconds?: number;
}

/** Opens the job queue in the schema `pgboss` of the same database. */
export async function openJobs(connectionString: string, log: Logger): Promise<Jobs> {
  const boss = new PgBoss({ connectionString, schema: 'pgboss', max: 4 });
  boss.on('error', (error) => log.error({ err: error }, 'the job queue failed'));
  await boss.start();
  const known = new Map<string, Promise<void>>();
  const ensureQueue = (name: string, options: WorkOptions = {}): Promise<void> => {
    let made = known.get(name);
    if (!made) {
      made = makeQueue(boss, name, options);
      known.set(name, made);
    }
    return made;
  };
  return {
    enqueue: async (name, data, { key, afterSeconds } = {}) => {
      await ensureQueue(name);
      await boss.send(name, data, { singletonKey: key ?? newId(), ...(afterSeconds && { startAfter: afterSeconds }) });
    },
    work: async (name, handle, options = {}) => {
      await ensureQueue(name, options);
      for (let i = 0; i < (options.concurrency ?? 1); i++) {
        await boss.work(name, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async ([job]) => {
          if (job) await handle(job.data as never, job.signal);
        });
      }
    },
    schedule: async (name, cron) => {
      await ensureQueue(name);
      await boss.schedule(name, cron);
    },
    cancelKey: async (name, key) => {
      await ensureQueue(name);
      const waiting = await boss.findJobs(name, { key });
      for (const job of waiting)
        if (job.state === 'created' || job.state === 'retry' || job.state === 'active') await boss.cancel(name, job.id);
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
}

async function makeQueue(boss: PgBoss, name: string, options: WorkOptions): Promise<void> {
  const settings = {
    retryLimit: options.retries ?? 5,
    retryBackoff: true,
    expireInSeconds: options.expireSeconds ?? 3600,
    ...(options.heartbeatSeconds && { heartbeatSeconds: options.heartbeatSeconds }),
  };
  // `exclusive`: a key is at most once waiting or running.
  await boss.createQueue(name, { policy: 'exclusive', ...settings });
  await boss.updateQueue(name, settings);
}
