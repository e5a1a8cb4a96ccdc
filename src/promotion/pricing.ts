import { allocate, type Currency, lineTotal, requireWhole, scaleHalfUp } from '../money/index.ts';
import { arithmeticOf, type OfferArithmetic, weighedGain } from './arithmetic.ts';
import {
  type Assignment,
  assignGroups,
  type CompetingGroup,
  type Contender,
  type Pool,
  type Use,
} from './assignment.ts';
import type { AppliedOffer, PricedBasket, PricedLine, PricingLine, PromotionOffer } from './model.ts';
import { findNearlyReached } from './nearly-reached.ts';

export interface BasketToPrice {
  readonly currency: Currency;
  readonly lines: readonly PricingLine[];
  readonly offers: readonly PromotionOffer[];
  /** The shopper shows a loyalty card. */
  readonly loyalty: boolean;
}

/** What one basket may hold. More throws `RangeError`. */
export const basketBounds = {
  lines: 1_000,
  offers: 1_000,
  units: 100_000,
  stepsPerLine: 1_000_000_000,
  priceMinor: 1_000_000_000,
  /** Regular value of the whole basket: thousandths of it are still safe integers. */
  valueMinor: 1_000_000_000_000,
  setSize: 99,
} as const;

/** Lines as the assignment sees them, and which lines make up each pool. */
interface PooledBasket {
  readonly pools: readonly Pool[];
  readonly linesOf: ReadonlyMap<string, readonly PricingLine[]>;
}

/**
 * Prices a basket by the ten rules of the room's README: one offer per unit, the best for the shopper, one half-up rounding per line.
 * The order of lines and offers changes nothing but the order of the lines given back. Throws `RangeError` (naming the field) past
 * `basketBounds`.
 */
export function priceBasket(basket: BasketToPrice): PricedBasket {
  checkBasket(basket);
  const pooled = poolLines(basket.lines);
  const contenders = contendersOf(basket);
  const groups = competingGroups(pooled.pools, contenders);
  const assigned = assignGroups(groups);
  const shares = shareByLine(pooled, assigned, basket);
  const lines = basket.lines.map((line) => priceLine(line, shares.get(line.lineId) ?? [], basket));
  return {
    ...totalsOf(lines, basket.currency),
    nearlyReached: findNearlyReached(groups, assigned),
    exact: assigned.every(({ exact }) => exact),
  };
}

function totalsOf(lines: readonly PricedLine[], currency: Currency): Omit<PricedBasket, 'nearlyReached' | 'exact'> {
  const sum = (amountOf: (line: PricedLine) => number): number =>
    lines.reduce((total, line) => total + amountOf(line), 0);
  const regularMinor = sum((line) => line.regularMinor);
  const payableMinor = sum((line) => line.payableMinor);
  const depositMinor = sum((line) => line.depositMinor);
  return {
    currency,
    lines,
    regularMinor,
    totalMinor: payableMinor + depositMinor,
    creditMinor: sum((line) => line.creditMinor),
    depositMinor,
    savedMinor: regularMinor - payableMinor,
  };
}

/** Items have no fractions: only whole pieces can form sets. Everything else is weighed or measured. */
function isCounted({ basis }: PricingLine): boolean {
  return basis.unit === 'C62' && basis.scale === 0;
}

function poolLines(lines: readonly PricingLine[]): PooledBasket {
  const keyOf = (line: PricingLine): string =>
    isCounted(line)
      ? `${line.productId} ${line.unitPriceMinor}`
      : `${line.productId} ${line.unitPriceMinor} ${line.lineId}`;
  const linesOf = Map.groupBy(
    lines.filter((line) => line.steps > 0).toSorted((a, b) => (a.lineId < b.lineId ? -1 : 1)),
    keyOf,
  );
  const pools = [...linesOf].map(([key, pooled]): Pool => {
    const { productId, unitPriceMinor, steps, basis } = pooled[0]!;
    const known = { key, productId, priceMinor: unitPriceMinor };
    if (!isCounted(pooled[0]!)) return { ...known, count: 1, weighed: { steps, scale: basis.scale } };
    return { ...known, count: pooled.reduce((sum, line) => sum + line.steps, 0) };
  });
  return { pools, linesOf };
}

function contendersOf({ offers, loyalty }: BasketToPrice): Contender[] {
  const contenders: Contender[] = [];
  for (const offer of offers) {
    const needsCard =
      offer.loyaltyRequired || offer.mechanic.type === 'LOYALTY_PRICE' || offer.mechanic.type === 'LOYALTY_CREDIT';
    const arithmetic = arithmeticOf(offer);
    if (!arithmetic || (needsCard && !loyalty)) continue;
    contenders.push({
      offerId: offer.offerId,
      productIds: new Set(offer.productIds),
      arithmetic,
      mixAndMatch: offer.mixAndMatch,
      limit: offer.limitPerHousehold,
    });
  }
  return contenders;
}

