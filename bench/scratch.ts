import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DatabaseHandle, migrate, openDatabase, startEmbeddedPostgres } from '../src/platform/index.ts';

export const root = join(import.meta.dirname, '..');

/** A folder of its own that the database may enter, gone afterwards. */
export function scratchFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'halles-bench-'));
  chmodSync(folder, 0o711);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs with a database as Halles starts it, synced to disk, migrated and empty. */
export async function withDatabase<Value>(
  work: (database: DatabaseHandle & { connectionString: string }) => Promise<Value>,
): Promise<Value> {
  const { folder, remove } = scratchFolder();
  const postgres = await startEmbeddedPostgres({ folder });
  const connectionString = postgres.connectionString('halles');
  const handle = openDatabase(connectionString);
  try {
    await migrate(handle.db, join(root, 'src'));
    return await work({ ...handle, connectionString });
  } finally {
    await handle.close();
    await postgres.stop();
    remove();
  }
}
