import { type Currency, currencyDigits } from '../money/index.ts';
import { foldWording } from './fold.ts';

/** How amounts of a currency are printed: which digits, what parts them, which words stand for hundredths. All over folded wording. */
interface AmountNotation {
  /** Whole units behind a sign or before cents. */
  readonly whole: string;
  /** What parts thousands, as a regular expression. */
  readonly thousands: string;
  /** Signs that stand behind stacked or raised hundredths: "13 50 zł". */
  readonly behindHundredths: string | null;
  /** Whole units without any sign: "3 voor 5". */
  readonly bare: string;
}

/** The sign or code of any currency, as a regular expression. */
export const signSource: string = String.raw`(?:€|euros?|eur|zl|pln|lei|ron|r\$|nt\$|\$ar|\$|brl|ars|twd)`;
const dotted = String.raw`\d{1,3}(?:\.\d{3})+`;

const notations: Readonly<Record<Currency, AmountNotation>> = {
  EUR: {
    whole: String.raw`${dotted}(?=,)|\d{1,6}`,
    thousands: String.raw`\.`,
    behindHundredths: null,
    bare: String.raw`\d{1,3}`,
  },
  PLN: {
    whole: String.raw`\d{1,3}(?: \d{3})+(?=,)|\d{1,6}`,
    thousands: ' ',
    behindHundredths: '(?:zl|pln)',
    bare: String.raw`\d{1,3}`,
  },
  RON: {
    whole: String.raw`${dotted}(?!\d)|\d{1,6}`,
    thousands: String.raw`\.`,
    behindHundredths: '(?:lei|ron)',
    bare: String.raw`\d{1,3}`,
  },
  BRL: {
    whole: String.raw`${dotted}(?!\d)|\d{1,6}`,
    thousands: String.raw`\.`,
    behindHundredths: null,
    bare: String.raw`\d{1,3}`,
  },
  ARS: {
    whole: String.raw`${dotted}(?!\d)|\d{1,9}`,
    thousands: String.raw`\.`,
    behindHundredths: null,
    bare: String.raw`${dotted}|\d{1,6}`,
  },
  TWD: {
    whole: String.raw`\d{1,3}(?:,\d{3})+(?!\d)|\d{1,9}`,
    thousands: ',',
    behindHundredths: null,
    bare: String.raw`\d{1,3}(?:,\d{3})+|\d{1,5}`,
  },
};

const cents = 'cts?|centimes?|centimos?|centesimi|cents?';
const hundredthWords: Readonly<Record<Currency, string>> = {
  EUR: cents,
  PLN: `gr|groszy|${cents}`,
  RON: `bani|${cents}`,
  BRL: `centavos?|${cents}`,
  ARS: `centavos?|ctvs?|${cents}`,
  TWD: cents,
};

/** `4€54`, `4 €54`, `4,54 €`, `€ 1,09`, `9.50`, `9 50`, `5 €`, `50 cts`, `13 50 zł`, `$ 1.299`. */
function withHundredths(currency: Currency): string {
  const { whole, behindHundredths } = notations[currency];
  const hundredths = String.raw`[.,]\s?\d{2}(?!\d)`;

  return [
    String.raw`${signSource}\s*(?:${whole})(?:${hundredths})?(?![\d%])`,
    String.raw`\d{1,6}\s?€\d{2}(?![\d%])`,
    String.raw`\d{1,6}\s?€\s\d{2}(?!\s*[\d%\p{L}])`,
    String.raw`(?:${whole})${hundredths}(?!\s*%)(?:\s*${signSource}(?![\p{L}]))?`,
    ...(behindHundredths ? [String.raw`\d{1,4}\s\d{2}\s*${behindHundredths}(?!\p{L})`] : []),
    String.raw`(?:${currency === 'EUR' ? String.raw`\d{1,6}` : whole})\s*${signSource}(?![\p{L}])`,
    String.raw`\d{1,2}\s*(?:${hundredthWords[currency]})(?![\p{L}])`,
    String.raw`\d{1,4}\s\d{2}(?!\s*[\d%\p{L}])`,
  ].join('|');
}

/** `$99`, `NT$1,299`, `99元`, `$13.5`, `99 TWD`: a number is an amount with its sign only. */
function inWholeUnits({ whole }: AmountNotation): string {
  const figure = String.raw`(?:${whole})(?:\.\d{1,2})?`;
  return [
    String.raw`${signSource}\s*${figure}(?![\d%折])(?:\s*元)?`,
    String.raw`${figure}\s*(?:元|圓|塊)`,
    String.raw`${figure}\s*${signSource}(?![\p{L}])`,
  ].join('|');
}

/** An amount of the currency as leaflets print it, as a regular expression. */
export function amountSource(currency: Currency): string {
  return currencyDigits[currency] === 0 ? inWholeUnits(notations[currency]) : withHundredths(currency);
}

/** Whole units without a sign, as a regular expression. */
export function bareSource(currency: Currency): string {
  return String.raw`(?:${notations[currency].bare})(?!\s*[%\d])(?![.,]\d)`;
}

/**
 * Minor units of a printed amount, `undefined` when it is none. Not whole where a currency without hundredths is printed with some, as unit
 * prices are.
 */
export function readPrintedAmount(text: string, currency: Currency): number | undefined {
  const folded = foldWording(text);
  if (!new RegExp(`^(?:${amountSource(currency)})$`, 'u').test(folded)) return undefined;
  if (new RegExp(String.raw`\d\s*(?:${hundredthWords[currency]})$`, 'u').test(folded))
    return Number(folded.match(/\d+/)![0]);
  const [units, fraction = ''] = withoutThousands(folded, currency).match(/\d+/g)!;
  return Number(units) * 10 ** currencyDigits[currency] + fractionOf(fraction, currency);
}

const fractionOf = (digits: string, currency: Currency): number =>
  (Number(digits) * 10 ** currencyDigits[currency]) / 10 ** digits.length;

/** Minor units of whole units that were printed without a sign. */
export function readBareAmount(text: string, currency: Currency): number {
  return Number(withoutThousands(text, currency)) * 10 ** currencyDigits[currency];
}

function withoutThousands(text: string, currency: Currency): string {
  return text.replace(new RegExp(String.raw`${notations[currency].thousands}(?=\d{3})`, 'gu'), '');
}
