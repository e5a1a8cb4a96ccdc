import { type Currency, currencyDigits, type NetQuantity } from '../money/index.ts';
import { parseGtin } from './gtin.ts';
import { findQuantity } from './quantity.ts';

/** A good row of a product feed in Google Merchant's columns. Prices are the regular price, tax included, in minor units. */
export interface FeedRow {
  readonly id: string;
  readonly gtin: string | undefined;
  readonly title: string;
  readonly brand: string | undefined;
  readonly description: string | undefined;
  readonly net: NetQuantity | undefined;
  readonly productType: string | undefined;
  readonly aisle: string | undefined;
  /** The price is for one kilogram, and the shopper orders by weight. */
  readonly soldByWeight: boolean;
  readonly depositMinor: number;
  readonly price: { readonly minor: number; readonly currency: Currency };
  readonly available: boolean;
  readonly imageLink: string | undefined;
  readonly link: string | undefined;
}

export type FeedErrorCode = 'missing_value' | 'too_long' | 'bad_price' | 'bad_gtin' | 'duplicate_id' | 'too_many_rows';

/** What is wrong with one row. `line` is the line of the file where the row ends (1 is the header). */
export interface FeedRowError {
  readonly line: number;
  readonly code: FeedErrorCode;
  readonly message: string;
  /** What the message names, for telling it in another language. */
  readonly values?: FeedValues;
}

export type FeedValues = Readonly<Record<string, string | number>>;

/** Columns that cannot be missed. */
export const required = ['id', 'title', 'price'] as const;
const limits = {
  id: 100,
  title: 500,
  brand: 120,
  description: 5000,
  product_type: 300,
  image_link: 2000,
  link: 2000,
} as const;

type ReadRow = { readonly row: FeedRow; readonly line: number } | { readonly error: FeedRowError };

/** A record of a feed as a row, or what is wrong with it. */
export function readRow(record: Readonly<Record<string, string>>, line: number): ReadRow {
  const wrong = (code: FeedErrorCode, message: string, values: FeedValues): { error: FeedRowError } => ({
    error: { line, code, message, values },
  });
  const of = (column: string): string | undefined => record[column] || undefined;
  for (const column of required) if (!of(column)) return wrong('missing_value', `${column} is empty.`, { column });
  for (const [column, max] of Object.entries(limits)) {
    if ((record[column]?.length ?? 0) > max)
      return wrong('too_long', `${column} has more than ${max} characters.`, { column, max });
  }
  const id = of('id')!;
  const price = parseFeedPrice(of('price')!);
  if (!price)
    return wrong(
      'bad_price',
      `The price "${of('price')}" is not an amount above zero with a currency, such as 4.59 EUR.`,
      { value: of('price')! },
    );
  const gtinText = of('gtin');
  const gtin = gtinText === undefined ? undefined : parseGtin(gtinText);
  if (gtinText !== undefined && !gtin)
    return wrong('bad_gtin', `${gtinText} is not a GTIN: its check digit is wrong.`, { value: gtinText });
  const soldByWeight = isByWeight(record);
  return {
    line,
    row: {
      id,
      gtin,
      title: of('title')!,
      brand: of('brand'),
      description: of('description'),
      net: soldByWeight ? undefined : netOf(record),
      productType: of('product_type') ?? of('google_product_category'),
      aisle: of('aisle') ?? of('custom_label_0'),
      soldByWeight,
      depositMinor: parseFeedPrice(of('deposit') ?? '')?.minor ?? 0,
      price,
      available: !/^(out[_ ]of[_ ]stock|discontinued)$/i.test(of('availability') ?? ''),
      imageLink: webAddress(of('image_link')),
      link: webAddress(of('link')),
    },
  };
}

function netOf(record: Readonly<Record<string, string>>): NetQuantity | undefined {
  const measure = record['unit_pricing_measure'];
  return (measure ? findQuantity(measure) : undefined)?.quantity ?? findQuantity(record['title'] ?? '')?.quantity;
}

/** `sale_unit` says it (kg), or Google's base measure of 1 kg without a content of the product's own. */
function isByWeight(record: Readonly<Record<string, string>>): boolean {
  return /^(kg|kgm)$/i.test(record['sale_unit'] ?? '');
}

function webAddress(text: string | undefined): string | undefined {
  return text && /^https?:\/\//.test(text) && URL.canParse(text) ? text : undefined;
}

/** `4.59 EUR`, `EUR 4.59`, `4,59 EUR`: an exact amount above zero; undefined for anything else. */
export function parseFeedPrice(text: string): { minor: number; currency: Currency } | undefined {
  const match = /^(?:([A-Z]{3})\s*)?(\d{1,7})(?:[.,](\d{1,2}))?(?:\s*([A-Z]{3}))?$/.exec(text.trim());
  const currency = match?.[4] ?? match?.[1];
  if (!match || !currency || !(currency in currencyDigits)) return undefined;
  const digits = currencyDigits[currency as Currency];
  const fraction = (match[3] ?? '').padEnd(digits, '0');
  if (fraction.length > digits && Number(fraction.slice(digits)) > 0) return undefined;
  const minor = Number(match[2]) * 10 ** digits + Number(fraction.slice(0, digits) || 0);
  return minor > 0 ? { minor, currency: currency as Currency } : undefined;
}
