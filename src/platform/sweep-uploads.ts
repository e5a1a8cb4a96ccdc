import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Database, rowOf, rowsOf } from './database.ts';
import { type EntityId, isUuid, parseEntityId } from './identity.ts';
import type { Jobs } from './jobs.ts';
import type { Logger } from './log.ts';
import { uploadPath } from './uploads.ts';

/** An upload without a new byte for so long is given up. */
export const abandonedAfterHours = 48;

const sweepUploadsJob = 'platform.sweep-uploads';
const rowsAtOnce = 1000;

interface SweepDoors {
  readonly db: Database;
  /** The data folder. */
  readonly folder: string;
  readonly log: Logger;
  readonly now: () => Date;
}

/** Now, in the background, and every night: uploads that nobody finished or used are forgotten. */
export async function uploadJobs({ jobs, ...doors }: SweepDoors & { readonly jobs: Jobs }): Promise<void> {
  await jobs.work(sweepUploadsJob, async () => {
    const removed = await sweepUploads(doors);
    if (removed > 0) doors.log.info({ removed }, 'abandoned uploads were removed');
  });
  await jobs.schedule(sweepUploadsJob, '27 3 * * *');
  await jobs.enqueue(sweepUploadsJob, {}, { key: 'start' });
}

/**
 * Removes the rows and files of uploads that got their last byte 48 hours ago and that nothing took over, and old files without a row.
 * Safe to run twice. @returns how many were removed.
 */
export async function sweepUploads({ db, folder, now }: Omit<SweepDoors, 'log'>): Promise<number> {
  const before = new Date(now().getTime() - abandonedAfterHours * 3_600_000);
  return (await sweepRows(db, folder, before)) + (await sweepStrayFiles(db, folder, before));
}

interface WaitingRow {
  entity_id: EntityId;
  upload_id: string;
  received: number;
}

async function sweepRows(db: Database, folder: string, before: Date): Promise<number> {
  const waiting = await rowsOf(
    db,
    sql<WaitingRow>`
      select entity_id, upload_id, received from upload
      where used_at is null and created_at < ${before} order by created_at limit ${rowsAtOnce}`,
  );
  let removed = 0;
  for (const { entity_id: entityId, upload_id: uploadId, received } of waiting) {
    const path = uploadPath(folder, entityId, uploadId);
    if (await isYounger(path, before)) continue;
    // The row decides: whoever takes the upload over, or adds a piece, in this very moment, keeps it.
    const { numAffectedRows } = await sql`
      delete from upload
      where entity_id = ${entityId} and upload_id = ${uploadId} and used_at is null and received = ${received}`.execute(
      db,
    );
    if (numAffectedRows !== 1n) continue;
    await rm(path, { force: true });
    removed++;
  }
  return removed;
}

/** A crash may leave a file whose row was never written, or is gone. */
async function sweepStrayFiles(db: Database, folder: string, before: Date): Promise<number> {
  let removed = 0;
  for (const entityId of (await namesIn(join(folder, 'uploads'))).flatMap((name) => parseEntityId(name) ?? []))
    for (const uploadId of (await namesIn(join(folder, 'uploads', entityId))).filter(isUuid)) {
      const path = uploadPath(folder, entityId, uploadId);
      if (await isYounger(path, before)) continue;
      const row = await rowOf(db, sql`select 1 from upload where entity_id = ${entityId} and upload_id = ${uploadId}`);
      if (row) continue;
      await rm(path, { force: true });
      removed++;
    }
  return removed;
}

/** Whether a byte was written since; a file that is not there is as old as can be. */
async function isYounger(path: string, before: Date): Promise<boolean> {
  const { mtimeMs } = await stat(path).catch(ifMissing({ mtimeMs: 0 }));
  return mtimeMs >= before.getTime();
}

function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(ifMissing<string[]>([]));
}

function ifMissing<Value>(value: Value): (error: NodeJS.ErrnoException) => Value {
  return (error) => {
    if (error.code !== 'ENOENT') throw error;
    return value;
  };
}
