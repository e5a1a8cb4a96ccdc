import { findQuantity } from '../../../catalog/index.ts';
import { type NetQuantity, unitPrice } from '../../../money/index.ts';
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

/** What one of the offer holds, as the feed says, else as printed. */
function netOf({ products, draft }: OfferToCheck): NetQuantity | undefined {
  return products[0]?.net ?? (draft.quantityText === null ? undefined : findQuantity(draft.quantityText)?.quantity);
}

/** One kilogram, litre or piece: the price is the unit price. */
function isOneUnit(offer: OfferToCheck): boolean {
  const net = netOf(offer);
  return net !== undefined && net.amount === (net.unit === 'piece' ? 1 : 1000);
}

function missing(offer: OfferToCheck): Observation {
  const quantity = netOf(offer);
  const priceMinor = offer.draft.mechanic.type === 'PRICE' ? offer.draft.priceMinor : regularPriceOf(offer);
  const unit = quantity && priceMinor !== null ? unitPrice({ priceMinor, quantity }) : undefined;
  const place = placeOf(offer);
  const name = nameOf(offer);
  return unit
    ? { place, message: 'unit_price', values: { name, unitMinor: unit.minor, per: unit.per }, fix: null }
    : { place, message: 'unit_price_unknown', values: { name }, fix: null };
}
