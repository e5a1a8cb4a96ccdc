export { type Capability, type Employee, type Membership, may, type Role, roles, storesWhere } from './person.ts';
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
export { organisationRoutes, requireCapability, requireEmployee, requirePublicEntity } from './routes.ts';
export {
  addDays,
  at,
  distanceKm,
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
export { isGln, parseOpeningHours, readStoreList } from './store-list.ts';
