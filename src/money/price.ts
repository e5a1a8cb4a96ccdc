import { type Currency, currencyDigits, type Money, type SaleBasis } from './money.ts';
import { requireWhole, scaleHalfUp } from './rounding.ts';

/** An amount of whole minor units; throws `RangeError` for anything else. */
export function money(minor: number, currency: Currency): Money {
  return { minor: requireWhole(minor, 'minor', Number.MIN_SAFE_INTEGER), currency };
}

/** The sum of two amounts of one currency; throws when the currencies differ. */
export function addMoney(left: Money, right: Money): Money {
  if (left.currency !== right.currency) throw new TypeError(`cannot add ${right.currency} to ${left.currency}`);
  return money(left.minor + right.minor, left.currency);
}

/** Rounds once, at the line, as the receipt does: 1.250 kg (1250 steps, scale 3) at 1.99 EUR/kg is 2.49 EUR. */
export function lineTotal(pricePerUnit: Money, steps: number, basis: SaleBasis): Money {
  requireWhole(basis.scale, 'scale', 0, 9);
  return { minor: scaleHalfUp(pricePerUnit.minor, steps, 10 ** basis.scale), currency: pricePerUnit.currency };
}

/** `{ minor: 249, currency: 'EUR' }` for `fr-FR` is "2,49 €". */
export function formatMoney(amount: Money, locale: string): string {
  const digits = currencyDigits[amount.currency];
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: amount.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(decimal(amount.minor, digits) as `${number}`);
}

/** Decimal text rather than a float, so that amounts past 2^53 / 100 keep their cents. */
function decimal(minor: number, digits: number): string {
  const sign = minor < 0 ? '-' : '';
  const text = Math.abs(minor)
    .toString()
    .padStart(digits + 1, '0');
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/**
 * A feed's price ("4.59 EUR", Google Merchant) in minor units. The currency may be left out but must be the expected one; thousands
 * separators, signs, other decimals marks and too many decimals are refused with `undefined`. At most 10^9 minor units.
 */
export function parsePrice(text: string, currency: Currency): number | undefined {
  const match = /^(\d{1,10})(?:\.(\d{1,2}))?(?: ([A-Z]{3}))?$/.exec(text.trim());
  if (!match) return undefined;
  const [, units, fraction = '', code = currency] = match;
  const digits = currencyDigits[currency];
  if (code !== currency || fraction.replace(/0+$/, '').length > digits) return undefined;
  const minor = Number(`${units}${fraction.padEnd(digits, '0').slice(0, digits)}`);
  return minor <= 1_000_000_000 ? minor : undefined;
}
