import { sql } from 'kysely';
import { type EntityId, type Queryable, rowsOf } from '../platform/index.ts';
import { departmentOf } from './product.ts';
import { foldText, wordsOf } from './text.ts';

/** A brand or a department of the entity's products, in words that a search finds them by. */
export interface ProductRange {
  readonly kind: 'brand' | 'department';
  readonly name: string;
  /** How many products on sale are of it. */
  readonly products: number;
}

/** More are not told: those with the most products come first. */
const mostOfKind = 5000;
/** An offer names no longer one. */
const longestName = 80;

/** The brands and departments of the products on sale, those with the most products first. */
export async function listProductRanges(db: Queryable, entityId: EntityId): Promise<ProductRange[]> {
  const brands = await rowsOf(
    db,
    sql<{ name: string; products: number }>`
      select brand as name, count(*)::int as products from product
      where entity_id = ${entityId} and active and brand <> '' and length(brand) <= ${longestName}
      group by brand order by products desc, brand limit ${mostOfKind}`,
  );
  const departments = await rowsOf(
    db,
    sql<{ product_type: string; aisle: string; products: number }>`
      select product_type, aisle, count(*)::int as products from product
      where entity_id = ${entityId} and active and product_type <> ''
      group by product_type, aisle order by products desc, product_type, aisle limit ${mostOfKind}`,
  );
  const named = departments.map(({ product_type, aisle, products }) => ({
    name: searchedName(product_type, aisle),
    products,
  }));
  return [...merged('department', named), ...merged('brand', brands)].toSorted(
    (a, b) => b.products - a.products || a.name.localeCompare(b.name),
  );
}

/**
 * A department as the shop shows it, "Pâtes et riz", where the words of its type, "pates-riz", find it: search looks into those. Else the last part
 * of the type.
 */
function searchedName(productType: string, aisle: string): string {
  const shown = departmentOf({ aisle, productType });
  const known = new Set(wordsOf(productType.replace(/[-_]/g, ' ')));
  const telling = wordsOf(shown).filter((word) => word.length > 2);
  if (aisle !== '' && telling.length > 0 && telling.every((word) => known.has(word))) return shown;
  const last = productType.split(/[>/]/).at(-1) ?? '';
  return last.replace(/[-_]/g, ' ').replace(/\s+/g, ' ').trim();
}

/** Names that differ in accents or capitals only are one, written as most products have it. */
function merged(
  kind: ProductRange['kind'],
  found: readonly { readonly name: string; readonly products: number }[],
): ProductRange[] {
  const byName = new Map<string, ProductRange>();
  for (const { name, products } of found) {
    const key = foldText(name);
    const known = byName.get(key);
    if (key === '' || name.length > longestName) continue;
    byName.set(key, { kind, name: known?.name ?? name, products: (known?.products ?? 0) + products });
  }
  return [...byName.values()];
}
