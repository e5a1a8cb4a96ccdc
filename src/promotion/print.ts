import { type Currency, currencyDigits } from '../money/index.ts';
import type { WordingLocale } from './locale.ts';
import { wordingTables } from './locales/index.ts';
import type { Mechanic } from './model.ts';
import type { PrintTemplates, WordingTable } from './wording-table.ts';

/** The prices to print with a mechanic that takes its price from the offer, in minor units. */
export interface PrintedPrices {
  readonly currency: Currency;
  readonly priceMinor?: number;
  readonly regularMinor?: number;
}

/**
 * A mechanic as a shopper of this language reads it: `-68 %` on the 2nd in French is "Le 2e à -68 %". `parseWording` reads it back to
 * the same mechanic when it is told the currency.
 */
export function printMechanic(mechanic: Mechanic, locale: WordingLocale, prices: PrintedPrices): string {
  const table: WordingTable = wordingTables[locale];
  const places = placesOf(mechanic, table, prices);
  const template = templateOf(mechanic, table.print, prices);
  return template.replace(/\{(\w+)\}/g, (_, name: string) => places[name] ?? '');
}

function templateOf(mechanic: Mechanic, print: PrintTemplates, prices: PrintedPrices): string {
  if (mechanic.type === 'PERCENT_OFF' || mechanic.type === 'NTH_PERCENT') {
    const kept = isToldAsKept(mechanic.percent) ? print[`${mechanic.type}_KEPT`] : undefined;
    return kept ?? print[mechanic.type];
  }
  return print[templateName(mechanic, prices)];
}

type NamedTemplate = Exclude<keyof PrintTemplates, 'PERCENT_OFF_KEPT' | 'NTH_PERCENT_KEPT'>;

function templateName(mechanic: Mechanic, prices: PrintedPrices): NamedTemplate {
  switch (mechanic.type) {
    case 'PRICE':
    case 'FROM_PRICE':
    case 'LOYALTY_PRICE':
      return prices.priceMinor === undefined ? `${mechanic.type}_BARE` : mechanic.type;
    case 'PRICE_CUT':
      return prices.priceMinor === undefined || prices.regularMinor === undefined ? 'PRICE_CUT_BARE' : 'PRICE_CUT';
    case 'LOYALTY_CREDIT':
      return 'percent' in mechanic ? 'LOYALTY_CREDIT_PERCENT' : 'LOYALTY_CREDIT_AMOUNT';
    default:
      return mechanic.type;
  }
}

function placesOf(mechanic: Mechanic, table: WordingTable, prices: PrintedPrices): Record<string, string> {
  const amount = (minor: number): string => printAmount(minor, prices.currency, table);
  const percent = (value: number): string => new Intl.NumberFormat(table.intlTag).format(value);
  const offered = {
    ...(prices.priceMinor !== undefined && { price: amount(prices.priceMinor) }),
    ...(prices.regularMinor !== undefined && { regular: amount(prices.regularMinor) }),
  };
  switch (mechanic.type) {
    case 'PERCENT_OFF':
      return { percent: percent(mechanic.percent), kept: keptFigure(mechanic.percent) };
    case 'EXTRA_QUANTITY':
      return { percent: percent(mechanic.percent) };
    case 'AMOUNT_OFF':
      return { amount: amount(mechanic.amountMinor) };
    case 'NTH_PERCENT':
      return {
        nth: printOrdinal(mechanic.nth, table),
        percent: percent(mechanic.percent),
        kept: keptFigure(mechanic.percent),
      };
    case 'X_PLUS_Y_FREE':
      return { buy: `${mechanic.buy}`, free: `${mechanic.free}`, taken: `${mechanic.buy + mechanic.free}` };
    case 'BUNDLE_PRICE':
      return { qty: `${mechanic.qty}`, amount: amount(mechanic.totalMinor) };
    case 'MULTI_BUY_UNIT':
      return { qty: `${mechanic.minQty}`, amount: amount(mechanic.unitMinor) };
    case 'LOYALTY_CREDIT':
      return 'percent' in mechanic ? { percent: percent(mechanic.percent) } : { amount: amount(mechanic.amountMinor) };
    case 'GIFT':
    case 'COUPON':
    case 'POINTS':
    case 'THRESHOLD':
      return { text: mechanic.text };
    default:
      return offered;
  }
}

const isToldAsKept = (percent: number): boolean => Number.isInteger(percent) && percent < 100;

/** What remains, in tenths where they are whole: 50 % off is "5", 15 % off is "85", 95 % off is "0.5". */
function keptFigure(percent: number): string {
  const kept = 100 - percent;
  return kept % 10 === 0 || kept < 10 ? `${kept / 10}` : `${kept}`;
}

/** An amount as running text has it, with two digits behind the decimal mark where the currency has hundredths. */
export function printPrice(minor: number, locale: WordingLocale, currency: Currency): string {
  return printAmount(minor, currency, wordingTables[locale]);
}

/** Without thousands separators: in wording they would read as a count before a price. */
function printAmount(minor: number, currency: Currency, table: WordingTable): string {
  const digits = currencyDigits[currency];
  return new Intl.NumberFormat(table.intlTag, {
    style: 'currency',
    currency,
    useGrouping: false,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(minor / 10 ** digits);
}

function printOrdinal(position: number, table: WordingTable): string {
  const category = new Intl.PluralRules(table.intlTag, { type: 'ordinal' }).select(position);
  return `${position}${table.ordinalPrinted[category] ?? table.ordinalPrinted.other}`;
}
