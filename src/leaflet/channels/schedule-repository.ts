import { sql } from 'kysely';
import { type EntityId, type Queryable, rowOf, rowsOf } from '../../platform/index.ts';
import type { LocalTime } from './schedule.model.ts';

/** A leaflet's publication to come. */
export interface Schedule {
  readonly leafletId: string;
  readonly when: LocalTime;
  readonly personId: string | null;
  /** Its time came, and this stood in its way: codes of Blocker. Null while it waits. */
  readonly refusal: readonly string[] | null;
}

interface ScheduleRow {
  leaflet_id: string;
  publish_date: string;
  publish_time: string;
  asked_by: string | null;
  refusal: string[] | null;
}

const toSchedule = (row: ScheduleRow): Schedule => ({
  leafletId: row.leaflet_id,
  when: { date: row.publish_date, time: row.publish_time.slice(0, 5) },
  personId: row.asked_by,
  refusal: row.refusal,
});

export async function findSchedule(
  db: Queryable,
  entityId: EntityId,
  leafletId: string,
): Promise<Schedule | undefined> {
  const row = await rowOf(
    db,
    sql<ScheduleRow>`select * from leaflet_schedule where entity_id = ${entityId} and leaflet_id = ${leafletId}`,
  );
  return row && toSchedule(row);
}

/** Publications that still wait. */
export async function listSchedules(db: Queryable, entityId: EntityId): Promise<Schedule[]> {
  const rows = await rowsOf(
    db,
    sql<ScheduleRow>`
      select * from leaflet_schedule where entity_id = ${entityId} and refused_at is null
      order by publish_date, publish_time limit 1000`,
  );
  return rows.map(toSchedule);
}

export async function saveSchedule(
  db: Queryable,
  entityId: EntityId,
  { leafletId, when, personId }: Omit<Schedule, 'refusal'>,
  now: Date,
): Promise<void> {
  await sql`
    insert into leaflet_schedule (entity_id, leaflet_id, publish_date, publish_time, asked_by, asked_at)
    values (${entityId}, ${leafletId}, ${when.date}, ${when.time}, ${personId}, ${now})
    on conflict (entity_id, leaflet_id) do update set publish_date = excluded.publish_date, publish_time = excluded.publish_time,
      asked_by = excluded.asked_by, asked_at = excluded.asked_at, refused_at = null, refusal = null`.execute(db);
}

export async function refuseSchedule(
  db: Queryable,
  entityId: EntityId,
  leafletId: string,
  refusal: readonly string[],
  now: Date,
): Promise<void> {
  await sql`
    update leaflet_schedule set refused_at = ${now}, refusal = ${[...refusal]}
    where entity_id = ${entityId} and leaflet_id = ${leafletId}`.execute(db);
}

export async function deleteSchedule(db: Queryable, entityId: EntityId, leafletId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from leaflet_schedule where entity_id = ${entityId} and leaflet_id = ${leafletId}`.execute(db);
  return numAffectedRows === 1n;
}
