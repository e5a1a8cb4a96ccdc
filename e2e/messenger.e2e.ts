import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aShopper, control, type ThreadMessage, webhooksTaken } from './a-shopper.ts';
import { eventually, expectAccessible, openStage, type Stage } from './harness.ts';

/** A shopper comes to the demo group's Page by a link, and orders from the leaflet's cards what costs the same on WhatsApp. */
const page = { id: '400000000000001', address: 'corbeille.france' };
const whatsAppNumber = '200000000000001';
const store = 'paris-daumesnil';

let stage: Stage;
let phone: Page;
let chosen: readonly string[];
let promised: string;

beforeAll(async () => {
  stage = await openStage();
  phone = await stage.newPage({ phone: true });
  await eventually(
    async () => (await (await fetch(`${stage.url}/fr/${store}`)).text()).includes('/leaflets/') || undefined,
    'the demo’s leaflet is published',
  );
});
afterAll(() => stage?.close());

const pressed = async (name: string | RegExp): Promise<void> => {
  await phone.getByRole('button', { name }).last().click();
};
const told = (words: RegExp): Promise<void> => phone.getByRole('log').getByText(words).last().waitFor();

/** The messages of the Page on this phone, as the sandbox keeps them. */
async function sent(): Promise<ThreadMessage[]> {
  const { shoppers } = await control<{ shoppers: { id: string; name: string }[] }>(stage.sandboxUrl, '/shoppers');
  const person = shoppers.find(({ name }) => name === 'Zoé Petit');
  const path = `/threads/${page.id}/${person?.id}?limit=500`;
  return (await control<{ messages: ThreadMessage[] }>(stage.sandboxUrl, path)).messages.filter(
    ({ direction }) => direction === 'out',
  );
}

test('a link leads into the chat, and the first button to the leaflet of the store that it names', async () => {
  await phone.goto(`${stage.sandboxUrl}/phone`);
  await phone.getByLabel('Nom').fill('Zoé Petit');
  await pressed('Utiliser ce téléphone');
  await phone.goto(`${stage.sandboxUrl}/m/${page.address}?ref=store:${store}`);
  await phone.getByText('Notre catalogue, votre panier').waitFor();
  await expectAccessible(phone);
  await pressed('Démarrer');
  await told(/promotions sur Messenger/);
  await told(/Offres 1 à 10 sur/);
  await phone.getByRole('link', { name: /Ouvrir le catalogue/ }).waitFor();
  await expectAccessible(phone);
});

test('the cards turn by keyboard and lead to the offer on the web', async () => {
  const cards = phone.getByRole('list', { name: /^10 cartes/ });
  await cards.focus();
  await phone.keyboard.press('ArrowRight');
  await eventually(
    async () => ((await cards.evaluate((list) => list.scrollLeft)) > 0 ? true : undefined),
    'the cards move',
  );
  const place = await cards.getByRole('link').first().getAttribute('href');
  expect(place).toMatch(/\/fr\/paris-daumesnil\/offers\/[0-9a-f-]{36}\?via=messenger$/);
  const picture = await cards.getByRole('listitem').first().locator('img').getAttribute('src');
  for (const address of [place, picture]) expect((await fetch(address!)).status).toBe(200);
});

test('departments and the next ten are a touch away', async () => {
  await pressed('La suite');
  await told(/Offres 11 à 20 sur/);
  await pressed('Crèmerie');
  await told(/Crèmerie : 1 à/);
  await expectAccessible(phone);
});

test('what is added stands in the basket with the total that WhatsApp would ask', async () => {
  const add = phone
    .getByRole('list', { name: /^\d+ cartes?/ })
    .last()
    .getByRole('button', { name: /^Ajouter/ });
  for (const nth of [0, 0, 1]) {
    const before = (await sent()).length;
    await add.nth(nth).click();
    await eventually(async () => ((await sent()).length > before ? true : undefined), 'the basket is shown');
  }
  const basket = (await sent()).at(-1);
  promised = /Total : ([\d,]+)/.exec(JSON.stringify(basket?.content))?.[1] ?? 'none';
  const payloads = (await sent()).flatMap(({ content }) => [
    ...JSON.stringify(content).matchAll(/"take:1:[0-9a-f]{8}:[0-9a-f-]{36}:([^"]+)"/g),
  ]);
  chosen = payloads.slice(-(await add.count())).map(([, productId]) => productId!);
  const jeanne = await aShopper(stage.sandboxUrl, whatsAppNumber, '33639980123');
  await jeanne.act({ type: 'text', body: 'bonjour' });
  await jeanne.told(/magasin/);
  await jeanne.act({ type: 'text', body: '75012' });
  await eventually(async () => (await jeanne.choices(`store:${store}`))[0], 'the store is offered');
  await jeanne.act({ type: 'list_reply', id: `store:${store}` });
  await jeanne.told(/product_list|Ouvrir/);
  const [first, second] = chosen;
  const items = [
    { product_retailer_id: first, quantity: 2 },
    { product_retailer_id: second, quantity: 1 },
  ].map((item) => ({ ...item, item_price: 1, currency: 'EUR' }));
  await jeanne.act({ type: 'order', items });
  const other = await jeanne.told(/Total : /);
  expect(JSON.stringify(other.content)).toContain(`Total : ${promised}`);
});

