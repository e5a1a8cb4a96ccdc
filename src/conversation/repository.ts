import { sql } from 'kysely';
import {
  decodeTimeCursor,
  type EntityId,
  isUuid,
  newId,
  type Page,
  pageOf,
  type Queryable,
  rowOf,
  rowsOf,
  type Trx,
} from '../platform/index.ts';
import type { Consent, HandOver, Thread } from './shopper.model.ts';

interface ThreadRow {
  entity_id: EntityId;
  thread_id: string;
  phone_number_id: string;
  contact_id: string;
  shopper_id: string;
  language: string;
  store_id: string | null;
  state: Thread['state'];
  version: number;
  basket_id: string | null;
  last_inbound_at: Date;
}

const toThread = (row: ThreadRow): Thread => ({
  entityId: row.entity_id,
  threadId: row.thread_id,
  addressId: row.phone_number_id,
  contactId: row.contact_id,
  shopper: { shopperId: row.shopper_id, language: row.language, storeId: row.store_id },
  state: row.state,
  version: row.version,
  basketId: row.basket_id,
  lastInboundAt: row.last_inbound_at,
});

const threadColumns = sql`
  t.entity_id, t.thread_id, t.phone_number_id, t.contact_id, t.shopper_id, s.language, s.store_id, t.state, t.version, t.basket_id,
  t.last_inbound_at`;

/** Which thread a message is in. */
export interface ThreadKey {
  readonly entityId: EntityId;
  readonly addressId: string;
  readonly contactId: string;
}

/** The thread of a message, locked; made, with its shopper, when it is the first one. */
export async function lockThread(trx: Trx, key: ThreadKey, language: string, now: Date): Promise<Thread> {
  const known = await findLocked(trx, key);
  if (known) return known;
  const shopperId = (await shopperOfContact(trx, key)) ?? (await insertShopper(trx, key.entityId, language, now));
  await sql`
    insert into thread (entity_id, thread_id, phone_number_id, contact_id, shopper_id, state, last_inbound_at, created_at)
    values (${key.entityId}, ${newId(now)}, ${key.addressId}, ${key.contactId}, ${shopperId}, '{"at":"new"}', ${now}, ${now})
    on conflict (entity_id, phone_number_id, contact_id) do nothing`.execute(trx);
  const made = await findLocked(trx, key);
  if (!made) throw new Error('A thread was made and is not there.');
  return made;
}

async function findLocked(trx: Trx, { entityId, addressId, contactId }: ThreadKey): Promise<Thread | undefined> {
  const row = await rowOf(
    trx,
    sql<ThreadRow>`
      select ${threadColumns} from thread t
      join shopper s on s.entity_id = t.entity_id and s.shopper_id = t.shopper_id
      where t.entity_id = ${entityId} and t.phone_number_id = ${addressId} and t.contact_id = ${contactId}
      for update of t, s`,
  );
  return row && toThread(row);
}

/** The shopper who writes to another address of the entity already. */
async function shopperOfContact(trx: Trx, { entityId, contactId }: ThreadKey): Promise<string | undefined> {
  const row = await rowOf(
    trx,
    sql<{ shopper_id: string }>`
      select shopper_id from thread where entity_id = ${entityId} and contact_id = ${contactId} order by created_at limit 1`,
  );
  return row?.shopper_id;
}

async function insertShopper(trx: Trx, entityId: EntityId, language: string, now: Date): Promise<string> {
  const shopperId = newId(now);
  await sql`
    insert into shopper (entity_id, shopper_id, language, created_at)
    values (${entityId}, ${shopperId}, ${language}, ${now})`.execute(trx);
  return shopperId;
}

/** Keeps where a thread and its shopper now stand. */
export async function saveThread(trx: Trx, thread: Thread): Promise<void> {
  const { entityId, threadId, shopper, state, basketId, lastInboundAt } = thread;
  await sql`
    update shopper set language = ${shopper.language}, store_id = ${shopper.storeId}
    where entity_id = ${entityId} and shopper_id = ${shopper.shopperId}`.execute(trx);
  await sql`
    update thread set state = ${JSON.stringify(state)}::jsonb, version = version + 1, basket_id = ${basketId}, last_inbound_at = ${lastInboundAt}
    where entity_id = ${entityId} and thread_id = ${threadId}`.execute(trx);
}

