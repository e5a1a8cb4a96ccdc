import { parseGtin } from '../../../catalog/index.ts';
import type { MatchableProduct } from '../matching/matchable-product.ts';
import { asGtin14, gtinOfDigitalLink, gtinOfElementString, plainAddress } from './product-address.ts';

/** The names under which a designer may have tagged a product. */
export interface KnownNames {
  /** By feed id, or else by GTIN. */
  byId(id: string): MatchableProduct | undefined;
  byGtin(gtin: string): MatchableProduct | undefined;
  /** By a product's page, a GS1 Digital Link, or what else a QR code may hold. */
  byAddress(address: string): MatchableProduct | undefined;
}

/** Makes the names of a range; of products that share a GTIN or a page, none has it. */
export function knownNames(products: readonly MatchableProduct[]): KnownNames {
  const ids = new Map(products.map((product) => [product.productId, product]));
  const gtins = uniqueBy(products, ({ gtin }) => (gtin ? asGtin14(gtin) : undefined));
  let pages: Map<string, MatchableProduct> | undefined;
  const byGtin = (gtin: string) => gtins.get(asGtin14(gtin));
  const byId = (id: string) => ids.get(id) ?? gtinIn(id, byGtin);
  return {
    byId,
    byGtin,
    byAddress: (address) => {
      const gtin = gtinOfDigitalLink(address) ?? gtinOfElementString(address);
      if (gtin) return byGtin(gtin);
      // Few leaflets have links, so the pages of a range wait for the first.
      pages ??= uniqueBy(products, ({ link }) => (link ? plainAddress(link) : undefined));
      const page = plainAddress(address);
      return (page === undefined ? undefined : pages.get(page)) ?? byId(address);
    },
  };
}

function gtinIn(id: string, byGtin: (gtin: string) => MatchableProduct | undefined): MatchableProduct | undefined {
  const gtin = /^\d+$/.test(id) ? parseGtin(id) : undefined;
  return gtin ? byGtin(gtin) : undefined;
}

function uniqueBy(
  products: readonly MatchableProduct[],
  nameOf: (product: MatchableProduct) => string | undefined,
): Map<string, MatchableProduct> {
  const found = new Map<string, MatchableProduct>();
  const shared = new Set<string>();
  for (const product of products) {
    const name = nameOf(product);
    if (name === undefined) continue;
    if (found.has(name)) shared.add(name);
    found.set(name, product);
  }
  for (const name of shared) found.delete(name);
  return found;
}
