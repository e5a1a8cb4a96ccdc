import type { Mechanic } from '../data.ts';

const number = '(\\d{1,6}(?:[.,]\\d{1,2})?)';
const amount = '(\\d{1,6}(?:[.,]\\d{1,2})?)\\s*(?:€|eur)?';
const nth = '(\\d{1,2})\\s*(?:e|è|ème|eme|er|nd|rd|th)\\s*[-−:]?\\s*';
const card = '(?:carte|card)\\s*';

/** "1,50" or "3" as minor units. */
const minor = (text: string): number => Math.round(Number(text.replace(',', '.')) * 100);
const plain = (text: string): number => Number(text.replace(',', '.'));

/** First match counts, so the narrower ones come first. */
const forms: readonly (readonly [pattern: string, read: (a: string, b: string) => Mechanic | undefined])[] = [
  ['(?:prix|price)', () => ({ type: 'PRICE' })],
  ['(?:dès|des|from)', () => ({ type: 'FROM_PRICE' })],
  ['(?:barré|barre|was)', () => ({ type: 'PRICE_CUT' })],
  ['(?:prix\\s*carte|card\\s*price)', () => ({ type: 'LOYALTY_PRICE' })],
  [`${card}${number}\\s*(?:€|eur)`, (credit) => ({ type: 'LOYALTY_CREDIT', amountMinor: minor(credit) })],
  [`${card}${number}\\s*%?`, (percent) => ({ type: 'LOYALTY_CREDIT', percent: plain(percent) })],
  [`(\\d{1,2})\\s*\\+\\s*(\\d{1,2})`, (buy, free) => ({ type: 'X_PLUS_Y_FREE', buy: Number(buy), free: Number(free) })],
  [`${nth}${number}\\s*%?`, (n, percent) => ({ type: 'NTH_PERCENT', nth: Number(n), percent: plain(percent) })],
  [
    `(\\d{1,2})\\s*=\\s*${amount}`,
    (qty, total) => ({ type: 'BUNDLE_PRICE', qty: Number(qty), totalMinor: minor(total) }),
  ],
  [
    `(\\d{1,2})\\s*x\\s*${amount}`,
    (minQty, unit) => ({ type: 'MULTI_BUY_UNIT', minQty: Number(minQty), unitMinor: minor(unit) }),
  ],
  [`\\+\\s*${number}\\s*%`, (percent) => ({ type: 'EXTRA_QUANTITY', percent: plain(percent) })],
  [`[-−]?\\s*${number}\\s*%`, (percent) => ({ type: 'PERCENT_OFF', percent: plain(percent) })],
  ['[-−]?\\s*(\\d{1,6}[.,]\\d{2})\\s*(?:€|eur)?', (cut) => ({ type: 'AMOUNT_OFF', amountMinor: minor(cut) })],
  ['[-−]?\\s*(\\d{1,6})\\s*(?:€|eur)', (cut) => ({ type: 'AMOUNT_OFF', amountMinor: minor(cut) })],
  ['[-−]?\\s*(\\d{1,2})', (percent) => ({ type: 'PERCENT_OFF', percent: Number(percent) })],
];

const patterns = forms.map(([pattern, read]) => [new RegExp(`^${pattern}$`, 'i'), read] as const);

/**
 * A promotion in a few keystrokes: "25" or "25%" is −25 %, "1,50" is −1.50, "2+1" is two and one free, "2e 60" is the second at −60 %, "3=5" is
 * three for 5.00, "3x1,20" is 1.20 each from three on, "carte 10" credits 10 % to the card and "carte 1,50€" 1.50, "prix" is a plain price. Undefined where it is
 * none, or one that cannot be.
 */
export function readShorthand(text: string): Mechanic | undefined {
  for (const [pattern, read] of patterns) {
    const match = pattern.exec(text.trim());
    if (match) {
      const mechanic = read(match[1] ?? '', match[2] ?? '');
      return mechanic && isPossible(mechanic) ? mechanic : undefined;
    }
  }
  return undefined;
}

/** The server's own bounds. */
function isPossible(mechanic: Mechanic): boolean {
  if ('percent' in mechanic && (mechanic.percent < 0.1 || mechanic.percent > 100)) return false;
  if ('nth' in mechanic && (mechanic.nth < 2 || mechanic.nth > 20)) return false;
  if ('buy' in mechanic && (outOf(mechanic.buy, 1, 49) || outOf(mechanic.free, 1, 49))) return false;
  if ('qty' in mechanic && outOf(mechanic.qty, 2, 99)) return false;
  return !('minQty' in mechanic && outOf(mechanic.minQty, 2, 99));
}

const outOf = (value: number, least: number, most: number): boolean => value < least || value > most;
