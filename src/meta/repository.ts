import { sql } from 'kysely';
import { type EntityId, inTransaction, type Queryable, rowOf, rowsOf, type Trx } from '../platform/index.ts';
import type { Channel } from './channel.model.ts';
import type { Contact } from './contact.model.ts';
import { type SeenPerson, windowlessTypes } from './inbound.model.ts';
import { jsonForPostgres } from './json-for-postgres.ts';

/** What shoppers write to: a business number of an entity, or a Facebook Page. */
export interface ChannelAddress {
  readonly entityId: EntityId;
  readonly channel: Channel;
  /** On Messenger the Page's id. */
  readonly addressId: string;
  /** On Messenger the Page's id, as it belongs to no account of numbers. */
  readonly accountId: string;
  /** As people write it: "+33 1 86 26 00 00"; on Messenger the name in the Page's address, as in m.me/mysupermarket. */
  readonly publicAddress: string;
  readonly verifiedName: string;
  readonly catalogId: string | null;
}

interface AddressRow {
  entity_id: EntityId;
  channel: Channel;
  phone_number_id: string;
  waba_id: string;
  display_number: string;
  verified_name: string;
  catalog_id: string | null;
}

const toAddress = (row: AddressRow): ChannelAddress => ({
  entityId: row.entity_id,
  channel: row.channel,
  addressId: row.phone_number_id,
  accountId: row.waba_id,
  publicAddress: row.display_number,
  verifiedName: row.verified_name,
  catalogId: row.catalog_id,
});

/**
 * Saves an address, new or changed.
 * @throws {Error} when another entity has it: a webhook names the address only, so it must lead to one entity.
 */
