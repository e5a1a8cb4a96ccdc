import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { openDatabase } from './database.ts';
import { migrate } from './migrate.ts';

/** What a backup says of itself. */
interface Manifest {
  readonly format: 'halles-backup/1';
  readonly madeAt: string;
  /** The newest migration it has; it is restored into a database brought to that one. */
  readonly migration: string;
  /** In an order in which they can be filled, parents first. */
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[] }[];
}

export interface BackupPlaces {
  readonly connectionString: string;
  /** The data folder, whose files belong to the rows. */
  readonly dataFolder: string;
  /** The backup: a folder. */
  readonly folder: string;
}

/** Folders of the data folder that the database's rows name. */
const fileFolders = ['leaflets', 'uploads'];
const ledgers = new Set(['migration', 'migration_lock']);

/**
 * Writes every table (as PostgreSQL's COPY text) and every file into a new folder, as of one instant, while Halles goes on working.
 * @throws {Error} one sentence, when the folder is there already or the database does not answer.
 */
export async function backUp(
  { connectionString, dataFolder, folder }: BackupPlaces,
  now: Date,
): Promise<{ tables: number }> {
  if (existsSync(folder)) throw new Error(`${folder} is there already: give the name of a new folder.`);
  const part = `${folder}.part`;
  await rm(part, { recursive: true, force: true });
  await mkdir(join(part, 'tables'), { recursive: true });
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const manifest = await describe(client, now);
    for (const { name, columns } of manifest.tables) {
      const rows = client.query(copyTo(`copy (${selectOf(name, columns)}) to stdout`));
      await pipeline(rows, createWriteStream(join(part, 'tables', `${name}.copy`), { flush: true }));
    }
    await client.query('commit');
    await writeFile(join(part, 'manifest.json'), JSON.stringify(manifest, null, 2));
    for (const name of fileFolders) {
      const from = join(dataFolder, name);
      if (existsSync(from)) await cp(from, join(part, 'files', name), { recursive: true });
    }
    await rename(part, folder);
    return { tables: manifest.tables.length };
  } finally {
    await client.end();
  }
}

async function describe(client: pg.Client, now: Date): Promise<Manifest> {
  const { rows: migrations } = await client.query<{ name: string }>(
    'select name from migration order by name desc limit 1',
  );
  const { rows: columns } = await client.query<{ name: string; columns: string[] }>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    group by c.relname`);
  const { rows: links } = await client.query<{ child: string; parent: string }>(`
    select conrelid::regclass::text as child, confrelid::regclass::text as parent
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid`);
  const names = columns.map(({ name }) => name).filter((name) => !ledgers.has(name));
  const byName = new Map(columns.map((table) => [table.name, table]));
  const tables = parentsFirst(names, links).map((name) => byName.get(name)!);
  return { format: 'halles-backup/1', madeAt: now.toISOString(), migration: migrations[0]?.name ?? '', tables };
}

function parentsFirst(names: readonly string[], links: readonly { child: string; parent: string }[]): string[] {
  const placed: string[] = [];
  const visit = (name: string): void => {
    if (placed.includes(name)) return;
    for (const { child, parent } of links) if (child === name) visit(parent);
    if (!placed.includes(name)) placed.push(name);
  };
  for (const name of [...names].sort()) visit(name);
  return placed;
}

// The number that an event gets in the copy: how many of the log's events are not after it.
function placeOf(table: string): string {
  return `(select count(*) from event e where e.entity_id = "${table}".entity_id and (e.tx, e.sequence) <= ("${table}".tx, "${table}".sequence))`;
}

// Transaction numbers mean nothing in another database: the log is numbered anew in its own order, and the cursors with it.
const renumbered: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  event: { tx: `'1'::xid8`, sequence: 'row_number() over (partition by entity_id order by tx, sequence)' },
  event_parked: { tx: `'1'::xid8`, sequence: placeOf('event_parked') },
  event_cursor: {
    tx: `case when tx = '0'::xid8 then '0'::xid8 else '1'::xid8 end`,
    sequence: placeOf('event_cursor'),
  },
};

function selectOf(table: string, columns: readonly string[]): string {
  const list = columns.map((column) => renumbered[table]?.[column] ?? `"${column}"`);
  return `select ${list.join(', ')} from "${table}"`;
}

/**
 * Fills an empty database and data folder from a backup, then brings it to the newest migration.
 * @throws {Error} one sentence, when the folder is no backup, or there is data already: nothing is overwritten.
 */
export async function restore(
  { connectionString, dataFolder, folder }: BackupPlaces,
  sourceFolder: string,
): Promise<{ tables: number }> {
  const manifest = await readManifest(folder);
  await requireEmpty(connectionString, dataFolder);
  const handle = openDatabase(connectionString, 2);
  try {
    await migrate(handle.db, sourceFolder, manifest.migration);
  } finally {
    await handle.close();
  }
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query('begin');
    for (const { name, columns } of manifest.tables) {
      const list = columns.map((column) => `"${column}"`).join(', ');
      await pipeline(
        createReadStream(join(folder, 'tables', `${name}.copy`)),
        client.query(copyFrom(`copy "${name}" (${list}) from stdin`)),
      );
    }
    await continueSequences(client);
    await client.query('commit');
  } finally {
    await client.end();
  }
  for (const name of fileFolders) {
    const from = join(folder, 'files', name);
    if (existsSync(from)) await cp(from, join(dataFolder, name), { recursive: true });
  }
  const after = openDatabase(connectionString, 2);
  await migrate(after.db, sourceFolder).finally(() => after.close());
  return { tables: manifest.tables.length };
}

/** Numbers that the database gives go on after the highest that was restored. */
async function continueSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(`
    select c.relname as table, a.attname as column
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attidentity <> ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`);
  for (const { table, column } of rows)
    await client.query(
      `select setval(pg_get_serial_sequence('"${table}"', '${column}'), (select coalesce(max("${column}"), 0) + 1 from "${table}"), false)`,
    );
}

async function readManifest(folder: string): Promise<Manifest> {
  try {
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest;
    if (manifest.format === 'halles-backup/1') return manifest;
  } catch {
    // A folder without a readable manifest is told below.
  }
  throw new Error(`${folder} is not a backup that Halles made.`);
}

async function requireEmpty(connectionString: string, dataFolder: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ entities: string | null }>(
    `select to_regclass('public.entity')::text as entities`,
  );
  const filled = rows[0]?.entities ? (await client.query('select 1 from entity limit 1')).rowCount : 0;
  await client.end();
  const leaflets = join(dataFolder, 'leaflets');
  const files = existsSync(leaflets) && (await readdir(leaflets)).length > 0;
  if (filled || files)
    throw new Error('There is data here already: restore into an empty database and an empty HALLES_DATA folder.');
}
