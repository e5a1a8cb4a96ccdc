import type {
  CartLine,
  InboundContent,
  InboundContext,
  InboundMessage,
  MessageStatus,
  OtherChange,
  ParsedWebhook,
  Referral,
  SeenPerson,
} from './inbound.model.ts';
import { parsePageEntries } from './messenger/parse-page-webhook.ts';
import { at, decimal, identifier, instant, list, shortText, text, wholeNumber, within } from './webhook-values.ts';

/**
 * Reads a webhook of Meta's. Never fails: what is unknown comes out as `unsupported` or among `others`, and each message and status keeps
 * the account and the number of its own change, because a batch may mix them.
 */
export function parseWebhook(payload: unknown): ParsedWebhook {
  const messages: InboundMessage[] = [];
  const statuses: MessageStatus[] = [];
  const others: OtherChange[] = [];
  const object = at(payload, 'object');
  if (object === 'page') return parsePageEntries(list(at(payload, 'entry')));
  if (object !== 'whatsapp_business_account')
    return { messages, statuses, watermarks: [], others: [{ reason: 'other_object', raw: payload }] };
  for (const entry of list(at(payload, 'entry'))) {
    const changes = list(at(entry, 'changes'));
    for (const change of changes) readChange(entry, change, { messages, statuses, others });
  }
  return { messages, statuses, watermarks: [], others };
}

