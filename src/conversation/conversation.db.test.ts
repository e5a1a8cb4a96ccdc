import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { metaRoutes, saveChannelAddress } from '../meta/index.ts';
import {
  cancelOrder,
  createBasket,
  listShopperOrders,
  markReady,
  saveSlotSettings,
  setBasketLine,
  setPickedSteps,
  startPicking,
} from '../order/index.ts';
import { saveMembership, savePerson } from '../organisation/index.ts';
import { sessionCookie } from '../organisation/routes.ts';
import { openSession } from '../organisation/sign-in.ts';
import { aNeighbour, aStore, frenchEntity, saveFrenchEntity } from '../organisation/testing.ts';
import { consumeOnce, createHttp, type Http, inTransaction, makeLog, newId, rowsOf } from '../platform/index.ts';
import { cloneTestDatabase, type TestDatabase } from '../platform/testing.ts';
import { orderNotices } from './follow-orders.ts';
import { saveChatProducts } from './repository.ts';
import { conversationRoutes } from './routes.ts';
import { eraseShopper, exportShopper, parseShopperName } from './shopper-data.ts';
import { answerWaiting } from './start-conversation.ts';
import { monday, openShop } from './testing.ts';

const entityId = frenchEntity;
const addressId = '106540352242922';
const appSecret = 'test-app-secret';
const publicUrl = 'https://shop.example';
const log = makeLog('error');

let database: TestDatabase;
let app: Http;
let now = monday;
let count = 0;
let leafletId: string;
const personId = newId();
let cookie: string;
const chatLinks = { whatsapp: 'https://wa.me', messenger: 'https://m.me' };

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  const { db } = database;
  await saveFrenchEntity(db, [aStore(), aNeighbour()]);
  leafletId = await openShop(db);
  await saveChannelAddress(db, {
    entityId,
    channel: 'whatsapp',
    addressId,
    accountId: '1',
    publicAddress: '+33 1 86 26 00 00',
    verifiedName: 'Halle',
    catalogId: '777',
  });
  await inTransaction(db, (trx) => saveChatProducts(trx, entityId, '777', ['milk', 'pasta', 'tomatoes']));
  app = await createHttp({ publicUrl, trustProxy: false }, log);
  metaRoutes(app, { db, meta: { appSecret, verifyToken: 'x' }, log, now: () => now });
  conversationRoutes(app, { db, now: () => now, chatLinks });
  await app.ready();
  await savePerson(db, { personId, name: 'Sam', email: 'sam@example.org', language: 'fr', demo: true });
  await saveMembership(db, entityId, personId, 'store_employee', 'lille');
  cookie = `${sessionCookie}=${(await openSession(db, entityId, personId, monday)).value}`;
});
afterAll(async () => {
  await app.close();
  await database.close();
});
beforeEach(() => {
  now = monday;
});

interface Sent {
  readonly type: string;
  readonly text?: { readonly body: string };
  readonly interactive?: {
    readonly type: string;
    readonly header?: { readonly image?: { readonly link: string } };
    readonly body: { readonly text: string };
    readonly action: Record<string, unknown> & {
      readonly buttons?: readonly { readonly reply: { readonly id: string; readonly title: string } }[];
      readonly sections?: readonly {
        readonly title?: string;
        readonly rows?: readonly { readonly id: string }[];
        readonly product_items?: readonly { readonly product_retailer_id: string }[];
      }[];
      readonly parameters?: { readonly url: string };
    };
  };
}

