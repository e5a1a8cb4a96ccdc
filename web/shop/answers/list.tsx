import { notFound, page, redirect, type ShopAnswer, type ShopRequest } from '../answer.tsx';
import type { ApiAnswer, LeafletInfo, ListInfo } from '../api.ts';
import { storePath, type Visit } from '../context.ts';
import { basketLineOf } from '../list-line.ts';
import { ListPage, NoListPage } from '../pages/list-page.tsx';
import type { TextId } from '../texts.ts';
import { addAllToBasket } from './basket.tsx';

const listsApi = ({ entity }: Visit): string => `/api/shop/${entity.entityId}/lists`;

const listPath = (visit: Visit, secret: string): string => `${storePath(visit, visit.store!.storeId)}/lists/${secret}`;

/** The secret in a cookie or a path; undefined when it cannot be one. */
export function listSecret(text: string | undefined): string | undefined {
  return text && /^[\w-]{43}$/.test(text) ? text : undefined;
}

/** The list that this phone adds to: shown, or an offer put on it. Its address carries no secret, so any page may link to it. */
export async function answerOwnList(visit: Visit, request: ShopRequest): Promise<ShopAnswer> {
  if (request.method === 'POST') return addToOwnList(visit, request);
  if (visit.list && (await readList(visit, visit.list)).ok) return redirect(listPath(visit, visit.list));
  const refused = request.query['refused'];
  const notice = refused ? { notice: refusal(visit, refused) } : {};
  return page(<NoListPage visit={visit} leaflets={await leafletsOf(visit)} {...notice} />);
}

async function leafletsOf(visit: Visit): Promise<readonly LeafletInfo[]> {
  const path = `/api/shop/${visit.entity.entityId}/stores/${visit.store!.storeId}/leaflets`;
  const found = await visit.api.call<{ leaflets: LeafletInfo[] }>('GET', path);
  return found.ok ? found.body.leaflets : [];
}

function readList(visit: Visit, secret: string): Promise<ApiAnswer<ListInfo>> {
  return visit.api.call<ListInfo>('GET', `${listsApi(visit)}/${secret}?language=${visit.language}`);
}

async function addToOwnList(visit: Visit, { form, wantsJson }: ShopRequest): Promise<ShopAnswer> {
  const offerId = encodeURIComponent(form['offerId'] ?? '');
  const put = (secret: string) => visit.api.call('PUT', `${listsApi(visit)}/${secret}/lines/${offerId}`);
  const present = visit.list ? await put(visit.list) : undefined;
  const needsNew = !present || (!present.ok && present.code === 'unknown_list');
  const secret = needsNew ? await makeList(visit) : visit.list;
  const added = needsNew && secret ? await put(secret) : present;
  const { storeId } = visit.store!;
  const cookie = needsNew && secret ? { listCookie: { storeId, secret } } : {};
  const refused = added?.ok ? undefined : (added?.code ?? 'other');
  if (wantsJson) {
    const text = refused ? refusal(visit, refused) : visit.say('list.added');
    return { status: refused ? 422 : 200, json: { text }, ...cookie };
  }
  const path = secret ? listPath(visit, secret) : `${storePath(visit, storeId)}/list`;
  return { ...redirect(refused ? `${path}?refused=${refused}` : path), ...cookie };
}

/** The secret of a new list; undefined when too many were made from this address just now. */
async function makeList(visit: Visit): Promise<string | undefined> {
  const made = await visit.api.call<{ secret: string }>('POST', listsApi(visit), { storeId: visit.store!.storeId });
  return made.ok ? made.body.secret : undefined;
}

/** A list by its link. A phone that has none of this store yet goes on with it. */
export async function answerList(visit: Visit, request: ShopRequest, asked: string): Promise<ShopAnswer> {
  const secret = listSecret(asked);
  if (!secret) return notFound(visit);
  if (request.method === 'POST') return changeList(visit, request, secret);
  const found = await readList(visit, secret);
  const { storeId } = visit.store!;
  if (!found.ok) return listGone(visit);
  if (found.body.storeId !== storeId)
    return redirect(`/${visit.entity.entityId}/${found.body.storeId}/lists/${secret}`);
  const refused = request.query['refused'];
  const shown = page(
    <ListPage
      visit={visit}
      list={found.body}
      path={listPath(visit, secret)}
      own={visit.list === undefined || visit.list === secret}
      leaflets={await leafletsOf(visit)}
      {...(refused && { notice: refusal(visit, refused) })}
    />,
  );
  return visit.list === undefined ? { ...shown, listCookie: { storeId, secret } } : shown;
}

async function listGone(visit: Visit): Promise<ShopAnswer> {
  const leaflets = await leafletsOf(visit);
  return { ...page(<NoListPage visit={visit} leaflets={leaflets} notice={visit.say('list.gone')} />), status: 404 };
}

async function changeList(visit: Visit, { form, wantsJson }: ShopRequest, secret: string): Promise<ShopAnswer> {
  const { storeId } = visit.store!;
  const path = listPath(visit, secret);
  if (form['do'] === 'keep') return { ...redirect(path), listCookie: { storeId, secret } };
  if (form['do'] === 'basket') return fillBasket(visit, secret);
  const done = await runDeed(visit, form, `${listsApi(visit)}/${secret}`);
  if (form['do'] === 'delete')
    return { ...redirect(path), ...(visit.list === secret && { listCookie: { storeId, secret: '' } }) };
  if (wantsJson) return { status: done.ok ? 200 : 422, json: done.ok ? {} : { text: refusal(visit, done.code) } };
  return redirect(done.ok ? path : `${path}?refused=${done.code}`);
}

/** What is still to take goes into the basket, and counts as taken. */
async function fillBasket(visit: Visit, secret: string): Promise<ShopAnswer> {
  const found = await readList(visit, secret);
  if (!found.ok) return listGone(visit);
  const wanted = found.body.lines.flatMap((line) => basketLineOf(line) ?? []);
  if (wanted.length === 0) return redirect(listPath(visit, secret));
  const lines = `${listsApi(visit)}/${secret}/lines`;
  return addAllToBasket(visit, wanted, ({ offerId }) =>
    visit.api.call('PATCH', `${lines}/${offerId}`, { checked: true }),
  );
}

async function runDeed(visit: Visit, form: ShopRequest['form'], list: string): Promise<ApiAnswer<unknown>> {
  const { api } = visit;
  const line = `${list}/lines/${encodeURIComponent(form['offerId'] ?? '')}`;
  switch (form['do']) {
    case 'delete':
      return api.call('DELETE', list);
    case 'check':
      return api.call('PATCH', line, { checked: true });
    case 'uncheck':
      return api.call('PATCH', line, { checked: false });
    case 'count':
      return api.call('PATCH', line, { quantity: Number(form['quantity']) });
    default:
      return api.call('DELETE', `${line}?seen=${encodeURIComponent(form['seen'] ?? '')}`);
  }
}

const refusals: ReadonlySet<string> = new Set(['line_changed', 'line_gone', 'list_full', 'unknown_offer']);

function refusal(visit: Visit, code: string): string {
  return visit.say(`list.refused.${refusals.has(code) ? code : 'other'}` as TextId);
}
