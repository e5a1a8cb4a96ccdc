import type { DatabaseSync } from 'node:sqlite';

/** The sandbox's own time: the machine's, moved by what a test or a demo asked for. */
export type Clock = {
  /** Milliseconds since the epoch, in the sandbox's time. */
  readonly now: () => number;
  /** Milliseconds until the sandbox's time reaches `at`, never below zero. */
  readonly until: (at: number) => number;
  /** Moves the time forward or back; what was waiting keeps waiting as long as before when it goes back. */
  readonly move: (byMs: number) => void;
};

/** A clock whose offset survives a restart. `onMove` is told after each move. */
export function openClock(db: DatabaseSync, onMove: () => void): Clock {
  let offsetMs = readOffset(db);
  const now = () => Date.now() + offsetMs;
  return {
    now,
    until: (at) => Math.max(0, at - now()),
    move: (byMs) => {
      offsetMs += byMs;
      if (byMs < 0) shiftWaiting(db, byMs);
      db.prepare(`insert or replace into setting values ('clock_offset_ms', ?)`).run(String(offsetMs));
      onMove();
    },
  };
}

function readOffset(db: DatabaseSync): number {
  const row = db.prepare(`select value from setting where name = 'clock_offset_ms'`).get();
  return row === undefined ? 0 : Number(row['value']);
}

function shiftWaiting(db: DatabaseSync, byMs: number): void {
  db.prepare('update task set due_at = due_at + ?').run(byMs);
  db.prepare('update webhook set due_at = due_at + ?, first_at = first_at + ?').run(byMs, byMs);
}
