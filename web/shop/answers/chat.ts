import type { paths } from '../../ui/api-types.ts';
import type { BasketKey, Visit } from '../context.ts';

type Chats = paths['/api/shop/{entityId}/chats']['get']['responses'][200]['content']['application/json'];
type Chat = Chats['chats'][number];

/** A link that goes on with the basket in a chat. */
export interface WayIntoChat {
  readonly channel: Chat['channel'];
  readonly href: string;
}

/** The chats that the visit's basket can go on in: those that its entity has an address on. */
export async function waysIntoChat(visit: Visit, key: BasketKey): Promise<WayIntoChat[]> {
  const found = await visit.api.call<Chats>('GET', `/api/shop/${visit.entity.entityId}/chats`);
  if (!found.ok) return [];
  return found.body.chats.map(({ channel, link }) => ({
    channel,
    href: `${link}?${new URLSearchParams(handOver[channel](visit, key))}`,
  }));
}

/** How the dialogue is told of the basket: in WhatsApp by a message with its permalink, in Messenger by the link's own words. */
const handOver: Readonly<Record<Chat['channel'], (visit: Visit, key: BasketKey) => Record<string, string>>> = {
  whatsapp: ({ say, publicUrl, entity }, { basketId, token }) => ({
    text: say('basket.whatsapp.text', { link: `${publicUrl}/${entity.entityId}/basket?b=${basketId}&t=${token}` }),
  }),
  messenger: ({ entity }, { basketId, token }) => ({ ref: `web_basket:${entity.entityId}:${basketId}:${token}` }),
};
