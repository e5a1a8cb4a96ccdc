import type { ProductMatch } from './match-products.ts';
import type { ReadText } from './read-offer.ts';

/** How sure the reading is, and what speaks against it. Numbers that agree with each other weigh most. */
export function confidenceOf(
  text: ReadText | Omit<ReadText, 'brandLine' | 'detail'>,
  match: ProductMatch,
): { confidence: number; reasons: string[] } {
  const reasons: string[] = [];
  let confidence = 0.72;
  for (const check of text.checks) {
    if (check.agrees) confidence += 0.08;
    else {
      confidence -= 0.25;
      reasons.push(`${check.check}_disagrees`);
    }
  }
  const feedMinor = match.linked[0]?.priceMinor ?? null;
  if (feedMinor !== null && text.regularMinor !== null) {
    const agrees = Math.abs(text.regularMinor - feedMinor) <= Math.max(1, 0.01 * feedMinor);
    confidence += agrees ? 0.06 : -0.2;
    if (!agrees) reasons.push('feed_price_differs');
  }
  if (match.linked.length > 0) confidence += 0.1;
  else {
    confidence -= 0.18;
    reasons.push(match.proposed.length > 0 ? 'product_unsure' : 'product_unknown');
  }
  if (!text.quantity) {
    confidence -= 0.08;
    reasons.push('no_quantity');
  }
  if (!/\p{L}{3}|\p{Script=Han}{2}/u.test(text.name)) {
    confidence -= 0.3;
    reasons.push('no_name');
  }
  return { confidence: Math.round(Math.min(1, Math.max(0, confidence)) * 100) / 100, reasons: [...new Set(reasons)] };
}
