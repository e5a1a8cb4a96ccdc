import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { median } from '../bench/figure.ts';
import type { ShownOffer } from '../bench/review/keystrokes.ts';
import { drawReviewPaper, type ReviewPaper } from '../bench/review/paper.ts';
import { reviewByKeyboard } from '../bench/review/reviewer.ts';
import { expectAccessible, openStage, type Stage } from './harness.ts';
import { importFeed, inviteEditor, type Staff, sendLeaflet, setUpGroup, waitUntilRead } from './staff.ts';

/** A leaflet reviewed in the studio: together, in bulk, by keyboard; what is sure goes out first. */
let stage: Stage;
let ada: Staff;
let bruno: Staff;
let paper: ReviewPaper;
let leafletId: string;
let studio: Page;

interface OfferView extends ShownOffer {
  readonly revision: number;
  readonly draft: ShownOffer['draft'] & { readonly name: string; readonly checked: boolean };
}

beforeAll(async () => {
  paper = await drawReviewPaper(2);
  stage = await openStage({ HALLES_DEMO: '0' });
  ada = await setUpGroup(stage.url, stage.printed);
  bruno = await inviteEditor(stage.url, ada, 'Bruno Petit');
  await importFeed(ada, Buffer.from(paper.feedCsv));
  leafletId = await aLeaflet('Semaine');
  studio = await studioOf(ada);
}, 240_000);
afterAll(() => stage?.close());

async function aLeaflet(title: string): Promise<string> {
  const made = await sendLeaflet(ada, title, paper.pdf);
  await waitUntilRead(ada, made);
  return made;
}

async function studioOf(staff: Staff): Promise<Page> {
  const page = await stage.newPage();
  const [name = '', value = ''] = staff.cookie.split('=');
  await page.context().addCookies([{ name, value, url: stage.url }]);
  return page;
}

const offersOf = async (id = leafletId): Promise<OfferView[]> =>
  (await ada.ask<{ offers: OfferView[] }>('GET', `/api/leaflets/${id}/offers`)).offers;
const chosen = () => studio.locator('.offer-row[data-chosen="true"]');
const open = async (id = leafletId) => {
  await studio.goto(`${stage.url}/studio/leaflets/${id}`);
  await chosen().waitFor();
};

async function edit(staff: Staff, offer: OfferView, over: object): Promise<void> {
  const changes = [{ offerId: offer.offerId, revision: offer.revision, after: { ...offer.draft, ...over } }];
  await staff.ask('POST', `/api/leaflets/${leafletId}/edits`, { kind: 'edit', changes });
}

const chosenOffer = async (): Promise<OfferView> => {
  const offerId = await chosen().getAttribute('data-offer');
  return (await offersOf()).find((offer) => offer.offerId === offerId)!;
};

describe('two people', () => {
  test('see each other, and where', async () => {
    await open();
    const offerId = (await chosenOffer()).offerId;
    await bruno.ask('PUT', `/api/leaflets/${leafletId}/presence`, { page: 1, offerId });
    await studio.getByText('Bruno Petit, page 1').waitFor();
    await studio.getByText('Bruno Petit regarde aussi cette offre.').waitFor();
    await expectAccessible(studio);
  });

  test('do not overwrite each other: both values are shown, and one is chosen', async () => {
    const before = await chosenOffer();
    await studio.keyboard.press('p');
    await studio.keyboard.type('7,77');
    await edit(bruno, before, { priceMinor: 888, brand: 'Bruno’s', checked: true });
    // Checked, it is the last of the queue now; whoever writes in it stays with it.
    await studio.getByText(/a changé cette offre pendant que vous écriviez/).waitFor();
    expect(await studio.locator('input[name=price]').inputValue()).toBe('7,77');
    await studio.keyboard.press('Enter');
    const dialog = studio.getByRole('dialog', { name: 'L’offre a changé entre-temps' });
    await dialog.getByText('Bruno Petit l’a modifiée').waitFor();
    await dialog.getByText('8,88 €').waitFor();
    await expectAccessible(studio);
    await dialog.getByRole('radio', { name: /La vôtre : 7,77/ }).check();
    await dialog.getByRole('button', { name: 'Enregistrer ce choix' }).click();
    await expect
      .poll(async () => (await offersOf()).find(({ offerId }) => offerId === before.offerId)?.draft)
      .toMatchObject({
        priceMinor: 777,
        brand: 'Bruno’s',
        checked: true,
      });
  });

  test('are shown what the other changed, and undo only takes back one’s own', async () => {
    const [first] = await offersOf();
    await edit(bruno, first!, { name: 'Renommé par Bruno' });
    await studio
      .getByRole('button', { name: /Renommé par Bruno/ })
      .first()
      .waitFor();
    await studio.keyboard.press('u');
    await expect
      .poll(async () => (await offersOf()).map(({ draft }) => draft))
      .toContainEqual(expect.objectContaining({ brand: 'Bruno’s', priceMinor: 888 }));
    expect((await offersOf()).some(({ draft }) => draft.name === 'Renommé par Bruno')).toBe(true);
    await chosen()
      .getByRole('button', { name: /Bruno’s/ })
      .waitFor();
  });
});

