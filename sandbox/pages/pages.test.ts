import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, describe, expect, test } from 'vitest';
import { aBusiness, aSandbox, eventually, zoe } from '../a-sandbox.ts';

// Meta's contract as a JSON schema lies outside this repository; without it one test is skipped.
const contract = join(import.meta.dirname, '../../../shared/meta/schemas/messenger-webhook.schema.json');
const pageId = '400200300400500';
const token = { authorization: `Bearer sandbox-token-${pageId}` };
const allFields =
  'messages,messaging_postbacks,messaging_referrals,message_echoes,message_deliveries,message_reads,message_reactions';

type Event = { sender: { id: string }; recipient: { id: string }; timestamp: number } & Record<string, unknown>;

let close: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of close.reverse()) await end();
  close = [];
});

/** A sandbox where Zoé has just written to the Page. */
async function aPage({ fields = allFields } = {}) {
  const business = await aBusiness();
  const sandbox = await aSandbox({ webhookUrl: business.url });
  close = [() => business.close(), () => sandbox.close()];
  await sandbox.call('POST', '/control/pages', { page_id: pageId, name: 'Primeur', username: 'primeur' });
  await sandbox.call('POST', '/control/shoppers', { name: 'Zoé Petit', wa_id: zoe });
  const graph = (method: string, path: string, body?: unknown, headers: Record<string, string> = token) =>
    sandbox.call(method, `/v25.0/${path}`, body, headers);
  await graph('POST', `${pageId}/subscribed_apps?subscribed_fields=${fields}`);
  const act = (message: object) =>
    sandbox.call('POST', '/control/act', { shopper: zoe, phone_number_id: pageId, message });
  const events = () =>
    business.received.flatMap(({ raw }) =>
      (JSON.parse(raw) as { entry: { messaging?: Event[] }[] }).entry.flatMap(({ messaging = [] }) => messaging),
    );
  const event = (name: string) => eventually(() => events().find((one) => name in one));
  await act({ type: 'text', body: 'bonjour' });
  const psid = (await event('message')).sender.id;
  const send = (message: object, more: object = {}) =>
    graph('POST', `${pageId}/messages`, { recipient: { id: psid }, messaging_type: 'RESPONSE', message, ...more });
  return { ...sandbox, business, graph, act, events, event, psid, send };
}

const carousel = (elements: readonly object[]) => ({
  attachment: { type: 'template', payload: { template_type: 'generic', elements } },
});
const anElement = {
  title: 'Lait',
  subtitle: '1,00 €',
  image_url: 'https://shop.example/lait.jpg',
  buttons: [
    { type: 'postback', title: 'Ajouter', payload: 'add:1:milk' },
    { type: 'web_url', title: 'Voir', url: 'https://shop.example/o' },
  ],
};

describe('the webhook of a Page', () => {
  test('tells in Messenger’s words, signed, with an id that only this Page knows', async () => {
    const { business, events, psid } = await aPage();
    const { raw, signature } = business.received[0]!;
    expect(signature).toMatch(/^sha256=[0-9a-f]{64}$/);
    expect(JSON.parse(raw)).toMatchObject({ object: 'page', entry: [{ id: pageId, time: expect.any(Number) }] });
    expect(events()[0]).toMatchObject({
      sender: { id: psid },
      recipient: { id: pageId },
      message: { mid: expect.stringMatching(/^m_/), text: 'bonjour' },
    });
    expect(psid).not.toBe(zoe);
  });

  test('tells only what the app asked for', async () => {
    const { act, graph, events } = await aPage({ fields: 'messages' });
    await graph('POST', `${pageId}/messenger_profile`, { get_started: { payload: 'hello' } });
    await act({ type: 'get_started' });
    await act({ type: 'text', body: 'encore' });
    await eventually(() => events().length === 2);
    expect(events().every((one) => 'message' in one)).toBe(true);
  });

  test('tells buttons, choices, links, pictures and reactions', async () => {
    const { act, send, graph, events } = await aPage();
    await graph('POST', `${pageId}/messenger_profile`, { get_started: { payload: 'hello' } });
    await send({ ...carousel([anElement]), quick_replies: [{ content_type: 'text', title: 'Frais', payload: 'd:1' }] });
    await act({ type: 'postback', payload: 'add:1:milk' });
    await act({ type: 'quick_reply', payload: 'd:1' });
    await act({ type: 'get_started', ref: 'store:lille' });
    await act({ type: 'referral', ref: 'leaflet' });
    await act({ type: 'reaction', message_id: 'm_1', emoji: '❤' });
    const of = (name: string) => events().filter((one) => name in one);
    await eventually(() => of('reaction').length === 1);
    expect(of('postback')).toMatchObject([
      { postback: { title: 'Ajouter', payload: 'add:1:milk' } },
      { postback: { payload: 'hello', referral: { ref: 'store:lille' } } },
    ]);
    expect(of('message').map(({ message }) => message)).toEqual(
      expect.arrayContaining([expect.objectContaining({ text: 'Frais', quick_reply: { payload: 'd:1' } })]),
    );
    expect(of('referral')).toMatchObject([{ referral: { ref: 'leaflet', source: 'SHORTLINK' } }]);
  });

  test('tells what became of a message: its echo with our words, its delivery, its being read', async () => {
    const { send, call, event, events } = await aPage();
    const { body } = await send({ text: 'Bonjour !', metadata: 'our-id' });
    const echo = await eventually(() => events().find(({ sender }) => sender.id === pageId));
    expect(echo['message']).toMatchObject({ mid: body['message_id'], is_echo: true, metadata: 'our-id' });
    expect((await event('delivery'))['delivery']).toMatchObject({ mids: [body['message_id']] });
    await call('POST', '/control/read', { shopper: zoe, phone_number_id: pageId });
    expect((await event('read'))['read']).toEqual({ watermark: expect.any(Number) });
  });
});

