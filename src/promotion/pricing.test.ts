import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byPiece, byWeight } from '../money/index.ts';
import { basketBounds, type Mechanic, type PricingLine, type PromotionOffer, priceBasket } from './index.ts';

let serial = 0;
function aLine(productId: string, steps: number, unitPriceMinor: number, more: Partial<PricingLine> = {}): PricingLine {
  serial += 1;
  return { lineId: `line-${serial}`, productId, steps, basis: byPiece, unitPriceMinor, depositMinor: 0, ...more };
}

function anOffer(
  mechanic: Mechanic,
  productIds: readonly string[],
  more: Partial<PromotionOffer> = {},
): PromotionOffer {
  const rest = { priceMinor: null, mixAndMatch: false, limitPerHousehold: null, loyaltyRequired: false };
  return { offerId: `offer-${mechanic.type}`, mechanic, productIds, ...rest, ...more };
}

function price(lines: readonly PricingLine[], offers: readonly PromotionOffer[] = [], loyalty = true) {
  return priceBasket({ currency: 'EUR', lines, offers, loyalty });
}

const twoPlusOne: Mechanic = { type: 'X_PLUS_Y_FREE', buy: 2, free: 1 };
const secondAt68: Mechanic = { type: 'NTH_PERCENT', nth: 2, percent: 68 };
const twoForFive: Mechanic = { type: 'BUNDLE_PRICE', qty: 2, totalMinor: 500 };
const fromThree: Mechanic = { type: 'MULTI_BUY_UNIT', minQty: 3, unitMinor: 200 };

describe('each mechanic', () => {
  test.each<[string, Mechanic, number, number, number, number]>([
    ['a printed price', { type: 'PRICE' }, 2, 400, 600, 0],
    ['a price cut', { type: 'PRICE_CUT' }, 1, 400, 300, 0],
    ['a printed price above the regular one is not used', { type: 'PRICE' }, 1, 250, 250, 0],
    ['a starting price charges the variant', { type: 'FROM_PRICE' }, 1, 400, 400, 0],
    ['-30 % is rounded once on the price to pay', { type: 'PERCENT_OFF', percent: 30 }, 1, 649, 454, 0],
    ['three at -25 % are rounded as one line', { type: 'PERCENT_OFF', percent: 25 }, 3, 159, 358, 0],
    ['an amount off never goes below zero', { type: 'AMOUNT_OFF', amountMinor: 500 }, 2, 400, 0, 0],
    ['-68 % on the second', secondAt68, 2, 1099, 1451, 0],
    ['two bought, the third free', twoPlusOne, 3, 799, 1598, 0],
    ['seven are two full sets and one', twoPlusOne, 7, 100, 500, 0],
    ['two for five euros', twoForFive, 3, 400, 900, 0],
    ['a bundle dearer than its parts is not used', twoForFive, 2, 200, 400, 0],
    ['from three on, all at the unit price', fromThree, 4, 285, 800, 0],
    ['two of three keep their price', fromThree, 2, 285, 570, 0],
    ['25 % on the card leaves the price', { type: 'LOYALTY_CREDIT', percent: 25 }, 1, 549, 549, 137],
    ['credit is rounded once a line', { type: 'LOYALTY_CREDIT', percent: 25 }, 3, 549, 1647, 412],
    ['an amount on the card', { type: 'LOYALTY_CREDIT', amountMinor: 120 }, 2, 400, 800, 240],
    ['a card price', { type: 'LOYALTY_PRICE' }, 1, 400, 300, 0],
    ['more in the pack', { type: 'EXTRA_QUANTITY', percent: 20 }, 1, 400, 400, 0],
    ['a gift', { type: 'GIFT', text: 'mug' }, 1, 400, 400, 0],
  ])('%s', (_, mechanic, steps, regular, total, credit) => {
    const priced = price([aLine('A', steps, regular)], [anOffer(mechanic, ['A'], { priceMinor: 300 })]);
    expect([priced.totalMinor, priced.creditMinor]).toEqual([total, credit]);
  });
});

