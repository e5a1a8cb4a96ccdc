import { sql } from 'kysely';
import { type ContactData, type ContactName, eraseContact, exportContact, findContactNamed } from '../meta/index.ts';
import { eraseOrderOwner, exportOrders, type OrderData, type OrderOwner, type OrderUnderWay } from '../order/index.ts';
import {
  appendEvents,
  type Database,
  type EntityId,
  inTransaction,
  isUuid,
  newId,
  ok,
  type Queryable,
  type Result,
  refuse,
  rowsOf,
  type Trx,
} from '../platform/index.ts';
import { findThread } from './repository.ts';

/** All that is held of a person who shops, as they may ask for it. Moments are ISO 8601 instants, amounts minor units. */
export interface ShopperData extends OrderData {
  readonly entityId: EntityId;
  readonly madeAt: Date;
  /** Null for somebody who ordered on the web only. */
  readonly chat: ContactData | null;
  readonly shoppers: readonly object[];
  readonly threads: readonly object[];
  readonly consents: readonly object[];
  readonly handOvers: readonly object[];
}

export interface Erased {
  readonly orders: number;
  readonly messages: number;
}

interface UnknownShopper {
  readonly code: 'unknown_shopper';
}

/** Reads how a person is named: "+33 6 12 34 56 78", "FR.1234" (business-scoped), "psid:1234" (Messenger's page-scoped id), or the id of a contact or a thread. */
export function parseShopperName(text: string): ContactName | undefined {
  const name = text.trim();
  if (isUuid(name)) return { contactId: name };
  if (/^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/.test(name)) return { bsuid: name };
  const [, psid] = /^psid:(\d{5,64})$/.exec(name) ?? [];
  if (psid) return { psid };
  if (!/^(\+|00)[\d ().-]{6,30}$/.test(name)) return undefined;
  return { waId: name.replaceAll(/\D/g, '').replace(/^00/, '') };
}

/** Everything held of a person, as of one instant. */
export async function exportShopper(
  db: Database,
  entityId: EntityId,
  name: ContactName,
  now: Date,
): Promise<Result<ShopperData, UnknownShopper>> {
  return inTransaction(db, async (trx) => {
    const { contact, ...owner } = await findOwner(trx, entityId, name);
    const held = await exportOrders(trx, entityId, owner);
    if (!contact && held.orders.length === 0) return refuse({ code: 'unknown_shopper' });
    const chat = contact ? await exportContact(trx, entityId, contact) : null;
    const dialogue = await exportDialogue(trx, entityId, owner.shopperIds);
    return ok({ entityId, madeAt: now, chat, ...dialogue, ...held });
  });
}

/**
 * Forgets a person everywhere in one transaction: who they are, what was written, what they agreed to. Their orders stay without them.
 * Refused while one of their orders is under way.
 */
export async function eraseShopper(
  db: Database,
  entityId: EntityId,
  name: ContactName,
  now: Date,
): Promise<Result<Erased, UnknownShopper | OrderUnderWay>> {
  return inTransaction(db, async (trx) => {
    const { contact, ...owner } = await findOwner(trx, entityId, name);
    if (contact) await lockThreads(trx, entityId, contact.contactId);
    const orders = await eraseOrderOwner(trx, entityId, owner);
    if (!orders.ok) return orders;
    if (!contact && orders.value === 0) return refuse({ code: 'unknown_shopper' });
    await eraseDialogue(trx, entityId, owner.shopperIds);
    const messages = contact ? await eraseContact(trx, entityId, contact) : 0;
    const erased = { orders: orders.value, messages };
    // Says that it was done and how much, and nothing of whom.
    await appendEvents(trx, entityId, now, [
      { type: 'shopper.erased', subject: `erasure:${newId(now)}`, payload: erased },
    ]);
    return ok(erased);
  });
}

