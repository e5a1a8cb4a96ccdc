import { listStores } from '../../organisation/index.ts';
import {
  appendEvents,
  type Database,
  type EntityId,
  inTransaction,
  ok,
  type Queryable,
  type Result,
  refuse,
  type Trx,
} from '../../platform/index.ts';
import { findPublishedOffer } from '../published.ts';
import { findLeaflet, findOffers, type Leaflet } from '../repository.ts';
import { type LinkTarget, newCode, type ShortLink } from './short-link.model.ts';
import { findLinkTo, insertLink } from './short-link-repository.ts';

export type LinkRefusal = {
  readonly code: 'unknown_leaflet' | 'unknown_page' | 'unknown_offer' | 'unknown_store';
};

/** The short link to a thing; the same one however often it is asked for, before publication too, so that it can be printed. */
export async function makeLink(
  db: Database,
  { entityId, now }: { readonly entityId: EntityId; readonly now: Date },
  target: LinkTarget,
): Promise<Result<ShortLink, LinkRefusal>> {
  return inTransaction(db, async (trx) => {
    const leaflet = await findLeaflet(trx, entityId, target.leafletId);
    const refusal = leaflet ? await refusalOf(trx, leaflet, target) : ({ code: 'unknown_leaflet' } as const);
    if (refusal) return refuse(refusal);
    return ok((await findLinkTo(trx, entityId, target)) ?? (await addLink(trx, entityId, target, now)));
  });
}

async function refusalOf(db: Queryable, leaflet: Leaflet, target: LinkTarget): Promise<LinkRefusal | undefined> {
  const { entityId, leafletId } = leaflet;
  if (target.page !== null && target.page > leaflet.pageCount) return { code: 'unknown_page' };
  if (target.offerId !== null && !(await hasOffer(db, entityId, leafletId, target.offerId)))
    return { code: 'unknown_offer' };
  const stores = leaflet.storeIds.length > 0 ? leaflet.storeIds : (await listStores(db, entityId)).map(idOf);
  return target.storeId === null || stores.includes(target.storeId) ? undefined : { code: 'unknown_store' };
}

const idOf = ({ storeId }: { readonly storeId: string }): string => storeId;

async function hasOffer(db: Queryable, entityId: EntityId, leafletId: string, offerId: string): Promise<boolean> {
  const drafts = await findOffers(db, entityId, leafletId, [offerId]);
  return drafts.has(offerId) || (await findPublishedOffer(db, entityId, offerId))?.leafletId === leafletId;
}

async function addLink(trx: Trx, entityId: EntityId, target: LinkTarget, now: Date): Promise<ShortLink> {
  for (;;) {
    const link = { ...target, code: newCode() };
    if (await insertLink(trx, entityId, link, now)) {
      await appendEvents(trx, entityId, now, [
        { type: 'link.made', subject: `leaflet:${target.leafletId}`, payload: { ...link } },
      ]);
      return link;
    }
    // Somebody else made it at this moment, or the code is taken.
    const present = await findLinkTo(trx, entityId, target);
    if (present) return present;
  }
}
