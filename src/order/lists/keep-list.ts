import { createHash } from 'node:crypto';
import { findOfferViews } from '../../leaflet/index.ts';
import { findStore, localDate, requireEntity } from '../../organisation/index.ts';
import {
  type Database,
  type EntityId,
  inTransaction,
  newSecret,
  ok,
  type Result,
  refuse,
} from '../../platform/index.ts';
import { deleteList, findList, findRevision, insertList, lockList, saveList } from './list-repository.ts';
import {
  changeLines,
  type ListChange,
  type ListRefusal,
  listExpiry,
  type ShoppingList,
} from './shopping-list.model.ts';

/** What opens a list: its entity, and the secret of its link. */
export interface ListLink {
  readonly entityId: EntityId;
  readonly secret: string;
}

export type UnknownList = { readonly code: 'unknown_list' };

/** The list's key in the database: the secret itself is kept by its link alone. */
function keyOf({ entityId, secret }: ListLink) {
  return { entityId, listId: createHash('sha256').update(secret).digest('base64url') };
}

/** Makes an empty list at a store; its secret is told once, here. */
export async function makeList(
  db: Database,
  { entityId, storeId }: { entityId: EntityId; storeId: string },
  now: Date,
): Promise<Result<ListLink, { readonly code: 'unknown_store' }>> {
  if (!(await findStore(db, entityId, storeId))) return refuse({ code: 'unknown_store' });
  const link = { entityId, secret: newSecret() };
  const list = { ...keyOf(link), storeId, revision: 0, expiresAt: listExpiry(now), lines: [] };
  await inTransaction(db, (trx) => insertList(trx, list));
  return ok(link);
}

/** Adds, checks, counts or removes. A change that changes nothing is no change, so it may be sent twice. */
export async function changeList(
  db: Database,
  link: ListLink,
  change: ListChange,
  now: Date,
): Promise<Result<ShoppingList, ListRefusal | UnknownList | { readonly code: 'unknown_offer' }>> {
  return inTransaction(db, async (trx) => {
    const list = await lockList(trx, keyOf(link), now);
    if (!list) return refuse({ code: 'unknown_list' });
    const lines = changeLines(list, change);
    if ('code' in lines) return refuse(lines);
    if (lines === list.lines) return ok(list);
    if (lines.length > list.lines.length && (await viewLines(trx, list, [change.offerId], now)).size === 0)
      return refuse({ code: 'unknown_offer' });
    const changed = { ...list, lines, revision: list.revision + 1, expiresAt: listExpiry(now) };
    await saveList(trx, changed);
    return ok(changed);
  });
}

/** Anyone with the link may delete the list, for everyone and at once. */
export async function eraseList(db: Database, link: ListLink): Promise<Result<undefined, UnknownList>> {
  const gone = await inTransaction(db, (trx) => deleteList(trx, keyOf(link)));
  return gone ? ok(undefined) : refuse({ code: 'unknown_list' });
}

/** The number that grows with every change; undefined when there is no such list, or no longer. */
export function revisionOf(db: Database, link: ListLink, now: Date): Promise<number | undefined> {
  return findRevision(db, keyOf(link), now);
}

export type ListView = Awaited<ReturnType<typeof viewList>>;

/** The list with its offers as its store has them now; undefined when there is no such list, or no longer. */
export async function viewList(db: Database, link: ListLink, { language, now }: { language: string; now: Date }) {
  const list = await findList(db, keyOf(link), now);
  if (!list) return undefined;
  const views = await viewLines(
    db,
    list,
    list.lines.map(({ offerId }) => offerId),
    now,
    language,
  );
  const lines = list.lines.flatMap((line) => {
    const view = views.get(line.offerId);
    return view ? [{ ...line, ...view }] : [];
  });
  return { storeId: list.storeId, revision: list.revision, expiresAt: list.expiresAt, lines };
}

async function viewLines(
  db: Parameters<typeof findOfferViews>[0],
  { entityId, storeId }: Pick<ShoppingList, 'entityId' | 'storeId'>,
  offerIds: readonly string[],
  now: Date,
  language?: string,
) {
  const [entity, store] = [await requireEntity(db, entityId), await findStore(db, entityId, storeId)];
  if (!store) throw new Error(`The store ${storeId} of a shopping list is gone.`);
  const date = localDate(now, store.timeZone);
  const scope = { entity, store, now, date, language: language ?? entity.languages[0] ?? 'en' };
  return findOfferViews(db, scope, offerIds);
}
