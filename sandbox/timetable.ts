import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from './clock.ts';

/** What happens by itself after a while: a message arrives, a template is reviewed. */
export type TaskKind = 'sent' | 'delivered' | 'failed' | 'review';

export type Task = { readonly kind: TaskKind; readonly subject: string };

/** Does what is due, in the sandbox's time; what is planned survives a restart. */
export class Timetable {
  readonly #db: DatabaseSync;
  readonly #clock: () => Clock;
  readonly #perform: (task: Task) => void;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(db: DatabaseSync, clock: () => Clock, perform: (task: Task) => void) {
    this.#db = db;
    this.#clock = clock;
    this.#perform = perform;
  }

  /** Plans a task `waitMs` from now. */
  plan(task: Task, waitMs: number): void {
    const dueAt = this.#clock().now() + waitMs;
    this.#db.prepare('insert into task (kind, subject, due_at) values (?, ?, ?)').run(task.kind, task.subject, dueAt);
    this.wake();
  }

  /** Waits for the next task; call it when the clock has moved. */
  wake(): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    const due = this.#db.prepare('select min(due_at) as due from task').get()?.['due'];
    if (typeof due !== 'number') return;
    this.#timer = setTimeout(() => this.#run(), Math.min(60_000, this.#clock().until(due)));
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #run(): void {
    const due = this.#db
      .prepare('select seq, kind, subject from task where due_at <= ? order by due_at, seq limit 1000')
      .all(this.#clock().now()) as unknown as (Task & { seq: number })[];
    for (const task of due) {
      this.#db.prepare('delete from task where seq = ?').run(task.seq);
      this.#perform(task);
    }
    this.wake();
  }
}
