import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually, expectAccessible, openStage, root, type Stage } from './harness.ts';

/**
 * The main job from an empty database: a paper leaflet and a feed become an order in WhatsApp, picked and told; the same basket on the web
 * has the same total.
 */
let stage: Stage;
let studio: Page;
let phone: Page;
const number = {
  phoneNumberId: '200000000000009',
  wabaId: '100000000000009',
  display: '+33 1 99 00 90 09',
  catalogId: '300000000000009',
};

// Two Pom'Potes at 4.59 with "−68 % on the 2nd" are 6.06; three Excellence at 8.49 with "2+1" are 16.98; 1 kg of tomatoes is 2.09.
const cart = { pompotes: 2, lindt: 3, tomatoes: 1 };
const promised = '25,13';
// 1.25 kg of tomatoes at 2.09 are 2.61, half up.
const weighed = '25,65';

beforeAll(async () => {
  stage = await openStage({ HALLES_DEMO: '0' });
  studio = await stage.newPage();
  phone = await stage.newPage({ phone: true });
});
afterAll(() => stage?.close());

test('the first administrator makes the group by the printed link', async () => {
  const link = stage.printed.join('\n').match(/http:\/\/\S+\/set-up\?key=\S+/)?.[0];
  await studio.goto(link!);
  await expectAccessible(studio);
  await studio.getByLabel('Nom du groupe').fill('Groupe Essai');
  await studio.getByLabel('Nom de la société du pays').fill('Essai France');
  await studio.getByLabel('Identifiant court').fill('fr');
  await studio.getByLabel('Pays (deux lettres)').fill('FR');
  await studio.getByLabel('Fuseau horaire').fill('Europe/Paris');
  await studio.getByLabel('Magasins (fichier CSV)').setInputFiles(join(root, 'demo/stores/fr.csv'));
  await studio.getByText('30 lignes lues').waitFor();
  await studio.getByLabel('Nom', { exact: true }).fill('Ada Lovelace');
  await studio.getByLabel('Adresse e-mail').fill('ada@example.org');
  await studio.getByLabel(/Mot de passe/).fill('une longue phrase');
  await studio.getByRole('button', { name: 'Créer le groupe' }).click();
  await studio.getByRole('heading', { name: 'Catalogues' }).waitFor();
  await expectAccessible(studio);
});

test('a number is connected and a feed imported, with its errors by line', async () => {
  connectNumber();
  await studio.getByRole('link', { name: 'Produits' }).click();
  await studio.getByLabel('Fichier des produits').setInputFiles({
    name: 'fr.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `${readFileSync(join(root, 'demo/feeds/fr.csv'), 'utf8')}999999,3033710065968,Wrong check digit,,,,1.00 EUR,in_stock,,,\n`,
    ),
  });
  await studio.getByRole('button', { name: 'Importer' }).click();
  await studio.getByText(/3\d\d produits importés/).waitFor();
  await studio.getByText('1 ligne refusée').first().waitFor();
  await expectAccessible(studio);
});

