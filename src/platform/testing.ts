import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { type DatabaseHandle, openDatabase } from './database.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { migrate } from './migrate.ts';

/** Tests run on one server with fsync off. A migrated template is cloned for each test file, which takes about 20 ms. */
const sourceFolder = join(import.meta.dirname, '..');
const template = 'halles_template';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the test server, without a database name at its end: `@` stands for it. */
    postgres: string;
  }
}

/** Vitest's global setup: the embedded PostgreSQL 18, or the server that HALLES_TEST_DATABASE_URL names. */
export default async function startTestServer(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['HALLES_TEST_DATABASE_URL'];
  const server = given ? undefined : await startScratchServer();
  const address = (database: string) =>
    given ? new URL(`/${database}`, given).href : server!.connectionString(database);
  await recreate(address('postgres'), template);
  const handle = openDatabase(address(template));
  await migrate(handle.db, sourceFolder);
  await handle.close();
  project.provide('postgres', address('@'));
  return async () => server?.remove();
}

async function startScratchServer() {
  const folder = mkdtempSync(join(tmpdir(), 'halles-test-'));
  const settings = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off'];
  const server = await startEmbeddedPostgres({ folder, settings });
  const remove = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...server, remove };
}

async function recreate(adminUrl: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`drop database if exists ${database} with (force)`);
  await client.query(`create database ${database} template template0`);
  await client.end();
}

export interface TestDatabase extends DatabaseHandle {
  readonly connectionString: string;
}

/** A database of its own for a test file, migrated and empty. `server` is `inject('postgres')`. */
export function cloneTestDatabase(server: string): Promise<TestDatabase> {
  return makeTestDatabase(server, template);
}

/** A database without a single table, as a first start finds it. */
export function bareTestDatabase(server: string): Promise<TestDatabase> {
  return makeTestDatabase(server, 'template0');
}

async function makeTestDatabase(server: string, from: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const at = (database: string) => server.replace(/\/(@|%40)/, `/${database}`);
  const client = new pg.Client({ connectionString: at('postgres') });
  await client.connect();
  await client.query(`create database ${name} template ${from} strategy file_copy`);
  await client.end();
  const handle = openDatabase(at(name), 10);
  return { ...handle, connectionString: at(name) };
}
