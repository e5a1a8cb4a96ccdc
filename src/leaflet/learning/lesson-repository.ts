import { sql } from 'kysely';
import { type EntityId, type Page, pageOf, type Queryable, rowOf, rowsOf, type Trx } from '../../platform/index.ts';
import type { Mechanic } from '../../promotion/index.ts';
import type { DraftOffer, OfferDraft } from '../offer.model.ts';
import type { Lesson } from '../reading/lessons.ts';
import type { ReviewedOffer, TaughtLesson } from './lesson.model.ts';

interface LessonRow {
  kind: Lesson['kind'];
  wording: string;
  printed: string;
  content: unknown;
}

function toLesson({ kind, wording, printed, content }: LessonRow): Lesson {
  return kind === 'link'
    ? { kind, wording, printed, productIds: content as string[] }
    : { kind, wording, printed, mechanic: content as Mechanic };
}

const contentOf = (lesson: Lesson): string =>
  JSON.stringify(lesson.kind === 'link' ? lesson.productIds : lesson.mechanic);

const mostLessons = 100_000;

/** What counts when the entity's next leaflet is read: the newest 100,000 lessons that were not taken back. */
export async function listLessons(db: Queryable, entityId: EntityId): Promise<Lesson[]> {
  const rows = await rowsOf(
    db,
    sql<LessonRow>`
      select kind, wording, printed, content from learned
      where entity_id = ${entityId} and withdrawn_at is null
      order by learned_at desc, learned_id desc limit ${mostLessons}`,
  );
  return rows.map(toLesson);
}

interface FirstRow {
  offer_id: string;
  first: OfferDraft | null;
  reshaped: boolean;
  person_id: string | null;
}

/** The offers beside what their page was read as. Those that people drew, split or merged have no words of their own. */
export async function listReviewedOffers(
  db: Queryable,
  entityId: EntityId,
  leafletId: string,
  offers: readonly DraftOffer[],
): Promise<ReviewedOffer[]> {
  const rows = await rowsOf(
    db,
    sql<FirstRow>`
      select c.change->>'offerId' as offer_id, (array_agg(c.change->'before' order by e.edit_id))[1] as first,
        bool_or(e.kind in ('split', 'merge') and e.undone_at is null) as reshaped,
        (array_agg(e.person_id order by e.edit_id desc) filter (where e.undone_at is null))[1] as person_id
      from leaflet_edit e, jsonb_array_elements(e.changes) as c(change)
      where e.entity_id = ${entityId} and e.leaflet_id = ${leafletId} group by 1`,
  );
  const edited = new Map(rows.map((row) => [row.offer_id, row]));
  return offers.flatMap(({ offerId, draft }) => {
    const edit = edited.get(offerId);
    if (!edit) return [{ read: draft, published: draft, personId: null }];
    return edit.first && !edit.reshaped ? [{ read: edit.first, published: draft, personId: edit.person_id }] : [];
  });
}

/** From which leaflet lessons are learned, and when. */
export interface Learning {
  readonly entityId: EntityId;
  readonly leafletId: string;
  readonly now: Date;
  readonly newLessonId: () => string;
}

/**
 * Keeps what people put right. The same leaflet, published again, teaches a thing once: what was taken back since stays so.
 * @returns how many lessons are new, changed, or said again by a further leaflet.
 */
export async function saveLessons(
  trx: Trx,
  { entityId, leafletId, now, newLessonId }: Learning,
  lessons: readonly TaughtLesson[],
): Promise<number> {
  const rows = lessons.map((lesson) => ({
    id: newLessonId(),
    kind: lesson.kind,
    wording: lesson.wording,
    printed: lesson.printed,
    content: contentOf(lesson),
    person: lesson.personId,
  }));
  const { numAffectedRows } = await sql`
    insert into learned as known (entity_id, learned_id, kind, wording, printed, content, times, leaflet_id, learned_by, learned_at)
    select ${entityId}, l.id, l.kind, l.wording, l.printed, l.content::jsonb, 1, ${leafletId}, p.person_id, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as l(id uuid, kind text, wording text, printed text, content text, person uuid)
    left join person p on p.person_id = l.person
    on conflict (entity_id, kind, wording) do update set
      printed = excluded.printed, content = excluded.content, leaflet_id = excluded.leaflet_id,
      times = case when known.content = excluded.content and known.withdrawn_at is null then known.times + 1 else 1 end,
      learned_by = excluded.learned_by, learned_at = excluded.learned_at, withdrawn_by = null, withdrawn_at = null
    where known.content <> excluded.content or known.leaflet_id <> excluded.leaflet_id`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}