function competingGroups(pools: readonly Pool[], contenders: readonly Contender[]): CompetingGroup[] {
  const groupOf = new Map<string, string>();
  const rootOf = (productId: string): string => {
    const parent = groupOf.get(productId) ?? productId;
    return parent === productId ? productId : rootOf(parent);
  };
  const present = new Set(pools.map((pool) => pool.productId));
  const effective = contenders.filter(({ productIds }) => [...productIds].some((productId) => present.has(productId)));
  for (const { productIds } of effective) {
    const [first, ...others] = [...productIds].filter((productId) => present.has(productId));
    for (const productId of others) groupOf.set(rootOf(productId), rootOf(first!));
  }
  const grouped = Map.groupBy(effective, ({ productIds }) =>
    rootOf([...productIds].find((productId) => present.has(productId))!),
  );
  const poolsOf = Map.groupBy(pools, ({ productId }) => rootOf(productId));
  return [...grouped].map(([root, offers]) => ({ offers, pools: poolsOf.get(root)! }));
}

/** What one offer gives one line. A discount shared by several lines is already whole minor units. */
interface Share {
  readonly offerId: string;
  readonly steps: number;
  readonly discountMils: number;
  readonly creditMils: number;
}

type Shares = Map<string, Share[]>;

function shareByLine(pooled: PooledBasket, assigned: readonly Assignment[], { offers }: BasketToPrice): Shares {
  const shares: Shares = new Map();
  const mixing = new Set(offers.filter(({ mixAndMatch }) => mixAndMatch).map(({ offerId }) => offerId));
  const productOf = new Map(pooled.pools.map((pool) => [pool.key, pool.productId]));
  const units = takeUnits(
    pooled,
    assigned.flatMap(({ uses }) => uses),
  );
  const spread = Map.groupBy(units, ({ use }) =>
    mixing.has(use.offerId) ? use.offerId : `${use.offerId} ${productOf.get(use.poolKey)}`,
  );
  const kinds = new Map(offers.map((offer) => [offer.offerId, arithmeticOf(offer)?.kind]));
  for (const parts of spread.values()) {
    for (const [line, share] of spreadDiscount(parts, kinds.get(parts[0]!.use.offerId))) {
      shares.set(line.lineId, [...(shares.get(line.lineId) ?? []), share]);
    }
  }
  return shares;
}

interface UnitsOfLine {
  readonly line: PricingLine;
  readonly use: Use;
  readonly units: number;
}

/** Hands the units that offers priced in a pool to the pool's lines, in the order of their ids. */
function takeUnits({ linesOf }: PooledBasket, uses: readonly Use[]): UnitsOfLine[] {
  const taken: UnitsOfLine[] = [];
  for (const [poolKey, own] of Map.groupBy(uses, (use) => use.poolKey)) {
    const free = linesOf.get(poolKey)!.map((line) => ({ line, left: isCounted(line) ? line.steps : 1 }));
    for (const use of own.toSorted((a, b) => (a.offerId < b.offerId ? -1 : 1))) {
      let wanted = use.units;
      for (const place of free) {
        const units = Math.min(wanted, place.left);
        if (units === 0) continue;
        taken.push({ line: place.line, use, units });
        place.left -= units;
        wanted -= units;
      }
    }
  }
  return taken;
}

/** Single-item offers stay with their line; a set's discount is spread over its lines by largest remainder, by regular price. */
function spreadDiscount(
  parts: readonly UnitsOfLine[],
  kind: OfferArithmetic['kind'] | undefined,
): [PricingLine, Share][] {
  const own = parts.map(({ line, use, units }): [PricingLine, Share] => [
    line,
    {
      offerId: use.offerId,
      steps: isCounted(line) ? units : line.steps,
      discountMils: (use.discountMils / use.units) * units,
      creditMils: (use.creditMils / use.units) * units,
    },
  ]);
  if (kind === 'single') return own;
  const uses = [...new Set(parts.map(({ use }) => use))];
  const discountMils = uses.reduce((sum, use) => sum + use.discountMils, 0);
  if (parts.length === 1) return [[own[0]![0], { ...own[0]![1], discountMils }]];
  const weights = parts.map(({ line, units }) => line.unitPriceMinor * units);
  const regular = weights.reduce((sum, weight) => sum + weight, 0);
  // Rounded on the price to pay, as a single line would be.
  const discountMinor = regular - scaleHalfUp(regular * 1000 - discountMils, 1, 1000);
  const split = allocate(discountMinor, weights);
  return own.map(([line, share], index) => [line, { ...share, discountMils: split[index]! * 1000 }]);
}

function priceLine(line: PricingLine, shares: readonly Share[], { currency, offers }: BasketToPrice): PricedLine {
  const regularMinor = lineTotal({ minor: line.unitPriceMinor, currency }, line.steps, line.basis).minor;
  const { payableMinor, creditMinor } = isCounted(line)
    ? priceCounted(regularMinor, shares)
    : priceWeighed(
        line,
        regularMinor,
        offers.find(({ offerId }) => offerId === shares[0]?.offerId),
      );
  return {
    lineId: line.lineId,
    productId: line.productId,
    steps: line.steps,
    regularMinor,
    payableMinor,
    creditMinor,
    depositMinor: line.depositMinor * (isCounted(line) ? line.steps : Math.min(line.steps, 1)),
    applied: appliedTo(shares, regularMinor - payableMinor, creditMinor),
  };
}

