import { sql } from 'kysely';
import type { Currency } from '../money/index.ts';
import { type EntityId, type Queryable, rowOf, rowsOf } from '../platform/index.ts';
import type { Employee, Membership, Role } from './person.ts';
import type { HoursException, OpeningHours, Store } from './store.ts';

/** A country company of the group. Languages are BCP 47, the first is the default. */
export interface Entity {
  readonly entityId: EntityId;
  readonly groupId: string;
  readonly country: string;
  readonly name: string;
  readonly languages: readonly string[];
  readonly currency: Currency;
  readonly timeZone: string;
  readonly theme: Readonly<Record<string, string>>;
}

interface EntityRow {
  entity_id: EntityId;
  group_id: string;
  country: string;
  name: string;
  languages: string[];
  currency: Currency;
  time_zone: string;
  theme: Record<string, string>;
}

const toEntity = (row: EntityRow): Entity => ({
  entityId: row.entity_id,
  groupId: row.group_id,
  country: row.country,
  name: row.name,
  languages: row.languages,
  currency: row.currency,
  timeZone: row.time_zone,
  theme: row.theme,
});

export async function listEntities(db: Queryable): Promise<Entity[]> {
  const rows = await rowsOf(db, sql<EntityRow>`select * from entity order by entity_id`);
  return rows.map(toEntity);
}

export async function findEntity(db: Queryable, entityId: EntityId): Promise<Entity | undefined> {
  const row = await rowOf(db, sql<EntityRow>`select * from entity where entity_id = ${entityId}`);
  return row && toEntity(row);
}

export async function requireEntity(db: Queryable, entityId: EntityId): Promise<Entity> {
  const entity = await findEntity(db, entityId);
  if (!entity) throw new Error(`There is no entity ${entityId}.`);
  return entity;
}

export async function saveGroup(db: Queryable, groupId: string, name: string): Promise<void> {
  await sql`insert into halles_group (group_id, name) values (${groupId}, ${name})
    on conflict (group_id) do update set name = excluded.name`.execute(db);
}

export async function findGroup(db: Queryable): Promise<{ groupId: string; name: string } | undefined> {
  return rowOf(
    db,
    sql<{ groupId: string; name: string }>`select group_id as "groupId", name from halles_group limit 1`,
  );
}

export async function saveEntity(db: Queryable, entity: Entity, countryName: string): Promise<void> {
  await sql`insert into country (country, name) values (${entity.country}, ${countryName}) on conflict do nothing`.execute(
    db,
  );
  await sql`
    insert into entity (entity_id, group_id, country, name, languages, currency, time_zone, theme)
    values (${entity.entityId}, ${entity.groupId}, ${entity.country}, ${entity.name}, ${entity.languages},
      ${entity.currency}, ${entity.timeZone}, ${JSON.stringify(entity.theme)}::jsonb)
    on conflict (entity_id) do update set name = excluded.name, languages = excluded.languages, theme = excluded.theme`.execute(
    db,
  );
}

export async function saveBanner(db: Queryable, entityId: EntityId, bannerId: string, name: string): Promise<void> {
  await sql`
    insert into banner (entity_id, banner_id, name) values (${entityId}, ${bannerId}, ${name})
    on conflict (entity_id, banner_id) do update set name = excluded.name`.execute(db);
}

interface StoreRow {
  entity_id: EntityId;
  store_id: string;
  banner_id: string;
  gln: string | null;
  name: string;
  street: string;
  postcode: string;
  city: string;
  latitude: number;
  longitude: number;
  time_zone: string;
  phone: string | null;
  opening_hours: OpeningHours[];
  exceptions: HoursException[];
}

const toStore = (row: StoreRow): Store => ({
  entityId: row.entity_id,
  storeId: row.store_id,
  bannerId: row.banner_id,
  gln: row.gln,
  name: row.name,
  street: row.street,
  postcode: row.postcode,
  city: row.city,
  latitude: row.latitude,
  longitude: row.longitude,
  timeZone: row.time_zone,
  phone: row.phone,
  openingHours: row.opening_hours,
  exceptions: row.exceptions,
});

/** Every store of the entity: a few thousand at most, so the finder works in memory. */
export async function listStores(db: Queryable, entityId: EntityId): Promise<Store[]> {
  const rows = await rowsOf(
    db,
    sql<StoreRow>`select * from store where entity_id = ${entityId} order by name limit 20000`,
  );
  return rows.map(toStore);
}

export async function findStore(db: Queryable, entityId: EntityId, storeId: string): Promise<Store | undefined> {
  const row = await rowOf(
    db,
    sql<StoreRow>`select * from store where entity_id = ${entityId} and store_id = ${storeId}`,
  );
  return row && toStore(row);
}

export async function saveStores(db: Queryable, stores: readonly Store[]): Promise<void> {
  for (const s of stores) {
    await sql`
      insert into store (entity_id, store_id, banner_id, gln, name, street, postcode, city, latitude, longitude,
        time_zone, phone, opening_hours, exceptions)
      values (${s.entityId}, ${s.storeId}, ${s.bannerId}, ${s.gln}, ${s.name}, ${s.street}, ${s.postcode}, ${s.city},
        ${s.latitude}, ${s.longitude}, ${s.timeZone}, ${s.phone},
        ${JSON.stringify(s.openingHours)}::jsonb, ${JSON.stringify(s.exceptions)}::jsonb)
      on conflict (entity_id, store_id) do update set
        banner_id = excluded.banner_id, gln = excluded.gln, name = excluded.name, street = excluded.street,
        postcode = excluded.postcode, city = excluded.city, latitude = excluded.latitude, longitude = excluded.longitude,
        time_zone = excluded.time_zone, phone = excluded.phone, opening_hours = excluded.opening_hours,
        exceptions = excluded.exceptions`.execute(db);
  }
}

