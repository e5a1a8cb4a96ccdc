import { notFound, page, redirect, type ShopAnswer, type ShopRequest, storeApi } from '../answer.tsx';
import type { StoreInfo } from '../api.ts';
import type { BasketView, OrderView, SlotView } from '../basket-api.ts';
import { type BasketKey, storePath, type Visit } from '../context.ts';
import { BasketPage } from '../pages/basket-page.tsx';
import { CheckoutPage, OrderPage, SlotsPage } from '../pages/order-pages.tsx';
import type { TextId } from '../texts.ts';
import { waysIntoChat } from './chat.ts';

const basketsApi = ({ entity }: Visit): string => `/api/shop/${entity.entityId}/baskets`;

/** The basket of the visit's cookie, or a new one at the store. A basket that became an order is over. */
async function openBasket(visit: Visit): Promise<{ key: BasketKey; isNew: boolean }> {
  const present = await readBasket(visit);
  if (visit.basket && present && (present.state === 'open' || present.state === 'held'))
    return { key: visit.basket, isNew: false };
  const made = await visit.api.call<{ basketId: string; token: string }>('POST', basketsApi(visit), {
    storeId: visit.store?.storeId,
  });
  if (!made.ok) throw new Error(`A basket could not be made: ${made.code}`);
  return { key: { basketId: made.body.basketId, token: made.body.token }, isNew: true };
}

async function readBasket(visit: Visit): Promise<BasketView | undefined> {
  if (!visit.basket) return undefined;
  const found = await callBasket<BasketView>(visit, visit.basket, 'GET', `?language=${visit.language}`);
  return found.ok ? found.body : undefined;
}

type BasketMethod = 'GET' | 'POST' | 'PUT' | 'PATCH';

function callBasket<Body>(visit: Visit, key: BasketKey, method: BasketMethod, path: string, body?: unknown) {
  return visit.api.call<Body>(method, `${basketsApi(visit)}/${key.basketId}${path}`, body, {
    'x-basket-token': key.token,
  });
}

/** The visit with the number of articles in its basket. */
export async function withBasketCount(visit: Visit): Promise<Visit> {
  const basket = await readBasket(visit);
  return basket && basket.state !== 'ordered' ? { ...visit, basketCount: countOf(basket) } : visit;
}

/** Weighed goods count as one article each. */
function countOf({ lines }: BasketView): number {
  return lines.reduce((sum, { steps, basis }) => sum + (basis.unit === 'C62' ? steps : 1), 0);
}

/** The visit's basket, at the visit's store. */
async function basketHere(visit: Visit): Promise<{ key: BasketKey; isNew: boolean; present: BasketView | undefined }> {
  const opened = await openBasket(visit);
  const here = visit.store!.storeId;
  const basket = await callBasket<BasketView>(visit, opened.key, 'GET', '');
  if (basket.ok && basket.body.storeId !== here)
    await callBasket(visit, opened.key, 'PUT', '/store', { storeId: here });
  return { ...opened, present: basket.ok ? basket.body : undefined };
}

/** So many steps of a product more than there are. */
function addSteps(visit: Visit, key: BasketKey, present: BasketView | undefined, wanted: WantedProduct) {
  const { productId, steps } = wanted;
  const line = present?.lines.find((known) => known.productId === productId);
  const path = `/lines/${encodeURIComponent(productId)}`;
  return callBasket<BasketView>(visit, key, 'PUT', path, { steps: (line?.steps ?? 0) + steps });
}

/** One more of a product: of loose goods its smallest usual weight more. */
export async function addToBasket(visit: Visit, { form, wantsJson }: ShopRequest): Promise<ShopAnswer> {
  const { key, isNew, present } = await basketHere(visit);
  const steps = /^\d{1,5}$/.test(form['step'] ?? '') ? Number(form['step']) : 1;
  const added = await addSteps(visit, key, present, { productId: form['productId'] ?? '', steps });
  const cookie = isNew ? { basketCookie: cookieOf(key) } : {};
  const count = added.ok ? countOf(added.body) : visit.basketCount;
  if (wantsJson) {
    const json = added.ok ? { count, text: visit.say('basket.bar', { count }) } : { code: added.code };
    return { status: added.ok ? 200 : 422, json, ...cookie };
  }
  const store = storePath(visit, visit.store!.storeId);
  return { ...redirect(added.ok ? `/${visit.entity.entityId}/basket` : store), ...cookie };
}

export interface WantedProduct {
  readonly productId: string;
  readonly steps: number;
}

/** Adds products one by one; `added` is told each that went in. Leads to the basket. */
export async function addAllToBasket<Wanted extends WantedProduct>(
  visit: Visit,
  wanted: readonly Wanted[],
  added: (product: Wanted) => Promise<unknown>,
): Promise<ShopAnswer> {
  const { key, isNew, present } = await basketHere(visit);
  for (const product of wanted) if ((await addSteps(visit, key, present, product)).ok) await added(product);
  return { ...redirect(`/${visit.entity.entityId}/basket`), ...(isNew && { basketCookie: cookieOf(key) }) };
}

const cookieOf = ({ basketId, token }: BasketKey): string => `${basketId}.${token}`;

