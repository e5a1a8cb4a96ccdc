import { createHash } from 'node:crypto';
import { ok, type Result, refuse } from '../../platform/index.ts';
import { type DraftOffer, takesItsPriceFromTheOffer } from '../offer.model.ts';

/** What an edition does to an offer: another price in minor units, or null to leave it out. */
export interface EditionChange {
  readonly offerId: string;
  readonly priceMinor: number | null;
}

/** A leaflet for some of its stores: the same pages and offers, but for the changes. */
export interface Edition {
  readonly editionId: string;
  readonly name: string;
  readonly storeIds: readonly string[];
  readonly changes: readonly EditionChange[];
}

export type EditionRefusal =
  | { readonly code: 'unknown_leaflet' | 'changed_meanwhile' | 'too_many_editions' | 'no_stores' }
  | { readonly code: 'unknown_store' | 'store_has_edition'; readonly storeId: string }
  | { readonly code: 'unknown_offer' | 'price_not_from_offer'; readonly offerId: string };

export const mostEditions = 50;

/** Whether an edition may stand beside the others. A store has one edition of a leaflet at most; `storeIds` are the leaflet's. */
export function admitEdition(
  edition: Edition,
  others: readonly Edition[],
  { storeIds, offers }: { readonly storeIds: readonly string[]; readonly offers: readonly DraftOffer[] },
): Result<Edition, EditionRefusal> {
  if (others.length >= mostEditions) return refuse({ code: 'too_many_editions' });
  if (edition.storeIds.length === 0) return refuse({ code: 'no_stores' });
  const taken = new Set(others.flatMap((other) => other.storeIds));
  for (const storeId of edition.storeIds) {
    if (!storeIds.includes(storeId)) return refuse({ code: 'unknown_store', storeId });
    if (taken.has(storeId)) return refuse({ code: 'store_has_edition', storeId });
  }
  const drafts = new Map(offers.map(({ offerId, draft }) => [offerId, draft]));
  for (const { offerId, priceMinor } of edition.changes) {
    const draft = drafts.get(offerId);
    if (!draft) return refuse({ code: 'unknown_offer', offerId });
    if (priceMinor !== null && !takesItsPriceFromTheOffer(draft.mechanic))
      return refuse({ code: 'price_not_from_offer', offerId });
  }
  return ok(edition);
}

/** The drafts as an edition has them. Changes to offers that are gone since change nothing. */
export function applyEdition(offers: readonly DraftOffer[], { changes }: Edition): DraftOffer[] {
  const change = new Map(changes.map(({ offerId, priceMinor }) => [offerId, priceMinor]));
  return offers.flatMap((offer) => {
    const priceMinor = change.get(offer.offerId);
    if (priceMinor === undefined) return [offer];
    return priceMinor === null ? [] : [{ ...offer, draft: { ...offer.draft, priceMinor } }];
  });
}

/** Says whether an edition is still the one that somebody saw. */
export function editionTag({ name, storeIds, changes }: Edition): string {
  const content = [
    name,
    [...storeIds].sort(),
    changes.map(({ offerId, priceMinor }) => `${offerId}:${priceMinor}`).sort(),
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22);
}
