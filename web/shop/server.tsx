import { notFound, page, redirect, type ShopAnswer, type ShopDoors, type ShopRequest, storeApi } from './answer.tsx';
import { addToBasket, answerBasket, showOrder, withBasketCount } from './answers/basket.tsx';
import { answerFeed, isFeed } from './answers/feed.ts';
import { readLink } from './answers/linked.ts';
import { answerList, answerOwnList, listSecret } from './answers/list.tsx';
import type { EntityInfo, LeafletInfo, LeafletOffer, LinkState, ShopOffer, StoreInfo } from './api.ts';
import { type BasketKey, day, storePath, type Visit } from './context.ts';
import { readWanted } from './filter.ts';
import { LeafletPage } from './pages/leaflet-page.tsx';
import { OfflinePage } from './pages/offline-page.tsx';
import { PrintPage } from './pages/print-page.tsx';
import { type FoundProducts, SearchPage } from './pages/search-page.tsx';
import { CountryPage, FindStorePage, StoreHomePage } from './pages/store-pages.tsx';
import { chooseLanguage, sayIn } from './texts.ts';

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
    list: listSecret(request.cookies['halles_list']),
    saveData: request.saveData,
    assets: doors.assets,
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
  if (first === 'offline') return page(<OfflinePage visit={visit} />);
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
  if (kind === 'list') return answerOwnList(visit, request);
  if (kind === 'lists' && id) return answerList(visit, request, id);
  return notFound(visit);
}

async function storeHome(visit: Visit, notice?: string): Promise<ShopAnswer> {
  const found = await visit.api.call<{ leaflets: LeafletInfo[] }>('GET', `${storeApi(visit)}/leaflets`);
  return page(
    <StoreHomePage visit={visit} leaflets={found.ok ? found.body.leaflets : []} {...(notice && { notice })} />,
  );
}

interface LeafletAnswer {
  readonly state: LinkState;
  readonly leaflet: LeafletInfo;
  readonly offers: readonly LeafletOffer[];
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
  const shown = { visit, leaflet, offers };
  if (state === 'live' && view === 'print') return { ...page(<PrintPage {...shown} />), compressible: true };
  if (state === 'live')
    return { ...page(<LeafletPage {...shown} at={at} wanted={readWanted(query)} />), compressible: true };
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
