import { byPiece } from '../src/money/index.ts';
import { type Mechanic, type PricingLine, type PromotionOffer, priceBasket } from '../src/promotion/index.ts';
import { dice, type Figure } from './figure.ts';

/** Baskets a second with 50 lines and 20 offers; the floor adds the lines up without any promotion. */
export async function measure(): Promise<Figure[]> {
  const roll = dice(1);
  const baskets = Array.from({ length: 50 }, () => aBasket(roll));
  const price = (withOffers: boolean) =>
    perSecond(() => {
      for (const { lines, offers } of baskets)
        priceBasket({ currency: 'EUR', lines, offers: withOffers ? offers : [], loyalty: true });
      return baskets.length;
    });
  price(true);
  return [{ what: 'baskets of 50 lines with 20 offers', value: price(true), unit: 'baskets/s', floor: price(false) }];
}

function perSecond(round: () => number): number {
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < 2000) count += round();
  return (count * 1000) / (performance.now() - start);
}

const mechanics: readonly Mechanic[] = [
  { type: 'X_PLUS_Y_FREE', buy: 2, free: 1 },
  { type: 'NTH_PERCENT', nth: 2, percent: 68 },
  { type: 'PERCENT_OFF', percent: 30 },
  { type: 'BUNDLE_PRICE', qty: 2, totalMinor: 500 },
  { type: 'MULTI_BUY_UNIT', minQty: 3, unitMinor: 170 },
  { type: 'LOYALTY_CREDIT', percent: 25 },
];

function aBasket(roll: () => number): { lines: PricingLine[]; offers: PromotionOffer[] } {
  const lines = Array.from({ length: 50 }, (_, i) => ({
    lineId: `${i}`,
    productId: `p${i}`,
    steps: 1 + Math.floor(roll() * 6),
    basis: byPiece,
    unitPriceMinor: 100 + Math.floor(roll() * 900),
    depositMinor: 0,
  }));
  const offers = Array.from({ length: 20 }, (_, i) => ({
    offerId: `o${i}`,
    mechanic: mechanics[i % mechanics.length]!,
    priceMinor: null,
    productIds: Array.from({ length: 3 }, () => `p${Math.floor(roll() * 50)}`),
    mixAndMatch: i % 2 === 0,
    limitPerHousehold: null,
    loyaltyRequired: false,
  }));
  return { lines, offers };
}
