import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const schema = `
  create table if not exists setting (name text primary key, value text not null) strict;
  create table if not exists account (
    waba_id text primary key, catalog_id text, subscribed integer not null default 1,
    callback_uri text, verify_token text
  ) strict;
  create table if not exists number (
    phone_number_id text primary key, waba_id text not null references account, display_phone_number text not null,
    verified_name text not null, is_cart_enabled integer not null default 1,
    is_catalog_visible integer not null default 1, throughput_per_second integer not null default 80
  ) strict;
  create table if not exists shopper (
    id text primary key, name text not null, wa_id text unique, user_id text not null unique,
    username text, stopped_marketing integer not null default 0
  ) strict;
  create table if not exists page (
    page_id text primary key references number, username text not null unique, profile text not null default '{}',
    subscribed_fields text not null default '[]'
  ) strict;
  -- The id by which a Page knows a person.
  create table if not exists psid (
    psid text primary key, page_id text not null references page, shopper_id text not null references shopper,
    unique (page_id, shopper_id)
  ) strict;
  create table if not exists message (
    seq integer primary key, wamid text not null unique, phone_number_id text not null references number,
    shopper_id text not null references shopper, direction text not null check (direction in ('in', 'out')),
    type text not null, content text not null, context_wamid text, at integer not null,
    status text not null, category text, opaque text, failure integer
  ) strict;
  -- A thread in order of arrival; also the last inbound message, which opens the window.
  create index if not exists message_thread on message (phone_number_id, shopper_id, seq);
  create table if not exists product (
    catalog_id text not null, retailer_id text not null, data text not null, review_status text not null,
    primary key (catalog_id, retailer_id)
  ) strict;
  create table if not exists product_set (
    id text primary key, catalog_id text not null, name text not null, retailer_id text, filter text not null
  ) strict;
  create table if not exists batch (handle text primary key, catalog_id text not null, report text not null) strict;
  create table if not exists feed (id text primary key, catalog_id text not null, data text not null) strict;
  create table if not exists upload (id text primary key, feed_id text not null, data text not null) strict;
  create table if not exists template (
    id text primary key, waba_id text not null, name text not null, language text not null, category text not null,
    status text not null, components text not null, unique (waba_id, name, language)
  ) strict;
  create table if not exists media (
    id text primary key, mime_type text not null, sha256 text not null, filename text, bytes blob not null,
    at integer not null
  ) strict;
  create table if not exists webhook (
    seq integer primary key, waba_id text not null, lane text not null, field text not null, value text not null,
    wamid text, first_at integer not null, due_at integer not null, attempts integer not null default 0
  ) strict;
  -- What is due next, for the delivery loop.
  create index if not exists webhook_due on webhook (due_at, seq);
  create table if not exists task (
    seq integer primary key, kind text not null, subject text not null, due_at integer not null
  ) strict;
  -- What is due next, for the timetable.
  create index if not exists task_due on task (due_at, seq);
`;

const tables = [
  'task',
  'webhook',
  'media',
  'template',
  'upload',
  'feed',
  'batch',
  'product_set',
  'product',
  'message',
  'psid',
  'page',
  'shopper',
  'number',
  'account',
  'setting',
];

/** Opens (and makes, when missing) the file that holds everything the sandbox remembers. */
export function openStateFile(file: string): DatabaseSync {
  if (file !== ':memory:') mkdirSync(dirname(resolve(file)), { recursive: true });
  const db = new DatabaseSync(file);
  db.exec(
    'pragma journal_mode = wal; pragma synchronous = normal; pragma foreign_keys = on; pragma busy_timeout = 5000',
  );
  db.exec(schema);
  return db;
}

/** Forgets everything: numbers, shoppers, threads, catalogs, templates and what waits to be sent. */
export function emptyStateFile(db: DatabaseSync): void {
  inTransaction(db, () => {
    for (const table of tables) db.exec(`delete from ${table}`);
  });
}

/** Runs `work` in one transaction: all of it is kept, or none of it when it throws. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('begin immediate');
  try {
    const result = work();
    db.exec('commit');
    return result;
  } catch (error) {
    db.exec('rollback');
    throw error;
  }
}
