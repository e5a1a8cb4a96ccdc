import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { listProducts, type Product } from './catalog.ts';
import { newGraphId } from './ids.ts';

/** The operators of a set's filter that the sandbox knows. Meta knows more; here others are refused rather than misread. */
const comparison = z.union([
  z.strictObject({ eq: z.string() }),
  z.strictObject({ neq: z.string() }),
  z.strictObject({ is_any: z.array(z.string()).max(1000) }),
]);

type Comparison = z.infer<typeof comparison>;

const filter = z.record(z.string().max(100), comparison);

/** Filters arrive as JSON, or as a text of it. */
const filterShape = z.union([
  filter,
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue('must be JSON');
        return z.NEVER;
      }
    })
    .pipe(filter),
]);

const fields = {
  name: z.string().min(1).max(200),
  filter: filterShape,
  retailer_id: z.string().min(1).max(100),
};

export const newSetShape = z.looseObject({
  ...fields,
  filter: fields.filter.optional(),
  retailer_id: fields.retailer_id.optional(),
});
export const changedSetShape = z.looseObject(fields).partial();

/** Products of a catalog that a filter chooses; without a filter all of them. */
export type ProductSet = {
  readonly id: string;
  readonly catalog_id: string;
  readonly name: string;
  readonly retailer_id: string | null;
  readonly filter: z.infer<typeof filter>;
};

function toSet(row: object): ProductSet {
  const set = row as ProductSet & { filter: string };
  return { ...set, filter: JSON.parse(set.filter) };
}

/** Adds a set; undefined when the catalog has one with the same retailer id. */
export function addProductSet(
  db: DatabaseSync,
  catalogId: string,
  asked: z.infer<typeof newSetShape>,
): ProductSet | undefined {
  const { name, retailer_id = null, filter: chosen = {} } = asked;
  if (retailer_id !== null && listProductSets(db, catalogId).some((set) => set.retailer_id === retailer_id))
    return undefined;
  const set = { id: newGraphId(), catalog_id: catalogId, name, retailer_id, filter: chosen };
  db.prepare('insert into product_set values (?, ?, ?, ?, ?)').run(
    set.id,
    catalogId,
    name,
    retailer_id,
    JSON.stringify(chosen),
  );
  return set;
}

export function listProductSets(db: DatabaseSync, catalogId: string): ProductSet[] {
  return db.prepare('select * from product_set where catalog_id = ? order by id').all(catalogId).map(toSet);
}

export function findProductSet(db: DatabaseSync, id: string): ProductSet | undefined {
  const row = db.prepare('select * from product_set where id = ?').get(id);
  return row === undefined ? undefined : toSet(row);
}

export function changeProductSet(db: DatabaseSync, set: ProductSet, asked: z.infer<typeof changedSetShape>): void {
  const { name = set.name, retailer_id = set.retailer_id, filter: chosen = set.filter } = asked;
  db.prepare('update product_set set name = ?, retailer_id = ?, filter = ? where id = ?').run(
    name,
    retailer_id,
    JSON.stringify(chosen),
    set.id,
  );
}

export function deleteProductSet(db: DatabaseSync, id: string): void {
  db.prepare('delete from product_set where id = ?').run(id);
}

/** The products of a set, as they are now. */
export function productsOfSet(db: DatabaseSync, { catalog_id, filter: chosen }: ProductSet): Product[] {
  const tests = Object.entries(chosen);
  return listProducts(db, catalog_id, { after: '', limit: 100_000 }).filter((product) =>
    tests.every(([field, wanted]) => holds(String(fieldOf(product, field) ?? ''), wanted)),
  );
}

const fieldOf = ({ retailer_id, data }: Product, field: string): unknown =>
  field === 'retailer_id' ? retailer_id : data[field === 'name' ? 'title' : field];

function holds(value: string, wanted: Comparison): boolean {
  if ('eq' in wanted) return value === wanted.eq;
  if ('neq' in wanted) return value !== wanted.neq;
  return wanted.is_any.includes(value);
}
