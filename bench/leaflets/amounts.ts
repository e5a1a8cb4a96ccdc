import { currencyDigits } from '../../src/money/index.ts';
import type { LeafletLocale } from './locales/locale.ts';

/** The digits of an amount in a locale, without the sign: 129900 minor units are "1.299" in Argentina, which leaves out ",00". */
export function figure(minor: number, locale: LeafletLocale): string {
  const { whole, hundredths } = parts(minor, locale);
  const isLeftOut = hundredths === '' || (locale.currency === 'ARS' && hundredths === '00');
  return isLeftOut ? whole : `${whole}${locale.decimal}${hundredths}`;
}

/** An amount as running text has it. */
export function amountText(minor: number, locale: LeafletLocale): string {
  return locale.amount(figure(minor, locale));
}

/** Whole units with their thousands marked, and hundredths where the currency has them. */
export function parts(minor: number, locale: LeafletLocale): { whole: string; hundredths: string } {
  const digits = currencyDigits[locale.currency];
  const units = Math.floor(minor / 10 ** digits);
  const whole = String(units).replace(/\B(?=(\d{3})+$)/g, locale.thousands);
  return { whole, hundredths: digits === 0 ? '' : String(minor % 10 ** digits).padStart(digits, '0') };
}

/** A shelf price: ends in 9 or 5 where the currency has hundredths, whole units otherwise, whole tens of pesos in Argentina. */
export function rounded(minor: number, locale: LeafletLocale): number {
  if (currencyDigits[locale.currency] === 0) return Math.max(9, Math.round(minor));
  if (locale.currency === 'ARS') return Math.max(10000, Math.round(minor / 1000) * 1000);
  const tens = Math.max(3, Math.round(minor / 10)) * 10;
  return tens % 50 === 0 ? tens : tens - 1;
}
