import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Api, EntityInfo, LeafletInfo, LinkState, ShopOffer, StoreInfo } from './api.ts';
import type { BasketView, OrderView, SlotView } from './basket-api.ts';
import { type Assets, type BasketKey, day, storePath, type Visit } from './context.ts';
import { type OnOffer, toJsonFeed, toRss } from './feeds.ts';
import { BasketPage } from './pages/basket-page.tsx';
import { LeafletPage } from './pages/leaflet-page.tsx';
import { CheckoutPage, ErrorPage, OrderPage, SlotsPage } from './pages/order-pages.tsx';
import { PrintPage } from './pages/print-page.tsx';
import { type FoundProducts, SearchPage } from './pages/search-page.tsx';
import { CountryPage, FindStorePage, StoreHomePage } from './pages/store-pages.tsx';
import { chooseLanguage, sayIn, type TextId } from './texts.ts';

/** A request as the shop needs it: no server framework behind it. */
export interface ShopRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
  readonly cookies: Readonly<Record<string, string | undefined>>;
  readonly acceptLanguage: string | undefined;
  /** The page's own script asks for JSON. */
  readonly wantsJson: boolean;
}

export interface ShopAnswer {
  readonly status: number;
  readonly html?: string;
  readonly json?: unknown;
  readonly location?: string;
  /** A feed: text of its own type, fresh for some seconds. */
  readonly feed?: { readonly type: string; readonly text: string; readonly freshSeconds: number };
  /** The basket's cookie to set. */
  readonly basketCookie?: string;
}

export interface ShopDoors {
  readonly api: Api;
  readonly assets: Assets;
  readonly publicUrl: string;
  /** A link that opens the entity's WhatsApp chat with a text, or undefined where it has no number. */
  readonly chatLink: (entityId: string, text: string) => string | undefined;
}

interface Directory {
  readonly groupName: string;
  readonly entities: readonly EntityInfo[];
}

/** Answers every page of the shop. */
export async function answerShop(doors: ShopDoors, request: ShopRequest): Promise<ShopAnswer> {
  const directory = await doors.api.call<Directory>('GET', '/api/shop/entities');
  if (!directory.ok) return { status: 503, html: 'Halles is starting.' };
  const { entities, groupName } = directory.body;
  // Nothing is set up yet: the sign-in page says what to do first.
  if (entities.length === 0) return redirect('/sign-in');
  const [, first = '', ...rest] = request.path.replace(/\/+$/, '').split('/').map(decodeSegment);
  const entity = entities.find(({ entityId }) => entityId === first) ?? (first === '' ? entities[0] : undefined);
  const language = chooseLanguage(request.acceptLanguage, entity?.languages ?? []);
  const visit = makeVisit(doors, request, { groupName, entity: entity ?? entities[0]!, language });
  if (first === '')
    return entities.length === 1
      ? redirect(`/${entities[0]!.entityId}`)
      : page(<CountryPage visit={visit} entities={entities} />);
  if (!entity) return notFound(visit);
  return answerEntity(await withBasketCount(visit), request, rest);
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '';
  }
}

function makeVisit(
  doors: ShopDoors,
  request: ShopRequest,
  about: { groupName: string; entity: EntityInfo; language: string },
): Visit {
  const { entity, language, groupName } = about;
  return {
    api: doors.api,
    say: sayIn(language),
    language,
    locale: `${language}-${entity.country}`,
    groupName,
    entity,
    store: undefined,
    basket: basketKey(request.cookies[`halles_basket_${entity.entityId}`]),
    basketCount: 0,
    assets: doors.assets,
    chatLink: (text) => doors.chatLink(entity.entityId, text),
    publicUrl: doors.publicUrl,
  };
}

function basketKey(cookie: string | undefined): BasketKey | undefined {
  const [basketId, token] = (cookie ?? '').split('.');
  return basketId && token ? { basketId, token } : undefined;
}

