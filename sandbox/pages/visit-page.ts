import { z } from 'zod';
import { newMid } from '../ids.ts';
import { ImpossibleAct } from '../impossible-act.ts';
import { saveMedia } from '../media.ts';
import type { Network } from '../network.ts';
import type { BusinessNumber } from '../numbers.ts';
import type { Shopper } from '../shoppers.ts';
import { addMessage, findMessage, readThread } from '../threads.ts';
import { findPage } from './page.ts';
import { tellPage } from './page-events.ts';

const payload = z.string().min(1).max(1000);
const mid = z.string().min(1).max(512);
const ref = z.string().min(1).max(2083);

/** What a person can do in a Page's chat. */
export const visitShape = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), body: z.string().min(1).max(20_000), context: mid.optional() }),
  z.strictObject({ type: z.literal('postback'), payload, context: mid.optional() }),
  z.strictObject({ type: z.literal('quick_reply'), payload, context: mid.optional() }),
  /** The first button of a chat, perhaps after a link. */
  z.strictObject({ type: z.literal('get_started'), ref: ref.optional() }),
  /** A link into a chat that is there already. */
  z.strictObject({ type: z.literal('referral'), ref, ad_id: z.string().max(64).optional() }),
  z.strictObject({
    type: z.literal('image'),
    mime_type: z.enum(['image/jpeg', 'image/png']),
    data: z.base64().max(7_100_000),
  }),
  z.strictObject({ type: z.literal('reaction'), message_id: mid, emoji: z.string().max(64) }),
  z.strictObject({ type: z.literal('unsupported') }),
  /** Anything Meta may send, as it stands beside sender and recipient. */
  z.strictObject({ type: z.literal('raw'), event: z.looseObject({}) }),
]);

export type Visit = z.infer<typeof visitShape>;

type PageChat = { readonly network: Network; readonly number: BusinessNumber; readonly shopper: Shopper };

/** Does what a person does in a Page's chat and tells its app. Answers the id of the message, if it is one. */
export function visitPage(chat: PageChat, visit: Visit): { wamid?: string } {
  switch (visit.type) {
    case 'text':
      return say(chat, visit.body, { text: visit.body, ...answered(visit.context) });
    case 'quick_reply': {
      const title = titleOf(chat, visit, 'quick_reply');
      return say(chat, title, { text: title, quick_reply: { payload: visit.payload } });
    }
    case 'postback':
      return press(chat, titleOf(chat, visit, 'postback'), { payload: visit.payload });
    case 'get_started':
      return start(chat, visit.ref);
    case 'referral':
      return follow(chat, visit);
    case 'image':
      return sendPicture(chat, visit);
    case 'reaction': {
      const action = visit.emoji === '' ? 'unreact' : 'react';
      const reaction = { mid: visit.message_id, action, emoji: visit.emoji, reaction: 'other' };
      tellPage(chat, 'message_reactions', { reaction });
      return {};
    }
    case 'unsupported':
      return say(chat, '', { is_unsupported: true });
    case 'raw':
      tellPage(chat, 'messages', visit.event);
      return {};
  }
}

function answered(context: string | undefined): object {
  return context === undefined ? {} : { reply_to: { mid: context } };
}

/** The person's own message in the chat. */
function keep({ network, number, shopper }: PageChat, type: string, content: unknown): string {
  const wamid = newMid();
  addMessage(network.db, {
    wamid,
    phone_number_id: number.phone_number_id,
    shopper_id: shopper.id,
    direction: 'in',
    type,
    content,
    context_wamid: null,
    at: network.clock.now(),
    status: 'pending',
    category: null,
    opaque: null,
  });
  network.tellPhones({ type: 'thread', phone_number_id: number.phone_number_id, shopper_id: shopper.id });
  return wamid;
}

function say(chat: PageChat, body: string, message: object): { wamid: string } {
  const wamid = keep(chat, body === '' ? 'unsupported' : 'text', { body });
  tellPage(chat, 'messages', { message: { mid: wamid, ...message } }, wamid);
  return { wamid };
}

