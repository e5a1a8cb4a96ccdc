import { setBasketStore } from '../order/index.ts';
import { type FoundStore, findStore, listStores, storesByText, storesNear } from '../organisation/index.ts';
import type { Errand } from './dialogue.model.ts';
import { choiceId } from './input.model.ts';
import { canDo, moveTo, rememberStore, reply, say, storeAddress, type Turn } from './turn.ts';

const mostStores = 3;

/** Asks for the store, and keeps what the shopper was about. */
export function askStore(turn: Turn, errand: Errand): void {
  moveTo(turn, { at: 'choosing_store', errand });
  const id = errand.kind === 'leaflet' ? 'store.ask' : 'store.ask-first';
  reply(turn, { kind: 'ask_place', body: say(turn, id, { places: String(canDo(turn).places) }) });
}

export async function findStoreByText(turn: Turn, text: string, errand: Errand): Promise<void> {
  const stores = await listStores(turn.trx, turn.entity.entityId);
  offerStores(turn, storesByText(stores, text.slice(0, 200), mostStores), errand);
}

export async function findStoreNear(
  turn: Turn,
  point: { readonly latitude: number; readonly longitude: number },
  errand: Errand,
): Promise<void> {
  const stores = await listStores(turn.trx, turn.entity.entityId);
  offerStores(turn, storesNear(stores, point, mostStores), errand);
}

function offerStores(turn: Turn, found: readonly FoundStore[], errand: Errand): void {
  moveTo(turn, { at: 'choosing_store', errand });
  const [first] = found;
  if (!first) reply(turn, { kind: 'text', text: say(turn, 'store.not-found') });
  else if (found.length === 1) offerOne(turn, first);
  else offerSeveral(turn, found);
}

function offerSeveral(turn: Turn, found: readonly FoundStore[]): void {
  const rows = found.map(({ store, distanceKm }) => ({
    id: choiceId.store(store.storeId),
    title: store.name,
    description: [distance(turn, distanceKm), storeAddress(store)].filter(Boolean).join(' · '),
  }));
  const other = { id: choiceId.plain('change_store'), title: say(turn, 'store.other') };
  reply(turn, {
    kind: 'list',
    body: say(turn, 'store.which'),
    button: say(turn, 'choose'),
    take: say(turn, 'choose'),
    sections: [{ rows: [...rows, other] }],
  });
}

function offerOne(turn: Turn, { store }: FoundStore): void {
  reply(turn, {
    kind: 'buttons',
    body: say(turn, 'store.this', { name: store.name, address: storeAddress(store) }),
    buttons: [
      { id: choiceId.store(store.storeId), title: say(turn, 'store.yes') },
      { id: choiceId.plain('change_store'), title: say(turn, 'store.other') },
    ],
  });
}

function distance(turn: Turn, km: number | undefined): string {
  if (km === undefined) return '';
  const style = { style: 'unit', unit: 'kilometer', maximumFractionDigits: km < 10 ? 1 : 0 } as const;
  return new Intl.NumberFormat(turn.thread.shopper.language, style).format(km);
}

/** Makes it the shopper's store and the basket's. @returns false, with an answer given, when there is no such store. */
export async function chooseStore(turn: Turn, storeId: string, errand: Errand): Promise<boolean> {
  const { trx, entity, thread, now } = turn;
  const store = await findStore(trx, entity.entityId, storeId);
  if (!store) {
    askStore(turn, errand);
    return false;
  }
  rememberStore(turn, storeId);
  moveTo(turn, { at: 'shopping' });
  if (thread.basketId)
    await setBasketStore(trx, { entityId: entity.entityId, basketId: thread.basketId }, storeId, now);
  return true;
}
