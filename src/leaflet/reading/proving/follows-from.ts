import { isReducedBy } from '../../../promotion/index.ts';
import type { ReadText } from '../read-offer.ts';
import { checked } from './checked.ts';

/** Checks that say nothing about the promotion. */
const others: ReadonlySet<string> = new Set(['price_below_regular', 'regular_total', 'unit_price']);

/** Whether the price is what the promotion makes of a regular price, both minor units; undefined where nothing printed tells. */
export function followsFrom(text: ReadText, regularMinor: number): boolean | undefined {
  const { mechanic, priceMinor } = text;
  if (mechanic.type === 'PERCENT_OFF' && isReducedBy(mechanic.percent, regularMinor, priceMinor)) return true;
  const telling = checked({ ...text, regularMinor }).checks.filter(({ check }) => !others.has(check));
  if (telling.some(({ agrees }) => !agrees)) return false;
  // A percentage that is about right may be of a digit misread.
  return telling.length === 0 || mechanic.type === 'PERCENT_OFF' ? undefined : true;
}