test.skipIf(!existsSync(contract))('every webhook has the shape that Meta prescribes', async () => {
  const { act, send, graph, call, business, event } = await aPage();
  await graph('POST', `${pageId}/messenger_profile`, { get_started: { payload: 'hello' } });
  await send({ ...carousel([anElement]), quick_replies: [{ content_type: 'text', title: 'Frais', payload: 'd:1' }] });
  const picture = { type: 'image', mime_type: 'image/png', data: Buffer.from('a picture').toString('base64') };
  const deeds = [
    { type: 'postback', payload: 'add:1:milk' },
    { type: 'quick_reply', payload: 'd:1' },
    { type: 'get_started', ref: 'store:lille' },
    { type: 'referral', ref: 'leaflet', ad_id: '1202' },
    picture,
    { type: 'reaction', message_id: 'm_1', emoji: '' },
    { type: 'unsupported' },
  ];
  for (const deed of deeds) expect((await act(deed)).status, deed.type).toBe(200);
  await event('delivery');
  await call('POST', '/control/read', { shopper: zoe, phone_number_id: pageId });
  await event('read');
  const accepts = new Ajv2020({ strict: false, allErrors: true }).compile(JSON.parse(readFileSync(contract, 'utf8')));
  expect(business.received.length).toBeGreaterThan(deeds.length);
  for (const { raw } of business.received)
    expect(accepts(JSON.parse(raw)), `${raw} ${JSON.stringify(accepts.errors)}`).toBe(true);
});

test('one webhook never tells of a Page and of a number', async () => {
  const { call, act, business } = await aPage();
  const number = { phone_number_id: '100200300400500', waba_id: '900800700600500', verified_name: 'Primeur' };
  await call('POST', '/control/numbers', number);
  await call('POST', '/control/faults', { batch: 10, delayMs: 100 });
  const text = { type: 'text', body: 'et moi' };
  await Promise.all([
    act(text),
    call('POST', '/control/act', { shopper: zoe, phone_number_id: number.phone_number_id, message: text }),
  ]);
  await eventually(() => business.received.length === 3);
  const objects = business.received.map(({ raw }) => (JSON.parse(raw) as { object: string }).object);
  expect(objects.toSorted()).toEqual(['page', 'page', 'whatsapp_business_account']);
});

