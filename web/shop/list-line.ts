import type { ListLine, ShopProduct } from './api.ts';

/** The smallest usual weight of loose goods, in grams. */
const usualGrams = 500;

/** How much one tap on "Add" takes: one item, or the usual weight. */
export function usualSteps({ byWeight, increment }: ShopProduct): number {
  return byWeight ? Math.max(increment, usualGrams) : 1;
}

/**
 * What a line of the list is in the basket: its one product that is sold online. Undefined for what is taken already, what is not on offer now, and
 * where the shopper has to choose between products.
 */
export function basketLineOf({ offerId, offer, checked, state, quantity }: ListLine) {
  const sold = offer.products.filter(({ onWeb, stock }) => onWeb && stock !== 'out');
  const [product] = sold;
  if (checked || state !== 'live' || !product || sold.length > 1) return undefined;
  return { offerId, productId: product.productId, steps: quantity * usualSteps(product) };
}
