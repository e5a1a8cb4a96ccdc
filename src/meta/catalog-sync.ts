import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Database, type EntityId, type Queryable, rowsOf } from '../platform/index.ts';
import type { Graph } from './graph.ts';
import { jsonForPostgres } from './json-for-postgres.ts';
import { cut } from './message-parts.ts';

/** A product as Meta's catalog shows it. */
export interface CatalogItem {
  /** Also `product_retailer_id` in messages. At most 100 characters. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** A decimal with its currency: "1.19 EUR". */
  readonly price: string;
  /** What it costs instead, for a time; `until` is the first instant at which it holds no longer. */
  readonly sale?: { readonly price: string; readonly from: Date; readonly until: Date };
  readonly availability: 'in stock' | 'out of stock';
  readonly link: string;
  readonly imageLink: string;
  readonly brand?: string;
  readonly gtin?: string;
  readonly productType?: string;
  /** The department of a product on offer, which its product set goes by; none while it is not on offer. */
  readonly offerDepartment?: string;
}

export interface CatalogSync {
  readonly entityId: EntityId;
  readonly catalogId: string;
  /** All that the catalog is to hold: what is missing here is deleted there. */
  readonly items: readonly CatalogItem[];
}

export interface CatalogSyncResult {
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
  readonly unchanged: number;
  /** Products that Meta refused. They are sent again with the next sync. */
  readonly rejected: readonly { readonly id: string; readonly message: string }[];
}

type Method = 'CREATE' | 'UPDATE' | 'DELETE';

interface ItemRequest {
  readonly method: Method;
  readonly data: { readonly id: string } & Readonly<Record<string, unknown>>;
}

interface Change {
  readonly request: ItemRequest;
  readonly hash: string;
}

// Meta, items_batch: at most 5,000 requests, better under 3,000, and 28 MB.
const chunkItems = 3000;
const chunkBytes = 20 * 1024 * 1024;

/**
 * Brings Meta's catalog to hold exactly `items`, sending only what differs from what was sent before.
 * @throws {GraphError} when Meta cannot be reached; what was sent until then is remembered.
 */
export async function syncCatalog(
  db: Database,
  graph: Graph,
  { entityId, catalogId, items }: CatalogSync,
  now: () => Date,
): Promise<CatalogSyncResult> {
  const held = await heldItems(db, entityId, catalogId);
  const changes = changesBetween(held, items);
  const done: Record<Method, number> = { CREATE: 0, UPDATE: 0, DELETE: 0 };
  const rejected: { id: string; message: string }[] = [];
  for (const chunk of inChunks(changes)) {
    const refused = await sendChunk(graph, catalogId, chunk);
    const taken = chunk.filter(({ request }) => !refused.has(request.data.id));
    await rememberItems(db, { entityId, catalogId }, taken, now());
    for (const { request } of taken) done[request.method]++;
    rejected.push(...[...refused].map(([id, message]) => ({ id, message })));
  }
  const unchanged = items.length - changes.filter(({ request }) => request.method !== 'DELETE').length;
  return { created: done.CREATE, updated: done.UPDATE, deleted: done.DELETE, unchanged, rejected };
}

function changesBetween(held: ReadonlyMap<string, string>, items: readonly CatalogItem[]): Change[] {
  const wanted = new Map(items.map((item) => [item.id, item]));
  const changes: Change[] = [];
  for (const item of wanted.values()) {
    const data = toMetaItem(item);
    const hash = createHash('sha256').update(JSON.stringify(data)).digest('base64url').slice(0, 22);
    const before = held.get(item.id);
    if (before === hash) continue;
    // An update keeps what it does not name, and Meta takes no empty price: a sale is over where it asks what the shelf asks.
    const request = before
      ? { method: 'UPDATE' as const, data: { sale_price: item.price, ...data } }
      : { method: 'CREATE' as const, data };
    changes.push({ request, hash });
  }
  for (const id of held.keys())
    if (!wanted.has(id)) changes.push({ request: { method: 'DELETE', data: { id } }, hash: '' });
  return changes;
}

function toMetaItem(item: CatalogItem): ItemRequest['data'] {
  return {
    id: item.id,
    title: cut(item.title, 200),
    description: cut(item.description || item.title, 5000),
    availability: item.availability,
    condition: 'new',
    price: item.price,
    ...(item.sale && { sale_price: item.sale.price, sale_price_effective_date: effectiveDate(item.sale) }),
    link: item.link,
    image_link: item.imageLink,
    ...(item.brand && { brand: cut(item.brand, 100) }),
    ...(item.gtin && { gtin: item.gtin }),
    ...(item.productType && { product_type: cut(item.productType, 750) }),
    // Empty while not on offer: an update keeps what it does not name.
    custom_label_0: cut(item.offerDepartment ?? '', 100),
  };
}

