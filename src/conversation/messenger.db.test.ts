import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { saveStock } from '../catalog/index.ts';
import { withdrawOffer } from '../leaflet/index.ts';
import { withdrawLeaflet } from '../leaflet/publish-leaflet.ts';
import { type Graph, metaRoutes, saveChannelAddress } from '../meta/index.ts';
import { cancelOrder, createBasket, listShopperOrders, replaceBasketLines } from '../order/index.ts';
import { savePerson } from '../organisation/index.ts';
import { aNeighbour, aStore, frenchEntity, saveFrenchEntity } from '../organisation/testing.ts';
import { consumeOnce, createHttp, type Http, inTransaction, makeLog, newId, rowsOf } from '../platform/index.ts';
import { cloneTestDatabase, type TestDatabase } from '../platform/testing.ts';
import { orderNotices } from './follow-orders.ts';
import { choiceId } from './input.model.ts';
import { ensurePageProfiles, pageLanguages } from './page-profile.ts';
import { eraseShopper, exportShopper, parseShopperName } from './shopper-data.ts';
import { answerWaiting } from './start-conversation.ts';
import { monday, openShop, publishWeek } from './testing.ts';

const entityId = frenchEntity;
const pageId = '306540352242922';
const appSecret = 'test-app-secret';
const publicUrl = 'https://shop.example';
const log = makeLog('error');
const personId = newId();

let database: TestDatabase;
let app: Http;
let now = monday;
let count = 0;
let leafletId: string;

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  const { db } = database;
  await saveFrenchEntity(db, [aStore(), aNeighbour()]);
  leafletId = await openShop(db);
  await savePerson(db, { personId, name: 'Sam', email: 'sam@example.org', language: 'fr', demo: true });
  const ids = { addressId: pageId, accountId: pageId, catalogId: null };
  await saveChannelAddress(db, {
    entityId,
    channel: 'messenger',
    ...ids,
    publicAddress: 'halle',
    verifiedName: 'Halle',
  });
  app = await createHttp({ publicUrl, trustProxy: false }, log);
  metaRoutes(app, { db, meta: { appSecret, verifyToken: 'x' }, log, now: () => now });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await database.close();
});
beforeEach(() => {
  now = monday;
});

interface Button {
  readonly type: string;
  readonly title: string;
  readonly payload?: string;
  readonly url?: string;
}
interface Sent {
  readonly type: string;
  readonly message: {
    readonly text?: string;
    readonly quick_replies?: readonly { readonly title: string; readonly payload: string }[];
    readonly attachment?: {
      readonly payload: {
        readonly text?: string;
        readonly buttons?: readonly Button[];
        readonly elements?: readonly {
          readonly title: string;
          readonly subtitle?: string;
          readonly image_url?: string;
          readonly buttons: readonly Button[];
        }[];
      };
    };
  };
}

const partsOf = (sent: readonly Sent[]) => sent.map(({ message }) => message.attachment?.payload);
const cardsIn = (sent: readonly Sent[]) => partsOf(sent).flatMap((payload) => payload?.elements ?? []);
const textIn = (sent: readonly Sent[]) =>
  [
    ...sent.map(({ message }) => message.text ?? message.attachment?.payload.text ?? ''),
    ...cardsIn(sent).map(({ title, subtitle = '' }) => `${title} ${subtitle}`),
  ]
    .join('\n')
    .replace(/[\u00a0\u202f]/g, ' ');
/** What may be pressed, by its label; of several the first. */
const pressable = (sent: readonly Sent[]): Map<string, string> =>
  new Map(
    [
      ...sent
        .flatMap(({ message }) => message.quick_replies ?? [])
        .map(({ title, payload }) => [title, payload] as const),
      ...[...partsOf(sent), ...cardsIn(sent)]
        .flatMap((part) => part?.buttons ?? [])
        .flatMap(({ title, payload }) => (payload ? [[title, payload] as const] : [])),
    ].reverse(),
  );

const firstSlot = (sent: readonly Sent[]): string =>
  [...pressable(sent).values()].findLast((payload) => payload.startsWith('slot:')) ?? 'no slot';

