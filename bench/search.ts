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

/** Search over 300,000 products, one at a time and four at once; the floor is a look-up by primary key on the same connection pool. */
export async function measure(): Promise<Figure[]> {
  return withDatabase(async ({ db }) => {
    await fill(db);
    const scope = { entityId, storeId: '', at: new Date(), language: 'fr' };
    const search = (query: string) => timed(() => searchProducts(db, scope, query));
    const lookUp = () =>
      timed(() => sql`select title from product where entity_id = ${entityId} and product_id = 'p4711'`.execute(db));
    for (const query of queries) await search(query);
    const floor: number[] = [];
    const alone: number[] = [];
    for (let round = 0; round < 10; round++)
      for (const query of queries) {
        floor.push(await lookUp());
        alone.push(await search(query));
      }
    const together: number[] = [];
    const worker = async (offset: number) => {
      for (let i = 0; i < 100; i++) together.push(await search(queries[(i + offset) % queries.length]!));
    };
    await Promise.all([0, 5, 10, 15].map(worker));
    return [
      {
        what: `search p50, ${count} products, one at a time`,
        value: quantile(alone, 0.5),
        unit: 'ms',
        floor: quantile(floor, 0.5),
      },
      { what: 'search p95, one at a time', value: quantile(alone, 0.95), unit: 'ms', floor: quantile(floor, 0.95) },
      { what: 'search p95, four at once', value: quantile(together, 0.95), unit: 'ms' },
    ];
  });
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
  for await (const entry of readFeed(createReadStream(join(root, 'demo/feeds/fr.csv')))) {
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
