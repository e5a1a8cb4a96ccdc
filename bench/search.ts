import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { importFeed, readFeed, searchProducts } from '../src/catalog/index.ts';
import { saveEntity, saveGroup } from '../src/organisation/index.ts';
import type { Database, EntityId } from '../src/platform/index.ts';
import { dice, type Figure, quantile, timed } from './figure.ts';
import { root, scratchFolder, withDatabase } from './scratch.ts';

const count = 300_000;
const entityId = 'fr' as EntityId;
const queries = [
  'lait demi ecreme 1l',
  'lait',
  'lait 1l',
  'yaourt nature',
  'yahourt natur',
  'cofiture fraise',
  'biscuits chocolat',
  'tomates',
  'fromage de chevre',
  'nutella 825 g',
  'lessive liquide',
  'eau minerale 6x1,5l',
  'jambon superieur',
  'pates',
  'cafe moulu 250g',
  'glace vanille',
  'creme fraiche epaisse',
  'huile olive',
  'poissons panés',
  'the vert',
  'jus dorange',
];

const rounds = 10;
const atOnce = 4;
const searchTarget = { atMost: 50 };

/**
 * Search over 300,000 products, one at a time and four at once. The floors are a look-up by primary key on the same connections, as many at
 * once, and a bare count of what full text finds for one common word.
 */
export async function measure(): Promise<Figure[]> {
  return withDatabase(async ({ db }) => {
    await fill(db);
    const scope = { entityId, storeId: '', at: new Date(), language: 'fr' };
    const search = (i: number) => timed(() => searchProducts(db, scope, queries[i % queries.length]!));
    const lookUp = (i: number) => timed(() => lookUpProduct(db, `p${(i * 4711) % count}`));
    const countMilk = () => timed(() => countFitting(db, 'lait'));
    await inTurns(1, queries.length, search);
    const counted = await inTurns(1, rounds, countMilk);
    const looked = await inTurns(1, rounds * queries.length, lookUp);
    const alone = await inTurns(1, rounds * queries.length, search);
    const lookedTogether = await inTurns(atOnce, rounds * queries.length, lookUp);
    const together = await inTurns(atOnce, rounds * queries.length, search);
    const bareCount = { floor: quantile(counted, 0.5), floorOf: `bare full-text count of "lait", p50` };
    return [
      ...figuresOf('one at a time', alone, looked),
      { ...figuresOf('one at a time', alone, looked)[1]!, ...bareCount },
      ...figuresOf('four at once', together, lookedTogether),
    ];
  });
}

function figuresOf(how: string, searches: readonly number[], lookUps: readonly number[]): Figure[] {
  return [0.5, 0.95, 0.99].map((p) => ({
    what: `search p${p * 100} of ${count} products, ${how}`,
    value: quantile(searches, p),
    unit: 'ms',
    floor: quantile(lookUps, p),
    floorOf: `look-up by primary key, p${p * 100}`,
    runs: searches.length,
    ...(p === 0.95 && { target: searchTarget }),
  }));
}

/** Milliseconds of each of `total` calls, never more than `workers` at once. */
async function inTurns(workers: number, total: number, work: (i: number) => Promise<number>): Promise<number[]> {
  const durations: number[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: workers }, async () => {
      while (next < total) durations.push(await work(next++));
    }),
  );
  return durations;
}

async function lookUpProduct(db: Database, productId: string): Promise<void> {
  await sql`select title from product where entity_id = ${entityId} and product_id = ${productId}`.execute(db);
}

async function countFitting(db: Database, word: string): Promise<void> {
  await sql`
    select count(*) from product where entity_id = ${entityId} and search @@ to_tsquery('french', ${word})`.execute(db);
}

/** Titles made of the words of the demo's feeds, brands and quantities among them: as many distinct ones as asked. */
async function fill(db: Database): Promise<void> {
  await saveGroup(db, 'group', 'Group');
  const entity = {
    entityId,
    groupId: 'group',
    country: 'FR',
    name: 'France',
    languages: ['fr'],
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    theme: {},
  } as const;
  await saveEntity(db, entity, 'France');
  const { folder, remove } = scratchFolder();
  const path = join(folder, 'feed.csv');
  await writeFeed(path);
  const done = await importFeed(
    db,
    { entityId, language: 'fr' },
    { path, fileName: 'feed.csv' },
    { personId: null },
    () => new Date(Date.now() - 1000),
  );
  remove();
  if (done.rowsImported !== count) throw new Error(`Only ${done.rowsImported} products were imported: ${done.failure}`);
  await sql`analyze`.execute(db);
}

async function writeFeed(path: string): Promise<void> {
  const titles: string[] = [];
  const brands: string[] = [];
  for (const country of ['fr', 'be', 'es', 'it'])
    for await (const entry of readFeed(createReadStream(join(root, 'demo/feeds', `${country}.csv`)))) {
      if (!('row' in entry)) continue;
      titles.push(entry.row.title.replace(/["\d]+.*/, '').trim());
      if (entry.row.brand) brands.push(entry.row.brand);
    }
  const roll = dice(7);
  const pick = <Item>(from: readonly Item[]): Item => from[Math.floor(roll() * from.length)]!;
  const file = createWriteStream(path);
  file.write('id,gtin,title,brand,unit_pricing_measure,product_type,price,availability\n');
  for (let i = 0; i < count; i++) {
    const words = `${pick(titles)} ${pick(titles).split(' ').at(-1) ?? ''}`;
    const grams = (1 + Math.floor(roll() * 40)) * 25;
    const line = `p${i},,"${words} ${grams} g",${pick(brands)},${grams / 1000}kg,epicerie,${(1 + roll() * 9).toFixed(2)} EUR,in_stock\n`;
    if (!file.write(line)) await new Promise<void>((go) => file.once('drain', () => go()));
  }
  await new Promise<void>((go) => file.end(() => go()));
}
