import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from './clock.ts';
import type { Faults } from './faults.ts';
import { findAccount } from './numbers.ts';
import { toAsciiJson } from './signature.ts';
import { postSigned, verifyTarget, type WebhookTarget } from './webhook-call.ts';
import {
  addChange,
  type Change,
  chooseBatches,
  countWaiting,
  listDue,
  makeAllDue,
  nextDueAt,
  postponeChange,
  removeChange,
  type WaitingChange,
} from './webhook-queue.ts';

export type WebhookWorld = {
  readonly db: DatabaseSync;
  readonly clock: () => Clock;
  readonly faults: () => Faults;
  readonly appSecret: string;
  /** Told when the business has taken an inbound message. */
  readonly onTaken: (wamid: string) => void;
};

const mostAtOnce = 16;
const idleMs = 60_000;

/** Tells the business what happens: signed, at least once, with growing pauses while it does not answer 200. */
export class Webhooks {
  readonly #world: WebhookWorld;
  readonly #stop = new AbortController();
  readonly #verified = new Set<string>();
  readonly #onTheirWay = new Map<number, string>();
  readonly #work = new Set<Promise<void>>();
  #target: WebhookTarget;
  #timer: NodeJS.Timeout | undefined;

  constructor(world: WebhookWorld, target: WebhookTarget) {
    this.#world = world;
    this.#target = target;
  }

  get target(): WebhookTarget {
    return this.#target;
  }

  /** Keeps a change until the business has taken it; accounts that are not subscribed are told nothing. */
  queue(change: Change): void {
    if (this.#targetOf(change.wabaId) === undefined) return;
    addChange(this.#world.db, change, this.#world.faults(), this.#now());
    this.wake();
  }

  /** Looks again at what is due, soon. */
  wake(): void {
    this.#arm(0);
  }

  /** Tries everything that waits again, now. */
  redeliver(): void {
    makeAllDue(this.#world.db, this.#now());
    this.wake();
  }

  pending(): number {
    return countWaiting(this.#world.db);
  }

  /** Sends webhooks elsewhere; the address is verified before the first. */
  setTarget(target: WebhookTarget): void {
    this.#target = target;
    this.#verified.clear();
    this.redeliver();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#timer);
    await Promise.allSettled(this.#work);
  }

  #now(): number {
    return this.#world.clock().now();
  }

  #arm(waitMs: number): void {
    if (this.#stop.signal.aborted) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#leave(), waitMs);
  }

  #leave(): void {
    const { db, faults, clock } = this.#world;
    const due = listDue(db, this.#now()).filter((change) => !this.#onTheirWay.has(change.seq));
    const busy = new Set(this.#onTheirWay.values());
    const batches = [...Map.groupBy(due, objectOf).values()].flatMap((own) => chooseBatches(own, faults(), busy));
    for (const batch of batches.slice(0, Math.max(0, mostAtOnce - this.#work.size))) this.#start(batch);
    const next = nextDueAt(db, this.#now());
    this.#arm(next === undefined ? idleMs : Math.min(idleMs, clock().until(next) + 1));
  }

  #start(batch: readonly WaitingChange[]): void {
    for (const change of batch) this.#onTheirWay.set(change.seq, change.lane);
    const work = this.#deliver(batch).finally(() => {
      for (const change of batch) this.#onTheirWay.delete(change.seq);
      this.#work.delete(work);
      this.wake();
    });
    this.#work.add(work);
  }

  async #deliver(batch: readonly WaitingChange[]): Promise<void> {
    // Whatever goes wrong on the way is an answer that did not come: it is tried again.
    const taken = await this.#tell(batch).catch(() => false);
    // What was cut off by stopping stays as it was for the next start.
    if (!taken && this.#stop.signal.aborted) return;
    for (const change of batch) {
      if (taken) this.#settle(change);
      else postponeChange(this.#world.db, change, this.#now());
    }
  }

  #settle(change: WaitingChange): void {
    removeChange(this.#world.db, change.seq);
    if (change.wamid !== null) this.#world.onTaken(change.wamid);
  }

  async #tell(batch: readonly WaitingChange[]): Promise<boolean> {
    const target = this.#targetOf(batch[0]!.waba_id);
    if (target === undefined) return true;
    if (!(await this.#isVerified(target))) return false;
    const faults = this.#world.faults();
    const entry = batch.map((change) => toEntry(change, this.#now()));
    const body = toAsciiJson({ object: objectOf(batch[0]!), entry });
    const send = () => postSigned(target.url, body, this.#world.appSecret, this.#stop.signal);
    const answers = await Promise.all(Array.from({ length: 1 + faults.duplicate }, send));
    if (faults.loseAnswers > 0) {
      faults.loseAnswers -= 1;
      return false;
    }
    return answers.every((status) => status === 200);
  }

  #targetOf(wabaId: string): WebhookTarget | undefined {
    const account = findAccount(this.#world.db, wabaId);
    if (account === undefined || !account.subscribed) return undefined;
    if (account.callback_uri === null) return this.#target;
    return { url: account.callback_uri, verifyToken: account.verify_token ?? this.#target.verifyToken };
  }

  async #isVerified(target: WebhookTarget): Promise<boolean> {
    const key = `${target.url} ${target.verifyToken}`;
    if (!this.#verified.has(key) && (await verifyTarget(target, this.#stop.signal))) this.#verified.add(key);
    return this.#verified.has(key);
  }
}

/** A webhook tells of accounts of WhatsApp, or of Pages. */
function objectOf({ field }: WaitingChange): 'page' | 'whatsapp_business_account' {
  return field === 'messaging' ? 'page' : 'whatsapp_business_account';
}

function toEntry(change: WaitingChange, now: number): object {
  if (objectOf(change) === 'page') return { id: change.waba_id, time: now, messaging: [JSON.parse(change.value)] };
  return {
    id: change.waba_id,
    time: Math.floor(now / 1000),
    changes: [{ value: JSON.parse(change.value), field: change.field }],
  };
}