test('what somebody changed since is not undone, and it is said why', async () => {
  const first = await chosenOffer();
  await edit(ada, first, { quantityText: 'Ada' });
  await edit(bruno, await chosenOffer(), { quantityText: 'Bruno' });
  await studio.keyboard.press('u');
  await studio.getByText('Cette modification ne peut pas être défaite').waitFor();
  expect((await chosenOffer()).draft).toMatchObject({ quantityText: 'Bruno' });
});

test('a question holds an offer back until it is settled', async () => {
  const asked = await chosenOffer();
  await studio.keyboard.press('f');
  await studio.keyboard.type('Est-ce le bon produit ?');
  await studio.keyboard.press('Enter');
  await studio.getByText('1 question', { exact: true }).waitFor();
  const blockers = async () =>
    (await ada.ask<{ blockers: { code: string; offerId?: string }[] }>('GET', `/api/leaflets/${leafletId}/publication`))
      .blockers;
  expect(await blockers()).toContainEqual(expect.objectContaining({ code: 'in_question', offerId: asked.offerId }));
  await studio.locator(`[data-offer="${asked.offerId}"] button`).click();
  await studio.getByText('Est-ce le bon produit ?').waitFor();
  await expectAccessible(studio);
  await studio.getByRole('button', { name: 'C’est réglé' }).click();
  await expect.poll(async () => (await blockers()).some(({ code }) => code === 'in_question')).toBe(false);
});

test('many offers are changed at once, and undo takes all of them back', async () => {
  await studio.locator('body').press('b');
  const dialog = studio.getByRole('dialog', { name: 'Modifier plusieurs offres' });
  await dialog.getByRole('combobox', { name: 'Page', exact: true }).selectOption('1');
  await dialog.getByRole('checkbox', { name: 'La promotion' }).check();
  await dialog.getByLabel('Saisie rapide de la promotion').fill('25%');
  await expectAccessible(studio);
  const onPage = (await offersOf()).filter(({ draft }) => draft.page === 1);
  const before = onPage.map(({ draft }) => draft.mechanic);
  await dialog.getByRole('button', { name: `Modifier ${onPage.length} offres` }).click();
  await dialog.waitFor({ state: 'hidden' });
  const mechanics = async () =>
    (await offersOf()).filter(({ draft }) => draft.page === 1).map(({ draft }) => draft.mechanic);
  expect(await mechanics()).toEqual(before.map(() => ({ type: 'PERCENT_OFF', percent: 25 })));
  await studio.locator('body').press('u');
  await expect.poll(mechanics).toEqual(before);
});

test('what is sure is published, and the rest is said to stay', async () => {
  const [first] = await offersOf();
  await edit(ada, first!, { checked: false, confidence: 0.2 });
  await open();
  await studio.getByRole('button', { name: 'Publier…' }).click();
  const dialog = studio.getByRole('dialog');
  await dialog.getByText(/restent? en relecture et pour/).waitFor();
  await expectAccessible(studio);
  await dialog.getByRole('button', { name: /^Publier les \d+ offres sûres/ }).click();
  await dialog.getByText(/Publié : version 1, \d+ offres/).waitFor();
  await dialog.getByRole('button', { name: 'Fermer' }).click();
});

test('what changed since the last version is shown side by side', async () => {
  const changed = (await offersOf()).find(({ draft }) => draft.priceMinor !== null)!;
  await edit(ada, changed, { priceMinor: 4242, checked: true });
  await studio.goto(`${stage.url}/studio/leaflets/${leafletId}/changes`);
  await studio.getByRole('heading', { name: 'Ce qui change depuis la version 1' }).waitFor();
  await studio.getByText('42,42 €', { exact: false }).first().waitFor();
  await expectAccessible(studio);
  await studio.getByRole('link', { name: 'Ouvrir l’offre' }).first().click();
  await chosen().waitFor();
});

