import { listEntities } from '../organisation/index.ts';
import type { EntityId, Jobs, Logger } from '../platform/index.ts';
import { type ReadingDoors, readLeaflet } from './read-leaflet.ts';
import { findLeaflet, leafletsBeingRead } from './repository.ts';

const readingJob = 'leaflet.read';

interface ReadingJob {
  readonly entityId: EntityId;
  readonly leafletId: string;
}

export interface LeafletReading {
  startReading(entityId: EntityId, leafletId: string): Promise<void>;
  cancelReading(entityId: EntityId, leafletId: string): Promise<void>;
  /** Starts to work, and goes on with what an earlier process left unread. */
  work(): Promise<void>;
  stop(): void;
}

const cancelLookMs = 500;

/**
 * Reading in the background. A job that a dead process held is begun anew and reads only the pages that still wait. Two processes may come to
 * read one leaflet at once: each page is saved whole, and the first to finish ends it.
 */
export function leafletReading({
  jobs,
  log,
  ...doors
}: ReadingDoors & { readonly jobs: Jobs; readonly log: Logger }): LeafletReading {
  const running = new Map<string, AbortController>();
  // Without a key: a canceled or dead job that still counts as running would swallow the new one.
  const startReading = (entityId: EntityId, leafletId: string): Promise<void> =>
    jobs.enqueue(readingJob, { entityId, leafletId } satisfies ReadingJob);

  const run = async ({ entityId, leafletId }: ReadingJob): Promise<void> => {
    const abort = new AbortController();
    running.set(leafletId, abort);
    // Another process may have taken the cancel request, so the leaflet's own state is looked at too.
    const look = setInterval(() => {
      findLeaflet(doors.db, entityId, leafletId)
        .then((leaflet) => leaflet?.state !== 'reading' && abort.abort())
        .catch(() => undefined);
    }, cancelLookMs);
    try {
      await readLeaflet(doors, entityId, leafletId, abort.signal);
    } catch (error) {
      if (!abort.signal.aborted) throw error;
    } finally {
      clearInterval(look);
      running.delete(leafletId);
    }
  };

  return {
    startReading,
    cancelReading: async (_entityId, leafletId) => running.get(leafletId)?.abort(),
    work: async () => {
      await jobs.work<ReadingJob>(readingJob, run, { retries: 5, expireSeconds: 3600, heartbeatSeconds: 10 });
      for (const { entityId } of await listEntities(doors.db)) {
        for (const leafletId of await leafletsBeingRead(doors.db, entityId)) {
          log.info({ leafletId }, 'a reading goes on');
          await startReading(entityId, leafletId);
        }
      }
    },
    stop: () => {
      for (const abort of running.values()) abort.abort();
    },
  };
}
