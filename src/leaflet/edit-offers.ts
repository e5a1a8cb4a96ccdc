import {
  appendEvents,
  type Database,
  type EntityId,
  inTransaction,
  newId,
  ok,
  type Result,
  refuse,
  type Trx,
} from '../platform/index.ts';
import { endsBeforeItBegins, type OfferDraft } from './offer.model.ts';
import {
  deleteOffer,
  findEditTo,
  findOffers,
  insertEdit,
  lockLeaflet,
  markEdit,
  type OfferChange,
  putOffer,
} from './repository.ts';

/** What the editor asks: an offer's new state, null to delete it, no revision to add it. */
export interface AskedChange {
  readonly offerId: string;
  /** The revision the editor saw; undefined for a new offer. */
  readonly revision: number | undefined;
  readonly after: OfferDraft | null;
}

export type EditRefusal =
  | { readonly code: 'unknown_leaflet' }
  | { readonly code: 'not_editable' }
  | { readonly code: 'changed_meanwhile'; readonly offerId: string }
  | { readonly code: 'wrong_days'; readonly offerId: string }
  | { readonly code: 'nothing_to_undo' }
  | { readonly code: 'nothing_to_redo' };

interface Editor {
  readonly entityId: EntityId;
  readonly personId: string;
  readonly now: Date;
}

/**
 * Applies one edit (move, resize, split, merge, a field…) as a set of offers before and after, all or none. An offer that somebody else
 * changed since the editor saw it, or whose own days end before they begin, refuses the edit.
 */
export async function editOffers(
  db: Database,
  { entityId, personId, now }: Editor,
  leafletId: string,
  kind: string,
  asked: readonly AskedChange[],
): Promise<Result<{ editId: string }, EditRefusal>> {
  const reversed = asked.find(({ after }) => after && endsBeforeItBegins(after));
  if (reversed) return refuse({ code: 'wrong_days', offerId: reversed.offerId });
  return inTransaction(db, async (trx) => {
    const leaflet = await lockLeaflet(trx, entityId, leafletId);
    if (!leaflet) return refuse({ code: 'unknown_leaflet' });
    if (leaflet.state !== 'review') return refuse({ code: 'not_editable' });
    const present = await findOffers(
      trx,
      entityId,
      leafletId,
      asked.map(({ offerId }) => offerId),
    );
    const stale = asked.find(({ offerId, revision }) => present.get(offerId)?.revision !== revision);
    if (stale) return refuse({ code: 'changed_meanwhile', offerId: stale.offerId });
    const changes = asked.map(
      ({ offerId, after }): OfferChange => ({ offerId, before: present.get(offerId)?.draft ?? null, after }),
    );
    await apply(trx, entityId, leafletId, changes);
    const editId = newId(now);
    await insertEdit(trx, entityId, leafletId, { editId, personId, editedAt: now, kind, changes });
    await appendEvents(trx, entityId, now, [
      {
        type: 'leaflet.edited',
        subject: `leaflet:${leafletId}`,
        payload: { editId, personId, kind, offers: changes.length },
      },
    ]);
    return ok({ editId });
  });
}

async function apply(trx: Trx, entityId: EntityId, leafletId: string, changes: readonly OfferChange[]): Promise<void> {
  for (const { offerId, after } of changes) {
    if (after) await putOffer(trx, entityId, leafletId, offerId, after);
    else await deleteOffer(trx, entityId, leafletId, offerId);
  }
}

/** Takes back the newest edit, or brings back the last one taken back. */
export async function undoOrRedo(
  db: Database,
  { entityId, personId, now }: Editor,
  leafletId: string,
  direction: 'undo' | 'redo',
): Promise<Result<{ editId: string; kind: string }, EditRefusal>> {
  return inTransaction(db, async (trx) => {
    const leaflet = await lockLeaflet(trx, entityId, leafletId);
    if (!leaflet) return refuse({ code: 'unknown_leaflet' });
    if (leaflet.state !== 'review') return refuse({ code: 'not_editable' });
    const edit = await findEditTo(trx, entityId, leafletId, direction);
    if (!edit) return refuse({ code: direction === 'undo' ? 'nothing_to_undo' : 'nothing_to_redo' });
    const changes = direction === 'undo' ? edit.changes.map(backwards) : edit.changes;
    await apply(trx, entityId, leafletId, changes);
    await markEdit(trx, entityId, leafletId, edit.editId, direction === 'undo' ? now : null);
    await appendEvents(trx, entityId, now, [
      {
        type: direction === 'undo' ? 'leaflet.edit_undone' : 'leaflet.edit_redone',
        subject: `leaflet:${leafletId}`,
        payload: { editId: edit.editId, personId },
      },
    ]);
    return ok({ editId: edit.editId, kind: edit.kind });
  });
}

function backwards({ offerId, before, after }: OfferChange): OfferChange {
  return { offerId, before: after, after: before };
}
