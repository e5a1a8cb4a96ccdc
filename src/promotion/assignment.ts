import type { OfferArithmetic } from './arithmetic.ts';

/** Units of one product at one price. Weighed goods are a pool of one unit whose gains are given by weight. */
export interface Pool {
  readonly key: string;
  readonly productId: string;
  readonly priceMinor: number;
  readonly count: number;
  /** Steps and scale for weighed goods: they take single-item offers only. */
  readonly weighed?: { readonly steps: number; readonly scale: number };
}

export interface Contender {
  readonly offerId: string;
  readonly productIds: ReadonlySet<string>;
  readonly arithmetic: OfferArithmetic;
  readonly mixAndMatch: boolean;
  /** Applications: lots of set mechanics, units of the others. */
  readonly limit: number | null;
}

/** Units of a pool that an offer priced, with what they gain in thousandths of a minor unit. */
export interface Use {
  readonly poolKey: string;
  readonly offerId: string;
  units: number;
  discountMils: number;
  creditMils: number;
}

export interface Assignment {
  readonly uses: readonly Use[];
  /** Lots (or applications) of each offer. */
  readonly lots: ReadonlyMap<string, number>;
  readonly exact: boolean;
}

/**
 * Competing offers are assigned exactly while the search of a basket takes at most this many steps (units × states × ways to price a unit).
 * Four competing offers without limits, in sets of up to three, stay below it with 10,000 units.
 */
export const exactStepBound = 4_000_000;

/** Steps that the heuristic may spend on a basket beyond it. Offers that it cannot afford any more, the weakest, are left out. */
const heuristicStepBound = 6_000_000;

const freeUnits = '';

/** Pools and the offers about them, such that no unit and no offer belongs to two groups. */
export interface CompetingGroup {
  readonly pools: readonly Pool[];
  readonly offers: readonly Contender[];
}

/**
 * Best for the shopper in each group: smallest (paid − credit), then smallest paid. Small groups come first in the basket's bound on exact
 * search. Pools and contenders may come in any order.
 */
export function assignGroups(groups: readonly CompetingGroup[]): Assignment[] {
  const solved = new Map<CompetingGroup, Assignment>();
  let [exactLeft, heuristicLeft] = [exactStepBound, heuristicStepBound];
  for (const { group, steps } of groups
    .map((group) => ({ group, steps: stepsOf(group.pools, group.offers) }))
    .toSorted(smallFirst)) {
    exactLeft -= steps;
    if (exactLeft >= 0) {
      solved.set(group, solve(group.pools.toSorted(dearFirst), group.offers.toSorted(byId)));
      continue;
    }
    const { assignment, spent } = assignInTurns(group, heuristicLeft);
    heuristicLeft -= spent;
    solved.set(group, assignment);
  }
  return groups.map((group) => solved.get(group)!);
}

interface SizedGroup {
  readonly group: CompetingGroup;
  readonly steps: number;
}

function smallFirst(a: SizedGroup, b: SizedGroup): number {
  if (a.steps !== b.steps) return a.steps - b.steps;
  return firstId(a.group) < firstId(b.group) ? -1 : 1;
}

function firstId({ offers }: CompetingGroup): string {
  return offers.toSorted(byId)[0]?.offerId ?? '';
}

function byId(a: Contender, b: Contender): number {
  return a.offerId < b.offerId ? -1 : a.offerId > b.offerId ? 1 : 0;
}

