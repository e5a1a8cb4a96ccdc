import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, openStage, root, type Stage } from './harness.ts';
import { importProducts, type Staff, sendLeaflet, setUpGroup, waitUntilRead } from './staff.ts';

/** A list of stores with errors, then an offer on a whole department, chosen among those that exist. */
let stage: Stage;
let ada: Staff;
let leafletId: string;
let studio: Page;
let chosenOffer: string;

interface OfferView {
  readonly offerId: string;
  readonly revision: number;
  readonly draft: { readonly range?: string | null };
}

beforeAll(async () => {
  stage = await openStage({ HALLES_DEMO: '0' });
}, 240_000);
afterAll(() => stage?.close());

test('errors in the list of stores are told by line, in the language of the page', async () => {
  const page = await stage.newPage({ phone: true });
  await page.goto(/http:\/\/\S+\/set-up\?key=\S+/.exec(stage.printed.join('\n'))![0]);
  await page.getByLabel('Nom du groupe').fill('Groupe Essai');
  await page.getByLabel('Nom de la société du pays').fill('Essai France');
  await page.getByLabel('Identifiant court').fill('fr');
  await page.getByLabel('Pays (deux lettres)').fill('FR');
  await page.getByLabel('Nom', { exact: true }).fill('Ada Lovelace');
  await page.getByLabel('Adresse e-mail').fill('ada@example.org');
  await page.getByLabel(/Mot de passe/).fill('une longue phrase');
  const good = readFileSync(join(root, 'demo/stores/fr.csv'), 'utf8').split('\n').slice(0, 3);
  const columns = good[0]!.trim().split(',');
  const wrong: Record<string, string> = { store_id: 'Été 1', street: '', opening_hours: '24/7', longitude: '200' };
  const bad = columns.map((column) => wrong[column] ?? '').join(',');
  const buffer = Buffer.from([...good, good[1], bad, 'tours,Tours'].join('\n'));
  await page.getByLabel('Magasins (fichier CSV)').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'Créer le groupe' }).click();
  await page.getByText(/^Ligne 4 : le magasin \S+ est déjà à la ligne 2\.$/).waitFor();
  await page.getByText('Ligne 5 : la colonne street est vide.').waitFor();
  await page.getByText(/^Ligne 5 : opening_hours « 24\/7 » : écrivez les horaires/).waitFor();
  await page.getByText(/^Ligne 6 : 2 valeurs au lieu de/).waitFor();
  await expectAccessible(page);
});

test('a range is chosen by keyboard among the departments and brands, and one that is gone is told', async () => {
  ada = await setUpGroup(stage.url, stage.printed);
  await importProducts(ada);
  leafletId = await sendLeaflet(ada, 'Semaine', readFileSync(join(root, 'demo/leaflets/fr-marche.pdf')));
  await waitUntilRead(ada, leafletId);
  const { offers } = await ada.ask<{ offers: OfferView[] }>('GET', `/api/leaflets/${leafletId}/offers`);
  const [offer] = offers;
  const after = { ...offer!.draft, productIds: [], proposedIds: [], range: 'produits de saison' };
  const changes = [{ offerId: offer!.offerId, revision: offer!.revision, after }];
  await ada.ask('POST', `/api/leaflets/${leafletId}/edits`, { kind: 'edit', changes });
  studio = await stage.newPage();
  const [name = '', value = ''] = ada.cookie.split('=');
  await studio.context().addCookies([{ name, value, url: stage.url }]);
  chosenOffer = `${stage.url}/studio/leaflets/${leafletId}?offer=${offer!.offerId}`;
  await studio.goto(chosenOffer);
  await studio.getByText('« produits de saison » n’est pas, ou plus, une marque ou un rayon').waitFor();
  const search = studio.getByRole('combobox', { name: 'Chercher une marque ou un rayon' });
  await search.fill('zzzz');
  await studio.getByText('Aucune marque ni aucun rayon ne ressemble à « zzzz ».').waitFor();
  await search.fill('epicerie');
  await studio.getByRole('option', { name: /Épicerie salée rayon/ }).waitFor();
  await expectAccessible(studio);
  await search.press('ArrowDown');
  await search.press('ArrowUp');
  await search.press('Enter');
  await studio.getByRole('button', { name: /^Ôter Épicerie/ }).waitFor();
  await studio.getByRole('button', { name: 'Enregistrer' }).click();
  const range = async () =>
    (await ada.ask<{ offers: OfferView[] }>('GET', `/api/leaflets/${leafletId}/offers`)).offers.find(
      ({ offerId }) => offerId === offer!.offerId,
    )?.draft.range;
  await expect.poll(range).toMatch(/^Épicerie/);
});

test('a tap chooses as well', async () => {
  await studio.setViewportSize({ width: 390, height: 844 });
  await studio.goto(chosenOffer);
  const search = studio.getByRole('combobox', { name: 'Chercher une marque ou un rayon' });
  await search.click();
  await search.fill('haribo');
  await studio.getByRole('option', { name: /Haribo marque, 3 produits/ }).click();
  await studio.getByRole('button', { name: 'Ôter Haribo' }).waitFor();
});
