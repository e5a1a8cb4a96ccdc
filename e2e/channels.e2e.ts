import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually, expectAccessible, openStage, type Stage } from './harness.ts';

/** A published leaflet goes out: to search engines, feeds, paper, and by a short link that outlives it. */
let stage: Stage;
let leafletPath: string;
const store = 'paris-daumesnil';

beforeAll(async () => {
  stage = await openStage();
  const leaflet = await eventually(
    async () => {
      const answer = await fetch(`${stage.url}/api/shop/fr/stores/${store}/leaflets`);
      return ((await answer.json()) as { leaflets: { leafletId: string }[] }).leaflets[0];
    },
    'the demo leaflet is published',
    90_000,
  );
  leafletPath = `/fr/${store}/leaflets/${leaflet.leafletId}`;
});
afterAll(() => stage?.close());

test('a leaflet’s page tells machines its offers, and how it looks when it is shared', async () => {
  const page = await stage.newPage();
  await page.goto(stage.url + leafletPath);
  const data = await page.locator('script[type="application/ld+json"]').textContent();
  const [shop, catalog] = JSON.parse(data ?? '[]') as [object, { itemListElement: { price?: string }[] }];
  expect(shop).toMatchObject({ '@type': 'GroceryStore', name: 'Paris Daumesnil' });
  expect(catalog.itemListElement.some(({ price }) => price === '5.49')).toBe(true);
  const picture = await page.locator('meta[property="og:image"]').getAttribute('content');
  const { headers, status } = await fetch(stage.url + new URL(picture ?? '').pathname);
  expect([status, headers.get('content-type')]).toEqual([200, 'image/jpeg']);
});

test('feeds say what is on offer, and that nothing has changed since', async () => {
  const address = `${stage.url}/fr/${store}/offers.xml`;
  const first = await fetch(address);
  expect(first.headers.get('content-type')).toContain('application/rss+xml');
  expect(await first.text()).toContain('<rss version="2.0"');
  const again = await fetch(address, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
  const feed = (await (await fetch(`${stage.url}/fr/offers.json`)).json()) as { items: { url: string }[] };
  const shared = await fetch(stage.url + new URL(feed.items[0]?.url ?? '').pathname, { redirect: 'manual' });
  expect(shared.headers.get('location')).toContain('/leaflets/');
});

test('the leaflet as text can be printed and listened to', async () => {
  const page = await stage.newPage();
  await page.goto(stage.url + leafletPath);
  await page.getByRole('link', { name: /Version à imprimer/ }).click();
  await page.getByRole('heading', { level: 2, name: 'Bio' }).waitFor();
  await page.getByRole('heading', { level: 3, name: /Muesli sans sucres/ }).waitFor();
  await expectAccessible(page);
});

test('the studio gives a leaflet a code and an edition; a code without a store asks for one, and says when it is over', async () => {
  const studio = await stage.newPage();
  await studio.goto(`${stage.url}/sign-in`);
  await studio.getByRole('button', { name: /Karim Benali/ }).click();
  await studio.getByRole('heading', { name: 'Catalogues' }).waitFor();
  const leafletId = leafletPath.split('/').at(-1);
  await studio.goto(`${stage.url}/studio/leaflets/${leafletId}/channels`);
  await studio.getByLabel('Mène à').selectOption('2');
  await studio.getByRole('button', { name: 'Afficher le lien et le code' }).click();
  const address = await studio.getByLabel('Adresse').inputValue();
  await studio.getByRole('img', { name: /^Code QR/ }).waitFor();

  await studio.getByRole('button', { name: 'Nouvelle édition' }).click();
  await studio.getByLabel('Nom', { exact: true }).fill('Nord');
  await studio.getByRole('checkbox', { name: 'Bordeaux Chartrons' }).check();
  await studio.getByRole('checkbox', { name: /Muesli sans sucres/ }).uncheck();
  await expectAccessible(studio);
  await studio.getByRole('button', { name: 'Enregistrer l’édition' }).click();
  await studio.getByText('1 magasin · 1 offre changée').waitFor();

  // What is planned opens as it is planned.
  const [day, time] = [studio.getByLabel('Jour', { exact: true }), studio.getByLabel('Heure du magasin')];
  const lastDay = (await day.getAttribute('max')) ?? '';
  await day.fill(lastDay);
  await time.fill('23:55');
  await studio.getByRole('button', { name: 'Programmer', exact: true }).click();
  await studio.getByText(/Sera publié le/).waitFor();
  await studio.reload();
  await studio.getByText(/Sera publié le/).waitFor();
  expect([await day.inputValue(), await time.inputValue()]).toEqual([lastDay, '23:55']);
  await studio.getByRole('button', { name: 'Ne plus programmer' }).click();

  const reader = await stage.newPage({ phone: true });
  await reader.goto(stage.url + new URL(address).pathname);
  await reader.getByText(/Choisissez votre magasin pour voir/).waitFor();
  await reader.getByRole('link', { name: /Paris Daumesnil/ }).click();
  await reader.waitForURL(/leaflets\/.*via=qr.*#page-2$/);

  await studio.request.delete(`${stage.url}/api/leaflets/${leafletId}/publication`);
  await reader.goto(stage.url + new URL(address).pathname);
  await reader.getByText(/n’est plus proposé/).waitFor();
  const feed = await (await fetch(`${stage.url}/fr/${store}/offers.xml`)).text();
  expect(feed).not.toContain('Muesli sans sucres');
});