export async function findThread(db: Queryable, entityId: EntityId, threadId: string): Promise<Thread | undefined> {
  const row = await rowOf(
    db,
    sql<ThreadRow>`
      select ${threadColumns} from thread t
      join shopper s on s.entity_id = t.entity_id and s.shopper_id = t.shopper_id
      where t.entity_id = ${entityId} and t.thread_id = ${threadId}`,
  );
  return row && toThread(row);
}

/** The thread a shopper last wrote in; undefined for somebody who never wrote. */
export async function latestThreadOf(
  db: Queryable,
  entityId: EntityId,
  shopperId: string,
): Promise<Thread | undefined> {
  const row = await rowOf(
    db,
    sql<ThreadRow>`
      select ${threadColumns} from thread t
      join shopper s on s.entity_id = t.entity_id and s.shopper_id = t.shopper_id
      where t.entity_id = ${entityId} and (s.shopper_id = ${shopperId} or s.shopper_id = (
        select o.same_as from shopper o where o.entity_id = ${entityId} and o.shopper_id = ${shopperId}))
      order by t.last_inbound_at desc limit 1`,
  );
  return row && toThread(row);
}

/** All ids of a person: theirs, and those that turned out to be them. */
export async function shopperIdsOf(db: Queryable, entityId: EntityId, shopperId: string): Promise<string[]> {
  const rows = await rowsOf(
    db,
    sql<{ shopper_id: string }>`
      select shopper_id from shopper
      where entity_id = ${entityId} and (shopper_id = ${shopperId} or same_as = ${shopperId}) order by shopper_id limit 20`,
  );
  return rows.map(({ shopper_id }) => shopper_id);
}

/** Appends what a shopper agreed to or took back. */
export async function insertConsent(
  trx: Trx,
  entityId: EntityId,
  shopperId: string,
  { purpose, channel, granted, textShown, language, source, at }: Consent,
): Promise<void> {
  await sql`
    insert into consent (entity_id, shopper_id, purpose, channel, granted, text_shown, language, source, at)
    values (${entityId}, ${shopperId}, ${purpose}, ${channel}, ${granted}, ${textShown}, ${language}, ${source}, ${at})`.execute(
    trx,
  );
}

/** Whether a shopper now agrees to offers in a channel; undefined when they were never asked or never answered. */
export async function hasConsent(
  db: Queryable,
  entityId: EntityId,
  shopperId: string,
  channel: Consent['channel'],
): Promise<boolean | undefined> {
  const row = await rowOf(
    db,
    sql<{ granted: boolean }>`
      select granted from consent
      where entity_id = ${entityId} and shopper_id = ${shopperId} and purpose = 'marketing' and channel = ${channel}
      order by sequence desc limit 1`,
  );
  return row?.granted;
}

/** Opens a case; one that is open already stays. */
export async function openHandOver(trx: Trx, entityId: EntityId, handOver: HandOver): Promise<boolean> {
  const row = await rowOf(
    trx,
    sql`
      insert into hand_over (entity_id, hand_over_id, thread_id, store_id, reason, opened_at)
      values (${entityId}, ${handOver.handOverId}, ${handOver.threadId}, ${handOver.storeId}, ${handOver.reason}, ${handOver.openedAt})
      on conflict do nothing returning hand_over_id`,
  );
  return row !== undefined;
}

/** Closes the open case of a thread. @returns false when none is open. */
export async function closeHandOver(
  trx: Trx,
  entityId: EntityId,
  { threadId, closedBy, at }: { readonly threadId: string; readonly closedBy: string | null; readonly at: Date },
): Promise<boolean> {
  const row = await rowOf(
    trx,
    sql`
      update hand_over set closed_at = ${at}, closed_by = ${closedBy}
      where entity_id = ${entityId} and thread_id = ${threadId} and closed_at is null returning hand_over_id`,
  );
  return row !== undefined;
}

export interface OpenCase extends HandOver {
  readonly thread: Thread;
}

type CaseRow = ThreadRow & {
  hand_over_id: string;
  case_store_id: string | null;
  reason: HandOver['reason'];
  opened_at: Date;
  opened_text: string;
};

const caseColumns = sql`${threadColumns}, h.hand_over_id, h.store_id as case_store_id, h.reason, h.opened_at, h.opened_at::text as opened_text`;

const toCase = (row: CaseRow): OpenCase => ({
  handOverId: row.hand_over_id,
  threadId: row.thread_id,
  storeId: row.case_store_id,
  reason: row.reason,
  openedAt: row.opened_at,
  thread: toThread(row),
});

