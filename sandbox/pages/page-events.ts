import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock.ts';
import type { BusinessNumber } from '../numbers.ts';
import type { Shopper } from '../shoppers.ts';
import type { Message } from '../threads.ts';
import type { Webhooks } from '../webhooks.ts';
import { findPage, psidOf } from './page.ts';

/** What it takes to tell the app of a Page something. */
type Teller = { readonly db: DatabaseSync; readonly clock: Clock; readonly webhooks: Webhooks };

/** A person's chat with a Page. */
type PageChat = { readonly network: Teller; readonly number: BusinessNumber; readonly shopper: Shopper };

/** Which of the fields that an app may ask for an event belongs to. */
type Field =
  | 'messages'
  | 'messaging_postbacks'
  | 'messaging_referrals'
  | 'message_echoes'
  | 'message_deliveries'
  | 'message_reads'
  | 'message_reactions';

const appId = 100_000_000_000_001;

/** Tells the app of a Page what happened, if it asked for such events. */
export function tellPage(chat: PageChat, field: Field, parts: object, wamid?: string): void {
  const { network, number, shopper } = chat;
  const page = findPage(network.db, number.phone_number_id);
  if (!page?.subscribed_fields.includes(field)) return;
  const psid = psidOf(network.db, page.page_id, shopper.id);
  const [sender, recipient] = field === 'message_echoes' ? [page.page_id, psid] : [psid, page.page_id];
  network.webhooks.queue({
    wabaId: page.page_id,
    lane: `${page.page_id} ${shopper.id}`,
    field: 'messaging',
    value: { sender: { id: sender }, recipient: { id: recipient }, timestamp: network.clock.now(), ...parts },
    ...(wamid === undefined ? {} : { wamid }),
  });
}

/** Tells what became of a Page's message: its echo, its delivery, its being read. Messenger tells nothing of those that fail. */
export function tellPageStatus(chat: PageChat, message: Message, status: Message['status']): void {
  const watermark = chat.network.clock.now();
  if (status === 'sent') {
    const metadata = message.opaque === null ? {} : { metadata: message.opaque };
    const { quick_replies: _, ...said } = message.content as { quick_replies?: unknown };
    const echo = { mid: message.wamid, is_echo: true, app_id: appId, ...said, ...metadata };
    tellPage(chat, 'message_echoes', { message: echo });
  }
  if (status === 'delivered') tellPage(chat, 'message_deliveries', { delivery: { mids: [message.wamid], watermark } });
  if (status === 'read') tellPage(chat, 'message_reads', { read: { watermark } });
}
