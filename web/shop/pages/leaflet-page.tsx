import type { LeafletInfo, LeafletOffer } from '../api.ts';
import { day, storePath, type Visit } from '../context.ts';
import { fits, type Wanted } from '../filter.ts';
import { Layout } from '../parts/layout.tsx';
import { LeafletTools } from '../parts/leaflet-tools.tsx';
import { listedOf, OfferCard } from '../parts/offer-card.tsx';
import { PageFigure } from '../parts/page-figure.tsx';
import { LeafletData, LeafletHead } from '../parts/page-head.tsx';
import { SearchForm } from '../parts/search-form.tsx';

export interface LeafletPageProps {
  readonly visit: Visit;
  readonly leaflet: LeafletInfo;
  readonly offers: readonly LeafletOffer[];
  /** What a shared link points at. */
  readonly at: { readonly offerId: string | undefined; readonly page: number };
  /** What the address asks of the offers. */
  readonly wanted: Wanted;
}

/** Where the page's script tells what is done with it. */
const browsingApi = ({ entity, store }: Visit, { leafletId }: LeafletInfo): string =>
  `/api/shop/${entity.entityId}/stores/${store?.storeId}/leaflets/${leafletId}/browsing`;

/** The leaflet as it was printed, with a real link on every offer, and the same offers as a list beside. */
export function LeafletPage({ visit, leaflet, offers, at, wanted }: LeafletPageProps) {
  const { say } = visit;
  const shown = new Set(offers.filter((offer) => fits({ ...listedOf(offer), favourite: true }, wanted)));
  return (
    <Layout
      visit={visit}
      title={leaflet.title}
      script="leaflet"
      wide
      head={<LeafletHead visit={visit} leaflet={leaflet} offers={offers} at={at} />}
    >
      <h1>{leaflet.title}</h1>
      <p className="quiet">
        {say('leaflet.valid', { from: day(visit, leaflet.validFrom), through: day(visit, leaflet.validThrough) })}
      </p>
      <div
        className="leaflet"
        data-browsing={browsingApi(visit, leaflet)}
        data-version={leaflet.version}
        data-through={leaflet.validThrough}
        data-keep={`/${visit.entity.entityId}/`}
      >
        <LeafletTools visit={visit} leaflet={leaflet} offers={offers} wanted={wanted} shown={shown.size} />
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
        <section className="list" id="offers" aria-labelledby="list-title">
          <h2 id="list-title">{say('leaflet.list')}</h2>
          <ul className="cards" data-cards>
            {offers.map((offer) => (
              <OfferCard visit={visit} offer={offer} hidden={!shown.has(offer)} key={offer.offerId} />
            ))}
          </ul>
        </section>
        <dialog className="sheet" data-offer-sheet aria-label={say('offer.sheet')}>
          <form method="dialog">
            <button type="submit" className="button">
              {say('offer.sheet.close')}
            </button>
          </form>
          <ul className="cards" />
        </dialog>
      </div>
      <SearchForm visit={visit} query="" />
      <LegalNotes visit={visit} leaflet={leaflet} offers={offers} />
      <LeafletData visit={visit} leaflet={leaflet} offers={offers} />
    </Layout>
  );
}

function LegalNotes({ visit, leaflet, offers }: Pick<LeafletPageProps, 'visit' | 'leaflet' | 'offers'>) {
  const { say } = visit;
  const alcohol = offers.some(({ products }) => products.some(({ webAge }) => webAge !== null));
  const compared = offers.some(({ lastWeekMinor }) => lastWeekMinor !== null);
  return (
    <>
      <p className="legal">
        <a href={`${storePath(visit, visit.store!.storeId)}/leaflets/${leaflet.leafletId}/print`}>
          {say('print.open')}
        </a>
      </p>
      {alcohol && <p className="legal">{say('legal.alcohol')}</p>}
      <p className="legal">{say('legal.prices', { store: visit.store?.name ?? '' })}</p>
      {compared && <p className="legal">{say('legal.cheaper', { store: visit.store?.name ?? '' })}</p>}
      <div className="legal" data-statistics hidden>
        <p>{say('legal.statistics')}</p>
        <label className="check">
          <input type="checkbox" />
          {say('legal.statistics.refuse')}
        </label>
      </div>
    </>
  );
}
