/** A bucket that fills with time: `burst` at most, one more each `everyMs`. */
export type Allowance = { readonly burst: number; readonly everyMs: number };

/** One message each 6 s to the same person, with a burst of 45. Source: pair rate limits of the Cloud API. */
export const pairAllowance: Allowance = { burst: 45, everyMs: 6_000 };

/** Messages a second of one number, received and sent together (80 unless upgraded). */
export function throughputAllowance(perSecond: number): Allowance {
  return { burst: perSecond, everyMs: 1_000 / perSecond };
}

type Level = { readonly tokens: number; readonly at: number };

/** What is left of each allowance, by key. */
export type Rates = {
  /** Whether one more fits at `now`; takes nothing. */
  readonly allows: (key: string, allowance: Allowance, now: number) => boolean;
  /** Takes one, below zero if need be (messages from people are never refused). */
  readonly take: (key: string, allowance: Allowance, now: number) => void;
  readonly forget: () => void;
};

/** Fresh allowances, all full. */
export function openRates(): Rates {
  const levels = new Map<string, Level>();
  const tokensAt = (key: string, allowance: Allowance, now: number) => refill(levels.get(key), allowance, now);
  return {
    allows: (key, allowance, now) => tokensAt(key, allowance, now) >= 1,
    take: (key, allowance, now) => {
      const tokens = Math.max(-allowance.burst, tokensAt(key, allowance, now) - 1);
      levels.set(key, { tokens, at: now });
    },
    forget: () => levels.clear(),
  };
}

function refill(level: Level | undefined, allowance: Allowance, now: number): number {
  // The clock has been moved back: what happened "later" has not happened yet.
  if (level === undefined || now < level.at) return allowance.burst;
  return Math.min(allowance.burst, level.tokens + (now - level.at) / allowance.everyMs);
}
