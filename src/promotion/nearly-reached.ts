import { type Assignment, assignOffers, type Contender, type Pool } from './assignment.ts';
import type { NearlyReached } from './model.ts';
import type { CompetingGroup } from './pricing.ts';

/** Groups of more units than this are past the point where one more unit is a useful hint. */
export const hintedUnitBound = 500;

/** At most this many hints are worked out for a basket, by offer id. */
export const hintBound = 40;

/** Offers that one more unit of a product in the basket would complete (rule 10), with what it would bring. */
export function findNearlyReached(groups: readonly CompetingGroup[], assigned: readonly Assignment[]): NearlyReached[] {
  const hints: NearlyReached[] = [];
  for (const [index, group] of groups.entries()) {
    if (group.pools.reduce((sum, pool) => sum + pool.count, 0) > hintedUnitBound) continue;
    for (const offer of group.offers) {
      for (const pools of scopesOf(group, offer)) {
        const hint = hintOf(group, offer, pools, assigned[index]!);
        if (hint && hints.length < hintBound) hints.push(hint);
      }
    }
  }
  return hints.toSorted((a, b) =>
    a.offerId === b.offerId ? (a.gtins[0]! < b.gtins[0]! ? -1 : 1) : a.offerId < b.offerId ? -1 : 1,
  );
}

/** The pools whose units may share a set. */
function scopesOf({ pools }: CompetingGroup, { gtins, mixAndMatch, arithmetic }: Contender): (readonly Pool[])[] {
  if (arithmetic.kind === 'single') return [];
  const eligible = pools.filter((pool) => gtins.has(pool.gtin) && !pool.weighed);
  return mixAndMatch ? [eligible] : [...Map.groupBy(eligible, (pool) => pool.gtin).values()];
}

function hintOf(
  group: CompetingGroup,
  offer: Contender,
  scope: readonly Pool[],
  now: Assignment,
): NearlyReached | undefined {
  const needed = unitsForNext(offer, scope, now);
  if (needed !== 1) return undefined;
  const byPrice = scope.toSorted((a, b) => a.priceMinor - b.priceMinor || (a.gtin < b.gtin ? -1 : 1));
  const applicationsNow = now.lots.get(offer.offerId) ?? 0;
  for (const added of byPrice) {
    const pools = group.pools.map((pool) => (pool.key === added.key ? { ...pool, count: pool.count + 1 } : pool));
    const then = assignOffers(pools, group.offers);
    const gainMils = gainOf(then) - gainOf(now);
    if ((then.lots.get(offer.offerId) ?? 0) <= applicationsNow || gainMils < 500) continue;
    const gtins = [...new Set(byPrice.slice(byPrice.indexOf(added)).map((pool) => pool.gtin))];
    return { offerId: offer.offerId, gtins, gainMinor: Math.floor((gainMils + 500) / 1000) };
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
