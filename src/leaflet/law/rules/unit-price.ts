import { unitPriceOf } from '../../../catalog/index.ts';
import type { Observation } from '../finding.ts';
import {
  type LeafletToCheck,
  nameOf,
  type OfferToCheck,
  placeOf,
  regularPriceOf,
  wordsAt,
} from '../leaflet-to-check.ts';
import type { RuleOf } from '../rule-pack.ts';

/** Goods without a price per kilogram, litre or piece beside them. What is sold by weight has no other price. */
export function checkUnitPrice(rule: RuleOf<'unit_price'>, leaflet: LeafletToCheck): Observation[] {
  const printed = new RegExp(rule.pattern, 'u');
  return leaflet.offers
    .filter(({ goods, draft }) => rule.kinds.includes(goods.kind) && draft.soldBy === 'item')
    .flatMap((offer) => {
      const words = wordsAt(leaflet, offer);
      return words === undefined || printed.test(words) || isOneUnit(offer) ? [] : [missing(offer)];
    });
}

/** One kilogram, litre or piece: the price is the unit price. */
function isOneUnit({ products }: OfferToCheck): boolean {
  const net = products[0]?.net;
  return net !== undefined && net !== null && net.amount === (net.unit === 'piece' ? 1 : 1000);
}

function missing(offer: OfferToCheck): Observation {
  const [product] = offer.products;
  const price = offer.draft.mechanic.type === 'PRICE' ? offer.draft.priceMinor : regularPriceOf(offer);
  const unit = product && price !== null ? unitPriceOf(product, price) : undefined;
  const place = placeOf(offer);
  const name = nameOf(offer);
  return unit
    ? { place, message: 'unit_price', values: { name, unitMinor: unit.minor, per: unit.per }, fix: null }
    : { place, message: 'unit_price_unknown', values: { name }, fix: null };
}
