import { claimInbound, failInbound, type InboundWork, type Meta } from '../meta/index.ts';
import { listEntities } from '../organisation/index.ts';
import { type Database, type EntityId, gauge, type Logger, startLoop } from '../platform/index.ts';
import { ClaimLost, handleMessage } from './handle-message.ts';

export interface ConversationStart {
  readonly db: Database;
  readonly log: Logger;
  readonly now: () => Date;
  /** Where shoppers reach the web pages, without a slash at its end. */
  readonly publicUrl: string;
  /** To show that a message was read; left out in tests. */
  readonly meta?: Pick<Meta, 'acknowledge'>;
}

/** The dialogue at work. */
export interface Conversation {
  /** Looks for messages at once. */
  wake(): void;
  /** Ends after the messages in hand. */
  stop(): Promise<void>;
}

const lookEveryMs = 200;
const messagesAtOnce = 8;
const lastStep = gauge('dialogue_last_step', 'When the dialogue last looked for messages, in seconds since 1970');

/** Answers shoppers as their messages come in. A message that fails is tried again, then parked; other people's go on. */
export function startConversation(start: ConversationStart): Conversation {
  return startLoop('conversation', lookEveryMs, start.log, async () => {
    lastStep.set(start.now().getTime() / 1000);
    let count = 0;
    for (const { entityId } of await listEntities(start.db)) count += await answerWaiting(start, entityId);
    return count > 0;
  });
}

/** Answers the next message of up to 8 shoppers of an entity. @returns how many were claimed. */
export async function answerWaiting(start: ConversationStart, entityId: EntityId): Promise<number> {
  const work = await claimInbound(start.db, entityId, messagesAtOnce, start.now());
  await Promise.all(work.map((message) => answerOne(start, message)));
  return work.length;
}

async function answerOne({ db, log, now, publicUrl, meta }: ConversationStart, work: InboundWork): Promise<void> {
  const { entityId, addressId, contactId, wamid } = work;
  const typing = work.content.type !== 'reaction';
  void meta?.acknowledge({ entityId, addressId, contactId, wamid, typing });
  try {
    await handleMessage(db, work, { publicUrl, now: now() });
  } catch (error) {
    if (error instanceof ClaimLost) return;
    const parked = await failInbound(db, work, error, now());
    log.error({ err: error, entity: work.entityId, sequence: work.sequence, parked }, 'a message was not answered');
  }
}
