import { z } from 'zod';
import { type Channel, type ChannelAddress, listChannelAddresses } from '../meta/index.ts';
import { requirePublicEntity } from '../organisation/index.ts';
import { type Database, type Http, type MetaConfig, problemSchema } from '../platform/index.ts';

export interface ChatLinkDoors {
  readonly db: Database;
  readonly chatLinks: MetaConfig['chatLinks'];
}

/** A way into an entity's chat. */
export interface ChatLink {
  readonly channel: Channel;
  /** https://wa.me/33199001001, which takes `text`, or https://m.me/mysupermarket, which takes `ref`. */
  readonly link: string;
}

const channels = ['whatsapp', 'messenger'] as const satisfies readonly Channel[];

/** The way into each channel that has an address, by the first one. */
export function chatLinksOf(bases: MetaConfig['chatLinks'], addresses: readonly ChannelAddress[]): ChatLink[] {
  return channels.flatMap((channel) => {
    const address = addresses.find((known) => known.channel === channel);
    return address ? [{ channel, link: `${bases[channel]}/${nameInLink(address)}` }] : [];
  });
}

/** A number by its digits, a Page by its name. */
function nameInLink({ channel, publicAddress }: ChannelAddress): string {
  return channel === 'whatsapp' ? publicAddress.replace(/\D/g, '') : encodeURIComponent(publicAddress);
}

const chatSchema = z.object({ channel: z.enum(channels), link: z.url() });

/** Tells the shop where its shoppers can go on in a chat. */
export function chatLinkRoutes(app: Http, { db, chatLinks }: ChatLinkDoors): void {
  app.get(
    '/api/shop/:entityId/chats',
    {
      schema: {
        params: z.object({ entityId: z.string().max(32) }),
        response: { 200: z.object({ chats: z.array(chatSchema) }), 404: problemSchema },
      },
    },
    async (request) => {
      const entityId = await requirePublicEntity(db, request.params.entityId);
      return { chats: chatLinksOf(chatLinks, await listChannelAddresses(db, entityId)) };
    },
  );
}
