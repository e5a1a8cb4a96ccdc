import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  ensureNoticeTemplates,
  ensurePageProfiles,
  eraseShopper,
  exportShopper,
  parseShopperName,
} from './conversation/index.ts';
import {
  type ChannelAddress,
  type Graph,
  pageGraph as graphOfPage,
  openGraph,
  saveChannelAddress,
} from './meta/index.ts';
import { findEntity } from './organisation/index.ts';
import {
  backUp,
  type Config,
  type Database,
  isPostgresRunning,
  makeLog,
  openDatabase,
  parseEntityId,
  readConfig,
  restore,
  startEmbeddedPostgres,
} from './platform/index.ts';

/** `npx halles …`: what can be done from a shell. Exit codes: 0 done, 1 failed, 2 wrong usage; `digitise` has more, told by its help. */
const root = join(import.meta.dirname, '..');

const usage = `Usage: halles <command>

  start                               start Halles, with its database and sandbox where none are named
  digitise <leaflet.pdf> --feed <feed.csv> --out <offers.json|folder> [--html <page.html>] [--locale fr]
                                      read the offers of a leaflet without a server
  backup <new folder>                 write everything into a folder, while Halles works
  restore <folder>                    fill an empty Halles from a backup
  connect-number <entity> <phone_number_id> <waba_id> <number> <name> [catalog_id]
                                      let a WhatsApp number answer for a country company
  connect-page <entity> <page_id> <m.me name> <name>
                                      let a Facebook Page answer in Messenger for a country company
  export-shopper <entity> <shopper> [file.json]
                                      write what is held of a shopper: +33…, a business-scoped id, psid:… or a thread's id
  erase-shopper <entity> <shopper> --yes
                                      forget a shopper for good; their orders stay without name and number
  demo-reset                          forget everything of the embedded database; the next start loads the demo anew
  test | check | build | bench        for those who change Halles
`;

const shopperUsage = '<entity> <+33 6 … | FR.1234… | psid:1234… | thread id>';

const [command = 'help', ...args] = process.argv.slice(2);
process.exitCode = await run(command, args);