async function answerEntity(visit: Visit, request: ShopRequest, path: readonly string[]): Promise<ShopAnswer> {
  const [first, second, third, fourth] = path;
  if (first === undefined) return findStore(visit, request);
  if (isFeed(first)) return answerFeed(visit, first, request.query['page']);
  if (first === 'basket') return answerBasket(visit, request, second);
  if (first === 'orders' && second) return showOrder(visit, request, second);
  const found = await visit.api.call<StoreInfo>(
    'GET',
    `/api/shop/${visit.entity.entityId}/stores/${encodeURIComponent(first)}`,
  );
  if (!found.ok) return notFound(visit);
  return answerStore({ ...visit, store: found.body }, request, second, third, fourth);
}

async function findStore(visit: Visit, { query }: ShopRequest): Promise<ShopAnswer> {
  const asked = new URLSearchParams({ ...(query['q'] && { q: query['q'].slice(0, 120) }) });
  const found = await visit.api.call<{ stores: StoreInfo[] }>(
    'GET',
    `/api/shop/${visit.entity.entityId}/stores?${asked}`,
  );
  const link = await readLink(visit, query);
  const stores = found.ok ? found.body.stores : [];
  return page(
    <FindStorePage
      visit={visit}
      query={query['q'] ?? ''}
      stores={stores}
      {...(link && { notice: link.notice, link: link.query, pathOf: link.pathOf })}
    />,
  );
}

/** A short link that names no store: what it led to, and where it goes on at each store that has it. */
async function readLink(visit: Visit, query: ShopRequest['query']) {
  if (query['link'] === 'unknown') return { notice: visit.say('link.unknown'), query: {}, pathOf: undefined };
  const leafletId = query['leaflet'];
  if (!leafletId) return undefined;
  const found = await visit.api.call<LinkedLeaflet>(
    'GET',
    `/api/shop/${visit.entity.entityId}/leaflets/${encodeURIComponent(leafletId.slice(0, 64))}`,
  );
  if (!found.ok) return { notice: visit.say('link.unknown'), query: {}, pathOf: undefined };
  const { state, title, validFrom, validThrough } = found.body;
  const date = day(visit, state === 'upcoming' ? validFrom : validThrough);
  if (state !== 'live') return { notice: visit.say(`link.${state}`, { title, date }), query: {}, pathOf: undefined };
  const kept = Object.fromEntries(
    ['leaflet', 'offer', 'page', 'via'].flatMap((name) => (query[name] ? [[name, query[name].slice(0, 64)]] : [])),
  );
  return {
    notice: visit.say('link.choose', { title }),
    query: kept,
    pathOf: (storeId: string) => linkedPath(visit, storeId, kept),
  };
}

interface LinkedLeaflet {
  readonly state: 'live' | 'over' | 'upcoming' | 'withdrawn';
  readonly title: string;
  readonly validFrom: string;
  readonly validThrough: string;
}

function linkedPath(visit: Visit, storeId: string, { leaflet, ...place }: Readonly<Record<string, string>>): string {
  const anchor = place['offer'] ? `#offer-${place['offer']}` : place['page'] ? `#page-${place['page']}` : '';
  return `${storePath(visit, storeId)}/leaflets/${leaflet}?${new URLSearchParams(place)}${anchor}`;
}

type FeedName = 'offers.xml' | 'offers.json';

function isFeed(name: string): name is FeedName {
  return name === 'offers.xml' || name === 'offers.json';
}

/** What is on offer now at the visit's store, or at any. */
async function answerFeed(visit: Visit, name: FeedName, asked: string | undefined): Promise<ShopAnswer> {
  const number = /^[1-9]\d?$/.test(asked ?? '') ? Number(asked) : 1;
  // A feed has one language for all, the country's own, so that it can be kept on the way.
  const language = chooseLanguage(undefined, visit.entity.languages);
  const reader = { ...visit, language, locale: `${language}-${visit.entity.country}`, say: sayIn(language) };
  const base = visit.store ? storeApi(visit) : `/api/shop/${visit.entity.entityId}`;
  const found = await visit.api.call<OnOffer>('GET', `${base}/on-offer?language=${language}&page=${number}`);
  if (!found.ok) return notFound(visit);
  const { freshSeconds } = found.body;
  return name === 'offers.xml'
    ? feed('application/rss+xml', toRss(reader, number, found.body), freshSeconds)
    : feed('application/feed+json', JSON.stringify(toJsonFeed(reader, number, found.body)), freshSeconds);
}