describe('sets', () => {
  test('without mix and match a set holds one product, on several lines', () => {
    const offer = anOffer(twoPlusOne, ['A', 'B']);
    expect(price([aLine('A', 2, 300), aLine('B', 1, 200)], [offer]).totalMinor).toBe(800);
    expect(price([aLine('A', 2, 300), aLine('A', 1, 300)], [offer]).totalMinor).toBe(600);
  });

  test('mixed sets are made dear with dear, the cheapest of each free', () => {
    const lines = [aLine('A', 3, 1000), aLine('B', 3, 300)];
    const priced = price(lines, [anOffer(twoPlusOne, ['A', 'B'], { mixAndMatch: true })]);
    expect(priced.totalMinor).toBe(2600);
  });

  test('a discount over several lines is spread by largest remainder', () => {
    const lines = [aLine('A', 1, 333), aLine('B', 1, 333), aLine('C', 1, 334)];
    const offer = anOffer({ type: 'BUNDLE_PRICE', qty: 3, totalMinor: 900 }, ['A', 'B', 'C'], { mixAndMatch: true });
    const priced = price(lines, [offer]);
    expect(priced.lines.map((line) => line.payableMinor)).toEqual([300, 300, 300]);
    expect(priced.totalMinor).toBe(900);
  });

  test('units of one product may use different offers', () => {
    const offers = [anOffer(twoPlusOne, ['A']), anOffer({ type: 'PERCENT_OFF', percent: 10 }, ['A'])];
    expect(price([aLine('A', 4, 1000)], offers).totalMinor).toBe(2900);
  });

  test('the offer that beats two others is found although each alone looks better', () => {
    const offers = [
      anOffer({ type: 'NTH_PERCENT', nth: 2, percent: 50 }, ['A']),
      anOffer(twoPlusOne, ['A'], { offerId: 'three' }),
    ];
    expect(price([aLine('A', 4, 1000)], offers).totalMinor).toBe(3000);
    expect(price([aLine('A', 5, 1000)], offers).totalMinor).toBe(3500);
  });
});

describe('limits, cards and deposits', () => {
  test('a limit counts lots of sets', () => {
    expect(price([aLine('A', 9, 100)], [anOffer(twoPlusOne, ['A'], { limitPerHousehold: 2 })]).totalMinor).toBe(700);
  });

  test('a limit counts items of single-item offers and of multi-buys', () => {
    const percent = anOffer({ type: 'PERCENT_OFF', percent: 50 }, ['A', 'B'], { limitPerHousehold: 2 });
    expect(price([aLine('A', 2, 100), aLine('B', 2, 300)], [percent]).totalMinor).toBe(500);
    expect(price([aLine('A', 6, 285)], [anOffer(fromThree, ['A'], { limitPerHousehold: 4 })]).totalMinor).toBe(1370);
  });

  test('without the card there is no card price, no credit and no card-only offer', () => {
    const offers = [
      anOffer({ type: 'LOYALTY_PRICE' }, ['A'], { priceMinor: 1 }),
      anOffer({ type: 'LOYALTY_CREDIT', percent: 50 }, ['A']),
      anOffer(twoPlusOne, ['A'], { loyaltyRequired: true }),
    ];
    const priced = price([aLine('A', 3, 300)], offers, false);
    expect([priced.totalMinor, priced.creditMinor]).toEqual([900, 0]);
  });

  test('deposits are paid on free items too and never discounted', () => {
    const lines = [aLine('A', 3, 100, { depositMinor: 25 })];
    const priced = price(lines, [anOffer(twoPlusOne, ['A'])]);
    expect([priced.totalMinor, priced.depositMinor, priced.savedMinor]).toEqual([275, 75, 100]);
  });

  test('the smallest price after credit wins, then the smallest price', () => {
    const offers = [
      anOffer({ type: 'PERCENT_OFF', percent: 20 }, ['A']),
      anOffer({ type: 'LOYALTY_CREDIT', percent: 20 }, ['A']),
    ];
    const priced = price([aLine('A', 1, 1000)], offers);
    expect([priced.totalMinor, priced.creditMinor]).toEqual([800, 0]);
    const better = price([aLine('A', 1, 1000)], [offers[0]!, anOffer({ type: 'LOYALTY_CREDIT', percent: 21 }, ['A'])]);
    expect([better.totalMinor, better.creditMinor]).toEqual([1000, 210]);
    const limited = offers.map((offer) => ({ ...offer, limitPerHousehold: 1 }));
    const three = price([aLine('A', 1, 1000), aLine('A', 2, 1000)], limited);
    expect([three.totalMinor, three.creditMinor]).toEqual([2800, 200]);
  });

  test('at the same price after credit, a set beats a limited credit', () => {
    const offers = [
      anOffer({ type: 'LOYALTY_CREDIT', percent: 50 }, ['A'], { limitPerHousehold: 2 }),
      anOffer({ type: 'X_PLUS_Y_FREE', buy: 1, free: 1 }, ['A']),
      anOffer({ type: 'BUNDLE_PRICE', qty: 3, totalMinor: 2500 }, ['A']),
    ];
    const priced = price([aLine('A', 3, 1000)], offers);
    expect([priced.totalMinor, priced.creditMinor]).toEqual([2000, 500]);
    expect(price([aLine('A', 2, 1000)], offers).totalMinor).toBe(1000);
  });
});

