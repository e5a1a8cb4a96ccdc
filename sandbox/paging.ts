import { z } from 'zod';

/** The parameters of a list of the Graph API. */
export const pagingShape = z.looseObject({
  limit: z.coerce.number().int().min(1).max(1000).default(25),
  after: z.string().max(256).optional(),
});

/** One page of a whole list, with the cursor to the next where there is one. */
export function pageOf<T>(all: readonly T[], asked: z.infer<typeof pagingShape>, keyOf: (item: T) => string): object {
  const start = asked.after === undefined ? 0 : all.findIndex((item) => toCursor(keyOf(item)) === asked.after) + 1;
  const data = all.slice(start, start + asked.limit);
  return toPage(data, keyOf, start + asked.limit < all.length);
}

/** A page that has been read already. */
export function toPage<T>(data: readonly T[], keyOf: (item: T) => string, more: boolean): object {
  if (data.length === 0) return { data };
  const after = toCursor(keyOf(data.at(-1)!));
  const cursors = { before: toCursor(keyOf(data[0]!)), after };
  return { data, paging: { cursors, ...(more ? { next: `?after=${encodeURIComponent(after)}` } : {}) } };
}

export function toCursor(key: string): string {
  return Buffer.from(key).toString('base64url');
}

export function fromCursor(cursor: string): string {
  return Buffer.from(cursor, 'base64url').toString('utf8');
}
