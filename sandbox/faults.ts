import { z } from 'zod';

const times = z.number().int().min(0).max(1_000_000);
const waitMs = z.number().int().min(0).max(86_400_000);

/** What can be made to go wrong. A request to change faults names only what it changes. */
export const faultsShape = z.strictObject({
  /** Each webhook is delivered this many times more. */
  duplicate: z.number().int().min(0).max(10),
  /** Webhooks leave in random order instead of one after the other. */
  reorder: z.boolean(),
  /** Every webhook waits this long, ms. */
  delayMs: waitMs,
  /** Up to this many changes travel in one webhook. */
  batch: z.number().int().min(1).max(1000),
  /** `true`: the Graph API answers 503; `'refuse'`: it closes the connection without an answer. */
  down: z.union([z.boolean(), z.literal('refuse')]),
  /** The next requests of the Graph API fail with this code. */
  failNext: z.strictObject({ code: z.number().int().min(0).max(9_999_999), times }).nullable(),
  /** The next accepted messages end in a `failed` status with this code. */
  failDelivery: z.strictObject({ code: z.number().int().min(0).max(9_999_999), times }).nullable(),
  /** The next answers of the webhook count as lost, so Meta sends the same again. */
  loseAnswers: times,
  /** Graph does what was asked and then closes the connection, so the caller cannot know. */
  loseGraphAnswers: times,
  /** Closed window and unreachable people are told by a `failed` status, as Meta also does. */
  refuseLater: z.boolean(),
  /** Whether pair rate and throughput are enforced. */
  enforceRates: z.boolean(),
  /** How long after sending a message counts as sent and then as delivered, ms. */
  sentMs: waitMs,
  deliveredMs: waitMs,
  /** How long the review of a template takes, ms, and how it ends. */
  templateReviewMs: waitMs,
  templateDecision: z.enum(['APPROVED', 'REJECTED']),
});

export type Faults = z.infer<typeof faultsShape>;

/** Nothing goes wrong, and everything takes a plausible moment. */
export function noFaults(): Faults {
  return {
    duplicate: 0,
    reorder: false,
    delayMs: 0,
    batch: 1,
    down: false,
    failNext: null,
    failDelivery: null,
    loseAnswers: 0,
    loseGraphAnswers: 0,
    refuseLater: false,
    enforceRates: true,
    sentMs: 40,
    deliveredMs: 160,
    templateReviewMs: 1_000,
    templateDecision: 'APPROVED',
  };
}

/** Uses up one of a counted fault; answers its code while some are left. */
export function spend(faults: Faults, name: 'failNext' | 'failDelivery'): number | undefined {
  const fault = faults[name];
  if (fault === null || fault.times === 0) return undefined;
  faults[name] = { ...fault, times: fault.times - 1 };
  return fault.code;
}