function feed(type: string, text: string, freshSeconds: number): ShopAnswer {
  return { status: 200, feed: { type: `${type}; charset=utf-8`, text, freshSeconds } };
}

async function answerStore(
  visit: Visit,
  request: ShopRequest,
  kind: string | undefined,
  id: string | undefined,
  view: string | undefined,
): Promise<ShopAnswer> {
  if (kind === undefined) return storeHome(visit);
  if (isFeed(kind)) return answerFeed(visit, kind, request.query['page']);
  if (kind === 'leaflets' && id) return showLeaflet(visit, id, request.query, view);
  if (kind === 'offers' && id) return showOffer(visit, id, request.query['via']);
  if (kind === 'search') return search(visit, request.query['q'] ?? '');
  if (kind === 'basket' && request.method === 'POST') return addToBasket(visit, request);
  return notFound(visit);
}

const storeApi = ({ entity, store }: Visit): string => `/api/shop/${entity.entityId}/stores/${store!.storeId}`;

async function storeHome(visit: Visit, notice?: string): Promise<ShopAnswer> {
  const found = await visit.api.call<{ leaflets: LeafletInfo[] }>('GET', `${storeApi(visit)}/leaflets`);
  return page(
    <StoreHomePage visit={visit} leaflets={found.ok ? found.body.leaflets : []} {...(notice && { notice })} />,
  );
}

interface LeafletAnswer {
  readonly state: LinkState;
  readonly leaflet: LeafletInfo;
  readonly offers: readonly ShopOffer[];
}

/** A leaflet that is over says so and leads to this week's, so shared links survive. */
async function showLeaflet(
  visit: Visit,
  leafletId: string,
  query: ShopRequest['query'],
  view: string | undefined,
): Promise<ShopAnswer> {
  const found = await visit.api.call<LeafletAnswer>(
    'GET',
    `${storeApi(visit)}/leaflets/${encodeURIComponent(leafletId)}?language=${visit.language}`,
  );
  if (!found.ok) return notFound(visit);
  const { state, leaflet, offers } = found.body;
  const at = { offerId: query['offer'], page: Number(query['page']) };
  if (state === 'live' && view === 'print') return page(<PrintPage visit={visit} leaflet={leaflet} offers={offers} />);
  if (state === 'live') return page(<LeafletPage visit={visit} leaflet={leaflet} offers={offers} at={at} />);
  const date = day(visit, state === 'upcoming' ? leaflet.validFrom : leaflet.validThrough);
  return storeHome(visit, visit.say(`leaflet.${state}`, { date }));
}

/** The link's own marker goes on to the leaflet, which counts where its readers come from. */
async function showOffer(visit: Visit, offerId: string, via: string | undefined): Promise<ShopAnswer> {
  const found = await visit.api.call<{ state: LinkState; offer: ShopOffer }>(
    'GET',
    `${storeApi(visit)}/offers/${encodeURIComponent(offerId)}?language=${visit.language}`,
  );
  if (!found.ok) return notFound(visit);
  const { state, offer } = found.body;
  const asked = new URLSearchParams({ ...(via && { via: via.slice(0, 16) }), offer: offer.offerId });
  if (state === 'live')
    return redirect(
      `${storePath(visit, visit.store!.storeId)}/leaflets/${offer.leafletId}?${asked}#offer-${offer.offerId}`,
    );
  const date = day(visit, state === 'upcoming' ? offer.validFrom : offer.validThrough);
  return storeHome(visit, visit.say(`offer.${state}`, { date }));
}

async function search(visit: Visit, query: string): Promise<ShopAnswer> {
  const asked = new URLSearchParams({ q: query.slice(0, 200), language: visit.language });
  const found = await visit.api.call<FoundProducts>('GET', `${storeApi(visit)}/products?${asked}`);
  return page(
    <SearchPage visit={visit} query={query} found={found.ok ? found.body : { products: [], complete: true }} />,
  );
}

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

async function withBasketCount(visit: Visit): Promise<Visit> {
  const basket = await readBasket(visit);
  return basket && basket.state !== 'ordered' ? { ...visit, basketCount: countOf(basket) } : visit;
}

