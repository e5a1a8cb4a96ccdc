import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MessageBody } from '../messages.ts';
import { renderReply } from '../render-reply.ts';
import type { Card, Reply } from '../reply.model.ts';
import { messengerLimits, messengerRequest, messengerWords } from './messages.ts';
import { splitText } from './split-text.ts';

// The reference schema is no part of the product; without it one test is skipped.
const schemaFile = join(import.meta.dirname, '../../../../shared/meta/schemas/messenger-send.schema.json');
const hasSchema = existsSync(schemaFile);

const words = (max: number) => fc.string({ unit: 'grapheme', minLength: 1, maxLength: max }).map((text) => `x${text}`);
const button = fc.record({ id: fc.stringMatching(/^[a-z:0-9]{1,40}$/), title: words(60) });
const buttons = (max: number) => fc.array(button, { minLength: 1, maxLength: max });
const card: fc.Arbitrary<Card> = fc.record({
  title: words(200),
  terms: fc.array(words(60), { minLength: 1, maxLength: 5 }),
  picture: fc.constant('https://shop.example/a.jpg'),
  buttons: fc.tuple(button, fc.record({ url: fc.constant('https://shop.example/o'), title: words(40) })),
});
const row = fc.record({ id: fc.stringMatching(/^[a-z:0-9]{1,40}$/), title: words(40), description: words(100) });
const anyReply: fc.Arbitrary<Reply> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: words(9000) }),
  fc.record({ kind: fc.constant('ask_place' as const), body: words(300) }),
  fc.record({ kind: fc.constant('buttons' as const), body: words(5000), buttons: buttons(3), question: words(50) }),
  fc.record({
    kind: fc.constant('list' as const),
    body: words(3000),
    button: words(30),
    take: words(30),
    sections: fc.oneof(
      fc.tuple(fc.record({ title: words(30), rows: fc.array(row, { minLength: 1, maxLength: 10 }) })),
      fc.tuple(
        fc.record({ title: words(30), rows: fc.array(row, { minLength: 1, maxLength: 5 }) }),
        fc.record({ title: words(30), rows: fc.array(row, { minLength: 1, maxLength: 5 }) }),
      ),
    ),
  }),
  fc.record({
    kind: fc.constant('link' as const),
    body: words(1500),
    title: words(40),
    url: fc.constant('https://shop.example/l'),
    picture: fc.constant('https://shop.example/p.jpg'),
  }),
  fc.record({
    kind: fc.constant('link' as const),
    body: words(1500),
    title: words(40),
    url: fc.constant('https://shop.example/l'),
  }),
  fc.record({
    kind: fc.constant('cards' as const),
    body: words(300),
    button: words(30),
    cards: fc.array(card, { minLength: 1, maxLength: 10 }),
    choices: fc.array(button, { maxLength: 13 }),
  }),
);

const request = (body: MessageBody) => messengerRequest({ body, psid: '77001', metadata: '019ab' });

