import { sql } from 'kysely';
import { type EntityId, type Queryable, rowOf, rowsOf } from '../../platform/index.ts';

/** Where somebody is in a leaflet. */
export interface Place {
  readonly page: number;
  readonly offerId: string | null;
}

export interface Presence extends Place {
  readonly personId: string;
  readonly name: string;
}

interface Reviewer {
  readonly entityId: EntityId;
  readonly leafletId: string;
  readonly personId: string;
}

/** Screens tell every four seconds that they are there; who missed three is gone. */
const goneAfterMs = 15_000;

/** Says where somebody is, and forgets those of the entity who left without a word. */
export async function putPresence(
  db: Queryable,
  { entityId, leafletId, personId }: Reviewer,
  { page, offerId }: Place,
  now: Date,
): Promise<void> {
  const gone = new Date(now.getTime() - goneAfterMs);
  await sql`delete from review_presence where entity_id = ${entityId} and seen_at < ${gone}`.execute(db);
  await sql`
    insert into review_presence (entity_id, leaflet_id, person_id, page, offer_id, seen_at)
    values (${entityId}, ${leafletId}, ${personId}, ${page}, ${offerId}, ${now})
    on conflict (entity_id, leaflet_id, person_id) do update set page = excluded.page, offer_id = excluded.offer_id,
      seen_at = excluded.seen_at`.execute(db);
}

export async function deletePresence(db: Queryable, { entityId, leafletId, personId }: Reviewer): Promise<void> {
  await sql`
    delete from review_presence
    where entity_id = ${entityId} and leaflet_id = ${leafletId} and person_id = ${personId}`.execute(db);
}

/** Who else is in the leaflet, by name. At most 50. */
export async function listOthers(
  db: Queryable,
  { entityId, leafletId, personId }: Reviewer,
  now: Date,
): Promise<Presence[]> {
  return rowsOf(
    db,
    sql<Presence>`
      select s.person_id as "personId", p.name, s.page, s.offer_id as "offerId"
      from review_presence s join person p on p.person_id = s.person_id
      where s.entity_id = ${entityId} and s.leaflet_id = ${leafletId} and s.person_id <> ${personId}
        and s.seen_at >= ${new Date(now.getTime() - goneAfterMs)}
      order by p.name, s.person_id limit 50`,
  );
}

/** Changes whenever somebody else edits, undoes, comments, resolves or publishes: a screen that sees another one asks anew. */
export async function othersMark(db: Queryable, { entityId, leafletId, personId }: Reviewer): Promise<string> {
  const row = await rowOf(
    db,
    sql<{ mark: string }>`
      select concat_ws(' ', edited.n, edited.last, turned.last, threads.last, said.n, said.last, published.last) as mark
      from (select count(*) as n, max(edited_at) as last from leaflet_edit
          where entity_id = ${entityId} and leaflet_id = ${leafletId} and person_id is distinct from ${personId}::uuid) edited,
        (select max(turned_at) as last from leaflet_edit
          where entity_id = ${entityId} and leaflet_id = ${leafletId} and turned_by is distinct from ${personId}::uuid) turned,
        (select max(turned_at) as last from comment_thread
          where entity_id = ${entityId} and leaflet_id = ${leafletId} and turned_by is distinct from ${personId}::uuid) threads,
        (select count(*) as n, max(written_at) as last from offer_comment
          where entity_id = ${entityId} and leaflet_id = ${leafletId} and person_id <> ${personId}) said,
        (select max(version) as last from leaflet_version
          where entity_id = ${entityId} and leaflet_id = ${leafletId} and published_by is distinct from ${personId}::uuid) published`,
  );
  return row?.mark ?? '';
}
