import type { InboundContent } from '../meta/index.ts';
import { type Command, commandIn, type Language } from './words.model.ts';

/** A line of the phone's cart. The price is the one the phone showed, a decimal in major units. */
export interface SentLine {
  readonly productId: string;
  readonly quantity: number;
  readonly shownPrice?: string;
}

/** An offer as a card showed it, when it was sent. */
export interface ShownOffer {
  readonly offerId: string;
  readonly productId: string;
  readonly steps: number;
  /** Stands for all that the card said; another seal is another promise. */
  readonly seal: string;
}

/** A basket that was filled on the web, and the secret of its link. */
export interface WebBasket {
  readonly entityId: string;
  readonly basketId: string;
  readonly token: string;
}

type Plain = 'leaflet' | 'change_store' | 'basket' | 'empty_basket' | 'slots' | 'days' | 'orders' | 'keep_order';
type Said = 'start' | 'team' | 'assistant' | 'greeting' | 'thanks' | 'help' | 'yes' | 'no';

/** What a shopper's message asks, whether it was a button, a word or a thing. */
export type Input =
  | { readonly type: 'silent' | 'unreadable' | Plain | Said }
  | { readonly type: 'stop'; readonly words: string }
  | { readonly type: 'consent'; readonly granted: boolean }
  | { readonly type: 'department'; readonly index: number; readonly from: number }
  | { readonly type: 'offers'; readonly from: number }
  | ({ readonly type: 'take' } & ShownOffer)
  | { readonly type: 'store'; readonly storeId: string }
  | { readonly type: 'location'; readonly latitude: number; readonly longitude: number }
  | { readonly type: 'words'; readonly text: string }
  | { readonly type: 'cart'; readonly lines: readonly SentLine[] }
  /** Sent or pressed by the shopper, or only named by the link that led them here. */
  | { readonly type: 'web_basket' | 'linked_basket'; readonly basket: WebBasket }
  | { readonly type: 'add'; readonly productId: string; readonly steps: number }
  | { readonly type: 'list'; readonly choice: 'all' | 'choose' | 'no' }
  | { readonly type: 'day'; readonly date: string }
  | { readonly type: 'slot'; readonly slotId: string }
  | { readonly type: 'confirm'; readonly basketId: string; readonly totalMinor: number }
  | { readonly type: 'cancel' | 'change'; readonly orderId: string | undefined }
  | { readonly type: 'cancel_now'; readonly orderId: string }
  | { readonly type: 'language'; readonly language: Language };

/** Ids of buttons and rows. They say all that is needed, so that one pressed days later is still understood. */
export const choiceId = {
  consent: (granted: boolean) => `consent:${granted ? 'yes' : 'no'}`,
  store: (storeId: string) => `store:${storeId}`,
  department: (index: number, from = 0) => (from === 0 ? `department:${index}` : `department:${index}:${from}`),
  offers: (from: number) => `offers:${from}`,
  take: ({ steps, seal, offerId, productId }: ShownOffer) => `take:${steps}:${seal}:${offerId}:${productId}`,
  add: (productId: string, steps: number) => `add:${steps}:${productId}`,
  list: (choice: 'all' | 'choose' | 'no') => `list:${choice}`,
  day: (date: string) => `day:${date}`,
  slot: (slotId: string) => `slot:${slotId}`,
  confirm: (basketId: string, totalMinor: number) => `confirm:${basketId}:${totalMinor}`,
  cancel: (orderId: string) => `cancel:${orderId}`,
  cancelNow: (orderId: string) => `cancel_now:${orderId}`,
  change: (orderId: string) => `change:${orderId}`,
  webBasket: ({ entityId, basketId, token }: WebBasket) => `web_basket:${entityId}:${basketId}:${token}`,
  plain: (command: Plain | 'team' | 'assistant' | 'help') => command,
} as const;

const plain: ReadonlySet<string> = new Set([
  'leaflet',
  'change_store',
  'basket',
  'empty_basket',
  'slots',
  'days',
  'orders',
  'keep_order',
  'team',
  'assistant',
  'help',
] satisfies (Plain | Said)[]);

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** The input behind a button or row of ours; undefined for any other id. */
export function inputOfChoice(id: string): Input | undefined {
  if (plain.has(id)) return { type: id as Plain };
  const [, kind, value = ''] = /^([a-z_]+):(.*)$/s.exec(id) ?? [];
  switch (kind) {
    case 'consent':
      return { type: 'consent', granted: value === 'yes' };
    case 'store':
      return { type: 'store', storeId: value };
    case 'department':
      return inputOfDepartment(value);
    case 'offers':
      return /^\d{1,5}$/.test(value) ? { type: 'offers', from: Number(value) } : undefined;
    case 'take':
      return inputOfTake(value);
    case 'list':
      return value === 'all' || value === 'choose' || value === 'no' ? { type: 'list', choice: value } : undefined;
    case 'day':
      return /^\d{4}-\d\d-\d\d$/.test(value) ? { type: 'day', date: value } : undefined;
    case 'slot':
      return { type: 'slot', slotId: value };
    case 'add':
      return inputOfAdd(value);
    case 'web_basket':
      return inputOfWebBasket(value);
    default:
      return inputOfOrder(kind, value);
  }
}

