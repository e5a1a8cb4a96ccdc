import { sql } from 'kysely';
import { type EntityId, type Queryable, rowOf } from '../../platform/index.ts';
import { usuallySure } from '../offer.model.ts';

/** From which confidence an offer of the entity is sure without a look, 0.5 to 1. */
export async function findSureEnough(db: Queryable, entityId: EntityId): Promise<number> {
  const row = await rowOf(
    db,
    // As text: a real read as a double would be 0.699999988.
    sql<{ sure_enough: string }>`
      select sure_enough::text as sure_enough from review_threshold where entity_id = ${entityId}`,
  );
  return row ? Number(row.sure_enough) : usuallySure;
}

export async function putSureEnough(
  db: Queryable,
  entityId: EntityId,
  { sureEnough, personId, now }: { sureEnough: number; personId: string; now: Date },
): Promise<void> {
  await sql`
    insert into review_threshold (entity_id, sure_enough, decided_by, decided_at)
    values (${entityId}, ${sureEnough}, ${personId}, ${now})
    on conflict (entity_id) do update set sure_enough = excluded.sure_enough, decided_by = excluded.decided_by,
      decided_at = excluded.decided_at`.execute(db);
}