/** A person who writes to the number and reads what comes back. */
function aShopper() {
  const from = `336${String(10_000_000 + ++count * 7919).slice(-8)}`;
  let read = 0;
  const post = async (message: object, id = `wamid.${from}.${++count}`) => {
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const value = {
      messaging_product: 'whatsapp',
      metadata: { phone_number_id: addressId },
      contacts: [{ wa_id: from, profile: { name: 'Camille' } }],
      messages: [{ from, id, timestamp, ...message }],
    };
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: '1', changes: [{ field: 'messages', value }] }],
    });
    const signature = createHmac('sha256', appSecret).update(body).digest('hex');
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` };
    expect((await app.inject({ method: 'POST', url: '/webhooks/meta', body, headers })).statusCode).toBe(200);
    now = new Date(now.getTime() + 5000);
  };
  const answers = async (): Promise<Sent[]> => {
    while ((await answerWaiting({ db: database.db, log, now: () => now, publicUrl }, entityId)) > 0);
    const rows = await rowsOf(
      database.db,
      sql<{ body: Sent }>`
        select o.body from outgoing o join contact c on c.entity_id = o.entity_id and c.contact_id = o.contact_id
        where o.entity_id = ${entityId} and c.wa_id = ${from} order by o.sequence`,
    );
    const fresh = rows.slice(read).map(({ body }) => body);
    read = rows.length;
    return fresh;
  };
  const send = async (message: object, id?: string) => {
    await post(message, id);
    return answers();
  };
  return {
    from,
    send,
    answers,
    write: (text: string, id?: string) => send({ type: 'text', text: { body: text } }, id),
    press: (id: string) =>
      send({ type: 'interactive', interactive: { type: 'button_reply', button_reply: { id, title: 'x' } } }),
    cart: (lines: Readonly<Record<string, number>>, price = '1.00') =>
      send({
        type: 'order',
        order: {
          catalog_id: '777',
          text: '',
          product_items: Object.entries(lines).map(([product_retailer_id, quantity]) => ({
            product_retailer_id,
            quantity,
            item_price: Number(price),
            currency: 'EUR',
          })),
        },
      }),
    orders: async () => {
      const [row] = await rowsOf(
        database.db,
        sql<{ shopper_id: string }>`
          select t.shopper_id from thread t join contact c on c.entity_id = t.entity_id and c.contact_id = t.contact_id
          where t.entity_id = ${entityId} and c.wa_id = ${from}`,
      );
      return listShopperOrders(database.db, entityId, row!.shopper_id);
    },
  };
}

const textOf = ({ text, interactive }: Sent) => text?.body ?? interactive?.body.text ?? '';
const allText = (sent: readonly Sent[]) =>
  sent
    .map(textOf)
    .join('\n')
    .replace(/[\u00a0\u202f]/g, ' ');
const buttonIds = (sent: Sent | undefined) => sent?.interactive?.action.buttons?.map(({ reply }) => reply.id) ?? [];
const rowIds = (sent: Sent | undefined) =>
  sent?.interactive?.action.sections?.flatMap(({ rows }) => rows?.map(({ id }) => id) ?? []) ?? [];

async function aShopperIn(store = 'lille') {
  const shopper = aShopper();
  await shopper.write('Bonjour');
  await shopper.press(`store:${store}`);
  return shopper;
}

async function orderedBy(shopper: Awaited<ReturnType<typeof aShopperIn>>) {
  await shopper.cart({ milk: 3 });
  const slots = await shopper.press('slots');
  const asked = await shopper.press(rowIds(slots.at(-1))[0]!);
  return shopper.press(buttonIds(asked.at(-1))[0]!);
}

test('from hello to the receipt: consent once, store, leaflet, cart at the store’s prices, slot, order', async () => {
  const shopper = aShopper();
  const hello = await shopper.write('Bonjour');
  expect(hello.map(({ interactive }) => interactive?.type)).toEqual(['button', 'location_request_message']);
  expect(allText(hello)).toContain('assistant automatique de Halle');
  const stores = await shopper.write('59000');
  expect(rowIds(stores[0])).toEqual(['store:lille', 'store:roubaix', 'change_store']);
  const leaflet = await shopper.send({
    type: 'interactive',
    interactive: { type: 'list_reply', list_reply: { id: 'store:lille', title: 'Lille' } },
  });
  expect(leaflet.map(({ interactive }) => interactive?.type)).toEqual(['cta_url', 'product_list']);
  expect(leaflet[0]?.interactive?.header?.image?.link).toBe(
    `${publicUrl}/media/fr/leaflets/${leafletId}/page-1-828.jpg`,
  );
  expect(leaflet[0]?.interactive?.action.parameters?.url).toBe(
    `${publicUrl}/fr/lille/leaflets/${leafletId}?via=whatsapp`,
  );
  const listed = leaflet[1]?.interactive?.action.sections?.flatMap(({ product_items }) => product_items ?? []);
  expect(listed?.map((item) => item.product_retailer_id).sort()).toEqual(['milk', 'pasta']);

  const basket = await shopper.cart({ milk: 3, pasta: 1 }, '1.50');
  expect(allText(basket)).toContain('Total : 3,20 €');
  expect(allText(basket)).toContain('1,50 € → 1,40 €');
  const slots = await shopper.press('slots');
  expect(rowIds(slots[0]).length).toBeLessThanOrEqual(10);
  const asked = await shopper.press(rowIds(slots[0])[0]!);
  expect(allText(asked)).toContain('3,20 €');
  const receipt = await shopper.press(buttonIds(asked[0])[0]!);
  const [order] = await shopper.orders();
  expect(order).toMatchObject({ state: 'placed', totalMinor: 320, channel: 'whatsapp' });
  expect(allText(receipt)).toContain(order!.number);
  expect(allText(receipt)).toContain('Total : 3,20 €');
  expect(allText(receipt)).toContain('1 Grand-Place');
});

test('a webhook that comes twice is answered once', async () => {
  const shopper = aShopper();
  expect(await shopper.write('Bonjour', 'wamid.twice')).toHaveLength(2);
  now = new Date(now.getTime() - 5000);
  expect(await shopper.write('Bonjour', 'wamid.twice')).toHaveLength(0);
});

test('a cart sent before a store is chosen is kept', async () => {
  const shopper = aShopper();
  const asked = await shopper.cart({ milk: 3 });
  expect(asked.map(({ interactive }) => interactive?.type)).toEqual(['button', 'location_request_message']);
  expect(allText(await shopper.press('store:lille'))).toContain('Total : 2,00 €');
});

test('what a cart cannot hold is named: unknown, too many, alcohol, an offer that ended', async () => {
  const shopper = await aShopperIn();
  const sent = await shopper.cart({ milk: 1, ghost: 2, pasta: 5000, beer: 1, tomatoes: 1 });
  const text = allText(sent);
  expect(text).toContain('ghost');
  expect(text).toMatch(/Quantité impossible.*Pâtes coquillettes/);
  expect(text).toContain('Bière 6 x 25 cl — se commande sur le site');
  expect(text).toMatch(/« Tomates » a pris fin le 22 novembre/);
  expect(text).toContain('Total : 3,99 €');
  expect(sent.at(-1)?.interactive?.action.parameters?.url).toMatch(/\/fr\/basket\?b=.*&t=/);
  const slots = await shopper.press('slots');
  expect(allText(slots)).toContain('Laissé de côté : Bière');
});

test('ten thousand lines are refused by name and number, not silently', async () => {
  const shopper = await aShopperIn();
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`p${i}`, 1]));
  const text = allText(await shopper.cart(many));
  expect(text).toContain('p0, p1');
  expect(text).toMatch(/et 9\D?990 autres/);
});

test('a promotion nearly reached is offered with a button that completes it', async () => {
  const shopper = await aShopperIn();
  const near = await shopper.cart({ milk: 2 });
  const button = near[0]?.interactive?.action.buttons?.find(({ reply }) => reply.id.startsWith('add:'));
  expect(button?.reply.id).toBe('add:1:milk');
  expect(allText(await shopper.press(button!.reply.id))).toContain('Total : 2,00 €');
});

test('a slot that fills up before it is chosen is replaced by others', async () => {
  const [first, second] = [await aShopperIn('roubaix'), await aShopperIn('roubaix')];
  await saveSlotSettings(database.db, entityId, 'roubaix', {
    capacityOrders: 1,
    cutoffMinutes: 120,
    windowMinutes: 120,
  });
  await first.cart({ milk: 1 });
  await second.cart({ milk: 1 });
  const slot = rowIds((await second.press('slots'))[0])[0]!;
  await first.press('slots');
  await first.press(slot);
  const others = await second.press(slot);
  expect(allText(others)).toContain('complet');
  expect(rowIds(others[0])).not.toContain(slot);
  const asked = await second.press(rowIds(others[0])[0]!);
  await second.press(buttonIds(asked[0])[0]!);
  expect(await second.orders()).toHaveLength(1);
});

test('confirming twice makes one order', async () => {
  const shopper = await aShopperIn();
  await shopper.cart({ milk: 3 });
  const slots = await shopper.press('slots');
  const asked = await shopper.press(rowIds(slots[0])[0]!);
  const confirm = buttonIds(asked[0])[0]!;
  await shopper.press(confirm);
  await shopper.press(confirm);
  expect(await shopper.orders()).toHaveLength(1);
});

test('an order is shown, opened again with its slot, and canceled after a question', async () => {
  const shopper = await aShopperIn();
  await orderedBy(shopper);
  const [order] = await shopper.orders();
  expect(allText(await shopper.write('ma commande'))).toContain(order!.number);
  const reopened = await shopper.press(`change:${order!.orderId}`);
  expect(allText(reopened)).toContain('rouverte');
  await shopper.press(buttonIds(reopened[0])[0]!);
  const [again] = (await shopper.orders()).filter(({ state }) => state === 'placed');
  expect(allText(await shopper.write('annuler'))).toContain(again!.number);
  expect(allText(await shopper.write('oui'))).toContain('annulée');
  expect((await shopper.orders()).every(({ state }) => state === 'canceled')).toBe(true);
});

test('a written list is proposed, and what is unknown is named', async () => {
  const shopper = await aShopperIn();
  const proposed = await shopper.write('2 l de lait, des pâtes, 1 dirigeable');
  expect(allText(proposed)).toContain('dirigeable');
  expect(buttonIds(proposed[0])).toEqual(['list:all', 'list:choose', 'list:no']);
  expect(allText(await shopper.press('list:all'))).toContain('Pâtes coquillettes');
});

test('alcohol that is searched is named and given the web link', async () => {
  const shopper = await aShopperIn();
  const [found] = await shopper.write('bière');
  expect(textOf(found!)).toContain('Bière 6 x 25 cl');
  expect(found?.interactive?.type).toBe('cta_url');
});

test('a basket of the web goes on in the chat, for whoever has its whole link', async () => {
  const shopper = await aShopperIn();
  const basket = await createBasket(database.db, { entityId, channel: 'web', storeId: 'lille' }, now);
  await setBasketLine(database.db, basket, { productId: 'milk', steps: 3 }, now);
  const link = (token: string) => `${publicUrl}/fr/basket?b=${basket.basketId}&t=${token}`;
  expect(allText(await shopper.write(link('x'.repeat(43))))).toContain('aucun panier');
  expect(allText(await shopper.write(link(basket.token)))).toContain('Total : 2,00 €');
});

test('with the team the assistant is silent, obeys STOP, and comes back when asked', async () => {
  const shopper = await aShopperIn();
  expect(allText(await shopper.write('parler à quelqu’un'))).toContain('Lille');
  expect(await shopper.write('Où est le sel ?')).toHaveLength(0);
  expect(allText(await shopper.write('STOP'))).toContain('plus de promotions');
  expect(allText(await shopper.press('assistant'))).toContain('Me revoilà');
});

test('outside opening hours the shopper is told when somebody answers', async () => {
  const shopper = await aShopperIn();
  now = new Date('2026-11-23T21:00:00Z');
  expect(allText(await shopper.write('parler à quelqu’un'))).toContain('mardi 24 novembre à 08:30');
});

test('whoever writes English is answered in English', async () => {
  const shopper = aShopper();
  expect(allText(await shopper.write('Hello'))).toContain('automated assistant');
});

test('consent is asked once and kept with its proof; refusing blocks nothing', async () => {
  const shopper = aShopper();
  await shopper.write('Bonjour');
  await shopper.press('consent:no');
  expect(allText(await shopper.write('Bonjour'))).not.toContain('promotions sur WhatsApp');
  const rows = await rowsOf(
    database.db,
    sql<{ granted: boolean; text_shown: string }>`
      select k.granted, k.text_shown from consent k
      join thread t on t.entity_id = k.entity_id and t.shopper_id = k.shopper_id
      join contact c on c.entity_id = t.entity_id and c.contact_id = t.contact_id
      where k.entity_id = ${entityId} and c.wa_id = ${shopper.from}`,
  );
  expect(rows).toMatchObject([{ granted: false, text_shown: expect.stringContaining('promotions') }]);
});

describe('anything else', () => {
  test.each([
    [{ type: 'audio', audio: { id: '1', mime_type: 'audio/ogg' } }, 1],
    [{ type: 'sticker', sticker: { id: '1', mime_type: 'image/webp' } }, 1],
    [{ type: 'hologram', hologram: {} }, 1],
    [{ type: 'reaction', reaction: { message_id: 'w', emoji: '👍' } }, 0],
    [{ type: 'text', text: { body: 'xyzzy qwrtpl' } }, 1],
    [{ type: 'text', text: { body: '?!' } }, 1],
  ])('%o gets its answer', async (message, answers) => {
    const shopper = await aShopperIn();
    expect(await shopper.send(message)).toHaveLength(answers);
  });
});

test('the shopper is told in the thread when the order is ready, with the final total', async () => {
  const shopper = await aShopperIn();
  await shopper.cart({ tomatoes: 1, milk: 1 });
  const slots = await shopper.press('slots');
  const asked = await shopper.press(rowIds(slots[0])[0]!);
  await shopper.press(buttonIds(asked[0])[0]!);
  const [order] = await shopper.orders();
  const by = { entityId, orderId: order!.orderId, personId };
  await startPicking(database.db, by, now);
  for (const { lineId, productId } of order!.lines)
    await setPickedSteps(database.db, { ...by, lineId, steps: productId === 'tomatoes' ? 1100 : 1 }, now);
  expect(await markReady(database.db, by, now)).toMatchObject({ ok: true });
  const notices = orderNotices({ now: () => now, publicUrl });
  while ((await consumeOnce(database.db, notices, entityId, now)) > 0);
  const told = allText(await shopper.answers());
  expect(told).toContain(order!.number);
  expect(told).toContain('Total final : 4,29 €');
  expect(told).toContain('Tomates 1,1 kg');
});

test('the desk reads a thread, answers inside the window only, and gives it back to the assistant', async () => {
  now = new Date('2026-11-24T09:00:00Z');
  const shopper = await aShopperIn();
  await shopper.write('parler à quelqu’un');
  const desk = (method: 'GET' | 'POST', path: string, payload?: object) =>
    app.inject({ method, url: `/api/desk/threads${path}`, headers: { cookie }, ...(payload && { payload }) });
  const listed = (await desk('GET', '?storeId=lille')).json<{ items: { threadId: string }[] }>();
  const { threadId } = listed.items[0]!;
  const seen = (await desk('GET', `/${threadId}`)).json();
  expect(seen).toMatchObject({ open: true, window: { open: true }, shopper: { language: 'fr', name: 'Camille' } });
  expect((await desk('POST', `/${threadId}/reply`, { text: 'Le sel est au rayon 5.' })).statusCode).toBe(200);
  expect(allText(await shopper.answers())).toBe('Le sel est au rayon 5.');
  expect((await desk('GET', '?storeId=roubaix')).statusCode).toBe(403);
  expect((await desk('POST', `/${threadId}/close`)).json()).toEqual({ closed: true });
  expect(allText(await shopper.answers())).toContain('L’équipe a terminé');
  expect(await shopper.write('aide')).toHaveLength(1);
  now = new Date(now.getTime() + 25 * 3_600_000);
  cookie = `${sessionCookie}=${(await openSession(database.db, entityId, personId, now)).value}`;
  const late = await desk('POST', `/${threadId}/reply`, { text: 'Bonjour' });
  expect([late.statusCode, late.json()]).toMatchObject([409, { title: 'window_closed' }]);
});

/** The tables that hold this text in any of their rows. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await rowsOf(
    database.db,
    sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`,
  );
  const holding: string[] = [];
  for (const { name } of tables) {
    const rows = await rowsOf(
      database.db,
      sql`select 1 from ${sql.table(name)} r where position(${text} in r::text) > 0 limit 1`,
    );
    if (rows.length > 0) holding.push(name);
  }
  return holding;
}

