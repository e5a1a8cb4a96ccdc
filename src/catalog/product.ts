import { type NetQuantity, type SaleBasis, type UnitPrice, unitPrice } from '../money/index.ts';
import type { EntityId } from '../platform/index.ts';
import type { PolicyClass } from './policy.ts';

/** An article of an entity's range. `productId` is its id in the feed and at Meta (retailer_id). */
export interface Product {
  readonly entityId: EntityId;
  readonly productId: string;
  readonly gtin: string | null;
  readonly title: string;
  readonly brand: string | null;
  readonly net: NetQuantity | null;
  readonly productType: string;
  readonly aisle: string;
  readonly basis: SaleBasis;
  readonly policyClass: PolicyClass;
  readonly depositMinor: number;
  readonly available: boolean;
  readonly imageLink: string | null;
  /** Its page in a web shop. */
  readonly link: string | null;
}

/** A product as a store sells it at an instant. */
export interface PricedProduct extends Product {
  /** Regular price of one unit of the basis, tax included, in minor units of the entity's currency. */
  readonly priceMinor: number;
  /** Undefined when the store's stock is not known. */
  readonly stockSteps: number | undefined;
  readonly stockAsOf: Date | undefined;
}

/** Price per kilogram, litre or piece, half up, in minor units; undefined when the content is not known. */
export function unitPriceOf(product: Pick<Product, 'net' | 'basis'>, priceMinor: number): UnitPrice | undefined {
  if (product.basis.unit === 'KGM') return { minor: priceMinor, per: 'kg' };
  return product.net ? unitPrice({ priceMinor, quantity: product.net }) : undefined;
}

/** The department a shopper looks under: the aisle without its number, or the feed's product type. */
export function departmentOf(product: Pick<Product, 'aisle' | 'productType'>): string {
  return product.aisle.replace(/^\d+\s*/, '') || product.productType.replace(/[-_]/g, ' ');
}