/** The basket's own pages: what is in it, its slot, its order. */
export async function answerBasket(visit: Visit, request: ShopRequest, step: string | undefined): Promise<ShopAnswer> {
  const { query, method } = request;
  const base = `/${visit.entity.entityId}/basket`;
  // A permalink from the chat: it brings its own key and leads to the plain address.
  if (method === 'GET' && step === undefined && query['b'] && query['t'])
    return { ...redirect(base), basketCookie: cookieOf({ basketId: query['b'], token: query['t'] }) };
  const basket = await readBasket(visit);
  const key = visit.basket;
  if (!basket || !key)
    return step === undefined ? page(<BasketPage visit={visit} basket={undefined} ways={[]} />) : redirect(base);
  if (basket.orderId)
    return redirect(`/${visit.entity.entityId}/orders/${basket.orderId}?b=${key.basketId}&t=${key.token}`);
  const at = await withStore(visit, basket.storeId);
  if (method === 'POST') return changeBasket(at, request, key, step, base);
  if (step === 'slots') return showSlots(at, query['refused']);
  if (step === 'order')
    return basket.hold
      ? page(<CheckoutPage visit={at} basket={basket} notice={refusal(at, query['refused'])} />)
      : redirect(`${base}/slots`);
  return page(<BasketPage visit={at} basket={basket} ways={await waysIntoChat(at, key)} />);
}

async function withStore(visit: Visit, storeId: string | null): Promise<Visit> {
  if (storeId === null) return visit;
  const found = await visit.api.call<StoreInfo>(
    'GET',
    `/api/shop/${visit.entity.entityId}/stores/${encodeURIComponent(storeId)}`,
  );
  return found.ok ? { ...visit, store: found.body } : visit;
}

async function changeBasket(
  visit: Visit,
  { form }: ShopRequest,
  key: BasketKey,
  step: string | undefined,
  base: string,
): Promise<ShopAnswer> {
  if (step === 'lines') {
    await callBasket(visit, key, 'PUT', `/lines/${encodeURIComponent(form['productId'] ?? '')}`, {
      steps: Number(form['steps'] ?? 0),
    });
    return redirect(base);
  }
  if (step === 'card') {
    await callBasket(visit, key, 'PATCH', '', { loyalty: form['loyalty'] === 'yes' });
    return redirect(base);
  }
  if (step === 'age') {
    if (form['declared'] === 'yes') await callBasket(visit, key, 'POST', '/age', { ofAge: true });
    return redirect(base);
  }
  if (step === 'slot') {
    const held = await callBasket(visit, key, 'POST', '/hold', { slotId: form['slotId'] ?? '' });
    return redirect(held.ok ? `${base}/order` : `${base}/slots?refused=${held.code}`);
  }
  if (step === 'order') return placeOrder(visit, form, key, base);
  return notFound(visit);
}

const orderPath = ({ entity }: Visit, { basketId, token }: BasketKey): string =>
  `/${entity.entityId}/orders/${basketId}?t=${token}`;

async function placeOrder(visit: Visit, form: ShopRequest['form'], key: BasketKey, base: string): Promise<ShopAnswer> {
  const name = form['name']?.trim().slice(0, 120);
  const phone = form['phone']?.trim().slice(0, 32);
  const contact = { ...(name && { name }), ...(phone && { phone }) };
  const placed = await callBasket<OrderView>(visit, key, 'POST', `/order?language=${visit.language}`, contact);
  if (placed.ok) return redirect(`${orderPath(visit, key)}&placed=1`);
  const lost = placed.code.startsWith('slot') || placed.code === 'no_slot';
  return redirect(lost ? `${base}/slots?refused=${placed.code}` : `${base}/order?refused=${placed.code}`);
}

async function showSlots(visit: Visit, refused: string | undefined): Promise<ShopAnswer> {
  const found = await visit.api.call<{ slots: SlotView[] }>('GET', `${storeApi(visit)}/slots`);
  return page(<SlotsPage visit={visit} slots={found.ok ? found.body.slots : []} notice={refusal(visit, refused)} />);
}

const refusalTexts: ReadonlySet<string> = new Set([
  'slot_full',
  'slot_closed',
  'no_slot',
  'contact_needed',
  'lines_cannot_be_bought',
  'total_changed',
  'invalid_request',
]);

function refusal(visit: Visit, code: string | undefined): string | undefined {
  if (!code) return undefined;
  return visit.say(`refused.${refusalTexts.has(code) ? code : 'other'}` as TextId);
}

/** The order that a basket became, by the basket's id and secret. */
export async function showOrder(
  visit: Visit,
  { query, form, method }: ShopRequest,
  basketId: string,
): Promise<ShopAnswer> {
  const token = (method === 'POST' ? form['t'] : query['t']) ?? '';
  const key = { basketId: encodeURIComponent(basketId), token };
  if (method === 'POST') {
    await callBasket(visit, key, 'POST', '/order/cancel');
    return redirect(orderPath(visit, key));
  }
  const found = await callBasket<OrderView>(visit, key, 'GET', '/order');
  if (!found.ok) return notFound(visit);
  const at = await withStore(visit, found.body.storeId);
  if (!at.store) return notFound(visit);
  return page(
    <OrderPage visit={at} order={found.body} store={at.store} token={token} justPlaced={query['placed'] === '1'} />,
  );
}
