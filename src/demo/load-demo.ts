import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { importFeed, type PricedProduct, pageOfProducts, savePrices, saveStock } from '../catalog/index.ts';
import { insertLeaflet, type LeafletFiles } from '../leaflet/index.ts';
import { type ChannelAddress, saveChannelAddress } from '../meta/index.ts';
import {
  findEntity,
  listEntities,
  listStores,
  readStoreList,
  type Store,
  saveBanner,
  saveEntity,
  saveGroup,
  saveMembership,
  savePerson,
  saveStores,
} from '../organisation/index.ts';
import { type Database, type EntityId, inTransaction, newId } from '../platform/index.ts';
import { currentWeek, nextWeek } from './demo-week.ts';
import { type DemoCountry, type DemoLeaflet, demoCountries, demoGroup, demoPeople } from './group.ts';
import { demoPrices, demoStock } from './price-history.ts';

export interface DemoDoors {
  readonly db: Database;
  /** The folder with feeds, leaflets and stores. */
  readonly folder: string;
  readonly files: LeafletFiles;
  readonly now: () => Date;
  readonly startReading: (entityId: EntityId, leafletId: string) => Promise<void>;
}

const bannerNames: Readonly<Record<string, string>> = {
  'hyper-corbeille': 'Hyper Corbeille',
  'corbeille-marche': 'Corbeille Marché',
};

/** Loads the demo group into an empty database: entities, stores, people, products with prices and stock, leaflets to be read. */
export async function loadDemo(doors: DemoDoors): Promise<boolean> {
  const { db } = doors;
  if ((await listEntities(db)).length > 0) return false;
  const now = doors.now();
  await inTransaction(db, async (trx) => {
    await saveGroup(trx, demoGroup.groupId, demoGroup.name);
    for (const country of demoCountries) {
      const { entity, countryName } = country;
      await saveEntity(trx, entity, countryName);
      for (const [bannerId, name] of Object.entries(bannerNames))
        await saveBanner(trx, entity.entityId, bannerId, name);
      await saveStores(trx, await readStores(doors.folder, entity));
      await saveChannelAddress(trx, numberOf(country));
    }
    for (const { entityId, role, storeId, ...person } of demoPeople) {
      const personId = newId(now);
      await savePerson(trx, { personId, ...person, demo: true });
      await saveMembership(trx, entityId as EntityId, personId, role, storeId);
    }
  });
  for (const country of demoCountries) await loadCountry(doors, country, now);
  return true;
}

function numberOf({ entity, phoneNumberId, wabaId, displayNumber, catalogId }: DemoCountry): ChannelAddress {
  const ids = { addressId: phoneNumberId, accountId: wabaId, catalogId };
  const names = { publicAddress: displayNumber, verifiedName: entity.name };
  return { entityId: entity.entityId, channel: 'whatsapp', ...ids, ...names };
}

function pageOf({ entity, page }: DemoCountry): ChannelAddress | undefined {
  if (!page) return undefined;
  const { pageId, name } = page;
  const ids = { addressId: pageId, accountId: pageId, catalogId: null };
  return { entityId: entity.entityId, channel: 'messenger', ...ids, publicAddress: name, verifiedName: entity.name };
}

/** Connects the demo's Pages, also in a database that was filled before there were any. Safe to call at every start. */
export async function connectDemoPages(db: Database): Promise<void> {
  for (const country of demoCountries) {
    const entity = await findEntity(db, country.entity.entityId);
    const page = pageOf(country);
    if (page && entity?.groupId === demoGroup.groupId) await saveChannelAddress(db, page);
  }
}