interface Payable {
  readonly payableMinor: number;
  readonly creditMinor: number;
}

function priceCounted(regularMinor: number, shares: readonly Share[]): Payable {
  const discountMils = shares.reduce((sum, share) => sum + share.discountMils, 0);
  const creditMils = shares.reduce((sum, share) => sum + share.creditMils, 0);
  return {
    payableMinor: scaleHalfUp(regularMinor * 1000 - discountMils, 1, 1000),
    creditMinor: scaleHalfUp(creditMils, 1, 1000),
  };
}

function priceWeighed(line: PricingLine, regularMinor: number, offer: PromotionOffer | undefined): Payable {
  const arithmetic = offer && arithmeticOf(offer);
  if (arithmetic?.kind !== 'single') return { payableMinor: regularMinor, creditMinor: 0 };
  const gain = arithmetic.gainOf(line.unitPriceMinor);
  return weighedGain(gain, line.steps, line.basis.scale, regularMinor, line.unitPriceMinor);
}

/** The line's whole amounts, shared among its offers by largest remainder. */
function appliedTo(shares: readonly Share[], discountMinor: number, creditMinor: number): AppliedOffer[] {
  if (shares.length === 0) return [];
  const ordered = shares.toSorted((a, b) => (a.offerId < b.offerId ? -1 : 1));
  const discounts = shareOut(
    discountMinor,
    ordered.map((share) => share.discountMils),
  );
  const credits = shareOut(
    creditMinor,
    ordered.map((share) => share.creditMils),
  );
  return ordered.map(({ offerId, steps }, index) => ({
    offerId,
    steps,
    discountMinor: discounts[index]!,
    creditMinor: credits[index]!,
  }));
}

function shareOut(total: number, mils: readonly number[]): number[] {
  return allocate(
    total,
    mils.map((value) => Math.max(0, Math.round(value))),
  );
}

function checkBasket({ lines, offers }: BasketToPrice): void {
  requireWhole(lines.length, 'lines', 0, basketBounds.lines);
  requireWhole(offers.length, 'offers', 0, basketBounds.offers);
  requireDistinct(
    lines.map(({ lineId }) => lineId),
    'lineId',
  );
  requireDistinct(
    offers.map(({ offerId }) => offerId),
    'offerId',
  );
  let [units, value] = [0, 0];
  for (const line of lines) {
    requireWhole(line.steps, 'steps', 0, basketBounds.stepsPerLine);
    requireWhole(line.basis.scale, 'basis.scale', 0, 9);
    requireWhole(line.unitPriceMinor, 'unitPriceMinor', 0, basketBounds.priceMinor);
    requireWhole(line.depositMinor, 'depositMinor', 0, basketBounds.priceMinor);
    units += isCounted(line) ? line.steps : 1;
    value +=
      (line.unitPriceMinor * line.steps) / 10 ** line.basis.scale +
      line.depositMinor * (isCounted(line) ? line.steps : 1);
  }
  requireWhole(units, 'units', 0, basketBounds.units);
  requireWhole(Math.ceil(value), 'basket value', 0, basketBounds.valueMinor);
  for (const offer of offers) checkOffer(offer);
}

function requireDistinct(ids: readonly string[], field: string): void {
  if (new Set(ids).size !== ids.length) throw new RangeError(`${field} must be distinct`);
}

function checkOffer({ mechanic, priceMinor, limitPerHousehold }: PromotionOffer): void {
  if (priceMinor !== null) requireWhole(priceMinor, 'priceMinor', 0, basketBounds.priceMinor);
  if (limitPerHousehold !== null) requireWhole(limitPerHousehold, 'limitPerHousehold', 0);
  if ('percent' in mechanic) requireWhole(Math.round(mechanic.percent * 10), 'percent in tenths', 0, 1000);
  for (const field of ['amountMinor', 'totalMinor', 'unitMinor'] as const) {
    const amount = (mechanic as Partial<Record<typeof field, number>>)[field];
    if (amount !== undefined) requireWhole(amount, field, 0, basketBounds.priceMinor);
  }
  if (mechanic.type === 'NTH_PERCENT') requireWhole(mechanic.nth, 'nth', 1, basketBounds.setSize);
  if (mechanic.type === 'BUNDLE_PRICE') requireWhole(mechanic.qty, 'qty', 1, basketBounds.setSize);
  if (mechanic.type === 'MULTI_BUY_UNIT') requireWhole(mechanic.minQty, 'minQty', 1, basketBounds.setSize);
  if (mechanic.type === 'X_PLUS_Y_FREE') {
    requireWhole(mechanic.buy, 'buy', 1, basketBounds.setSize);
    requireWhole(mechanic.free, 'free', 1, basketBounds.setSize - mechanic.buy);
  }
}