/** A store's open cases, newest first; those of shoppers without a store are every store's. */
export async function listOpenCases(
  db: Queryable,
  entityId: EntityId,
  storeId: string,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<OpenCase>> {
  const after = decodeTimeCursor(cursor);
  const [at, id] = after && isUuid(after[1]) ? after : ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
  const rows = await rowsOf(
    db,
    sql<CaseRow>`
      select ${caseColumns} from hand_over h
      join thread t on t.entity_id = h.entity_id and t.thread_id = h.thread_id
      join shopper s on s.entity_id = t.entity_id and s.shopper_id = t.shopper_id
      where h.entity_id = ${entityId} and h.closed_at is null and (h.store_id = ${storeId} or h.store_id is null)
        and (h.opened_at, h.hand_over_id) < (${String(at)}::timestamptz, ${String(id)}::uuid)
      order by h.opened_at desc, h.hand_over_id desc limit ${limit + 1}`,
  );
  const { items, nextCursor } = pageOf(rows, limit, (row) => [row.opened_text, row.hand_over_id]);
  return { items: items.map(toCase), ...(nextCursor && { nextCursor }) };
}

/** The open case of a thread. */
export async function findOpenCase(db: Queryable, entityId: EntityId, threadId: string): Promise<OpenCase | undefined> {
  const row = await rowOf(
    db,
    sql<CaseRow>`
      select ${caseColumns} from hand_over h
      join thread t on t.entity_id = h.entity_id and t.thread_id = h.thread_id
      join shopper s on s.entity_id = t.entity_id and s.shopper_id = t.shopper_id
      where h.entity_id = ${entityId} and h.thread_id = ${threadId} and h.closed_at is null`,
  );
  return row && toCase(row);
}

/** Moves the threads of a contact that turned out to be another; an address where both wrote keeps the older thread. */
export async function moveThreads(trx: Trx, entityId: EntityId, from: string, into: string): Promise<void> {
  const pairs = await rowsOf(
    trx,
    sql<{ old_thread: string; old_shopper: string; shopper: string }>`
      select f.thread_id as old_thread, f.shopper_id as old_shopper, i.shopper_id as shopper
      from thread f join thread i on i.entity_id = f.entity_id and i.phone_number_id = f.phone_number_id and i.contact_id = ${into}
      where f.entity_id = ${entityId} and f.contact_id = ${from} for update`,
  );
  for (const { old_thread, old_shopper, shopper } of pairs) {
    await sql`delete from hand_over where entity_id = ${entityId} and thread_id = ${old_thread}`.execute(trx);
    await sql`delete from thread where entity_id = ${entityId} and thread_id = ${old_thread}`.execute(trx);
    if (old_shopper !== shopper)
      await sql`
        update shopper set same_as = ${shopper}
        where entity_id = ${entityId} and (shopper_id = ${old_shopper} or same_as = ${old_shopper})`.execute(trx);
  }
  await sql`update thread set contact_id = ${into} where entity_id = ${entityId} and contact_id = ${from}`.execute(trx);
}

/** The threads of a contact, over all numbers. */
export async function threadsOfContact(db: Queryable, entityId: EntityId, contactId: string): Promise<Thread[]> {
  const rows = await rowsOf(
    db,
    sql<ThreadRow>`
      select ${threadColumns} from thread t
      join shopper s on s.entity_id = t.entity_id and s.shopper_id = t.shopper_id
      where t.entity_id = ${entityId} and t.contact_id = ${contactId} order by t.created_at limit 50`,
  );
  return rows.map(toThread);
}

/** Of these products, those that Meta's catalog holds. */
export async function inMetaCatalog(
  db: Queryable,
  entityId: EntityId,
  catalogId: string,
  productIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await rowsOf(
    db,
    sql<{ product_id: string }>`
      select product_id from chat_product
      where entity_id = ${entityId} and catalog_id = ${catalogId} and product_id = any(${[...productIds]})`,
  );
  return new Set(rows.map(({ product_id }) => product_id));
}

/** Notes what Meta's catalog now holds. */
export async function saveChatProducts(
  trx: Trx,
  entityId: EntityId,
  catalogId: string,
  productIds: readonly string[],
): Promise<void> {
  await sql`
    delete from chat_product
    where entity_id = ${entityId} and catalog_id = ${catalogId} and not (product_id = any(${[...productIds]}))`.execute(
    trx,
  );
  await sql`
    insert into chat_product (entity_id, catalog_id, product_id)
    select ${entityId}, ${catalogId}, unnest(${[...productIds]}::text[]) on conflict do nothing`.execute(trx);
}
