import type { NetQuantity } from '../money/index.ts';
import { quantityWords } from './locales/index.ts';
import { foldText } from './text.ts';

const perSign = {
  mg: ['g', 0.001],
  g: ['g', 1],
  gr: ['g', 1],
  kg: ['g', 1000],
  kilo: ['g', 1000],
  kilos: ['g', 1000],
  ml: ['ml', 1],
  cl: ['ml', 10],
  dl: ['ml', 100],
  l: ['ml', 1000],
} as const satisfies Readonly<Record<string, readonly [NetQuantity['unit'], number]>>;

const perBase: Readonly<Record<string, readonly [NetQuantity['unit'], number]>> = {
  ...perSign,
  ...Object.fromEntries(
    quantityWords.flatMap(({ measures }) => Object.entries(measures).map(([word, sign]) => [word, perSign[sign]])),
  ),
  ...Object.fromEntries(quantityWords.flatMap(({ pieces }) => pieces.map((word) => [word, ['piece', 1] as const]))),
};

const alternatives = (words: readonly string[]): string =>
  [...new Set(words)].sort((a, b) => b.length - a.length).join('|');

/** Where a unit ends: Latin letters go on, Chinese ones begin a new word. */
const unitEnd = String.raw`(?![a-z\d_])`;

/** Every word or sign for a measure (not for pieces), as a regular expression over folded text. */
export const measureSource: string = `(?:${alternatives(Object.keys(perBase).filter((word) => perBase[word]![0] !== 'piece'))})${unitEnd}`;

const of = alternatives(['a', 'x', 'di', ...quantityWords.flatMap((words) => words.of)]);
const pattern = new RegExp(
  String.raw`(?:(\d{1,3})\s?(?:[x*]|[a-z]{3,14} (?:${of}))\s?)?(\d{1,6}(?:[.,]\d{1,3})?)\s?(${alternatives(Object.keys(perBase))})${unitEnd}`,
);
/** "500mlx6": the sign and the times have no space between them. */
const gluedTimes = /(\d\s?(?:k?g|[mc]?l|cc))x(?=\s?\d)/gi;
/** "500 ml x 6". */
const timesBehind = /^\s?x\s?(\d{1,3})(?![\d.,]|\s?(?:k?g|[mc]?l|[cm]?m)\b)/;

/** The net content in a text ("6x1,5l", "12 pots de 125 g", "Le paquet de 750 g"): the first one found, and what is left of the text without it. */
export function findQuantity(text: string): { quantity: NetQuantity; rest: string } | undefined {
  const folded = foldText(text.replace(/[×*]/g, 'x').replace(gluedTimes, '$1 x '));
  const match = pattern.exec(folded);
  if (!match) return undefined;
  const [unit, factor] = perBase[match[3]!]!;
  const behind = folded.slice(match.index + match[0].length);
  const times = match[1] ?? (unit === 'piece' ? undefined : timesBehind.exec(behind)?.[1]) ?? 1;
  const amount = Math.round(Number(times) * Number(match[2]!.replace(',', '.')) * factor);
  const rest = `${folded.slice(0, match.index)} ${behind}`.replace(/\s+/g, ' ').trim();
  return amount > 0 ? { quantity: { amount, unit }, rest } : undefined;
}