describe('weighed goods', () => {
  const weighed = { basis: byWeight };

  test('single-item offers scale with the weight and are rounded once', () => {
    const line = aLine('A', 1250, 199, weighed);
    expect(price([line]).totalMinor).toBe(249);
    expect(price([line], [anOffer({ type: 'PERCENT_OFF', percent: 30 }, ['A'])]).totalMinor).toBe(174);
    expect(price([line], [anOffer({ type: 'PRICE_CUT' }, ['A'], { priceMinor: 129 })]).totalMinor).toBe(161);
    expect(price([line], [anOffer({ type: 'AMOUNT_OFF', amountMinor: 50 }, ['A'])]).totalMinor).toBe(186);
    expect(price([line], [anOffer({ type: 'LOYALTY_CREDIT', percent: 10 }, ['A'])]).creditMinor).toBe(25);
  });

  test('a weighing is no item of a set', () => {
    expect(price([aLine('A', 3000, 200, weighed)], [anOffer(twoPlusOne, ['A'])]).totalMinor).toBe(600);
  });
});

describe('nearly reached', () => {
  test('one more completes the lot, with what it brings', () => {
    const priced = price([aLine('A', 2, 799)], [anOffer(twoPlusOne, ['A'])]);
    expect(priced.nearlyReached).toEqual([{ offerId: 'offer-X_PLUS_Y_FREE', productIds: ['A'], gainMinor: 799 }]);
    expect(price([aLine('A', 1, 799)], [anOffer(twoPlusOne, ['A'])]).nearlyReached).toEqual([]);
  });

  test('a further lot counts, past the limit it does not', () => {
    expect(price([aLine('A', 3, 799)], [anOffer(secondAt68, ['A'])]).nearlyReached).toHaveLength(1);
    const limited = anOffer(secondAt68, ['A'], { limitPerHousehold: 1 });
    expect(price([aLine('A', 3, 799)], [limited]).nearlyReached).toEqual([]);
  });

  test('a multi-buy is nearly reached once, before its threshold', () => {
    const priced = price([aLine('A', 2, 285)], [anOffer(fromThree, ['A'])]);
    expect(priced.nearlyReached).toEqual([{ offerId: 'offer-MULTI_BUY_UNIT', productIds: ['A'], gainMinor: 255 }]);
    expect(price([aLine('A', 3, 285)], [anOffer(fromThree, ['A'])]).nearlyReached).toEqual([]);
  });

  test('a mixed set names every product that would complete it, cheapest first', () => {
    const offer = anOffer(twoPlusOne, ['A', 'B'], { mixAndMatch: true });
    const priced = price([aLine('A', 1, 500), aLine('B', 1, 300)], [offer]);
    expect(priced.nearlyReached).toEqual([{ offerId: offer.offerId, productIds: ['B', 'A'], gainMinor: 300 }]);
  });
});

