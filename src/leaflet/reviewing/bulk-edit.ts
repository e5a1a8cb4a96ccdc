import type { Database, EntityId, Result } from '../../platform/index.ts';
import { type EditRefusal, editOffers } from '../edit-offers.ts';
import type { OfferDraft } from '../offer.model.ts';
import { findOffers } from '../repository.ts';

/** What many offers get at once; what is left out stays as it is in each. */
export type BulkChange = Partial<
  Pick<
    OfferDraft,
    'mechanic' | 'loyaltyRequired' | 'mixAndMatch' | 'limitPerHousehold' | 'validFrom' | 'validThrough' | 'checked'
  >
>;

/** An offer and the revision of it that the editor saw. */
export interface BulkTarget {
  readonly offerId: string;
  readonly revision: number;
}

/** Changes many offers as one edit, which undo takes back whole. One that somebody changed meanwhile refuses them all. */
export async function bulkEdit(
  db: Database,
  by: { entityId: EntityId; personId: string; now: Date },
  leafletId: string,
  { targets, change }: { targets: readonly BulkTarget[]; change: BulkChange },
): Promise<Result<{ editId: string }, EditRefusal>> {
  const ids = targets.map(({ offerId }) => offerId);
  const present = await findOffers(db, by.entityId, leafletId, ids);
  // What is gone, or changes between this reading and the edit, has another revision by then, and is refused there.
  const changes = targets.map(({ offerId, revision }) => {
    const draft = present.get(offerId)?.draft;
    return { offerId, revision, after: draft ? { ...draft, ...change } : null };
  });
  return editOffers(db, by, leafletId, 'bulk', changes);
}
