import { sql } from 'kysely';
import { type Database, inTransaction, type Queryable, rowOf, rowsOf, type Trx } from './database.ts';
import type { EntityId } from './identity.ts';

/** A fact in the log: `order.placed` about subject `order:<id>`. Payloads hold ids and amounts, no names, numbers or texts of people. */
export interface NewEvent {
  readonly type: string;
  readonly subject: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface LoggedEvent extends NewEvent {
  readonly entityId: EntityId;
  readonly occurredAt: Date;
  readonly tx: string;
  readonly sequence: number;
}

/** Writes events in the use case's own transaction and wakes the readers when it commits. */
export async function appendEvents(
  trx: Trx,
  entityId: EntityId,
  now: Date,
  events: readonly NewEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = JSON.stringify(events);
  await sql`
    insert into event (entity_id, occurred_at, type, subject, payload)
    select ${entityId}, ${now}, e.type, e.subject, e.payload
    from jsonb_to_recordset(${rows}::jsonb) as e(type text, subject text, payload jsonb)`.execute(trx);
  await sql`select pg_notify('halles_event', ${entityId})`.execute(trx);
}

/** A reader of the log. `handle` runs in the transaction that moves the cursor, at least once an event, in order within an entity. */
export interface EventConsumer {
  readonly name: string;
  readonly types: readonly string[];
  handle(trx: Trx, event: LoggedEvent): Promise<void>;
}

const batchSize = 100;
const parkAfterFailures = 10;

/**
 * Handles the next events of one entity for one consumer.
 * @returns how many events the cursor passed. 0 means there is nothing to do now, or another process is at it.
 */
export async function consumeOnce(
  db: Database,
  consumer: EventConsumer,
  entityId: EntityId,
  now: Date,
): Promise<number> {
  await sql`
    insert into event_cursor (entity_id, consumer) values (${entityId}, ${consumer.name})
    on conflict do nothing`.execute(db);
  const cursor = { size: batchSize };
  try {
    return await inTransaction(db, (trx) => advance(trx, consumer, entityId, now, cursor.size));
  } catch (error) {
    return handleOneByOne(db, consumer, entityId, now, error);
  }
}

async function advance(
  trx: Trx,
  consumer: EventConsumer,
  entityId: EntityId,
  now: Date,
  size: number,
): Promise<number> {
  const cursor = await lockCursor(trx, consumer.name, entityId, now);
  if (!cursor) return 0;
  const events = await eventsAfter(trx, entityId, cursor, size);
  for (const event of events) if (consumer.types.includes(event.type)) await consumer.handle(trx, event);
  const last = events.at(-1);
  if (last) await moveCursor(trx, consumer.name, last);
  return events.length;
}

/** A failed batch is tried again event by event, so that one bad event does not undo its neighbours. */
async function handleOneByOne(
  db: Database,
  consumer: EventConsumer,
  entityId: EntityId,
  now: Date,
  first: unknown,
): Promise<number> {
  let passed = 0;
  let error = first;
  for (; passed < batchSize; passed++) {
    try {
      if ((await inTransaction(db, (trx) => advance(trx, consumer, entityId, now, 1))) === 0) return passed;
    } catch (cause) {
      error = cause;
      break;
    }
  }
  if (passed === batchSize) return passed;
  await inTransaction(db, (trx) => recordFailure(trx, consumer, entityId, now, error));
  return passed;
}

async function recordFailure(
  trx: Trx,
  consumer: EventConsumer,
  entityId: EntityId,
  now: Date,
  error: unknown,
): Promise<void> {
  const row = await rowOf(
    trx,
    sql<{ failures: number; tx: string; sequence: number }>`
      update event_cursor
      set failures = failures + 1, retry_at = ${now}::timestamptz + least(power(2, failures), 300) * interval '1 second'
      where entity_id = ${entityId} and consumer = ${consumer.name}
      returning failures, tx, sequence`,
  );
  if (!row || row.failures < parkAfterFailures) return;
  const [event] = await eventsAfter(trx, entityId, row, 1);
  if (!event) return;
  await sql`
    insert into event_parked (entity_id, consumer, tx, sequence, type, error, parked_at)
    values (${entityId}, ${consumer.name}, ${event.tx}, ${event.sequence}, ${event.type}, ${String(error).slice(0, 2000)}, ${now})
    on conflict do nothing`.execute(trx);
  await moveCursor(trx, consumer.name, event);
}

async function lockCursor(
  trx: Trx,
  consumer: string,
  entityId: EntityId,
  now: Date,
): Promise<{ tx: string; sequence: number } | undefined> {
  return rowOf(
    trx,
    sql<{ tx: string; sequence: number }>`
      select tx, sequence from event_cursor
      where entity_id = ${entityId} and consumer = ${consumer} and (retry_at is null or retry_at <= ${now})
      for update skip locked`,
  );
}

async function moveCursor(trx: Trx, consumer: string, event: LoggedEvent): Promise<void> {
  await sql`
    update event_cursor set tx = ${event.tx}, sequence = ${event.sequence}, failures = 0, retry_at = null
    where entity_id = ${event.entityId} and consumer = ${consumer}`.execute(trx);
}

interface EventRow {
  entity_id: EntityId;
  occurred_at: Date;
  tx: string;
  sequence: number;
  type: string;
  subject: string;
  payload: Record<string, unknown>;
}

// Events of transactions that are still open may appear later with a lower tx, so a reader stops before the oldest open one.
async function eventsAfter(
  db: Queryable,
  entityId: EntityId,
  after: { tx: string; sequence: number },
  limit: number,
): Promise<LoggedEvent[]> {
  const rows = await rowsOf(
    db,
    sql<EventRow>`
      select entity_id, occurred_at, tx, sequence, type, subject, payload from event
      where entity_id = ${entityId} and (tx, sequence) > (${after.tx}::xid8, ${after.sequence}::bigint)
        and tx < pg_snapshot_xmin(pg_current_snapshot())
      order by tx, sequence limit ${limit}`,
  );
  return rows.map((row) => ({
    entityId: row.entity_id,
    occurredAt: row.occurred_at,
    tx: row.tx,
    sequence: row.sequence,
    type: row.type,
    subject: row.subject,
    payload: row.payload,
  }));
}

/** What happened to one subject, oldest first. */
export async function historyOf(
  db: Queryable,
  entityId: EntityId,
  subject: string,
  limit = 200,
): Promise<LoggedEvent[]> {
  const rows = await rowsOf(
    db,
    sql<EventRow>`
      select entity_id, occurred_at, tx, sequence, type, subject, payload from event
      where entity_id = ${entityId} and subject = ${subject}
      order by tx, sequence limit ${limit}`,
  );
  return rows.map((row) => ({ ...row, entityId: row.entity_id, occurredAt: row.occurred_at }));
}

/** Takes fields out of what the log says of a subject: the erasure of a person. The events stay. */
export async function forgetInEvents(
  trx: Trx,
  entityId: EntityId,
  subject: string,
  fields: readonly string[],
): Promise<void> {
  await sql`
    update event set payload = payload - ${[...fields]}::text[]
    where entity_id = ${entityId} and subject = ${subject} and payload ?| ${[...fields]}::text[]`.execute(trx);
}
