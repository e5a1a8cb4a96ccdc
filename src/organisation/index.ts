export type { Capability, Employee, Membership, Role } from './person.ts';
export {
  type Entity,
  findEntity,
  findStore,
  listEntities,
  listPeople,
  listStores,
  requireEntity,
  saveBanner,
  saveEntity,
  saveGroup,
  saveMembership,
  savePerson,
  saveStores,
} from './repository.ts';
export { organisationRoutes, requireCapability, requirePublicEntity } from './routes.ts';
export {
  addDays,
  at,
  type FoundStore,
  type HoursException,
  hoursOn,
  localDate,
  type OpenInterval,
  type OpeningHours,
  opening,
  type Store,
  storesByText,
  storesNear,
} from './store.ts';
export { readStoreList } from './store-list.ts';