// Whole percents of prices in whole euros leave no rounding, so totals compare exactly.
const euros = fc.integer({ min: 1, max: 9 }).map((units) => units * 100);
const mechanics = fc.oneof(
  fc.constant<Mechanic>({ type: 'PRICE' }),
  fc.constant<Mechanic>({ type: 'LOYALTY_PRICE' }),
  fc.integer({ min: 1, max: 99 }).map((percent): Mechanic => ({ type: 'PERCENT_OFF', percent })),
  fc.integer({ min: 1, max: 400 }).map((amountMinor): Mechanic => ({ type: 'AMOUNT_OFF', amountMinor })),
  fc.integer({ min: 1, max: 99 }).map((percent): Mechanic => ({ type: 'LOYALTY_CREDIT', percent })),
  fc
    .record({ nth: fc.integer({ min: 2, max: 3 }), percent: fc.integer({ min: 1, max: 100 }) })
    .map((set): Mechanic => ({ type: 'NTH_PERCENT', ...set })),
  fc
    .record({ buy: fc.integer({ min: 1, max: 2 }), free: fc.integer({ min: 1, max: 2 }) })
    .map((set): Mechanic => ({ type: 'X_PLUS_Y_FREE', ...set })),
  fc
    .record({ qty: fc.integer({ min: 2, max: 3 }), totalMinor: fc.integer({ min: 1, max: 1500 }) })
    .map((set): Mechanic => ({ type: 'BUNDLE_PRICE', ...set })),
  fc
    .record({ minQty: fc.integer({ min: 2, max: 3 }), unitMinor: fc.integer({ min: 1, max: 700 }) })
    .map((set): Mechanic => ({ type: 'MULTI_BUY_UNIT', ...set })),
);
const productIds = ['A', 'B', 'C'];
const offerLists = fc
  .array(
    fc.record({
      mechanic: mechanics,
      productIds: fc.subarray(productIds, { minLength: 1 }),
      priceMinor: fc.integer({ min: 0, max: 900 }),
      mixAndMatch: fc.boolean(),
      limitPerHousehold: fc.option(fc.integer({ min: 0, max: 3 })),
      loyaltyRequired: fc.boolean(),
    }),
    { maxLength: 3 },
  )
  .map((list) => list.map((offer, index): PromotionOffer => ({ offerId: `o${index}`, ...offer })));

/** Lines of up to `most` units in total. One product has one price, but for some lines of another. */
function baskets(most: number) {
  const unit = fc.record({ productId: fc.constantFrom(...productIds), other: fc.integer({ min: 0, max: 3 }) });
  return fc
    .record({ prices: fc.tuple(euros, euros, euros), units: fc.array(unit, { minLength: 1, maxLength: most }) })
    .map(({ prices, units }) => {
      const lines = units.map(({ productId, other }, index) =>
        aLine(productId, 1, other === 0 ? 100 : prices[productIds.indexOf(productId)]!, { lineId: `l${index}` }),
      );
      return lines;
    });
}

interface Best {
  net: number;
  paid: number;
}

/** Tries every way to make lots and to price the units left, one by one. Amounts in thousandths. */
function bruteForce(lines: readonly PricingLine[], offers: readonly PromotionOffer[], loyalty: boolean): Best {
  const usable = offers.filter(
    ({ loyaltyRequired, mechanic }) =>
      loyalty || !(loyaltyRequired || mechanic.type === 'LOYALTY_PRICE' || mechanic.type === 'LOYALTY_CREDIT'),
  );
  let best: Best = { net: Number.POSITIVE_INFINITY, paid: 0 };
  const used = usable.map(() => 0);
  const search = (left: readonly PricingLine[], net: number, paid: number): void => {
    const [first, ...rest] = left;
    if (!first) {
      if (net < best.net || (net === best.net && paid < best.paid)) best = { net, paid };
      return;
    }
    search(rest, net + first.unitPriceMinor * 1000, paid + first.unitPriceMinor * 1000);
    for (const [index, offer] of usable.entries()) {
      if (!offer.productIds.includes(first.productId)) continue;
      for (const { taken, remaining } of lotsWith(first, rest, offer)) {
        const applications = offer.mechanic.type === 'MULTI_BUY_UNIT' ? taken.length : 1;
        if (used[index]! + applications > (offer.limitPerHousehold ?? Number.POSITIVE_INFINITY)) continue;
        used[index]! += applications;
        const cost = costOf(taken, offer);
        search(remaining, net + cost.net, paid + cost.paid);
        used[index]! -= applications;
      }
    }
  };
  search(lines, 0, 0);
  return best;
}

function* lotsWith(
  first: PricingLine,
  rest: readonly PricingLine[],
  { mechanic, mixAndMatch, productIds: eligible }: PromotionOffer,
) {
  const sizes = lotSizes(mechanic, rest.length + 1);
  for (let mask = 0; mask < 1 << rest.length; mask++) {
    const others = rest.filter((_, index) => mask & (1 << index));
    if (!sizes.includes(others.length + 1)) continue;
    if (others.some(({ productId }) => (mixAndMatch ? !eligible.includes(productId) : productId !== first.productId)))
      continue;
    yield { taken: [first, ...others], remaining: rest.filter((_, index) => !(mask & (1 << index))) };
  }
}

