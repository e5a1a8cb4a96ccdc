import { expect } from 'vitest';
import { type Mechanic, parseWording, type WordingLocale, type WordingQualifiers } from '../index.ts';

export const off = (percent: number): Mechanic => ({ type: 'PERCENT_OFF', percent });
export const amountOff = (amountMinor: number): Mechanic => ({ type: 'AMOUNT_OFF', amountMinor });
export const nth = (position: number, percent: number): Mechanic => ({ type: 'NTH_PERCENT', nth: position, percent });
export const free = (buy: number, extra: number): Mechanic => ({ type: 'X_PLUS_Y_FREE', buy, free: extra });
export const bundle = (qty: number, totalMinor: number): Mechanic => ({ type: 'BUNDLE_PRICE', qty, totalMinor });
export const multi = (minQty: number, unitMinor: number): Mechanic => ({ type: 'MULTI_BUY_UNIT', minQty, unitMinor });
export const credit = (percent: number): Mechanic => ({ type: 'LOYALTY_CREDIT', percent });
export const creditOf = (amountMinor: number): Mechanic => ({ type: 'LOYALTY_CREDIT', amountMinor });
export const extra = (percent: number): Mechanic => ({ type: 'EXTRA_QUANTITY', percent });
export const price: Mechanic = { type: 'PRICE' };
export const fromPrice: Mechanic = { type: 'FROM_PRICE' };
export const priceCut: Mechanic = { type: 'PRICE_CUT' };
export const loyaltyPrice: Mechanic = { type: 'LOYALTY_PRICE' };

/** A wording, and its mechanic or the type of one that keeps its text. */
export type Worded = readonly [wording: string, mechanic: Mechanic | 'GIFT' | 'COUPON' | 'POINTS' | 'THRESHOLD'];

export function expectMechanic(locale: WordingLocale, wording: string, expected: Worded[1]): void {
  const { mechanic } = parseWording(wording, locale);
  expect(mechanic, wording).toEqual(typeof expected === 'string' ? { type: expected, text: wording } : expected);
}

export function expectNone(locale: WordingLocale, wording: string): void {
  expect(parseWording(wording, locale).mechanic, wording).toBeUndefined();
}

export function expectQualifiers(locale: WordingLocale, wording: string, expected: WordingQualifiers): void {
  expect(parseWording(wording, locale).qualifiers, wording).toMatchObject(expected);
}
