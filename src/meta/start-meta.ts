import { type Database, type EntityId, gauge, type Logger, type MetaConfig, startLoop } from '../platform/index.ts';
import { type Graph, openGraph } from './graph.ts';
import { readReceipt } from './messages.ts';
import { entitiesWithNumbers, resumeNumbers } from './repository.ts';
import { makeSender } from './send-messages.ts';
import { wakeOnNotify } from './wake-on-notify.ts';

export interface MetaStart {
  readonly db: Database;
  /** For waking at once when a message is put into the outbox; without it the loop looks every second. */
  readonly connectionString?: string;
  readonly meta: Pick<MetaConfig, 'graphUrl' | 'graphVersion' | 'accessToken'>;
  readonly log: Logger;
  readonly now: () => Date;
}

/** The room at work. */
export interface Meta {
  readonly graph: Graph;
  /** Marks a message as read and, with `typing`, shows that an answer is being written. A courtesy: it is not repeated when it fails. */
  acknowledge(read: {
    readonly phoneNumberId: string;
    readonly wamid: string;
    readonly typing?: boolean;
  }): Promise<void>;
  /** Ends the loops after the step in hand. */
  stop(): Promise<void>;
}

const lookEveryMs = 1000;
const lastSendLoop = gauge('meta_sender_last_step', 'When the sender last looked, in seconds since 1970');

/** Opens the Graph client and starts the sender. Numbers that were paused try again: the token may be new. */
export async function startMeta({ db, connectionString, meta, log, now }: MetaStart): Promise<Meta> {
  const graph = openGraph(meta);
  const sender = makeSender({ db, graph, log, now });
  for (const entityId of await entitiesWithNumbers(db)) await resumeNumbers(db, entityId);
  // One entity's trouble does not hold up the others.
  const step = async (entityId: EntityId): Promise<boolean> => {
    try {
      return (await sender.sendDue(entityId, now())) > 0;
    } catch (error) {
      log.error({ err: error, entity: entityId }, 'sending failed');
      return false;
    }
  };
  const loop = startLoop('meta.sender', lookEveryMs, log, async () => {
    lastSendLoop.set(now().getTime() / 1000);
    return (await Promise.all((await entitiesWithNumbers(db)).map((entityId) => step(entityId)))).some(Boolean);
  });
  const listening = connectionString ? wakeOnNotify(connectionString, 'halles_outgoing', loop.wake, log) : undefined;
  return {
    graph,
    acknowledge: async ({ phoneNumberId, wamid, typing = false }) => {
      const path = `/${encodeURIComponent(phoneNumberId)}/messages`;
      await graph.post(path, readReceipt(wamid, typing)).catch((error: unknown) => {
        log.debug({ err: error }, 'a message could not be marked as read');
      });
    },
    stop: async () => {
      await listening?.stop();
      await loop.stop();
      await graph.close();
    },
  };
}
