import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPdf } from '../src/leaflet/reading/testing.ts';
import { eventually, expectAccessible, openStage, type Stage } from './harness.ts';
import { type Staff, setUpGroup } from './staff.ts';

/** A leaflet that breaks the law of its country: seen in the studio with its source, put right there, and published. */
let stage: Stage;
let staff: Staff;
let studio: Page;
let leafletId: string;

beforeAll(async () => {
  stage = await openStage({ HALLES_DEMO: '0' });
  staff = await setUpGroup(stage.url, stage.printed);
  studio = await stage.newPage();
  const [name = '', value = ''] = staff.cookie.split('=');
  await studio.context().addCookies([{ name, value, url: stage.url }]);
  leafletId = await aLeafletTooDeep();
});
afterAll(() => stage?.close());

interface OfferView {
  readonly offerId: string;
  readonly revision: number;
  readonly draft: Record<string, unknown>;
}

const offersOf = async (): Promise<OfferView[]> =>
  (await staff.ask<{ offers: OfferView[] }>('GET', `/api/leaflets/${leafletId}/offers`)).offers;

async function aLeafletTooDeep(): Promise<string> {
  const uploadId = await staff.send('leaflet', await (await aPdf()).save());
  const days = { validFrom: '2030-01-07', validThrough: '2030-01-13' };
  const asked = { uploadId, title: 'Semaine', language: 'fr', storeIds: [], ...days };
  const made = await staff.ask<{ leafletId: string }>('POST', '/api/leaflets', asked);
  leafletId = made.leafletId;
  const read = async () => {
    const { state } = await staff.ask<{ state: string }>('GET', `/api/leaflets/${leafletId}`);
    return state === 'review' ? state : undefined;
  };
  await eventually(read, 'the leaflet is read', 60_000);
  const [offer] = await offersOf();
  const after = {
    ...offer?.draft,
    name: 'Jus de pomme',
    quantityText: '1 L',
    checked: true,
    regularMinor: 300,
    mechanic: { type: 'NTH_PERCENT', nth: 2, percent: 80 },
    mechanicText: 'LE 2ÈME À -80%, GRATUIT OU PRESQUE',
  };
  const changes = [{ offerId: offer?.offerId, revision: offer?.revision, after }];
  await staff.ask('POST', `/api/leaflets/${leafletId}/edits`, { kind: 'edit', changes });
  return leafletId;
}

test('the review screen names the rule, its source and the place', async () => {
  await studio.goto(`${stage.url}/studio/leaflets/${leafletId}`);
  await studio.getByRole('button', { name: /Règles : \d+ constats/ }).click();
  const dialog = studio.getByRole('dialog');
  await dialog.getByText('Jus de pomme : l’avantage est de 40 %, le maximum de 34 %.').waitFor();
  await dialog.getByText(/Loi Egalim : avantages.*source lue/).waitFor();
  await dialog.getByText('2 bloquent la publication', { exact: false }).waitFor();
  await expectAccessible(studio);
  await dialog.getByRole('button', { name: 'Voir l’offre' }).first().click();
  expect(await studio.getByLabel('Nom', { exact: true }).inputValue()).toBe('Jus de pomme');
});

test('what blocks cannot be published until its fixes are applied', async () => {
  await studio.getByRole('button', { name: 'Publier…' }).click();
  const dialog = studio.getByRole('dialog');
  const publish = dialog.getByRole('button', { name: /^Publier dans/ });
  await dialog.getByRole('button', { name: 'Passer au 2e à −68 %' }).waitFor();
  expect(await publish.isDisabled()).toBe(true);
  await expectAccessible(studio);
  await dialog.getByRole('button', { name: 'Passer au 2e à −68 %' }).click();
  await dialog.getByRole('button', { name: 'Écrire « offert »' }).click();
  await expect.poll(() => publish.isEnabled()).toBe(true);
  const [offer] = await offersOf();
  expect(offer?.draft).toMatchObject({
    mechanic: { type: 'NTH_PERCENT', nth: 2, percent: 68 },
    mechanicText: 'LE 2ÈME À -80%, OFFERT OU PRESQUE',
  });
});

test('a fix is undone like any other edit', async () => {
  await studio.getByRole('button', { name: 'Fermer' }).click();
  await studio.getByRole('button', { name: 'Défaire', exact: true }).click();
  await studio.getByRole('button', { name: 'Écrire « offert »' }).waitFor();
});

test('the administration decides what blocks, and the decision is kept', async () => {
  await studio.getByRole('link', { name: 'Règles' }).click();
  const effect = studio.getByLabel('Effet : Le mot « gratuit » est interdit');
  await effect.selectOption('warns');
  await studio.getByText(/Ada Lovelace · Le mot « gratuit » est interdit : Avertit/).waitFor();
  await expectAccessible(studio);
  const { version } = await staff.ask<{ version: number }>('POST', `/api/leaflets/${leafletId}/publication`);
  expect(version).toBe(1);
});
