import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson, parseWebhook } from './parse-webhook.ts';

// Reference payloads are no part of the product; without them these tests are skipped.
const fixtures = join(import.meta.dirname, '../../../shared/meta/fixtures/webhooks');
const present = existsSync(fixtures);
const files = present
  ? readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'))
  : [];
const read = (file: string): unknown => parseJson(readFileSync(join(fixtures, file), 'utf8'));

const wanted: Readonly<Record<string, string>> = {
  'chat-first-message': 'text',
  'chat-image-attachment': 'image',
  'chat-postback-click': 'button_reply',
  'chat-reaction-added': 'reaction',
  'bsuid-text-with-phone-and-username': 'text',
  'bsuid-text-without-phone': 'text',
  'docs-user-preferences-stop': 'preference',
  'flow-nfm-reply': 'flow_reply',
  'openapi-button-message': 'button',
  'openapi-contact-sharing-message': 'contacts',
  'openapi-image-message': 'image',
  'openapi-interactive-button-reply-message': 'button_reply',
  'openapi-interactive-list-reply-message': 'list_reply',
  'openapi-location-message': 'location',
  'openapi-order-message': 'order',
  'openapi-reaction-message': 'reaction',
  'openapi-system-message': 'system',
  'openapi-text-message': 'text',
  'openapi-text-message-from-click-to-whatsapp-ad': 'text',
  'openapi-text-message-with-context-product-inquiry': 'text',
  'openapi-unsupported-message': 'unsupported',
  'postman-received-callback-from-a-quick-reply-button-click': 'button',
  'postman-received-message-triggered-by-click-to-whatsapp-ads': 'text',
  'postman-received-product-enquiry-message': 'text',
  'postman-received-text-message-with-show-security-notifications': 'text',
};

test.skipIf(!present)('every reference webhook is read, none is lost', () => {
  expect(files.length).toBe(40);
  for (const file of files) {
    const { messages, statuses, watermarks, others } = parseWebhook(read(file));
    expect(messages.length + statuses.length + watermarks.length + others.length, file).toBeGreaterThan(0);
    const type = file.startsWith('instagram/') ? undefined : wanted[file.replace(/^.*\//, '').replace('.json', '')];
    expect(
      messages.map(({ content }) => content.type),
      file,
    ).toEqual(type ? [type] : []);
  }
});

test.skipIf(!present)('a person without a phone number is known by the business-scoped id', () => {
  const [message] = parseWebhook(read('whatsapp/bsuid-text-without-phone.json')).messages;
  expect(message?.from).toEqual({
    bsuid: 'US.13491208655302741918',
    profileName: 'Sheena Nelson',
    username: 'sheena.n',
  });
});

test.skipIf(!present)('a cart keeps products, quantities and the prices that were shown', () => {
  const [message] = parseWebhook(read('whatsapp/openapi-order-message.json')).messages;
  expect(message?.content).toEqual({
    type: 'order',
    catalogId: '194836987003835',
    note: '',
    lines: [
      { productId: 'di9ozbzfi4', quantity: 2, shownPrice: '30', currency: 'USD' },
      { productId: 'nqryix03ez', quantity: 1, shownPrice: '25', currency: 'USD' },
    ],
  });
});

test.skipIf(!present)('an advertisement and a product that led here stay with the message', () => {
  const [fromAd] = parseWebhook(read('whatsapp/openapi-text-message-from-click-to-whatsapp-ad.json')).messages;
  expect(fromAd?.referral).toMatchObject({ sourceId: '120226305854810726', sourceType: 'ad' });
  const [asked] = parseWebhook(read('whatsapp/openapi-text-message-with-context-product-inquiry.json')).messages;
  expect(asked?.context?.referredProduct).toEqual({ catalogId: '194836987003835', productId: 'di9ozbzfi4' });
});

const webhook = (...entry: unknown[]) => ({ object: 'whatsapp_business_account', entry });
const change = (addressId: string, value: object) => ({
  field: 'messages',
  value: { metadata: { phone_number_id: addressId }, ...value },
});

test('a batch keeps the account and the number of each change', () => {
  const said = (id: string) => ({ messages: [{ from: '33', id, timestamp: '1', type: 'text', text: { body: id } }] });
  const { messages } = parseWebhook(
    webhook(
      { id: 'A', changes: [change('1', said('a')), change('2', said('b'))] },
      { id: 'B', changes: [change('3', said('c'))] },
    ),
  );
  expect(messages.map(({ accountId, addressId, wamid }) => [accountId, addressId, wamid])).toEqual([
    ['A', '1', 'a'],
    ['A', '2', 'b'],
    ['B', '3', 'c'],
  ]);
});

test('a type of the future and a known type without its parts survive as unsupported', () => {
  const base = { from: '33', timestamp: '1' };
  const odd = [
    { ...base, id: '1', type: 'hologram', hologram: {} },
    { ...base, id: '2', type: 'text' },
    { ...base, id: '3', type: 'constructor' },
    { ...base, id: '4', type: 'order', order: { catalog_id: '1', product_items: [] } },
    { ...base, id: '5' },
    'nonsense',
  ];
  const { messages } = parseWebhook(webhook({ id: 'A', changes: [change('1', { messages: odd })] }));
  expect(messages.map(({ content }) => content)).toEqual([
    { type: 'unsupported', original: 'hologram' },
    { type: 'unsupported', original: 'text' },
    { type: 'unsupported', original: 'constructor' },
    { type: 'unsupported', original: 'order' },
    { type: 'unsupported', original: 'none' },
    { type: 'unsupported', original: 'none' },
  ]);
});

test('ids are never rounded', () => {
  const parsed = parseJson(
    '{"message_template_id":16895569081298321234,"quantity":2,"text":"id: 1234567890123456789, ok"}',
  );
  expect(parsed).toEqual({
    message_template_id: '16895569081298321234',
    quantity: 2,
    text: 'id: 1234567890123456789, ok',
  });
});

test('seconds, milliseconds and no time at all give the same instant at every delivery', () => {
  const times = ['1750096325', 1750096325000, 'yesterday', undefined, -5].map((timestamp) => {
    const messages = [{ from: '33', id: 'x', type: 'text', timestamp }];
    return parseWebhook(webhook({ id: 'A', changes: [change('1', { messages })] })).messages[0]?.occurredAt.getTime();
  });
  expect(times).toEqual([1750096325000, 1750096325000, 0, 0, 0]);
});

test('nothing that JSON can say makes the reading fail', () =>
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (a, b, c) => {
      parseWebhook(a);
      parseWebhook(webhook(a, { id: b, changes: [c, { field: 'messages', value: a }] }));
      parseWebhook(webhook({ id: 'A', changes: [change('1', { messages: [a, b], statuses: [b, c], contacts: a })] }));
    }),
  ));