async function run(name: string, rest: readonly string[]): Promise<number> {
  try {
    switch (name) {
      case 'backup':
        return await backUpCommand(rest[0]);
      case 'restore':
        return await restoreCommand(rest[0]);
      case 'connect-number':
        return await connectNumber(rest);
      case 'connect-page':
        return await connectPage(rest);
      case 'export-shopper':
        return await exportShopperCommand(rest);
      case 'erase-shopper':
        return await eraseShopperCommand(rest);
      case 'demo-reset':
        return await demoReset();
      case 'help':
      case '--help':
        console.log(usage);
        return 0;
      default:
        console.error(`There is no command ${name}.\n\n${usage}`);
        return 2;
    }
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

/** Opens the database that the settings name; an embedded one is stopped again only if it was started here. */
async function withDatabase<Value>(work: (connectionString: string, config: Config) => Promise<Value>): Promise<Value> {
  const config = readConfig(process.env, root);
  if (config.databaseUrl) return work(config.databaseUrl, config);
  const embedded = await startEmbeddedPostgres({ folder: join(config.dataFolder, 'postgres') });
  try {
    return await work(embedded.connectionString('halles'), config);
  } finally {
    if (embedded.startedHere) await embedded.stop();
  }
}

async function backUpCommand(folder: string | undefined): Promise<number> {
  if (!folder) {
    console.error('Usage: halles backup <new folder>');
    return 2;
  }
  const done = await withDatabase((connectionString, { dataFolder }) =>
    backUp({ connectionString, dataFolder, folder: resolve(folder) }, new Date()),
  );
  console.log(`${done.tables} tables and their files are in ${resolve(folder)}.`);
  return 0;
}

async function restoreCommand(folder: string | undefined): Promise<number> {
  if (!folder) {
    console.error('Usage: halles restore <folder>');
    return 2;
  }
  const done = await withDatabase((connectionString, { dataFolder }) =>
    restore({ connectionString, dataFolder, folder: resolve(folder) }, join(root, 'src')),
  );
  console.log(`${done.tables} tables and their files are restored. Start Halles now.`);
  return 0;
}

/** Ids are Meta's own, digits only; the number is written as people read it. */
async function connectNumber([
  entity = '',
  phoneNumberId = '',
  wabaId = '',
  displayNumber = '',
  verifiedName = '',
  catalogId,
]: readonly string[]): Promise<number> {
  const entityId = parseEntityId(entity);
  const ids = [phoneNumberId, wabaId, ...(catalogId ? [catalogId] : [])];
  if (
    !entityId ||
    !ids.every((id) => /^\d{5,30}$/.test(id)) ||
    !/^\+[\d ]{6,24}$/.test(displayNumber) ||
    !verifiedName
  ) {
    console.error(
      'Usage: halles connect-number <entity> <phone_number_id> <waba_id> "<+33 1 …>" "<name>" [catalog_id]',
    );
    return 2;
  }
  const names = { publicAddress: displayNumber, verifiedName };
  const number = { channel: 'whatsapp', addressId: phoneNumberId, accountId: wabaId, ...names } as const;
  const complete = await connect({ ...number, entityId, catalogId: catalogId ?? null }, (db, _meta, graph) =>
    ensureNoticeTemplates({ db, graph, log: makeLog('silent') }, entityId),
  );
  console.log(`${displayNumber} answers for ${entityId} from the next start on.`);
  if (!complete)
    console.log(
      'Meta did not take every template for news of orders yet: Halles asks again at each start and every hour.',
    );
  return 0;
}

/** The Page's id is Meta's own; its address has the name under which people find it, as in m.me/mysupermarket. */
async function connectPage([entity = '', pageId = '', address = '', name = '']: readonly string[]): Promise<number> {
  const entityId = parseEntityId(entity);
  if (!entityId || !/^\d{5,30}$/.test(pageId) || !/^[\w.-]{1,80}$/.test(address) || !name)
    return wrongUsage('halles connect-page <entity> <page_id> <m.me name> "<name>"');
  const page = { channel: 'messenger', addressId: pageId, accountId: pageId, publicAddress: address } as const;
  const complete = await connect({ ...page, entityId, verifiedName: name, catalogId: null }, (db, meta, graph) => {
    const pageGraph = (id: string): Graph => graphOfPage({ graph, pageTokenOf: meta.pageTokenOf }, id);
    return ensurePageProfiles({ db, pageGraph, log: makeLog('silent') }, entityId);
  });
  console.log(`The Page ${name} answers for ${entityId} from the next start on.`);
  if (!complete)
    console.log(
      'Meta did not take its menu yet: see that META_PAGE_TOKENS has its token. Halles asks again at each start and every hour.',
    );
  return 0;
}

/** Saves what shoppers write to, then asks Meta for what it needs. @returns whether Meta did all of it. */
function connect(
  number: ChannelAddress,
  ask: (db: Database, meta: Config['meta'], graph: Graph) => Promise<boolean>,
): Promise<boolean> {
  return withDatabase(async (connectionString, { meta }) => {
    const { db, close } = openDatabase(connectionString, 2);
    const graph = openGraph(meta);
    try {
      if (!(await findEntity(db, number.entityId)))
        throw new Error(`There is no country company ${number.entityId}: set it up first.`);
      await saveChannelAddress(db, number);
      return await ask(db, meta, graph);
    } finally {
      await graph.close();
      await close();
    }
  });
}

async function exportShopperCommand([entity = '', shopper = '', file]: readonly string[]): Promise<number> {
  const entityId = parseEntityId(entity);
  const name = parseShopperName(shopper);
  if (!entityId || !name) return wrongUsage(`halles export-shopper ${shopperUsage} [file.json]`);
  const held = await withRooms((db) => exportShopper(db, entityId, name, new Date()));
  if (!held.ok) return sayNobody(entityId);
  const json = JSON.stringify(held.value, null, 2);
  // For the eyes of whoever asked only, and never over a file that is there.
  if (file) await writeFile(resolve(file), `${json}\n`, { mode: 0o600, flag: 'wx' });
  console.log(file ? `What is held is in ${resolve(file)}.` : json);
  return 0;
}

async function eraseShopperCommand([entity = '', shopper = '', sure]: readonly string[]): Promise<number> {
  const entityId = parseEntityId(entity);
  const name = parseShopperName(shopper);
  if (!entityId || !name || sure !== '--yes')
    return wrongUsage(`halles erase-shopper ${shopperUsage} --yes   (it cannot be undone)`);
  const done = await withRooms((db) => eraseShopper(db, entityId, name, new Date()));
  if (done.ok) {
    const { orders, messages } = done.value;
    console.log(
      `Forgotten: ${messages} messages, and who placed ${orders} orders. Backups made before still hold them.`,
    );
    return 0;
  }
  if (done.refusal.code === 'unknown_shopper') return sayNobody(entityId);
  console.error(`Not yet: ${done.refusal.numbers.join(', ')} is under way. Hand it over or cancel it first.`);
  return 1;
}

function wrongUsage(usageLine: string): number {
  console.error(`Usage: ${usageLine}`);
  return 2;
}

function sayNobody(entityId: string): number {
  console.error(`${entityId} holds nothing of this shopper.`);
  return 1;
}

function withRooms<Value>(work: (db: Database) => Promise<Value>): Promise<Value> {
  return withDatabase(async (connectionString) => {
    const { db, close } = openDatabase(connectionString, 2);
    return work(db).finally(close);
  });
}

async function demoReset(): Promise<number> {
  const { dataFolder, databaseUrl } = readConfig(process.env, root);
  if (databaseUrl) {
    console.error('demo-reset is for the embedded database; DATABASE_URL names another, which stays as it is.');
    return 1;
  }
  const postgres = join(dataFolder, 'postgres');
  if (existsSync(postgres) && isPostgresRunning(postgres)) {
    console.error('Halles is running: stop it first.');
    return 1;
  }
  for (const name of [
    'postgres/data',
    'leaflets',
    'uploads',
    'sandbox.sqlite',
    'sandbox.sqlite-wal',
    'sandbox.sqlite-shm',
  ]) {
    await rm(join(dataFolder, name), { recursive: true, force: true });
  }
  console.log(`Everything in ${dataFolder} is forgotten. The next start loads the demo group.`);
  return 0;
}
