import type { NetQuantity } from '../money/index.ts';
import { foldText } from './text.ts';

const perBase: Readonly<Record<string, readonly [NetQuantity['unit'], number]>> = {
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
  litre: ['ml', 1000],
  litres: ['ml', 1000],
  litro: ['ml', 1000],
  litros: ['ml', 1000],
  litri: ['ml', 1000],
  liter: ['ml', 1000],
  pieces: ['piece', 1],
  piece: ['piece', 1],
  pcs: ['piece', 1],
  ct: ['piece', 1],
};

const units = Object.keys(perBase)
  .sort((a, b) => b.length - a.length)
  .join('|');
const pattern = new RegExp(
  `(?:(\\d{1,3})\\s?(?:[x*]|[a-z]{3,14} (?:de|da|di|van|of|a|x))\\s?)?(\\d{1,6}(?:[.,]\\d{1,3})?)\\s?(${units})\\b`,
);

/** The net content in a text ("6x1,5l", "12 pots de 125 g", "Le paquet de 750 g"): the first one found, and what is left of the text without it. */
export function findQuantity(text: string): { quantity: NetQuantity; rest: string } | undefined {
  const folded = foldText(text.replace(/[×*]/g, 'x'));
  const match = pattern.exec(folded);
  if (!match) return undefined;
  const [unit, factor] = perBase[match[3]!]!;
  const amount = Math.round(Number(match[1] ?? 1) * Number(match[2]!.replace(',', '.')) * factor);
  const rest = `${folded.slice(0, match.index)} ${folded.slice(match.index + match[0].length)}`
    .replace(/\s+/g, ' ')
    .trim();
  return amount > 0 ? { quantity: { amount, unit }, rest } : undefined;
}
