import { useState } from 'preact/hooks';
import type { Product } from './network.ts';

export type BasketLine = { readonly product: Product; readonly quantity: number };

/** What the person has put aside in one chat. */
export type Basket = {
  /** By retailer id, in the order of adding. */
  readonly lines: ReadonlyMap<string, BasketLine>;
  readonly set: (product: Product, quantity: number) => void;
  readonly empty: () => void;
};

const most = 99;

/** A basket that is kept in the browser under `key`. */
export function useBasket(key: string): Basket {
  const [lines, setLines] = useState<ReadonlyMap<string, BasketLine>>(() => new Map(remembered(key)));
  const keep = (next: ReadonlyMap<string, BasketLine>) => {
    localStorage.setItem(key, JSON.stringify([...next]));
    setLines(next);
  };
  return {
    lines,
    set: (product, quantity) => {
      const next = new Map(lines);
      if (quantity <= 0) next.delete(product.retailer_id);
      else next.set(product.retailer_id, { product, quantity: Math.min(quantity, most) });
      keep(next);
    },
    empty: () => keep(new Map()),
  };
}

function remembered(key: string): [string, BasketLine][] {
  return JSON.parse(localStorage.getItem(key) ?? '[]') as [string, BasketLine][];
}

export function countOf(basket: Basket): number {
  return [...basket.lines.values()].reduce((sum, line) => sum + line.quantity, 0);
}

/** The total at catalog prices, in major units; the shop prices the order itself. */
export function totalOf(basket: Basket): number {
  return [...basket.lines.values()].reduce((sum, line) => sum + line.quantity * line.product.price.amount, 0);
}