function lotSizes(mechanic: Mechanic, most: number): number[] {
  if (mechanic.type === 'X_PLUS_Y_FREE') return [mechanic.buy + mechanic.free];
  if (mechanic.type === 'NTH_PERCENT') return [mechanic.nth];
  if (mechanic.type === 'BUNDLE_PRICE') return [mechanic.qty];
  if (mechanic.type === 'MULTI_BUY_UNIT')
    return Array.from({ length: most }, (_, n) => n + 1).filter((n) => n >= mechanic.minQty);
  return [1];
}

function costOf(taken: readonly PricingLine[], { mechanic, priceMinor }: PromotionOffer): Best {
  const prices = taken.map((line) => line.unitPriceMinor).sort((a, b) => b - a);
  const sum = (list: readonly number[]) => list.reduce((left, right) => left + right, 0) * 1000;
  const plain = (paid: number): Best => ({ net: paid, paid });
  const [one = 0] = prices;
  switch (mechanic.type) {
    case 'PRICE':
    case 'LOYALTY_PRICE':
      return plain(priceMinor! * 1000);
    case 'PERCENT_OFF':
      return plain(one * (1000 - mechanic.percent * 10));
    case 'AMOUNT_OFF':
      return plain(Math.max(0, one - mechanic.amountMinor) * 1000);
    case 'LOYALTY_CREDIT':
      return { net: one * 1000 - one * ('percent' in mechanic ? mechanic.percent * 10 : 0), paid: one * 1000 };
    case 'X_PLUS_Y_FREE':
      return plain(sum(prices.slice(0, mechanic.buy)));
    case 'NTH_PERCENT':
      return plain(sum(prices) - prices.at(-1)! * mechanic.percent * 10);
    case 'BUNDLE_PRICE':
      return plain(mechanic.totalMinor * 1000);
    case 'MULTI_BUY_UNIT':
      return plain(mechanic.unitMinor * 1000 * taken.length);
    default:
      return plain(sum(prices));
  }
}

describe('properties', () => {
  test(
    'small baskets cost what trying every combination finds',
    () =>
      fc.assert(
        fc.property(baskets(6), offerLists, fc.boolean(), (lines, offers, loyalty) => {
          const priced = price(lines, offers, loyalty);
          const best = bruteForce(lines, offers, loyalty);
          expect(priced.exact).toBe(true);
          expect([(priced.totalMinor - priced.creditMinor) * 1000, priced.totalMinor * 1000]).toEqual([
            best.net,
            best.paid,
          ]);
        }),
        { numRuns: 1_000 },
      ),
    60_000,
  );

  test('no amount is below zero, no line dearer than without promotion, and the lines sum to the total', () =>
    fc.assert(
      fc.property(baskets(12), offerLists, fc.boolean(), (lines, offers, loyalty) => {
        const priced = price(lines, offers, loyalty);
        for (const line of priced.lines) {
          expect(line.payableMinor).toBeGreaterThanOrEqual(0);
          expect(line.payableMinor).toBeLessThanOrEqual(line.regularMinor);
          expect(line.creditMinor).toBeLessThanOrEqual(line.payableMinor);
          const applied = line.applied.reduce((sum, offer) => sum + offer.discountMinor, 0);
          expect(applied).toBe(line.regularMinor - line.payableMinor);
          expect(line.applied.reduce((sum, offer) => sum + offer.steps, 0)).toBeLessThanOrEqual(line.steps);
        }
        const sum = priced.lines.reduce((total, line) => total + line.payableMinor + line.depositMinor, 0);
        expect(priced.totalMinor).toBe(sum);
      }),
    ));

  test('the order of lines and offers changes nothing', () =>
    fc.assert(
      fc.property(baskets(10), offerLists, fc.boolean(), (lines, offers, loyalty) => {
        const [there, back] = [price(lines, offers, loyalty), price(lines.toReversed(), offers.toReversed(), loyalty)];
        expect({ ...back, lines: back.lines.toReversed() }).toEqual(there);
      }),
    ));

  const pricesLotBelowPart = ({ mechanic }: PromotionOffer): boolean =>
    mechanic.type === 'BUNDLE_PRICE' ||
    mechanic.type === 'MULTI_BUY_UNIT' ||
    (mechanic.type === 'X_PLUS_Y_FREE' && mechanic.free > 1);

  test('adding an item never lowers the total, but for the cases named below', () =>
    fc.assert(
      fc.property(baskets(10), offerLists, fc.boolean(), (lines, offers, loyalty) => {
        const monotone = offers.filter((offer) => !pricesLotBelowPart(offer));
        const [less, more] = [price(lines.slice(1), monotone, loyalty), price(lines, monotone, loyalty)];
        expect(more.totalMinor - more.creditMinor).toBeGreaterThanOrEqual(less.totalMinor - less.creditMinor);
        if (monotone.some(({ mechanic }) => mechanic.type === 'LOYALTY_CREDIT')) return;
        expect(more.totalMinor).toBeGreaterThanOrEqual(less.totalMinor);
      }),
      { numRuns: 1_000 },
    ));
});

