import type { Observation } from '../finding.ts';
import type { LeafletToCheck, OfferToCheck } from '../leaflet-to-check.ts';
import { wholeText } from '../page-words.ts';
import type { RuleOf } from '../rule-pack.ts';

const asksFor: Readonly<Record<RuleOf<'mention'>['when'], (offer: OfferToCheck) => boolean>> = {
  always: () => true,
  alcohol: ({ goods }) => goods.policyClass === 'alcohol',
  manufactured_food: ({ goods }) => goods.manufactured,
  promotion: ({ draft }) => draft.mechanic.type !== 'PRICE',
};

/** Words that must stand on each page, or once in the leaflet, that shows such goods. A page that was not read is told as such. */
export function checkMention(rule: RuleOf<'mention'>, leaflet: LeafletToCheck): Observation[] {
  const pagesAsking = new Set(leaflet.offers.filter(asksFor[rule.when]).map(({ draft }) => draft.page));
  const asked = leaflet.pages.filter(({ page }) => pagesAsking.has(page));
  if (asked.length === 0) return [];
  const pattern = new RegExp(rule.pattern, 'u');
  if (rule.where === 'leaflet') {
    const said = leaflet.pages.some(({ words }) => words !== null && pattern.test(wholeText(words)));
    return said
      ? []
      : [
          missing(
            rule.mention,
            null,
            leaflet.pages.every(({ words }) => words !== null),
          ),
        ];
  }
  return asked.flatMap(({ page, words }) =>
    words !== null && pattern.test(wholeText(words)) ? [] : [missing(rule.mention, page, words !== null)],
  );
}

function missing(mention: string, page: number | null, wasRead: boolean): Observation {
  return {
    place: { page, box: null, offerId: null },
    message: wasRead ? 'mention' : 'mention_unread',
    values: { mention, page: page ?? 0 },
    fix: null,
  };
}
