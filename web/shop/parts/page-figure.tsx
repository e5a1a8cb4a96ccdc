import type { LeafletInfo, LeafletOffer } from '../api.ts';
import { amount, type Visit } from '../context.ts';
import { offerAnchor, rangePath } from './offer-card.tsx';

type PageInfo = LeafletInfo['pages'][number];
type Width = 480 | 828 | 1250;

const widths: readonly Width[] = [480, 828, 1250];

/** Beyond two pixels a point nobody sees a difference until the page is zoomed; the page's script asks for more then. */
const sizes =
  '(min-width: 1680px) 580px, (min-width: 1280px) 34vw, (min-width: 900px) 560px, (min-resolution: 2.2dppx) 66vw, 100vw';
const wideSizes =
  '(min-width: 1680px) 1160px, (min-width: 1280px) 68vw, (min-width: 900px) 560px, (min-resolution: 2.2dppx) 66vw, 100vw';

/** The address of a page's picture. It never changes its content, so phones keep it. */
export function pageImage(visit: Visit, leaflet: Pick<LeafletInfo, 'leafletId'>, page: number, width: Width): string {
  return `/media/${visit.entity.entityId}/leaflets/${leaflet.leafletId}/page-${page}-${width}.webp`;
}

export interface PageFigureProps {
  readonly visit: Visit;
  readonly leaflet: LeafletInfo;
  readonly page: PageInfo;
  /** The offers on this page. */
  readonly offers: readonly LeafletOffer[];
}

/** A page as it was printed, with a link on every offer. A double page lies across both columns of a spread. */
export function PageFigure({ visit, leaflet, page, offers }: PageFigureProps) {
  const { say } = visit;
  const wide = page.widthPt > page.heightPt;
  const name = say('leaflet.page', { page: page.page, count: leaflet.pages.length });
  return (
    <figure className={wide ? 'page wide' : 'page'} id={`page-${page.page}`} data-page>
      <div className="page-zoom" data-zoom tabIndex={-1}>
        <div className="page-sheet" data-sheet style={`aspect-ratio:${page.widthPt}/${page.heightPt}`}>
          <PagePicture visit={visit} leaflet={leaflet} page={page} name={name} wide={wide} />
          {offers.map((offer) => (
            <a className="hotspot" href={hotspotTarget(visit, offer)} style={boxStyle(offer, page)} key={offer.offerId}>
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

interface PagePictureProps extends Omit<PageFigureProps, 'offers'> {
  readonly name: string;
  readonly wide: boolean;
}

/** The first page is fetched at once, the others as they come near. Who asks for less data gets the smallest picture. */
function PagePicture({ visit, leaflet, page, name, wide }: PagePictureProps) {
  const first = page.page === 1;
  const smallest = pageImage(visit, leaflet, page.page, 480);
  const srcSet = widths.map((width) => `${pageImage(visit, leaflet, page.page, width)} ${width}w`).join(', ');
  return (
    <picture>
      {!visit.saveData && <source media="(prefers-reduced-data: reduce)" srcset={smallest} />}
      <img
        src={visit.saveData ? smallest : pageImage(visit, leaflet, page.page, 828)}
        {...(!visit.saveData && { srcSet, sizes: wide ? wideSizes : sizes })}
        width={828}
        height={Math.round((828 * page.heightPt) / page.widthPt)}
        alt={name}
        loading={first ? 'eager' : 'lazy'}
        {...(first ? { fetchPriority: 'high' as const } : { className: 'later' })}
        decoding="async"
      />
    </picture>
  );
}

/** An offer on a range leads to what it is on; every other one to its card beside the pages. */
const hotspotTarget = (visit: Visit, offer: LeafletOffer): string =>
  rangePath(visit, offer) ?? `#${offerAnchor(offer.offerId)}`;

function hotspotName(visit: Visit, offer: LeafletOffer): string {
  const name = offer.brand && !offer.name.startsWith(offer.brand) ? `${offer.brand} ${offer.name}` : offer.name;
  return offer.priceMinor === null ? name : `${name}, ${amount(visit, offer.priceMinor)}`;
}

/** A hotspot lies over its offer at every size of the page. */
function boxStyle({ box: [x0, y0, x1, y1] }: LeafletOffer, page: PageInfo): string {
  const share = (points: number, of: number) => `${((100 * points) / of).toFixed(2)}%`;
  return `left:${share(x0, page.widthPt)};top:${share(y0, page.heightPt)};width:${share(x1 - x0, page.widthPt)};height:${share(y1 - y0, page.heightPt)}`;
}
