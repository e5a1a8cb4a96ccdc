import {
  creatorOf,
  type DraftOffer,
  editOffers,
  findLeaflet,
  type Leaflet,
  listLeaflets,
  listOffers,
  needsLook,
  type OfferDraft,
  publishLeaflet,
  updateLeaflet,
} from '../leaflet/index.ts';
import { addDays, listPeople, requireEntity } from '../organisation/index.ts';
import type { Database, EntityId, EventConsumer, Logger } from '../platform/index.ts';
import { currentWeek, type LeafletDays } from './demo-week.ts';

export interface DemoPublisherDoors {
  readonly db: Database;
  readonly log: Logger;
  readonly now: () => Date;
}

/** In the demo nobody is there to look at unsure offers: they are shown without a product, so that nothing wrong is sold. */
function settled(draft: OfferDraft): OfferDraft {
  const withoutPrice = draft.priceMinor === null;
  return {
    ...draft,
    checked: true,
    productIds: [],
    proposedIds: [...draft.productIds, ...draft.proposedIds].slice(0, 3),
    ...(withoutPrice && { mechanic: { type: 'GIFT', text: draft.mechanicText ?? draft.name } }),
  };
}

/** Publishes this week's demo leaflets as soon as they are read. Next week's, and what people bring, waits in the studio for a person. */
export function demoPublisher(doors: DemoPublisherDoors): EventConsumer {
  return {
    name: 'demo.publisher',
    types: ['leaflet.read'],
    handle: async (_trx, { entityId, payload }) => {
      const leaflet = await findLeaflet(doors.db, entityId, String(payload['leafletId']));
      const { timeZone } = await requireEntity(doors.db, entityId);
      if (leaflet?.validFrom !== currentWeek(doors.now(), timeZone).validFrom) return;
      if ((await creatorOf(doors.db, entityId, leaflet.leafletId)) !== null) return;
      await publishUnasked(doors, leaflet);
    },
  };
}

async function publishUnasked(doors: DemoPublisherDoors, leaflet: Leaflet): Promise<void> {
  const offers = await listOffers(doors.db, leaflet.entityId, leaflet.leafletId);
  const unsure = offers.filter(({ draft }) => needsLook(draft) || draft.priceMinor === null);
  const changed = unsure.map((offer) => ({ ...offer, draft: settled(offer.draft) }));
  if (!(await editUnasked(doors, leaflet, changed))) return;
  await publishOrTell(doors, leaflet);
}

/** False, and told in the log, when the demo's offers could not be changed. */
async function editUnasked(
  { db, log, now }: DemoPublisherDoors,
  { entityId, leafletId, title }: Leaflet,
  changed: readonly DraftOffer[],
): Promise<boolean> {
  if (changed.length === 0) return true;
  const [editor] = await listPeople(db, entityId, true);
  if (!editor) {
    log.error({ entity: entityId, leafletId, title }, 'a demo leaflet has nobody to settle its offers');
    return false;
  }
  const asked = changed.map(({ offerId, revision, draft }) => ({ offerId, revision, after: draft }));
  const by = { entityId, personId: editor.personId, now: now() };
  const edit = await editOffers(db, by, leafletId, 'check', asked);
  if (!edit.ok)
    log.error(
      { entity: entityId, leafletId, title, refusal: edit.refusal },
      'the offers of a demo leaflet were refused',
    );
  return edit.ok;
}

async function publishOrTell(
  { db, log, now }: DemoPublisherDoors,
  { entityId, leafletId, title }: Leaflet,
): Promise<void> {
  const done = await publishLeaflet(db, { entityId, personId: null, now: now() }, leafletId);
  if (!done.ok)
    log.error({ entity: entityId, leafletId, title, refusal: done.refusal }, 'a demo leaflet could not be published');
}

/** The demo's current week is always on offer: its leaflets that are over are published again for this week. What is refused is logged. */
export async function renewDemoLeaflets(doors: DemoPublisherDoors, entityId: EntityId): Promise<void> {
  const { db, now } = doors;
  const { timeZone } = await requireEntity(db, entityId);
  const week = currentWeek(now(), timeZone);
  const { items } = await listLeaflets(db, entityId, { limit: 50, before: undefined });
  for (const leaflet of items) {
    if (leaflet.publishedVersion === null || leaflet.withdrawn || leaflet.validThrough >= week.validFrom) continue;
    if ((await creatorOf(db, entityId, leaflet.leafletId)) !== null) continue;
    await updateLeaflet(db, leaflet, { title: leaflet.title, storeIds: leaflet.storeIds, ...week });
    const offers = await listOffers(db, entityId, leaflet.leafletId);
    if (await editUnasked(doors, leaflet, withDaysMoved(offers, leaflet, week))) await publishOrTell(doors, leaflet);
  }
}

/** The offers with days of their own, as far into the new week as they were into the old one. */
function withDaysMoved(offers: readonly DraftOffer[], from: LeafletDays, to: LeafletDays): DraftOffer[] {
  const days = (Date.parse(to.validFrom) - Date.parse(from.validFrom)) / 86_400_000;
  const moved = (day: string | null): string | null => day && addDays(day, days);
  return offers
    .filter(({ draft }) => draft.validFrom ?? draft.validThrough)
    .map((offer) => {
      const { validFrom, validThrough } = offer.draft;
      return { ...offer, draft: { ...offer.draft, validFrom: moved(validFrom), validThrough: moved(validThrough) } };
    });
}
