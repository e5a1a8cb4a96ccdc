import { type ChannelAddress, listChannelAddresses } from './meta/index.ts';
import { listEntities } from './organisation/index.ts';
import { type Database, type Logger, type MetaConfig, startLoop } from './platform/index.ts';

/** Links from the web into the chat. They follow the numbers that are connected, looked up once a minute. */
export interface ChatLinks {
  /** Opens the entity's chat with a text in it; undefined where the entity has no number. */
  link(entityId: string, text: string): string | undefined;
  stop(): Promise<void>;
}

const lookEveryMs = 60_000;

export async function openChatLinks(db: Database, meta: MetaConfig, log: Logger): Promise<ChatLinks> {
  const numbers = new Map<string, ChannelAddress>();
  const look = async (): Promise<boolean> => {
    for (const { entityId } of await listEntities(db)) {
      const first = (await listChannelAddresses(db, entityId)).find(({ channel }) => channel === 'whatsapp');
      if (first) numbers.set(entityId, first);
    }
    return false;
  };
  await look();
  const loop = startLoop('chat links', lookEveryMs, log, look);
  return {
    link: (entityId, text) => {
      const number = numbers.get(entityId);
      return number && chatLink(meta, number, text);
    },
    stop: () => loop.stop(),
  };
}

/** https://wa.me/33199001001?text=…, or the sandbox's phone. */
export function chatLink(
  meta: Pick<MetaConfig, 'sandbox' | 'chatLinkBase'>,
  { publicAddress }: Pick<ChannelAddress, 'publicAddress'>,
  text: string,
): string {
  const digits = publicAddress.replace(/\D/g, '');
  const query = new URLSearchParams(meta.sandbox ? { to: digits, text } : { text });
  return meta.sandbox ? `${meta.chatLinkBase}?${query}` : `${meta.chatLinkBase}/${digits}?${query}`;
}