describe('what is held of a shopper', () => {
  async function aShopperWithPast() {
    const shopper = await aShopperIn();
    await orderedBy(shopper);
    await shopper.write('Ma fille est allergique aux noix de pécan');
    await shopper.write('STOP');
    const [order] = await shopper.orders();
    await sql`
      update placed_order set contact_name = 'Camille Ancelin', contact_phone = ${`0${shopper.from.slice(2)}`}
      where entity_id = ${entityId} and order_id = ${order!.orderId}`.execute(database.db);
    return { shopper, order: order!, name: parseShopperName(`+${shopper.from}`)! };
  }

  const call = (order: { readonly orderId: string }) =>
    cancelOrder(database.db, { entityId, orderId: order.orderId, by: { personId } }, now);

  test('is told as a whole: messages, consents, orders, baskets', async () => {
    const { shopper, order, name } = await aShopperWithPast();
    const told = await exportShopper(database.db, entityId, name, now);
    expect(told).toMatchObject({
      ok: true,
      value: {
        chat: { contact: { waId: shopper.from, profileName: 'Camille' } },
        consents: expect.arrayContaining([expect.objectContaining({ granted: false })]),
        orders: [{ number: order.number, totalMinor: 200, contact: { name: 'Camille Ancelin' } }],
        baskets: [{ lines: [{ productId: 'milk', steps: 3 }] }],
      },
    });
    const json = JSON.stringify(told);
    expect(json).toContain('noix de pécan');
    expect(json).toContain(order.number);
  });

  test('is forgotten everywhere when they ask for it, and the amounts stay', async () => {
    const { shopper, order, name } = await aShopperWithPast();
    const other = await aShopperWithPast();
    await call(order);
    const before = await tablesWith(shopper.from);
    expect(before).toEqual(expect.arrayContaining(['contact', 'event_default']));
    expect(await eraseShopper(database.db, entityId, name, now)).toMatchObject({ ok: true, value: { orders: 1 } });
    for (const trace of [shopper.from, `0${shopper.from.slice(2)}`]) expect(await tablesWith(trace)).toEqual([]);
    const [kept] = await rowsOf(
      database.db,
      sql`
        select total_minor, shopper_id, contact_name, contact_phone from placed_order
        where entity_id = ${entityId} and order_id = ${order.orderId}`,
    );
    expect(kept).toEqual({ total_minor: 200, shopper_id: null, contact_name: null, contact_phone: null });
    const nobody = { ok: false, refusal: { code: 'unknown_shopper' } };
    expect(await exportShopper(database.db, entityId, name, now)).toEqual(nobody);
    expect(await eraseShopper(database.db, entityId, name, now)).toEqual(nobody);
    expect(await exportShopper(database.db, entityId, other.name, now)).toMatchObject({
      value: { orders: [{ number: other.order.number }] },
    });
    await shopper.write('Bonjour');
    const anew = await exportShopper(database.db, entityId, name, now);
    expect(anew).toMatchObject({ value: { orders: [], consents: [], chat: { messages: [{ type: 'text' }] } } });
    expect(JSON.stringify(anew)).toContain('assistant automatique de Halle');
  });

  test('stays while an order is under way, which is named', async () => {
    const { shopper, order, name } = await aShopperWithPast();
    expect(await eraseShopper(database.db, entityId, name, now)).toEqual({
      ok: false,
      refusal: { code: 'order_under_way', numbers: [order.number] },
    });
    expect(await tablesWith(shopper.from)).toContain('contact');
  });

  test.each<[string, string]>([
    ['of the country', '06 98 76 54 32'],
    ['of other countries', '+33 6 98 76 54 32'],
    ['of other countries, with zeros', '0033698765432'],
  ])('is found by a phone number left on the web, in the writing %s', async (_writing, phone) => {
    const { order } = await aShopperWithPast();
    await call(order);
    await sql`
      update placed_order set shopper_id = null, contact_phone = ${phone}
      where entity_id = ${entityId} and order_id = ${order.orderId}`.execute(database.db);
    const name = parseShopperName('+33 6 98 76 54 32')!;
    const nearly = parseShopperName('+33 7 98 76 54 32')!;
    expect(await exportShopper(database.db, entityId, nearly, now)).toMatchObject({ ok: false });
    expect(await exportShopper(database.db, entityId, name, now)).toMatchObject({
      value: { chat: null, orders: [{ number: order.number }] },
    });
    expect(await eraseShopper(database.db, entityId, name, now)).toMatchObject({ value: { orders: 1, messages: 0 } });
    expect(await tablesWith(phone)).toEqual([]);
  });

  test('is asked for by number, business-scoped id or our own id', () => {
    const id = newId();
    expect(['+33 6 12 34 56 78', '0033612345678', 'FR.1234abcd', id].map(parseShopperName)).toEqual([
      { waId: '33612345678' },
      { waId: '33612345678' },
      { bsuid: 'FR.1234abcd' },
      { contactId: id },
    ]);
    for (const other of ['', '0612345678', 'Camille', '+', 'fr.1234', `${id}0`])
      expect(parseShopperName(other)).toBeUndefined();
  });
});