/** Meta, fields of the feed: ISO 8601 to the minute, with an offset, from and to with a slash between. */
function effectiveDate({ from, until }: { readonly from: Date; readonly until: Date }): string {
  const minute = (date: Date): string => `${date.toISOString().slice(0, 16)}+00:00`;
  return `${minute(from)}/${minute(until)}`;
}

function* inChunks(changes: readonly Change[]): Generator<Change[]> {
  let chunk: Change[] = [];
  let bytes = 0;
  for (const change of changes) {
    const size = Buffer.byteLength(JSON.stringify(change.request)) + 1;
    if (chunk.length === chunkItems || (chunk.length > 0 && bytes + size > chunkBytes)) {
      yield chunk;
      chunk = [];
      bytes = 0;
    }
    chunk.push(change);
    bytes += size;
  }
  if (chunk.length > 0) yield chunk;
}

/** Sends a chunk and waits until Meta has worked it through. @returns the refused ids with the reason. */
async function sendChunk(graph: Graph, catalogId: string, chunk: readonly Change[]): Promise<Map<string, string>> {
  const path = `/${encodeURIComponent(catalogId)}`;
  const requests = chunk.map(({ request }) => request);
  const answer = await graph.post(`${path}/items_batch`, { item_type: 'PRODUCT_ITEM', allow_upsert: true, requests });
  const refused = refusedItems(answer);
  const handles = (answer as { handles?: unknown }).handles;
  for (const handle of Array.isArray(handles) ? handles : [])
    for (const [id, message] of await batchErrors(graph, path, String(handle))) refused.set(id, message);
  return refused;
}

function refusedItems(answer: unknown): Map<string, string> {
  const { validation_status: statuses } = answer as { validation_status?: unknown };
  const refused = new Map<string, string>();
  for (const status of Array.isArray(statuses) ? (statuses as RefusedItem[]) : [])
    if (status.retailer_id && status.errors?.length)
      refused.set(status.retailer_id, status.errors[0]?.message ?? 'refused');
  return refused;
}

interface RefusedItem {
  readonly retailer_id?: string;
  readonly errors?: readonly { readonly message?: string }[];
}

interface BatchStatus {
  readonly status?: string;
  readonly errors?: readonly { readonly id?: string; readonly message?: string }[];
  readonly ids_of_invalid_requests?: readonly string[];
}

const pausesMs = [0, 500, 1000, 2000, 4000, 8000, 15_000, 30_000, 60_000, 60_000];

async function batchErrors(graph: Graph, path: string, handle: string): Promise<Map<string, string>> {
  for (const pauseMs of pausesMs) {
    if (pauseMs > 0) await setTimeout(pauseMs);
    const query = { handle, load_ids_of_invalid_requests: true };
    const answer = await graph.get(`${path}/check_batch_request_status`, query);
    const [report] = (answer as { data?: readonly BatchStatus[] }).data ?? [];
    if (report?.status !== 'finished' && report?.status !== 'error') continue;
    const refused = new Map((report.ids_of_invalid_requests ?? []).map((id) => [id, 'refused']));
    for (const { id, message } of report.errors ?? []) if (id) refused.set(id, message ?? 'refused');
    return refused;
  }
  throw new Error('Meta did not finish a batch of catalog items within three minutes.');
}

async function heldItems(db: Queryable, entityId: EntityId, catalogId: string): Promise<Map<string, string>> {
  const rows = await rowsOf(
    db,
    sql<{ product_id: string; hash: string }>`
      select product_id, hash from catalog_item_sync where entity_id = ${entityId} and catalog_id = ${catalogId}`,
  );
  return new Map(rows.map(({ product_id, hash }) => [product_id, hash]));
}

async function rememberItems(
  db: Queryable,
  { entityId, catalogId }: { readonly entityId: EntityId; readonly catalogId: string },
  taken: readonly Change[],
  now: Date,
): Promise<void> {
  const gone = taken.filter(({ request }) => request.method === 'DELETE').map(({ request }) => request.data.id);
  const kept = taken
    .filter(({ request }) => request.method !== 'DELETE')
    .map(({ request, hash }) => ({ id: request.data.id, hash }));
  await sql`
    delete from catalog_item_sync
    where entity_id = ${entityId} and catalog_id = ${catalogId} and product_id = any(${gone})`.execute(db);
  await sql`
    insert into catalog_item_sync (entity_id, catalog_id, product_id, hash, synced_at)
    select ${entityId}, ${catalogId}, k.id, k.hash, ${now}
    from jsonb_to_recordset(${jsonForPostgres(kept)}::jsonb) as k(id text, hash text)
    on conflict (entity_id, catalog_id, product_id) do update set hash = excluded.hash, synced_at = excluded.synced_at`.execute(
    db,
  );
}

/** Shows the catalog and the cart in the chats of a number. @throws {GraphError} */
export async function switchOnCommerce(graph: Graph, phoneNumberId: string): Promise<void> {
  const path = `/${encodeURIComponent(phoneNumberId)}/whatsapp_commerce_settings`;
  await graph.post(path, undefined, { is_cart_enabled: true, is_catalog_visible: true });
}
