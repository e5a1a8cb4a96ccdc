import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Database } from './database.ts';

/** The rooms' numbered SQL files (`src/<room>/migrations/0003-catalog.sql`), in the order of their numbers. */
export function migrationFiles(sourceFolder: string): { name: string; path: string }[] {
  const files = readdirSync(sourceFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((room) => migrationsOf(join(sourceFolder, room.name)));
  files.sort((a, b) => a.name.localeCompare(b.name));
  const numbers = files.map(({ name }) => name.slice(0, 4));
  const twice = numbers.find((number, i) => numbers.indexOf(number) !== i);
  if (twice) throw new Error(`Two migrations have the number ${twice}.`);
  return files;
}

function migrationsOf(room: string): { name: string; path: string }[] {
  const folder = join(room, 'migrations');
  try {
    return readdirSync(folder)
      .filter((file) => /^\d{4}-[a-z0-9-]+\.sql$/.test(file))
      .map((file) => ({ name: file.slice(0, -4), path: join(folder, file) }));
  } catch {
    return [];
  }
}

/**
 * Brings the database to the newest migration, or to the one named `upTo`. Forward only; two programs that start at once wait for each other.
 * @throws {Error} naming the migration that failed; its own transaction leaves nothing behind.
 */
export async function migrate(db: Database, sourceFolder: string, upTo?: string): Promise<string[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => asMigrations(migrationFiles(sourceFolder)) },
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  });
  const { error, results } = upTo ? await migrator.migrateTo(upTo) : await migrator.migrateToLatest();
  const failed = results?.find(({ status }) => status === 'Error');
  if (error) throw new Error(`Migration ${failed?.migrationName ?? ''} failed.`, { cause: error });
  return results?.map(({ migrationName }) => migrationName) ?? [];
}

function asMigrations(files: { name: string; path: string }[]): Record<string, Migration> {
  return Object.fromEntries(
    files.map(({ name, path }) => [
      name,
      { up: async (trx) => void (await sql.raw(readFileSync(path, 'utf8')).execute(trx)) } satisfies Migration,
    ]),
  );
}
