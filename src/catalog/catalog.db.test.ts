import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { frenchEntity, saveFrenchEntity } from '../organisation/testing.ts';
import { cloneTestDatabase, type TestDatabase } from '../platform/testing.ts';
import type { FeedImport } from './feed-import-repository.ts';
import { importFeed } from './import-feed.ts';
import { listProductRanges } from './product-range.ts';
import { findPricedProducts, lowestPricesBefore, savePrices, saveStock } from './repository.ts';
import { searchProducts } from './search.ts';

let database: TestDatabase;
let folder: string;
const start = new Date('2026-11-01T06:00:00Z');
const day = (n: number) => new Date(start.getTime() + n * 86_400_000);

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  folder = mkdtempSync(join(tmpdir(), 'halles-feed-'));
  await saveFrenchEntity(database.db);
  await importText(feed);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.close();
});

const header = 'id,gtin,title,brand,unit_pricing_measure,product_type,price,availability\n';
const feed = `${header}1,3033710065967,Lactel Lait demi-écrémé 1 L,Lactel,1L,cremerie,1.15 EUR,in_stock
2,,Lait demi-écrémé UHT 6 x 1 L,,6L,cremerie,5.49 EUR,in_stock
3,,Chocolat au lait 200 g,,0.2kg,chocolat,2.10 EUR,in_stock
4,,Tomates grappe le kg,,,fruits-legumes,2.99 EUR,in_stock
5,,Leffe Bière blonde 6 x 25 cl,Leffe,1.5L,bieres,6.29 EUR,in_stock
6,,Œufs plein air x 12,,,cremerie,3.20 EUR,in_stock
`;

function importText(text: string | Buffer, at = start): Promise<FeedImport> {
  const path = join(folder, 'feed.csv');
  writeFileSync(path, text);
  return importFeed(
    database.db,
    { entityId: frenchEntity, language: 'fr' },
    { path, fileName: 'feed.csv' },
    { personId: null },
    () => at,
  );
}

async function titlesFor(query: string, at = day(1)): Promise<string[]> {
  const { products } = await searchProducts(
    database.db,
    { entityId: frenchEntity, storeId: 'lille', at, language: 'fr' },
    query,
  );
  return products.map(({ title }) => title);
}

test('a shopper finds milk by words without accents and by quantity', async () => {
  expect((await titlesFor('lait demi ecreme 1l'))[0]).toBe('Lactel Lait demi-écrémé 1 L');
  expect((await titlesFor('lait demi écrémé 6 x 1l'))[0]).toBe('Lait demi-écrémé UHT 6 x 1 L');
});

test('brands and departments are told by how many products they have, in words that a search finds', async () => {
  const { db } = database;
  const ranges = await listProductRanges(db, frenchEntity);
  expect(ranges.slice(0, 2)).toEqual([
    { kind: 'department', name: 'cremerie', products: 3 },
    { kind: 'department', name: 'bieres', products: 1 },
  ]);
  expect(ranges.filter(({ kind }) => kind === 'brand').map(({ name }) => name)).toEqual(['Lactel', 'Leffe']);
  const rename = (aisle: string, productType: string) =>
    sql`update product set aisle = ${aisle}, product_type = ${productType} where entity_id = ${frenchEntity} and product_id = '4'`;
  const shown = async () => (await listProductRanges(db, frenchEntity)).map(({ name }) => name);
  await rename('01 Fruits et légumes', 'fruits-legumes').execute(db);
  expect(await shown()).toContain('Fruits et légumes');
  // Search looks into types, not aisles: "Marché" would find nothing.
  await rename('01 Marché', 'Frais > fruits_legumes').execute(db);
  expect(await shown()).toContain('fruits legumes');
  await rename('', 'fruits-legumes').execute(db);
  for (const { name, products } of await listProductRanges(db, frenchEntity))
    expect([name, (await titlesFor(name)).length]).toEqual([name, products]);
});

test('milk comes before milk chocolate', async () => {
  expect((await titlesFor('lait')).indexOf('Chocolat au lait 200 g')).toBe(2);
});

test('a slip, a plural and a ligature still find the product', async () => {
  expect(await titlesFor('tomattes')).toEqual(['Tomates grappe le kg']);
  expect(await titlesFor('tomate')).toEqual(['Tomates grappe le kg']);
  expect(await titlesFor('oeuf')).toEqual(['Œufs plein air x 12']);
  expect(await titlesFor('bieres leffe')).toEqual(['Leffe Bière blonde 6 x 25 cl']);
});

test('a query of signs or nothing finds nothing and does not fail', async () => {
  for (const query of ['', '   ', '!!! & | ( ) :*', "'", 'a'.repeat(5000), '2 l'])
    expect(Array.isArray(await titlesFor(query))).toBe(true);
});

