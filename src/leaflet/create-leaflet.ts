import { rm } from 'node:fs/promises';
import { listStores } from '../organisation/index.ts';
import {
  appendEvents,
  type Database,
  type EntityId,
  findCompleteUpload,
  inTransaction,
  markUploadUsed,
  newId,
  ok,
  type Result,
  refuse,
} from '../platform/index.ts';
import type { LeafletFiles } from './files.ts';
import { insertLeaflet, type Leaflet } from './repository.ts';

export interface NewLeaflet {
  readonly uploadId: string;
  readonly title: string;
  readonly language: string;
  readonly validFrom: string;
  readonly validThrough: string;
  readonly storeIds: readonly string[];
}

export type CreateRefusal =
  | { readonly code: 'unknown_upload' }
  | { readonly code: 'wrong_dates' }
  | { readonly code: 'unknown_store'; readonly storeId: string };

interface Doors {
  readonly db: Database;
  readonly dataFolder: string;
  readonly files: LeafletFiles;
  readonly now: () => Date;
  readonly startReading: (entityId: EntityId, leafletId: string) => Promise<void>;
}

/** Takes a complete upload over as a leaflet and starts reading it. */
export async function createLeaflet(
  { db, dataFolder, files, now, startReading }: Doors,
  { entityId, personId }: { entityId: EntityId; personId: string },
  asked: NewLeaflet,
): Promise<Result<Leaflet, CreateRefusal>> {
  if (asked.validThrough < asked.validFrom) return refuse({ code: 'wrong_dates' });
  const known = new Set((await listStores(db, entityId)).map(({ storeId }) => storeId));
  const unknown = asked.storeIds.find((storeId) => !known.has(storeId));
  if (unknown !== undefined) return refuse({ code: 'unknown_store', storeId: unknown });
  const upload = await findCompleteUpload(db, dataFolder, entityId, asked.uploadId, 'leaflet');
  if (!upload) return refuse({ code: 'unknown_upload' });

  const createdAt = now();
  const { uploadId, ...rest } = asked;
  const leaflet: Leaflet = {
    entityId,
    leafletId: newId(createdAt),
    ...rest,
    state: 'reading',
    pageCount: 0,
    failure: null,
    createdAt,
  };
  // The file is there before the rows: a crash between the two leaves a stray file, never a leaflet without one.
  await files.takeOver(upload.path, entityId, leaflet.leafletId);
  const made = await inTransaction(db, async (trx) => {
    if (!(await markUploadUsed(trx, entityId, uploadId, createdAt))) return false;
    await insertLeaflet(trx, leaflet, personId);
    await appendEvents(trx, entityId, createdAt, [
      {
        type: 'leaflet.uploaded',
        subject: `leaflet:${leaflet.leafletId}`,
        payload: { leafletId: leaflet.leafletId, bytes: upload.sizeBytes, personId },
      },
    ]);
    return true;
  });
  if (!made) {
    await files.remove(entityId, leaflet.leafletId);
    return refuse({ code: 'unknown_upload' });
  }
  await rm(upload.path, { force: true });
  await startReading(entityId, leaflet.leafletId);
  return ok(leaflet);
}
