import { type Currency, currencyDigits } from '../../money/index.ts';
import type { TextRun } from './page-content.ts';

/** Stands for a sign that was seen and not read. */
export const unreadSign = '¤';

/** Any sign that may stand with a price, as a regular expression. */
export const priceSign: string = String.raw`(?:¤|€|£|R\$|NT\$|\$|元|EUR|CHF|zł|lei|kr)`;

/** A currency whose own sign each of these is. "$" alone is printed in several countries. */
const ownSigns: readonly (readonly [sign: RegExp, currencies: readonly Currency[]])[] = [
  [/€|\bEUR\b/u, ['EUR']],
  [/zł(?!\p{L})/iu, ['PLN']],
  [/\d\s*(?:lei|ron)(?!\p{L})/iu, ['RON']],
  [/(?<!\p{L})R\$/u, ['BRL']],
  [/(?<!\p{L})NT\$|\d\s*元/u, ['TWD']],
  [/(?<![\p{L}])\$/u, ['ARS', 'TWD']],
];

/** The currencies that most of a page's signs may stand for; none where no sign is printed. */
export function currenciesPrinted(runs: readonly TextRun[]): ReadonlySet<Currency> {
  const counts = ownSigns.map(
    ([sign, currencies]) => [runs.slice(0, 3000).filter(({ text }) => sign.test(text)).length, currencies] as const,
  );
  const [most, currencies] = counts.reduce((best, entry) => (entry[0] > best[0] ? entry : best));
  return new Set(most > 0 ? currencies : []);
}

interface PriceNotation {
  readonly withHundredths: RegExp | null;
  readonly whole: RegExp;
  readonly hundredthsOnly: RegExp | null;
}

/** Whole units with their thousands marked or not; a marked thousand needs no cents where the shelf leaves them out. */
function notationOf(whole: string, wholeAlone: string, digits: number): PriceNotation {
  const s = priceSign;
  return {
    withHundredths:
      digits === 0
        ? null
        : new RegExp(String.raw`^${s}?-?(${whole})(?:[.,\s]|${s}[.,]?|[.,]${s})(\d{2})${s}?\*?$`, 'iu'),
    whole: new RegExp(
      String.raw`^(?:(${wholeAlone})(?:[.,][-–]{1,2})?${s}|${s}(${wholeAlone})(?:[.,][-–]{1,2}|元)?|(${wholeAlone})[.,][-–]{1,2})\*?$`,
      'iu',
    ),
    hundredthsOnly: digits === 0 ? null : new RegExp(String.raw`^${s}?[-–]?[.,](\d{2})${s}?$`, 'iu'),
  };
}

const european = notationOf(String.raw`\d{1,4}|\d{1,3}[.\s]\d{3}`, String.raw`\d{1,4}`, 2);
const marked = String.raw`\d{1,3}(?:\.\d{3})+`;
const american = notationOf(String.raw`${marked}|\d{1,7}`, String.raw`${marked}|\d{1,7}`, 2);

const notations: Readonly<Record<Currency, PriceNotation>> = {
  EUR: european,
  PLN: european,
  RON: european,
  BRL: american,
  ARS: american,
  TWD: notationOf('', String.raw`\d{1,3}(?:,\d{3})+|\d{1,6}`, 0),
};

/** Minor units of a price that stands by itself, its raised cents written behind a point. */
function parsePrinted(text: string, currency: Currency): number | undefined {
  const notation = notations[currency];
  const base = 10 ** currencyDigits[currency];
  const units = (digits: string): number => Number(digits.replace(/[.,\s]/gu, '')) * base;
  const decimal = notation.withHundredths?.exec(text);
  if (decimal) return units(decimal[1]!) + Number(decimal[2]);
  const whole = notation.whole.exec(text);
  if (whole) return units((whole[1] ?? whole[2] ?? whole[3])!);
  const cents = notation.hundredthsOnly?.exec(text);
  return cents ? Number(cents[1]) : undefined;
}

const signs = new RegExp(String.raw`\s*(${priceSign}|[.,])\s*`, 'giu');

/** The same of a price as it is written, spaces around its sign included. */
export function parsePriceText(text: string, currency: Currency): number | undefined {
  return parsePrinted(text.normalize('NFKC').replace(signs, '$1').trim(), currency);
}
