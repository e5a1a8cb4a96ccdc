import { findStore, type Store } from '../organisation/index.ts';
import {
  appendEvents,
  type Database,
  type EntityId,
  ok,
  type Queryable,
  type Result,
  refuse,
  type Trx,
} from '../platform/index.ts';
import { type Basket, type Hold, isHeld } from './basket.model.ts';
import type { BasketKey } from './basket-repository.ts';
import { type BasketRefusal, changeBasket } from './fill-basket.ts';
import {
  findSlot,
  holdMinutes,
  type Slot,
  type SlotSettings,
  type SlotView,
  takePlace,
  upcomingSlots,
} from './slot.model.ts';
import { lockSlots, releaseHold, slotSettingsOf, takenPlaces, takePlaceFor } from './slot-repository.ts';

/** The slots of the next seven days that can still be chosen, full ones with 0 free. Empty for a store that is not known. */
export async function listSlots(
  db: Queryable,
  entityId: EntityId,
  storeId: string,
  now: Date,
): Promise<readonly SlotView[]> {
  const store = await findStore(db, entityId, storeId);
  if (!store) return [];
  const settings = await slotSettingsOf(db, entityId, storeId);
  const taken = await takenPlaces(db, entityId, storeId, now);
  return upcomingSlots(store, settings, now).map((slot) => ({
    ...slot,
    free: Math.max(0, slot.capacity - (taken.get(slot.startsAt.getTime()) ?? 0)),
  }));
}

/** The next slots with a free place. */
async function alternativesAt(
  db: Queryable,
  { entityId, storeId }: Pick<Store, 'entityId' | 'storeId'>,
  now: Date,
): Promise<readonly SlotView[]> {
  const slots = await listSlots(db, entityId, storeId, now);
  return slots.filter(({ free }) => free > 0).slice(0, 10);
}

/** Why a slot gives no place, with the next ones that have one. */
export type SlotTaken =
  | { readonly code: 'slot_full'; readonly alternatives: readonly SlotView[] }
  | { readonly code: 'slot_closed'; readonly cutoffAt: Date; readonly alternatives: readonly SlotView[] };

export type SlotRefusal =
  | BasketRefusal
  | SlotTaken
  | { readonly code: 'no_store' }
  | { readonly code: 'unknown_slot'; readonly alternatives: readonly SlotView[] };

/**
 * Holds a place in a slot for 20 minutes: until then prices and offers are those that hold now, whatever the slot's day. Asking again for the slot
 * that is held changes nothing; another one gives the first place back, and only when it has a place itself.
 */
export async function holdSlot(
  db: Database,
  { entityId, basketId, slotId }: BasketKey & { readonly slotId: string },
  now: Date,
): Promise<Result<Hold, SlotRefusal>> {
  return changeBasket<Hold, SlotRefusal>(db, { entityId, basketId }, now, async (trx, basket) => {
    if (basket.storeId === null) return refuse({ code: 'no_store' });
    if (basket.hold?.slotId === slotId && isHeld(basket.hold, now)) return ok(basket.hold);
    const store = await requireStore(trx, entityId, basket.storeId);
    const settings = await slotSettingsOf(trx, entityId, basket.storeId);
    const slot = findSlot(store, settings, slotId);
    if (!slot || !isOffered(store, settings, slot, now))
      return refuse({ code: 'unknown_slot', alternatives: await alternativesAt(trx, store, now) });
    return takeSlot(trx, basket, slot, now);
  });
}

/** Past its cutoff a slot is closed rather than unknown; further than seven days away it is not offered yet. */
function isOffered(store: Store, settings: SlotSettings, slot: Slot, now: Date): boolean {
  return now >= slot.cutoffAt || upcomingSlots(store, settings, now).some(({ slotId }) => slotId === slot.slotId);
}

async function requireStore(trx: Trx, entityId: EntityId, storeId: string): Promise<Store> {
  const store = await findStore(trx, entityId, storeId);
  if (!store) throw new Error(`The store ${storeId} of a basket is gone.`);
  return store;
}

/** Takes a place in the slot for a locked basket, in the caller's transaction. */
export async function takeSlot(trx: Trx, basket: Basket, slot: Slot, now: Date): Promise<Result<Hold, SlotTaken>> {
  const { entityId, basketId, hold: before } = basket;
  const others = before?.state === 'held' ? [before.startsAt] : [];
  const places = await lockSlots(trx, entityId, slot, others, now);
  const taken = takePlace({ ...places, cutoffAt: slot.cutoffAt }, now);
  if (!taken.ok)
    return refuse({ ...taken.refusal, alternatives: await alternativesAt(trx, { entityId, ...slot }, now) });
  await releaseHold(trx, basket);
  const expiresAt = new Date(now.getTime() + holdMinutes * 60_000);
  const { storeId, slotId, startsAt, endsAt } = slot;
  await takePlaceFor(trx, { entityId, basketId, storeId, startsAt, promisedAt: now, expiresAt });
  await appendEvents(trx, entityId, now, [
    {
      type: 'slot.held',
      subject: `basket:${basketId}`,
      payload: { basketId, storeId, startsAt: startsAt.toISOString(), channel: basket.channel },
    },
  ]);
  return ok({ slotId, storeId, startsAt, endsAt, promisedAt: now, expiresAt, state: 'held' });
}

/** Takes the slot of an expired hold again, if the store still has it and there is a place. */
export async function retakeSlot(trx: Trx, basket: Basket, hold: Hold, now: Date): Promise<Result<Hold, SlotTaken>> {
  const store = await requireStore(trx, basket.entityId, hold.storeId);
  const settings = await slotSettingsOf(trx, basket.entityId, hold.storeId);
  const slot = findSlot(store, settings, hold.slotId);
  if (!slot) return refuse({ code: 'slot_full', alternatives: await alternativesAt(trx, store, now) });
  return takeSlot(trx, basket, slot, now);
}
