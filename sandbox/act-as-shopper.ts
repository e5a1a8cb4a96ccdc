import { z } from 'zod';
import { findProduct, priceAt } from './catalog.ts';
import { newWamid } from './ids.ts';
import { ImpossibleAct } from './impossible-act.ts';
import { saveMedia } from './media.ts';
import { laneOf, metadataOf, type Network } from './network.ts';
import { type BusinessNumber, displayDigits } from './numbers.ts';
import { throughputAllowance } from './rates.ts';
import { type Shopper, setStoppedMarketing } from './shoppers.ts';
import { addMessage, findMessage, type Message, readThread } from './threads.ts';

const wamid = z.string().min(1).max(256);
const context = { context: wamid.optional(), referral: z.looseObject({}).optional() };
const id = z.string().min(1).max(256);

const orderItem = z.strictObject({
  product_retailer_id: z.string().min(1).max(100),
  quantity: z.number().int().min(-1_000_000).max(1_000_000),
  item_price: z.number().optional(),
  currency: z.string().length(3).optional(),
});

/** What a person can do in a chat. Prices of an order are the catalog's unless they are given. */
export const actShape = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), body: z.string().min(1).max(65_536), ...context }),
  z.strictObject({
    type: z.literal('order'),
    items: z.array(orderItem).max(20_000),
    catalog_id: z.string().max(64).optional(),
    text: z.string().max(4096).default(''),
    ...context,
  }),
  z.strictObject({ type: z.literal('button_reply'), id, ...context }),
  z.strictObject({ type: z.literal('list_reply'), id, ...context }),
  z.strictObject({ type: z.literal('template_button'), text: z.string().min(1).max(128), ...context }),
  z.strictObject({
    type: z.literal('location'),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    name: z.string().max(1000).optional(),
    address: z.string().max(1000).optional(),
    ...context,
  }),
  z.strictObject({
    type: z.literal('image'),
    mime_type: z.enum(['image/jpeg', 'image/png']),
    data: z.base64().max(7_100_000),
    caption: z.string().max(1024).optional(),
    ...context,
  }),
  z.strictObject({ type: z.literal('reaction'), message_id: wamid, emoji: z.string().max(64) }),
  z.strictObject({ type: z.literal('nfm_reply'), response_json: z.string().max(65_536), ...context }),
  z.strictObject({ type: z.literal('unsupported') }),
  z.strictObject({ type: z.literal('raw'), message: z.looseObject({ type: z.string().min(1).max(64) }) }),
  z.strictObject({ type: z.literal('user_preferences'), value: z.enum(['stop', 'resume']) }),
]);

export type Act = z.infer<typeof actShape>;

type Chat = { readonly network: Network; readonly number: BusinessNumber; readonly shopper: Shopper };
type InboundMessage = {
  readonly type: string;
  readonly content: unknown;
  readonly more?: object;
  readonly context?: string | undefined;
};

/** Does what a person does in a chat and tells the business. Answers the wamid of the message, if it is one. */
export function actAsShopper(chat: Chat, act: Act): { wamid?: string } {
  if (act.type === 'user_preferences') return tellPreference(chat, act.value);
  const message = toInbound(chat, act);
  const { network, number, shopper } = chat;
  const id = newWamid(shopper.wa_id ?? shopper.user_id);
  const at = network.clock.now();
  addMessage(network.db, {
    wamid: id,
    phone_number_id: number.phone_number_id,
    shopper_id: shopper.id,
    direction: 'in',
    type: message.type,
    content: message.content,
    context_wamid: message.context ?? null,
    at,
    status: 'pending',
    category: null,
    opaque: null,
  });
  // Messages from people count towards the throughput of the number, and are never refused.
  network.rates.take(number.phone_number_id, throughputAllowance(number.throughput_per_second), at);
  tellMessage(chat, message, id, at);
  network.tellPhones({ type: 'thread', phone_number_id: number.phone_number_id, shopper_id: shopper.id });
  return { wamid: id };
}

function tellMessage({ network, number, shopper }: Chat, message: InboundMessage, id: string, at: number): void {
  const context =
    message.context === undefined ? {} : { context: { from: displayDigits(number), id: message.context } };
  const value = {
    messaging_product: 'whatsapp',
    metadata: metadataOf(number),
    contacts: [contactOf(shopper)],
    messages: [
      {
        ...context,
        ...(shopper.wa_id === null ? {} : { from: shopper.wa_id }),
        from_user_id: shopper.user_id,
        id,
        timestamp: String(Math.floor(at / 1000)),
        ...(message.content === undefined ? {} : { [message.type]: message.content }),
        ...message.more,
        type: message.type,
      },
    ],
  };
  network.webhooks.queue({
    wabaId: number.waba_id,
    lane: laneOf(number, shopper),
    field: 'messages',
    value,
    wamid: id,
  });
}

function contactOf(shopper: Shopper): object {
  return {
    profile: { name: shopper.name, ...(shopper.username === null ? {} : { username: shopper.username }) },
    ...(shopper.wa_id === null ? {} : { wa_id: shopper.wa_id }),
    user_id: shopper.user_id,
  };
}

function toInbound(chat: Chat, act: Exclude<Act, { type: 'user_preferences' }>): InboundMessage {
  if (act.type === 'unsupported')
    return { type: 'unsupported', content: undefined, more: { errors: [unsupportedError] } };
  if (act.type === 'raw') return toRaw(act.message);
  if (act.type === 'reaction') return { type: 'reaction', content: { message_id: act.message_id, emoji: act.emoji } };
  const more = act.referral === undefined ? {} : { more: { referral: act.referral } };
  return { context: act.context, ...contentOf(chat, act), ...more };
}

