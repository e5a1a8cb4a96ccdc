import type { Reply } from '../meta/index.ts';
import { appendEvents } from '../platform/index.ts';
import { choiceId } from './input.model.ts';
import { hasConsent, insertConsent } from './repository.ts';
import type { Consent } from './shopper.model.ts';
import { canDo, moveTo, reply, say, type Turn } from './turn.ts';

/** Says what the shopper can do, after whatever there is to say first. */
export function sayWhatToDo(turn: Turn, first?: string): void {
  reply(turn, {
    kind: 'buttons',
    body: [first, say(turn, 'help.body')].filter(Boolean).join('\n\n'),
    buttons: [
      { id: choiceId.plain('leaflet'), title: say(turn, 'help.leaflet') },
      { id: choiceId.plain('basket'), title: say(turn, 'help.basket') },
      { id: choiceId.plain('team'), title: say(turn, 'help.team') },
    ],
  });
}

/** The first words: who this is, that it is an assistant, and the one question about marketing. */
export async function greet(turn: Turn): Promise<void> {
  const { trx, entity, thread, address } = turn;
  moveTo(turn, { at: 'shopping' });
  const welcome = say(turn, 'greet.welcome', { retailer: address.verifiedName || entity.name });
  const known = await hasConsent(trx, entity.entityId, thread.shopper.shopperId, address.channel);
  reply(turn, known === undefined ? consentQuestion(turn, welcome) : { kind: 'text', text: welcome });
}

export function askConsent(turn: Turn): void {
  reply(turn, consentQuestion(turn));
}

function consentQuestion(turn: Turn, before?: string): Reply {
  return {
    kind: 'buttons',
    body: [before, consentWords(turn)].filter(Boolean).join('\n\n'),
    buttons: [
      { id: choiceId.consent(true), title: say(turn, 'consent.yes') },
      { id: choiceId.consent(false), title: say(turn, 'consent.no') },
    ],
  };
}

function consentWords(turn: Turn): string {
  return say(turn, 'consent.ask', { channel: canDo(turn).name });
}

export async function noteConsent(turn: Turn, granted: boolean): Promise<void> {
  await keepConsent(turn, { granted, textShown: consentWords(turn), source: 'button' });
  reply(turn, { kind: 'text', text: say(turn, granted ? 'consent.granted' : 'consent.refused') });
}

/** STOP: obeyed at once, proven, and confirmed by one message. */
export async function stopMarketing(turn: Turn, words: string): Promise<void> {
  await keepConsent(turn, { granted: false, textShown: words, source: 'keyword' });
  reply(turn, { kind: 'text', text: say(turn, 'consent.stopped') });
}

async function keepConsent(
  { trx, entity, thread, now, address }: Turn,
  given: Pick<Consent, 'granted' | 'textShown' | 'source'>,
): Promise<void> {
  const { shopperId, language } = thread.shopper;
  const { channel } = address;
  const consent = { purpose: 'marketing', channel, language, at: now, ...given } as const;
  await insertConsent(trx, entity.entityId, shopperId, consent);
  const payload = { shopperId, purpose: 'marketing', channel, granted: given.granted };
  await appendEvents(trx, entity.entityId, now, [
    { type: 'consent.changed', subject: `shopper:${shopperId}`, payload },
  ]);
}
