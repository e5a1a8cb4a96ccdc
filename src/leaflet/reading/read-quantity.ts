import { findQuantity, foldText, measureSource } from '../../catalog/index.ts';
import type { NetQuantity } from '../../money/index.ts';
import { anyOf, ofEveryLocale } from './locales/index.ts';

/** How a product is packed: what all of it holds, and whether it is sold by weight. */
export interface ReadQuantity {
  readonly net: NetQuantity | null;
  readonly soldBy: 'item' | 'kg' | '100g';
}

const end = String.raw`(?![a-z\d_])`;
const measure = String.raw`(\d{1,5}(?:[.,]\d{1,3})?)\s?(${measureSource})`;
const of = anyOf(['a', ...ofEveryLocale((table) => table.packOf)]);
const packOf = new RegExp(String.raw`(?:^|\s)(\d{1,3})\s?(?:x\s?|(?:\p{L}+\s){0,3}?(?:${of})\s)${measure}`, 'u');
const counted = `(?:${anyOf(ofEveryLocale((table) => table.counted))})${end}`;
const countable = new RegExp(String.raw`(?:^|[\sx])(\d{1,4})\s?${counted}`, 'u');
const anyMeasure = new RegExp(
  String.raw`(?<![\p{L}\d.,])(?:\d{1,3}\s?x\s?)?\d{1,5}(?:[.,]\d{1,3})?\s?(?:${measureSource}|${counted})(?!\p{Script=Latin})`,
  'gu',
);

/** A folded text without the quantities in it. */
export function withoutMeasures(folded: string): string {
  return folded.replace(/(\d)\s*x\s*(\d)/g, '$1x$2').replace(anyMeasure, ' ');
}

const wholeLine = (alternatives: readonly string[]): RegExp => new RegExp(`^(?:${anyOf(alternatives)})$`, 'u');
const byKilo = wholeLine(ofEveryLocale((table) => table.byKilo));
const byHundredGrams = wholeLine(ofEveryLocale((table) => table.byHundredGrams));
const byKiloBesidePrice = wholeLine(ofEveryLocale((table) => table.byKiloBesidePrice ?? []));

/** Reads one line of a product's text: "Les 3 paquets de 300 g" is 900 g, "All'etto" is sold by 100 g. */
export function readQuantity(line: string): ReadQuantity | undefined {
  const folded = foldLine(line);
  if (byKilo.test(folded)) return { net: null, soldBy: 'kg' };
  if (byHundredGrams.test(folded)) return { net: { amount: 100, unit: 'g' }, soldBy: '100g' };
  const pack = packOf.exec(folded);
  if (pack) {
    const one = findQuantity(`${pack[2]} ${pack[3]}`);
    if (one) return { net: { ...one.quantity, amount: one.quantity.amount * Number(pack[1]) }, soldBy: 'item' };
  }
  const measured = findQuantity(folded);
  if (measured && measured.quantity.unit !== 'piece') return { net: measured.quantity, soldBy: 'item' };
  const pieces = countable.exec(folded);
  if (pieces) return { net: { amount: Number(pieces[1]), unit: 'piece' }, soldBy: 'item' };
  return measured && { net: measured.quantity, soldBy: 'item' };
}

/** Whether a line says how many of what size: "2 confezioni da 250 g". */
export const saysPack = (line: string): boolean => packOf.test(foldLine(line));

/** Whether a line that stands beside a price says that it is for a kilogram, where the same words elsewhere are what a pack holds. */
export function tellsKilo(line: string): boolean {
  return byKiloBesidePrice.test(foldLine(line));
}

const gluedTimes = /(\d\s?(?:k?g|[mc]?l|cc))x(?=\s?\d)/gi;
const foldLine = (line: string): string =>
  foldText(
    line
      .replace(/[×*]/g, 'x')
      .replace(gluedTimes, '$1 x ')
      .replace(/(\d)\s*x\s*(\d)/gi, '$1x$2'),
  );