export async function saveChannelAddress(db: Queryable, address: ChannelAddress): Promise<void> {
  await inTransaction(db, async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('channel_number ' || ${address.addressId}))`.execute(trx);
    const [holder] = await entitiesOfAddresses(trx, [address.addressId]);
    if (holder && holder.entityId !== address.entityId)
      throw new Error(`The address ${address.addressId} belongs to the entity ${holder.entityId}.`);
    await sql`
      insert into channel_number (entity_id, channel, phone_number_id, waba_id, display_number, verified_name, catalog_id)
      values (${address.entityId}, ${address.channel}, ${address.addressId}, ${address.accountId}, ${address.publicAddress}, ${address.verifiedName}, ${address.catalogId})
      on conflict (entity_id, phone_number_id) do update set
        channel = excluded.channel, waba_id = excluded.waba_id, display_number = excluded.display_number,
        verified_name = excluded.verified_name, catalog_id = excluded.catalog_id`.execute(trx);
  });
}

/** The addresses of an entity, in a stable order. */
export async function listChannelAddresses(db: Queryable, entityId: EntityId): Promise<ChannelAddress[]> {
  const rows = await rowsOf(
    db,
    sql<AddressRow>`select * from channel_number where entity_id = ${entityId} order by phone_number_id`,
  );
  return rows.map(toAddress);
}

export async function findChannelAddress(
  db: Queryable,
  entityId: EntityId,
  addressId: string,
): Promise<ChannelAddress | undefined> {
  const row = await rowOf(
    db,
    sql<AddressRow>`
      select * from channel_number where entity_id = ${entityId} and phone_number_id = ${addressId}`,
  );
  return row && toAddress(row);
}

/** Which entity each address belongs to. A webhook names the address only, so this reads across entities. */
export async function entitiesOfAddresses(db: Queryable, addressIds: readonly string[]): Promise<ChannelAddress[]> {
  if (addressIds.length === 0) return [];
  const rows = await rowsOf(
    db,
    sql<AddressRow>`
      select entity_id, channel, phone_number_id, waba_id, display_number, verified_name, catalog_id
      from channel_number where phone_number_id = any(${[...new Set(addressIds)]})`,
  );
  return rows.map(toAddress);
}

/** The entities that have an address: those a sender works for. */
export async function entitiesWithAddresses(db: Queryable): Promise<EntityId[]> {
  const rows = await rowsOf(
    db,
    sql<{ entity_id: EntityId }>`select distinct entity_id from channel_number order by entity_id`,
  );
  return rows.map(({ entity_id }) => entity_id);
}

/** Holds back the sends of an address until `until`. */
export async function pauseAddress(
  db: Queryable,
  entityId: EntityId,
  addressId: string,
  { until, code }: { until: Date; code: number },
): Promise<void> {
  await sql`
    update channel_number set paused_until = ${until}, paused_code = ${code}
    where entity_id = ${entityId} and phone_number_id = ${addressId}`.execute(db);
}

/** Lets the addresses of an entity send again, for instance after a new token was set. */
export async function resumeAddresses(db: Queryable, entityId: EntityId): Promise<void> {
  await sql`
    update channel_number set paused_until = null, paused_code = null
    where entity_id = ${entityId} and paused_until is not null`.execute(db);
}

interface ContactRow {
  contact_id: string;
  wa_id: string | null;
  bsuid: string | null;
  psid: string | null;
  profile_name: string | null;
  username: string | null;
}

const toContact = (row: ContactRow): Contact => ({
  contactId: row.contact_id,
  waId: row.wa_id,
  bsuid: row.bsuid,
  psid: row.psid,
  profileName: row.profile_name,
  username: row.username,
});

export async function findContact(db: Queryable, entityId: EntityId, contactId: string): Promise<Contact | undefined> {
  const row = await rowOf(
    db,
    sql<ContactRow>`
      select contact_id, wa_id, bsuid, psid, profile_name, username from contact
      where entity_id = ${entityId} and contact_id = ${contactId}`,
  );
  return row && toContact(row);
}

/** The contacts of an entity that any of the people seen may be. */
export async function contactsSeen(
  db: Queryable,
  entityId: EntityId,
  people: readonly SeenPerson[],
): Promise<Contact[]> {
  const waIds = people.flatMap(({ waId }) => waId ?? []);
  const bsuids = people.flatMap(({ bsuid }) => bsuid ?? []);
  const psids = people.flatMap(({ psid }) => psid ?? []);
  const rows = await rowsOf(
    db,
    sql<ContactRow>`
      select contact_id, wa_id, bsuid, psid, profile_name, username from contact
      where entity_id = ${entityId} and wa_id = any(${waIds})
      union
      select contact_id, wa_id, bsuid, psid, profile_name, username from contact
      where entity_id = ${entityId} and bsuid = any(${bsuids})
      union
      select contact_id, wa_id, bsuid, psid, profile_name, username from contact
      where entity_id = ${entityId} and psid = any(${psids})`,
  );
  return rows.map(toContact);
}

/** Held while contacts of an entity are made or changed, so that one person never becomes two. */
export async function lockContacts(trx: Trx, entityId: EntityId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('contact ' || ${entityId}))`.execute(trx);
}

export async function saveContact(trx: Trx, entityId: EntityId, contact: Contact, now: Date): Promise<void> {
  const { contactId, waId, bsuid, psid, profileName, username } = contact;
  await sql`
    insert into contact (entity_id, contact_id, wa_id, bsuid, psid, profile_name, username, created_at)
    values (${entityId}, ${contactId}, ${waId}, ${bsuid}, ${psid}, ${profileName}, ${username}, ${now})
    on conflict (entity_id, contact_id) do update set
      wa_id = excluded.wa_id, bsuid = excluded.bsuid, psid = excluded.psid, profile_name = excluded.profile_name, username = excluded.username`.execute(
    trx,
  );
}

/** Keeps the name of a contact that has none yet. */
export async function saveProfileName(
  db: Queryable,
  entityId: EntityId,
  contactId: string,
  profileName: string,
): Promise<void> {
  await sql`
    update contact set profile_name = ${profileName}
    where entity_id = ${entityId} and contact_id = ${contactId} and profile_name is null`.execute(db);
}

