import type { OfferDraft } from '../offer.model.ts';
import { aDraft } from '../testing.ts';
import { goodsOf, type LawProduct } from './goods.ts';
import type { LeafletToCheck, OfferToCheck } from './leaflet-to-check.ts';

/** Builders for tests of the rules. */
export function aLawProduct(over: Partial<LawProduct> = {}): LawProduct {
  return {
    productId: 'biscuits',
    title: 'Biscuits 500 g',
    brand: null,
    productType: 'biscuits',
    policyClass: 'none',
    net: { amount: 500, unit: 'g' },
    basis: { unit: 'C62', scale: 0, increment: 1 },
    priceMinor: 400,
    ...over,
  };
}

export function anOfferToCheck(
  draft: Partial<OfferDraft> = {},
  over: Partial<OfferToCheck> & { readonly product?: Partial<LawProduct> } = {},
): OfferToCheck {
  const { product, ...rest } = over;
  const products = rest.products ?? [aLawProduct(product)];
  const whole = aDraft({ name: 'Biscuits', priceMinor: 300, ...draft });
  return {
    offerId: 'offer',
    revision: 3,
    draft: whole,
    products,
    goods: goodsOf(whole, products),
    lowestMinor: null,
    ...rest,
  };
}

export function aLeafletToCheck(over: Partial<LeafletToCheck> = {}): LeafletToCheck {
  return {
    validFrom: '2026-11-23',
    validThrough: '2026-11-29',
    today: '2026-11-16',
    offers: [anOfferToCheck()],
    pages: [{ page: 1, words: [] }],
    ...over,
  };
}

/** A page that says these lines, all within the box of an offer of `aDraft`. */
export function aPageSaying(...lines: readonly string[]): LeafletToCheck['pages'][number] {
  return { page: 1, words: lines.map((text, i) => ({ text, box: [10, 10 + i * 5, 90, 14 + i * 5] as const })) };
}
