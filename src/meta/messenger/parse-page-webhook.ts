import type {
  InboundContent,
  InboundMessage,
  MessageStatus,
  OtherChange,
  ParsedWebhook,
  Watermark,
} from '../inbound.model.ts';
import { at, decimal, identifier, instant, list, shortText, text, within } from '../webhook-values.ts';
import { getStartedPayload } from './messages.ts';

interface Found {
  readonly messages: InboundMessage[];
  readonly statuses: MessageStatus[];
  readonly watermarks: Watermark[];
  readonly others: OtherChange[];
}

/**
 * Reads the entries of a webhook with `object: "page"`. Never fails: what is unknown comes out as `unsupported` or among `others`. What
 * another app has in hand (`standby`) is kept and not answered.
 */
export function parsePageEntries(entries: readonly unknown[]): ParsedWebhook {
  const found: Found = { messages: [], statuses: [], watermarks: [], others: [] };
  for (const entry of entries) {
    const pageId = within(64, identifier(at(entry, 'id')));
    const keep = (field: string, raw: unknown): number =>
      found.others.push({
        reason: 'unused_field',
        field,
        ...(pageId && { accountId: pageId, addressId: pageId }),
        raw,
      });
    for (const event of list(at(entry, 'messaging'))) {
      const field = pageId ? readEvent({ pageId, entryTime: at(entry, 'time') }, event, found) : 'messaging';
      if (field) keep(field, event);
    }
    for (const event of list(at(entry, 'standby'))) keep('standby', event);
    for (const change of list(at(entry, 'changes'))) keep(text(at(change, 'field')) ?? 'none', change);
  }
  return found;
}

interface Place {
  readonly pageId: string;
  readonly entryTime: unknown;
}

/** @returns the name of an event that is of no use yet. */
function readEvent(place: Place, event: unknown, found: Found): string | undefined {
  const psid = within(64, identifier(at(at(event, 'sender'), 'id')));
  const message = at(event, 'message');
  if (at(message, 'is_echo') === true) return readEcho(place, event, found);
  if (psid === undefined || psid === place.pageId) return 'messaging';
  const delivery = at(event, 'delivery');
  const read = at(event, 'read');
  if (delivery !== undefined) readDelivery(place, psid, delivery, found);
  else if (read !== undefined) found.watermarks.push(watermark(place, psid, 'read', at(read, 'watermark')));
  else {
    const content = readContent(event);
    if (!content) return Object.keys(event as object).find((name) => !envelope.includes(name)) ?? 'messaging';
    found.messages.push(toMessage(place, { psid, event, content }));
  }
  return undefined;
}

const envelope = ['sender', 'recipient', 'timestamp'];

/** An echo that carries our id proves that our message went out; another app's or a person's is only kept. */
function readEcho({ pageId, entryTime }: Place, event: unknown, found: Found): string | undefined {
  const message = at(event, 'message');
  const wamid = identifier(at(message, 'mid'));
  const callbackData = text(at(message, 'metadata'));
  if (!wamid || !callbackData) return 'message_echoes';
  const occurredAt = instant(at(event, 'timestamp'), entryTime);
  const own = { accountId: pageId, addressId: pageId, wamid, status: 'sent', occurredAt, callbackData, raw: event };
  found.statuses.push(own);
  return undefined;
}

function readDelivery(place: Place, psid: string, delivery: unknown, found: Found): void {
  const mids = list(at(delivery, 'mids')).flatMap((mid) => identifier(mid) ?? []);
  const occurredAt = instant(at(delivery, 'watermark'), place.entryTime);
  const { pageId } = place;
  for (const wamid of mids)
    found.statuses.push({
      accountId: pageId,
      addressId: pageId,
      wamid,
      status: 'delivered',
      occurredAt,
      raw: delivery,
    });
  // Meta may leave the ids out; then the moment says which messages are meant.
  if (mids.length === 0) found.watermarks.push(watermark(place, psid, 'delivered', at(delivery, 'watermark')));
}

function watermark(place: Place, psid: string, status: Watermark['status'], upTo: unknown): Watermark {
  return { addressId: place.pageId, person: { psid }, status, upTo: instant(upTo, place.entryTime) };
}

