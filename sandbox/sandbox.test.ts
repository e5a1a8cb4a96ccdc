import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import {
  aBusiness,
  aChat,
  aProduct,
  aSandbox,
  catalogId,
  eventually,
  numberId,
  type ReceivedChange,
  wabaId,
  zoe,
} from './a-sandbox.ts';
import { signatureOf } from './signature.ts';

const open: { close: () => Promise<void> }[] = [];
const kept = <T extends { close: () => Promise<void> }>(thing: T): T => {
  open.push(thing);
  return thing;
};

afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

const hello = { type: 'text', text: { body: 'Bonjour' } };
const codeOf = (answer: { body: unknown }) => (answer.body as { error?: { code: number } }).error?.code;
const wamidOf = (answer: { body: unknown }) => (answer.body as { messages: { id: string }[] }).messages[0]!.id;

type Seen = {
  id: string;
  status?: string;
  from?: string;
  from_user_id?: string;
  type?: string;
  [field: string]: unknown;
};

function seen(changes: readonly ReceivedChange[], kind: 'messages' | 'statuses'): Seen[] {
  return changes.flatMap((change) => (change.value[kind] as Seen[] | undefined) ?? []);
}

async function aWatchedChat(settings: Parameters<typeof aChat>[0] = {}) {
  const business = kept(await aBusiness());
  const chat = kept(await aChat({ webhookUrl: business.url, ...settings }));
  const changes = () => business.received.flatMap((webhook) => webhook.changes);
  return { business, chat, changes };
}

async function aStockedChat() {
  const chat = kept(await aChat());
  const requests = ['lait', 'pain'].map((id) => ({ method: 'CREATE', data: aProduct(id) }));
  await chat.graph('POST', `${catalogId}/items_batch`, { item_type: 'PRODUCT_ITEM', requests });
  return chat;
}

const productList = (...ids: string[]) => ({
  type: 'interactive',
  interactive: {
    type: 'product_list',
    header: { type: 'text', text: 'La semaine' },
    body: { text: 'Nos offres' },
    action: {
      catalog_id: catalogId,
      sections: [{ title: 'Frais', product_items: ids.map((id) => ({ product_retailer_id: id })) }],
    },
  },
});

