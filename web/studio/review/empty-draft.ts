import type { Draft } from '../data.ts';
import type { Box } from './boxes.ts';

/** An offer that somebody draws: sure, as a person says so, and with all still to be written. */
export function emptyDraft(page: number, box: Box): Draft {
  return {
    page,
    box,
    name: '',
    brand: null,
    quantityText: null,
    priceMinor: null,
    regularMinor: null,
    soldBy: 'item',
    mechanic: { type: 'PRICE' },
    mechanicText: null,
    productIds: [],
    proposedIds: [],
    mixAndMatch: false,
    loyaltyRequired: false,
    limitPerHousehold: null,
    validFrom: null,
    validThrough: null,
    confidence: 1,
    reasons: [],
    checked: false,
  };
}
