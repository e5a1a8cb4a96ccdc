import { appendEvents, counter, type Database, type EntityId, inTransaction, type Logger } from '../platform/index.ts';
import { Buckets, numberRate, pageRate, pairRate } from './bucket.ts';
import type { Channel } from './channel.model.ts';
import { windowOf } from './enqueue-message.ts';
import { GraphError, ruleOf } from './graph-error.ts';
import { storableText } from './json-for-postgres.ts';
import { failOutgoing, leaseOutgoing, type Outgoing, postponeOutgoing, settleByProof } from './outgoing-repository.ts';
import { isReachable, type MetaAccess, postMessage } from './post-message.ts';
import { findContact, pauseAddress } from './repository.ts';

/**
 * Sends what waits in the outbox. The rates are kept in this process: run one sender for an address (a second one would only meet Meta's own
 * limits and slow down).
 *
 * Nothing is lost: a message leaves the outbox only when Meta answered with its id, when a status with our id proves that it went out, or
 * when Meta says that it never will. Nothing is sent twice as far as can be known: when a call breaks off after it may have arrived, the message
 * rests for `unsureRestMs` so that a status can prove it. What remains: a message that Meta took, whose answer broke off *and* whose status is
 * more than that rest late, is sent a second time.
 */
export interface Sender {
  /** Sends what is due for one entity. @returns how many messages were taken from the outbox. */
  sendDue(entityId: EntityId, now: Date): Promise<number>;
}

export interface SenderDoors extends MetaAccess {
  readonly db: Database;
  readonly log: Logger;
  readonly now: () => Date;
}

const leaseMs = 60_000;
const unsureRestMs = 60_000;
const batch = 100;
const giveUpAfterMs = 24 * 3_600_000;

const sends = counter('messages_sent_total', 'Messages handed to Meta by result', ['result']);

/** What Meta answers outside the window, said here before it is asked. */
const windowClosed: Readonly<Record<Channel, { readonly code: number; readonly details: string }>> = {
  whatsapp: { code: 131047, details: 'The customer service window is closed.' },
  messenger: {
    code: 10,
    details:
      'The shopper last wrote more than 24 hours ago, and Messenger lets nothing be sent to them until they write again.',
  },
};

export function makeSender({ db, log, now: clock, ...access }: SenderDoors): Sender {
  const numbers = new Buckets(numberRate);
  const pages = new Buckets(pageRate);
  const pairs = new Buckets(pairRate);

  const sendOne = async (message: Outgoing, now: Date): Promise<void> => {
    const waitMs = takePlace(message, now);
    if (waitMs > 0) return postponeOutgoing(db, message, { retryAt: later(now, waitMs), uncounted: true });
    const contact = await findContact(db, message.entityId, message.contactId);
    if (!contact || !isReachable(message.channel, contact))
      return drop(message, { code: undefined, details: 'The contact has no address.' });
    if (message.body.type !== 'template' && !(await windowOf(db, message.entityId, message, now)).open)
      return drop(message, windowClosed[message.channel]);
    try {
      await settle(message, await postMessage(access, message, contact));
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      await treat(message, error);
    }
  };

  const takePlace = ({ channel, addressId, contactId }: Outgoing, now: Date): number => {
    if (channel === 'messenger') return takeFrom(pages, addressId, now);
    const pair = `${addressId} ${contactId}`;
    const waitMs = Math.max(numbers.waitMs(addressId, now), pairs.waitMs(pair, now));
    if (waitMs > 0) return waitMs;
    numbers.take(addressId, now);
    pairs.take(pair, now);
    return 0;
  };

  const settle = async (message: Outgoing, wamid: string): Promise<void> => {
    const { entityId, outgoingId } = message;
    await inTransaction(db, (trx) => settleByProof(trx, [{ entityId, outgoingId, wamid }], clock()));
    sends.inc({ result: 'sent' });
  };

  const treat = async (message: Outgoing, error: GraphError): Promise<void> => {
    const now = clock();
    const { code } = error;
    log.warn({ code, unsure: error.unsure, outgoing: message.outgoingId }, 'Meta did not take a message');
    sends.inc({ result: error.treatment });
    if (error.treatment === 'reauthorise' || error.treatment === 'stop') return holdBack(message, error, now);
    if (mustDrop(message, error, now)) return drop(message, { code, details: error.details ?? error.message });
    if (error.treatment === 'slow_number')
      (message.channel === 'messenger' ? pages : numbers).empty(
        message.addressId,
        now,
        backoffMs(message.attempts) / 1000,
      );
    await postponeOutgoing(db, message, { ...postponement(message, error, now), code });
  };

  const holdBack = async (message: Outgoing, { code = 0, treatment }: GraphError, now: Date): Promise<void> => {
    const until = later(now, treatment === 'stop' ? 3_600_000 : 600_000);
    log.error({ code, address: message.addressId, until }, 'sends of an address are paused');
    await pauseAddress(db, message.entityId, message.addressId, { until, code });
    await postponeOutgoing(db, message, { retryAt: now, uncounted: true, code });
  };

  const drop = (message: Outgoing, why: { code: number | undefined; details: string }): Promise<void> =>
    inTransaction(db, async (trx) => {
      const now = clock();
      const details = storableText(why.details).slice(0, 1000);
      if (!(await failOutgoing(trx, message, { ...why, details, now }))) return;
      const { entityId, contactId, addressId, outgoingId } = message;
      const payload = { contactId, addressId, outgoingId, wamid: null, code: why.code ?? null };
      const subject = `contact:${contactId}`;
      await appendEvents(trx, entityId, now, [{ type: 'message.failed', subject, payload }]);
    });

  return {
    sendDue: async (entityId, now) => {
      const lease = { limit: batch, now, until: later(now, leaseMs) };
      const messages = await leaseOutgoing(db, entityId, lease);
      const results = await Promise.allSettled(messages.map((message) => sendOne(message, now)));
      const broken = results.find((result) => result.status === 'rejected');
      if (broken) throw broken.reason;
      return messages.length;
    },
  };
}

function mustDrop({ attempts, dueAt }: Outgoing, error: GraphError, now: Date): boolean {
  if (error.treatment === 'drop') return true;
  const { maxTries } = error.code === undefined ? {} : ruleOf(error.code, error.subcode);
  return attempts >= (maxTries ?? Number.POSITIVE_INFINITY) || now.getTime() - dueAt.getTime() > giveUpAfterMs;
}

function postponement(message: Outgoing, error: GraphError, now: Date): { retryAt: Date; yieldsTurn?: boolean } {
  if (error.unsure) return { retryAt: later(now, unsureRestMs) };
  if (error.treatment === 'later') {
    const { delayHours = 24 } = ruleOf(error.code ?? 0);
    return { retryAt: later(now, delayHours * 3_600_000), yieldsTurn: true };
  }
  // Meta: back off 4^X seconds, X from 0, for this person only.
  if (error.treatment === 'slow_pair') return { retryAt: later(now, 1000 * 4 ** Math.min(message.attempts - 1, 5)) };
  return { retryAt: later(now, backoffMs(message.attempts)) };
}

/** 1, 2, 4 … seconds, at most one minute. */
function backoffMs(attempts: number): number {
  return Math.min(60_000, 1000 * 2 ** Math.min(attempts - 1, 10));
}

function later(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}

/** Takes one if there is one. @returns how long to wait otherwise, ms. */
function takeFrom(buckets: Buckets, key: string, now: Date): number {
  const waitMs = buckets.waitMs(key, now);
  if (waitMs === 0) buckets.take(key, now);
  return waitMs;
}