/** Gives all that belongs to one contact to another, and removes the first. */
export async function moveContact(trx: Trx, entityId: EntityId, from: string, into: string): Promise<void> {
  await sql`update message set contact_id = ${into} where entity_id = ${entityId} and contact_id = ${from}`.execute(
    trx,
  );
  await sql`update inbound_work set contact_id = ${into} where entity_id = ${entityId} and contact_id = ${from}`.execute(
    trx,
  );
  await sql`update outgoing set contact_id = ${into} where entity_id = ${entityId} and contact_id = ${from}`.execute(
    trx,
  );
  await sql`delete from contact where entity_id = ${entityId} and contact_id = ${from}`.execute(trx);
}

/** A message as the log keeps it. */
export interface LoggedMessage {
  readonly entityId: EntityId;
  readonly occurredAt: Date;
  readonly wamid: string;
  readonly addressId: string;
  readonly contactId: string;
  readonly direction: 'in' | 'out';
  readonly type: string;
  /** In: `{content, context?, referral?}` in our words. Out: the body without its recipient. */
  readonly content: unknown;
  readonly raw: unknown;
  readonly outgoingId?: string;
}

export interface MessageKey {
  readonly entityId: EntityId;
  readonly wamid: string;
}

/** Appends messages, each once: the key is Meta's id and time. @returns those that were new. */
export async function insertMessages(
  trx: Trx,
  messages: readonly LoggedMessage[],
  receivedAt: Date,
): Promise<MessageKey[]> {
  if (messages.length === 0) return [];
  const rows = await rowsOf(
    trx,
    sql<{ entity_id: EntityId; wamid: string }>`
      insert into message (entity_id, occurred_at, wamid, phone_number_id, contact_id, direction, type, content, raw, received_at, outgoing_id)
      select m."entityId", m."occurredAt", m.wamid, m."addressId", m."contactId", m.direction, m.type, m.content, m.raw, ${receivedAt}, m."outgoingId"
      from jsonb_to_recordset(${jsonForPostgres(messages)}::jsonb) as m(
        "entityId" text, "occurredAt" timestamptz, wamid text, "addressId" text, "contactId" uuid,
        direction text, type text, content jsonb, raw jsonb, "outgoingId" uuid)
      on conflict do nothing
      returning entity_id, wamid`,
  );
  return rows.map((row) => ({ entityId: row.entity_id, wamid: row.wamid }));
}

export interface LoggedStatus {
  readonly entityId: EntityId;
  readonly occurredAt: Date;
  readonly wamid: string;
  readonly status: string;
  readonly errorCode?: number;
  readonly pricing?: unknown;
}

/** Appends statuses, each once. A status that Meta repeats with another time counts as the one that is there. @returns those that were new. */
export async function insertStatuses(
  trx: Trx,
  statuses: readonly LoggedStatus[],
  receivedAt: Date,
): Promise<(MessageKey & { readonly status: string })[]> {
  if (statuses.length === 0) return [];
  const rows = await rowsOf(
    trx,
    sql<{ entity_id: EntityId; wamid: string; status: string }>`
      insert into message_status (entity_id, occurred_at, wamid, status, error_code, pricing, received_at)
      select s."entityId", s."occurredAt", s.wamid, s.status, s."errorCode", s.pricing, ${receivedAt}
      from jsonb_to_recordset(${jsonForPostgres(statuses)}::jsonb) as s(
        "entityId" text, "occurredAt" timestamptz, wamid text, status text, "errorCode" int, pricing jsonb)
      where not exists (
        select 1 from message_status known
        where known.entity_id = s."entityId" and known.wamid = s.wamid and known.status = s.status)
      on conflict do nothing
      returning entity_id, wamid, status`,
  );
  return rows.map((row) => ({ entityId: row.entity_id, wamid: row.wamid, status: row.status }));
}

