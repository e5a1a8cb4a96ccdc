import type { DatabaseSync } from 'node:sqlite';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { newGraphId } from './ids.ts';
import { inTransaction } from './state-file.ts';

const price = z.string().regex(/^\d+(\.\d{1,4})? [A-Z]{3}$/, 'must be an amount and a currency, such as "1.19 EUR"');
const instant = String.raw`\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?([+-]\d\d:?\d\d|Z)?)?`;
const effectiveDate = z
  .string()
  .max(80)
  .regex(new RegExp(`^${instant}/${instant}$`), 'must be two dates with a slash between')
  .refine((dates) => {
    const [from, to] = dates.split('/').map((date) => Date.parse(date));
    return from! < to!;
  }, 'must end after it begins');
const link = z
  .string()
  .max(2048)
  .regex(/^https?:\/\//, 'must be a web address');

const itemFields = z.looseObject({
  id: z.string().min(1).max(100),
  title: z.string().min(1).max(200),
  description: z.string().min(1).max(9999),
  availability: z.enum([
    'in stock',
    'out of stock',
    'available for order',
    'preorder',
    'discontinued',
    'pending',
    'mark_as_sold',
  ]),
  condition: z.enum(['new', 'refurbished', 'used', 'used_like_new', 'used_good', 'used_fair', 'cpo', 'open_box_new']),
  price,
  sale_price: price.optional(),
  sale_price_effective_date: effectiveDate.optional(),
  link,
  image_link: link,
  brand: z.string().min(1).max(100).optional(),
  gtin: z.string().max(20).optional(),
  mpn: z.string().max(100).optional(),
  product_type: z.string().max(750).optional(),
  google_product_category: z.union([z.string(), z.number().int()]).optional(),
});

const updatedFields = itemFields.partial().extend({ id: itemFields.shape.id });

/** The body of items_batch; what is wrong with single items is reported by the batch, not refused. */
export const batchShape = z.looseObject({
  item_type: z.enum(['PRODUCT_ITEM', 'HOTEL', 'VEHICLE', 'DESTINATION', 'FLIGHT', 'HOME_LISTING']),
  allow_upsert: z.boolean().default(true),
  requests: z
    .array(
      z.strictObject({
        method: z.enum(['CREATE', 'UPDATE', 'DELETE']),
        data: z.looseObject({ id: z.string().min(1).max(100) }),
      }),
    )
    .min(1)
    .max(5000),
});

type BatchRequest = z.infer<typeof batchShape>['requests'][number];

export type ReviewStatus = 'approved' | 'rejected';

/** A product of a catalog, with the fields of the feed as they came. */
export type Product = {
  readonly retailer_id: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly review_status: ReviewStatus;
};

/** What became of a batch or a feed. */
export type BatchReport = {
  readonly errors: readonly { readonly id: string; readonly message: string }[];
};

/** Applies a batch: the good items are kept, the others are told. Answers the handle to ask by. */
export function applyBatch(
  db: DatabaseSync,
  catalogId: string,
  batch: z.infer<typeof batchShape>,
): { handle: string; report: BatchReport } {
  const handle = `A${newGraphId()}`;
  const report = inTransaction(db, () => {
    const errors = batch.requests.flatMap((request) => applyRequest(db, catalogId, request, batch.allow_upsert) ?? []);
    db.prepare('insert into batch values (?, ?, ?)').run(handle, catalogId, JSON.stringify({ errors }));
    return { errors };
  });
  return { handle, report };
}

export function findBatch(db: DatabaseSync, catalogId: string, handle: string): BatchReport | undefined {
  const row = db.prepare('select report from batch where handle = ? and catalog_id = ?').get(handle, catalogId);
  return row === undefined ? undefined : JSON.parse(row['report'] as string);
}

function applyRequest(
  db: DatabaseSync,
  catalogId: string,
  request: BatchRequest,
  upsert: boolean,
): BatchReport['errors'][number] | undefined {
  const id = request.data.id;
  if (request.method === 'DELETE') {
    db.prepare('delete from product where catalog_id = ? and retailer_id = ?').run(catalogId, id);
    return undefined;
  }
  const known = findProduct(db, catalogId, id);
  if (request.method === 'UPDATE' && known === undefined && !upsert) return { id, message: 'Item does not exist' };
  const partial = request.method === 'UPDATE' && known !== undefined;
  const read = (partial ? updatedFields : itemFields).safeParse(request.data);
  if (!read.success)
    return { id, message: `${read.error.issues[0]!.path.join('.')}: ${read.error.issues[0]!.message}` };
  saveProduct(db, catalogId, id, { ...known?.data, ...read.data });
  return undefined;
}

function saveProduct(db: DatabaseSync, catalogId: string, id: string, data: Readonly<Record<string, unknown>>): void {
  db.prepare('insert or replace into product values (?, ?, ?, ?)').run(
    catalogId,
    id,
    JSON.stringify(data),
    review(data),
  );
}

// Commerce policy forbids these everywhere; Meta takes the item and rejects it in review.
const forbidden =
  /alcohol|tobacco|medicine|prescription drug|e-?cigarette|vap(e|ing)|\b(wine|beer|spirits|liquor|whisky|vodka)\b/i;
const forbiddenCategories = new Set(['499676', '414', '417', '421', '435', '518', '3277', '2639']);

function review(data: Readonly<Record<string, unknown>>): ReviewStatus {
  const category = String(data['google_product_category'] ?? '');
  const wording = `${category} ${String(data['product_type'] ?? '')}`;
  return forbiddenCategories.has(category) || forbidden.test(wording) ? 'rejected' : 'approved';
}

export function findProduct(db: DatabaseSync, catalogId: string, retailerId: string): Product | undefined {
  const row = db
    .prepare('select retailer_id, data, review_status from product where catalog_id = ? and retailer_id = ?')
    .get(catalogId, retailerId);
  return row === undefined ? undefined : toProduct(row);
}

/** Products by retailer id, from `after` on. */
export function listProducts(db: DatabaseSync, catalogId: string, page: { after: string; limit: number }): Product[] {
  return db
    .prepare(
      'select retailer_id, data, review_status from product where catalog_id = ? and retailer_id > ? order by retailer_id limit ?',
    )
    .all(catalogId, page.after, page.limit)
    .map(toProduct);
}

/** The ids among these that a message cannot show: unknown, or rejected in review. */
export function listUnsellable(db: DatabaseSync, catalogId: string, retailerIds: readonly string[]): string[] {
  return retailerIds.filter((id) => findProduct(db, catalogId, id)?.review_status !== 'approved');
}

function toProduct(row: object): Product {
  const product = row as Product & { data: string };
  return { ...product, data: JSON.parse(product.data) };
}

/** A price as people pay it: the amount and its currency. */
export type Price = { readonly amount: number; readonly currency: string };

/** What a product costs in the app at `now`: the sale price while it holds, else the price. */
export function priceAt(product: Product, now: number): Price {
  const sale = product.data['sale_price'];
  const text = typeof sale === 'string' && isOnSale(product, now) ? sale : String(product.data['price'] ?? '0 EUR');
  const [amount, currency] = text.split(' ');
  return { amount: Number(amount), currency: currency ?? 'EUR' };
}

function isOnSale(product: Product, now: number): boolean {
  const dates = product.data['sale_price_effective_date'];
  if (typeof dates !== 'string') return true;
  const [from, to] = dates.split('/').map((date) => Date.parse(date));
  return !(from !== undefined && now < from) && !(to !== undefined && now > to);
}

export type Feed = {
  readonly id: string;
  readonly catalog_id: string;
  readonly name: string;
  readonly update_only: boolean;
};

export function addFeed(db: DatabaseSync, catalogId: string, feed: { name: string; update_only: boolean }): Feed {
  const saved = { id: newGraphId(), catalog_id: catalogId, ...feed };
  db.prepare('insert into feed values (?, ?, ?)').run(saved.id, catalogId, JSON.stringify(saved));
  return saved;
}

export function findFeed(db: DatabaseSync, id: string): Feed | undefined {
  const row = db.prepare('select data from feed where id = ?').get(id);
  return row === undefined ? undefined : JSON.parse(row['data'] as string);
}

/** One reading of a feed's file. */
export type Upload = {
  readonly id: string;
  readonly feed_id: string;
  readonly end_time: string;
  readonly num_detected_items: number;
  readonly num_invalid_items: number;
  readonly errors: readonly {
    readonly severity: 'fatal' | 'warning';
    readonly summary: string;
    readonly retailer_id: string;
  }[];
};

/** Reads a feed file (CSV or TSV, feed column names). What is missing from it goes, unless the feed only updates. */
export function applyFeedFile(db: DatabaseSync, feed: Feed, text: string, now: number): Upload {
  const rows = readRows(text);
  const requests = rows.map((row) => ({ method: 'UPDATE' as const, data: { ...row, id: row['id'] ?? '' } }));
  const errors = inTransaction(db, () => {
    if (!feed.update_only) deleteOthers(db, feed.catalog_id, new Set(requests.map((request) => request.data.id)));
    return requests.flatMap((request) => applyRequest(db, feed.catalog_id, request, true) ?? []);
  });
  const upload: Upload = {
    id: newGraphId(),
    feed_id: feed.id,
    end_time: new Date(now).toISOString(),
    num_detected_items: rows.length,
    num_invalid_items: errors.length,
    errors: errors.map((error) => ({ severity: 'fatal', summary: error.message, retailer_id: error.id })),
  };
  db.prepare('insert into upload values (?, ?, ?)').run(upload.id, feed.id, JSON.stringify(upload));
  return upload;
}

function readRows(text: string): Record<string, string>[] {
  const delimiter = text.slice(0, text.indexOf('\n')).includes('\t') ? '\t' : ',';
  const rows: Record<string, string>[] = parse(text, { columns: true, bom: true, skip_empty_lines: true, delimiter });
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== '')));
}

function deleteOthers(db: DatabaseSync, catalogId: string, kept: ReadonlySet<string>): void {
  const rows = db.prepare('select retailer_id from product where catalog_id = ?').all(catalogId);
  const drop = db.prepare('delete from product where catalog_id = ? and retailer_id = ?');
  for (const row of rows)
    if (!kept.has(row['retailer_id'] as string)) drop.run(catalogId, row['retailer_id'] as string);
}

export function listUploads(db: DatabaseSync, feedId: string): Upload[] {
  return db
    .prepare('select data from upload where feed_id = ? order by id desc limit 100')
    .all(feedId)
    .map((row) => JSON.parse(row['data'] as string));
}

export function findUpload(db: DatabaseSync, id: string): Upload | undefined {
  const row = db.prepare('select data from upload where id = ?').get(id);
  return row === undefined ? undefined : JSON.parse(row['data'] as string);
}

/** Whether a catalog has any product. */
export function catalogHas(db: DatabaseSync, catalogId: string): boolean {
  return db.prepare('select 1 from product where catalog_id = ? limit 1').get(catalogId) !== undefined;
}