test('every key is shown by a key, and the pages are reached by keys', async () => {
  await open();
  await studio.locator('body').press('?');
  await studio.getByRole('dialog', { name: 'Tout au clavier' }).waitFor();
  await expectAccessible(studio);
  await studio.keyboard.press('Escape');
  await studio.getByRole('button', { name: /^Page 1/ }).focus();
  await studio.keyboard.press('End');
  await studio
    .getByRole('button', { name: /^Page 2/ })
    .and(studio.locator('[aria-current=page]'))
    .waitFor();
});

describe('however narrow the screen', () => {
  const screens = [
    { width: 390, height: 844 },
    { width: 768, height: 1024 },
    { width: 1024, height: 768 },
    { width: 1280, height: 800 },
  ];
  const important = () => [
    studio.getByRole('button', { name: 'C’est juste' }),
    studio.getByRole('button', { name: 'Publier…' }),
  ];

  test.for(screens)(
    'at $width, dark and light, the tools are one row that stays, large enough to touch',
    async (size) => {
      await studio.setViewportSize(size);
      await open();
      for (const colorScheme of ['dark', 'light'] as const) {
        await studio.emulateMedia({ colorScheme });
        await expectAccessible(studio);
      }
      expect(await studio.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
      const rows = await studio
        .locator('.tools .button')
        .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().top));
      expect(new Set(rows).size).toBe(1);
      const heights = await studio
        .locator('.review-bar .button, .review-header .button, .page-thumb, .offer-row button')
        .evaluateAll((buttons) =>
          buttons.map((button) => button.getBoundingClientRect().height).filter((px) => px > 0),
        );
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
      await studio.evaluate(() => scrollTo(0, document.body.scrollHeight));
      for (const button of important()) expect(await isInView(button)).toBe(true);
    },
  );

  test('on a phone the list, the page and the offer are each one touch away', async () => {
    await studio.setViewportSize(screens[0]!);
    await open();
    const last = studio.locator('.offer-row button').last();
    const name = (await last.textContent())!;
    await last.click();
    await expect.poll(() => isInView(studio.locator('input[name=name]'))).toBe(true);
    expect(name).toContain(await studio.locator('input[name=name]').inputValue());
    await expectAccessible(studio);
    await studio.getByRole('button', { name: 'Page', exact: true }).click();
    await expect.poll(() => isInView(studio.locator('.box.chosen'))).toBe(true);
    await expectAccessible(studio);
    await studio.getByRole('button', { name: 'Liste', exact: true }).click();
    await expect.poll(() => isInView(chosen())).toBe(true);
  });

  test('on a phone a key that writes leads to the field, wherever one is', async () => {
    await studio.locator('body').press('p');
    await expect
      .poll(() => studio.locator('input[name=price]').evaluate((field) => field.matches(':focus')))
      .toBe(true);
    await studio.keyboard.press('Escape');
  });

  test('by keyboard publishing still comes before the tools, and every tool can be seen when it has the focus', async () => {
    await open();
    await studio.getByRole('button', { name: 'Historique' }).focus();
    for (const name of ['Publier…', 'C’est juste', 'Défaire', 'Refaire', 'Ajouter', 'Couper en deux', 'Supprimer']) {
      await studio.keyboard.press('Tab');
      const button = studio.getByRole('button', { name });
      expect(await button.evaluate((element) => element.matches(':focus')), name).toBe(true);
      expect(await isInView(button), name).toBe(true);
    }
    await studio.setViewportSize({ width: 1360, height: 900 });
  });
});

/** Whether all of it can be seen, with nothing over its middle. */
const isInView = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight || right === left) return false;
    return element.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
  });

test('a leaflet is reviewed by keyboard in at most three keystrokes an offer, median, and is right afterwards', async () => {
  const reviewedId = await aLeaflet('Au clavier');
  await open(reviewedId);
  const reviewed = await reviewByKeyboard(studio, paper.offers, () => offersOf(reviewedId));
  expect(reviewed.offers.length).toBeGreaterThan(10);
  expect(median(reviewed.offers.map(({ keystrokes }) => keystrokes))).toBeLessThanOrEqual(3);
  expect(reviewed.rightAfter / reviewed.found).toBeGreaterThanOrEqual(0.95);
});
