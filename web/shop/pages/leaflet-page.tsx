import type { LeafletInfo, ShopOffer } from '../api.ts';
import { amount, day, storePath, type Visit } from '../context.ts';
import { Layout } from '../parts/layout.tsx';
import { OfferCard, offerAnchor } from '../parts/offer-card.tsx';
import { LeafletData, LeafletHead } from '../parts/page-head.tsx';
import { SearchForm } from '../parts/search-form.tsx';

export interface LeafletPageProps {
  readonly visit: Visit;
  readonly leaflet: LeafletInfo;
  readonly offers: readonly ShopOffer[];
  /** What a shared link points at. */
  readonly at: { readonly offerId: string | undefined; readonly page: number };
}

type PageInfo = LeafletInfo['pages'][number];

const widths = [480, 828, 1250] as const;
const sizes = '(min-width: 900px) 560px, 100vw';

/** The address of a page's picture. It never changes its content, so phones keep it. */
export function pageImage(
  visit: Visit,
  leaflet: Pick<LeafletInfo, 'leafletId'>,
  page: number,
  width: (typeof widths)[number],
): string {
  return `/media/${visit.entity.entityId}/leaflets/${leaflet.leafletId}/page-${page}-${width}.webp`;
}

/** Where the page's script tells what is done with it. */
const browsingApi = ({ entity, store }: Visit, { leafletId }: LeafletInfo): string =>
  `/api/shop/${entity.entityId}/stores/${store?.storeId}/leaflets/${leafletId}/browsing`;

const srcset = (visit: Visit, leaflet: LeafletInfo, page: number): string =>
  widths.map((width) => `${pageImage(visit, leaflet, page, width)} ${width}w`).join(', ');

/** The leaflet as it was printed, with a real link on every offer, and the same offers as a list beside. */
export function LeafletPage({ visit, leaflet, offers, at }: LeafletPageProps) {
  const { say } = visit;
  const departments = [...new Set(offers.map(({ department }) => department).filter(Boolean))].sort((a, b) =>
    a.localeCompare(b, visit.locale),
  );
  const alcohol = offers.some(({ products }) => products.some(({ webAge }) => webAge !== null));
  return (
    <Layout
      visit={visit}
      title={leaflet.title}
      script="leaflet"
      preload={{ href: pageImage(visit, leaflet, 1, 828), srcset: srcset(visit, leaflet, 1), sizes }}
      head={<LeafletHead visit={visit} leaflet={leaflet} offers={offers} at={at} />}
    >
      <h1>{leaflet.title}</h1>
      <p className="quiet">
        {say('leaflet.valid', { from: day(visit, leaflet.validFrom), through: day(visit, leaflet.validThrough) })}
      </p>
      <div className="leaflet" data-browsing={browsingApi(visit, leaflet)} data-version={leaflet.version}>
        <section className="pages" aria-label={say('leaflet.pages')}>
          {leaflet.pages.map((page) => (
            <PageFigure
              visit={visit}
              leaflet={leaflet}
              page={page}
              offers={offers.filter((offer) => offer.page === page.page)}
              key={page.page}
            />
          ))}
        </section>
        <section className="list" aria-labelledby="list-title">
          <h2 id="list-title">{say('leaflet.list')}</h2>
          <form className="filters" data-filter data-none={say('leaflet.filter.none')} hidden>
            <label>
              {say('leaflet.filter.text')}
              <input type="search" name="words" maxLength={80} />
            </label>
            <label>
              {say('leaflet.filter.department')}
              <select name="department">
                <option value="">{say('leaflet.filter.all')}</option>
                {departments.map((department) => (
                  <option value={department} key={department}>
                    {department}
                  </option>
                ))}
              </select>
            </label>
          </form>
          <p className="quiet" role="status" data-filter-count>
            {say('leaflet.list.count', { count: offers.length })}
          </p>
          <ul className="cards" data-cards>
            {offers.map((offer) => (
              <OfferCard visit={visit} offer={offer} showPage key={offer.offerId} />
            ))}
          </ul>
        </section>
      </div>
      <SearchForm visit={visit} query="" />
      <p className="legal">
        <a href={`${storePath(visit, visit.store!.storeId)}/leaflets/${leaflet.leafletId}/print`}>
          {say('print.open')}
        </a>
      </p>
      {alcohol && <p className="legal">{say('legal.alcohol')}</p>}
      <p className="legal">{say('legal.prices', { store: visit.store?.name ?? '' })}</p>
      <div className="legal" data-statistics hidden>
        <p>{say('legal.statistics')}</p>
        <label className="check">
          <input type="checkbox" />
          {say('legal.statistics.refuse')}
        </label>
      </div>
      <LeafletData visit={visit} leaflet={leaflet} offers={offers} />
    </Layout>
  );
}

function PageFigure({
  visit,
  leaflet,
  page,
  offers,
}: {
  readonly visit: Visit;
  readonly leaflet: LeafletInfo;
  readonly page: PageInfo;
  readonly offers: readonly ShopOffer[];
}) {
  const { say } = visit;
  const first = page.page === 1;
  const name = say('leaflet.page', { page: page.page, count: leaflet.pages.length });
  return (
    <figure className="page" id={`page-${page.page}`} data-page>
      <div className="page-zoom" data-zoom tabIndex={-1}>
        <div className="page-sheet" data-sheet>
          <img
            src={pageImage(visit, leaflet, page.page, 828)}
            srcSet={srcset(visit, leaflet, page.page)}
            sizes={sizes}
            width={828}
            height={Math.round((828 * page.heightPt) / page.widthPt)}
            alt={name}
            loading={first ? 'eager' : 'lazy'}
            {...(first && { fetchPriority: 'high' as const })}
            decoding="async"
          />
          {offers.map((offer) => (
            <a
              className="hotspot"
              href={`#${offerAnchor(offer.offerId)}`}
              style={boxStyle(offer, page)}
              key={offer.offerId}
            >
              <span className="visually-hidden">{hotspotName(visit, offer)}</span>
            </a>
          ))}
        </div>
      </div>
      <figcaption>
        <span className="quiet">{name}</span>
        <span className="zoom-buttons" hidden data-zoom-buttons>
          <button type="button" className="button" data-zoom-out aria-label={`${say('leaflet.zoom.out')} – ${name}`}>
            −
          </button>
          <button type="button" className="button" data-zoom-in aria-label={`${say('leaflet.zoom.in')} – ${name}`}>
            +
          </button>
        </span>
      </figcaption>
    </figure>
  );
}

function hotspotName(visit: Visit, offer: ShopOffer): string {
  const name = offer.brand && !offer.name.startsWith(offer.brand) ? `${offer.brand} ${offer.name}` : offer.name;
  return offer.priceMinor === null ? name : `${name}, ${amount(visit, offer.priceMinor)}`;
}

/** A hotspot lies over its offer at every size of the page. */
function boxStyle({ box: [x0, y0, x1, y1] }: ShopOffer, page: PageInfo): string {
  const share = (points: number, of: number) => `${((100 * points) / of).toFixed(2)}%`;
  return `left:${share(x0, page.widthPt)};top:${share(y0, page.heightPt)};width:${share(x1 - x0, page.widthPt)};height:${share(y1 - y0, page.heightPt)}`;
}