describe('sending', () => {
  test('a wrong token is refused with 190', async () => {
    const chat = kept(await aChat());
    const answer = await chat.call('POST', `/v25.0/${numberId}/messages`, {}, { authorization: 'Bearer nope' });
    expect([answer.status, codeOf(answer)]).toEqual([401, 190]);
  });

  test('a message is accepted, and its status goes from sent to delivered to read', async () => {
    const { chat, changes } = await aWatchedChat();
    const wamid = wamidOf(await chat.send({ ...hello, biz_opaque_callback_data: 'outbox:7' }));
    const statuses = () => seen(changes(), 'statuses').filter((status) => status.id === wamid);
    await eventually(() => statuses().length === 2);
    await chat.call('POST', '/control/read', { shopper: zoe, phone_number_id: numberId });
    await eventually(() => statuses().length === 3);
    expect(statuses().map((status) => status.status)).toEqual(['sent', 'delivered', 'read']);
    expect(statuses().every((status) => status['biz_opaque_callback_data'] === 'outbox:7')).toBe(true);
  });

  test('after 24 hours only a template may be sent', async () => {
    const chat = kept(await aChat());
    await chat.call('POST', '/control/clock', { advanceMs: 24 * 3_600_000 - 5_000 });
    expect((await chat.send(hello)).status).toBe(200);
    await chat.call('POST', '/control/clock', { advanceMs: 5_000 });
    expect(codeOf(await chat.send(hello))).toBe(131047);
  });

  test('a closed window may also be told by a failed status', async () => {
    const { chat, changes } = await aWatchedChat();
    await chat.call('POST', '/control/faults', { refuseLater: true });
    await chat.call('POST', '/control/clock', { advanceMs: 25 * 3_600_000 });
    const wamid = wamidOf(await chat.send(hello));
    const failed = await eventually(() =>
      seen(changes(), 'statuses').find((status) => status.id === wamid && status.status === 'failed'),
    );
    expect(failed['errors']).toMatchObject([{ code: 131047 }]);
  });

  test('the 46th message to the same person waits six seconds', async () => {
    const chat = kept(await aChat());
    for (let i = 0; i < 45; i += 1) expect((await chat.send(hello)).status).toBe(200);
    expect(codeOf(await chat.send(hello))).toBe(131056);
    await chat.call('POST', '/control/clock', { advanceMs: 6_000 });
    expect((await chat.send(hello)).status).toBe(200);
  });

  test('a number that has used up its throughput is told 130429', async () => {
    const chat = kept(await aChat());
    await chat.call('POST', '/control/numbers', {
      phone_number_id: numberId,
      waba_id: wabaId,
      verified_name: 'Primeur',
      throughput_per_second: 1,
    });
    await chat.send(hello);
    const answer = await chat.send(hello);
    expect([answer.status, codeOf(answer)]).toEqual([429, 130429]);
  });

  test.each([
    ['the number itself', '33199000001', 131021],
    ['somebody without the app', '33600000000', 131026],
  ])('%s cannot be written to', async (_, to, code) => {
    const chat = kept(await aChat());
    expect(codeOf(await chat.send(hello, to))).toBe(code);
  });

  test('two buttons with one title are refused', async () => {
    const chat = kept(await aChat());
    const buttons = ['1', '2'].map((id) => ({ type: 'reply', reply: { id, title: 'Oui' } }));
    const answer = await chat.send({
      type: 'interactive',
      interactive: { type: 'button', body: { text: '?' }, action: { buttons } },
    });
    expect(codeOf(answer)).toBe(131009);
  });

  test('a fault makes the next calls fail with the code asked for', async () => {
    const chat = kept(await aChat());
    await chat.call('POST', '/control/faults', { failNext: { code: 131016, times: 1 } });
    expect(codeOf(await chat.send(hello))).toBe(131016);
    expect((await chat.send(hello)).status).toBe(200);
  });

  test('while Meta is down every call answers 503, or nothing at all', async () => {
    const chat = kept(await aChat());
    await chat.call('POST', '/control/faults', { down: true });
    expect((await chat.send(hello)).status).toBe(503);
    await chat.call('POST', '/control/faults', { down: 'refuse' });
    await expect(chat.send(hello)).rejects.toThrow();
    await chat.call('POST', '/control/faults', { down: false });
    expect((await chat.send(hello)).status).toBe(200);
  });

  test('a lost answer hides that the message was sent', async () => {
    const chat = kept(await aChat());
    await chat.call('POST', '/control/faults', { loseGraphAnswers: 1 });
    await expect(chat.send(hello)).rejects.toThrow();
    const thread = await chat.call('GET', `/control/threads/${numberId}/${zoe}`);
    expect(thread.body['messages']).toHaveLength(2);
  });
});