describe('whatever the dialogue says', () => {
  test.skipIf(!hasSchema)('has the shape that Meta prescribes', () => {
    const accepts = new Ajv2020({ strict: false, allErrors: true }).compile(
      JSON.parse(readFileSync(schemaFile, 'utf8')),
    );
    fc.assert(
      fc.property(anyReply, (reply) => {
        for (const body of renderReply('messenger', reply))
          expect(accepts(request(body)), JSON.stringify([accepts.errors, body])).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('is within the limits of Messenger, and what is pressed comes back whole', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        for (const body of renderReply('messenger', reply)) expect(worstOf(body)).toBeLessThanOrEqual(1);
        for (const id of idsOf(reply)) expect(JSON.stringify(renderReply('messenger', reply))).toContain(`"${id}"`);
      }),
      { numRuns: 300 },
    );
  });

  test('loses no word of a long text', () => {
    fc.assert(
      fc.property(words(9000), (text) => {
        const said = renderReply('messenger', { kind: 'text', text }).map((body) => messengerWords(body['message']));
        expect(said.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
      }),
    );
  });
});

/** How near the fullest part of a message is to its limit. */
function worstOf(body: MessageBody): number {
  const { text, attachment, quick_replies = [] } = body['message'] as Sent;
  const { payload } = attachment ?? {};
  const shares = [
    (text?.length ?? 0) / messengerLimits.text,
    quick_replies.length / messengerLimits.quickReplies,
    ...quick_replies.map(({ title }) => title.length / messengerLimits.quickReplyTitle),
    (payload?.text?.length ?? 0) / messengerLimits.buttonText,
    (payload?.elements?.length ?? 0) / messengerLimits.elements,
    ...[payload, ...(payload?.elements ?? [])].flatMap((part) => [
      (part?.buttons?.length ?? 0) / messengerLimits.buttons,
      ...(part?.buttons ?? []).map(({ title }) => title.length / messengerLimits.buttonTitle),
    ]),
    ...(payload?.elements ?? []).flatMap(({ title, subtitle }) => [
      title.length / messengerLimits.elementTitle,
      (subtitle?.length ?? 0) / messengerLimits.elementSubtitle,
    ]),
  ];
  return Math.max(...shares);
}

interface Sent {
  readonly text?: string;
  readonly quick_replies?: readonly { readonly title: string }[];
  readonly attachment?: {
    readonly payload: {
      readonly text?: string;
      readonly buttons?: readonly { readonly title: string }[];
      readonly elements?: readonly {
        readonly title: string;
        readonly subtitle?: string;
        readonly buttons?: readonly { readonly title: string }[];
      }[];
    };
  };
}

function idsOf(reply: Reply): string[] {
  if (reply.kind === 'buttons') return reply.buttons.map(({ id }) => id);
  if (reply.kind === 'list') return reply.sections.flatMap(({ rows }) => rows.map(({ id }) => id));
  if (reply.kind !== 'cards') return [];
  return [...reply.cards.map(({ buttons: [first] }) => first.id), ...(reply.choices ?? []).map(({ id }) => id)];
}

test('a short list is a row of choices, one of long names a row of cards, several days a card a day', () => {
  const list = { kind: 'list', body: 'Which?', button: 'See', take: 'Choose' } as const;
  const days = [{ id: 'day:1', title: 'lun. 23 nov.' }];
  expect(renderReply('messenger', { ...list, sections: [{ rows: days }] }).map(({ type }) => type)).toEqual(['text']);
  const long = [{ id: 'store:1', title: 'Paris Daumesnil, place Félix-Éboué' }];
  expect(renderReply('messenger', { ...list, sections: [{ rows: long }] }).map(({ type }) => type)).toEqual([
    'text',
    'generic',
  ]);
  const hours = ['09:00', '10:00', '11:00', '12:00'].map((title) => ({ id: `slot:${title}`, title, description: '8' }));
  const sections = [
    { title: 'lun. 23 nov.', rows: hours },
    { title: 'mar. 24 nov.', rows: [{ id: 'slot:x', title: '09:00' }] },
  ];
  const [, carousel] = renderReply('messenger', { ...list, sections });
  const { elements } = (carousel!['message'] as Required<Sent>).attachment.payload;
  expect(elements).toMatchObject([
    { title: 'lun. 23 nov.', subtitle: '8', buttons: [{ title: '09:00' }, { title: '10:00' }, { title: '11:00' }] },
    { title: 'lun. 23 nov.', subtitle: '8', buttons: [{ title: '12:00' }] },
    { title: 'mar. 24 nov.', buttons: [{ title: '09:00' }] },
  ]);
});

test('what Messenger has not is a fault of the caller', () => {
  const products = { kind: 'products', header: 'x', body: 'x', catalogId: '1', sections: [] } as const;
  expect(() => renderReply('messenger', products)).toThrow(RangeError);
  expect(() => renderReply('messenger', { kind: 'template', name: 'order_ready', language: 'fr' })).toThrow(RangeError);
  expect(() => renderReply('messenger', { kind: 'text', text: ' ' })).toThrow(RangeError);
});

test('cards are a list of rows on WhatsApp, by the first button of each', () => {
  const cards = [{ title: 'Lait', terms: ['1,00 €'], buttons: [{ id: 'add:1:milk', title: 'Ajouter' }] as const }];
  const choices = [{ id: 'basket', title: 'Panier' }];
  const [body] = renderReply('whatsapp', { kind: 'cards', body: 'Trouvé :', button: 'Ajouter', cards, choices });
  expect(body).toMatchObject({
    interactive: {
      type: 'list',
      action: { sections: [{ rows: [{ id: 'add:1:milk', title: 'Lait', description: '1,00 €' }, { id: 'basket' }] }] },
    },
  });
});

test('a text is cut between lines where there are any, and no sign is torn apart', () => {
  expect(splitText('one\ntwo\nthree', 8)).toEqual(['one\ntwo', 'three']);
  expect(splitText('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 12)).toEqual(['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦']);
  expect(splitText('', 8)).toEqual(['']);
});
