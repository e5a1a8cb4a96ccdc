import {
  type Assignment,
  assignGroups,
  type CompetingGroup,
  type Contender,
  type Pool,
  stepsOf,
} from './assignment.ts';
import type { NearlyReached } from './model.ts';

/** Steps spent on working out what one more unit would bring, for a basket. Hints past it, by offer id, are left out. */
const hintStepBound = 3_000_000;

/** Groups with more steps than this are looked at offer by offer, each beside the single-item offers only. */
const hintGroupSteps = 100_000;

/** Offers that one more unit of a product in the basket would complete (rule 10), with what it would bring. */
export function findNearlyReached(groups: readonly CompetingGroup[], assigned: readonly Assignment[]): NearlyReached[] {
  const hints: NearlyReached[] = [];
  let stepsLeft = hintStepBound;
  for (const { group, now, offer, scope } of hintsToTry(groups, assigned)) {
    const near = nearby(group, now, offer, scope);
    stepsLeft -= 2 * stepsOf(near.group.pools, near.group.offers);
    if (stepsLeft < 0) break;
    const hint = hintOf(near.group, offer, scope, near.now ?? assignGroups([near.group])[0]!);
    if (hint) hints.push(hint);
  }
  return hints;
}

interface HintToTry {
  readonly group: CompetingGroup;
  readonly now: Assignment;
  readonly offer: Contender;
  readonly scope: readonly Pool[];
}

function hintsToTry(groups: readonly CompetingGroup[], assigned: readonly Assignment[]): HintToTry[] {
  const tries = groups.flatMap((group, index) =>
    group.offers.flatMap((offer) =>
      scopesOf(group, offer).map((scope) => ({ group, now: assigned[index]!, offer, scope })),
    ),
  );
  return tries
    .filter(({ offer, scope, now }) => unitsForNext(offer, scope, now) === 1)
    .toSorted(
      (a, b) =>
        compareText(a.offer.offerId, b.offer.offerId) || compareText(a.scope[0]!.productId, b.scope[0]!.productId),
    );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The whole group where that is cheap; else the offer's own products, without the units that other sets took. */
function nearby(
  group: CompetingGroup,
  now: Assignment,
  offer: Contender,
  scope: readonly Pool[],
): { readonly group: CompetingGroup; readonly now?: Assignment } {
  if (now.exact && stepsOf(group.pools, group.offers) <= hintGroupSteps) return { group, now };
  const singles = group.offers.filter(({ arithmetic, limit }) => arithmetic.kind === 'single' && limit === null);
  const kept = new Set([offer, ...singles].map(({ offerId }) => offerId));
  const pools = scope.map((pool) => ({ ...pool, count: pool.count - unitsTaken(now, pool, kept) }));
  return { group: { pools, offers: [offer, ...singles] } };
}

function unitsTaken({ uses }: Assignment, pool: Pool, kept: ReadonlySet<string>): number {
  const others = uses.filter((use) => use.poolKey === pool.key && !kept.has(use.offerId));
  return others.reduce((sum, use) => sum + use.units, 0);
}

/** The pools whose units may share a set. */
function scopesOf({ pools }: CompetingGroup, { productIds, mixAndMatch, arithmetic }: Contender): (readonly Pool[])[] {
  if (arithmetic.kind === 'single') return [];
  const eligible = pools.filter((pool) => productIds.has(pool.productId) && !pool.weighed);
  return mixAndMatch ? [eligible] : [...Map.groupBy(eligible, (pool) => pool.productId).values()];
}

function hintOf(
  group: CompetingGroup,
  { offerId }: Contender,
  scope: readonly Pool[],
  now: Assignment,
): NearlyReached | undefined {
  const byPrice = scope.toSorted((a, b) => a.priceMinor - b.priceMinor || compareText(a.productId, b.productId));
  // The cheapest unit may gain nothing where a dearer one does, so both ends are tried.
  for (const added of new Set([byPrice[0]!, byPrice.at(-1)!])) {
    const pools = group.pools.map((pool) => (pool.key === added.key ? { ...pool, count: pool.count + 1 } : pool));
    const [after] = assignGroups([{ ...group, pools }]);
    const gainMils = gainOf(after!) - gainOf(now);
    if ((after!.lots.get(offerId) ?? 0) <= (now.lots.get(offerId) ?? 0) || gainMils < 500) continue;
    const productIds = [...new Set(byPrice.slice(byPrice.indexOf(added)).map((pool) => pool.productId))];
    return { offerId, productIds, gainMinor: Math.floor((gainMils + 500) / 1000) };
  }
  return undefined;
}

/** How many more units a (further) lot wants, or 0 where the limit or the threshold is already reached. */
function unitsForNext({ arithmetic, limit, offerId }: Contender, scope: readonly Pool[], now: Assignment): number {
  if (arithmetic.kind === 'single') return 0;
  const keys = new Set(scope.map((pool) => pool.key));
  const used = now.uses.filter((use) => use.offerId === offerId && keys.has(use.poolKey));
  const inLots = used.reduce((sum, use) => sum + use.units, 0);
  const units = scope.reduce((sum, pool) => sum + pool.count, 0);
  if (arithmetic.kind === 'threshold') {
    const allowed = limit === null || limit - (now.lots.get(offerId) ?? 0) >= arithmetic.minQty;
    return allowed && inLots === 0 ? Math.max(0, arithmetic.minQty - units) : 0;
  }
  if (limit !== null && (now.lots.get(offerId) ?? 0) >= limit) return 0;
  return arithmetic.size - ((units - inLots) % arithmetic.size);
}

function gainOf({ uses }: Assignment): number {
  return uses.reduce((sum, use) => sum + use.discountMils + use.creditMils, 0);
}
