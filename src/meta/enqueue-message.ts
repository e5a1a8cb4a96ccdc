import { type EntityId, inTransaction, newId, type Queryable, type Trx } from '../platform/index.ts';
import { meetPerson } from './ingest.ts';
import type { MessageBody } from './messages.ts';
import { insertOutgoing } from './outgoing-repository.ts';
import { renderReply } from './render-reply.ts';
import type { Reply } from './reply.model.ts';
import { contactsSeen, findChannelAddress, lastInboundAt, lockContacts } from './repository.ts';

/** Whom to write to: a contact, or a phone number or business-scoped id that may be new to us. */
export type Recipient = { readonly contactId: string } | { readonly waId: string } | { readonly bsuid: string };

export interface MessageToSend {
  readonly entityId: EntityId;
  /** The number or Page that writes. */
  readonly addressId: string;
  readonly to: Recipient;
  readonly body: MessageBody;
  /** The same key is sent once, however often it is asked for (1 to 200 characters), for at least 30 days. */
  readonly dedupeKey: string;
  readonly notBefore?: Date;
}

/**
 * Puts a message into the outbox, in the use case's own transaction: when that commits, it will be sent.
 * @returns false when a message with this dedupe key is there already.
 */
export async function enqueueMessage(trx: Trx, message: MessageToSend, now: Date): Promise<boolean> {
  const { entityId, addressId, to, body, dedupeKey, notBefore } = message;
  const contactId = 'contactId' in to ? to.contactId : await contactOf(trx, entityId, to, now);
  const dueAt = notBefore && notBefore > now ? notBefore : now;
  const outgoingId = newId(now);
  return insertOutgoing(trx, {
    entityId,
    outgoingId,
    addressId,
    contactId,
    body,
    dedupeKey,
    dueAt,
    createdAt: now,
  });
}

export interface ReplyToSend extends Omit<MessageToSend, 'body' | 'dedupeKey'> {
  readonly reply: Reply;
  /** As with a message, at most 190 characters. */
  readonly dedupeKey: string;
}

/**
 * Puts what is to be said into the outbox, in the words of the channel that it leaves by.
 * @returns false when it is there already.
 */
export async function enqueueReply(trx: Trx, { reply, dedupeKey, ...rest }: ReplyToSend, now: Date): Promise<boolean> {
  const address = await findChannelAddress(trx, rest.entityId, rest.addressId);
  if (!address) throw new Error(`Nothing can be sent from ${rest.addressId}: it is not connected.`);
  const bodies = renderReply(address.channel, reply);
  let isNew = false;
  for (const [i, body] of bodies.entries()) {
    const key = i === 0 ? dedupeKey : `${dedupeKey}+${i}`;
    isNew = (await enqueueMessage(trx, { ...rest, body, dedupeKey: key }, now)) || isNew;
  }
  return isNew;
}

async function contactOf(
  trx: Trx,
  entityId: EntityId,
  person: { readonly waId: string } | { readonly bsuid: string },
  now: Date,
): Promise<string> {
  const [known] = await contactsSeen(trx, entityId, [person]);
  if (known) return known.contactId;
  await lockContacts(trx, entityId);
  return (await meetPerson(trx, entityId, person, now)).contactId;
}

/** The contact of a phone number or business-scoped id, made when it is new: for a hand-over that begins outside the chat. */
export function requireContact(
  db: Queryable,
  entityId: EntityId,
  person: { readonly waId: string } | { readonly bsuid: string },
  now: Date,
): Promise<string> {
  return inTransaction(db, (trx) => contactOf(trx, entityId, person, now));
}

// Meta: free-form messages go out for 24 hours after the person's last message.
const windowMs = 24 * 3_600_000;

/** The customer service window of a contact with one of our addresses. */
export interface ServiceWindow {
  readonly open: boolean;
  /** When it closes; absent when it is closed. */
  readonly closesAt?: Date;
}

/** Whether free-form messages may be sent now, and until when. Outside only a template may. */
export async function windowOf(
  db: Queryable,
  entityId: EntityId,
  { addressId, contactId }: { readonly addressId: string; readonly contactId: string },
  now: Date,
): Promise<ServiceWindow> {
  const since = new Date(now.getTime() - windowMs);
  const last = await lastInboundAt(db, entityId, { addressId, contactId, since });
  return last ? { open: true, closesAt: new Date(last.getTime() + windowMs) } : { open: false };
}
