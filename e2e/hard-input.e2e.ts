import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aPdf,
  behindAPassword,
  type DrawPage,
  drawBlank,
  drawHugeImage,
  withoutPages,
} from '../src/leaflet/reading/testing.ts';
import { expectAccessible, openStage, type Stage } from './harness.ts';
import { type Staff, setUpGroup } from './staff.ts';

/** Files that are no leaflet, or hardly one, through the studio: each ends with a sentence or can be read, and the studio goes on. */
let stage: Stage;
let staff: Staff;
let studio: Page;

beforeAll(async () => {
  stage = await openStage({ HALLES_DEMO: '0' });
  staff = await setUpGroup(stage.url, stage.printed);
  studio = await openStudio();
});
afterAll(() => stage?.close());

const aWholePdf = async (): Promise<Uint8Array> => (await aPdf({ pages: 3 })).save();
const halfOf = (bytes: Uint8Array): Uint8Array => bytes.slice(0, bytes.length / 2);

const refused: [string, () => Promise<Uint8Array>, RegExp][] = [
  ['Pas un PDF', async () => Buffer.from('<html>Un autre fichier</html>'), /Ce fichier n’est pas un PDF/],
  ['Mot de passe', async () => behindAPassword(await aPdf()), /Ce PDF est protégé par un mot de passe/],
  ['Coupé', async () => halfOf(await aWholePdf()), /Ce PDF est abîmé ou incomplet/],
  ['Sans page', async () => withoutPages(await aPdf()), /Ce PDF n’a aucune page/],
  ['301 pages', async () => (await aPdf({ pages: 301, draw: drawBlank })).save(), /Ce PDF a plus de 300 pages/],
];

test.each(refused)('%s: refused with a sentence, and nothing of it is half done', async (title, make, sentence) => {
  await upload(studio, title, await make());
  await studio.waitForURL(/\/leaflets\//);
  await studio.getByText(sentence).waitFor();
  await studio.getByText('Illisible').waitFor();
  expect(await leafletOf(studio)).toMatchObject({ state: 'failed', pageCount: 0, pages: [], publishedVersion: null });
  expect(await offersOf(studio)).toEqual([]);
});

test('the list says of each refused file why, and an empty one is not even sent', async () => {
  await expectAccessible(studio);
  await studio.goto(`${stage.url}/studio`);
  for (const [title, , sentence] of refused)
    await studio
      .getByRole('row', { name: new RegExp(`^${title}`) })
      .getByText(sentence)
      .waitFor();
  await choose(studio, 'Vide', new Uint8Array());
  await studio.getByText('Ce fichier est vide.').waitFor();
  await expect(studio.getByRole('button', { name: 'Envoyer et lire' }).isDisabled()).resolves.toBe(true);
});

test('two files at once, a page of 14,400 points and pictures of absurd dimensions: each is read into its own offers', async () => {
  const bomb = await aPdf({ pages: 2 });
  drawHugeImage(bomb, 60_000, { veiled: false });
  drawHugeImage(bomb, 60_000, { veiled: true });
  const [large, small] = [await (await aPdf({ size: [14_400, 14_400] })).save(), await bomb.save()];
  const other = await openStudio();
  await Promise.all([upload(studio, 'Grande page', large), upload(other, 'Bombe', small)]);
  await expectReadable(studio, ['Jus de pomme 1']);
  await expectReadable(other, ['Jus de pomme 1', 'Jus de pomme 2']);
  expect((await leafletOf(other)).pages.map(({ state }) => state)).toEqual(['read', 'read', 'read', 'read']);
});

test('a damaged page costs itself at most', async () => {
  const pdf = await aPdf({ pages: 2 });
  await pdf.flush();
  pdf.context.delete(pdf.getPage(1).ref);
  await upload(studio, 'Page abîmée', await pdf.save());
  await expectReadable(studio, ['Jus de pomme 1']);
  await studio.getByRole('button', { name: 'Page suivante' }).click();
  await studio.getByText('Cette page n’a pas pu être lue : elle est abîmée. Ajoutez ses offres à la main.').waitFor();
});

test('300 pages are read', async () => {
  await upload(studio, 'Trois cents', await (await aPdf({ pages: 300, draw: drawStrip })).save());
  await studio.getByText(/Lecture : page \d+ sur 300/).waitFor();
  await studio.getByText('À relire').waitFor({ timeout: 90_000 });
  const { pages } = await leafletOf(studio);
  expect(pages.map(({ state }) => state)).toEqual(Array.from({ length: 300 }, () => 'read'));
});

/** A page that is drawn quickly. */
const drawStrip: DrawPage = (pdf) => void pdf.addPage([400, 5]);

async function openStudio(): Promise<Page> {
  const page = await stage.newPage();
  const [name = '', value = ''] = staff.cookie.split('=');
  await page.context().addCookies([{ name, value, url: stage.url }]);
  await page.goto(`${stage.url}/studio`);
  return page;
}

/** Sends a file as a person does. */
async function upload(page: Page, title: string, pdf: Uint8Array): Promise<void> {
  await page.goto(`${stage.url}/studio`);
  await choose(page, title, pdf);
  await page.getByRole('button', { name: 'Envoyer et lire' }).click();
}

async function choose(page: Page, title: string, pdf: Uint8Array): Promise<void> {
  await page.getByRole('button', { name: 'Nouveau catalogue' }).click();
  const file = { name: 'catalogue.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf) };
  await page.getByLabel('PDF du catalogue').setInputFiles(file);
  await page.getByLabel('Titre').fill(title);
}

/** The leaflet ends ready for review, with these offers and its pages drawn. */
async function expectReadable(page: Page, names: readonly string[]): Promise<void> {
  await page.waitForURL(/\/leaflets\//);
  await page.getByText('À relire').waitFor({ timeout: 60_000 });
  await page.getByRole('heading', { name: `Offres (${names.length})` }).waitFor();
  expect((await offersOf(page)).map(({ draft }) => draft.name).sort()).toEqual(names);
  const picture = page.getByRole('img', { name: /^Page 1 sur/ });
  await picture.waitFor();
  await expect.poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
}

interface LeafletView {
  readonly state: string;
  readonly pageCount: number;
  readonly pages: readonly { readonly state: string; readonly failure: string | null }[];
  readonly publishedVersion: number | null;
}

const idOf = (page: Page): string => page.url().split('/').at(-1)!;

const leafletOf = (page: Page): Promise<LeafletView> => staff.ask('GET', `/api/leaflets/${idOf(page)}`);

async function offersOf(page: Page): Promise<{ draft: { name: string } }[]> {
  return (await staff.ask<{ offers: { draft: { name: string } }[] }>('GET', `/api/leaflets/${idOf(page)}/offers`))
    .offers;
}