/** Parses JSON so that whole numbers beyond 15 digits, which are ids, stay exact as texts. @throws {SyntaxError} */
export function parseJson(text: string): unknown {
  if (!/[:[,]\s*-?\d{16,}/.test(text)) return JSON.parse(text);
  const keepDigits = (_key: string, value: unknown, context?: { readonly source?: string }): unknown =>
    typeof value === 'number' && /^-?\d{16,}$/.test(context?.source ?? '') ? context?.source : value;
  return JSON.parse(text, keepDigits);
}

interface Found {
  readonly messages: InboundMessage[];
  readonly statuses: MessageStatus[];
  readonly others: OtherChange[];
}

interface Place {
  readonly accountId: string;
  readonly addressId: string;
  readonly entryTime: unknown;
}

function readChange(entry: unknown, change: unknown, found: Found): void {
  const value = at(change, 'value');
  const field = text(at(change, 'field')) ?? 'none';
  const accountId = text(at(entry, 'id'));
  const addressId = text(at(at(value, 'metadata'), 'phone_number_id'));
  const where = { field, ...(accountId && { accountId }), ...(addressId && { addressId }) };
  const place = accountId && addressId ? { accountId, addressId, entryTime: at(entry, 'time') } : undefined;
  const read = place ? readValue(field, value, place) : undefined;
  if (!read) {
    found.others.push({ reason: 'unused_field', ...where, raw: change });
    return;
  }
  found.messages.push(...read.messages);
  found.statuses.push(...read.statuses);
  found.others.push(...read.others.map((raw): OtherChange => ({ reason: 'unused_field', ...where, raw })));
}

interface ReadValue {
  readonly messages: readonly InboundMessage[];
  readonly statuses: readonly MessageStatus[];
  readonly others: readonly unknown[];
}

function readValue(field: string, value: unknown, place: Place): ReadValue | undefined {
  const people = list(at(value, 'contacts'));
  if (field === 'user_preferences')
    return {
      messages: list(at(value, 'user_preferences')).map((raw) => readPreference(raw, people, place)),
      statuses: [],
      others: [],
    };
  if (field !== 'messages') return undefined;
  const statuses = list(at(value, 'statuses')).map((raw) => ({ raw, status: readStatus(raw, place) }));
  return {
    messages: list(at(value, 'messages')).map((raw) => readMessage(raw, people, place)),
    statuses: statuses.flatMap(({ status }) => status ?? []),
    others: [
      ...statuses.filter(({ status }) => !status).map(({ raw }) => raw),
      ...list(at(value, 'errors')).map((error) => ({ errors: [error] })),
    ],
  };
}

function readMessage(raw: unknown, people: readonly unknown[], place: Place): InboundMessage {
  const wamid = identifier(at(raw, 'id'));
  const context = readContext(at(raw, 'context'));
  const referral = readReferral(at(raw, 'referral'));
  return {
    accountId: place.accountId,
    addressId: place.addressId,
    ...(wamid && { wamid }),
    occurredAt: instant(at(raw, 'timestamp'), place.entryTime),
    from: readPerson(identifier(at(raw, 'from')), identifier(at(raw, 'from_user_id')), people),
    content: readContent(raw),
    ...(context && { context }),
    ...(referral && { referral }),
    raw,
  };
}

function readPreference(raw: unknown, people: readonly unknown[], place: Place): InboundMessage {
  const category = text(at(raw, 'category')) ?? 'marketing_messages';
  const value = text(at(raw, 'value')) ?? 'unknown';
  return {
    accountId: place.accountId,
    addressId: place.addressId,
    occurredAt: instant(at(raw, 'timestamp'), place.entryTime),
    from: readPerson(identifier(at(raw, 'wa_id')), identifier(at(raw, 'user_id')), people),
    content: { type: 'preference', category, value },
    raw,
  };
}

function readStatus(raw: unknown, place: Place): MessageStatus | undefined {
  const wamid = identifier(at(raw, 'id'));
  const status = identifier(at(raw, 'status'));
  if (!wamid || !status || status.length > 40) return undefined;
  const errorCode = wholeNumber(at(list(at(raw, 'errors'))[0], 'code'));
  const pricing = at(raw, 'pricing');
  const callbackData = text(at(raw, 'biz_opaque_callback_data'));
  return {
    accountId: place.accountId,
    addressId: place.addressId,
    wamid,
    status,
    occurredAt: instant(at(raw, 'timestamp'), place.entryTime),
    ...(errorCode !== undefined && { errorCode }),
    ...(pricing !== undefined && { pricing }),
    ...(callbackData && { callbackData }),
    raw,
  };
}

// `contacts` lists the people of the change; a single one is the writer even where the numbers are written differently.
function readPerson(from: string | undefined, fromUser: string | undefined, people: readonly unknown[]): SeenPerson {
  const isWriter = (person: unknown): boolean =>
    (from !== undefined && identifier(at(person, 'wa_id')) === from) ||
    (fromUser !== undefined && identifier(at(person, 'user_id')) === fromUser);
  const person = people.find(isWriter) ?? (people.length === 1 ? people[0] : undefined);
  const waId = within(64, from ?? identifier(at(person, 'wa_id')));
  const bsuid = within(160, fromUser ?? identifier(at(person, 'user_id')));
  const profileName = shortText(at(at(person, 'profile'), 'name'));
  const username = shortText(at(at(person, 'profile'), 'username'));
  return {
    ...(waId && { waId }),
    ...(bsuid && { bsuid }),
    ...(profileName && { profileName }),
    ...(username && { username }),
  };
}

/** Meta's types, each read into ours; a reader answers undefined where something it needs is missing. */
const readers: Readonly<Record<string, (part: unknown) => InboundContent | undefined>> = {
  text: (part) => {
    const body = text(at(part, 'body'));
    return body === undefined ? undefined : { type: 'text', text: body };
  },
  image: (part) => readMedia('image', part),
  audio: (part) => readMedia('audio', part),
  video: (part) => readMedia('video', part),
  document: (part) => readMedia('document', part),
  sticker: (part) => readMedia('sticker', part),
  location: readLocation,
  contacts: (part) => (Array.isArray(part) ? { type: 'contacts', count: part.length } : undefined),
  reaction: (part) => {
    const wamid = identifier(at(part, 'message_id'));
    return wamid ? { type: 'reaction', wamid, emoji: text(at(part, 'emoji')) ?? '' } : undefined;
  },
  button: (part) => {
    const label = text(at(part, 'text'));
    const payload = text(at(part, 'payload')) ?? label;
    return payload === undefined ? undefined : { type: 'button', payload, text: label ?? payload };
  },
  interactive: readInteractive,
  order: readCart,
  system: (part) => {
    const newWaId = identifier(at(part, 'wa_id')) ?? identifier(at(part, 'new_wa_id'));
    return { type: 'system', event: text(at(part, 'type')) ?? 'unknown', ...(newWaId && { newWaId }) };
  },
};

function readContent(raw: unknown): InboundContent {
  const original = shortText(at(raw, 'type')) || 'none';
  const reader = Object.hasOwn(readers, original) ? readers[original] : undefined;
  return reader?.(at(raw, original)) ?? { type: 'unsupported', original };
}

function readMedia(
  type: 'image' | 'audio' | 'video' | 'document' | 'sticker',
  part: unknown,
): InboundContent | undefined {
  const mediaId = identifier(at(part, 'id'));
  if (!mediaId) return undefined;
  const mimeType = text(at(part, 'mime_type'));
  const caption = text(at(part, 'caption'));
  const fileName = text(at(part, 'filename'));
  return { type, mediaId, ...(mimeType && { mimeType }), ...(caption && { caption }), ...(fileName && { fileName }) };
}

function readLocation(part: unknown): InboundContent | undefined {
  const latitude = decimal(at(part, 'latitude'));
  const longitude = decimal(at(part, 'longitude'));
  if (latitude === undefined || longitude === undefined) return undefined;
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined;
  const name = text(at(part, 'name'));
  const address = text(at(part, 'address'));
  return { type: 'location', latitude, longitude, ...(name && { name }), ...(address && { address }) };
}

function readInteractive(part: unknown): InboundContent | undefined {
  const kind = text(at(part, 'type'));
  const reply = kind && at(part, kind);
  if (kind === 'nfm_reply') {
    const name = text(at(reply, 'name'));
    return { type: 'flow_reply', responseJson: text(at(reply, 'response_json')) ?? '{}', ...(name && { name }) };
  }
  const id = text(at(reply, 'id'));
  if (id === undefined) return undefined;
  const title = text(at(reply, 'title')) ?? '';
  if (kind === 'button_reply') return { type: 'button_reply', id, title };
  if (kind !== 'list_reply') return undefined;
  const description = text(at(reply, 'description'));
  return { type: 'list_reply', id, title, ...(description && { description }) };
}

function readCart(part: unknown): InboundContent | undefined {
  const catalogId = text(at(part, 'catalog_id'));
  const lines = list(at(part, 'product_items')).flatMap((item) => readCartLine(item) ?? []);
  if (catalogId === undefined || lines.length === 0) return undefined;
  return { type: 'order', catalogId, note: text(at(part, 'text')) ?? '', lines };
}

function readCartLine(item: unknown): CartLine | undefined {
  const productId = identifier(at(item, 'product_retailer_id'));
  const quantity = wholeNumber(at(item, 'quantity'));
  // A quantity of nothing is named to the shopper by the dialogue, not dropped here.
  if (!productId || quantity === undefined || quantity < 0) return undefined;
  const shownPrice = text(at(item, 'item_price'));
  const currency = text(at(item, 'currency'));
  return { productId, quantity, ...(shownPrice && { shownPrice }), ...(currency && { currency }) };
}

function readContext(part: unknown): InboundContext | undefined {
  const wamid = identifier(at(part, 'id'));
  const product = at(part, 'referred_product');
  const catalogId = text(at(product, 'catalog_id'));
  const productId = text(at(product, 'product_retailer_id'));
  const referredProduct = catalogId && productId ? { catalogId, productId } : undefined;
  return wamid || referredProduct
    ? { ...(wamid && { wamid }), ...(referredProduct && { referredProduct }) }
    : undefined;
}

function readReferral(part: unknown): Referral | undefined {
  if (typeof part !== 'object' || part === null) return undefined;
  const sourceUrl = text(at(part, 'source_url'));
  const sourceId = text(at(part, 'source_id'));
  const sourceType = text(at(part, 'source_type'));
  const headline = text(at(part, 'headline'));
  const clickId = text(at(part, 'ctwa_clid'));
  return {
    ...(sourceUrl && { sourceUrl }),
    ...(sourceId && { sourceId }),
    ...(sourceType && { sourceType }),
    ...(headline && { headline }),
    ...(clickId && { clickId }),
  };
}