test('a store has its own price and the others the entity’s', async () => {
  await savePrices(database.db, frenchEntity, [
    { productId: '1', storeId: 'lille', validFrom: day(1), priceMinor: 99 },
  ]);
  await saveStock(database.db, frenchEntity, day(1), [{ productId: '1', storeId: 'lille', steps: 7 }]);
  const at = async (storeId: string, when: Date) =>
    (await findPricedProducts(database.db, { entityId: frenchEntity, storeId, at: when }, ['1'])).get('1');
  expect(await at('lille', day(2))).toMatchObject({ priceMinor: 99, stockSteps: 7 });
  expect((await at('lille', day(0)))?.priceMinor).toBe(115);
  expect(await at('roubaix', day(2))).toMatchObject({ priceMinor: 115, stockSteps: undefined });
});

test('the lowest price of 30 days counts the price that was in force when they began', async () => {
  const prices = [
    { productId: '3', storeId: '', validFrom: day(-60), priceMinor: 180 },
    { productId: '3', storeId: '', validFrom: day(-40), priceMinor: 200 },
    { productId: '3', storeId: '', validFrom: day(-10), priceMinor: 190 },
  ];
  await savePrices(database.db, frenchEntity, prices);
  const lowest = async (before: Date) =>
    (await lowestPricesBefore(database.db, { entityId: frenchEntity, storeId: 'lille', before }, ['3'])).get('3');
  expect(await lowest(day(-1))).toBe(190);
  expect(await lowest(day(-15))).toBe(180);
  expect(await lowest(day(-9))).toBe(190);
});

test('bad rows are told by line and the good ones go in; a re-import updates and retires', async () => {
  const answer = await importText(
    Buffer.from(
      `\uFEFF${header}1,3033710065967,Lactel Lait demi-écrémé 1 L,Lactel,1L,cremerie,1.25 EUR,in_stock
1,,Twice,,,,1.00 EUR,in_stock
7,3033710065968,Wrong check digit,,,,1.00 EUR,in_stock
8,,Negative,,,,-1.00 EUR,in_stock
9,,,,,,1.00 EUR,in_stock
`,
    ),
    day(3),
  );
  expect(answer).toMatchObject({ state: 'imported', rowsRead: 5, rowsImported: 1, errorCount: 4 });
  expect(answer.errors.map(({ line, code }) => [line, code])).toEqual([
    [3, 'duplicate_id'],
    [4, 'bad_gtin'],
    [5, 'bad_price'],
    [6, 'missing_value'],
  ]);
  const sold = await findPricedProducts(database.db, { entityId: frenchEntity, storeId: '', at: day(4) }, ['1', '2']);
  expect([...sold.keys()]).toEqual(['1']);
  expect(sold.get('1')?.priceMinor).toBe(125);
});

test('a feed that cannot be read changes nothing and says why', async () => {
  const answer = await importText('id,name\n1,Milk\n', day(5));
  expect(answer).toMatchObject({ state: 'failed', failure: 'The feed lacks the column title, price.' });
  expect((await findPricedProducts(database.db, { entityId: frenchEntity, storeId: '', at: day(6) }, ['1'])).size).toBe(
    1,
  );
});

test('a Latin-1 feed keeps its accents', async () => {
  const answer = await importText(Buffer.from(`${header}1,,Crème brûlée,,,,2.00 EUR,in_stock\n`, 'latin1'), day(7));
  expect(answer.state).toBe('imported');
  expect(await titlesFor('creme')).toEqual(['Crème brûlée']);
});

test('the asked content is found among more products of that word than are ranked', async () => {
  const jars = Array.from(
    { length: 1500 },
    (_, i) => `${i},,Sauce tomate ${300 + i} g,,${300 + i}g,epicerie,2.00 EUR,in_stock`,
  );
  await importText(`${header}${jars.join('\n')}\nasked,,Sauce tomate 250 g,,250g,epicerie,2.00 EUR,in_stock\n`, day(8));
  expect((await titlesFor('sauce 250 g', day(9)))[0]).toBe('Sauce tomate 250 g');
  expect(await titlesFor('sauce', day(9))).toHaveLength(20);
});

test('what is in stock comes before the same thing out of stock', async () => {
  const rows = ['a,,Miel de fleurs 500 g,,,,4.00 EUR,out_of_stock', 'b,,Miel de fleurs 500 g,,,,4.00 EUR,in_stock'];
  await importText(`${header}${rows.join('\n')}\n`, day(9));
  const scope = { entityId: frenchEntity, storeId: '', at: day(10), language: 'fr' };
  const { products } = await searchProducts(database.db, scope, 'miel');
  expect(products.map(({ productId }) => productId)).toEqual(['b', 'a']);
});
