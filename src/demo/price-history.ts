import { createHash } from 'node:crypto';
import type { StorePrice, StoreStock } from '../catalog/index.ts';

/** A number from 0 to 1 that a text decides: the demo is the same on every machine. */
function chance(...words: readonly string[]): number {
  return createHash('sha256').update(words.join('\n')).digest().readUInt32BE(0) / 2 ** 32;
}

const day = 86_400_000;
const historyDays = 35;

/**
 * 35 days of prices before `now`, so that the lowest price of 30 days is real: every product has a price from the beginning, about one in
 * three moved once, and some stores sell some products a little dearer or cheaper than their country.
 */
export function demoPrices(
  products: readonly { productId: string; priceMinor: number }[],
  storeIds: readonly string[],
  now: Date,
): StorePrice[] {
  const begins = new Date(now.getTime() - historyDays * day);
  return products.flatMap(({ productId, priceMinor }) => {
    const moved = chance('moved', productId) < 0.33;
    const then = moved ? Math.max(1, Math.round(priceMinor * (0.94 + 0.14 * chance('then', productId)))) : priceMinor;
    const movedAt = new Date(now.getTime() - (3 + Math.floor(chance('when', productId) * 25)) * day);
    const own: StorePrice[] = [{ productId, storeId: '', validFrom: begins, priceMinor: then }];
    if (moved) own.push({ productId, storeId: '', validFrom: movedAt, priceMinor });
    for (const storeId of storeIds) {
      if (chance('own price', storeId, productId) > 0.04) continue;
      const factor = 0.97 + 0.06 * chance('factor', storeId, productId);
      own.push({ productId, storeId, validFrom: begins, priceMinor: Math.max(1, Math.round(priceMinor * factor)) });
    }
    return own;
  });
}

/** Stock of every product at every store: mostly enough, some low, a few out. Weighed goods count in grams. */
export function demoStock(
  products: readonly { productId: string; byWeight: boolean }[],
  storeIds: readonly string[],
): StoreStock[] {
  return storeIds.flatMap((storeId) =>
    products.map(({ productId, byWeight }) => {
      const luck = chance('stock', storeId, productId);
      const items = luck < 0.02 ? 0 : luck < 0.07 ? 3 : 12 + Math.floor(luck * 60);
      return { productId, storeId, steps: byWeight ? items * 1000 : items };
    }),
  );
}