/** A person who writes to the Page and reads what comes back. */
function aShopper() {
  const psid = String(7_000_000_000_000_000 + ++count * 7919);
  let read = 0;
  const send = async (...events: readonly object[]): Promise<Sent[]> => {
    const messaging = events.map((event) => ({
      sender: { id: psid },
      recipient: { id: pageId },
      timestamp: now.getTime(),
      ...event,
    }));
    const body = JSON.stringify({ object: 'page', entry: [{ id: pageId, time: now.getTime(), messaging }] });
    const signature = createHmac('sha256', appSecret).update(body).digest('hex');
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` };
    expect((await app.inject({ method: 'POST', url: '/webhooks/meta', body, headers })).statusCode).toBe(200);
    now = new Date(now.getTime() + 5000);
    return answers();
  };
  const answers = async (): Promise<Sent[]> => {
    while ((await answerWaiting({ db: database.db, log, now: () => now, publicUrl }, entityId)) > 0);
    const rows = await rowsOf(
      database.db,
      sql<{ body: Sent }>`
        select o.body from outgoing o join contact c on c.entity_id = o.entity_id and c.contact_id = o.contact_id
        where o.entity_id = ${entityId} and c.psid = ${psid} order by o.sequence`,
    );
    const fresh = rows.slice(read).map(({ body }) => body);
    read = rows.length;
    return fresh;
  };
  return {
    psid,
    send,
    answers,
    write: (text: string, mid = `m_${psid}_${++count}`) => send({ message: { mid, text } }),
    press: (payload: string, title = 'x') => send({ postback: { mid: `m_${psid}_${++count}`, title, payload } }),
    choose: (payload: string, text = 'x') =>
      send({ message: { mid: `m_${psid}_${++count}`, text, quick_reply: { payload } } }),
    orders: async () => {
      const [row] = await rowsOf(
        database.db,
        sql<{ shopper_id: string }>`
          select t.shopper_id from thread t join contact c on c.entity_id = t.entity_id and c.contact_id = t.contact_id
          where t.entity_id = ${entityId} and c.psid = ${psid}`,
      );
      return listShopperOrders(database.db, entityId, row!.shopper_id);
    },
  };
}

async function aShopperIn(store = 'lille') {
  const shopper = aShopper();
  await shopper.write('Bonjour');
  const leaflet = await shopper.press(`store:${store}`);
  return { shopper, leaflet };
}

const addOf = (sent: readonly Sent[], title: string): string =>
  cardsIn(sent)
    .find((card) => card.title === title)
    ?.buttons.find(({ type }) => type === 'postback')?.payload ?? `no card ${title}`;

async function anOrder() {
  const { shopper, leaflet } = await aShopperIn();
  for (let i = 0; i < 3; i++) await shopper.press(addOf(leaflet, 'Lait'));
  const slots = await shopper.press('slots');
  const asked = await shopper.press(firstSlot(slots));
  const receipt = await shopper.press(pressable(asked).get('Commander')!);
  return { shopper, asked, receipt };
}

test('from hello to the receipt: the same dialogue and the same total as on WhatsApp', async () => {
  const shopper = aShopper();
  const hello = await shopper.write('Bonjour');
  expect(hello.map(({ type }) => type)).toEqual(['button', 'text']);
  expect(textIn(hello)).toContain('assistant automatique de Halle');
  expect(textIn(hello)).toContain('promotions sur Messenger');
  expect(textIn(hello)).not.toContain('votre position');

  const stores = await shopper.write('59000');
  expect(stores[0]?.message.quick_replies).toMatchObject([
    { title: 'Lille', payload: 'store:lille' },
    { title: 'Roubaix', payload: 'store:roubaix' },
    { payload: 'change_store' },
  ]);
  const leaflet = await shopper.choose('store:lille', 'Lille');
  const [cover, ...offers] = cardsIn(leaflet);
  expect(cover).toMatchObject({
    title: 'La semaine',
    image_url: `${publicUrl}/media/fr/leaflets/${leafletId}/page-1-828.jpg`,
    buttons: [{ type: 'web_url', url: `${publicUrl}/fr/lille/leaflets/${leafletId}?via=messenger` }],
  });
  expect(offers.map(({ title }) => title)).toEqual(['Lait', 'Pâtes']);
  expect(textIn(leaflet)).toContain('Lait 1,00 € · 2+1 offert');
  expect(offers[0]).toMatchObject({
    image_url: expect.stringMatching(new RegExp(`^${publicUrl}/media/fr/offers/[0-9a-f-]{36}\\.jpg$`)),
    buttons: [
      { type: 'postback', title: 'Ajouter' },
      {
        type: 'web_url',
        title: 'Voir',
        url: expect.stringMatching(/\/fr\/lille\/offers\/[0-9a-f-]{36}\?via=messenger$/),
      },
    ],
  });
  expect([...pressable(leaflet.slice(-1)).keys()]).toEqual(expect.arrayContaining(['Crèmerie', 'Épicerie']));

  for (let i = 0; i < 3; i++) await shopper.press(addOf(leaflet, 'Lait'));
  const basket = await shopper.press(addOf(leaflet, 'Pâtes'));
  expect(textIn(basket)).toContain('Total : 3,20 €');
  const slots = await shopper.press('slots');
  expect(cardsIn(slots).length).toBeGreaterThan(0);
  const asked = await shopper.press(firstSlot(slots));
  expect(textIn(asked)).toContain('3,20 €');
  const receipt = await shopper.press(pressable(asked).get('Commander')!);
  const [order] = await shopper.orders();
  expect(order).toMatchObject({ state: 'placed', totalMinor: 320, channel: 'messenger' });
  expect(textIn(receipt)).toContain(order!.number);
  expect(textIn(receipt)).toContain('Total : 3,20 €');
});

test('the first button greets, and a link names the store', async () => {
  const nobody = aShopper();
  expect(textIn(await nobody.send({ postback: { title: 'Démarrer', payload: 'get_started' } }))).toContain(
    'Dans quel magasin',
  );
  const linked = aShopper();
  const referral = { ref: 'store:lille', source: 'SHORTLINK', type: 'OPEN_THREAD' };
  const seen = await linked.send({ postback: { title: 'Démarrer', payload: 'get_started', referral } });
  expect(cardsIn(seen).map(({ title }) => title)).toEqual(['La semaine', 'Lait', 'Pâtes']);
  expect(cardsIn(await linked.send({ referral: { ref: 'leaflet', source: 'SHORTLINK' } })).length).toBe(3);
});

test('a link by somebody else orders, cancels and empties nothing', async () => {
  const { shopper, leaflet } = await aShopperIn();
  await shopper.press(addOf(leaflet, 'Lait'));
  await shopper.send({ referral: { ref: 'empty_basket', source: 'SHORTLINK' } });
  expect(textIn(await shopper.press('basket'))).toContain('Lait');
});

describe('a link with a basket of the web', () => {
  const aWebBasket = async () => {
    const asked = { entityId, channel: 'web', storeId: 'lille' } as const;
    const basket = await createBasket(database.db, asked, now);
    await replaceBasketLines(database.db, basket, [{ productId: 'pasta', steps: 2 }], now);
    return { referral: { ref: choiceId.webBasket(basket), source: 'SHORTLINK', type: 'OPEN_THREAD' } };
  };

  test('goes on with it at its store, after a press', async () => {
    const shopper = aShopper();
    const postback = { title: 'Démarrer', payload: 'get_started', ...(await aWebBasket()) };
    const offered = await shopper.send({ postback });
    expect(textIn(offered)).toContain('Un panier du site vous attend, avec 1 produit.');
    const taken = textIn(await shopper.press(pressable(offered).get('Le reprendre')!));
    expect(taken).toContain('J’ai repris votre panier du site.');
    expect(taken).toContain('Total : 2,40 €');
  });

  test('changes nothing of what is being filled until it is pressed, whoever made the link', async () => {
    const { shopper, leaflet } = await aShopperIn();
    await shopper.press(addOf(leaflet, 'Lait'));
    const offered = await shopper.send(await aWebBasket());
    expect(textIn(offered)).toContain('Il remplacerait celui que vous remplissez ici.');
    expect(textIn(await shopper.press('basket'))).toContain('Lait');
    const taken = textIn(await shopper.press(pressable(offered).get('Le reprendre')!));
    expect(taken).toContain('Pâtes');
    expect(taken).not.toContain('Lait');
  });

  test('that is asked about takes a “yes” for no order', async () => {
    const { shopper, leaflet } = await aShopperIn();
    await shopper.press(addOf(leaflet, 'Lait'));
    await shopper.press(firstSlot(await shopper.press('slots')));
    await shopper.send(await aWebBasket());
    await shopper.write('oui');
    expect(await shopper.orders()).toEqual([]);
  });
});

test('a webhook that comes twice is answered once', async () => {
  const shopper = aShopper();
  expect(await shopper.write('Bonjour', 'm_twice')).toHaveLength(2);
  now = new Date(now.getTime() - 5000);
  expect(await shopper.write('Bonjour', 'm_twice')).toHaveLength(0);
});

test('a department shows its own offers, and the way back to all', async () => {
  const { shopper, leaflet } = await aShopperIn();
  const own = await shopper.choose(pressable(leaflet).get('Crèmerie')!, 'Crèmerie');
  expect(cardsIn(own).map(({ title }) => title)).toEqual(['Lait']);
  expect(textIn(own)).toContain('Crèmerie : 1 à 1 sur 1');
  expect(cardsIn(await shopper.choose(pressable(own).get('Toutes les offres')!))).toHaveLength(2);
});

test('what is looked for comes as cards, and one of them goes into the basket', async () => {
  const { shopper } = await aShopperIn();
  const found = await shopper.write('lait');
  expect(textIn(found.slice(0, 1))).not.toContain('1,00 €');
  expect(cardsIn(found)).toMatchObject([{ title: 'Lait demi-écrémé 1 L', subtitle: '1,00\u00a0€' }]);
  expect(textIn(await shopper.press(addOf(found, 'Lait demi-écrémé 1 L')))).toContain('Total : 1,00 €');
  expect(textIn(await shopper.write('bière'))).toContain('Se commande sur le site seulement');
});

test('whoever writes Dutch is answered in Dutch, with the store’s leaflet', async () => {
  const { shopper } = await aShopperIn();
  const leaflet = await shopper.write('folder');
  expect(textIn(leaflet)).toContain('Aanbiedingen 1 tot 2 van 2');
  expect(cardsIn(leaflet)[1]?.buttons.map(({ title }) => title)).toEqual(['Toevoegen', 'Bekijken']);
});

test.each([
  [
    'a sticker',
    { message: { mid: 'm', attachments: [{ type: 'image', payload: { sticker_id: 369239263222822 } }] } },
    1,
  ],
  ['a type of the future', { message: { mid: 'm', attachments: [{ type: 'hologram', payload: null }] } }, 1],
  ['twenty thousand characters', { message: { mid: 'm', text: 'é'.repeat(20_000) } }, 1],
  ['a button of another time', { postback: { mid: 'm', title: 'Ancien', payload: 'no-longer-known' } }, 1],
  ['a reaction', { reaction: { mid: 'm_1', action: 'react', emoji: '❤' } }, 0],
  ['an event of the future', { telepathy: { strength: 3 } }, 0],
])('%s gets its answer, or needs none', async (_what, event, answers) => {
  const { shopper } = await aShopperIn();
  const own = JSON.parse(JSON.stringify(event).replaceAll('"mid":"m"', `"mid":"m_${shopper.psid}"`)) as object;
  expect(await shopper.send(own)).toHaveLength(answers);
});

test('STOP is obeyed, proven and confirmed, for Messenger', async () => {
  const shopper = aShopper();
  const stopped = await shopper.write('STOP');
  expect(stopped).toHaveLength(1);
  const consents = await rowsOf(
    database.db,
    sql<{
      channel: string;
      granted: boolean;
    }>`select channel, granted from consent order by at desc, sequence desc limit 1`,
  );
  expect(consents).toEqual([{ channel: 'messenger', granted: false }]);
});

describe('an old card is answered honestly', () => {
  test('what is out of stock is on no card', async () => {
    await saveStock(database.db, entityId, now, [{ storeId: 'roubaix', productId: 'milk', steps: 0 }]);
    const { leaflet } = await aShopperIn('roubaix');
    expect(cardsIn(leaflet).map(({ title }) => title)).toEqual(['La semaine', 'Pâtes']);
  });

  test('a changed offer is shown anew and not added', async () => {
    const { shopper, leaflet } = await aShopperIn();
    const old = addOf(leaflet, 'Pâtes').replace(/^take:1:[0-9a-f]{8}/, 'take:1:00000000');
    const answer = await shopper.press(old);
    expect(textIn(answer)).toContain('Cette offre a changé');
    expect(textIn(await shopper.press('basket'))).toContain('Votre panier est vide');
    expect(textIn(await shopper.press(addOf(answer, 'Pâtes')))).toContain('Total : 1,20 €');
  });

  test('a withdrawn offer costs its regular price, and is added only at that', async () => {
    const { shopper, leaflet } = await aShopperIn();
    const old = addOf(leaflet, 'Pâtes');
    const [, , , offerId] = old.split(':');
    await withdrawOffer(database.db, { entityId, personId, now }, leafletId, offerId!);
    const answer = await shopper.press(old);
    expect(textIn(answer)).toContain('« Pâtes coquillettes 500 g » coûte maintenant 1,40 €');
    expect(textIn(await shopper.press('basket'))).toContain('Votre panier est vide');
    expect(textIn(await shopper.press(partsOf(answer)[0]!.buttons![0]!.payload!))).toContain('Total : 1,40 €');
    expect(cardsIn(await shopper.press('leaflet')).map(({ title }) => title)).toEqual(['La semaine', 'Lait']);
  });

  test('once the leaflet is withdrawn, it is said so, and its cards add nothing', async () => {
    const { shopper, leaflet } = await aShopperIn();
    await withdrawLeaflet(database.db, { entityId, personId, now }, leafletId);
    expect(textIn(await shopper.press('leaflet'))).toContain('Il n’y a pas de catalogue');
    expect(textIn(await shopper.choose('offers:0'))).toContain('Il n’y a pas de catalogue');
    expect(textIn(await shopper.press(addOf(leaflet, 'Lait')))).toContain('coûte maintenant 1,00 €');
    expect(textIn(await shopper.press('basket'))).toContain('Votre panier est vide');
    leafletId = await publishWeek(database.db);
  });

  test('once the leaflet is over, it is said so', async () => {
    const { shopper, leaflet } = await aShopperIn();
    const [add, more] = [addOf(leaflet, 'Lait'), 'offers:0'];
    now = new Date('2026-12-02T09:00:00Z');
    expect(textIn(await shopper.press(add))).toContain('coûte maintenant 1,00 €');
    expect(textIn(await shopper.choose(more))).toContain('Il n’y a pas de catalogue');
  });
});

test('news of an order are told inside the window; outside they wait for the sender to refuse them', async () => {
  const { shopper } = await anOrder();
  const [order] = await shopper.orders();
  const canceled = { entityId, orderId: order!.orderId, by: { personId } };
  await inTransaction(database.db, (trx) => cancelOrder(trx, canceled, now));
  now = new Date(now.getTime() + 30 * 3_600_000);
  while ((await consumeOnce(database.db, orderNotices({ now: () => now, publicUrl }), entityId, now)) > 0);
  const [notice] = await shopper.answers();
  expect(textIn([notice!])).toContain('annulée');
});

test('what is held of a shopper is told and forgotten by the id that the Page knows', async () => {
  const { shopper } = await aShopperIn();
  const name = parseShopperName(`psid:${shopper.psid}`)!;
  const held = await exportShopper(database.db, entityId, name, now);
  const [thread] = await rowsOf(
    database.db,
    sql<{ thread_id: string }>`
      select t.thread_id from thread t join contact c on c.entity_id = t.entity_id and c.contact_id = t.contact_id
      where t.entity_id = ${entityId} and c.psid = ${shopper.psid}`,
  );
  expect(await exportShopper(database.db, entityId, parseShopperName(thread!.thread_id)!, now)).toEqual(held);
  expect(held).toMatchObject({ ok: true, value: { chat: { contact: { psid: shopper.psid } }, threads: [{}] } });
  expect(await eraseShopper(database.db, entityId, name, now)).toMatchObject({ ok: true });
  expect(await exportShopper(database.db, entityId, name, now)).toMatchObject({ ok: false });
});

test('the menu of a Page is there in every language, and a refusal ends nothing', async () => {
  expect(pageLanguages('fr').map(({ locale }) => locale)).toEqual([
    'default',
    'fr_FR',
    'en_US',
    'es_ES',
    'it_IT',
    'nl_NL',
  ]);
  for (const { menu, greeting } of pageLanguages('fr')) {
    expect(greeting.length).toBeLessThanOrEqual(160);
    for (const { title } of menu) expect(title.length).toBeLessThanOrEqual(30);
  }
  const refusing = (): Graph => {
    throw new Error('no token');
  };
  const silent = makeLog('silent');
  expect(await ensurePageProfiles({ db: database.db, pageGraph: refusing, log: silent }, entityId)).toBe(false);
});
