import { checkArithmetic } from '../../../promotion/index.ts';
import type { ReadText } from '../read-offer.ts';

/** A text with what its printed numbers say about each other. `net` is what one item holds; absent: what the text says it does. */
export function checked(text: ReadText, net = text.quantity?.net ?? null): ReadText {
  const { mechanic, priceMinor, regularMinor, priceLabel, qualifiers } = text;
  const checks = checkArithmetic({
    mechanic,
    priceMinor,
    qualifiers,
    ...(regularMinor !== null && { regularMinor }),
    ...(priceLabel && { priceLabel }),
    ...(net && { quantity: net }),
  });
  return { ...text, checks };
}
