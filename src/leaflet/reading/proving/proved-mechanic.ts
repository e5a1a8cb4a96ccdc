import type { Mechanic, PriceLabel } from '../../../promotion/index.ts';
import type { ReadText } from '../read-offer.ts';
import { checked } from './checked.ts';
import { followsFrom } from './follows-from.ts';
import { oneDigitApart } from './mended-price.ts';

/**
 * The text of a picture with the promotion that its price proves, where the words of it were read in part: "3 2" beside 2.00 each for three, at a
 * regular 3.00, is three for two. As it was where the price proves none, or several. `feedPrices` are those of the products it is linked to, in
 * minor units; without any the printed regular price counts, which may be misread itself.
 */
export function withProvedMechanic(read: ReadText, feedPrices: readonly number[]): ReadText {
  const { mechanic } = read;
  const isLot = mechanic.type === 'BUNDLE_PRICE' && mechanic.totalMinor === read.priceMinor;
  const lot: PriceLabel | null = isLot ? { kind: 'lot', qty: mechanic.qty, text: '' } : null;
  const credit = mechanic.type === 'LOYALTY_CREDIT' && 'amountMinor' in mechanic ? creditOf(read, mechanic) : undefined;
  const text = {
    ...read,
    priceLabel: read.priceLabel ?? lot,
    qualifiers: credit === undefined ? read.qualifiers : { ...read.qualifiers, creditMinor: credit },
  };
  const printed = read.regularMinor === null ? [] : [read.regularMinor];
  if (
    credit === undefined &&
    [...printed, ...feedPrices].some((regularMinor) => followsFrom(text, regularMinor) === true)
  )
    return read;
  for (const regularMinor of feedPrices.length > 0 ? feedPrices : printed) {
    const proved = likelyMechanics(text).filter(
      (mechanic) => followsFrom({ ...text, mechanic }, regularMinor) === true,
    );
    if (proved.length === 1) return checked({ ...read, mechanic: proved[0]! });
  }
  return read;
}

/** What the words may have said, by the figures that are left of them. */
function likelyMechanics({ mechanic, mechanicText, priceLabel }: ReadText): Mechanic[] {
  const words = mechanicText ?? '';
  const percents = [...words.matchAll(/(?<![\d.,])(\d\d) ?%/g)].map((match) => Number(match[1]));
  const qty = mechanic.type === 'BUNDLE_PRICE' ? mechanic.qty : (priceLabel?.qty ?? 1);
  switch (mechanic.type) {
    case 'PRICE':
    case 'PRICE_CUT':
      return percentsOff(qty, percents);
    case 'PERCENT_OFF':
    case 'NTH_PERCENT':
      return [
        ...(mechanic.type === 'PERCENT_OFF' ? percentsOff(qty, [mechanic.percent]) : []),
        ...oneDigitApart(mechanic.percent).map((percent) => ({ ...mechanic, percent })),
      ];
    case 'BUNDLE_PRICE':
      return [
        ...percentsOff(qty, [
          ...percents,
          ...keptTenths(words),
          ...(qty === 2 && isMade(mechanic.totalMinor) ? usualPercents : []),
        ]),
        ...freeOnes(qty),
      ];
    case 'MULTI_BUY_UNIT':
      return [
        ...percentsOff(qty, [...percents, ...keptTenths(words)]),
        // Three at 2.00 each are another promotion than three for two, whatever one costs.
        ...freeOnes(qty).filter(({ buy }) => figuresIn(words).includes(buy)),
      ];
    case 'LOYALTY_CREDIT':
      return 'amountMinor' in mechanic ? creditsOf(mechanic.amountMinor, percents) : [];
    default:
      return [];
  }
}

/** Of one, or of the last of several that are priced together. */
const percentsOff = (qty: number, percents: readonly number[]): Mechanic[] =>
  [...new Set(percents)].map((percent) =>
    qty > 1 ? { type: 'NTH_PERCENT', nth: qty, percent } : { type: 'PERCENT_OFF', percent },
  );

/** What is credited; an amount above the price lost its comma. */
const creditOf = ({ priceMinor }: ReadText, { amountMinor }: { readonly amountMinor: number }): number =>
  amountMinor > priceMinor ? Math.round(amountMinor / 100) : amountMinor;

const creditsOf = (amountMinor: number, percents: readonly number[]): Mechanic[] =>
  (percents.length > 0 || amountMinor % 10 === 0 ? percents : usualCredits).map((percent) => ({
    type: 'LOYALTY_CREDIT',
    percent,
  }));

/** 7折 leaves seven tenths. */
const keptTenths = (words: string): number[] =>
  /\p{Script=Han}/u.test(words) ? figuresIn(words).map((kept) => 100 - 10 * kept) : [];

const usualPercents: readonly number[] = [20, 30, 40, 50, 60, 70, 80];
const usualCredits: readonly number[] = [5, 10, 15, 20, 25, 30, 34, 40, 50];
/** Of lower totals too many are what some percentage makes. */
const leastTold = 500;

/** Nobody chose such a price: a percentage made it. */
const isMade = (totalMinor: number): boolean => totalMinor >= leastTold && !/[059]$/.test(String(totalMinor));

type XPlusYFree = Extract<Mechanic, { type: 'X_PLUS_Y_FREE' }>;

/** Several of which some are paid. */
const freeOnes = (qty: number): XPlusYFree[] =>
  Array.from({ length: qty - 1 }, (_, at) => ({ type: 'X_PLUS_Y_FREE', buy: at + 1, free: qty - at - 1 }));

/** Digits that stand alone. */
const figuresIn = (words: string): number[] =>
  [...words.matchAll(/(?<![\d.,])[1-9](?![\d.,%])/g)].map(([figure]) => Number(figure));
