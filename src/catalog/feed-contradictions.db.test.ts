import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { frenchEntity, saveFrenchEntity } from '../organisation/testing.ts';
import { rowsOf } from '../platform/index.ts';
import { cloneTestDatabase, type TestDatabase } from '../platform/testing.ts';
import type { FeedImport } from './feed-import-repository.ts';
import { importFeed } from './import-feed.ts';
import { findPricedProducts } from './repository.ts';

let database: TestDatabase;
let folder: string;
const header = 'id,gtin,title,brand,price\n';
const lait = '3033710065967';
const frites = '5410376722997';
const day = (n: number) => new Date(Date.parse('2026-11-01T06:00:00Z') + n * 86_400_000);

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  folder = mkdtempSync(join(tmpdir(), 'halles-feeds-'));
  await saveFrenchEntity(database.db);
});
beforeEach(async () => {
  await sql`truncate product, feed_import cascade`.execute(database.db);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.close();
});

function importRows(fileName: string, rows: readonly string[], at: Date): Promise<FeedImport> {
  const path = join(folder, fileName);
  writeFileSync(path, `${header}${rows.join('\n')}\n`);
  const entity = { entityId: frenchEntity, language: 'fr' };
  return importFeed(database.db, entity, { path, fileName }, { personId: null }, () => at);
}

const soldAt = async (at: Date) =>
  [
    ...(
      await findPricedProducts(
        database.db,
        { entityId: frenchEntity, storeId: '', at },
        Array.from({ length: 40 }, (_, i) => `${i}`),
      )
    ).values(),
  ]
    .map(({ productId, title, priceMinor }) => `${productId} ${title} ${priceMinor}`)
    .sort();

test('a product that is twice in a feed with other values is told with both lines and both values; the first row counts', async () => {
  const answer = await importRows(
    'feed.csv',
    ['1,,Lait,Lactel,1.05 EUR', '2,,Sel,,0.80 EUR', '1,,Lait entier,Lactel,1.25 EUR', '2,,Sel,,0.80 EUR'],
    day(0),
  );
  expect(answer).toMatchObject({ state: 'imported', rowsImported: 2, errorCount: 2, contradictionCount: 1 });
  expect(answer.contradictions).toEqual([
    {
      line: 4,
      otherLine: 2,
      otherFile: null,
      by: 'id',
      name: '1',
      differences: [
        { field: 'price', said: '1.25 EUR', before: '1.05 EUR' },
        { field: 'title', said: 'Lait entier', before: 'Lait' },
      ],
    },
  ]);
  expect(await soldAt(day(1))).toEqual(['1 Lait 105', '2 Sel 80']);
});

test('two ids that share a GTIN are both sold, and told where they disagree', async () => {
  const answer = await importRows(
    'feed.csv',
    [
      `1,${lait},Lait,Lactel,1.05 EUR`,
      `2,0${lait},Lait,Candia,1.05 EUR`,
      `3,${frites},Frites,,4.49 EUR`,
      `4,${frites},Frites,,4.49 EUR`,
    ],
    day(0),
  );
  expect(answer).toMatchObject({ rowsImported: 4, errorCount: 0, contradictionCount: 1 });
  expect(answer.contradictions).toMatchObject([{ line: 3, otherLine: 2, by: 'gtin' }]);
  expect(answer.contradictions[0]?.differences).toContainEqual({ field: 'brand', said: 'Candia', before: 'Lactel' });
});

test('of two feeds that disagree the last counts, and what it says otherwise is told with file, lines and values', async () => {
  await importRows('till.csv', [`1,${lait},Lait,Lactel,1.05 EUR`, '2,,Sel,,0.80 EUR', '3,,Riz,,2.00 EUR'], day(0));
  const answer = await importRows('web.csv', ['2,,Sel,,0.80 EUR', `1,${frites},Lait entier,,1.25 EUR`], day(1));
  expect(answer).toMatchObject({ changeCount: 1, contradictionCount: 0, retiredCount: 1 });
  expect(answer.changes).toEqual([
    {
      line: 3,
      otherLine: 2,
      otherFile: 'till.csv',
      by: 'id',
      name: '1',
      differences: [
        { field: 'price', said: '1.25 EUR', before: '1.05 EUR' },
        { field: 'title', said: 'Lait entier', before: 'Lait' },
        { field: 'brand', said: '', before: 'Lactel' },
        { field: 'gtin', said: frites, before: lait },
      ],
    },
  ]);
  expect(await soldAt(day(2))).toEqual(['1 Lait entier 125', '2 Sel 80']);
  expect(await importRows('web.csv', ['2,,Sel,,0.80 EUR', '1,,Lait entier,,1.25 EUR'], day(2))).toMatchObject({
    changeCount: 1,
    retiredCount: 0,
  });
});

test('two feeds sent at once leave one of them whole, never a mix', async () => {
  const feedOf = (title: string, price: string) => Array.from({ length: 40 }, (_, i) => `${i},,${title},,${price} EUR`);
  const answers = await Promise.all([
    importRows('a.csv', feedOf('Ancien', '1.00'), day(3)),
    importRows('b.csv', feedOf('Nouveau', '2.00'), day(3)),
  ]);
  expect(answers.map(({ state }) => state)).toEqual(['imported', 'imported']);
  expect(answers.map(({ changeCount }) => changeCount).sort()).toEqual([0, 40]);
  expect(new Set((await soldAt(day(4))).map((told) => told.replace(/^\d+ /, ''))).size).toBe(1);
  const imports = await rowsOf(database.db, sql`select distinct import_id from product where active`);
  expect(imports).toHaveLength(1);
});

test('a feed that breaks off leaves the one before as it was', async () => {
  await importRows('till.csv', ['1,,Lait,,1.05 EUR'], day(0));
  const answer = await importRows('web.csv', ['1,,Lait,,free'], day(1));
  expect(answer).toMatchObject({ state: 'failed', failureTold: { code: 'no_row' } });
  expect(await soldAt(day(2))).toEqual(['1 Lait 105']);
});

test('1,000 contradictions are kept, and all are counted', async () => {
  const rows = Array.from({ length: 1100 }, (_, i) => `${i},${lait},Lait,,${i + 1}.00 EUR`);
  const answer = await importRows('feed.csv', rows, day(0));
  expect([answer.contradictionCount, answer.contradictions.length]).toEqual([1099, 1000]);
});
