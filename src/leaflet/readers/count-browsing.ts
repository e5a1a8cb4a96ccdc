import { findStore, localDate } from '../../organisation/index.ts';
import { appendEvents, counter, type Database, type EntityId, inTransaction, isUuid } from '../../platform/index.ts';
import { findPublishedLeaflet } from '../published.ts';
import { offerState } from '../shop-view.ts';
import { type BrowsingChannel, type Deed, tallyDeeds } from './browsing.model.ts';
import { addToBrowsing, pagesOfOffers } from './browsing-repository.ts';

/** What one reader's page told of the last seconds. It names no reader. */
export interface Browsing {
  readonly entityId: EntityId;
  readonly storeId: string;
  readonly leafletId: string;
  readonly version: number;
  readonly channel: BrowsingChannel;
  readonly deeds: readonly Deed[];
}

const deedsCounted = counter('leaflet_deeds', 'What readers did in leaflets', ['channel']);

/**
 * Counts what a reader did: the event `leaflet.browsed` and the sums, in one transaction. What is not on sale at the store is left out.
 * @returns how many deeds were counted.
 */
export async function countBrowsing(db: Database, browsing: Browsing, now: Date): Promise<number> {
  const { entityId, storeId, leafletId, version, channel, deeds } = browsing;
  const store = await findStore(db, entityId, storeId);
  const leaflet = store && isUuid(leafletId) ? await findPublishedLeaflet(db, entityId, leafletId) : undefined;
  if (!store || !leaflet?.storeIds.includes(storeId) || version < 1 || version > leaflet.version) return 0;
  if (offerState(leaflet, store, now) !== 'live') return 0;
  const place = { entityId, leafletId, version, storeId, channel, day: localDate(now, store.timeZone) };
  const offerIds = [...new Set(deeds.flatMap(({ offerId }) => offerId ?? []))];
  const pageOfOffer = await pagesOfOffers(db, place, offerIds);
  const tallies = tallyDeeds(deeds, { pages: new Set(leaflet.pages.map(({ page }) => page)), pageOfOffer });
  if (tallies.length === 0) return 0;
  await inTransaction(db, async (trx) => {
    await addToBrowsing(trx, place, tallies);
    await appendEvents(trx, entityId, now, [
      {
        type: 'leaflet.browsed',
        subject: `leaflet:${leafletId}`,
        payload: { leafletId, version, storeId, channel, tallies },
      },
    ]);
  });
  const counted = tallies.reduce((sum, { times }) => sum + times, 0);
  deedsCounted.inc({ channel }, counted);
  return counted;
}