async function findOwner(trx: Trx, entityId: EntityId, name: ContactName) {
  const contact = (await findContactNamed(trx, entityId, name)) ?? (await contactOfThread(trx, entityId, name));
  const shopperIds = contact ? await shoppersOfContact(trx, entityId, contact.contactId) : [];
  const phone = contact?.waId ?? ('waId' in name ? name.waId : null);
  return { contact, shopperIds, phone } satisfies OrderOwner & { contact: unknown };
}

/** An id of ours may be a thread's, which stands in its address at the desk. */
async function contactOfThread(trx: Trx, entityId: EntityId, name: ContactName) {
  const thread = 'contactId' in name ? await findThread(trx, entityId, name.contactId) : undefined;
  return thread && findContactNamed(trx, entityId, { contactId: thread.contactId });
}

/** The shoppers of a contact's threads, with all that turned out to be the same person. */
async function shoppersOfContact(db: Queryable, entityId: EntityId, contactId: string): Promise<string[]> {
  const rows = await rowsOf(
    db,
    sql<{ shopper_id: string }>`
      with written as (
        select coalesce(s.same_as, s.shopper_id) as shopper_id from thread t
        join shopper s on s.entity_id = t.entity_id and s.shopper_id = t.shopper_id
        where t.entity_id = ${entityId} and t.contact_id = ${contactId})
      select s.shopper_id from shopper s, written w
      where s.entity_id = ${entityId} and (s.shopper_id = w.shopper_id or s.same_as = w.shopper_id)`,
  );
  return rows.map(({ shopper_id }) => shopper_id);
}

/** A message being answered is finished first. */
async function lockThreads(trx: Trx, entityId: EntityId, contactId: string): Promise<void> {
  await sql`
    select 1 from thread where entity_id = ${entityId} and contact_id = ${contactId} order by thread_id for update`.execute(
    trx,
  );
}

async function exportDialogue(
  db: Queryable,
  entityId: EntityId,
  shopperIds: readonly string[],
): Promise<Pick<ShopperData, 'shoppers' | 'threads' | 'consents' | 'handOvers'>> {
  const ids = [...shopperIds];
  const shoppers = await rowsOf(
    db,
    sql<object>`
      select shopper_id, language, store_id, created_at from shopper
      where entity_id = ${entityId} and shopper_id = any(${ids}::uuid[]) order by created_at`,
  );
  const threads = await rowsOf(
    db,
    sql<object>`
      select thread_id, phone_number_id, shopper_id, state, basket_id, last_inbound_at, created_at from thread
      where entity_id = ${entityId} and shopper_id = any(${ids}::uuid[]) order by created_at`,
  );
  const consents = await rowsOf(
    db,
    sql<object>`
      select purpose, channel, granted, text_shown, language, source, at from consent
      where entity_id = ${entityId} and shopper_id = any(${ids}::uuid[]) order by sequence`,
  );
  const handOvers = await rowsOf(
    db,
    sql<object>`
      select h.store_id, h.reason, h.opened_at, h.closed_at from hand_over h
      join thread t on t.entity_id = h.entity_id and t.thread_id = h.thread_id
      where h.entity_id = ${entityId} and t.shopper_id = any(${ids}::uuid[]) order by h.opened_at`,
  );
  return { shoppers, threads, consents, handOvers };
}

async function eraseDialogue(trx: Trx, entityId: EntityId, shopperIds: readonly string[]): Promise<void> {
  const ids = [...shopperIds];
  await sql`
    delete from hand_over where entity_id = ${entityId} and thread_id in (
      select thread_id from thread where entity_id = ${entityId} and shopper_id = any(${ids}::uuid[]))`.execute(trx);
  await sql`delete from thread where entity_id = ${entityId} and shopper_id = any(${ids}::uuid[])`.execute(trx);
  await sql`delete from consent where entity_id = ${entityId} and shopper_id = any(${ids}::uuid[])`.execute(trx);
  await sql`delete from shopper where entity_id = ${entityId} and shopper_id = any(${ids}::uuid[])`.execute(trx);
}
