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
} from '../../platform/index.ts';
import type { DraftOffer } from '../offer.model.ts';
import { teachingOf } from './lesson.model.ts';
import {
  confirmLessons,
  listReviewedOffers,
  saveLessons,
  setWithdrawn,
  withdrawAmbiguous,
} from './lesson-repository.ts';

/** Learns from a leaflet that is being published: only what people stand by is believed. Writes in the caller's transaction. */
export async function learnFromLeaflet(
  trx: Trx,
  { entityId, leafletId, now }: { entityId: EntityId; leafletId: string; now: Date },
  offers: readonly DraftOffer[],
): Promise<void> {
  const teaching = teachingOf(await listReviewedOffers(trx, entityId, leafletId, offers));
  const learning = { entityId, leafletId, now, newLessonId: () => newId(now) };
  await confirmLessons(trx, learning, teaching.confirmed);
  await withdrawAmbiguous(trx, learning, teaching.ambiguous);
  const lessons = await saveLessons(trx, learning, teaching.corrected);
  if (lessons === 0) return;
  await appendEvents(trx, entityId, now, [
    { type: 'leaflet.learned', subject: `leaflet:${leafletId}`, payload: { leafletId, lessons } },
  ]);
}

/** Takes back what was learned, or brings it back; the next reading goes by it. Doing it twice changes nothing. */
export async function forgetLesson(
  db: Database,
  by: { entityId: EntityId; personId: string; now: Date },
  learnedId: string,
  forgotten: boolean,
): Promise<Result<true, { readonly code: 'unknown_lesson' }>> {
  return inTransaction(db, async (trx) => {
    const changed = await setWithdrawn(trx, by, learnedId, forgotten);
    if (changed === false) return refuse({ code: 'unknown_lesson' });
    if (changed)
      await appendEvents(trx, by.entityId, by.now, [
        {
          type: forgotten ? 'leaflet.forgot' : 'leaflet.remembered',
          subject: `learned:${learnedId}`,
          payload: { learnedId, personId: by.personId },
        },
      ]);
    return ok(true);
  });
}
