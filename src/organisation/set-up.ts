import { sql } from 'kysely';
import { type Currency, currencyDigits } from '../money/index.ts';
import {
  appendEvents,
  type Database,
  inTransaction,
  newId,
  ok,
  parseEntityId,
  type Result,
  refuse,
} from '../platform/index.ts';
import {
  listEntities,
  saveBanner,
  saveEntity,
  saveGroup,
  saveMembership,
  savePerson,
  saveStores,
} from './repository.ts';
import { hashPassword, openSession, type SessionToken } from './sign-in.ts';
import { type BadStoreList, isTimeZone, readStoreList, slug } from './store-list.ts';

/** What the first page asks for. */
export interface SetUp {
  readonly groupName: string;
  readonly entityId: string;
  readonly entityName: string;
  readonly country: string;
  readonly languages: readonly string[];
  readonly currency: string;
  readonly timeZone: string;
  readonly storesCsv: string;
  readonly administrator: { readonly name: string; readonly email: string; readonly password: string };
}

export type SetUpRefusal =
  | { readonly code: 'already_set_up' }
  | { readonly code: 'bad_field'; readonly field: string }
  | BadStoreList;

/** An id has two characters at least; a name that leaves fewer (`*`, `Ü`) is called by its kind. */
function idOf(groupName: string): string {
  const id = slug(groupName);
  return id.length > 1 ? id : 'group';
}

/** Makes group, entity, stores and the first administrator in one transaction, and signs that person in. */
export async function setUp(db: Database, input: SetUp, now: Date): Promise<Result<SessionToken, SetUpRefusal>> {
  const entityId = parseEntityId(input.entityId);
  if (!entityId) return refuse({ code: 'bad_field', field: 'entityId' });
  if (!(input.currency in currencyDigits)) return refuse({ code: 'bad_field', field: 'currency' });
  if (!isTimeZone(input.timeZone)) return refuse({ code: 'bad_field', field: 'timeZone' });
  const groupId = idOf(input.groupName);
  const bannerId = groupId;
  const stores = readStoreList(input.storesCsv, { entityId, timeZone: input.timeZone, bannerId });
  if (!stores.ok) return stores;
  const passwordHash = await hashPassword(input.administrator.password);
  const personId = newId(now);
  const made = await inTransaction(db, async (trx) => {
    // Two people who send the first page at once wait for each other, so the second finds the group made.
    await sql`select pg_advisory_xact_lock(hashtextextended('set-up', 0))`.execute(trx);
    if ((await listEntities(trx)).length > 0) return false;
    await saveGroup(trx, groupId, input.groupName);
    await saveEntity(
      trx,
      {
        entityId,
        groupId,
        country: input.country,
        name: input.entityName,
        languages: input.languages,
        currency: input.currency as Currency,
        timeZone: input.timeZone,
        theme: {},
      },
      input.country,
    );
    for (const banner of new Set(stores.value.map((store) => store.bannerId))) {
      await saveBanner(trx, entityId, banner, banner === bannerId ? input.groupName : banner);
    }
    await saveStores(trx, stores.value);
    await savePerson(trx, {
      personId,
      name: input.administrator.name,
      email: input.administrator.email,
      language: input.languages[0] ?? 'en',
      passwordHash,
    });
    await saveMembership(trx, entityId, personId, 'administrator');
    await appendEvents(trx, entityId, now, [
      { type: 'entity.created', subject: `entity:${entityId}`, payload: { stores: stores.value.length } },
    ]);
    return true;
  });
  return made ? ok(await openSession(db, entityId, personId, now)) : refuse({ code: 'already_set_up' });
}
