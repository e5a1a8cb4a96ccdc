import { sql } from 'kysely';
import { type EntityId, type Queryable, rowOf, rowsOf } from '../platform/index.ts';
import type { OfferDraft } from './offer.model.ts';

/** One step of an edit: what an offer was and what it became; null is "not there". */
export interface OfferChange {
  readonly offerId: string;
  readonly before: OfferDraft | null;
  readonly after: OfferDraft | null;
}

export interface LeafletEdit {
  readonly editId: string;
  readonly personName: string | null;
  readonly editedAt: Date;
  readonly kind: string;
  readonly changes: readonly OfferChange[];
  readonly undone: boolean;
}

export async function insertEdit(
  db: Queryable,
  entityId: EntityId,
  leafletId: string,
  edit: { editId: string; personId: string; editedAt: Date; kind: string; changes: readonly OfferChange[] },
): Promise<void> {
  await sql`
    insert into leaflet_edit (entity_id, leaflet_id, edit_id, person_id, edited_at, kind, changes)
    values (${entityId}, ${leafletId}, ${edit.editId}, ${edit.personId}, ${edit.editedAt}, ${edit.kind}, ${JSON.stringify(edit.changes)}::jsonb)`.execute(
    db,
  );
}

interface EditRow {
  edit_id: string;
  person_name: string | null;
  edited_at: Date;
  kind: string;
  changes: OfferChange[];
  undone_at: Date | null;
}

const toEdit = (row: EditRow): LeafletEdit => ({
  editId: row.edit_id,
  personName: row.person_name,
  editedAt: row.edited_at,
  kind: row.kind,
  changes: row.changes,
  undone: row.undone_at !== null,
});

/** The last edits, newest first. */
export async function listEdits(
  db: Queryable,
  entityId: EntityId,
  leafletId: string,
  limit = 100,
): Promise<LeafletEdit[]> {
  const rows = await rowsOf(
    db,
    sql<EditRow>`
      select e.edit_id, p.name as person_name, e.edited_at, e.kind, e.changes, e.undone_at
      from leaflet_edit e left join person p on p.person_id = e.person_id
      where e.entity_id = ${entityId} and e.leaflet_id = ${leafletId}
      order by e.edit_id desc limit ${limit}`,
  );
  return rows.map(toEdit);
}

/**
 * The edit that undo would take back (the person's newest one not undone), or redo would bring back: the last of theirs undone, unless a
 * newer edit of theirs took its place. With `editId`, that edit, if it can be turned so.
 */
export async function findEditTo(
  db: Queryable,
  entityId: EntityId,
  leafletId: string,
  { turn, personId, editId }: { turn: 'undo' | 'redo'; personId: string; editId: string | undefined },
): Promise<LeafletEdit | undefined> {
  const asked = editId === undefined ? sql`e.person_id = ${personId}` : sql`e.edit_id = ${editId}`;
  const last = sql`not exists (
    select 1 from leaflet_edit later where later.entity_id = e.entity_id and later.leaflet_id = e.leaflet_id
      and later.person_id = e.person_id and later.undone_at is null and later.edit_id > e.edit_id)`;
  const row = await rowOf(
    db,
    turn === 'undo'
      ? sql<EditRow>`
          select edit_id, null as person_name, edited_at, kind, changes, undone_at from leaflet_edit e
          where entity_id = ${entityId} and leaflet_id = ${leafletId} and undone_at is null and ${asked}
          order by edit_id desc limit 1`
      : sql<EditRow>`
          select edit_id, null as person_name, edited_at, kind, changes, undone_at from leaflet_edit e
          where entity_id = ${entityId} and leaflet_id = ${leafletId} and undone_at is not null and ${asked}
            ${editId === undefined ? sql`and ${last}` : sql``}
          order by undone_at desc, edit_id limit 1`,
  );
  return row && toEdit(row);
}

export async function markEdit(
  db: Queryable,
  entityId: EntityId,
  leafletId: string,
  { editId, turn, personId, now }: { editId: string; turn: 'undo' | 'redo'; personId: string; now: Date },
): Promise<void> {
  const undoneAt = turn === 'undo' ? now : null;
  await sql`
    update leaflet_edit set undone_at = ${undoneAt}, turned_by = ${personId}, turned_at = ${now}
    where entity_id = ${entityId} and leaflet_id = ${leafletId} and edit_id = ${editId}`.execute(db);
}