const unsupportedError = {
  code: 131051,
  title: 'Message type unknown',
  message: 'Message type unknown',
  error_data: { details: 'Message type is currently not supported.' },
};

function toRaw(message: { readonly type: string; readonly [field: string]: unknown }): InboundMessage {
  const { type, [message.type]: content, ...more } = message;
  return { type, content, more };
}

type ContentAct = Exclude<Act, { type: 'user_preferences' | 'unsupported' | 'raw' | 'reaction' }>;

function contentOf(chat: Chat, act: ContentAct): InboundMessage {
  switch (act.type) {
    case 'text':
      return { type: 'text', content: { body: act.body } };
    case 'order':
      return { type: 'order', content: toOrder(chat, act) };
    case 'button_reply':
      return replyTo(chat, act, 'button_reply');
    case 'list_reply':
      return replyTo(chat, act, 'list_reply');
    case 'template_button':
      return templateReply(chat, act);
    case 'location':
      return {
        type: 'location',
        content: omitUndefined({
          latitude: act.latitude,
          longitude: act.longitude,
          name: act.name,
          address: act.address,
        }),
      };
    case 'image':
      return { type: 'image', content: toImage(chat, act) };
    case 'nfm_reply': {
      const reply = { name: 'flow', body: 'Sent', response_json: act.response_json };
      return { type: 'interactive', content: { type: 'nfm_reply', nfm_reply: reply } };
    }
  }
}

function toOrder({ network, number }: Chat, act: Extract<Act, { type: 'order' }>): object {
  const catalogId = act.catalog_id ?? number.catalog_id;
  if (catalogId === null) throw new ImpossibleAct(`${number.verified_name} has no catalog to order from.`);
  const now = network.clock.now();
  const product_items = act.items.map((item) => {
    const product = findProduct(network.db, catalogId, item.product_retailer_id);
    const price = product === undefined ? undefined : priceAt(product, now);
    if (price === undefined && item.item_price === undefined) {
      throw new ImpossibleAct(
        `The catalog has no product ${item.product_retailer_id}; give item_price and currency to order it all the same.`,
      );
    }
    return {
      product_retailer_id: item.product_retailer_id,
      quantity: item.quantity,
      item_price: item.item_price ?? price!.amount,
      currency: item.currency ?? price?.currency ?? 'EUR',
    };
  });
  return { catalog_id: catalogId, text: act.text, product_items };
}

type Choice = { readonly id: string; readonly title: string; readonly description?: string };

function replyTo(
  chat: Chat,
  act: { id: string; context?: string | undefined },
  kind: 'button_reply' | 'list_reply',
): InboundMessage {
  for (const message of candidates(chat, act.context)) {
    const choice = choicesIn(message, kind).find((known) => known.id === act.id);
    if (choice !== undefined) {
      return { type: 'interactive', content: { type: kind, [kind]: choice }, context: message.wamid };
    }
  }
  throw new ImpossibleAct(`No message in the chat offers "${act.id}".`);
}

function templateReply(chat: Chat, act: { text: string; context?: string | undefined }): InboundMessage {
  for (const message of candidates(chat, act.context)) {
    const buttons =
      message.type === 'template'
        ? (message.content as { buttons: { type: string; text: string; payload?: string }[] }).buttons
        : [];
    const button = buttons.find((known) => known.type === 'QUICK_REPLY' && known.text === act.text);
    if (button !== undefined) {
      return {
        type: 'button',
        content: { payload: button.payload ?? button.text, text: button.text },
        context: message.wamid,
      };
    }
  }
  throw new ImpossibleAct(`No template in the chat has the button "${act.text}".`);
}

/** The message replied to, or the business's newest ones when it is not named. */
function candidates({ network, number, shopper }: Chat, context: string | undefined): Message[] {
  if (context !== undefined) {
    const message = findMessage(network.db, context);
    return message === undefined ? [] : [message];
  }
  const pair = { phone_number_id: number.phone_number_id, shopper_id: shopper.id };
  return readThread(network.db, pair, { limit: 200 })
    .filter((message) => message.direction === 'out')
    .reverse();
}

type Offered = { action?: { buttons?: { reply: Choice }[]; sections?: { rows?: Choice[] }[] } };

function choicesIn(message: Message, kind: 'button_reply' | 'list_reply'): Choice[] {
  if (message.type !== 'interactive') return [];
  const action = (message.content as Offered).action;
  if (kind === 'button_reply') return (action?.buttons ?? []).map((button) => button.reply);
  return (action?.sections ?? []).flatMap((section) => section.rows ?? []);
}

function toImage({ network }: Chat, act: Extract<Act, { type: 'image' }>): object {
  const file = { type: act.mime_type, filename: null, bytes: Buffer.from(act.data, 'base64') };
  const media = saveMedia(network.db, file, network.clock.now());
  return omitUndefined({ caption: act.caption, mime_type: media.mime_type, sha256: media.sha256, id: media.id });
}

function tellPreference({ network, number, shopper }: Chat, value: 'stop' | 'resume'): { wamid?: string } {
  setStoppedMarketing(network.db, shopper.id, value === 'stop');
  const preference = {
    ...(shopper.wa_id === null ? {} : { wa_id: shopper.wa_id }),
    user_id: shopper.user_id,
    detail: `User requested to ${value} marketing messages`,
    category: 'marketing_messages',
    value,
    timestamp: Math.floor(network.clock.now() / 1000),
  };
  network.webhooks.queue({
    wabaId: number.waba_id,
    lane: laneOf(number, shopper),
    field: 'user_preferences',
    value: {
      messaging_product: 'whatsapp',
      metadata: metadataOf(number),
      contacts: [contactOf(shopper)],
      user_preferences: [preference],
    },
  });
  return {};
}

function omitUndefined(fields: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
