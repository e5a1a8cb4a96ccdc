import { scaleHalfUp } from '../../../money/index.ts';
import type { Mechanic } from '../../../promotion/index.ts';
import type { Fix, MessageCode, Observation, Values } from '../finding.ts';
import { fixOf, type LeafletToCheck, nameOf, type OfferToCheck, placeOf, regularPriceOf } from '../leaflet-to-check.ts';
import { wholeText } from '../page-words.ts';
import type { RuleOf } from '../rule-pack.ts';

/**
 * A reduction is told against the lowest price of the 30 days before it, the percentage too (directive 98/6/EC art. 6a, CJEU C-330/23).
 * Where the feed does not know that price nothing is said.
 */
export function checkPriorPrice(rule: RuleOf<'prior_price'>, leaflet: LeafletToCheck): Observation[] {
  return leaflet.offers
    .filter(({ goods }) => !(rule.exceptPerishable && goods.perishable))
    .filter(({ draft }) => (rule.mechanics as readonly string[]).includes(draft.mechanic.type))
    .flatMap((offer) => priorPriceOf(offer, rule.printed) ?? []);
}

function priorPriceOf(offer: OfferToCheck, printed: boolean): Observation | undefined {
  const { draft, lowestMinor } = offer;
  if (lowestMinor === null) return undefined;
  const seen = (message: MessageCode, values: Values, fix: Fix | null): Observation => ({
    place: placeOf(offer),
    message,
    values: { name: nameOf(offer), lowestMinor, ...values },
    fix,
  });
  const paid = paidFor(offer);
  if (paid !== undefined && paid >= lowestMinor) {
    const change = { mechanic: { type: 'PRICE' as const }, priceMinor: paid, regularMinor: null };
    return seen(
      'prior_none',
      { priceMinor: paid },
      fixOf(offer, { code: 'plain', values: { priceMinor: paid }, change }),
    );
  }
  const told = paid === undefined ? undefined : toldTooDeep(draft.mechanic, paid, lowestMinor);
  if (paid !== undefined && told !== undefined) {
    const percent = Math.floor((1000 * (lowestMinor - paid)) / lowestMinor) / 10;
    // The till goes on taking what is printed, so the price stays and the percentage goes.
    const change = { mechanic: { type: 'PRICE_CUT' as const }, priceMinor: paid, regularMinor: lowestMinor };
    const fix = fixOf(offer, { code: 'cut', values: { priceMinor: paid, lowestMinor }, change });
    return seen('prior_depth', { told, percent }, fix);
  }
  const fix = fixOf(offer, { code: 'prior', values: { lowestMinor }, change: { regularMinor: lowestMinor } });
  if (draft.regularMinor !== null && draft.regularMinor > lowestMinor)
    return seen('prior_too_high', { regularMinor: draft.regularMinor }, fix);
  return draft.regularMinor === null && printed ? seen('prior_missing', {}, fix) : undefined;
}

/** What is paid for one item: as printed, else as the till reckons it. */
function paidFor(offer: OfferToCheck): number | undefined {
  const { mechanic, priceMinor } = offer.draft;
  if (priceMinor !== null) return priceMinor;
  const regular = regularPriceOf(offer);
  if (regular === null) return undefined;
  if (mechanic.type === 'PERCENT_OFF') return scaleHalfUp(regular, 1000 - Math.round(mechanic.percent * 10), 1000);
  return mechanic.type === 'AMOUNT_OFF' ? Math.max(0, regular - mechanic.amountMinor) : undefined;
}

/** The percentage that is told, where it is more than the lowest price bears. One minor unit of rounding is allowed. */
function toldTooDeep(mechanic: Mechanic, paid: number, lowestMinor: number): number | undefined {
  if (mechanic.type === 'PERCENT_OFF') {
    const lawful = scaleHalfUp(lowestMinor, 1000 - Math.round(mechanic.percent * 10), 1000) + 1;
    return paid > lawful ? mechanic.percent : undefined;
  }
  if (mechanic.type !== 'AMOUNT_OFF' || paid <= lowestMinor - mechanic.amountMinor) return undefined;
  return Math.ceil((1000 * mechanic.amountMinor) / (paid + mechanic.amountMinor)) / 10;
}

/** Pages that say fewer times than they have reductions which of the prices is the lowest of 30 days. */
export function checkPriorPriceWords(rule: RuleOf<'prior_price_words'>, leaflet: LeafletToCheck): Observation[] {
  const reduced = leaflet.offers.filter(({ draft }) =>
    (rule.mechanics as readonly string[]).includes(draft.mechanic.type),
  );
  return leaflet.pages.flatMap(({ page, words }) => {
    const cuts = reduced.filter(({ draft }) => draft.page === page).length;
    if (words === null || cuts === 0) return [];
    const found = wholeText(words).match(new RegExp(rule.pattern, 'gu'))?.length ?? 0;
    if (found >= cuts) return [];
    const place = { page, box: null, offerId: null };
    return [
      { place, message: 'prior_words' as const, values: { page, cuts, found, mention: rule.mention }, fix: null },
    ];
  });
}
