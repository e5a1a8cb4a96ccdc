import { sql } from 'kysely';
import { type EntityId, type Queryable, rowOf, rowsOf } from '../../platform/index.ts';

export interface OfferComment {
  readonly commentId: string;
  /** Who wrote it. */
  readonly personId: string;
  readonly personName: string;
  readonly writtenAt: Date;
  readonly text: string;
}

/** What people say about one offer, oldest first. */
export interface CommentThread {
  readonly threadId: string;
  readonly offerId: string;
  readonly resolved: boolean;
  readonly comments: readonly OfferComment[];
}

interface CommentRow {
  thread_id: string;
  offer_id: string;
  resolved: boolean;
  comment_id: string;
  person_id: string;
  person_name: string;
  written_at: Date;
  text: string;
}

/** The threads of a leaflet, oldest first; those of which every comment was erased are left out. At most 5,000 comments, the newest. */
export async function listThreads(db: Queryable, entityId: EntityId, leafletId: string): Promise<CommentThread[]> {
  const rows = await rowsOf(
    db,
    sql<CommentRow>`
      select t.thread_id, t.offer_id, t.resolved, c.comment_id, c.person_id, p.name as person_name, c.written_at, c.text
      from offer_comment c
      join comment_thread t on t.entity_id = c.entity_id and t.leaflet_id = c.leaflet_id and t.thread_id = c.thread_id
      join person p on p.person_id = c.person_id
      where c.entity_id = ${entityId} and c.leaflet_id = ${leafletId}
      order by c.comment_id desc limit 5000`,
  );
  return [...Map.groupBy(rows.toReversed(), (row) => row.thread_id).values()].map(toThread);
}

function toThread(rows: readonly CommentRow[]): CommentThread {
  const { thread_id, offer_id, resolved } = rows[0]!;
  const comments = rows.map((row) => ({
    commentId: row.comment_id,
    personId: row.person_id,
    personName: row.person_name,
    writtenAt: row.written_at,
    text: row.text,
  }));
  return { threadId: thread_id, offerId: offer_id, resolved, comments };
}

/** The offers that somebody still asks something about. */
export async function findQuestioned(db: Queryable, entityId: EntityId, leafletId: string): Promise<Set<string>> {
  const rows = await rowsOf(
    db,
    sql<{ offer_id: string }>`
      select distinct t.offer_id from comment_thread t
      where t.entity_id = ${entityId} and t.leaflet_id = ${leafletId} and not t.resolved and exists (
        select 1 from offer_comment c
        where c.entity_id = t.entity_id and c.leaflet_id = t.leaflet_id and c.thread_id = t.thread_id)`,
  );
  return new Set(rows.map(({ offer_id }) => offer_id));
}

/** How many comments a leaflet has. */
export async function countComments(db: Queryable, entityId: EntityId, leafletId: string): Promise<number> {
  const row = await rowOf(
    db,
    sql<{ count: number }>`
      select count(*)::int as count from offer_comment where entity_id = ${entityId} and leaflet_id = ${leafletId}`,
  );
  return row?.count ?? 0;
}

export async function insertThread(
  db: Queryable,
  entityId: EntityId,
  leafletId: string,
  thread: { threadId: string; offerId: string; personId: string; now: Date },
): Promise<void> {
  await sql`
    insert into comment_thread (entity_id, leaflet_id, thread_id, offer_id, turned_by, turned_at)
    values (${entityId}, ${leafletId}, ${thread.threadId}, ${thread.offerId}, ${thread.personId}, ${thread.now})`.execute(
    db,
  );
}

export async function insertComment(
  db: Queryable,
  entityId: EntityId,
  leafletId: string,
  comment: { commentId: string; threadId: string; personId: string; now: Date; text: string },
): Promise<void> {
  await sql`
    insert into offer_comment (entity_id, leaflet_id, comment_id, thread_id, person_id, written_at, text)
    values (${entityId}, ${leafletId}, ${comment.commentId}, ${comment.threadId}, ${comment.personId}, ${comment.now}, ${comment.text})`.execute(
    db,
  );
}

/** Resolves or reopens a thread. @returns its offer, or undefined when there is no such thread. */
export async function turnThread(
  db: Queryable,
  entityId: EntityId,
  leafletId: string,
  { threadId, resolved, personId, now }: { threadId: string; resolved: boolean; personId: string; now: Date },
): Promise<string | undefined> {
  const row = await rowOf(
    db,
    sql<{ offer_id: string }>`
      update comment_thread set resolved = ${resolved}, turned_by = ${personId}, turned_at = ${now}
      where entity_id = ${entityId} and leaflet_id = ${leafletId} and thread_id = ${threadId} returning offer_id`,
  );
  return row?.offer_id;
}
