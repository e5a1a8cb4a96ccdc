import { rm } from 'node:fs/promises';
import { listEntities } from '../organisation/index.ts';
import type { Database, EntityId, Jobs } from '../platform/index.ts';
import { failInterruptedImports } from './feed-import-repository.ts';
import { importFeed } from './import-feed.ts';
import { type FeedImportJob, feedImportJob } from './routes.ts';

/** Imports feeds in the background. An import is one transaction, so running it again after a crash changes nothing twice. */
export async function catalogJobs({ db, jobs, now }: { db: Database; jobs: Jobs; now: () => Date }): Promise<void> {
  for (const { entityId } of await listEntities(db)) await failInterruptedImports(db, entityId, now());
  await jobs.work<FeedImportJob>(
    feedImportJob,
    async ({ entityId, language, path, fileName, personId }) => {
      const source = { path, fileName, ...formatOf(fileName) };
      await importFeed(db, { entityId: entityId as EntityId, language }, source, { personId }, now);
      await rm(path, { force: true });
    },
    { retries: 2, expireSeconds: 1800 },
  );
}

function formatOf(fileName: string): { format?: 'csv' | 'tsv' | 'xml' } {
  const ending = /\.(csv|tsv|xml)$/i.exec(fileName)?.[1]?.toLowerCase();
  return ending ? { format: ending as 'csv' | 'tsv' | 'xml' } : {};
}
