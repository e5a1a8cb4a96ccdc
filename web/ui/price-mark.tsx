/** A price per kilogram, litre or piece, in minor units. */
export interface UnitPrice {
  readonly minor: number;
  readonly per: 'kg' | 'L' | 'piece';
}

export interface PriceMarkProps {
  readonly minor: number;
  readonly currency: string;
  readonly locale: string;
  /** A promotion's price is tomato; nothing else is. */
  readonly promotion?: boolean;
  readonly beforeMinor?: number | null;
  readonly unitPrice?: UnitPrice | null;
  /** After the amount: "le kg". */
  readonly suffix?: string;
  readonly small?: boolean;
  /** The whole mark as one sentence, for those who hear it. */
  readonly spoken: string;
}

/** Our price mark, everywhere the same: big units, raised cents. Read aloud as one sentence. */
export function PriceMark({
  minor,
  currency,
  locale,
  promotion,
  beforeMinor,
  unitPrice,
  suffix,
  small,
  spoken,
}: PriceMarkProps) {
  const { units, cents, symbol } = amountParts(minor, currency, locale);
  const kind = `price${promotion ? ' price-promotion' : ''}${small ? ' price-small' : ''}`;
  return (
    <span className={kind}>
      <span className="visually-hidden">{spoken}</span>
      {beforeMinor != null && beforeMinor !== minor && (
        <s className="price-before" aria-hidden="true">
          {formatAmount(beforeMinor, currency, locale)}
        </s>
      )}
      <span className="price-now" aria-hidden="true">
        {units}
        <sup>
          {cents}
          {symbol}
          {suffix ? ` ${suffix}` : ''}
        </sup>
      </span>
      {unitPrice && (
        <span className="price-unit" aria-hidden="true">
          {formatUnitPrice(unitPrice, currency, locale)}
        </span>
      )}
    </span>
  );
}

/** How many digits of a currency's amounts are its minor unit's. */
export const currencyDigits = (currency: string): number => (currency === 'TWD' ? 0 : 2);

/** Minor units as money in the reader's locale. */
export function formatAmount(minor: number, currency: string, locale: string): string {
  const digits = currencyDigits(currency);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(minor / 10 ** digits);
}

export function formatUnitPrice({ minor, per }: UnitPrice, currency: string, locale: string): string {
  const unit = { kg: 'kg', L: 'l', piece: locale.startsWith('fr') ? 'pièce' : 'piece' }[per];
  return `${formatAmount(minor, currency, locale)}/${unit}`;
}

function amountParts(
  minor: number,
  currency: string,
  locale: string,
): { units: string; cents: string; symbol: string } {
  const digits = currencyDigits(currency);
  const parts = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
  }).formatToParts(minor / 10 ** digits);
  const of = (type: string) =>
    parts
      .filter((part) => part.type === type)
      .map((part) => part.value)
      .join('');
  return {
    units: parts
      .filter(({ type }) => type === 'integer' || type === 'group')
      .map(({ value }) => value)
      .join(''),
    cents: digits ? `,${of('fraction')}`.replace(',', of('decimal')) : '',
    symbol: ` ${of('currency')}`,
  };
}
