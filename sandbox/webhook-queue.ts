import { randomInt } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Faults } from './faults.ts';

/** One change to tell the business about. */
export type Change = {
  readonly wabaId: string;
  /** Changes of one lane leave one after the other, as long as nothing fails. */
  readonly lane: string;
  readonly field: string;
  readonly value: object;
  /** The inbound message it carries, if it does. */
  readonly wamid?: string;
};

/** A change that waits to be taken. */
export type WaitingChange = {
  readonly seq: number;
  readonly waba_id: string;
  readonly lane: string;
  readonly field: string;
  /** JSON. */
  readonly value: string;
  readonly wamid: string | null;
  readonly first_at: number;
  readonly attempts: number;
};

// Meta gives up after seven days. The pause stops doubling at one minute here, so that a developer who starts the shop late does not wait long.
const giveUpMs = 7 * 24 * 3_600_000;
const firstPauseMs = 500;
const longestPauseMs = 60_000;

export function addChange(db: DatabaseSync, change: Change, faults: Faults, now: number): void {
  const dueAt = now + faults.delayMs + (faults.reorder ? randomInt(250) : 0);
  db.prepare(
    'insert into webhook (waba_id, lane, field, value, wamid, first_at, due_at) values (?, ?, ?, ?, ?, ?, ?)',
  ).run(change.wabaId, change.lane, change.field, JSON.stringify(change.value), change.wamid ?? null, now, dueAt);
}

export function listDue(db: DatabaseSync, now: number): WaitingChange[] {
  const rows = db.prepare('select * from webhook where due_at <= ? order by due_at, seq limit 1000').all(now);
  return rows as unknown as WaitingChange[];
}

/** When the next change that is not due yet becomes due. */
export function nextDueAt(db: DatabaseSync, now: number): number | undefined {
  const row = db.prepare('select min(due_at) as due from webhook where due_at > ?').get(now);
  return (row?.['due'] as number | null) ?? undefined;
}

export function removeChange(db: DatabaseSync, seq: number): void {
  db.prepare('delete from webhook where seq = ?').run(seq);
}

/** Puts a change off, twice as long each time; after seven days it is given up. */
export function postponeChange(db: DatabaseSync, change: WaitingChange, now: number): void {
  if (now - change.first_at > giveUpMs) {
    removeChange(db, change.seq);
    return;
  }
  const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(change.attempts, 16));
  db.prepare('update webhook set attempts = attempts + 1, due_at = ? where seq = ?').run(now + pauseMs, change.seq);
}

export function makeAllDue(db: DatabaseSync, now: number): void {
  db.prepare('update webhook set due_at = ? where due_at > ?').run(now, now);
}

export function countWaiting(db: DatabaseSync): number {
  return Number(db.prepare('select count(*) as n from webhook').get()?.['n'] ?? 0);
}

/** Which changes leave now, and which of them together. Lanes in `busy` wait, unless order does not matter. */
export function chooseBatches(
  due: readonly WaitingChange[],
  faults: Pick<Faults, 'batch' | 'reorder'>,
  busy: ReadonlySet<string>,
): WaitingChange[][] {
  const free = faults.reorder ? due : due.filter((change) => !busy.has(change.lane));
  if (faults.batch === 1) return (faults.reorder ? free : firstOfEachLane(free)).map((change) => [change]);
  const batches = chunk(free, faults.batch);
  // Two batches at once could carry the same lane.
  return faults.reorder ? batches : batches.slice(0, 1);
}

function firstOfEachLane(changes: readonly WaitingChange[]): WaitingChange[] {
  const lanes = new Set<string>();
  return changes.filter((change) => !lanes.has(change.lane) && lanes.add(change.lane));
}

function chunk<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}
