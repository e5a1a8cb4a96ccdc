import type { Observation } from '../finding.ts';
import { fixOf, type LeafletToCheck, nameOf, type OfferToCheck, placeOf } from '../leaflet-to-check.ts';
import type { RuleOf } from '../rule-pack.ts';

/** Lots must tell the price of one item sold by itself and, where asked, what is in them. */
export function checkLots(rule: RuleOf<'lot'>, leaflet: LeafletToCheck): Observation[] {
  return leaflet.offers
    .filter(({ draft }) => (rule.mechanics as readonly string[]).includes(draft.mechanic.type))
    .flatMap((offer) => [...singlePriceMissing(offer), ...(rule.contents ? contentsMissing(offer) : [])]);
}

function singlePriceMissing(offer: OfferToCheck): Observation[] {
  const { draft, products } = offer;
  const feed = products[0]?.priceMinor;
  // Where the big price is the feed's price of one, it is the price of one.
  if (draft.regularMinor !== null || (feed !== undefined && feed === draft.priceMinor)) return [];
  const fix =
    feed === undefined
      ? null
      : fixOf(offer, { code: 'single', values: { singleMinor: feed }, change: { regularMinor: feed } });
  return [{ place: placeOf(offer), message: 'single_price', values: { name: nameOf(offer) }, fix }];
}

function contentsMissing(offer: OfferToCheck): Observation[] {
  const told = offer.draft.quantityText !== null || offer.products.some(({ net }) => net !== null);
  return told ? [] : [{ place: placeOf(offer), message: 'lot_contents', values: { name: nameOf(offer) }, fix: null }];
}