/** Weighed goods count as one article each. */
function countOf({ lines }: BasketView): number {
  return lines.reduce((sum, { steps, basis }) => sum + (basis.unit === 'C62' ? steps : 1), 0);
}

/** One more of a product: of loose goods its smallest usual weight more. */
async function addToBasket(visit: Visit, { form, wantsJson }: ShopRequest): Promise<ShopAnswer> {
  const { key, isNew } = await openBasket(visit);
  const productId = form['productId'] ?? '';
  const here = visit.store!.storeId;
  const basket = await callBasket<BasketView>(visit, key, 'GET', '');
  if (basket.ok && basket.body.storeId !== here) await callBasket(visit, key, 'PUT', '/store', { storeId: here });
  const present = basket.ok ? basket.body.lines.find((line) => line.productId === productId) : undefined;
  const step = /^\d{1,5}$/.test(form['step'] ?? '') ? Number(form['step']) : 1;
  const line = `/lines/${encodeURIComponent(productId)}`;
  const added = await callBasket<BasketView>(visit, key, 'PUT', line, { steps: (present?.steps ?? 0) + step });
  const cookie = isNew ? { basketCookie: cookieOf(key) } : {};
  const count = added.ok ? countOf(added.body) : visit.basketCount;
  if (wantsJson) {
    const json = added.ok ? { count, text: visit.say('basket.bar', { count }) } : { code: added.code };
    return { status: added.ok ? 200 : 422, json, ...cookie };
  }
  return { ...redirect(added.ok ? `/${visit.entity.entityId}/basket` : storePath(visit, here)), ...cookie };
}

const cookieOf = ({ basketId, token }: BasketKey): string => `${basketId}.${token}`;

async function answerBasket(visit: Visit, request: ShopRequest, step: string | undefined): Promise<ShopAnswer> {
  const { query, method } = request;
  const base = `/${visit.entity.entityId}/basket`;
  // A permalink from the chat: it brings its own key and leads to the plain address.
  if (method === 'GET' && step === undefined && query['b'] && query['t'])
    return { ...redirect(base), basketCookie: cookieOf({ basketId: query['b'], token: query['t'] }) };
  const basket = await readBasket(visit);
  const key = visit.basket;
  if (!basket || !key)
    return step === undefined
      ? page(<BasketPage visit={visit} basket={undefined} whatsAppLink={undefined} />)
      : redirect(base);
  if (basket.orderId)
    return redirect(`/${visit.entity.entityId}/orders/${basket.orderId}?b=${key.basketId}&t=${key.token}`);
  const at = await withStore(visit, basket.storeId);
  if (method === 'POST') return changeBasket(at, request, key, step, base);
  if (step === 'slots') return showSlots(at, query['refused']);
  if (step === 'order')
    return basket.hold
      ? page(<CheckoutPage visit={at} basket={basket} notice={refusal(at, query['refused'])} />)
      : redirect(`${base}/slots`);
  return page(<BasketPage visit={at} basket={basket} whatsAppLink={chatHandOver(at, key)} />);
}

async function withStore(visit: Visit, storeId: string | null): Promise<Visit> {
  if (storeId === null) return visit;
  const found = await visit.api.call<StoreInfo>(
    'GET',
    `/api/shop/${visit.entity.entityId}/stores/${encodeURIComponent(storeId)}`,
  );
  return found.ok ? { ...visit, store: found.body } : visit;
}

/** The chat takes the basket over by its permalink, which the dialogue reads out of the message. */
function chatHandOver(visit: Visit, { basketId, token }: BasketKey): string | undefined {
  const link = `${visit.publicUrl}/${visit.entity.entityId}/basket?b=${basketId}&t=${token}`;
  return visit.chatLink(visit.say('basket.whatsapp.text', { link }));
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
async function showOrder(visit: Visit, { query, form, method }: ShopRequest, basketId: string): Promise<ShopAnswer> {
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

function page(node: VNode, status = 200): ShopAnswer {
  return { status, html: `<!doctype html>${renderToString(node)}` };
}

function redirect(location: string): ShopAnswer {
  return { status: 303, location };
}

function notFound(visit: Visit): ShopAnswer {
  return page(<ErrorPage visit={visit} title={visit.say('error.title')} text={visit.say('error.text')} />, 404);
}
