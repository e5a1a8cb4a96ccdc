import type { MessageCode, Observation, Values } from '../finding.ts';
import { type LeafletToCheck, wordingOf, wordsAt } from '../leaflet-to-check.ts';
import { foldWords } from '../page-words.ts';
import type { RuleOf } from '../rule-pack.ts';

/** Sales below cost: how many products, for how long, announced how early. */
export function checkBelowCost(rule: RuleOf<'below_cost'>, leaflet: LeafletToCheck): Observation[] {
  const pattern = new RegExp(rule.pattern, 'u');
  const below = leaflet.offers.filter((offer) =>
    [...wordingOf(offer.draft).map(foldWords), wordsAt(leaflet, offer) ?? ''].some((text) => pattern.test(text)),
  );
  if (below.length === 0) return [];
  const seen = (message: MessageCode, values: Values): Observation => ({
    place: { page: below[0]!.draft.page, box: null, offerId: null },
    message,
    values,
    fix: null,
  });
  const days = daysBetween(leaflet.validFrom, leaflet.validThrough) + 1;
  const notice = daysBetween(leaflet.today, leaflet.validFrom);
  return [
    ...(below.length > rule.maxOffers ? [seen('below_cost_count', { count: below.length, max: rule.maxOffers })] : []),
    ...(days > rule.maxDays ? [seen('below_cost_days', { days, max: rule.maxDays })] : []),
    ...(notice < rule.noticeDays ? [seen('below_cost_notice', { days: rule.noticeDays })] : []),
  ];
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