test('a leaflet is uploaded, read, one offer put right, and published', async () => {
  await studio.getByRole('link', { name: 'Catalogues' }).click();
  await studio.getByRole('button', { name: 'Nouveau catalogue' }).click();
  await studio.getByLabel('PDF du catalogue').setInputFiles(join(root, 'demo/leaflets/fr-marche.pdf'));
  await studio.getByLabel('Titre').fill('Ma semaine');
  await expectAccessible(studio);
  await studio.getByRole('button', { name: 'Envoyer et lire' }).click();
  await studio.getByText('À relire').waitFor({ timeout: 60_000 });
  await studio.getByRole('heading', { name: 'Offres (26)' }).waitFor();
  await expectAccessible(studio);

  // The reader is hardly sure of one syrup in two flavors, and asks for a look.
  await studio
    .getByRole('button', { name: /Sirop de grenadine/ })
    .first()
    .click();
  await studio.getByRole('button', { name: 'C’est juste' }).click();
  await studio.getByRole('button', { name: /Sirop de grenadine.*vérifié/s }).waitFor();

  // It proposes a product for the rib steak and is not sure enough to link it.
  await studio
    .getByRole('button', { name: /^Viande bovine : entrecôte/ })
    .first()
    .click();
  await studio
    .getByRole('button', { name: /^Lier Entrecôte/ })
    .first()
    .click();
  await studio.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await studio.getByRole('button', { name: /Viande bovine.*vérifié/s }).waitFor();
  await studio.keyboard.press('Escape');
  await studio.getByRole('button', { name: 'Défaire' }).click();
  await studio.getByRole('button', { name: /Viande bovine.*sûr à/s }).waitFor();
  await studio.getByRole('button', { name: 'Refaire' }).click();
  await studio.getByRole('button', { name: /Viande bovine.*vérifié/s }).waitFor();

  await studio.getByRole('button', { name: 'Publier…' }).click();
  await studio.getByRole('button', { name: 'Publier dans 30 magasins' }).click();
  await studio.getByText('Publié : version 1, 30 magasins.').waitFor();
  await expectAccessible(studio);
  await eventually(async () => {
    const answer = await fetch(`${stage.sandboxUrl}/control/catalogs/${number.catalogId}/products?ids=754532`);
    const { products } = (await answer.json()) as { products: unknown[] };
    return products.length > 0 ? true : undefined;
  }, 'the products reach the chat’s catalogue');
});

test('a shopper greets, finds the store, fills the cart from the list and orders', async () => {
  await phone.goto(`${stage.sandboxUrl}/phone`);
  await phone.getByLabel('Nom').fill('Jeanne Martin');
  await phone.getByLabel('Numéro de téléphone').fill('33639980009');
  await phone.getByRole('button', { name: 'Utiliser ce téléphone' }).click();
  await phone
    .getByRole('button', { name: /Essai France/ })
    .or(phone.getByRole('link', { name: /Essai France/ }))
    .first()
    .click();
  await write('bonjour');
  await phone.getByRole('button', { name: 'Non merci' }).click();
  await write('75012');
  await phone.getByRole('button', { name: 'Choisir', exact: true }).last().click();
  await phone.getByText('Paris Daumesnil').last().click();
  await phone.getByRole('button', { name: 'Envoyer le choix' }).click();
  await expectAccessible(phone);

  await phone.getByRole('button', { name: 'Voir les articles' }).last().click();
  await put(/Pom’Potes/, cart.pompotes);
  await put(/Excellence/, cart.lindt);
  await put(/Tomates grappe/, cart.tomatoes);
  await expectAccessible(phone);
  await phone.getByRole('button', { name: /^Panier/ }).click();
  await phone.getByRole('button', { name: 'Envoyer la commande' }).click();

  await lastAnswer(new RegExp(promised));
  await expectAccessible(phone);
  await phone.getByRole('button', { name: 'Choisir un créneau' }).last().click();
  await phone.getByRole('button', { name: 'Voir les créneaux' }).last().click();
  await phone.getByRole('radio').first().check();
  await phone.getByRole('button', { name: 'Envoyer le choix' }).click();
  await lastAnswer(new RegExp(promised));
  await phone.getByRole('button', { name: 'Commander', exact: true }).last().click();
  await lastAnswer(/PAR-\d+/);
});

test('the desk has the order with the exact total, picks it with one weight change, and the phone is told', async () => {
  const desk = await studio.context().newPage();
  await desk.goto(`${stage.url}/desk`);
  await desk.getByLabel('Magasin').selectOption({ label: 'Paris Daumesnil' });
  const row = await findOrderRow(desk);
  await expect(row.textContent()).resolves.toContain(promised);
  await expectAccessible(desk);
  await row.click();
  await expect(desk.locator('[data-total]').textContent()).resolves.toContain(promised);
  await desk.getByRole('button', { name: 'Commencer la préparation' }).click();
  await desk.getByLabel(/Poids en grammes de Tomates/).fill('1250');
  await desk.getByRole('button', { name: /Préparé : Tomates/ }).click();
  await desk.getByText(/préparé 1,250 kg/).waitFor();
  for (const name of [/Préparé : .*Pom’Potes/, /Préparé : .*Excellence|Préparé : .*EXCELLENCE/]) {
    await desk.getByRole('button', { name }).click();
  }
  await expectAccessible(desk);
  await desk.getByRole('button', { name: 'Commande prête' }).click();
  await desk.getByRole('button', { name: 'Remise au client' }).waitFor();
  await expect(desk.locator('[data-total]').textContent()).resolves.toContain(weighed);
  await lastAnswer(new RegExp(weighed));
});

