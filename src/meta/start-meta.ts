import { type Database, type EntityId, gauge, type Logger, type MetaConfig, startLoop } from '../platform/index.ts';
import { type Graph, openGraph } from './graph.ts';
import { meetByName } from './messenger/meet-by-name.ts';
import { type Acknowledged, type MetaAccess, pageGraph, postReadSign } from './post-message.ts';
import { entitiesWithAddresses, findChannelAddress, findContact, resumeAddresses } from './repository.ts';
import { makeSender } from './send-messages.ts';
import { wakeOnNotify } from './wake-on-notify.ts';

export interface MetaStart {
  readonly db: Database;
  /** For waking at once when a message is put into the outbox; without it the loop looks every second. */
  readonly connectionString?: string;
  readonly meta: Pick<MetaConfig, 'graphUrl' | 'graphVersion' | 'accessToken' | 'pageTokenOf'>;
  readonly log: Logger;
  readonly now: () => Date;
}

/** The room at work. */
export interface Meta {
  readonly graph: Graph;
  /** The Graph API in the name of a Page. Throws a {@link GraphError} when its token is not set. */
  pageGraph(pageId: string): Graph;
  /**
   * Marks a message as read and, with `typing`, shows that an answer is being written; asks the name of a person whom Messenger did not
   * name. Courtesies: they are not repeated when they fail.
   */
  acknowledge(read: Acknowledged & { readonly entityId: EntityId; readonly contactId: string }): Promise<void>;
  /** Ends the loops after the step in hand. */
  stop(): Promise<void>;
}

const lookEveryMs = 1000;
const lastSendLoop = gauge('meta_sender_last_step', 'When the sender last looked, in seconds since 1970');

/** Opens the Graph client and starts the sender. Addresses that were paused try again: the token may be new. */
export async function startMeta({ db, connectionString, meta, log, now }: MetaStart): Promise<Meta> {
  const graph = openGraph(meta);
  const access: MetaAccess = { graph, pageTokenOf: meta.pageTokenOf };
  const sender = makeSender({ db, log, now, ...access });
  for (const entityId of await entitiesWithAddresses(db)) await resumeAddresses(db, entityId);
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
    return (await Promise.all((await entitiesWithAddresses(db)).map((entityId) => step(entityId)))).some(Boolean);
  });
  const listening = connectionString ? wakeOnNotify(connectionString, 'halles_outgoing', loop.wake, log) : undefined;
  return {
    graph,
    pageGraph: (pageId) => pageGraph(access, pageId),
    acknowledge: (read) =>
      acknowledge(db, access, read).catch((error: unknown) => {
        log.debug({ err: error }, 'a message could not be marked as read');
      }),
    stop: async () => {
      await listening?.stop();
      await loop.stop();
      await graph.close();
    },
  };
}

async function acknowledge(db: Database, access: MetaAccess, read: Parameters<Meta['acknowledge']>[0]): Promise<void> {
  const { entityId, addressId, contactId } = read;
  const address = await findChannelAddress(db, entityId, addressId);
  if (!address) return;
  const contact = address.channel === 'messenger' ? await findContact(db, entityId, contactId) : undefined;
  await postReadSign(access, address.channel, read, contact);
  if (contact) await meetByName(db, access, { entityId, pageId: addressId, contact });
}
