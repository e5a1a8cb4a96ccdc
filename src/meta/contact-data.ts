import { sql } from 'kysely';
import {
  type EntityId,
  forgetInEvents,
  historyOf,
  type Queryable,
  rowOf,
  rowsOf,
  type Trx,
} from '../platform/index.ts';
import type { Contact } from './contact.model.ts';
import { findContact, lockContacts } from './repository.ts';

/** How a person is named from outside: the digits of a phone number, Meta's business-scoped or page-scoped id, or our own id. */
export type ContactName =
  | { readonly waId: string }
  | { readonly bsuid: string }
  | { readonly psid: string }
  | { readonly contactId: string };

/** The contact of a person; undefined for somebody who never wrote. */
export async function findContactNamed(
  db: Queryable,
  entityId: EntityId,
  name: ContactName,
): Promise<Contact | undefined> {
  if ('contactId' in name) return findContact(db, entityId, name.contactId);
  const named =
    'waId' in name ? sql`wa_id = ${name.waId}` : 'psid' in name ? sql`psid = ${name.psid}` : sql`bsuid = ${name.bsuid}`;
  const row = await rowOf(
    db,
    sql<{ contact_id: string }>`select contact_id from contact where entity_id = ${entityId} and ${named}`,
  );
  return row && findContact(db, entityId, row.contact_id);
}

/** A message as the export tells it. */
export interface HeldMessage {
  readonly occurredAt: string;
  readonly wamid: string;
  readonly addressId: string;
  readonly direction: 'in' | 'out';
  readonly type: string;
  readonly content: unknown;
  readonly raw: unknown;
}

/** What is held of a contact. */
export interface ContactData {
  readonly contact: Contact;
  readonly messages: readonly HeldMessage[];
  /** Bodies that wait to be sent, or were not yet forgotten after it. */
  readonly outbox: readonly { readonly createdAt: string; readonly state: string; readonly body: unknown }[];
}

export async function exportContact(db: Queryable, entityId: EntityId, contact: Contact): Promise<ContactData> {
  const outbox = await rowsOf(
    db,
    sql<ContactData['outbox'][number]>`
      select to_json(created_at) as "createdAt", state, body from outgoing
      where entity_id = ${entityId} and contact_id = ${contact.contactId} order by sequence`,
  );
  return { contact, messages: await messagesOf(db, entityId, contact.contactId), outbox };
}

const messagesAtOnce = 500;

async function messagesOf(db: Queryable, entityId: EntityId, contactId: string): Promise<HeldMessage[]> {
  const messages: HeldMessage[] = [];
  for (;;) {
    const last = messages.at(-1);
    const page = await rowsOf(
      db,
      sql<HeldMessage>`
        select to_json(occurred_at) as "occurredAt", wamid, phone_number_id as "addressId", direction, type, content, raw
        from message
        where entity_id = ${entityId} and contact_id = ${contactId}
          and (occurred_at, wamid) > (${last?.occurredAt ?? '-infinity'}::timestamptz, ${last?.wamid ?? ''})
        order by occurred_at, wamid limit ${messagesAtOnce}`,
    );
    messages.push(...page);
    if (page.length < messagesAtOnce) return messages;
  }
}

/**
 * Forgets a contact: name, number and ids, messages of both directions with their statuses, what waits to be read or sent, webhooks put
 * aside that name them, and the wamids in the event log, as those encode the number. Somebody who writes again is a new contact.
 * @returns how many messages went.
 */
export async function eraseContact(trx: Trx, entityId: EntityId, contact: Contact): Promise<number> {
  const { contactId } = contact;
  await lockContacts(trx, entityId);
  await sql`delete from inbound_work where entity_id = ${entityId} and contact_id = ${contactId}`.execute(trx);
  await sql`
    delete from message_status where entity_id = ${entityId} and wamid in (
      select wamid from message where entity_id = ${entityId} and contact_id = ${contactId})`.execute(trx);
  const { numAffectedRows } = await sql`
    delete from message where entity_id = ${entityId} and contact_id = ${contactId}`.execute(trx);
  await sql`delete from outgoing where entity_id = ${entityId} and contact_id = ${contactId}`.execute(trx);
  for (const id of [contact.waId, contact.bsuid, contact.psid])
    if (id)
      await sql`
        delete from unrouted_webhook where entity_id in (${entityId}, '-') and position(${id} in raw) > 0`.execute(trx);
  for (const id of await idsOf(trx, entityId, contactId))
    await forgetInEvents(trx, entityId, `contact:${id}`, ['wamid']);
  await sql`delete from contact where entity_id = ${entityId} and contact_id = ${contactId}`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

const longestHistory = 100_000;

/** The contact's id and those of contacts that turned out to be the same person. */
async function idsOf(trx: Trx, entityId: EntityId, contactId: string): Promise<string[]> {
  const ids = [contactId];
  for (const id of ids) {
    const history = await historyOf(trx, entityId, `contact:${id}`, longestHistory);
    for (const { type, payload } of history) if (type === 'contact.merged') ids.push(String(payload['from']));
  }
  return ids;
}