/** Puts new messages before the dialogue. */
export async function insertInboundWork(trx: Trx, messages: readonly LoggedMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map(({ entityId, addressId, contactId, occurredAt, wamid }) => ({
    entityId,
    addressId,
    contactId,
    occurredAt,
    wamid,
  }));
  await sql`
    insert into inbound_work (entity_id, phone_number_id, contact_id, occurred_at, wamid)
    select w."entityId", w."addressId", w."contactId", w."occurredAt", w.wamid
    from jsonb_to_recordset(${jsonForPostgres(rows)}::jsonb) as w(
      "entityId" text, "addressId" text, "contactId" uuid, "occurredAt" timestamptz, wamid text)
    order by w."occurredAt"`.execute(trx);
}

export interface UnroutedWebhook {
  readonly entityId: EntityId | '-';
  readonly digest: string;
  readonly reason: 'unknown_number' | 'unused_field' | 'other_object' | 'unstorable';
  readonly field?: string;
  readonly accountId?: string;
  readonly addressId?: string;
  readonly raw: string;
}

export async function insertUnrouted(
  db: Queryable,
  webhooks: readonly UnroutedWebhook[],
  receivedAt: Date,
): Promise<void> {
  if (webhooks.length === 0) return;
  await sql`
    insert into unrouted_webhook (entity_id, digest, reason, field, waba_id, phone_number_id, raw, received_at)
    select u."entityId", u.digest, u.reason, u.field, u."accountId", u."addressId", u.raw, ${receivedAt}
    from jsonb_to_recordset(${jsonForPostgres(webhooks)}::jsonb) as u(
      "entityId" text, digest text, reason text, field text, "accountId" text, "addressId" text, raw text)
    on conflict do nothing`.execute(db);
}

/** Whether the database refused the values themselves, so that a smaller batch may succeed. */
export function isRefusedValue(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^(21|22|23|54)/.test(code);
}

/** What the log says of sent messages. */
export async function messagesByWamid(
  db: Queryable,
  entityId: EntityId,
  wamids: readonly string[],
): Promise<{ wamid: string; contactId: string; addressId: string; outgoingId: string | null }[]> {
  const rows = await rowsOf(
    db,
    sql<{ wamid: string; contact_id: string; phone_number_id: string; outgoing_id: string | null }>`
      select wamid, contact_id, phone_number_id, outgoing_id from message
      where entity_id = ${entityId} and wamid = any(${[...wamids]})`,
  );
  return rows.map((row) => ({
    wamid: row.wamid,
    contactId: row.contact_id,
    addressId: row.phone_number_id,
    outgoingId: row.outgoing_id,
  }));
}

/** The messages that an address wrote to a contact up to a moment and whose status is not told yet. */
export async function messagesWithout(
  trx: Trx,
  entityId: EntityId,
  told: { readonly addressId: string; readonly contactId: string; readonly upTo: Date; readonly status: string },
): Promise<string[]> {
  const { addressId, contactId, upTo, status } = told;
  const rows = await rowsOf(
    trx,
    sql<{ wamid: string }>`
      select m.wamid from message m
      where m.entity_id = ${entityId} and m.contact_id = ${contactId} and m.phone_number_id = ${addressId}
        and m.direction = 'out' and m.occurred_at <= ${upTo} and m.occurred_at > ${upTo}::timestamptz - interval '30 days'
        and not exists (
          select 1 from message_status s where s.entity_id = m.entity_id and s.wamid = m.wamid and s.status = ${status})
      order by m.occurred_at desc limit 200`,
  );
  return rows.map(({ wamid }) => wamid);
}

/** The time of the shopper's last message to an address that is not older than `since`. */
export async function lastInboundAt(
  db: Queryable,
  entityId: EntityId,
  { addressId, contactId, since }: { addressId: string; contactId: string; since: Date },
): Promise<Date | undefined> {
  const row = await rowOf(
    db,
    sql<{ occurred_at: Date }>`
      select occurred_at from message
      where entity_id = ${entityId} and contact_id = ${contactId} and phone_number_id = ${addressId}
        and occurred_at > ${since} and direction = 'in' and type <> all(${[...windowlessTypes]})
      order by occurred_at desc limit 1`,
  );
  return row?.occurred_at;
}
