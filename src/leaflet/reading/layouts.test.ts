import { expect, test } from 'vitest';
import type { ReadOffer } from './read-offers.ts';
import { aProduct, type DrawnPage, navy, readDrawn, red, white, yellow } from './testing.ts';

const range = [
  ['Amande & Cie', 'Galettes au beurre', '300 g', 300, 289],
  ['Belvert', 'Petits pois extra-fins', '560 g', 560, 215],
  ['Clairmont', 'Camembert de campagne', '250 g', 250, 319],
  ['Dorine', 'Confiture de fraises', '370 g', 370, 245],
  ['Estuaire', 'Sardines à la tomate', '135 g', 135, 179],
  ['Fauvette', 'Spaghetti', '1 kg', 1000, 199],
] as const;

const products = range.map(([brand, name, quantity, amount, priceMinor]) =>
  aProduct({ title: `${brand} ${name} ${quantity}`, brand, net: { amount, unit: 'g' }, priceMinor }),
);

type Article = (typeof range)[number];

function drawWords(page: DrawnPage, [brand, name, quantity, amount, priceMinor]: Article, x: number, y: number): void {
  page.text(brand.toUpperCase(), x, y, 9.5, { bold: true });
  page.text(name, x, y + 11, 8, { bold: true });
  page.text(`Le paquet de ${quantity}`, x, y + 21, 7);
  page.text(`Le kg : ${printed(Math.round((priceMinor * 1000) / amount))}`, x, y + 30, 7);
}

const printed = (minor: number): string => `${(minor / 100).toFixed(2).replace('.', ',')} €`;

function drawFrameOfPage(page: DrawnPage): void {
  page.box(0, 0, 595, 45, navy);
  page.text('LES PRIX DE LA SEMAINE', 20, 32, 22, { bold: true, color: white });
  page.text('du 3.03 au 9.03', 480, 30, 12, { bold: true, color: white });
  const small =
    'Photos non contractuelles. Livraison offerte dès 60 € d’achat. Service clients 0 969 39 70 00. Prix TTC.';
  page.text(small, 20, 832, 5);
  page.text('12', 570, 832, 10, { bold: true });
}

function expectAll(offers: readonly ReadOffer[]): void {
  const found = offers.map((offer) => [offer.products[0]?.title, offer.priceMinor]);
  expect(found.toSorted()).toEqual(products.map(({ title, priceMinor }) => [title, priceMinor]).toSorted());
}

const readRange = (draw: (page: DrawnPage, article: Article, i: number) => void): Promise<ReadOffer[]> =>
  readDrawn((page) => {
    drawFrameOfPage(page);
    for (const [i, article] of range.entries()) draw(page, article, i);
  }, products);

test('a list of two columns with rules and no frames', async () => {
  const offers = await readRange((page, article, i) => {
    const [x, y] = [30 + 280 * (i % 2), 90 + 80 * Math.floor(i / 2)];
    page.picture(x, y, 50, 58);
    drawWords(page, article, x + 60, y + 10);
    page.raisedPrice(article[4], x + 190, y + 40, 24);
    page.rule(x, y + 70, 265);
  });
  expectAll(offers);
  expect(offers.every((offer) => offer.unitPrice !== null && offer.checks.every((check) => check.agrees))).toBe(true);
});

test('prices left of the names, without pictures', async () => {
  const offers = await readRange((page, article, i) => {
    const [x, y] = [30 + 280 * (i % 2), 90 + 60 * Math.floor(i / 2)];
    page.text(printed(article[4]), x, y + 24, 22, { bold: true });
    drawWords(page, article, x + 100, y + 5);
  });
  expectAll(offers);
});

test('prices above the names, pictures below', async () => {
  const offers = await readRange((page, article, i) => {
    const [x, y] = [25 + 185 * (i % 3), 80 + 190 * Math.floor(i / 3)];
    page.raisedPrice(article[4], x + 50, y + 25, 28);
    drawWords(page, article, x, y + 42);
    page.picture(x + 45, y + 85, 70, 75);
  });
  expectAll(offers);
});

