import type { Mechanic } from '../../../promotion/index.ts';
import { type Cut, type DepthPrices, depthOf, isDeeper, largestWithin, percentOf } from '../depth.ts';
import type { Fix, FixCode, Observation, OfferChange, Values } from '../finding.ts';
import { fixOf, type LeafletToCheck, nameOf, type OfferToCheck, placeOf, regularPriceOf } from '../leaflet-to-check.ts';
import type { RuleOf } from '../rule-pack.ts';

/** Promotions that give away a larger part of the price than is allowed, at once or later. */
export function checkDepthCap(rule: RuleOf<'depth_cap'>, leaflet: LeafletToCheck): Observation[] {
  return leaflet.offers
    .filter(({ goods }) => rule.kinds.includes(goods.kind))
    .flatMap((offer) => tooDeep(offer, rule.maxPercent) ?? []);
}

function tooDeep(offer: OfferToCheck, maxPercent: number): Observation | undefined {
  const { mechanic, priceMinor } = offer.draft;
  const prices = { priceMinor, regularMinor: regularPriceOf(offer) };
  const depth = depthOf(mechanic, prices);
  if (!depth || !isDeeper(depth, maxPercent)) return undefined;
  return {
    place: placeOf(offer),
    message: 'depth',
    values: { name: nameOf(offer), depth: percentOf(depth), max: maxPercent },
    fix: shallower(offer, mechanic, prices, maxPercent),
  };
}

function shallower(offer: OfferToCheck, mechanic: Mechanic, prices: DepthPrices, maxPercent: number): Fix | null {
  const cut = largestWithin(mechanic, prices, maxPercent);
  const told = cut && tellCut(cut);
  if (!told) return null;
  const change: OfferChange = { mechanic: cut.mechanic, priceMinor: cut.priceMinor };
  return fixOf(offer, { ...told, change });
}

function tellCut({ mechanic, priceMinor }: Cut): { readonly code: FixCode; readonly values: Values } | undefined {
  switch (mechanic.type) {
    case 'PERCENT_OFF':
      return { code: 'percent', values: { percent: mechanic.percent } };
    case 'NTH_PERCENT':
      return { code: 'nth', values: { nth: mechanic.nth, percent: mechanic.percent } };
    case 'X_PLUS_Y_FREE':
      return { code: 'set', values: { buy: mechanic.buy, free: mechanic.free } };
    case 'EXTRA_QUANTITY':
      return { code: 'extra', values: { percent: mechanic.percent } };
    case 'LOYALTY_CREDIT':
      return 'percent' in mechanic
        ? { code: 'credit_percent', values: { percent: mechanic.percent } }
        : { code: 'credit_amount', values: { amountMinor: mechanic.amountMinor } };
    case 'AMOUNT_OFF':
      return { code: 'amount', values: { amountMinor: mechanic.amountMinor } };
    case 'BUNDLE_PRICE':
      return { code: 'bundle', values: { qty: mechanic.qty, totalMinor: mechanic.totalMinor } };
    case 'MULTI_BUY_UNIT':
      return { code: 'unit', values: { qty: mechanic.minQty, unitMinor: mechanic.unitMinor } };
    case 'PRICE_CUT':
    case 'LOYALTY_PRICE':
      return priceMinor === null ? undefined : { code: 'price', values: { priceMinor } };
    default:
      return undefined;
  }
}
