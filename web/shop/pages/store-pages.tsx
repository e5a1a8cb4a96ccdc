import type { EntityInfo, LeafletInfo, StoreInfo } from '../api.ts';
import { day, storePath, type Visit } from '../context.ts';
import { Layout } from '../parts/layout.tsx';
import { pageImage } from '../parts/page-figure.tsx';
import { FeedLinks } from '../parts/page-head.tsx';
import { SearchForm } from '../parts/search-form.tsx';

/** The first page of a group that trades in several countries. */
export function CountryPage({ visit, entities }: { readonly visit: Visit; readonly entities: readonly EntityInfo[] }) {
  const names = new Intl.DisplayNames([visit.language], { type: 'region' });
  return (
    <Layout visit={visit} title={visit.say('country.title')}>
      <h1>{visit.say('country.title')}</h1>
      <ul className="rows">
        {entities.map((entity) => (
          <li key={entity.entityId}>
            <a className="row" href={`/${entity.entityId}`}>
              <strong>{names.of(entity.country)}</strong>
              <span className="quiet">{entity.name}</span>
            </a>
          </li>
        ))}
      </ul>
    </Layout>
  );
}

export interface FindStoreProps {
  readonly visit: Visit;
  readonly query: string;
  readonly stores: readonly StoreInfo[];
  /** A sentence about the short link that led here. */
  readonly notice?: string;
  /** The link's own query, kept while stores are looked for, and where it goes on at a store. */
  readonly link?: Readonly<Record<string, string>>;
  readonly pathOf?: ((storeId: string) => string) | undefined;
}

export function FindStorePage({ visit, query, stores, notice, link = {}, pathOf }: FindStoreProps) {
  const { say, entity } = visit;
  return (
    <Layout visit={visit} title={say('store.find.title')} hideBasket head={<FeedLinks visit={visit} />}>
      {notice && (
        <p className="notice" role="status">
          {notice}
        </p>
      )}
      <h1>{say('store.find.title')}</h1>
      <p className="quiet">{say('store.find.intro')}</p>
      <search>
        <form className="search" method="get" action={`/${entity.entityId}`}>
          {Object.entries(link).map(([name, value]) => (
            <input type="hidden" name={name} value={value} key={name} />
          ))}
          <label htmlFor="q">{say('store.find.label')}</label>
          <div className="search-row">
            <input id="q" name="q" type="search" maxLength={120} defaultValue={query} autoComplete="postal-code" />
            <button type="submit" className="button main">
              {say('store.find.submit')}
            </button>
          </div>
        </form>
      </search>
      {stores.length === 0 ? (
        <p role="status">{say('store.find.none', { query })}</p>
      ) : (
        <ul className="rows">
          {stores.map((store) => (
            <li key={store.storeId}>
              <a className="row" href={pathOf?.(store.storeId) ?? storePath(visit, store.storeId)}>
                <strong>{store.name}</strong>
                <span className="quiet">
                  {store.street}, {store.postcode} {store.city}
                  {store.distanceKm !== undefined && ` · ${say('store.distance', { km: store.distanceKm })}`}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Layout>
  );
}

export interface StoreHomeProps {
  readonly visit: Visit;
  readonly leaflets: readonly LeafletInfo[];
  /** A sentence about the link that led here, such as an offer that ended. */
  readonly notice?: string;
}

export function StoreHomePage({ visit, leaflets, notice }: StoreHomeProps) {
  const { say, store } = visit;
  return (
    <Layout visit={visit} title={store?.name ?? say('shop.title')} head={<FeedLinks visit={visit} />}>
      {notice && (
        <p className="notice" role="status">
          {notice}
        </p>
      )}
      <h1>{say('home.leaflets')}</h1>
      {leaflets.length === 0 && <p>{say('home.none')}</p>}
      <ul className="covers">
        {leaflets.map((leaflet) => (
          <li key={leaflet.leafletId}>
            <a className="cover" href={`${storePath(visit, store!.storeId)}/leaflets/${leaflet.leafletId}`}>
              <img src={pageImage(visit, leaflet, 1, 480)} alt="" width={480} height={coverHeight(leaflet)} />
              <strong>{say('home.open', { title: leaflet.title })}</strong>
              <span className="quiet">{say('home.until', { date: day(visit, leaflet.validThrough) })}</span>
            </a>
          </li>
        ))}
      </ul>
      <SearchForm visit={visit} query="" />
    </Layout>
  );
}

function coverHeight({ pages }: LeafletInfo): number {
  const [first] = pages;
  return first ? Math.round((480 * first.heightPt) / first.widthPt) : 672;
}
