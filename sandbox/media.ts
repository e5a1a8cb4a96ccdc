import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { invalidParameter, refusal } from './graph-error.ts';
import { newGraphId } from './ids.ts';

/** A file that passes through the messaging service. */
export type Media = {
  readonly id: string;
  readonly mime_type: string;
  /** SHA-256 of the bytes, base64, as webhooks print it. */
  readonly sha256: string;
  readonly filename: string | null;
  readonly bytes: Uint8Array;
};

const MiB = 1024 * 1024;

// Kinds and sizes of the Cloud API's media reference.
const largest: readonly (readonly [pattern: RegExp, bytes: number])[] = [
  [/^image\/webp$/, 500 * 1024],
  [/^image\/(jpeg|png)$/, 5 * MiB],
  [/^audio\/(aac|amr|mpeg|mp4|ogg)/, 16 * MiB],
  [/^video\/(mp4|3gpp)$/, 16 * MiB],
  [/^(text\/plain|application\/(pdf|msword|vnd\..+))$/, 100 * MiB],
];

/** The most bytes any media may have. */
export const largestMediaBytes = 100 * MiB;

/** Keeps a file and answers its id. Throws Meta's refusal of a kind or a size that it does not take. */
export function saveMedia(
  db: DatabaseSync,
  file: { type: string; filename: string | null; bytes: Uint8Array },
  now: number,
): Media {
  const limit = largest.find(([pattern]) => pattern.test(file.type))?.[1];
  if (limit === undefined)
    throw invalidParameter(`Param file must be a file with one of the supported types; received ${file.type}.`);
  if (file.bytes.byteLength > limit)
    throw refusal(131053, `The file has ${file.bytes.byteLength} bytes; ${file.type} may have ${limit}.`);
  const media = {
    id: newGraphId(),
    mime_type: file.type,
    sha256: createHash('sha256').update(file.bytes).digest('base64'),
    filename: file.filename,
    bytes: file.bytes,
  };
  db.prepare('insert into media (id, mime_type, sha256, filename, bytes, at) values (?, ?, ?, ?, ?, ?)').run(
    media.id,
    media.mime_type,
    media.sha256,
    media.filename,
    media.bytes,
    now,
  );
  return media;
}

export function findMedia(db: DatabaseSync, id: string): Media | undefined {
  return db.prepare('select id, mime_type, sha256, filename, bytes from media where id = ?').get(id) as unknown as
    | Media
    | undefined;
}

/** Whether such media exists, without reading its bytes. */
export function mediaExists(db: DatabaseSync, id: string): boolean {
  return db.prepare('select 1 from media where id = ?').get(id) !== undefined;
}

export function deleteMedia(db: DatabaseSync, id: string): void {
  db.prepare('delete from media where id = ?').run(id);
}