function toMessage(
  { pageId, entryTime }: Place,
  { psid, event, content }: { readonly psid: string; readonly event: unknown; readonly content: InboundContent },
): InboundMessage {
  const wamid = identifier(at(at(event, 'message'), 'mid')) ?? identifier(at(at(event, 'postback'), 'mid'));
  const answered = identifier(at(at(at(event, 'message'), 'reply_to'), 'mid'));
  const sourceId = shortText(at(referralOf(event), 'ad_id'));
  const sourceType = shortText(at(referralOf(event), 'source'));
  return {
    accountId: pageId,
    addressId: pageId,
    ...(wamid && { wamid }),
    occurredAt: instant(at(event, 'timestamp'), entryTime),
    from: { psid },
    content,
    ...(answered && { context: { wamid: answered } }),
    ...((sourceId || sourceType) && {
      referral: { ...(sourceId && { sourceId }), ...(sourceType && { sourceType }) },
    }),
    raw: event,
  };
}

/** A link's or advertisement's words stand beside a message, in a postback, or alone. */
function referralOf(event: unknown): unknown {
  return at(event, 'referral') ?? at(at(event, 'postback'), 'referral') ?? at(at(event, 'message'), 'referral');
}

function readContent(event: unknown): InboundContent | undefined {
  const message = at(event, 'message');
  if (message !== undefined) return readMessage(message);
  const postback = at(event, 'postback');
  if (postback !== undefined) return readPostback(postback);
  const reaction = at(event, 'reaction');
  if (reaction !== undefined) return readReaction(reaction);
  if (at(event, 'referral') === undefined) return undefined;
  return { type: 'referral', ...refOf(at(event, 'referral')) };
}

function readMessage(message: unknown): InboundContent | undefined {
  if (at(message, 'is_deleted') === true) return undefined;
  const said = text(at(message, 'text'));
  const payload = text(at(at(message, 'quick_reply'), 'payload'));
  if (payload !== undefined) return { type: 'button_reply', id: payload, title: said ?? '' };
  if (said !== undefined) return { type: 'text', text: said };
  const [attachment] = list(at(message, 'attachments'));
  return readAttachment(attachment);
}

const mediaTypes: Readonly<Record<string, 'image' | 'audio' | 'video' | 'document' | 'sticker'>> = {
  image: 'image',
  audio: 'audio',
  video: 'video',
  file: 'document',
  sticker: 'sticker',
};

function readAttachment(attachment: unknown): InboundContent {
  const original = shortText(at(attachment, 'type')) ?? 'none';
  const payload = at(attachment, 'payload');
  const latitude = decimal(at(at(payload, 'coordinates'), 'lat'));
  const longitude = decimal(at(at(payload, 'coordinates'), 'long'));
  const isPlace = latitude !== undefined && longitude !== undefined;
  if (original === 'location' && isPlace && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)
    return { type: 'location', latitude, longitude };
  const media = Object.hasOwn(mediaTypes, original) ? mediaTypes[original] : undefined;
  if (!media) return { type: 'unsupported', original };
  return { type: at(payload, 'sticker_id') === undefined ? media : 'sticker' };
}

/** The first button of a chat, of which Meta gives our own word back, or any other button. */
function readPostback(postback: unknown): InboundContent {
  const id = text(at(postback, 'payload'));
  const title = text(at(postback, 'title')) ?? '';
  if (id === undefined && title === '') return { type: 'unsupported', original: 'postback' };
  if (id === getStartedPayload) return { type: 'get_started', ...refOf(at(postback, 'referral')) };
  return { type: 'button_reply', id: id ?? title, title };
}

function refOf(referral: unknown): { ref?: string } {
  const ref = text(at(referral, 'ref'));
  return ref ? { ref: ref.slice(0, 2083) } : {};
}

function readReaction(reaction: unknown): InboundContent {
  const wamid = identifier(at(reaction, 'mid'));
  if (!wamid) return { type: 'unsupported', original: 'reaction' };
  const emoji = at(reaction, 'action') === 'unreact' ? '' : (text(at(reaction, 'emoji')) ?? '');
  return { type: 'reaction', wamid, emoji };
}
