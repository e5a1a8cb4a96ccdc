import type { Observation } from '../finding.ts';
import { fixOf, type LeafletToCheck, nameOf, placeOf } from '../leaflet-to-check.ts';
import type { RuleOf } from '../rule-pack.ts';

/** Goods that no leaflet may advertise. */
export function checkBannedGoods(rule: RuleOf<'banned_goods'>, leaflet: LeafletToCheck): Observation[] {
  return leaflet.offers
    .filter(({ goods }) => (rule.classes as readonly string[]).includes(goods.policyClass))
    .filter(({ goods }) => !(rule.exceptBeer && goods.beer))
    .map((offer) => ({
      place: placeOf(offer),
      message: 'banned',
      values: { name: nameOf(offer), goods: offer.goods.policyClass },
      fix: fixOf(offer, { code: 'remove', values: { name: nameOf(offer) }, change: null }),
    }));
}