test('a plain list whose prices are no bigger than the names', async () => {
  const offers = await readRange((page, [brand, name, quantity, , priceMinor], i) => {
    const y = 90 + 40 * i;
    page.text(`${brand} ${name}`, 30, y, 9, { bold: true });
    page.text(`Le paquet de ${quantity}`, 30, y + 11, 8);
    page.text(printed(priceMinor), 250, y, 9.5, { bold: true, color: red });
  });
  expectAll(offers);
});

test('several offers share a panel with a title', async () => {
  const offers = await readRange((page, article, i) => {
    if (i === 0) {
      page.box(15, 70, 565, 400, yellow);
      page.box(15, 70, 565, 24, navy);
      page.text('ÉPICERIE', 25, 88, 15, { bold: true, color: white });
    }
    const [x, y] = [30 + 185 * (i % 3), 110 + 170 * Math.floor(i / 3)];
    page.picture(x, y, 65, 70);
    page.raisedPrice(article[4], x + 90, y + 65, 26);
    drawWords(page, article, x, y + 85);
  });
  expectAll(offers);
});

test('a badge belongs to the offer it stands by', async () => {
  const offers = await readRange((page, article, i) => {
    const [x, y] = [25 + 185 * (i % 3), 80 + 190 * Math.floor(i / 3)];
    page.picture(x, y, 70, 80);
    drawWords(page, article, x, y + 100);
    page.raisedPrice(article[4], x + 80, y + 165, 28);
    if (i !== 2) return;
    page.box(x + 70, y + 4, 60, 16, yellow);
    page.text('2+1 OFFERT', x + 74, y + 15, 8, { bold: true });
  });
  expectAll(offers);
  const promoted = offers.filter((offer) => offer.mechanic.type !== 'PRICE');
  expect(promoted.map((offer) => [offer.brand, offer.mechanic])).toEqual([
    ['Clairmont', { type: 'X_PLUS_Y_FREE', buy: 2, free: 1 }],
  ]);
});

test('a price with a shadow is one price, a struck one the price before', async () => {
  const offers = await readDrawn((page) => {
    page.picture(30, 90, 70, 80);
    drawWords(page, range[0], 30, 190);
    page.text(printed(289), 150, 130, 11, { bold: true });
    page.rule(149, 126, 36);
    page.raisedPrice(229, 151.5, 171.5, 32, navy);
    page.raisedPrice(229, 150, 170, 32, yellow);
  }, products);
  expect(offers).toMatchObject([{ priceMinor: 229, regularMinor: 289, mechanic: { type: 'PRICE_CUT' } }]);
});

test('delivery fees, vouchers and recipes are no offers', async () => {
  const offers = await readDrawn((page) => {
    const decoys = [
      'LIVRAISON À DOMICILE DÈS',
      'BONS D’ACHAT À GAGNER : JUSQU’À',
      'Blanquette express, environ par pers.',
    ];
    decoys.forEach((words, i) => {
      page.box(20, 90 + 100 * i, 550, 60, yellow);
      page.text(words, 30, 110 + 100 * i, 12, { bold: true });
      page.text('1,99 €', 30, 140 + 100 * i, 24, { bold: true, color: red });
    });
  }, products);
  expect(offers).toEqual([]);
});

test('a banner over a row counts for that row only', async () => {
  const offers = await readRange((page, article, i) => {
    const [x, y] = [25 + 185 * (i % 3), 110 + 220 * Math.floor(i / 3)];
    if (i === 3) {
      page.box(20, y - 30, 555, 20, yellow);
      page.text('SUR TOUTE CETTE LIGNE : LE 2ÈME À -50%', 150, y - 16, 11, { bold: true });
    }
    page.picture(x, y, 70, 80);
    page.raisedPrice(article[4], x + 85, y + 70, 28);
    drawWords(page, article, x, y + 100);
  });
  expectAll(offers);
  const half = offers.filter((offer) => offer.mechanic.type === 'NTH_PERCENT').map((offer) => offer.brand);
  expect(half.toSorted()).toEqual(['Dorine', 'Estuaire', 'Fauvette']);
});