describe('the Send API', () => {
  test('takes texts, buttons and carousels, and answers with an id', async () => {
    const { send, psid } = await aPage();
    const button = { template_type: 'button', text: 'Que faire ?', buttons: anElement.buttons };
    for (const message of [
      { text: 'x'.repeat(2000) },
      { attachment: { type: 'template', payload: button } },
      carousel(Array(10).fill(anElement)),
    ])
      expect(await send(message)).toMatchObject({
        status: 200,
        body: { recipient_id: psid, message_id: expect.stringMatching(/^m_/) },
      });
  });

  test.each([
    ['a text of 2001 characters', { text: 'x'.repeat(2001) }],
    ['nothing', {}],
    ['a text and a picture at once', { text: 'x', ...carousel([anElement]) }],
    ['eleven elements', carousel(Array(11).fill(anElement))],
    ['an element of a title alone', carousel([{ title: 'Lait' }])],
    ['a long title', carousel([{ ...anElement, title: 'x'.repeat(81) }])],
    ['four buttons', carousel([{ ...anElement, buttons: Array(4).fill(anElement.buttons[0]) }])],
    [
      'a long label',
      carousel([{ ...anElement, buttons: [{ type: 'postback', title: 'x'.repeat(21), payload: 'x' }] }]),
    ],
    ['a link that is none', carousel([{ ...anElement, image_url: 'lait.jpg' }])],
    ['14 choices', { text: 'x', quick_replies: Array(14).fill({ content_type: 'text', title: 'x', payload: 'x' }) }],
    ['a body of WhatsApp', { type: 'text', text: { body: 'x' } }],
  ])('refuses %s', async (_what, message) => {
    const { send } = await aPage();
    expect(await send(message)).toMatchObject({ status: 400, body: { error: { code: 100 } } });
  });

  test('a person is answered for 24 hours after they wrote, by a human for seven days', async () => {
    const { send, act, call } = await aPage();
    await call('POST', '/control/clock', { advanceMs: 25 * 3_600_000 });
    const late = { body: { error: { code: 10, error_subcode: 2018278 } } };
    expect(await send({ text: 'tard' })).toMatchObject(late);
    await act({ type: 'referral', ref: 'leaflet' });
    expect(await send({ text: 'tard' })).toMatchObject(late);
    expect(await send({ text: 'tard' }, { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' })).toMatchObject({
      status: 200,
    });
    expect(await send({ text: 'tard' }, { messaging_type: 'MESSAGE_TAG', tag: 'POST_PURCHASE_UPDATE' })).toMatchObject({
      body: { error: { code: 100 } },
    });
    expect(await send({ text: 'tard' }, { messaging_type: 'UTILITY' })).toMatchObject({
      body: { error: { code: 10 } },
    });
    await act({ type: 'text', body: 'encore là' });
    expect(await send({ text: 'bonjour' })).toMatchObject({ status: 200 });
  });

  test('only the Page’s own token does, and only for people who wrote to it', async () => {
    const { graph, send, psid } = await aPage();
    const body = { recipient: { id: psid }, message: { text: 'x' } };
    const other = { authorization: 'Bearer sandbox-token' };
    expect(await graph('POST', `${pageId}/messages`, body, other)).toMatchObject({ body: { error: { code: 190 } } });
    expect(await graph('GET', `${psid}?fields=first_name`, undefined, other)).toMatchObject({ status: 401 });
    expect(await graph('GET', `${psid}?fields=first_name`)).toMatchObject({
      body: { first_name: 'Zoé', last_name: 'Petit' },
    });
    expect(await send({ text: 'x' }, { recipient: { id: '123456' } })).toMatchObject({
      body: { error: { code: 100, error_subcode: 2018001 } },
    });
  });

  test('seen and typing are shown', async () => {
    const { graph, psid } = await aPage();
    for (const sender_action of ['mark_seen', 'typing_on'])
      expect(await graph('POST', `${pageId}/messages`, { recipient: { id: psid }, sender_action })).toEqual({
        status: 200,
        body: { recipient_id: psid },
      });
  });
});

test('the menu of a Page is kept, told and taken away, and needs words for everyone', async () => {
  const { graph, act } = await aPage();
  const action = { type: 'postback', title: 'Le catalogue', payload: 'leaflet' };
  const menu = (locale: string) => ({ persistent_menu: [{ locale, call_to_actions: [action] }] });
  expect(await graph('POST', `${pageId}/messenger_profile`, menu('fr_FR'))).toMatchObject({ status: 400 });
  expect(await act({ type: 'postback', payload: 'leaflet' })).toMatchObject({ status: 422 });
  expect(await graph('POST', `${pageId}/messenger_profile`, menu('default'))).toMatchObject({ status: 200 });
  expect(await act({ type: 'postback', payload: 'leaflet' })).toMatchObject({ status: 200 });
  const read = () => graph('GET', `${pageId}/messenger_profile?fields=persistent_menu,get_started`);
  expect((await read()).body).toMatchObject({ data: [{ persistent_menu: [{ locale: 'default' }] }] });
  await graph('DELETE', `${pageId}/messenger_profile`, { fields: ['persistent_menu'] });
  expect((await read()).body).toEqual({ data: [] });
});