test('a slot is chosen and the order confirmed, with the same total', async () => {
  await pressed('Choisir un créneau');
  await told(/Quand venez-vous chercher/);
  await phone
    .getByRole('button', { name: /^\d\d:\d\d/ })
    .first()
    .click();
  await told(/à payer au retrait/);
  await pressed(/^Commander/);
  await told(/PAR-\d+/);
  await webhooksTaken(stage.sandboxUrl);
  const receipt = (await sent()).findLast(({ content }) => /PAR-\d+/.test(JSON.stringify(content)));
  expect(JSON.stringify(receipt?.content)).toContain(promised);
  await expectAccessible(phone);
});

test('the menu beside the field shows the orders', async () => {
  await pressed('Menu');
  await expectAccessible(phone);
  await pressed('Mes commandes');
  await told(/Commande PAR-\d+/);
});

/** What the Page says besides the dialogue, as a person at the desk or a broadcast would. */
async function say(message: object): Promise<void> {
  const { requests } = await control<{ requests: { path: string; body: { recipient?: { id: string } } | null }[] }>(
    stage.sandboxUrl,
    '/requests?since=0',
  );
  const asked = requests.findLast(({ path, body }) => path.includes(`${page.id}/messages`) && body?.recipient);
  const answer = await fetch(`${stage.sandboxUrl}${asked?.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer sandbox-token-${page.id}` },
    body: JSON.stringify({ recipient: asked?.body?.recipient, messaging_type: 'RESPONSE', message }),
  });
  if (!answer.ok) throw new Error(`The sandbox refused: ${await answer.text()}`);
}

const aLongMessage = (n: number): object => ({
  text: `Nouvelle ${n}. ${'Une phrase assez longue pour être lue. '.repeat(40)}`,
});

/** Pixels between the newest message and the lower edge of the thread. */
const belowTheEdge = (): Promise<number> =>
  phone.getByRole('log').evaluate((log) => Math.round(log.scrollHeight - log.scrollTop - log.clientHeight));

test('the thread stands at its newest message, however long it is and however late its picture comes', async () => {
  await phone.route('**/late.svg', async (route) => {
    await new Promise((settle) => setTimeout(settle, 1000));
    const body =
      '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="300"><rect width="320" height="300"/></svg>';
    await route.fulfill({ contentType: 'image/svg+xml', body });
  });
  // Browsers tell a scroll when they come to it: here always between a new message and the place that is made for it.
  await phone.getByRole('log').evaluate((log) => {
    const tellLate = () => log.dispatchEvent(new Event('scroll'));
    new MutationObserver(tellLate).observe(log, { childList: true, subtree: true });
  });
  for (const n of [1, 2, 3]) await say(aLongMessage(n));
  await told(/Nouvelle 3/);
  await expect.poll(belowTheEdge).toBeLessThanOrEqual(1);
  await say({ attachment: { type: 'image', payload: { url: `${stage.sandboxUrl}/late.svg` } } });
  const picture = phone.getByRole('log').getByRole('img', { name: 'Image' }).last();
  await eventually(
    async () => ((await picture.evaluate((img) => (img as HTMLImageElement).naturalHeight)) > 0 ? true : undefined),
    'the picture is there',
  );
  await expect.poll(belowTheEdge).toBeLessThanOrEqual(1);
});

test('whoever has scrolled up to read stays there, and a button leads down to what is new', async () => {
  const log = phone.getByRole('log');
  await log.hover();
  await phone.mouse.wheel(0, -900);
  await expect.poll(belowTheEdge).toBeGreaterThan(500);
  const place = await log.evaluate(({ scrollTop }) => scrollTop);
  await say(aLongMessage(4));
  await say({ text: 'Nouvelle 5' });
  const down = phone.getByRole('button', { name: '2 nouveaux messages' });
  await down.waitFor();
  expect(await log.evaluate(({ scrollTop }) => scrollTop)).toBe(place);
  await expectAccessible(phone);
  await down.press('Enter');
  await expect.poll(belowTheEdge).toBeLessThanOrEqual(1);
  await down.waitFor({ state: 'hidden' });
  await say(aLongMessage(6));
  await told(/Nouvelle 6/);
  await expect.poll(belowTheEdge).toBeLessThanOrEqual(1);
});

test('a basket filled on the web goes on in the chat that the shopper chooses', async () => {
  await phone.goto(`${stage.url}/fr/${store}`);
  await phone
    .getByRole('link', { name: /Ouvrir/ })
    .first()
    .click();
  const answered = phone.waitForResponse((answer) => answer.request().method() === 'POST');
  await phone
    .getByRole('button', { name: /^Ajouter .* au panier/ })
    .first()
    .click();
  expect((await answered).status()).toBe(200);
  await phone.goto(`${stage.url}/fr/basket`);
  const total = /[\d,]+/.exec((await phone.locator('[data-total]').textContent())!)![0];
  await expectAccessible(phone);
  expect(await phone.getByRole('link', { name: 'Continuer dans WhatsApp' }).getAttribute('href')).toMatch(
    /\/wa\/\d+\?text=/,
  );
  await phone.getByRole('link', { name: 'Continuer dans Messenger' }).click();
  await told(/Un panier du site vous attend/);
  await pressed('Le reprendre');
  await told(/J’ai repris votre panier du site/);
  await told(new RegExp(`Total : ${total}`));
});
