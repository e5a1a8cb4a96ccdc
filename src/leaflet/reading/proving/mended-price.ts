import type { ArithmeticCheck } from '../../../promotion/index.ts';

/** What a digit is taken for by a reader of pictures. */
const takenFor: readonly string[] = ['869', '47', '7', '895', '1', '6398', '580', '12', '36905', '8305'];

/** What the other numbers of an offer say to a price. */
type ChecksAt = (priceMinor: number) => readonly ArithmeticCheck[];

/**
 * A price whose outlines were read as a picture and that contradicts all that is printed beside it, with the one digit changed that makes it agree with
 * everything; as it was read where there is no such digit, or several. Minor units.
 */
export function mendedPrice(readMinor: number, checksAt: ChecksAt): number {
  const read = checksAt(readMinor).filter(isTelling);
  if (read.length === 0 || read.some(({ agrees }) => agrees)) return readMinor;
  const agreeing = oneDigitApart(readMinor).filter((minor) => {
    const checks = checksAt(minor);
    return checks.filter(isTelling).length >= read.length && checks.every(({ agrees }) => agrees);
  });
  return agreeing.length === 1 ? agreeing[0]! : readMinor;
}

/** An amount of small print, or the one that is expected where a digit makes the difference. Minor units. */
export const mendedAmount = (readMinor: number, expectedMinor: number): number =>
  oneDigitApart(readMinor).includes(expectedMinor) ? expectedMinor : readMinor;

/** Many prices are below the regular one. */
const isTelling = ({ check }: ArithmeticCheck): boolean => check !== 'price_below_regular';

/** The numbers that differ from one by a digit that a reader takes for another. */
export function oneDigitApart(minor: number): number[] {
  const digits = String(minor);
  return [...digits].flatMap((digit, at) =>
    [...takenFor[Number(digit)]!].map((other) => Number(digits.slice(0, at) + other + digits.slice(at + 1))),
  );
}
