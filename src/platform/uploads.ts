import { createWriteStream } from 'node:fs';
import { mkdir, open, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Database, type Queryable, rowOf } from './database.ts';
import { type FastifyRequest, type Http, Problem, problemSchema } from './http.ts';
import { type EntityId, newId } from './identity.ts';

export type UploadPurpose = 'leaflet' | 'feed';

/** The largest file of each purpose, in bytes. */
export const uploadLimits: Readonly<Record<UploadPurpose, number>> = {
  leaflet: 200 * 1024 * 1024,
  feed: 300 * 1024 * 1024,
};

export interface Upload {
  readonly uploadId: string;
  readonly purpose: UploadPurpose;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly received: number;
  readonly path: string;
}

export interface UploadDoors {
  readonly db: Database;
  readonly folder: string;
  readonly now: () => Date;
  /** Who uploads, or a Problem. */
  readonly authorise: (request: FastifyRequest) => Promise<{ entityId: EntityId; personId: string }>;
}

/** Room kept free on the disk after an upload, for page images and the database. */
const reserveBytes = 500 * 1024 * 1024;

interface UploadRow {
  upload_id: string;
  purpose: UploadPurpose;
  file_name: string;
  size_bytes: number;
  received: number;
}

/** Where the bytes of an upload lie. */
export function uploadPath(folder: string, entityId: EntityId, uploadId: string): string {
  return join(folder, 'uploads', entityId, uploadId);
}

/** A complete upload that nothing has used yet, for the use case that takes it over; undefined when it is not whole or unknown. */
export async function findCompleteUpload(
  db: Queryable,
  folder: string,
  entityId: EntityId,
  uploadId: string,
  purpose: UploadPurpose,
): Promise<Upload | undefined> {
  const upload = await findUpload(db, folder, entityId, uploadId);
  return upload && upload.purpose === purpose && upload.received === upload.sizeBytes ? upload : undefined;
}

