import { weights } from './confidence-weights.ts';
import type { Evidence, EvidenceName } from './evidence.ts';
import type { ProductMatch } from './matching/match-products.ts';
import type { ReadText } from './read-offer.ts';

/**
 * The share of offers with this evidence whose price, mechanic and products are all read right, 0 to 1: a logistic regression over leaflets
 * whose truth is known (`bench/leaflets`, `docs/confidence.md`).
 */
export function confidenceOf(evidence: Evidence): number {
  const sum = Object.entries(evidence).reduce(
    (total, [name, value]) => total + weights[name as EvidenceName] * value,
    weights.usual,
  );
  return Math.round(1000 / (1 + Math.exp(-sum))) / 1000;
}

/** At most: what it is given to is not published unseen, however much speaks for it. */
export const mustBeSeen = 0.5;

/** What a person should look at first, as codes. */
export function reasonsOf(
  text: Pick<ReadText, 'checks' | 'quantity'>,
  match: Pick<ProductMatch, 'linked' | 'proposed'>,
  evidence: Evidence,
): string[] {
  const disagreeing = text.checks.filter(({ agrees }) => !agrees).map(({ check }) => `${check}_disagrees`);
  const reasons = [
    ...disagreeing,
    ...(evidence.feed_price_near || evidence.feed_price_differs ? ['feed_price_differs'] : []),
    ...(match.linked.length > 0 ? [] : [match.proposed.length > 0 ? 'product_unsure' : 'product_unknown']),
    ...(text.quantity ? [] : ['no_quantity']),
    ...(evidence.no_name ? ['no_name'] : []),
  ];
  return [...new Set(reasons)];
}