describe('webhooks', () => {
  test('the bytes are signed, and nothing in them is outside ASCII', async () => {
    const { business } = await aWatchedChat();
    const webhook = await eventually(() => business.received[0]);
    expect(webhook.signature).toBe(signatureOf('sandbox-app-secret', webhook.raw));
    expect(webhook.raw).toContain('Zo\\u00e9');
  });

  test('a person without a phone number is known by user id only', async () => {
    const { chat, changes } = await aWatchedChat();
    const person = (await chat.call('POST', '/control/shoppers', { name: 'Noor' })).body as unknown as {
      id: string;
      user_id: string;
    };
    await chat.act({ type: 'text', body: 'lait bio ?' }, person.id);
    const message = await eventually(() =>
      seen(changes(), 'messages').find((known) => known.from_user_id === person.user_id),
    );
    expect(message.from).toBeUndefined();
    const answer = await chat.graph('POST', `${numberId}/messages`, {
      messaging_product: 'whatsapp',
      recipient: person.user_id,
      ...hello,
    });
    expect(answer.body['contacts']).toEqual([{ input: person.user_id, user_id: person.user_id }]);
  });

  test('every webhook may come twice', async () => {
    const { chat, changes } = await aWatchedChat();
    await eventually(() => seen(changes(), 'messages').length === 1);
    await chat.call('POST', '/control/faults', { duplicate: 1 });
    await chat.act({ type: 'text', body: 'encore' });
    await eventually(() => seen(changes(), 'messages').length === 3);
    const [, first, second] = seen(changes(), 'messages');
    expect(first).toEqual(second);
  });

  test('changes may come together, and in another order', async () => {
    const { business, chat, changes } = await aWatchedChat();
    await eventually(() => changes().length === 1);
    await chat.call('POST', '/control/faults', { batch: 20, reorder: true, delayMs: 300 });
    const sent: string[] = [];
    for (let i = 0; i < 20; i += 1)
      sent.push((await chat.act({ type: 'text', body: String(i) })).body['wamid'] as string);
    await eventually(() => changes().length === 21);
    const arrived = seen(changes(), 'messages')
      .slice(1)
      .map((message) => message.id);
    expect(new Set(arrived)).toEqual(new Set(sent));
    expect(arrived).not.toEqual(sent);
    expect(business.received.length).toBeLessThan(21);
  });

  test('a webhook that was not taken is sent again', async () => {
    const { business, chat, changes } = await aWatchedChat();
    await eventually(() => changes().length === 1);
    business.status = 500;
    await chat.act({ type: 'text', body: 'encore' });
    await eventually(() => false || business.received.length === 1);
    business.status = 200;
    await chat.call('POST', '/control/webhook/redeliver');
    await eventually(() => changes().length === 2);
  });

  test('a business that does not verify is told nothing', async () => {
    const business = kept(await aBusiness('another-token'));
    const chat = kept(await aChat({ webhookUrl: business.url }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(business.received).toEqual([]);
    expect((await chat.call('GET', '/control/webhook')).body['pending']).toBe(1);
  });

  test('the chat, the clock and what waits survive a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
    const dataFile = join(folder, 'state.sqlite');
    const first = await aChat({ dataFile, webhookUrl: 'http://127.0.0.1:9/' });
    const before = (await first.call('POST', '/control/clock', { advanceMs: 3_600_000 })).body['now'] as number;
    await first.close();
    const business = kept(await aBusiness());
    const second = kept(await aSandbox({ dataFile, webhookUrl: business.url }));
    const thread = await second.call('GET', `/control/threads/${numberId}/${zoe}`);
    expect(thread.body['messages']).toMatchObject([{ type: 'text', content: { body: 'bonjour' } }]);
    expect((await second.call('GET', '/control/clock')).body['now']).toBeGreaterThanOrEqual(before);
    await second.call('POST', '/control/webhook/redeliver');
    await eventually(() => business.received.length === 1);
    rmSync(folder, { recursive: true });
  });
});

describe('acting as a shopper', () => {
  test('a button and a row can be chosen only when the chat offers them', async () => {
    const { chat, changes } = await aWatchedChat();
    const row = { id: 'slot-1', title: 'Mardi 10 h', description: 'Retrait' };
    const action = { button: 'Choisir', sections: [{ rows: [row] }] };
    const wamid = wamidOf(
      await chat.send({ type: 'interactive', interactive: { type: 'list', body: { text: 'Quand ?' }, action } }),
    );
    expect((await chat.act({ type: 'list_reply', id: 'slot-9' })).status).toBe(422);
    await chat.act({ type: 'list_reply', id: 'slot-1' });
    const reply = await eventually(() => seen(changes(), 'messages').find((message) => message.type === 'interactive'));
    expect(reply).toMatchObject({ context: { id: wamid }, interactive: { type: 'list_reply', list_reply: row } });
  });

  test('an order carries the prices of the catalog', async () => {
    const { chat, changes } = await aWatchedChat();
    const requests = [{ method: 'CREATE', data: aProduct('lait', { sale_price: '0.99 EUR' }) }];
    await chat.graph('POST', `${catalogId}/items_batch`, { item_type: 'PRODUCT_ITEM', requests });
    await chat.act({ type: 'order', items: [{ product_retailer_id: 'lait', quantity: 2 }], text: 'merci' });
    const message = await eventually(() => seen(changes(), 'messages').find((known) => known.type === 'order'));
    const item = { product_retailer_id: 'lait', quantity: 2, item_price: 0.99, currency: 'EUR' };
    expect(message['order']).toEqual({ catalog_id: catalogId, text: 'merci', product_items: [item] });
  });

  test('a message of a type that nobody knows yet arrives as it is', async () => {
    const { chat, changes } = await aWatchedChat();
    await chat.act({ type: 'raw', message: { type: 'hologram', hologram: { depth: 3 } } });
    const message = await eventually(() => seen(changes(), 'messages').find((known) => known.type === 'hologram'));
    expect(message['hologram']).toEqual({ depth: 3 });
  });

  test('whoever stops marketing gets no marketing template', async () => {
    const { chat, changes } = await aWatchedChat();
    await chat.call('POST', '/control/faults', { templateReviewMs: 0 });
    const components = [{ type: 'BODY', text: 'Le catalogue de la semaine est arrivé.' }];
    await chat.graph('POST', `${wabaId}/message_templates`, {
      name: 'semaine',
      language: 'fr',
      category: 'MARKETING',
      components,
    });
    await eventually(() => changes().find((change) => change.field === 'message_template_status_update'));
    await chat.act({ type: 'user_preferences', value: 'stop' });
    const answer = await chat.send({ type: 'template', template: { name: 'semaine', language: { code: 'fr' } } });
    expect(codeOf(answer)).toBe(131050);
    await eventually(() => changes().find((change) => change.field === 'user_preferences'));
  });
});

describe('templates', () => {
  const ready = (value: string) => [{ type: 'body', parameters: [{ type: 'text', text: value }] }];
  const messageOf = (components: unknown) => ({
    type: 'template',
    template: { name: 'prete', language: { code: 'fr' }, components },
  });

  async function aTemplate() {
    const chat = kept(await aChat());
    const components = [{ type: 'BODY', text: 'Votre commande {{1}} est prête.' }];
    const made = await chat.graph('POST', `${wabaId}/message_templates`, {
      name: 'prete',
      language: 'fr',
      category: 'UTILITY',
      components,
    });
    return { chat, id: String(made.body['id']), made };
  }

  test('a template is used once it has been approved', async () => {
    const { chat, made } = await aTemplate();
    expect(made.body['status']).toBe('PENDING');
    expect(codeOf(await chat.send(messageOf(ready('A7'))))).toBe(132001);
    await chat.call('POST', '/control/clock', { advanceMs: 1_000 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await chat.send(messageOf(ready('A7')))).status).toBe(200);
    const thread = await chat.call('GET', `/control/threads/${numberId}/${zoe}`);
    expect(thread.body['messages']).toMatchObject([{}, { content: { body: 'Votre commande A7 est prête.' } }]);
  });

  test.each<[string, unknown, string, number]>([
    ['too few parameters', undefined, 'APPROVED', 132000],
    [
      'a picture for a text',
      [{ type: 'body', parameters: [{ type: 'image', image: { id: '1' } }] }],
      'APPROVED',
      132012,
    ],
    ['a new line in a parameter', ready('A\n7'), 'APPROVED', 132012],
    ['a paused template', ready('A7'), 'PAUSED', 132015],
    ['a disabled template', ready('A7'), 'DISABLED', 132016],
    ['a rejected template', ready('A7'), 'REJECTED', 132001],
  ])('%s', async (_, components, status, code) => {
    const { chat, id } = await aTemplate();
    await chat.call('POST', `/control/templates/${id}/status`, { status });
    expect(codeOf(await chat.send(messageOf(components)))).toBe(code);
  });

  test('a variable at the end is refused when the template is made', async () => {
    const chat = kept(await aChat());
    const components = [{ type: 'BODY', text: 'Votre commande est {{1}}' }];
    const answer = await chat.graph('POST', `${wabaId}/message_templates`, {
      name: 'a',
      language: 'fr',
      category: 'UTILITY',
      components,
    });
    expect(answer.body['error']).toMatchObject({ code: 100, error_subcode: 2388299 });
  });
});

describe('catalog', () => {
  test('a list shows only what the catalog has and its review has passed', async () => {
    const chat = await aStockedChat();
    const wine = { method: 'CREATE', data: aProduct('vin', { google_product_category: '421' }) };
    await chat.graph('POST', `${catalogId}/items_batch`, { item_type: 'PRODUCT_ITEM', requests: [wine] });
    expect((await chat.send(productList('lait', 'pain'))).status).toBe(200);
    expect(codeOf(await chat.send(productList('lait', 'beurre')))).toBe(131009);
    expect(codeOf(await chat.send(productList('vin')))).toBe(131009);
  });

  test('thirty-one products in one list are refused', async () => {
    const chat = await aStockedChat();
    const list = productList();
    const items = (n: number) => Array.from({ length: n }, () => ({ product_retailer_id: 'lait' }));
    list.interactive.action.sections = [
      { title: 'Un', product_items: items(30) },
      { title: 'Deux', product_items: items(1) },
    ];
    expect(codeOf(await chat.send(list))).toBe(131009);
  });

  test('the good items of a batch are kept, the others are told', async () => {
    const chat = await aStockedChat();
    const requests = [
      { method: 'UPDATE', data: { id: 'lait', price: '1.29 EUR' } },
      { method: 'UPDATE', data: { id: 'pain', price: 'cheap' } },
      { method: 'DELETE', data: { id: 'pain' } },
      { method: 'CREATE', data: { id: 'bad' } },
    ];
    const batch = await chat.graph('POST', `${catalogId}/items_batch`, { item_type: 'PRODUCT_ITEM', requests });
    const handle = (batch.body['handles'] as string[])[0];
    const report = await chat.graph(
      'GET',
      `${catalogId}/check_batch_request_status?handle=${handle}&load_ids_of_invalid_requests=true`,
    );
    expect(report.body['data']).toMatchObject([
      { status: 'finished', errors_total_count: 2, ids_of_invalid_requests: ['pain', 'bad'] },
    ]);
    const products = await chat.graph('GET', `${catalogId}/products?limit=10`);
    expect(products.body['data']).toMatchObject([{ retailer_id: 'lait', price: '1.29 EUR' }]);
  });

  test('a product set holds what its filter chooses, follows the items, and is renamed and deleted by its id', async () => {
    const chat = await aStockedChat();
    const label = (id: string, custom_label_0: string) => ({ method: 'UPDATE', data: { id, custom_label_0 } });
    const put = (...requests: object[]) =>
      chat.graph('POST', `${catalogId}/items_batch`, { item_type: 'PRODUCT_ITEM', requests });
    await put(label('lait', 'Frais'), label('pain', 'Boulangerie'));
    const set = { name: 'Offres – Frais', retailer_id: 'halles-offers-1', filter: { custom_label_0: { eq: 'Frais' } } };
    const { body } = await chat.graph('POST', `${catalogId}/product_sets`, set);
    expect(codeOf(await chat.graph('POST', `${catalogId}/product_sets`, set))).toBe(100);
    const products = async () => (await chat.graph('GET', `${body['id']}/products`)).body['data'];
    expect(await products()).toMatchObject([{ retailer_id: 'lait' }]);
    await put(label('lait', ''), label('pain', 'Frais'));
    expect(await products()).toMatchObject([{ retailer_id: 'pain' }]);
    await chat.graph('POST', `${body['id']}`, { name: 'Frais' });
    const sets = await chat.graph('GET', `${catalogId}/product_sets?fields=id,name,retailer_id&limit=1`);
    expect(sets.body['data']).toMatchObject([{ id: body['id'], name: 'Frais', product_count: 1 }]);
    await chat.graph('DELETE', `${body['id']}`);
    expect((await chat.graph('GET', `${catalogId}/product_sets`)).body['data']).toEqual([]);
    const wrong = { ...set, filter: { price: { sounds_like: 'cheap' } } };
    expect(codeOf(await chat.graph('POST', `${catalogId}/product_sets`, wrong))).toBe(100);
  });

  test('products are read page by page', async () => {
    const chat = await aStockedChat();
    const first = await chat.graph('GET', `${catalogId}/products?limit=1`);
    const after = (first.body['paging'] as { cursors: { after: string } }).cursors.after;
    const second = await chat.graph('GET', `${catalogId}/products?limit=1&after=${after}`);
    expect(second.body['data']).toMatchObject([{ retailer_id: 'pain' }]);
    expect(second.body['paging']).not.toHaveProperty('next');
  });
});

describe('media', () => {
  test('a picture is uploaded, described and fetched with the token for five minutes', async () => {
    const chat = kept(await aChat());
    const form = new FormData();
    form.set('messaging_product', 'whatsapp');
    form.set('file', new Blob([new Uint8Array([1, 13, 10, 45, 45, 2])], { type: 'image/png' }), 'a.png');
    const headers = { authorization: 'Bearer sandbox-token' };
    const upload = await fetch(`${chat.url}/v25.0/${numberId}/media`, { method: 'POST', headers, body: form });
    const { id } = (await upload.json()) as { id: string };
    const { url } = (await chat.graph('GET', id)).body as unknown as { url: string };
    expect(new Uint8Array(await (await fetch(url, { headers })).arrayBuffer())).toEqual(
      new Uint8Array([1, 13, 10, 45, 45, 2]),
    );
    expect((await fetch(url)).status).toBe(401);
    await chat.call('POST', '/control/clock', { advanceMs: 300_000 });
    expect((await fetch(url, { headers })).status).toBe(400);
  });
});
