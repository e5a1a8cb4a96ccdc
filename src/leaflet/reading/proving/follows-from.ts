import { checkArithmetic } from '../../../promotion/index.ts';
import type { ReadText } from '../read-offer.ts';

/** Whether the price is what the promotion makes of a regular price, both minor units; undefined where nothing printed tells. */
export function followsFrom(
  { mechanic, priceMinor, priceLabel, qualifiers }: ReadText,
  regularMinor: number,
): boolean | undefined {
  const checks = checkArithmetic({ mechanic, priceMinor, regularMinor, qualifiers, ...(priceLabel && { priceLabel }) });
  const telling = checks.filter(({ check }) => check !== 'price_below_regular' && check !== 'regular_total');
  return telling.length === 0 ? undefined : telling.every(({ agrees }) => agrees);
}
