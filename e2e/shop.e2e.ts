import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually, expectAccessible, openStage, type Stage } from './harness.ts';

/** A shopper on a phone: from a postcode to an order, on the web alone, and with scripts off. */
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

test('a postcode leads to a store, its leaflet, a basket, a slot and an order', async () => {
  const page = await stage.newPage({ phone: true });
  await page.goto(`${stage.url}/fr`);
  await expectAccessible(page);
  await page.getByLabel('Code postal, ville ou nom du magasin').fill('75012');
  await page.getByRole('button', { name: 'Chercher' }).click();
  await page.getByRole('link', { name: /Paris Daumesnil/ }).click();
  await expectAccessible(page);
  await page.getByRole('link', { name: /Ouvrir/ }).click();
  await expectAccessible(page);

  const add = page.getByRole('button', { name: 'Ajouter Pur beurre de cacahuète bio au panier' });
  await add.click();
  await page.getByText('Panier : 1 article').waitFor();
  await add.click();
  await page.getByText('Panier : 2 articles').waitFor();
  await page.getByRole('link', { name: 'Voir le panier' }).click();

  // Two at 4.99 with "le 2e à −60 %" are 6.99, as the leaflet prints it.
  await expect(page.locator('[data-total]').textContent()).resolves.toContain('6,99');
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Choisir un créneau de retrait' }).click();
  await expectAccessible(page);
  await page.locator('input[name=slotId]:enabled').first().check();
  await page.getByRole('button', { name: 'Réserver ce créneau' }).click();
  await expectAccessible(page);
  await page.getByLabel('Nom').fill('Jeanne Martin');
  await page.getByLabel('Téléphone').fill('+33 6 39 98 00 01');
  await page.getByRole('button', { name: /Commander pour 6,99/ }).click();

  await page.getByText('Merci, votre commande est enregistrée.').waitFor();
  await expect(page.locator('[data-total]').textContent()).resolves.toContain('6,99');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Annuler la commande' }).click();
  await page.getByText('Annulée').waitFor();
});

test('the shop works without scripts', async () => {
  const context = await stage.browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' });
  const page = await context.newPage();
  await page.goto(stage.url + leafletPath);
  await page.getByRole('button', { name: 'Ajouter Muesli sans sucres ajoutés bio au panier' }).click();
  await expect(page.locator('[data-total]').textContent()).resolves.toContain('5,49');
  await context.close();
});

test('alcohol asks for an age before the order, and stays out of nothing silently', async () => {
  const page = await stage.newPage({ phone: true });
  await page.goto(stage.url + leafletPath);
  await page.getByRole('button', { name: /Ajouter Bière d’abbaye/ }).click();
  await page.getByText('Panier : 1 article').waitFor();
  await page.goto(`${stage.url}/fr/basket`);
  await expect(page.getByRole('link', { name: 'Choisir un créneau de retrait' }).count()).resolves.toBe(0);
  await page.getByLabel('Je déclare avoir 18 ans ou plus').check();
  await page.getByRole('button', { name: 'Confirmer mon âge' }).click();
  await page.getByRole('link', { name: 'Choisir un créneau de retrait' }).waitFor();
});

test('a hotspot leads to its offer, a filter narrows the list', async () => {
  const page = await stage.newPage();
  await page.goto(stage.url + leafletPath);
  await page
    .getByRole('link', { name: /Avocats Hass/ })
    .first()
    .click();
  await expect(page.locator(':target h3').textContent()).resolves.toContain('Avocats Hass');
  await page.getByRole('button', { name: 'Fermer' }).click();
  await page.getByLabel('Chercher dans le catalogue').fill('muesli');
  await expect(page.locator('[data-cards] > li:visible').count()).resolves.toBe(1);
});

test('the studio sees what readers tap and add, and nothing of those who refuse', async () => {
  const refusing = await stage.newPage();
  await refusing.goto(stage.url + leafletPath);
  await refusing.getByLabel('Ne pas compter ce que je regarde').check();
  const reading = await stage.newPage({ phone: true });
  await reading.goto(`${stage.url}${leafletPath}?via=whatsapp`);
  for (const page of [refusing, reading]) {
    await page
      .getByRole('link', { name: /Muesli sans sucres/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Ajouter Muesli sans sucres ajoutés bio au panier' }).click();
    await page.getByText('Panier : 1 article').waitFor();
    await page.goto(`${stage.url}/fr`);
  }

  const studio = await stage.newPage();
  await studio.goto(`${stage.url}/sign-in`);
  await studio.getByRole('button', { name: /Karim Benali/ }).click();
  await studio.getByRole('heading', { name: 'Catalogues' }).waitFor();
  const leafletId = leafletPath.split('/').at(-1);
  const asked = `${stage.url}/api/leaflets/${leafletId}/browsing?channel=whatsapp`;
  await eventually(async () => {
    const { all } = (await (await studio.request.get(asked)).json()) as { all: { taps: number } };
    return all.taps > 0 || undefined;
  }, 'the tap is counted');
  await studio.goto(`${stage.url}/studio/leaflets/${leafletId}/readers`);
  const row = studio.getByRole('row', { name: /Muesli sans sucres/ });
  await row.waitFor();
  await expect(row.getByRole('cell').allTextContents()).resolves.toEqual([expect.any(String), '1', '1']);
  await expect(studio.getByRole('row', { name: /WhatsApp/ }).count()).resolves.toBe(1);
  await expectAccessible(studio);
});

test('links that lead nowhere say where to go', async () => {
  const page = await stage.newPage();
  const answer = await page.goto(`${stage.url}/fr/${store}/offers/00000000-0000-7000-8000-000000000000`);
  expect(answer?.status()).toBe(404);
  await page.getByRole('link', { name: 'Retour à l’accueil' }).waitFor();
  await expectAccessible(page);
});