function inputOfDepartment(value: string): Input | undefined {
  const [, index, from = '0'] = /^(\d{1,3})(?::(\d{1,5}))?$/.exec(value) ?? [];
  return index ? { type: 'department', index: Number(index), from: Number(from) } : undefined;
}

function inputOfTake(value: string): Input | undefined {
  const [, steps, seal, offerId, productId] =
    new RegExp(`^(\\d{1,5}):([0-9a-f]{8}):(${uuid}):(.{1,100})$`).exec(value) ?? [];
  return seal && offerId && productId ? { type: 'take', steps: Number(steps), seal, offerId, productId } : undefined;
}

function inputOfAdd(value: string): Input | undefined {
  const [, steps, productId] = /^(\d{1,5}):(.{1,100})$/.exec(value) ?? [];
  return productId ? { type: 'add', productId, steps: Number(steps) } : undefined;
}

function inputOfOrder(kind: string | undefined, value: string): Input | undefined {
  const [, id, total] = new RegExp(`^(${uuid})(?::(\\d{1,12}))?$`).exec(value) ?? [];
  if (!id) return undefined;
  if (kind === 'confirm' && total) return { type: 'confirm', basketId: id, totalMinor: Number(total) };
  if (kind === 'cancel_now') return { type: 'cancel_now', orderId: id };
  return kind === 'cancel' || kind === 'change' ? { type: kind, orderId: id } : undefined;
}

const entity = '[a-z0-9][a-z0-9-]{1,31}';
const secret = '[\\w-]{43}';
const permalink = new RegExp(`/(${entity})/basket\\?b=(${uuid})&t=(${secret})(?![\\w-])`);
const namedBasket = new RegExp(`^(${entity}):(${uuid}):(${secret})$`);

function inputOfWebBasket(value: string): Input | undefined {
  const [, entityId, basketId, token] = namedBasket.exec(value) ?? [];
  return entityId && basketId && token ? { type: 'web_basket', basket: { entityId, basketId, token } } : undefined;
}

const longestText = 4096;

/** Reads written words: the link of a web basket, a command, or something to look for. */
export function inputOfText(written: string): Input {
  const text = written.slice(0, longestText).trim();
  const [, entityId, basketId, token] = permalink.exec(text) ?? [];
  if (entityId && basketId && token) return { type: 'web_basket', basket: { entityId, basketId, token } };
  const command = commandIn(text);
  if (command) return inputOfCommand(command, text);
  return /[\p{L}\p{N}]/u.test(text) ? { type: 'words', text } : { type: 'help' };
}

function inputOfCommand(command: Command, text: string): Input {
  if (command.startsWith('language:'))
    return { type: 'language', language: command.slice('language:'.length) as Language };
  if (command === 'stop') return { type: 'stop', words: text.slice(0, 200) };
  if (command === 'cancel' || command === 'change') return { type: command, orderId: undefined };
  return { type: command as Plain | Said };
}

/**
 * Reads the `ref` of a link into a chat: `store:<id>`, `leaflet`, `basket`, or a basket of the web. Whoever makes a link chooses its words, so
 * nothing else that a button may say is taken from one, and a basket is only named by it.
 */
function inputOfRef(ref = ''): Input | undefined {
  const input = inputOfChoice(ref);
  if (input?.type === 'web_basket') return { ...input, type: 'linked_basket' };
  return input && ['store', 'leaflet', 'basket'].includes(input.type) ? input : undefined;
}

/** Reads a message. A contact's name and number, a form, or a type of the future ask nothing that we could do. */
export function inputOf(content: InboundContent): Input {
  switch (content.type) {
    case 'text':
      return inputOfText(content.text);
    case 'location':
      return { type: 'location', latitude: content.latitude, longitude: content.longitude };
    case 'button_reply':
    case 'list_reply':
      return inputOfChoice(content.id) ?? inputOfText(content.title);
    case 'button':
      return inputOfChoice(content.payload) ?? inputOfText(content.text);
    case 'get_started':
    case 'referral':
      return inputOfRef(content.ref) ?? { type: 'greeting' };
    case 'order':
      return { type: 'cart', lines: content.lines };
    case 'image':
    case 'video':
    case 'document':
      return content.caption ? inputOfText(content.caption) : { type: 'unreadable' };
    case 'reaction':
    case 'system':
    case 'preference':
      return { type: 'silent' };
    default:
      return { type: 'unreadable' };
  }
}
