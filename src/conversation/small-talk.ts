import { buttonsMessage, textMessage } from '../meta/index.ts';
import { appendEvents } from '../platform/index.ts';
import { choiceId } from './input.model.ts';
import { hasConsent, insertConsent } from './repository.ts';
import type { Consent } from './shopper.model.ts';
import { moveTo, reply, say, type Turn } from './turn.ts';

/** Says what the shopper can do, after whatever there is to say first. */
export function sayWhatToDo(turn: Turn, first?: string): void {
  reply(
    turn,
    buttonsMessage({
      body: [first, say(turn, 'help.body')].filter(Boolean).join('\n\n'),
      buttons: [
        { id: choiceId.plain('leaflet'), title: say(turn, 'help.leaflet') },
        { id: choiceId.plain('basket'), title: say(turn, 'help.basket') },
        { id: choiceId.plain('team'), title: say(turn, 'help.team') },
      ],
    }),
  );
}

/** The first words: who this is, that it is an assistant, and the one question about marketing. */
export async function greet(turn: Turn): Promise<void> {
  const { trx, entity, thread, number } = turn;
  moveTo(turn, { at: 'shopping' });
  const welcome = say(turn, 'greet.welcome', { retailer: number.verifiedName || entity.name });
  const known = await hasConsent(trx, entity.entityId, thread.shopper.shopperId);
  reply(turn, known === undefined ? consentQuestion(turn, welcome) : textMessage(welcome));
}

export function askConsent(turn: Turn): void {
  reply(turn, consentQuestion(turn));
}

function consentQuestion(turn: Turn, before?: string) {
  return buttonsMessage({
    body: [before, say(turn, 'consent.ask')].filter(Boolean).join('\n\n'),
    buttons: [
      { id: choiceId.consent(true), title: say(turn, 'consent.yes') },
      { id: choiceId.consent(false), title: say(turn, 'consent.no') },
    ],
  });
}

export async function noteConsent(turn: Turn, granted: boolean): Promise<void> {
  await keepConsent(turn, { granted, textShown: say(turn, 'consent.ask'), source: 'button' });
  reply(turn, textMessage(say(turn, granted ? 'consent.granted' : 'consent.refused')));
}

/** STOP: obeyed at once, proven, and confirmed by one message. */
export async function stopMarketing(turn: Turn, words: string): Promise<void> {
  await keepConsent(turn, { granted: false, textShown: words, source: 'keyword' });
  reply(turn, textMessage(say(turn, 'consent.stopped')));
}

async function keepConsent(
  { trx, entity, thread, now }: Turn,
  given: Pick<Consent, 'granted' | 'textShown' | 'source'>,
): Promise<void> {
  const { shopperId, language } = thread.shopper;
  const consent = { purpose: 'marketing', channel: 'whatsapp', language, at: now, ...given } as const;
  await insertConsent(trx, entity.entityId, shopperId, consent);
  const payload = { shopperId, purpose: 'marketing', channel: 'whatsapp', granted: given.granted };
  await appendEvents(trx, entity.entityId, now, [
    { type: 'consent.changed', subject: `shopper:${shopperId}`, payload },
  ]);
}
