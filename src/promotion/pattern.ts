import type { Currency } from '../money/index.ts';
import { amountSource, bareSource, signSource } from './printed-amount.ts';
import type { Pattern, WordingTable } from './wording-table.ts';

export interface CompiledPattern {
  readonly regex: RegExp;
  readonly given: Readonly<Record<string, string>>;
}

/** Turns a table's pattern into a regular expression with a group for each placeholder. */
export function compilePattern(pattern: Pattern, table: WordingTable, currency: Currency): CompiledPattern {
  const source = typeof pattern === 'string' ? pattern : pattern.pattern;
  const places = placeSources(table, currency);
  const body = source
    .replaceAll(' ', String.raw`\s*`)
    .replace(/<(n|x|y|q|nth|p|kept|a|bare|sign|unit|piece|day2?|month2?|words)>/g, (_, name: string) => {
      return name === 'sign' ? signSource : `(?<${name}>${places[name]})`;
    });
  const regex = new RegExp(table.wordsTouch ? outsideNumbers(body) : outsideWords(body), 'gu');
  return { regex, given: typeof pattern === 'string' ? {} : pattern.given };
}

const outsideWords = (body: string): string => String.raw`(?<![\p{L}\p{N}])(?<!\d[.,])(?:${body})(?!'?\p{L})`;

/** Without spaces between words only digits and Latin letters tell where a word ends. */
const outsideNumbers = (body: string): string =>
  String.raw`(?<!\d(?=\d))(?<!\d[.,](?=\d))(?<![a-z](?=[a-z]))(?:${body})(?!(?<=\d)[.,]?\d)(?!(?<=[a-z])[a-z])`;

function placeSources(table: WordingTable, currency: Currency): Record<string, string> {
  const number = `(?:${['\\d{1,2}(?!\\d)', ...words(table.numbers)].join('|')})`;
  const day = String.raw`\d{1,2}(?!\d)`;
  const month = String.raw`0?[1-9](?!\d)|1[0-2](?!\d)|(?:${table.months.join('|')})\p{L}*`;
  return {
    n: number,
    x: number,
    y: number,
    q: number,
    nth: [ordinalSource(table), ...words(table.ordinals)].join('|'),
    p: String.raw`\d{1,3}(?:[.,]\d)?`,
    kept: `\\d(?:\\.\\d)?|\\d{2}|(?:${words(table.numbers).join('|')}){1,2}`,
    a: amountSource(currency),
    bare: bareSource(currency),
    unit: table.unitWords.map(([pattern]) => pattern.replaceAll(' ', String.raw`\s*`)).join('|'),
    piece: table.pieceWords.replaceAll(' ', String.raw`\s*`),
    day,
    day2: day,
    month,
    month2: month,
    words: String.raw`[\p{L}' ]{2,40}`,
  };
}

function ordinalSource({ ordinalStart = '', ordinalEnding, wordsTouch, numbers }: WordingTable): string {
  if (!wordsTouch) return String.raw`${ordinalStart}\d{1,2}\s*(?:${ordinalEnding})(?!\p{L})`;
  return String.raw`${ordinalStart}\s*(?:\d{1,2}|${words(numbers).join('|')})\s*(?:${ordinalEnding})`;
}

function words(table: Readonly<Record<string, number>>): string[] {
  return Object.keys(table).sort((left, right) => right.length - left.length);
}
