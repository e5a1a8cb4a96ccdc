import { sql } from 'kysely';
import { appendEvents, type EntityId, type Queryable, rowOf, rowsOf, type Trx } from '../platform/index.ts';
import type { Channel } from './channel.model.ts';
import { jsonForPostgres } from './json-for-postgres.ts';
import type { MessageBody } from './messages.ts';
import { insertMessages } from './repository.ts';

/** A message on its way to Meta. */
export interface Outgoing {
  readonly entityId: EntityId;
  readonly channel: Channel;
  readonly outgoingId: string;
  readonly addressId: string;
  readonly contactId: string;
  readonly body: MessageBody;
  /** How often it was tried, this time included. */
  readonly attempts: number;
  readonly dueAt: Date;
}

interface OutgoingRow {
  entity_id: EntityId;
  channel: Channel;
  outgoing_id: string;
  phone_number_id: string;
  contact_id: string;
  body: MessageBody;
  attempts: number;
  due_at: Date;
}

const toOutgoing = (row: OutgoingRow): Outgoing => ({
  entityId: row.entity_id,
  channel: row.channel,
  outgoingId: row.outgoing_id,
  addressId: row.phone_number_id,
  contactId: row.contact_id,
  body: row.body,
  attempts: row.attempts,
  dueAt: row.due_at,
});

export interface NewOutgoing {
  readonly entityId: EntityId;
  readonly outgoingId: string;
  readonly addressId: string;
  readonly contactId: string;
  readonly body: MessageBody;
  readonly dedupeKey: string;
  readonly dueAt: Date;
  readonly createdAt: Date;
}

/** @returns false when a message with this dedupe key is there already. */
export async function insertOutgoing(trx: Trx, message: NewOutgoing): Promise<boolean> {
  const { entityId, outgoingId, addressId, contactId, body, dedupeKey, dueAt, createdAt } = message;
  const row = await rowOf(
    trx,
    sql`
      insert into outgoing (entity_id, outgoing_id, phone_number_id, contact_id, body, dedupe_key, due_at, retry_at, created_at)
      values (${entityId}, ${outgoingId}, ${addressId}, ${contactId}, ${jsonForPostgres(body)}::jsonb, ${dedupeKey}, ${dueAt}, ${dueAt}, ${createdAt})
      on conflict (entity_id, dedupe_key) do nothing
      returning outgoing_id`,
  );
  if (row) await sql`select pg_notify('halles_outgoing', ${entityId})`.execute(trx);
  return row !== undefined;
}

export interface Lease {
  readonly limit: number;
  readonly now: Date;
  readonly until: Date;
}

/**
 * Leases the next message of each contact, so that a thread keeps its order. A lease that ran out is a message whose fate is unknown:
 * long enough has passed for a status to have proved that it went out.
 */
export async function leaseOutgoing(db: Queryable, entityId: EntityId, lease: Lease): Promise<Outgoing[]> {
  const { limit, now, until } = lease;
  const rows = await rowsOf(
    db,
    sql<OutgoingRow>`
      with head as (
        select distinct on (phone_number_id, contact_id) outgoing_id, retry_at, leased_until, due_at, sequence
        from outgoing
        where entity_id = ${entityId} and state = 'waiting' and due_at <= ${now}
          and phone_number_id not in (
            select phone_number_id from channel_number where entity_id = ${entityId} and paused_until > ${now})
        order by phone_number_id, contact_id, due_at, sequence
      ), next as (
        select o.outgoing_id from outgoing o
        join head h on h.outgoing_id = o.outgoing_id
        where o.entity_id = ${entityId} and o.state = 'waiting' and o.retry_at <= ${now}
          and (o.leased_until is null or o.leased_until <= ${now})
        order by h.due_at, h.sequence limit ${limit}
        for update of o skip locked
      )
      update outgoing o set leased_until = ${until}, attempts = o.attempts + 1
      from next, channel_number n
      where o.entity_id = ${entityId} and o.outgoing_id = next.outgoing_id
        and n.entity_id = o.entity_id and n.phone_number_id = o.phone_number_id
      returning o.entity_id, n.channel, o.outgoing_id, o.phone_number_id, o.contact_id, o.body, o.attempts, o.due_at`,
  );
  return rows.map(toOutgoing);
}

