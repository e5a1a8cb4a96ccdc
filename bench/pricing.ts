import { byPiece, lineTotal } from '../src/money/index.ts';
import { type Mechanic, type PricingLine, type PromotionOffer, priceBasket } from '../src/promotion/index.ts';
import { dice, type Figure, median } from './figure.ts';

const baskets = 50;
const runs = 5;

/** Baskets a second with 50 lines and 20 offers; the floor rounds the same lines and adds them up, without any promotion. */
export async function measure(): Promise<Figure[]> {
  const roll = dice(1);
  const all = Array.from({ length: baskets }, () => aBasket(roll));
  const price = () => {
    for (const { lines, offers } of all) priceBasket({ currency: 'EUR', lines, offers, loyalty: true });
  };
  const addUp = () => {
    for (const { lines } of all) sumOf(lines);
  };
  price();
  addUp();
  const priced: number[] = [];
  const added: number[] = [];
  for (let run = 0; run < runs; run++) {
    added.push(basketsPerSecond(addUp));
    priced.push(basketsPerSecond(price));
  }
  return [
    {
      what: 'baskets of 50 lines with 20 offers',
      value: median(priced),
      unit: 'baskets/s',
      floor: median(added),
      floorOf: 'the sum of the line totals',
      runs,
    },
  ];
}

function sumOf(lines: readonly PricingLine[]): number {
  return lines.reduce(
    (sum, { unitPriceMinor, steps, basis }) =>
      sum + lineTotal({ minor: unitPriceMinor, currency: 'EUR' }, steps, basis).minor,
    0,
  );
}

function basketsPerSecond(round: () => void): number {
  const start = performance.now();
  let count = 0;
  for (; performance.now() - start < 1000; count += baskets) round();
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