export interface NewPerson {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly passwordHash?: string;
  readonly demo?: boolean;
}

export async function savePerson(db: Queryable, person: NewPerson): Promise<void> {
  await sql`
    insert into person (person_id, name, email, language, password_hash, demo)
    values (${person.personId}, ${person.name}, ${person.email.toLowerCase()}, ${person.language},
      ${person.passwordHash ?? null}, ${person.demo ?? false})`.execute(db);
}

export async function saveMembership(
  db: Queryable,
  entityId: EntityId,
  personId: string,
  role: Role,
  storeId = '',
): Promise<void> {
  await sql`
    insert into membership (entity_id, person_id, role, store_id) values (${entityId}, ${personId}, ${role}, ${storeId})
    on conflict do nothing`.execute(db);
}

export interface PersonSummary {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly entityId: EntityId;
  readonly role: Role;
  readonly storeId: string;
  readonly storeName: string | null;
}

/** The people of an entity with their roles. `demoOnly` for the demo's sign-in page. */
export async function listPeople(db: Queryable, entityId: EntityId, demoOnly = false): Promise<PersonSummary[]> {
  return rowsOf(
    db,
    sql<PersonSummary>`
      select p.person_id as "personId", p.name, p.email, m.entity_id as "entityId", m.role, m.store_id as "storeId",
        s.name as "storeName"
      from membership m
      join person p on p.person_id = m.person_id
      left join store s on s.entity_id = m.entity_id and s.store_id = m.store_id
      where m.entity_id = ${entityId} and (p.demo or not ${demoOnly})
      order by m.role, p.name limit 500`,
  );
}

export async function findCredentials(
  db: Queryable,
  email: string,
): Promise<{ personId: string; passwordHash: string | null; entityIds: EntityId[] } | undefined> {
  return rowOf(
    db,
    sql<{ personId: string; passwordHash: string | null; entityIds: EntityId[] }>`
      select p.person_id as "personId", p.password_hash as "passwordHash",
        array(select distinct m.entity_id from membership m where m.person_id = p.person_id order by m.entity_id) as "entityIds"
      from person p where p.email = ${email.toLowerCase()}`,
  );
}

export async function savePasswordHash(db: Queryable, personId: string, hash: string): Promise<void> {
  await sql`update person set password_hash = ${hash} where person_id = ${personId}`.execute(db);
}

export async function insertSession(
  db: Queryable,
  session: { entityId: EntityId; tokenHash: Buffer; personId: string; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await sql`
    insert into session (entity_id, token_hash, person_id, created_at, expires_at)
    values (${session.entityId}, ${session.tokenHash}, ${session.personId}, ${session.createdAt}, ${session.expiresAt})`.execute(
    db,
  );
}

export async function deleteSession(db: Queryable, entityId: EntityId, tokenHash: Buffer): Promise<void> {
  await sql`delete from session where entity_id = ${entityId} and token_hash = ${tokenHash}`.execute(db);
}

export async function deleteExpiredSessions(db: Queryable, entityId: EntityId, now: Date): Promise<void> {
  await sql`delete from session where entity_id = ${entityId} and expires_at <= ${now}`.execute(db);
}

export async function findEmployee(
  db: Queryable,
  entityId: EntityId,
  tokenHash: Buffer,
  now: Date,
): Promise<Employee | undefined> {
  const row = await rowOf(
    db,
    sql<{ person_id: string; name: string; language: string; memberships: { role: Role; store_id: string }[] }>`
      select p.person_id, p.name, p.language,
        (select jsonb_agg(jsonb_build_object('role', m.role, 'store_id', m.store_id))
         from membership m where m.entity_id = s.entity_id and m.person_id = p.person_id) as memberships
      from session s join person p on p.person_id = s.person_id
      where s.entity_id = ${entityId} and s.token_hash = ${tokenHash} and s.expires_at > ${now}`,
  );
  if (!row?.memberships) return undefined;
  const memberships: Membership[] = row.memberships.map(({ role, store_id }) => ({
    role,
    storeId: store_id || undefined,
  }));
  return { personId: row.person_id, name: row.name, language: row.language, entityId, memberships };
}

export async function insertOneTimeLink(
  db: Queryable,
  link: { entityId: EntityId; tokenHash: Buffer; personId: string; expiresAt: Date },
): Promise<void> {
  await sql`
    insert into one_time_link (entity_id, token_hash, person_id, expires_at)
    values (${link.entityId}, ${link.tokenHash}, ${link.personId}, ${link.expiresAt})`.execute(db);
}

/** Uses the link up and says whose it was; undefined when it is unknown, used or expired. */
export async function redeemOneTimeLink(
  db: Queryable,
  entityId: EntityId,
  tokenHash: Buffer,
  now: Date,
): Promise<string | undefined> {
  const row = await rowOf(
    db,
    sql<{ person_id: string }>`
      update one_time_link set used_at = ${now}
      where entity_id = ${entityId} and token_hash = ${tokenHash} and used_at is null and expires_at > ${now}
      returning person_id`,
  );
  return row?.person_id;
}