interface Postponement {
  readonly retryAt: Date;
  /** The try does not count: it was not made, or what failed was not the message. */
  readonly uncounted?: boolean;
  /** The whole message moves, so that later ones of the thread go before it. */
  readonly yieldsTurn?: boolean;
  readonly code?: number | undefined;
}

/** Gives a leased message back, to be tried at `retryAt`. */
export async function postponeOutgoing(
  db: Queryable,
  { entityId, outgoingId }: Outgoing,
  { retryAt, uncounted = false, yieldsTurn = false, code }: Postponement,
): Promise<void> {
  await sql`
    update outgoing set leased_until = null, retry_at = ${retryAt}, error_code = ${code ?? null},
      due_at = case when ${yieldsTurn} then ${retryAt} else due_at end,
      attempts = attempts - case when ${uncounted} then 1 else 0 end
    where entity_id = ${entityId} and outgoing_id = ${outgoingId} and state = 'waiting'`.execute(db);
}

/** @returns false when it was settled by somebody else meanwhile. */
export async function failOutgoing(
  trx: Trx,
  { entityId, outgoingId }: Outgoing,
  { code, details, now }: { code: number | undefined; details: string; now: Date },
): Promise<boolean> {
  const row = await rowOf(
    trx,
    sql`
      update outgoing set state = 'failed', leased_until = null, error_code = ${code ?? null}, error_details = ${details}, settled_at = ${now}
      where entity_id = ${entityId} and outgoing_id = ${outgoingId} and state = 'waiting'
      returning outgoing_id`,
  );
  return row !== undefined;
}

/** That Meta took a message: its answer, or a status that carries our id. */
export interface SendProof {
  readonly entityId: EntityId;
  readonly outgoingId: string;
  readonly wamid: string;
}

/** Marks messages as sent, writes them to the log and tells it, each once whatever proves it first. @returns how many were not settled before. */
export async function settleByProof(trx: Trx, proofs: readonly SendProof[], now: Date): Promise<number> {
  let settled = 0;
  for (const proof of proofs.toSorted((a, b) => (a.outgoingId < b.outgoingId ? -1 : 1)))
    settled += Number(await settleOne(trx, proof, now));
  return settled;
}

async function settleOne(trx: Trx, { entityId, outgoingId, wamid }: SendProof, now: Date): Promise<boolean> {
  const row = await rowOf(
    trx,
    sql<Pick<OutgoingRow, 'phone_number_id' | 'contact_id' | 'body'>>`
      update outgoing set state = 'sent', wamid = ${wamid}, leased_until = null, error_code = null, error_details = null, settled_at = ${now}
      where entity_id = ${entityId} and outgoing_id = ${outgoingId} and state <> 'sent'
      returning phone_number_id, contact_id, body`,
  );
  if (!row) return false;
  const { phone_number_id: addressId, contact_id: contactId, body } = row;
  const logged = { entityId, occurredAt: now, wamid, addressId, contactId, outgoingId };
  const type = typeOf(body);
  await insertMessages(trx, [{ ...logged, direction: 'out', type, content: body, raw: body }], now);
  const payload = { contactId, addressId, outgoingId, wamid, type };
  await appendEvents(trx, entityId, now, [{ type: 'message.sent', subject: `contact:${contactId}`, payload }]);
  return true;
}

/** `text`, `image`, `template`, or the kind of an interactive message: `button`, `list`, `product_list`… */
export function typeOf(body: MessageBody): string {
  const part = body[body.type];
  const kind = typeof part === 'object' && part !== null && 'type' in part ? part.type : undefined;
  return body.type === 'interactive' && typeof kind === 'string' ? kind : body.type;
}

/** Forgets what was settled before `before`, a part at a time. @returns how many. */
export async function forgetSettled(db: Queryable, entityId: EntityId, before: Date): Promise<number> {
  const rows = await rowsOf(
    db,
    sql`
      delete from outgoing where entity_id = ${entityId} and outgoing_id in (
        select outgoing_id from outgoing where entity_id = ${entityId} and state <> 'waiting' and settled_at < ${before} limit 5000)
      returning outgoing_id`,
  );
  return rows.length;
}