/** Takes an upload over; false when somebody did already. */
export async function markUploadUsed(db: Queryable, entityId: EntityId, uploadId: string, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update upload set used_at = ${now}
    where entity_id = ${entityId} and upload_id = ${uploadId} and used_at is null`.execute(db);
  return numAffectedRows === 1n;
}

async function findUpload(
  db: Queryable,
  folder: string,
  entityId: EntityId,
  uploadId: string,
): Promise<Upload | undefined> {
  const row = await rowOf(
    db,
    sql<UploadRow>`
      select upload_id, purpose, file_name, size_bytes, received from upload
      where entity_id = ${entityId} and upload_id = ${uploadId} and used_at is null`,
  );
  return (
    row && {
      uploadId: row.upload_id,
      purpose: row.purpose,
      fileName: row.file_name,
      sizeBytes: row.size_bytes,
      received: row.received,
      path: uploadPath(folder, entityId, uploadId),
    }
  );
}

const uploadSchema = z.object({ uploadId: z.string(), sizeBytes: z.number(), received: z.number() });
const view = ({ uploadId, sizeBytes, received }: Upload): z.infer<typeof uploadSchema> => ({
  uploadId,
  sizeBytes,
  received,
});

/**
 * Files come in pieces: POST announces one, PATCH ?offset= adds a piece (streamed to disk and synced), GET says how far it is. A browser that
 * lost its connection asks and goes on from there.
 */
export function uploadRoutes(app: Http, { db, folder, now, authorise }: UploadDoors): void {
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));

  app.post(
    '/api/uploads',
    {
      schema: {
        body: z.object({
          purpose: z.enum(['leaflet', 'feed']),
          fileName: z.string().min(1).max(255),
          sizeBytes: z.number().int().positive(),
        }),
        response: { 201: uploadSchema, 413: problemSchema, 507: problemSchema },
      },
    },
    async (request, reply) => {
      const { entityId, personId } = await authorise(request);
      const { purpose, fileName, sizeBytes } = request.body;
      if (sizeBytes > uploadLimits[purpose]) {
        throw new Problem(
          413,
          'file_too_large',
          `The file may have ${uploadLimits[purpose] / 1024 / 1024} MB at most.`,
        );
      }
      const uploadId = newId(now());
      const path = uploadPath(folder, entityId, uploadId);
      await mkdir(dirname(path), { recursive: true });
      const { bavail, bsize } = await statfs(dirname(path));
      if (bavail * bsize < sizeBytes + reserveBytes)
        throw new Problem(507, 'disk_full', 'There is not enough room on the disk for this file.');
      await (await open(path, 'w')).close();
      await sql`
        insert into upload (entity_id, upload_id, person_id, purpose, file_name, size_bytes, created_at)
        values (${entityId}, ${uploadId}, ${personId}, ${purpose}, ${fileName}, ${sizeBytes}, ${now()})`.execute(db);
      return reply.status(201).send({ uploadId, sizeBytes, received: 0 });
    },
  );

  const address = z.object({ uploadId: z.uuid() });

  app.get(
    '/api/uploads/:uploadId',
    { schema: { params: address, response: { 200: uploadSchema } } },
    async (request) => {
      const { entityId } = await authorise(request);
      return view(await requireUpload(entityId, request.params.uploadId));
    },
  );

  app.patch(
    '/api/uploads/:uploadId',
    {
      bodyLimit: uploadLimits.feed,
      schema: {
        params: address,
        querystring: z.object({ offset: z.coerce.number().int().min(0) }),
        response: { 200: uploadSchema, 409: problemSchema, 415: problemSchema },
      },
    },
    async (request) => {
      const { entityId } = await authorise(request);
      const upload = await requireUpload(entityId, request.params.uploadId);
      if (request.query.offset !== upload.received) throw wrongOffset(upload);
      if (!(request.body instanceof Readable))
        throw new Problem(415, 'not_a_piece', 'A piece of a file is sent as application/octet-stream.');
      const received = await append(upload, request.body);
      if (!(await moveOn(entityId, upload, received))) {
        throw wrongOffset(await requireUpload(entityId, upload.uploadId));
      }
      return view({ ...upload, received });
    },
  );

  app.delete(
    '/api/uploads/:uploadId',
    { schema: { params: address, response: { 204: z.null() } } },
    async (request, reply) => {
      const { entityId } = await authorise(request);
      const upload = await requireUpload(entityId, request.params.uploadId);
      await sql`delete from upload where entity_id = ${entityId} and upload_id = ${upload.uploadId}`.execute(db);
      await rm(upload.path, { force: true });
      return reply.status(204).send(null);
    },
  );

  async function requireUpload(entityId: EntityId, uploadId: string): Promise<Upload> {
    const upload = await findUpload(db, folder, entityId, uploadId);
    if (!upload) throw new Problem(404, 'unknown_upload', 'This upload is not known here. Start it again.');
    return upload;
  }

  /** False when the same piece came twice at once and the other one counted. */
  async function moveOn(
    entityId: EntityId,
    { uploadId, received: before }: Upload,
    received: number,
  ): Promise<boolean> {
    const { numAffectedRows } = await sql`
      update upload set received = ${received}
      where entity_id = ${entityId} and upload_id = ${uploadId} and received = ${before}`.execute(db);
    return numAffectedRows === 1n;
  }
}

function wrongOffset({ received }: Upload): Problem {
  return new Problem(409, 'wrong_offset', 'The file is received up to another place.', { received });
}

/** Writes a piece at the place the upload has reached; what a broken connection left behind it is overwritten. */
async function append(upload: Upload, piece: Readable): Promise<number> {
  let written = 0;
  const bounded = async function* (source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      written += chunk.length;
      if (upload.received + written > upload.sizeBytes)
        throw new Problem(413, 'file_too_large', 'More arrived than was announced.');
      yield chunk;
    }
  };
  await pipeline(piece, bounded, createWriteStream(upload.path, { flags: 'r+', start: upload.received, flush: true }));
  return upload.received + written;
}