/** Counts a further leaflet that was published with what is known. */
export async function confirmLessons(
  trx: Trx,
  { entityId, leafletId }: Pick<Learning, 'entityId' | 'leafletId'>,
  lessons: readonly Lesson[],
): Promise<void> {
  const rows = lessons.map((lesson) => ({ kind: lesson.kind, wording: lesson.wording, content: contentOf(lesson) }));
  await sql`
    update learned known set times = known.times + 1, leaflet_id = ${leafletId}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as l(kind text, wording text, content text)
    where known.entity_id = ${entityId} and known.kind = l.kind and known.wording = l.wording and known.content = l.content::jsonb
      and known.withdrawn_at is null and known.leaflet_id <> ${leafletId}`.execute(trx);
}

/** Takes back what turned out to mean several things. */
export async function withdrawAmbiguous(
  trx: Trx,
  { entityId, now }: Pick<Learning, 'entityId' | 'now'>,
  ambiguous: readonly Pick<Lesson, 'kind' | 'wording'>[],
): Promise<void> {
  await sql`
    update learned known set withdrawn_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(ambiguous)}::jsonb) as l(kind text, wording text)
    where known.entity_id = ${entityId} and known.kind = l.kind and known.wording = l.wording and known.withdrawn_at is null`.execute(
    trx,
  );
}

/** Takes a lesson back, or brings it back. False where there is none, undefined where it is so already. */
export async function setWithdrawn(
  trx: Trx,
  { entityId, personId, now }: { entityId: EntityId; personId: string; now: Date },
  learnedId: string,
  withdrawn: boolean,
): Promise<boolean | undefined> {
  const row = await rowOf(
    trx,
    sql<{ withdrawn: boolean }>`
      select withdrawn_at is not null as withdrawn from learned
      where entity_id = ${entityId} and learned_id = ${learnedId} for update`,
  );
  if (!row) return false;
  if (row.withdrawn === withdrawn) return undefined;
  await sql`
    update learned set withdrawn_at = ${withdrawn ? now : null}, withdrawn_by = ${withdrawn ? personId : null}
    where entity_id = ${entityId} and learned_id = ${learnedId}`.execute(trx);
  return true;
}

export interface KeptLesson {
  readonly learnedId: string;
  readonly lesson: Lesson;
  readonly times: number;
  readonly learnedByName: string | null;
  readonly learnedAt: Date;
  readonly withdrawnByName: string | null;
  readonly withdrawnAt: Date | null;
}

interface KeptRow extends LessonRow {
  learned_id: string;
  times: number;
  learned_by: string | null;
  learned_at: Date;
  withdrawn_by: string | null;
  withdrawn_at: Date | null;
}

/** All lessons of an entity, newest first, those taken back too. `search` is looked for in the words, product ids and titles. */
export async function pageOfLessons(
  db: Queryable,
  entityId: EntityId,
  asked: { limit: number; before: readonly [learnedAt: string, learnedId: string] | undefined; search: string },
): Promise<Page<KeptLesson>> {
  const { before, limit, search } = asked;
  const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const after = before
    ? sql`and (l.learned_at, l.learned_id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`
    : sql``;
  const found = search
    ? sql`and (l.printed ilike ${like} or l.wording ilike ${like} or (l.kind = 'link' and exists (
        select 1 from product p where p.entity_id = l.entity_id and l.content ? p.product_id
          and (p.title ilike ${like} or p.product_id ilike ${like}))))`
    : sql``;
  const rows = await rowsOf(
    db,
    sql<KeptRow>`
      select l.learned_id, l.kind, l.wording, l.printed, l.content, l.times, l.learned_at, l.withdrawn_at,
        taught.name as learned_by, forgot.name as withdrawn_by
      from learned l
      left join person taught on taught.person_id = l.learned_by
      left join person forgot on forgot.person_id = l.withdrawn_by
      where l.entity_id = ${entityId} ${found} ${after}
      order by l.learned_at desc, l.learned_id desc limit ${limit + 1}`,
  );
  return pageOf(rows.map(toKept), limit, ({ learnedAt, learnedId }) => [learnedAt.toISOString(), learnedId]);
}

const toKept = (row: KeptRow): KeptLesson => ({
  learnedId: row.learned_id,
  lesson: toLesson(row),
  times: row.times,
  learnedByName: row.learned_by,
  learnedAt: row.learned_at,
  withdrawnByName: row.withdrawn_by,
  withdrawnAt: row.withdrawn_at,
});
