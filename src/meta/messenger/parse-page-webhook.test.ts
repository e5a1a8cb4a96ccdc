import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseWebhook } from '../parse-webhook.ts';
import { anEvent, aPageWebhook, frenchPage } from '../testing.ts';

const at = new Date('2026-11-22T10:00:00.123Z');
const read = (...parts: readonly object[]) => parseWebhook(aPageWebhook(...parts.map((part) => anEvent(at, part))));
const contentOf = (part: object) => read(part).messages[0]?.content;

describe('what a person does', () => {
  test('a text is a message of a person whom the Page alone knows', () => {
    const [message] = read({ message: { mid: 'm_1', text: 'bonjour' } }).messages;
    expect(message).toMatchObject({
      addressId: frenchPage,
      wamid: 'm_1',
      from: { psid: '77001' },
      occurredAt: at,
      content: { type: 'text', text: 'bonjour' },
    });
  });

  test.each([
    ['a choice below a text', { message: { mid: 'm', text: 'Lille', quick_reply: { payload: 'store:lille' } } }],
    ['a button of a card', { postback: { mid: 'm', title: 'Lille', payload: 'store:lille' } }],
  ])('%s gives our own words back', (_what, part) => {
    expect(contentOf(part)).toEqual({ type: 'button_reply', id: 'store:lille', title: 'Lille' });
  });

  test('a button without an id is known by its digest, the same at each redelivery', () => {
    const [first] = read({ postback: { title: 'Lille', payload: 'store:lille' } }).messages;
    expect(first).not.toHaveProperty('wamid');
    expect(first?.content.type).toBe('button_reply');
  });

  test('the first button says by which link a person came', () => {
    const referral = { ref: 'store:lille', source: 'SHORTLINK', type: 'OPEN_THREAD' };
    expect(contentOf({ postback: { title: 'Démarrer', payload: 'get_started', referral } })).toEqual({
      type: 'get_started',
      ref: 'store:lille',
    });
    expect(contentOf({ postback: { title: 'Démarrer', payload: 'get_started' } })).toEqual({ type: 'get_started' });
  });

  test('a link into a chat that was there already, and an advertisement, keep their source', () => {
    const referral = { ref: 'leaflet', source: 'ADS', type: 'OPEN_THREAD', ad_id: '120226305854810726' };
    const [message] = read({ referral }).messages;
    expect(message).toMatchObject({
      content: { type: 'referral', ref: 'leaflet' },
      referral: { sourceId: '120226305854810726', sourceType: 'ADS' },
    });
  });

  test.each([
    ['image', 'image'],
    ['audio', 'audio'],
    ['video', 'video'],
    ['file', 'document'],
    ['sticker', 'sticker'],
    ['ig_post', 'unsupported'],
    ['a type of the future', 'unsupported'],
  ])('an attachment of type %s is read as %s', (type, wanted) => {
    const message = { mid: 'm', attachments: [{ type, payload: { url: 'https://example.org/a' } }] };
    expect(contentOf({ message })?.type).toBe(wanted);
  });

  test('a place is read, and one that is nowhere is not', () => {
    const place = (lat: number) => ({
      message: { mid: 'm', attachments: [{ type: 'location', payload: { coordinates: { lat, long: 3.06 } } }] },
    });
    expect(contentOf(place(50.63))).toEqual({ type: 'location', latitude: 50.63, longitude: 3.06 });
    expect(contentOf(place(500))).toEqual({ type: 'unsupported', original: 'location' });
  });

  test('an empty message survives as unsupported, a taken back one among the others', () => {
    expect(contentOf({ message: { mid: 'm', is_unsupported: true } })).toEqual({
      type: 'unsupported',
      original: 'none',
    });
    expect(read({ message: { mid: 'm', is_deleted: true } }).others).toMatchObject([{ field: 'message' }]);
  });

  test('a reaction that is taken back has no emoji', () => {
    expect(contentOf({ reaction: { mid: 'm_1', action: 'unreact', emoji: '❤' } })).toEqual({
      type: 'reaction',
      wamid: 'm_1',
      emoji: '',
    });
  });
});

describe('what became of our messages', () => {
  test('an echo with our id proves that a message went out; one of somebody else is only kept', () => {
    const echo = (more: object) =>
      parseWebhook(
        aPageWebhook({ ...anEvent(at, { message: { mid: 'm_9', is_echo: true, text: 'x', ...more } }, frenchPage) }),
      );
    expect(echo({ metadata: 'our-id' }).statuses).toMatchObject([
      { wamid: 'm_9', status: 'sent', callbackData: 'our-id', addressId: frenchPage },
    ]);
    expect(echo({ app_id: 263902037430900 })).toMatchObject({ messages: [], others: [{ field: 'message_echoes' }] });
  });

  test('a delivery names its messages; without names, and for what was read, a moment stands for them', () => {
    expect(read({ delivery: { mids: ['m_1', 'm_2'], watermark: at.getTime() } })).toMatchObject({
      statuses: [
        { wamid: 'm_1', status: 'delivered' },
        { wamid: 'm_2', status: 'delivered' },
      ],
      watermarks: [],
    });
    expect(read({ delivery: { watermark: at.getTime() } }).watermarks).toEqual([
      { addressId: frenchPage, person: { psid: '77001' }, status: 'delivered', upTo: at },
    ]);
    expect(read({ read: { watermark: at.getTime() } }).watermarks).toMatchObject([{ status: 'read', upTo: at }]);
  });
});

test('what another app has in hand, posts of the Page and unknown events are kept and not answered', () => {
  const message = anEvent(at, { message: { mid: 'm', text: 'bonjour' } });
  const entry = { id: frenchPage, standby: [message], changes: [{ field: 'feed', value: {} }], messaging: [{ x: 1 }] };
  const { messages, others } = parseWebhook({ object: 'page', entry: [entry] });
  expect(messages).toEqual([]);
  expect(others.map(({ field }) => field)).toEqual(['messaging', 'standby', 'feed']);
  expect(read({ optin: { ref: 'x' } }).others).toMatchObject([{ field: 'optin', addressId: frenchPage }]);
});

test('no webhook of a Page makes reading fail, and what it tells comes out somewhere', () => {
  const event = fc.record(
    {
      sender: fc.option(fc.record({ id: fc.anything() })),
      timestamp: fc.anything(),
      message: fc.anything(),
      postback: fc.anything(),
      delivery: fc.anything(),
      read: fc.anything(),
      referral: fc.anything(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(event, { minLength: 1, maxLength: 3 }), (messaging) => {
      const found = parseWebhook({ object: 'page', entry: [{ id: frenchPage, messaging }] });
      expect(
        found.messages.length + found.statuses.length + found.watermarks.length + found.others.length,
      ).toBeGreaterThanOrEqual(messaging.length);
    }),
  );
});