function press(chat: PageChat, title: string, postback: object): { wamid: string } {
  const wamid = keep(chat, 'text', { body: title });
  tellPage(chat, 'messaging_postbacks', { postback: { mid: wamid, title, ...postback } }, wamid);
  return { wamid };
}

function start(chat: PageChat, ref: string | undefined): { wamid: string } {
  const { network, number } = chat;
  const started = findPage(network.db, number.phone_number_id)?.profile['get_started'] as
    | { payload?: string }
    | undefined;
  if (started?.payload === undefined) throw new ImpossibleAct(`${number.verified_name} has no first button.`);
  const referral = ref === undefined ? {} : { referral: { ref, source: 'SHORTLINK', type: 'OPEN_THREAD' } };
  return press(chat, 'Get Started', { payload: started.payload, ...referral });
}

/** Following a link writes nothing, so it opens no window. */
function follow(chat: PageChat, { ref, ad_id }: Extract<Visit, { type: 'referral' }>): { wamid?: string } {
  const source = ad_id === undefined ? { source: 'SHORTLINK' } : { source: 'ADS', ad_id };
  tellPage(chat, 'messaging_referrals', { referral: { ref, ...source, type: 'OPEN_THREAD' } });
  return {};
}

function sendPicture(chat: PageChat, { mime_type, data }: Extract<Visit, { type: 'image' }>): { wamid: string } {
  const { network } = chat;
  const file = { type: mime_type, filename: null, bytes: Buffer.from(data, 'base64') };
  const media = saveMedia(network.db, file, network.clock.now());
  const url = `http://127.0.0.1:${network.settings.port}/control/media/${media.id}`;
  const wamid = keep(chat, 'image', { id: media.id });
  const attachments = [{ type: 'image', payload: { url } }];
  tellPage(chat, 'messages', { message: { mid: wamid, attachments } }, wamid);
  return { wamid };
}

type Pressed = { readonly payload: string; readonly context?: string | undefined };
type Offered = { readonly title: string; readonly payload?: string };
type Shown = {
  readonly quick_replies?: readonly Offered[];
  readonly attachment?: {
    readonly payload?: {
      readonly buttons?: readonly Offered[];
      readonly elements?: readonly { buttons?: Offered[] }[];
    };
  };
};

/** The label of what is pressed. Throws when neither the chat nor the menu offers it. */
function titleOf(chat: PageChat, { payload: wanted, context }: Pressed, kind: 'postback' | 'quick_reply'): string {
  const offered = offeredIn(chat, context, kind).find((one) => one.payload === wanted);
  if (offered === undefined) throw new ImpossibleAct(`Nothing in the chat offers "${wanted}".`);
  return offered.title;
}

function offeredIn(chat: PageChat, context: string | undefined, kind: 'postback' | 'quick_reply'): Offered[] {
  const { network, number, shopper } = chat;
  const pair = { phone_number_id: number.phone_number_id, shopper_id: shopper.id };
  const named = context === undefined ? undefined : findMessage(network.db, context);
  const messages =
    context === undefined ? readThread(network.db, pair, { limit: 200 }).reverse() : named ? [named] : [];
  const shown = messages.filter(({ type }) => type === 'page').map(({ content }) => content as Shown);
  if (kind === 'quick_reply') return shown.flatMap(({ quick_replies }) => quick_replies ?? []);
  const payloads = shown.flatMap(({ attachment }) => attachment?.payload ?? []);
  const buttons = payloads.flatMap((part) => [
    part.buttons ?? [],
    ...(part.elements ?? []).map((one) => one.buttons ?? []),
  ]);
  return [...buttons.flat(), ...menuOf(chat)];
}

function menuOf({ network, number }: PageChat): Offered[] {
  const menus = findPage(network.db, number.phone_number_id)?.profile['persistent_menu'];
  return ((menus ?? []) as { call_to_actions?: Offered[] }[]).flatMap(({ call_to_actions }) => call_to_actions ?? []);
}
