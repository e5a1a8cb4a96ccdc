import { enqueueReply, windowOf } from '../meta/index.ts';
import { appendEvents, newId, type Trx } from '../platform/index.ts';
import { closeHandOver, saveThread } from './repository.ts';
import type { Thread } from './shopper.model.ts';

/** The desk's answer, in its own transaction with an event. The text goes out as it was written. */
export async function answerFromDesk(
  trx: Trx,
  thread: Thread,
  { text, personId, now }: { readonly text: string; readonly personId: string; readonly now: Date },
): Promise<void> {
  const { entityId, threadId, addressId, contactId } = thread;
  const dedupeKey = `desk:${newId(now)}`;
  const reply = { kind: 'text', text } as const;
  await enqueueReply(trx, { entityId, addressId, to: { contactId }, reply, dedupeKey }, now);
  await appendEvents(trx, entityId, now, [
    { type: 'thread.answered', subject: `thread:${threadId}`, payload: { threadId, personId } },
  ]);
}

/** Ends a case: the assistant answers again, and says so while the window is open. @returns false when no case was open. */
export async function closeFromDesk(
  trx: Trx,
  thread: Thread,
  { personId, now, ended }: { readonly personId: string; readonly now: Date; readonly ended: string },
): Promise<boolean> {
  const { entityId, threadId, addressId, contactId } = thread;
  if (!(await closeHandOver(trx, entityId, { threadId, closedBy: personId, at: now }))) return false;
  await saveThread(trx, { ...thread, state: { at: 'shopping' } });
  const { open } = await windowOf(trx, entityId, thread, now);
  const dedupeKey = `desk-closed:${newId(now)}`;
  const reply = { kind: 'text', text: ended } as const;
  if (open) await enqueueReply(trx, { entityId, addressId, to: { contactId }, reply, dedupeKey }, now);
  await appendEvents(trx, entityId, now, [
    { type: 'hand_over.closed', subject: `thread:${threadId}`, payload: { threadId, by: 'store', personId } },
  ]);
  return true;
}
