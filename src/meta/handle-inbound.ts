import { sql } from 'kysely';
import { type Database, type EntityId, inTransaction, newId, rowOf, rowsOf, type Trx } from '../platform/index.ts';
import type { InboundContent, InboundContext, Referral } from './inbound.model.ts';

/** A shopper's message that the dialogue has in hand. */
export interface InboundWork {
  readonly entityId: EntityId;
  readonly sequence: number;
  /** Names this claim: when it ran out and another took the message, `finishInbound` says no. */
  readonly turnId: string;
  readonly addressId: string;
  readonly contactId: string;
  readonly wamid: string;
  readonly occurredAt: Date;
  readonly content: InboundContent;
  readonly context?: InboundContext;
  readonly referral?: Referral;
  /** How often it was claimed, this time included. */
  readonly attempts: number;
}

const turnMs = 60_000;
const parkAfterAttempts = 5;

/**
 * Claims the next message of up to `limit` contacts for one minute. A contact's messages come one at a time and in order of their time;
 * the next one comes when this one is finished or failed.
 */
export function claimInbound(db: Database, entityId: EntityId, limit: number, now: Date): Promise<InboundWork[]> {
  return inTransaction(db, async (trx) => {
    const turnId = newId(now);
    const contactIds = await takeTurns(trx, entityId, { turnId, limit, now });
    if (contactIds.length === 0) return [];
    const work = await firstWork(trx, entityId, contactIds, turnId);
    const idle = contactIds.filter((contactId) => !work.some((one) => one.contactId === contactId));
    if (idle.length > 0) await endTurns(trx, entityId, idle, turnId);
    return work;
  });
}

async function takeTurns(
  trx: Trx,
  entityId: EntityId,
  { turnId, limit, now }: { turnId: string; limit: number; now: Date },
): Promise<string[]> {
  const until = new Date(now.getTime() + turnMs);
  const rows = await rowsOf(
    trx,
    sql<{ contact_id: string }>`
      with waiting as (
        select w.contact_id, min(w.sequence) as first from inbound_work w
        join contact c on c.entity_id = w.entity_id and c.contact_id = w.contact_id
        where w.entity_id = ${entityId} and w.parked_error is null and (c.turn_until is null or c.turn_until <= ${now})
        group by w.contact_id order by first limit ${limit}
      ), free as (
        select c.contact_id from contact c
        where c.entity_id = ${entityId} and c.contact_id in (select contact_id from waiting)
          and (c.turn_until is null or c.turn_until <= ${now})
        for update skip locked
      )
      update contact c set turn_id = ${turnId}, turn_until = ${until}
      from free where c.entity_id = ${entityId} and c.contact_id = free.contact_id
      returning c.contact_id`,
  );
  return rows.map(({ contact_id }) => contact_id);
}

interface WorkRow {
  sequence: number;
  phone_number_id: string;
  contact_id: string;
  wamid: string;
  occurred_at: Date;
  attempts: number;
  content: { content: InboundContent; context?: InboundContext; referral?: Referral };
}

// A statement of its own: it sees what was finished while the turns were being taken.
async function firstWork(
  trx: Trx,
  entityId: EntityId,
  contactIds: readonly string[],
  turnId: string,
): Promise<InboundWork[]> {
  const rows = await rowsOf(
    trx,
    sql<WorkRow>`
      with first as (
        select distinct on (contact_id) sequence from inbound_work
        where entity_id = ${entityId} and contact_id = any(${[...contactIds]}::uuid[]) and parked_error is null
        order by contact_id, occurred_at, sequence
      ), begun as (
        update inbound_work w set attempts = w.attempts + 1 from first
        where w.entity_id = ${entityId} and w.sequence = first.sequence
        returning w.*
      )
      select b.sequence, b.phone_number_id, b.contact_id, b.wamid, b.occurred_at, b.attempts, m.content
      from begun b
      join message m on m.entity_id = ${entityId} and m.occurred_at = b.occurred_at and m.wamid = b.wamid
      order by b.sequence`,
  );
  return rows.map(({ content: { content, context, referral }, ...row }) => ({
    entityId,
    sequence: row.sequence,
    turnId,
    addressId: row.phone_number_id,
    contactId: row.contact_id,
    wamid: row.wamid,
    occurredAt: row.occurred_at,
    content,
    ...(context && { context }),
    ...(referral && { referral }),
    attempts: row.attempts,
  }));
}

async function endTurns(trx: Trx, entityId: EntityId, contactIds: readonly string[], turnId: string): Promise<void> {
  await sql`
    update contact set turn_id = null, turn_until = null
    where entity_id = ${entityId} and contact_id = any(${[...contactIds]}::uuid[]) and turn_id = ${turnId}`.execute(
    trx,
  );
}

/**
 * Ends a message's handling, in the transaction that holds its answer.
 * @returns false when the claim had run out and another took it: roll back, or the shopper is answered twice.
 */
export async function finishInbound(
  trx: Trx,
  { entityId, sequence, contactId, turnId }: InboundWork,
): Promise<boolean> {
  const turn = await rowOf(
    trx,
    sql`
      update contact set turn_id = null, turn_until = null
      where entity_id = ${entityId} and contact_id = ${contactId} and turn_id = ${turnId}
      returning contact_id`,
  );
  if (!turn) return false;
  const done = await rowOf(
    trx,
    sql`delete from inbound_work where entity_id = ${entityId} and sequence = ${sequence} returning sequence`,
  );
  return done !== undefined;
}

/**
 * Gives a message back that could not be handled: it is tried again after a pause of 2, 4, 8… seconds, and after five tries it is parked
 * with its error and the contact's next message goes on.
 * @returns true when it was parked.
 */
export function failInbound(db: Database, work: InboundWork, error: unknown, now: Date): Promise<boolean> {
  const { entityId, sequence, contactId, turnId, attempts } = work;
  const parked = attempts >= parkAfterAttempts;
  const retryAt = new Date(now.getTime() + 1000 * 2 ** attempts);
  return inTransaction(db, async (trx) => {
    if (parked)
      await sql`
        update inbound_work set parked_error = ${String(error).replaceAll('\0', '').slice(0, 1000)}
        where entity_id = ${entityId} and sequence = ${sequence}`.execute(trx);
    await sql`
      update contact set turn_id = null, turn_until = ${parked ? null : retryAt}::timestamptz
      where entity_id = ${entityId} and contact_id = ${contactId} and turn_id = ${turnId}`.execute(trx);
    return parked;
  });
}

/** How many messages wait for the dialogue, and how many are parked. */
export async function countInbound(db: Database, entityId: EntityId): Promise<{ waiting: number; parked: number }> {
  const row = await rowOf(
    db,
    sql<{ waiting: number; parked: number }>`
      select count(*) filter (where parked_error is null) as waiting, count(*) filter (where parked_error is not null) as parked
      from inbound_work where entity_id = ${entityId}`,
  );
  return row ?? { waiting: 0, parked: 0 };
}