function dearFirst(a: Pool, b: Pool): number {
  if (a.priceMinor !== b.priceMinor) return b.priceMinor - a.priceMinor;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

/**
 * The bounded heuristic: offers with sets or limits take their units in turns, strongest first, as many together as stay exact. Single-item
 * offers without limit compete in every turn, and price what is left at the end.
 */
function assignInTurns(group: CompetingGroup, budget: number): { assignment: Assignment; spent: number } {
  const pools = group.pools.toSorted(dearFirst);
  const needsTurn = (offer: Contender): boolean => planOf(pools, [offer]).tracked.length > 0;
  const anytime = group.offers.filter((offer) => !needsTurn(offer)).toSorted(byId);
  let waiting = byStrength(pools, group.offers.filter(needsTurn));
  const turnBound = budget / 2 / Math.max(1, waiting.length);
  const free = new Map(pools.map((pool) => [pool.key, pool.count]));
  const [uses, lots]: [Use[], Map<string, number>] = [[], new Map()];
  let spent = 0;
  const take = (offers: readonly Contender[], keep: (use: Use) => boolean): void => {
    const solved = solve(freePools(pools, free, offers), [...offers, ...anytime].toSorted(byId));
    for (const use of solved.uses.filter(keep)) {
      uses.push(use);
      free.set(use.poolKey, free.get(use.poolKey)! - use.units);
    }
    for (const { offerId } of offers) lots.set(offerId, solved.lots.get(offerId) ?? 0);
  };
  for (;;) {
    waiting = waiting.slice(firstWithUnits(waiting, pools, free));
    if (waiting.length === 0 || spent >= budget) break;
    const turn = largestTurn(waiting, (offers) => stepsOf(freePools(pools, free, offers), offers), turnBound);
    waiting = waiting.slice(turn.length);
    spent += stepsOf(freePools(pools, free, turn), turn);
    const inTurn = new Set(turn.map(({ offerId }) => offerId));
    take(turn, ({ offerId }) => inTurn.has(offerId));
  }
  take(anytime, () => true);
  return { assignment: { uses, lots, exact: false }, spent };
}

function freePools(pools: readonly Pool[], free: ReadonlyMap<string, number>, offers: readonly Contender[]): Pool[] {
  return pools
    .filter((pool) => free.get(pool.key)! > 0 && offers.some(({ productIds }) => productIds.has(pool.productId)))
    .map((pool) => ({ ...pool, count: free.get(pool.key)! }));
}

function firstWithUnits(
  offers: readonly Contender[],
  pools: readonly Pool[],
  free: ReadonlyMap<string, number>,
): number {
  const first = offers.findIndex(({ productIds }) =>
    pools.some(({ key, productId }) => productIds.has(productId) && free.get(key)! > 0),
  );
  return first < 0 ? offers.length : first;
}

/** Most gained per unit first, each offer seen alone on the dearest product it is about. */
function byStrength(pools: readonly Pool[], offers: readonly Contender[]): Contender[] {
  const strength = new Map(offers.map((offer) => [offer.offerId, gainPerUnit(pools, offer)]));
  return offers.toSorted((a, b) => strength.get(b.offerId)! - strength.get(a.offerId)! || byId(a, b));
}

function largestTurn(
  waiting: readonly Contender[],
  stepsFor: (offers: readonly Contender[]) => number,
  bound: number,
): Contender[] {
  let size = 1;
  while (size < waiting.length && stepsFor(waiting.slice(0, size + 1)) <= bound) size++;
  return waiting.slice(0, size);
}

function gainPerUnit(pools: readonly Pool[], { productIds, arithmetic }: Contender): number {
  const price = pools.find((pool) => productIds.has(pool.productId))?.priceMinor ?? 0;
  if (arithmetic.kind === 'threshold') return (price - arithmetic.unitMinor) * 1000;
  if (arithmetic.kind === 'lots') {
    let gain = 0;
    for (let position = 0; position < arithmetic.size; position++) gain += arithmetic.gainAt(position, price);
    return gain / arithmetic.size;
  }
  const { discountMils, creditMils } = arithmetic.gainOf(price);
  return discountMils + creditMils;
}

/** One coordinate of the search state: a place in the open set, a count towards a threshold, or applications used. */
interface Track {
  readonly size: number;
  readonly stride: number;
}

/** An offer with the tracks its choices move along. Offers without limit that price single units need none. */
interface Tracked {
  readonly offer: Contender;
  /** A set stays open between the prices of one product. */
  readonly acrossPrices: boolean;
  /** Places in an open set, or the count towards a threshold. */
  readonly progress: Track | undefined;
  /** Applications used, where a limit can bind. */
  readonly used: Track | undefined;
}

/** Products at several prices in one basket that a set without mixing follows across those prices; of further ones it takes one price a set. */
const followedProducts = 3;

/** A threshold or set that may not mix products keeps apart the products that have several prices. */
function scopesOf(
  pools: readonly Pool[],
  offer: Contender,
): { readonly offer: Contender; readonly acrossPrices: boolean }[] {
  const several = productsAtSeveralPrices(pools, offer).slice(0, followedProducts);
  const rest =
    several.length === 0
      ? offer.productIds
      : new Set([...offer.productIds].filter((productId) => !several.includes(productId)));
  return [
    ...several.map((productId) => ({ offer: { ...offer, productIds: new Set([productId]) }, acrossPrices: true })),
    { offer: { ...offer, productIds: rest }, acrossPrices: false },
  ];
}

function productsAtSeveralPrices(pools: readonly Pool[], { productIds, mixAndMatch, arithmetic }: Contender): string[] {
  if (mixAndMatch || arithmetic.kind === 'single') return [];
  const seen = new Set<string>();
  const several = new Set<string>();
  for (const { productId, weighed } of pools) {
    if (weighed || !productIds.has(productId)) continue;
    (seen.has(productId) ? several : seen).add(productId);
  }
  return [...several].sort();
}

interface Plan {
  readonly tracked: readonly Tracked[];
  readonly states: number;
}

function planOf(pools: readonly Pool[], offers: readonly Contender[]): Plan {
  let stride = 1;
  const track = (size: number): Track => {
    const made = { size, stride };
    stride *= size;
    return made;
  };
  const tracked: Tracked[] = [];
  for (const offer of offers) {
    const units = eligibleUnits(pools, offer);
    const used = limitCanBind(offer, units) ? track(offer.limit! + 1) : undefined;
    if (offer.arithmetic.kind === 'single' && !used) continue;
    for (const { offer: scope, acrossPrices } of scopesOf(pools, offer)) {
      const progress = progressSize(scope);
      tracked.push({ offer: scope, acrossPrices, used, progress: progress > 1 ? track(progress) : undefined });
    }
  }
  return { tracked, states: stride };
}

function eligibleUnits(pools: readonly Pool[], { productIds, arithmetic }: Contender): number {
  const eligible = pools.filter(
    (pool) => productIds.has(pool.productId) && (arithmetic.kind === 'single' || !pool.weighed),
  );
  return eligible.reduce((sum, pool) => sum + pool.count, 0);
}

function limitCanBind({ limit, arithmetic }: Contender, units: number): boolean {
  if (limit === null) return false;
  return limit < (arithmetic.kind === 'lots' ? Math.floor(units / arithmetic.size) : units);
}

function progressSize({ arithmetic }: Contender): number {
  if (arithmetic.kind === 'lots') return arithmetic.size;
  return arithmetic.kind === 'threshold' ? arithmetic.minQty + 1 : 1;
}

/** The work of an exact search. */
export function stepsOf(pools: readonly Pool[], offers: readonly Contender[]): number {
  const units = pools.reduce((sum, pool) => sum + pool.count, 0);
  const { tracked, states } = planOf(pools, offers);
  return units * states * (tracked.length + 1);
}

const digit = (state: number, { size, stride }: Track): number => Math.floor(state / stride) % size;

/** The state after a unit joins the offer, or -1 where a limit forbids it. */
function nextState(state: number, { offer, progress, used }: Tracked): number {
  const place = progress ? digit(state, progress) : 0;
  const opens = offer.arithmetic.kind !== 'lots' || place === 0;
  let next = state;
  if (used && opens) {
    if (digit(state, used) === used.size - 1) return -1;
    next += used.stride;
  }
  if (!progress) return next;
  if (offer.arithmetic.kind === 'threshold') return place === progress.size - 1 ? next : next + progress.stride;
  return place === progress.size - 1 ? next - place * progress.stride : next + progress.stride;
}

interface Choice {
  readonly offerId: string;
  readonly tracked: number;
  /** By place in the open set, in thousandths of a minor unit; `net` counts credit as well. */
  readonly net: readonly number[];
  readonly discount: readonly number[];
}

/** Every way to price a unit of the pool. The first is the best without any limit or set: regular price or an unlimited single-item offer. */
function choicesOf(pool: Pool, offers: readonly Contender[], plan: Plan): Choice[] {
  const limited = new Set(plan.tracked.map(({ offer }) => offer.offerId));
  const base = { offerId: freeUnits, net: 0, discount: 0 };
  for (const { offerId, productIds, arithmetic } of offers) {
    if (limited.has(offerId) || !productIds.has(pool.productId) || arithmetic.kind !== 'single') continue;
    const [net, discount] = singleGain(pool, arithmetic);
    if (net > base.net || (net === base.net && discount > base.discount))
      Object.assign(base, { offerId, net, discount });
  }
  const choices: Choice[] = [{ offerId: base.offerId, tracked: -1, net: [base.net], discount: [base.discount] }];
  for (const [tracked, { offer }] of plan.tracked.entries()) {
    if (!offer.productIds.has(pool.productId)) continue;
    const gains = gainsOf(pool, offer.arithmetic);
    if (gains) choices.push({ offerId: offer.offerId, tracked, ...gains });
  }
  return choices;
}

function gainsOf(pool: Pool, arithmetic: OfferArithmetic): Pick<Choice, 'net' | 'discount'> | undefined {
  if (arithmetic.kind === 'single') {
    const [net, discount] = singleGain(pool, arithmetic);
    return net > 0 ? { net: [net], discount: [discount] } : undefined;
  }
  if (pool.weighed) return undefined;
  const gains = setGains(pool, arithmetic);
  return { net: gains, discount: gains };
}

function setGains({ priceMinor }: Pool, arithmetic: Exclude<OfferArithmetic, { kind: 'single' }>): number[] {
  if (arithmetic.kind === 'lots') {
    return Array.from({ length: arithmetic.size }, (_, place) => arithmetic.gainAt(place, priceMinor));
  }
  return Array.from({ length: arithmetic.minQty + 1 }, () => (priceMinor - arithmetic.unitMinor) * 1000);
}

/** Weighed goods are compared by the gain on their weight, to a thousandth of a minor unit. */
function singleGain(pool: Pool, arithmetic: Extract<OfferArithmetic, { kind: 'single' }>): [number, number] {
  const { discountMils, creditMils } = arithmetic.gainOf(pool.priceMinor);
  const share = pool.weighed ? pool.weighed.steps / 10 ** pool.weighed.scale : 1;
  const [discount, credit] = [Math.round(discountMils * share), Math.round(creditMils * share)];
  return [discount + credit, discount];
}

/** After the last unit of a product, sets that may not mix products must be complete and their counts begin again. */
function boundaryAfter(
  pools: readonly Pool[],
  index: number,
  plan: Plan,
  lastOf: ReadonlyMap<string, number>,
): ((state: number) => number) | undefined {
  const pool = pools[index]!;
  const last = index === pools.length - 1;
  const ending = plan.tracked.filter(({ offer, progress, acrossPrices }) => {
    if (!progress) return false;
    if (last) return true;
    return (
      !offer.mixAndMatch &&
      offer.productIds.has(pool.productId) &&
      (!acrossPrices || lastOf.get(pool.productId) === index)
    );
  });
  if (ending.length === 0) return undefined;
  return (state) => {
    let next = state;
    for (const { offer, progress } of ending) {
      const place = digit(state, progress!);
      const complete = place === 0 || (offer.arithmetic.kind === 'threshold' && place === progress!.size - 1);
      if (!complete) return -1;
      next -= place * progress!.stride;
    }
    return next;
  };
}

interface Table {
  net: Float64Array;
  discount: Float64Array;
}

/** Dynamic programming from the cheapest unit back to the dearest; the state is the places in open sets and the applications used. */
function solve(pools: readonly Pool[], offers: readonly Contender[]): Assignment {
  const binding = offers.find(({ limit }) => limit !== null);
  if (binding && planOf(pools, offers).tracked.length === 1 && stepsOf(pools, offers) > exactStepBound) {
    return solve(
      cappedPools(pools, binding),
      offers.map((offer) => (offer === binding ? { ...offer, limit: null } : offer)),
    );
  }
  const plan = planOf(pools, offers);
  const lastOf = new Map(pools.map((pool, index) => [pool.productId, index]));
  const search: Search = {
    pools,
    tracked: plan.tracked,
    exact: offers.every((offer) => productsAtSeveralPrices(pools, offer).length <= followedProducts),
    moves: plan.tracked.map((tracked) => tabulate(plan.states, (state) => nextState(state, tracked))),
    places: plan.tracked.map(({ progress }) =>
      tabulate(plan.states, (state) => (progress ? digit(state, progress) : 0)),
    ),
    choices: pools.map((pool) => choicesOf(pool, offers, plan)),
    boundaries: pools.map((_, index) => boundaryAfter(pools, index, plan, lastOf)),
  };
  return walk(search, bestChoices(search, plan.states));
}

function tabulate(states: number, entryOf: (state: number) => number): Int32Array {
  return Int32Array.from({ length: states }, (_, state) => entryOf(state));
}

interface Search {
  readonly pools: readonly Pool[];
  readonly tracked: readonly Tracked[];
  readonly exact: boolean;
  /** By tracked offer and state: the state after a unit joins, and the place that the unit takes. */
  readonly moves: readonly Int32Array[];
  readonly places: readonly Int32Array[];
  /** By pool. */
  readonly choices: readonly (readonly Choice[])[];
  readonly boundaries: readonly (((state: number) => number) | undefined)[];
}

/** For each pool, unit and state the index of the best choice. */
function bestChoices({ pools, choices, moves, places, boundaries }: Search, states: number): Uint16Array[][] {
  const taken: Uint16Array[][] = pools.map(() => []);
  let after: Table = { net: new Float64Array(states), discount: new Float64Array(states) };
  for (let index = pools.length - 1; index >= 0; index--) {
    after = crossBoundary(after, boundaries[index], states);
    for (let unit = pools[index]!.count - 1; unit >= 0; unit--) {
      const step = bestStep(after, choices[index]!, moves, places, states);
      taken[index]![unit] = step.taken;
      after = step.table;
    }
  }
  return taken;
}

function crossBoundary(after: Table, boundary: ((state: number) => number) | undefined, states: number): Table {
  if (!boundary) return after;
  const [net, discount] = [new Float64Array(states), new Float64Array(states)];
  for (let state = 0; state < states; state++) {
    const next = boundary(state);
    net[state] = next < 0 ? Number.NEGATIVE_INFINITY : after.net[next]!;
    discount[state] = next < 0 ? Number.NEGATIVE_INFINITY : after.discount[next]!;
  }
  return { net, discount };
}

function bestStep(
  after: Table,
  choices: readonly Choice[],
  moves: readonly Int32Array[],
  places: readonly Int32Array[],
  states: number,
): { table: Table; taken: Uint16Array } {
  const base = choices[0]!;
  const net = after.net.map((value) => value + base.net[0]!);
  const discount = after.discount.map((value) => value + base.discount[0]!);
  const taken = new Uint16Array(states);
  for (let index = 1; index < choices.length; index++) {
    const choice = choices[index]!;
    const [move, place] = [moves[choice.tracked]!, places[choice.tracked]!];
    for (let state = 0; state < states; state++) {
      const next = move[state]!;
      if (next < 0) continue;
      const total = after.net[next]! + choice.net[place[state]!]!;
      const totalSaved = after.discount[next]! + choice.discount[place[state]!]!;
      if (total < net[state]! || (total === net[state]! && totalSaved <= discount[state]!)) continue;
      net[state] = total;
      discount[state] = totalSaved;
      taken[state] = index;
    }
  }
  return { table: { net, discount }, taken };
}

/** Follows the best choices from the dearest unit on and adds them up by pool and offer. */
function walk(
  { pools, tracked, choices, moves, places, boundaries, exact }: Search,
  taken: readonly Uint16Array[][],
): Assignment {
  const uses = new Map<string, Use>();
  const lots = new Map<string, number>();
  let state = 0;
  for (const [index, pool] of pools.entries()) {
    for (let unit = 0; unit < pool.count; unit++) {
      const choice = choices[index]![taken[index]![unit]![state]!]!;
      const place = choice.tracked < 0 ? 0 : places[choice.tracked]![state]!;
      record(uses, pool, choice, place);
      if (choice.tracked < 0) continue;
      const continuesLot = tracked[choice.tracked]!.offer.arithmetic.kind === 'lots' && place > 0;
      if (!continuesLot) lots.set(choice.offerId, (lots.get(choice.offerId) ?? 0) + 1);
      state = moves[choice.tracked]![state]!;
    }
    state = boundaries[index]?.(state) ?? state;
  }
  return { uses: [...uses.values()], lots, exact };
}

function record(uses: Map<string, Use>, pool: Pool, { offerId, net, discount }: Choice, place: number): void {
  if (offerId === freeUnits) return;
  const key = `${pool.key}\u0000${offerId}`;
  const use = uses.get(key) ?? { poolKey: pool.key, offerId, units: 0, discountMils: 0, creditMils: 0 };
  use.units += 1;
  use.discountMils += discount[place]!;
  use.creditMils += net[place]! - discount[place]!;
  uses.set(key, use);
}

/** A limit of thousands of applications goes to the dearest units. */
function cappedPools(pools: readonly Pool[], { productIds, limit, arithmetic }: Contender): Pool[] {
  let left = (limit ?? 0) * (arithmetic.kind === 'lots' ? arithmetic.size : 1);
  const kept: Pool[] = [];
  for (const pool of pools) {
    if (!productIds.has(pool.productId)) continue;
    const count = Math.min(pool.count, left);
    left -= count;
    if (count > 0) kept.push({ ...pool, count });
  }
  return kept;
}
