import { z } from 'zod';

/** The place in a list after which the next page begins: opaque to callers, a JSON array inside. */
export function encodeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** The values of a cursor, or undefined for anything that is not one of ours with `length` values. */
export function decodeCursor(cursor: string | undefined, length: number): (string | number)[] | undefined {
  if (!cursor || cursor.length > 500) return undefined;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return z
      .array(z.union([z.string(), z.number()]))
      .length(length)
      .safeParse(values).data;
  } catch {
    return undefined;
  }
}

/** The instant (as PostgreSQL writes it) and the id of a cursor of a list by time; undefined for anything else, which starts at the beginning. */
export function decodeTimeCursor(cursor: string | undefined): readonly [at: string, id: string] | undefined {
  const [at, id] = decodeCursor(cursor, 2) ?? [];
  const isInstant = typeof at === 'string' && /^\d{4}-\d{2}-\d{2}[T ]/.test(at) && !Number.isNaN(Date.parse(at));
  return isInstant && typeof id === 'string' ? [at, id] : undefined;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Absent on the last page. */
  readonly nextCursor?: string;
}

/** Makes a page of `limit` from rows that were read with `limit + 1`. */
export function pageOf<Item>(
  rows: readonly Item[],
  limit: number,
  cursorOf: (item: Item) => readonly (string | number)[],
): Page<Item> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last !== undefined ? { items, nextCursor: encodeCursor(cursorOf(last)) } : { items };
}

/** Query parameters of every list. */
export const pageQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