/** Tells the sandbox the numbers and Pages that it stands in for. Safe to call at every start. */
export async function registerSandboxNumbers(sandboxUrl: string): Promise<void> {
  for (const country of demoCountries) {
    const { addressId, accountId, publicAddress, catalogId, verifiedName } = numberOf(country);
    const body = {
      phone_number_id: addressId,
      waba_id: accountId,
      display_phone_number: publicAddress,
      verified_name: verifiedName,
      catalog_id: catalogId,
    };
    await tellSandbox(`${sandboxUrl}/control/numbers`, body);
    if (country.page) {
      const page = { page_id: country.page.pageId, name: verifiedName, username: country.page.name };
      await tellSandbox(`${sandboxUrl}/control/pages`, page);
    }
  }
}

async function tellSandbox(url: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`The sandbox refused ${JSON.stringify(body)}: ${await answer.text()}`);
}

async function readStores(folder: string, { entityId, timeZone }: DemoCountry['entity']): Promise<Store[]> {
  const text = await readFile(join(folder, 'stores', `${entityId}.csv`), 'utf8');
  const stores = readStoreList(text, { entityId, timeZone, bannerId: 'corbeille-marche' });
  if (!stores.ok)
    throw new Error(`The demo's stores of ${entityId} are wrong: ${JSON.stringify(stores.refusal.errors[0])}`);
  return stores.value;
}

async function loadCountry(doors: DemoDoors, country: DemoCountry, now: Date): Promise<void> {
  const { db, folder } = doors;
  const { entityId, languages } = country.entity;
  const source = { path: join(folder, 'feeds', `${entityId}.csv`), fileName: `${entityId}.csv` };
  const done = await importFeed(
    db,
    { entityId, language: languages[0] ?? 'fr' },
    source,
    { personId: null },
    () => now,
  );
  if (done.state !== 'imported') throw new Error(`The demo's feed of ${entityId} was not imported: ${done.failure}`);
  const stores = await listStores(db, entityId);
  const storeIds = stores.map(({ storeId }) => storeId);
  const products = await everyProduct(db, entityId, now);
  await savePrices(db, entityId, demoPrices(products, storeIds, now));
  const stocked = products.map(({ productId, basis }) => ({ productId, byWeight: basis.unit === 'KGM' }));
  await saveStock(db, entityId, now, demoStock(stocked, storeIds));
  for (const leaflet of country.leaflets)
    await addLeaflet(doors, country, leaflet, stores, currentWeek(now, country.entity.timeZone));
  // One more for the studio, that waits for a person: next week's.
  const [first] = country.leaflets;
  if (entityId === 'fr' && first) {
    await addLeaflet(
      doors,
      country,
      { ...first, title: `${first.title} (à relire)` },
      stores,
      nextWeek(now, country.entity.timeZone),
    );
  }
}

async function everyProduct(db: Database, entityId: EntityId, at: Date): Promise<PricedProduct[]> {
  const products: PricedProduct[] = [];
  for (let page = await pageOfProducts(db, entityId, at, '', 1000); page.length > 0; ) {
    products.push(...page);
    page = await pageOfProducts(db, entityId, at, page.at(-1)!.productId, 1000);
  }
  return products;
}

async function addLeaflet(
  { db, folder, files, now, startReading }: DemoDoors,
  { entity }: DemoCountry,
  { file, title, banner }: DemoLeaflet,
  stores: readonly Store[],
  days: { validFrom: string; validThrough: string },
): Promise<void> {
  const leafletId = newId(now());
  const pdf = files.pdf(entity.entityId, leafletId);
  await mkdir(dirname(pdf), { recursive: true });
  await copyFile(join(folder, 'leaflets', file), pdf);
  const storeIds = banner ? stores.filter(({ bannerId }) => bannerId === banner).map(({ storeId }) => storeId) : [];
  const language = entity.languages[0] ?? 'fr';
  await insertLeaflet(
    db,
    {
      entityId: entity.entityId,
      leafletId,
      title,
      language,
      state: 'reading',
      ...days,
      storeIds,
      pageCount: 0,
      failure: null,
      createdAt: now(),
    },
    null,
  );
  await startReading(entity.entityId, leafletId);
}
