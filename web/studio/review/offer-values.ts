import { formatAmount } from '../../ui/price-mark.tsx';
import type { Draft, Mechanic } from '../data.ts';
import { language, say } from '../texts.ts';

/** An amount in the reader's language; "nothing" where there is none. */
export const amountText = (minor: number | null, currency: string): string =>
  minor === null ? say('field.none') : formatAmount(minor, currency, language);

/** A mechanic in a few words: its name, and its own numbers. */
export function mechanicText(mechanic: Mechanic, currency: string): string {
  const money = (minor: number): string => formatAmount(minor, currency, language);
  const percent = (share: number): string =>
    new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(share / 100);
  switch (mechanic.type) {
    case 'PERCENT_OFF':
      return `−${percent(mechanic.percent)}`;
    case 'AMOUNT_OFF':
      return `−${money(mechanic.amountMinor)}`;
    case 'NTH_PERCENT':
      return say('mechanic.printed.NTH_PERCENT', { nth: mechanic.nth, share: percent(mechanic.percent) });
    case 'X_PLUS_Y_FREE':
      return say('mechanic.printed.X_PLUS_Y_FREE', { buy: mechanic.buy, free: mechanic.free });
    case 'BUNDLE_PRICE':
      return say('mechanic.printed.BUNDLE_PRICE', { qty: mechanic.qty, total: money(mechanic.totalMinor) });
    case 'MULTI_BUY_UNIT':
      return say('mechanic.printed.MULTI_BUY_UNIT', { minQty: mechanic.minQty, unit: money(mechanic.unitMinor) });
    case 'LOYALTY_CREDIT':
      return `${say('mechanic.LOYALTY_CREDIT')} : ${'percent' in mechanic ? percent(mechanic.percent) : money(mechanic.amountMinor)}`;
    case 'EXTRA_QUANTITY':
      return say('mechanic.printed.EXTRA_QUANTITY', { share: percent(mechanic.percent) });
    case 'GIFT':
    case 'COUPON':
    case 'POINTS':
    case 'THRESHOLD':
      return `${say(`mechanic.${mechanic.type}`)} : ${mechanic.text}`;
    case 'PRICE':
      return say('mechanic.printed.PRICE');
    default:
      return say(`mechanic.${mechanic.type}`);
  }
}

/** The name as people know an offer by. */
export const offerName = ({ brand, name }: Pick<Draft, 'brand' | 'name'>): string =>
  [brand, name].filter(Boolean).join(' ') || say('editor.unnamed');
