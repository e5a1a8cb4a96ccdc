import { opening } from '../organisation/index.ts';
import { appendEvents, newId } from '../platform/index.ts';
import { choiceId } from './input.model.ts';
import { closeHandOver, openHandOver } from './repository.ts';
import { sayWhatToDo } from './small-talk.ts';
import { day, moveTo, reply, say, storeOf, type Turn, time } from './turn.ts';

/** Hands the thread to the store's team, and says when somebody will be there. */
export async function callTeam(turn: Turn): Promise<void> {
  const { trx, entity, thread, now } = turn;
  const { threadId } = thread;
  const { storeId } = thread.shopper;
  const opened = await openHandOver(trx, entity.entityId, {
    handOverId: newId(now),
    threadId,
    storeId,
    reason: 'asked',
    openedAt: now,
  });
  moveTo(turn, { at: 'with_team' });
  if (opened)
    await appendEvents(trx, entity.entityId, now, [
      { type: 'hand_over.opened', subject: `thread:${threadId}`, payload: { threadId, storeId, reason: 'asked' } },
    ]);
  reply(turn, {
    kind: 'buttons',
    body: await waitText(turn),
    buttons: [{ id: choiceId.plain('assistant'), title: say(turn, 'team.back') }],
  });
}

async function waitText(turn: Turn): Promise<string> {
  const store = await storeOf(turn);
  if (!store) return say(turn, 'team.no-store');
  const hours = opening(store, turn.now);
  if (hours.open) return say(turn, 'team.open', { store: store.name });
  if (!hours.opensAt) return say(turn, 'team.closed', { store: store.name });
  return say(turn, 'team.opens', {
    store: store.name,
    day: day(turn, hours.opensAt, store.timeZone),
    time: time(turn, hours.opensAt, store.timeZone),
  });
}

/** The shopper goes back to the assistant. */
export async function resume(turn: Turn): Promise<void> {
  const { trx, entity, thread, now } = turn;
  const { threadId } = thread;
  const closed = await closeHandOver(trx, entity.entityId, { threadId, closedBy: null, at: now });
  moveTo(turn, { at: 'shopping' });
  if (closed)
    await appendEvents(trx, entity.entityId, now, [
      { type: 'hand_over.closed', subject: `thread:${threadId}`, payload: { threadId, by: 'shopper' } },
    ]);
  sayWhatToDo(turn, say(turn, 'team.resumed'));
}