test('the same basket on the web has the same total', async () => {
  const page = await stage.newPage({ phone: true });
  await page.goto(`${stage.url}/fr/paris-daumesnil`);
  await page.getByRole('link', { name: /Ouvrir/ }).click();
  const counted: [RegExp, number][] = [
    [/Ajouter .*Pom’Potes.* au panier/, cart.pompotes],
    [/Ajouter .*Excellence.* au panier/, cart.lindt],
    // Loose goods go in by half a kilogram.
    [/Ajouter Tomates grappe au panier/, cart.tomatoes * 2],
  ];
  let expected = 0;
  for (const [name, count] of counted)
    for (let i = 0; i < count; i++) {
      const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
      await page.getByRole('button', { name }).first().click();
      expect((await answered).status()).toBe(200);
      expected++;
    }
  expect(expected).toBe(7);
  await page.goto(`${stage.url}/fr/basket`);
  await expect(page.locator('[data-total]').textContent()).resolves.toContain(promised);
});

/** What an operator does in a shell, and what Meta does at its side. */
function connectNumber(): void {
  const args = ['fr', number.phoneNumberId, number.wabaId, number.display, 'Essai France', number.catalogId];
  const env = { ...process.env, HALLES_DATA: stage.dataFolder };
  execFileSync(process.execPath, [join(root, 'src/command.ts'), 'connect-number', ...args], { env });
  const body = {
    phone_number_id: number.phoneNumberId,
    waba_id: number.wabaId,
    display_phone_number: number.display,
    verified_name: 'Essai France',
    catalog_id: number.catalogId,
  };
  execFileSync('curl', [
    '-sf',
    '-H',
    'content-type: application/json',
    '-d',
    JSON.stringify(body),
    `${stage.sandboxUrl}/control/numbers`,
  ]);
}

async function write(text: string): Promise<void> {
  const before = await phone.getByRole('article').count();
  await phone.getByRole('textbox', { name: 'Message' }).fill(text);
  await phone.getByRole('button', { name: 'Envoyer', exact: true }).click();
  // The message itself and at least one answer.
  await eventually(
    async () => ((await phone.getByRole('article').count()) >= before + 2 ? true : undefined),
    `an answer to "${text}"`,
  );
}

async function put(name: RegExp, count: number): Promise<void> {
  await phone
    .getByRole('button', { name: new RegExp(`^Ajouter .*${name.source}`) })
    .first()
    .click();
  for (let i = 1; i < count; i++)
    await phone
      .getByRole('button', { name: new RegExp(`^Un de plus : .*${name.source}`) })
      .first()
      .click();
}

/** The text of an answer that fits; whichever of the last three messages it is. */
function lastAnswer(pattern: RegExp): Promise<string> {
  return eventually(async () => {
    const texts = (await phone.getByRole('article').allTextContents()).slice(-3);
    return texts.find((text) => pattern.test(text));
  }, `an answer like ${pattern}`);
}

/** The order may be for one of the next days. */
async function findOrderRow(desk: Page): Promise<Locator> {
  for (let ahead = 0; ahead < 8; ahead++) {
    const date = new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
    await desk.getByLabel('Jour').fill(date);
    const row = desk.getByRole('link', { name: /PAR-\d+/ });
    const found = await row
      .first()
      .waitFor({ timeout: 1500 })
      .then(
        () => true,
        () => false,
      );
    if (found) return row.first();
  }
  throw new Error('The order is on no day of the desk.');
}
