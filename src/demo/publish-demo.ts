import {
  type DraftOffer,
  editOffers,
  findLeaflet,
  listLeaflets,
  listOffers,
  needsLook,
  type OfferDraft,
  publishLeaflet,
  updateLeaflet,
} from '../leaflet/index.ts';
import { listPeople, requireEntity } from '../organisation/index.ts';
import type { Database, EntityId, EventConsumer } from '../platform/index.ts';
import { currentWeek } from './demo-week.ts';

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

/** Publishes this week's demo leaflets as soon as they are read. Next week's waits in the studio for a person. */
export function demoPublisher(db: Database, now: () => Date): EventConsumer {
  return {
    name: 'demo.publisher',
    types: ['leaflet.read'],
    handle: async (_trx, { entityId, payload }) => {
      const leafletId = String(payload['leafletId']);
      const leaflet = await findLeaflet(db, entityId, leafletId);
      const { timeZone } = await requireEntity(db, entityId);
      if (leaflet?.validFrom !== currentWeek(now(), timeZone).validFrom) return;
      await publishUnasked(db, entityId, leafletId, now());
    },
  };
}

async function publishUnasked(db: Database, entityId: EntityId, leafletId: string, now: Date): Promise<void> {
  const [editor] = await listPeople(db, entityId, true);
  if (!editor) return;
  const unsure = (await listOffers(db, entityId, leafletId)).filter(
    ({ draft }) => needsLook(draft) || draft.priceMinor === null,
  );
  const asChange = ({ offerId, revision, draft }: DraftOffer) => ({ offerId, revision, after: settled(draft) });
  const by = { entityId, personId: editor.personId, now };
  if (unsure.length > 0) await editOffers(db, by, leafletId, 'check', unsure.map(asChange));
  await publishLeaflet(db, by, leafletId);
}

/** The demo's current week is always on offer: leaflets that are over are published again for this week. */
export async function renewDemoLeaflets(db: Database, entityId: EntityId, now: Date): Promise<void> {
  const { timeZone } = await requireEntity(db, entityId);
  const week = currentWeek(now, timeZone);
  const { items } = await listLeaflets(db, entityId, { limit: 50, before: undefined });
  for (const leaflet of items) {
    if (leaflet.publishedVersion === null || leaflet.withdrawn || leaflet.validThrough >= week.validFrom) continue;
    await updateLeaflet(db, leaflet, { title: leaflet.title, storeIds: leaflet.storeIds, ...week });
    await publishLeaflet(db, { entityId, personId: null, now }, leaflet.leafletId);
  }
}
