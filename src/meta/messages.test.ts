import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cut } from './message-parts.ts';
import {
  buttonsMessage,
  imageMessage,
  joinWithin,
  linkMessage,
  listMessage,
  locationRequestMessage,
  type MessageBody,
  messageLimits,
  productListMessage,
  productMessage,
  readReceipt,
  replyTo,
  sendRequest,
  templateMessage,
  textMessage,
} from './messages.ts';

// The reference schema is no part of the product; without it these tests are skipped.
const contract = join(import.meta.dirname, '../../../shared/meta');
const present = existsSync(contract);
let compiled: ValidateFunction | undefined;

function expectAccepted(request: object): void {
  compiled ??= new Ajv2020({ strict: false, allErrors: true }).compile(
    JSON.parse(readFileSync(join(contract, 'schemas/whatsapp-send.schema.json'), 'utf8')),
  );
  const valid = compiled(request);
  expect(valid ? [] : compiled.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`)).toEqual([]);
}

const shopper = { waId: '33612345678', bsuid: null };
const sent = (body: MessageBody): object => sendRequest(body, shopper, '019ab');
const long = 'é'.repeat(5000);
const families = '👨‍👩‍👧‍👦'.repeat(600);
const rows = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => ({ id: `row-${from + i}`, title: long, description: families }));
const products = (count: number, from = 0) => Array.from({ length: count }, (_, i) => `SKU${from + i}`);

const builders: Readonly<Record<string, (text: string) => MessageBody>> = {
  text: (text) => textMessage(text, { preview: true }),
  'reply to another': (text) => replyTo('wamid.1', textMessage(text)),
  'image by address': (text) => imageMessage({ link: 'https://example.org/cover.webp' }, text),
  'image by id': () => imageMessage({ id: '123' }),
  buttons: (text) =>
    buttonsMessage({
      body: text,
      header: text,
      footer: text,
      buttons: [
        { id: 'yes', title: `1 ${text}` },
        { id: 'no', title: `2 ${text}` },
        { id: 'later', title: `3 ${text}` },
      ],
    }),
  'buttons under an image': (text) =>
    buttonsMessage({ body: text, header: { link: 'https://example.org/a.png' }, buttons: [{ id: 'ok', title: text }] }),
  list: (text) =>
    listMessage({
      header: text,
      body: text,
      footer: text,
      button: text,
      sections: [
        { title: text, rows: rows(4) },
        { title: text, rows: rows(6, 4) },
      ],
    }),
  'list of one section': (text) => listMessage({ body: text, button: text, sections: [{ rows: rows(1) }] }),
  product: (text) => productMessage({ catalogId: '1', productId: 'SKU1', body: text, footer: text }),
  'product alone': () => productMessage({ catalogId: '1', productId: 'SKU1' }),
  'product list': (text) =>
    productListMessage({
      header: text,
      body: text,
      footer: text,
      catalogId: '1',
      sections: [
        { title: text, productIds: products(20) },
        { title: text, productIds: products(10, 20) },
      ],
    }),
  link: (text) => linkMessage({ body: text, header: text, footer: text, title: text, url: 'https://example.org/l/1' }),
  'location request': (text) => locationRequestMessage(text),
  template: (text) =>
    templateMessage({
      name: 'order_ready',
      language: 'fr',
      components: [
        { type: 'body', parameters: [{ type: 'text', text }] },
        { type: 'button', sub_type: 'url', index: 0, parameters: [{ type: 'text', text: 'o/1' }] },
      ],
    }),
  'template without parameters': () => templateMessage({ name: 'hello_world', language: 'en_US' }),
};

describe.skipIf(!present)('Meta’s schema accepts', () => {
  for (const [name, build] of Object.entries(builders))
    test(name, () => {
      for (const text of ['Bonjour', long, families]) expectAccepted(sent(build(text)));
    });

  test('a receipt, with and without typing', () => {
    expectAccepted(readReceipt('wamid.1'));
    expectAccepted(readReceipt('wamid.1', true));
  });

  test('a person without a phone number as recipient', () => {
    const request = sendRequest(textMessage('Bonjour'), { waId: null, bsuid: 'FR.123' }, '019ab');
    expectAccepted(request);
    expect(request).toMatchObject({ recipient: 'FR.123' });
    expect(request).not.toHaveProperty('to');
  });
});

test.skipIf(!present)('our limits are Meta’s', () => {
  const { messages } = JSON.parse(readFileSync(join(contract, 'limits/whatsapp-limits.json'), 'utf8')) as {
    messages: Record<string, unknown>;
  };
  expect(messageLimits).toEqual({
    text: messages['text_body'],
    caption: messages['caption'],
    header: messages['interactive_header_text'],
    body: messages['interactive_body'],
    listBody: messages['interactive_list_body'],
    footer: messages['interactive_footer'],
    buttons: messages['button_count'],
    buttonTitle: messages['button_title'],
    buttonId: messages['button_id'],
    listButton: messages['list_button'],
    sections: messages['list_sections'],
    sectionTitle: messages['list_section_title'],
    rows: messages['list_rows_total'],
    rowId: messages['list_row_id'],
    rowTitle: messages['list_row_title'],
    rowDescription: messages['list_row_description'],
    products: messages['product_list_products_total'],
    productId: 100,
    linkTitle: messages['cta_url_display_text'],
  });
});

describe('what could not be sent is refused at once', () => {
  const button = (id: string, title = id) => ({ id, title });
  const sections = (...counts: number[]) =>
    counts.map((count, i) => ({ title: `S${i}`, productIds: products(count, i * 100) }));
  const productList =
    (...counts: number[]) =>
    () =>
      productListMessage({ header: 'Week', body: 'Offers', catalogId: '1', sections: sections(...counts) });
  const refused: Readonly<Record<string, () => unknown>> = {
    'an empty text': () => textMessage('  '),
    'no button': () => buttonsMessage({ body: 'a', buttons: [] }),
    'four buttons': () => buttonsMessage({ body: 'a', buttons: ['1', '2', '3', '4'].map((id) => button(id)) }),
    'two buttons that read the same once cut': () =>
      buttonsMessage({ body: 'a', buttons: [button('1', `${'x'.repeat(30)}1`), button('2', `${'x'.repeat(30)}2`)] }),
    'an id with spaces around it': () => buttonsMessage({ body: 'a', buttons: [button(' 1', 'one')] }),
    'eleven rows': () =>
      listMessage({
        body: 'a',
        button: 'b',
        sections: [
          { title: 'c', rows: rows(6) },
          { title: 'd', rows: rows(5, 6) },
        ],
      }),
    'two rows with one id': () =>
      listMessage({ body: 'a', button: 'b', sections: [{ rows: [...rows(1), ...rows(1)] }] }),
    'sections without titles': () =>
      listMessage({ body: 'a', button: 'b', sections: [{ rows: rows(1) }, { rows: rows(1, 1) }] }),
    'thirty-one products': productList(16, 15),
    'eleven sections': productList(...Array<number>(11).fill(1)),
    'a section without products': productList(3, 0),
    'a product list without a header': () =>
      productListMessage({ header: ' ', body: 'a', catalogId: '1', sections: sections(1) }),
    'a link that is none': () => linkMessage({ body: 'a', title: 'b', url: 'javascript:alert(1)' }),
    'a template with a strange name': () => templateMessage({ name: 'Order Ready', language: 'fr' }),
  };
  for (const [name, build] of Object.entries(refused)) test(name, () => expect(build).toThrow(RangeError));
});

test('a cut text fits, says so, and breaks no sign apart', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 12, max: 60 }), (text, max) => {
      const kept = cut(text, max);
      expect(kept.length).toBeLessThanOrEqual(max);
      expect(kept.isWellFormed()).toBe(true);
      if (text.trim().length <= max) expect(kept).toBe(text.trim());
      else expect(kept.endsWith('…')).toBe(true);
    }),
  ));

test('of several things to say those that do not fit are left out whole', () => {
  const terms = ['1,19 €', '-25 % de remise immédiate', '0,13 €/L'];
  expect(joinWithin(terms, 80)).toBe('1,19 € · -25 % de remise immédiate · 0,13 €/L');
  expect(joinWithin(terms, 20)).toBe('1,19 € · 0,13 €/L');
  expect(joinWithin(['a promotion of many words', '1 €'], 10)).toBe('a promoti…');
});
