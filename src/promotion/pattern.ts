import { foldWording } from './fold.ts';
import type { Pattern, WordingTable } from './wording-table.ts';

const currencySign = String.raw`(?:€|euros?|eur|zl|pln|lei|ron|r\$|nt\$|\$|brl|ars|twd)`;
const cents = String.raw`[.,]\s?\d{2}(?!\d)`;
const whole = String.raw`\d{1,3}(?:\.\d{3})+(?=,)|\d{1,6}`;

/** Amounts as printed: `4€54`, `4 €54`, `4,54 €`, `€ 1,09`, `9.50`, `9 50`, `5 €`, `50 cts`. */
const amountSource = [
  String.raw`${currencySign}\s*(?:${whole})(?:${cents})?(?![\d%])`,
  String.raw`\d{1,6}\s?€\d{2}(?![\d%])`,
  String.raw`\d{1,6}\s?€\s\d{2}(?!\s*[\d%\p{L}])`,
  String.raw`(?:${whole})${cents}(?!\s*%)(?:\s*${currencySign}(?![\p{L}]))?`,
  String.raw`\d{1,6}\s*${currencySign}(?![\p{L}])`,
  String.raw`\d{1,2}\s*(?:cts?|centimes?|centimos?|centesimi|cents?)(?![\p{L}])`,
  String.raw`\d{1,4}\s\d{2}(?!\s*[\d%\p{L}])`,
].join('|');

/** Minor units (hundredths) of an amount printed in a leaflet, already folded; `undefined` when it is not one. */
export function readPrintedAmount(text: string): number | undefined {
  const folded = foldWording(text);
  if (!new RegExp(`^(?:${amountSource})$`, 'u').test(folded)) return undefined;
  if (/\d\s*c(?:ts?|ent)/.test(folded)) return Number(folded.match(/\d+/)![0]);
  const [units, hundredths = '00'] = folded.replace(/\.(?=\d{3})/g, '').match(/\d+/g)!;
  return Number(units) * 100 + Number(hundredths);
}

export interface CompiledPattern {
  readonly regex: RegExp;
  readonly given: Readonly<Record<string, string>>;
}

/** Turns a table's pattern into a regular expression with a group for each placeholder. */
export function compilePattern(pattern: Pattern, table: WordingTable): CompiledPattern {
  const source = typeof pattern === 'string' ? pattern : pattern.pattern;
  const places = placeSources(table);
  const body = source
    .replaceAll(' ', String.raw`\s*`)
    .replace(/<(n|x|y|q|nth|p|a|bare|unit|piece|day2?|month2?|words)>/g, (_, name: string) => {
      return `(?<${name}>${places[name]})`;
    });
  const regex = new RegExp(String.raw`(?<![\p{L}\p{N}])(?<!\d[.,])(?:${body})(?!'?\p{L})`, 'gu');
  return { regex, given: typeof pattern === 'string' ? {} : pattern.given };
}

function placeSources(table: WordingTable): Record<string, string> {
  const number = `(?:${['\\d{1,2}(?!\\d)', ...words(table.numbers)].join('|')})`;
  const day = String.raw`\d{1,2}(?!\d)`;
  const month = String.raw`0?[1-9](?!\d)|1[0-2](?!\d)|(?:${table.months.join('|')})\p{L}*`;
  return {
    n: number,
    x: number,
    y: number,
    q: number,
    nth: [String.raw`\d{1,2}\s*(?:${table.ordinalEnding})(?!\p{L})`, ...words(table.ordinals)].join('|'),
    p: String.raw`\d{1,3}(?:[.,]\d)?`,
    a: amountSource,
    bare: String.raw`\d{1,3}(?!\s*[%\d])(?![.,]\d)`,
    unit: table.unitWords.map(([pattern]) => pattern.replaceAll(' ', String.raw`\s*`)).join('|'),
    piece: table.pieceWords.replaceAll(' ', String.raw`\s*`),
    day,
    day2: day,
    month,
    month2: month,
    words: String.raw`[\p{L}' ]{2,40}`,
  };
}

function words(table: Readonly<Record<string, number>>): string[] {
  return Object.keys(table).sort((left, right) => right.length - left.length);
}
