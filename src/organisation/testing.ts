import type { Database, EntityId } from '../platform/index.ts';
import { saveBanner, saveEntity, saveGroup, saveStores } from './repository.ts';
import type { Store } from './store.ts';

/** Builders for tests: valid things that take only what the test is about. */
export const frenchEntity = 'fr' as EntityId;

export function aStore(over: Partial<Store> = {}): Store {
  return {
    entityId: frenchEntity,
    storeId: 'lille',
    bannerId: 'halle',
    gln: null,
    name: 'Lille',
    street: '1 Grand-Place',
    postcode: '59000',
    city: 'Lille',
    latitude: 50.6366,
    longitude: 3.0633,
    timeZone: 'Europe/Paris',
    phone: null,
    openingHours: [{ days: [1, 2, 3, 4, 5, 6], opens: '08:30', closes: '20:30' }],
    exceptions: [],
    ...over,
  };
}

/** A second store, in the next town. */
export const aNeighbour = (): Store =>
  aStore({
    storeId: 'roubaix',
    name: 'Roubaix',
    city: 'Roubaix',
    postcode: '59100',
    latitude: 50.69,
    longitude: 3.18,
  });

/** A group with one French entity and its stores. */
export async function saveFrenchEntity(db: Database, stores: readonly Store[] = [aStore()]): Promise<EntityId> {
  await saveGroup(db, 'group', 'Group');
  const entity = {
    entityId: frenchEntity,
    groupId: 'group',
    country: 'FR',
    name: 'France',
    languages: ['fr'],
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    theme: {},
  } as const;
  await saveEntity(db, entity, 'France');
  await saveBanner(db, frenchEntity, 'halle', 'Halle');
  await saveStores(db, stores);
  return frenchEntity;
}