describe('adding an item lowers the total only here', () => {
  test('MULTI_BUY_UNIT: the third unit brings all to a price whose total is below two', () => {
    const offer = anOffer({ type: 'MULTI_BUY_UNIT', minQty: 3, unitMinor: 100 }, ['A']);
    expect(price([aLine('A', 2, 200)], [offer]).totalMinor).toBe(400);
    expect(price([aLine('A', 3, 200)], [offer]).totalMinor).toBe(300);
  });

  test('BUNDLE_PRICE: a lot priced below the units already taken', () => {
    const offer = anOffer({ type: 'BUNDLE_PRICE', qty: 3, totalMinor: 300 }, ['A']);
    expect(price([aLine('A', 2, 200)], [offer]).totalMinor).toBe(400);
    expect(price([aLine('A', 3, 200)], [offer]).totalMinor).toBe(300);
  });

  test('X_PLUS_Y_FREE with two free: the fourth unit of 2+2 makes the third free as well', () => {
    const offer = anOffer({ type: 'X_PLUS_Y_FREE', buy: 2, free: 2 }, ['A']);
    expect(price([aLine('A', 3, 200)], [offer]).totalMinor).toBe(600);
    expect(price([aLine('A', 4, 200)], [offer]).totalMinor).toBe(400);
  });

  test('LOYALTY_CREDIT: one more unit moves a unit from credit to a cheaper set, so the price paid falls', () => {
    const offers = [
      anOffer({ type: 'LOYALTY_CREDIT', percent: 60 }, ['A']),
      anOffer({ type: 'BUNDLE_PRICE', qty: 2, totalMinor: 50 }, ['A']),
    ];
    expect(price([aLine('A', 1, 100)], offers).totalMinor).toBe(100);
    expect(price([aLine('A', 2, 100)], offers).totalMinor).toBe(50);
  });
});

describe('bounds', () => {
  test.each<[string, Partial<PricingLine>]>([
    ['steps', { steps: -1 }],
    ['steps', { steps: 1.5 }],
    ['unitPriceMinor', { unitPriceMinor: Number.MAX_SAFE_INTEGER }],
    ['depositMinor', { depositMinor: Number.NaN }],
    ['units', { steps: basketBounds.units + 1 }],
    ['basket value', { unitPriceMinor: 1e9, steps: 10_000 }],
  ])('%s out of bounds is refused by name', (field, wrong) => {
    expect(() => price([aLine('A', 1, 100, wrong)])).toThrow(field);
  });

  test('a nonsensical offer is refused by name', () => {
    const line = aLine('A', 1, 100);
    expect(() => price([line], [anOffer({ type: 'PERCENT_OFF', percent: 101 }, ['A'])])).toThrow('percent');
    expect(() => price([line], [anOffer({ type: 'BUNDLE_PRICE', qty: 0, totalMinor: 1 }, ['A'])])).toThrow('qty');
    expect(() => price([line, line])).toThrow('lineId');
  });

  test('an empty line costs nothing', () => {
    expect(price([aLine('A', 0, 100)], [anOffer(twoPlusOne, ['A'])]).totalMinor).toBe(0);
  });

  test('past the exact bound the heuristic says so and is never dearer', () => {
    const offers = Array.from({ length: 12 }, (_, index) =>
      anOffer({ type: 'X_PLUS_Y_FREE', buy: index + 2, free: 1 }, productIds, {
        offerId: `o${index}`,
        mixAndMatch: true,
      }),
    );
    const priced = price([aLine('A', 900, 100), aLine('B', 80, 250)], offers);
    expect(priced.exact).toBe(false);
    expect(priced.totalMinor).toBeLessThan(priced.regularMinor);
  });
});
