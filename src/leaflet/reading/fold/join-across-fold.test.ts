import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { matchPage } from '../matching/match-page.ts';
import { indexProducts } from '../matching/product-index.ts';
import type { PageOutcome } from '../page-outcome.ts';
import type { ReadOffer } from '../read-offers.ts';
import { readPage } from '../read-page.ts';
import { readPdf } from '../read-pdf.ts';
import { aProduct, type DrawnPage, drawLeaflet, red, withPdf, yellow } from '../testing.ts';
import { inSpreads } from './facing-pages.ts';
import { joinAcrossFold } from './join-across-fold.ts';

const folder = mkdtempSync(join(tmpdir(), 'halles-fold-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ordinary = ['Galettes', 'Confiture', 'Sardines', 'Spaghetti', 'Moutarde', 'Biscottes', 'Lentilles', 'Semoule'];
const inGrams = (title: string, amount: number, priceMinor: number) =>
  aProduct({ title: `${title} ${amount} g`, net: { amount, unit: 'g' }, priceMinor });
const products = [
  ...ordinary.map((name) => inGrams(name, 500, 300)),
  inGrams('Jambon supérieur', 800, 1299),
  inGrams('Saumon fumé', 300, 999),
];
const index = indexProducts(products);

type Draw = (page: DrawnPage) => void;

/** Offers as ordinary cells have them, picture, name and price, from the `from`th on. */
const row =
  (from: number, xs: readonly number[], y: number): Draw =>
  (page) => {
    for (const [i, x] of xs.entries()) {
      page.picture(x, y, 90, 80);
      page.text(ordinary[from + i]!, x, y + 100, 9, { bold: true });
      page.text('Le paquet de 500 g', x, y + 111, 7);
      page.raisedPrice(199 + 10 * (from + i), x + 90, y + 110, 26);
    }
  };

const drawn =
  (...parts: readonly Draw[]): Draw =>
  (page) => {
    for (const part of parts) part(page);
  };

/** The half of a hero that says what is sold, and the half that says for how much. */
const ham =
  (x: number, y = 300): Draw =>
  (page) => {
    page.picture(x, y, 180, 200);
    page.text('Jambon supérieur', x + 15, y + 230, 20, { bold: true });
    page.text('La barquette de 800 g', x + 15, y + 250, 12);
  };
const price =
  (x: number, y = 440): Draw =>
  (page) => {
    page.raisedPrice(799, x, y, 80);
    page.text('Le kg : 9,99 €', x, y + 30, 10);
  };

const cover = row(0, [30], 60);
const leftCells = row(1, [30, 200, 370], 60);
const rightCells = row(5, [30, 200, 370], 60);

/** Reads a leaflet as its reader does, without the processes. */
const outcomesOf = async (pages: readonly Draw[], width = 595): Promise<PageOutcome[]> =>
  withPdf(await drawLeaflet(pages, width), async (pdf) => {
    const outcomes: PageOutcome[] = [];
    const all = pages.map((_, at) => at + 1);
    const hand = inSpreads(all, pdf.pageSizes, (outcome) => void outcomes.push(outcome));
    for (const page of all) await hand({ state: 'read', ...(await readPage(pdf, page, ['fr'], [])) });
    return outcomes;
  });

const offersOf = (outcomes: readonly PageOutcome[]): ReadOffer[] =>
  outcomes.flatMap((outcome) => (outcome.state === 'read' ? matchPage(outcome, index) : []));

/** What was read beside the ordinary offers, and how many of these. */
async function heroesOf(
  pages: readonly Draw[],
  width?: number,
): Promise<{ heroes: ReadOffer[]; others: number; offers: ReadOffer[] }> {
  const offers = offersOf(await outcomesOf(pages, width));
  const heroes = offers.filter(({ name }) => !ordinary.includes(name));
  return { heroes, others: offers.length - heroes.length, offers };
}

const facing = (left: Draw, right: Draw) => heroesOf([cover, drawn(leftCells, left), drawn(rightCells, right)]);

const linked = ({ page, name, priceMinor, products: found }: ReadOffer) => [
  page,
  name,
  priceMinor,
  found.map(({ title }) => title).join(),
];
const hamOn = (page: number) => [page, 'Jambon supérieur', 799, 'Jambon supérieur 800 g'];

test('a hero across the middle of a spread that is one page is one offer', async () => {
  const cells = drawn(row(0, [30, 200, 370], 60), row(3, [650, 820, 990], 60), row(6, [30, 990], 640));
  const { heroes, others } = await heroesOf([drawn(cells, ham(400), price(620))], 1190);
  expect(heroes.map(linked)).toEqual([hamOn(1)]);
  expect(others).toBe(8);
});

test('a hero whose name is set many times larger than what it holds is named by it', async () => {
  const panel: Draw = (page) => {
    page.box(250, 280, 690, 320, yellow);
    page.picture(270, 300, 300, 280);
    page.text('Jambon', 600, 340, 40, { bold: true });
    page.text('supérieur', 600, 380, 40, { bold: true });
    page.text('La barquette de 800 g', 600, 410, 14);
    page.raisedPrice(799, 700, 560, 120);
  };
  const { heroes } = await heroesOf([drawn(row(0, [30, 200, 370], 60), row(3, [650, 820, 990], 60), panel)], 1190);
  expect(heroes.map(linked)).toEqual([hamOn(1)]);
});

test('a name at the fold and a price beyond it are one offer, where its price is', async () => {
  const { heroes, others } = await facing(ham(400), price(25));
  expect(heroes.map(linked)).toEqual([hamOn(3)]);
  expect(others).toBe(7);
  const [hero] = heroes;
  expect(hero).toMatchObject({
    unitPrice: { minor: 999, per: 'kg' },
    reasons: expect.arrayContaining(['across_fold']),
  });
  expect(hero!.confidence).toBeLessThanOrEqual(0.5);
  expect(hero!.box.map(Math.round)).toEqual([25, 376, 115, 472]);
});

test('the same the other way round, on a panel that the fold parts', async () => {
  const left: Draw = (page) => {
    page.box(300, 280, 295, 300, yellow);
    price(340)(page);
    page.text('-25 %', 340, 520, 30, { bold: true, color: red });
    page.text('de remise immédiate', 340, 540, 12, { bold: true });
  };
  const right: Draw = (page) => {
    page.box(0, 280, 300, 300, yellow);
    ham(10)(page);
  };
  const { heroes, others } = await facing(left, right);
  expect(heroes.map(linked)).toEqual([hamOn(2)]);
  expect(heroes[0]).toMatchObject({ mechanic: { type: 'PERCENT_OFF', percent: 25 } });
  expect(heroes[0]!.box.map(Math.round)).toEqual([300, 280, 595, 580]);
  expect(others).toBe(7);
});

test('a picture that goes on behind the fold, a struck price and a large name belong to the hero', async () => {
  const left: Draw = (page) => {
    page.picture(400, 250, 195, 250);
    page.text('Jambon', 400, 540, 40, { bold: true });
    page.text('supérieur', 400, 580, 40, { bold: true });
    page.text('La barquette de 800 g', 400, 600, 14);
  };
  const right: Draw = (page) => {
    page.picture(0, 250, 160, 250);
    page.text('12,99 €', 175, 370, 20);
    page.rule(173, 363, 80);
    price(175)(page);
  };
  const { heroes } = await facing(left, right);
  expect(heroes.map(linked)).toEqual([hamOn(3)]);
  expect(heroes[0]).toMatchObject({ regularMinor: 1299, mechanic: { type: 'PRICE_CUT' } });
});

test('words beside the price that sell nothing are no offer of their own', async () => {
  const right: Draw = (page) => {
    price(25)(page);
    page.text('Origine France', 30, 500, 12, { bold: true });
    page.text('Élaboré en Bretagne', 30, 514, 10);
  };
  const { heroes } = await facing(ham(400), right);
  expect(heroes.map(linked)).toEqual([hamOn(3)]);
});

test('two heroes one above the other keep their own prices', async () => {
  const left = drawn(ham(400, 230), (page) => {
    page.picture(420, 560, 160, 120);
    page.text('Saumon fumé', 420, 710, 20, { bold: true });
    page.text('La plaque de 300 g', 420, 730, 12);
  });
  const right = drawn(price(25, 380), (page) => page.raisedPrice(599, 25, 670, 80));
  const { heroes } = await facing(left, right);
  expect(heroes.map(linked)).toEqual([hamOn(3), [3, 'Saumon fumé', 599, 'Saumon fumé 300 g']]);
});

test('a designer’s tag on the name goes with the offer to the page of its price', async () => {
  const pages = [cover, drawn(leftCells, ham(400)), drawn(rightCells, price(25))];
  const tag = { kind: 'skus', box: [420, 320, 560, 480], skus: ['Saumon fumé 300 g'] } as const;
  const [left, right] = await withPdf(await drawLeaflet(pages), async (pdf) => [
    { ...(await readPage(pdf, 2, ['fr'], [])), tags: [tag] },
    await readPage(pdf, 3, ['fr'], []),
  ]);
  const joined = joinAcrossFold(left!, right!);
  expect(joined.map((page) => matchPage(page, index).length)).toEqual([3, 4]);
  const hero = matchPage(joined[1], index).find(({ name }) => name === 'Jambon supérieur');
  expect(hero?.products.map(({ title }) => title)).toEqual(['Saumon fumé 300 g']);
});

const apart: readonly (readonly [string, Draw, Draw])[] = [
  ['ordinary offers at the inner edges', row(3, [30, 470], 400), row(4, [5], 400)],
  ['a name without a price beside ordinary offers', ham(400), row(3, [5], 400)],
  ['a price without a name beside ordinary offers', row(3, [470], 400), price(25)],
  ['halves at the outer edges', ham(20), price(450)],
  ['halves at other heights', ham(400), price(25, 740)],
  [
    'a name with two prices at its height',
    ham(400),
    drawn(
      (page) => page.raisedPrice(799, 20, 380, 50),
      (page) => page.raisedPrice(499, 20, 520, 50),
    ),
  ],
  ['a small price', ham(400), (page) => page.raisedPrice(799, 20, 440, 13)],
  [
    'a voucher',
    ham(400),
    (page) => {
      page.text('10 €', 30, 440, 60, { bold: true });
      page.text('en bon d’achat', 30, 470, 12);
      page.text('de réduction dès 50 € d’achat', 30, 484, 12);
    },
  ],
  [
    'a heading that sells nothing',
    (page) => {
      page.text('La fraîcheur', 400, 400, 24, { bold: true });
      page.text('de nos rayons', 400, 426, 24, { bold: true });
    },
    price(25),
  ],
  [
    'an offer that has its own picture and name, though no quantity',
    ham(400),
    (page) => {
      page.picture(10, 300, 120, 110);
      page.text('Bouquet de tulipes', 10, 430, 12, { bold: true });
      page.text('Couleurs variées', 10, 444, 10);
      page.raisedPrice(499, 10, 500, 40);
    },
  ],
];

test.each(apart)('no offer is made across the fold of %s', async (_, left, right) => {
  const { offers } = await facing(left, right);
  expect(offers.filter(({ reasons }) => reasons.includes('across_fold'))).toEqual([]);
  expect(offers.filter(({ name }) => name === 'Jambon supérieur')).toEqual([]);
});

test('a left page and the cover before it, and two pages that turn over one another, face nobody', async () => {
  const { heroes } = await heroesOf([ham(400), price(25), ham(400), price(25)]);
  expect(heroes).toEqual([]);
});

test('landscape pages are spreads of their own', async () => {
  const { heroes } = await heroesOf([cover, ham(1000), price(25)], 1190);
  expect(heroes).toEqual([]);
});

async function readOnDisk(pages: readonly Draw[], asked?: readonly number[]): Promise<PageOutcome[]> {
  const path = join(folder, 'leaflet.pdf');
  writeFileSync(path, await drawLeaflet(pages));
  const outcomes: PageOutcome[] = [];
  const onPage = (outcome: PageOutcome) => void outcomes.push(outcome);
  await readPdf(path, { widths: [], locales: ['fr'], ...(asked && { pages: asked }), limits: { readers: 2 }, onPage });
  return outcomes;
}

test('several readers hand each page over once, and a page alone does not wait for the one beside it', async () => {
  const spread = [drawn(leftCells, ham(400)), drawn(rightCells, price(25))];
  const outcomes = await readOnDisk([cover, ...spread, ...spread, cover]);
  expect(outcomes.map(({ page }) => page).toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
  const heroes = offersOf(outcomes).filter(({ reasons }) => reasons.includes('across_fold'));
  expect(heroes.map(linked).toSorted()).toEqual([hamOn(3), hamOn(5)]);
  expect((await readOnDisk([cover, ...spread], [2])).map(({ page }) => page)).toEqual([2]);
}, 30_000);
