import { checkArithmetic, isReducedBy } from '../../../promotion/index.ts';
import type { ReadText } from '../read-offer.ts';

/** Whether the price is what the promotion makes of a regular price, both minor units; undefined where nothing printed tells. */
export function followsFrom(
  { mechanic, priceMinor, priceLabel, qualifiers }: ReadText,
  regularMinor: number,
): boolean | undefined {
  if (mechanic.type === 'PERCENT_OFF' && isReducedBy(mechanic.percent, regularMinor, priceMinor)) return true;
  const checks = checkArithmetic({ mechanic, priceMinor, regularMinor, qualifiers, ...(priceLabel && { priceLabel }) });
  const telling = checks.filter(({ check }) => check !== 'price_below_regular' && check !== 'regular_total');
  if (telling.some(({ agrees }) => !agrees)) return false;
  // A percentage that is about right may be of a digit misread.
  return telling.length === 0 || mechanic.type === 'PERCENT_OFF' ? undefined : true;
}
