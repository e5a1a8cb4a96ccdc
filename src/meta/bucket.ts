/** How fast one may go: `burst` at once, then `perSecond`. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

// Meta, Cloud API: 80 messages a second per number; one in 6 seconds to the same person, up to 45 at once on credit.
export const numberRate: Rate = { burst: 80, perSecond: 80 };
export const pairRate: Rate = { burst: 45, perSecond: 1 / 6 };
// Meta, Messenger: 300 messages a second are taken, but above 40 it slows a Page down.
export const pageRate: Rate = { burst: 40, perSecond: 40 };

interface Bucket {
  tokens: number;
  at: number;
}

/** Token buckets by key. Those that are full again are forgotten, so the number of keys stays small. */
export class Buckets {
  readonly #rate: Rate;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /** How long to wait before the next token, in ms; 0 when there is one now. */
  waitMs(key: string, now: Date): number {
    const { tokens } = this.#filled(key, now);
    return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / this.#rate.perSecond) * 1000);
  }

  take(key: string, now: Date): void {
    const bucket = this.#filled(key, now);
    this.#buckets.set(key, { ...bucket, tokens: bucket.tokens - 1 });
    if (this.#buckets.size > 10_000) this.#forgetFull(now);
  }

  /** Nothing for `seconds`: the other side says that its own bucket is empty. */
  empty(key: string, now: Date, seconds: number): void {
    this.#buckets.set(key, { tokens: 1 - seconds * this.#rate.perSecond, at: now.getTime() });
  }

  #filled(key: string, now: Date): Bucket {
    const { burst, perSecond } = this.#rate;
    const bucket = this.#buckets.get(key);
    if (!bucket) return { tokens: burst, at: now.getTime() };
    const seconds = Math.max(0, now.getTime() - bucket.at) / 1000;
    return { tokens: Math.min(burst, bucket.tokens + seconds * perSecond), at: Math.max(bucket.at, now.getTime()) };
  }

  #forgetFull(now: Date): void {
    for (const key of [...this.#buckets.keys()])
      if (this.#filled(key, now).tokens >= this.#rate.burst) this.#buckets.delete(key);
  }
}
