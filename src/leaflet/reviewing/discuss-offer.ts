import {
  appendEvents,
  type Database,
  type EntityId,
  inTransaction,
  newId,
  ok,
  type Result,
  refuse,
  type Trx,
} from '../../platform/index.ts';
import { findOffers, lockLeaflet } from '../repository.ts';
import { countComments, insertComment, insertThread, turnThread } from './comment-repository.ts';

export type DiscussionRefusal =
  | { readonly code: 'unknown_leaflet' }
  | { readonly code: 'offer_gone' }
  | { readonly code: 'unknown_thread' }
  | { readonly code: 'too_many_comments' };

interface Writer {
  readonly entityId: EntityId;
  readonly personId: string;
  readonly now: Date;
}

/** Nobody discusses more than this in one leaflet; the list stays whole below it. */
export const mostComments = 5000;

/** Asks something about an offer: it is not published before somebody resolves it. @returns the thread's id. */
export async function openThread(
  db: Database,
  by: Writer,
  leafletId: string,
  { offerId, text }: { offerId: string; text: string },
): Promise<Result<{ threadId: string }, DiscussionRefusal>> {
  const { entityId, personId, now } = by;
  return inTransaction(db, async (trx) => {
    const refusal = await refusalOf(trx, entityId, leafletId);
    if (refusal) return refuse(refusal);
    if (!(await findOffers(trx, entityId, leafletId, [offerId])).has(offerId)) return refuse({ code: 'offer_gone' });
    const threadId = newId(now);
    await insertThread(trx, entityId, leafletId, { threadId, offerId, personId, now });
    await write(trx, by, leafletId, { threadId, offerId, text });
    return ok({ threadId });
  });
}

/** Answers in a thread, and reopens it where it was resolved. */
export async function answerThread(
  db: Database,
  by: Writer,
  leafletId: string,
  { threadId, text }: { threadId: string; text: string },
): Promise<Result<{ threadId: string }, DiscussionRefusal>> {
  const { entityId, personId, now } = by;
  return inTransaction(db, async (trx) => {
    const refusal = await refusalOf(trx, entityId, leafletId);
    if (refusal) return refuse(refusal);
    const offerId = await turnThread(trx, entityId, leafletId, { threadId, resolved: false, personId, now });
    if (offerId === undefined) return refuse({ code: 'unknown_thread' });
    await write(trx, by, leafletId, { threadId, offerId, text });
    return ok({ threadId });
  });
}

/** Resolves a thread, or opens it again. Doing it twice changes nothing. */
export async function resolveThread(
  db: Database,
  { entityId, personId, now }: Writer,
  leafletId: string,
  { threadId, resolved }: { threadId: string; resolved: boolean },
): Promise<Result<{ threadId: string }, DiscussionRefusal>> {
  return inTransaction(db, async (trx) => {
    if (!(await lockLeaflet(trx, entityId, leafletId))) return refuse({ code: 'unknown_leaflet' });
    const offerId = await turnThread(trx, entityId, leafletId, { threadId, resolved, personId, now });
    if (offerId === undefined) return refuse({ code: 'unknown_thread' });
    const type = resolved ? 'comment.resolved' : 'comment.reopened';
    await appendEvents(trx, entityId, now, [
      { type, subject: `leaflet:${leafletId}`, payload: { threadId, offerId, personId } },
    ]);
    return ok({ threadId });
  });
}

async function refusalOf(trx: Trx, entityId: EntityId, leafletId: string): Promise<DiscussionRefusal | undefined> {
  if (!(await lockLeaflet(trx, entityId, leafletId))) return { code: 'unknown_leaflet' };
  return (await countComments(trx, entityId, leafletId)) < mostComments ? undefined : { code: 'too_many_comments' };
}

/** The words stay out of the log, as they are the person's. */
async function write(
  trx: Trx,
  { entityId, personId, now }: Writer,
  leafletId: string,
  { threadId, offerId, text }: { threadId: string; offerId: string; text: string },
): Promise<void> {
  await insertComment(trx, entityId, leafletId, { commentId: newId(now), threadId, personId, now, text });
  await appendEvents(trx, entityId, now, [
    { type: 'comment.written', subject: `leaflet:${leafletId}`, payload: { threadId, offerId, personId } },
  ]);
}
