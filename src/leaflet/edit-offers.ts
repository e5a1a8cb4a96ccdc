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
import { findEditTo, insertEdit, markEdit, type OfferChange } from './edit-repository.ts';
import { endsBeforeItBegins, type OfferDraft } from './offer.model.ts';
import { deleteOffer, findOffers, lockLeaflet, putOffer } from './repository.ts';

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
  | { readonly code: 'changed_since'; readonly offerId: string }
  | { readonly code: 'unknown_edit' }
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

export type Turn = 'undo' | 'redo';

/**
 * Takes back the editor's own newest edit, or brings back the last of theirs that was taken back; with `editId`, that edit, whoever made it.
 * An offer that changed since is not overwritten: the whole turn is refused.
 */
export async function undoOrRedo(
  db: Database,
  { entityId, personId, now }: Editor,
  leafletId: string,
  turn: Turn,
  editId?: string,
): Promise<Result<{ editId: string; kind: string; offerIds: string[] }, EditRefusal>> {
  return inTransaction(db, async (trx) => {
    const leaflet = await lockLeaflet(trx, entityId, leafletId);
    if (!leaflet) return refuse({ code: 'unknown_leaflet' });
    if (leaflet.state !== 'review') return refuse({ code: 'not_editable' });
    const edit = await findEditTo(trx, entityId, leafletId, { turn, personId, editId });
    if (!edit) return refuse({ code: nothingTo(turn, editId) });
    const changes = turn === 'undo' ? edit.changes.map(backwards) : edit.changes;
    const changed = await findChangedSince(trx, entityId, leafletId, changes);
    if (changed !== undefined) return refuse({ code: 'changed_since', offerId: changed });
    await apply(trx, entityId, leafletId, changes);
    await markEdit(trx, entityId, leafletId, { editId: edit.editId, turn, personId, now });
    await appendEvents(trx, entityId, now, [
      {
        type: turn === 'undo' ? 'leaflet.edit_undone' : 'leaflet.edit_redone',
        subject: `leaflet:${leafletId}`,
        payload: { editId: edit.editId, personId },
      },
    ]);
    return ok({ editId: edit.editId, kind: edit.kind, offerIds: changes.map(({ offerId }) => offerId) });
  });
}

function nothingTo(turn: Turn, editId: string | undefined): 'unknown_edit' | 'nothing_to_undo' | 'nothing_to_redo' {
  if (editId !== undefined) return 'unknown_edit';
  return turn === 'undo' ? 'nothing_to_undo' : 'nothing_to_redo';
}

/** The first offer that is not as the changes expect it to be. */
async function findChangedSince(
  trx: Trx,
  entityId: EntityId,
  leafletId: string,
  changes: readonly OfferChange[],
): Promise<string | undefined> {
  const ids = changes.map(({ offerId }) => offerId);
  const present = await findOffers(trx, entityId, leafletId, ids);
  // Both come out of jsonb, which keeps names in one order.
  const changed = changes.find(
    ({ offerId, before }) => JSON.stringify(present.get(offerId)?.draft ?? null) !== JSON.stringify(before),
  );
  return changed?.offerId;
}

function backwards({ offerId, before, after }: OfferChange): OfferChange {
  return { offerId, before: after, after: before };
}
