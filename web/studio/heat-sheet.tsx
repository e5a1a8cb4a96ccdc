import type { Browsing, Leaflet } from './data.ts';
import { say } from './texts.ts';

export interface HeatSheetProps {
  readonly leaflet: Leaflet;
  readonly browsing: Browsing;
  readonly pageNumber: number;
  readonly onPage: (page: number) => void;
}

/** The page as printed, with the taps on it: the warmer the more, and the number for who sees no colour. The table says the same. */
export function HeatSheet({ leaflet, browsing, pageNumber, onPage }: HeatSheetProps) {
  const page = leaflet.pages.find((candidate) => candidate.page === pageNumber);
  const count = leaflet.pageCount;
  const image = (width: number) => `/api/leaflets/${leaflet.leafletId}/pages/${pageNumber}/${width}`;
  if (!page) return null;
  return (
    <section aria-label={say('editor.page', { page: pageNumber, count })}>
      <div className="actions" style={{ justifyContent: 'center' }}>
        <PageStep text="←" name={say('editor.page.previous')} to={pageNumber - 1} count={count} onPage={onPage} />
        <span>{say('editor.page', { page: pageNumber, count })}</span>
        <PageStep text="→" name={say('editor.page.next')} to={pageNumber + 1} count={count} onPage={onPage} />
      </div>
      <div className="sheet" style={{ aspectRatio: `${page.widthPt} / ${page.heightPt}` }}>
        {page.state === 'read' && (
          <img
            src={image(1250)}
            srcSet={`${image(828)} 828w, ${image(1250)} 1250w`}
            sizes="(min-width: 1000px) 600px, 100vw"
            alt={say('editor.page', { page: pageNumber, count })}
          />
        )}
        <Heat browsing={browsing} pageNumber={pageNumber} />
      </div>
      <p className="quiet">{say('readers.heat.legend')}</p>
    </section>
  );
}

interface PageStepProps extends Pick<HeatSheetProps, 'onPage'> {
  readonly text: string;
  readonly name: string;
  readonly to: number;
  readonly count: number;
}

function PageStep({ text, name, to, count, onPage }: PageStepProps) {
  return (
    <button
      type="button"
      className="button"
      disabled={to < 1 || to > count}
      aria-label={name}
      onClick={() => onPage(to)}
    >
      {text}
    </button>
  );
}

function Heat({ browsing, pageNumber }: Pick<HeatSheetProps, 'browsing' | 'pageNumber'>) {
  const { columns, rows } = browsing.grid;
  // The scale is the leaflet's, so that a cold page looks cold beside a warm one.
  const most = Math.max(1, ...browsing.spots.map(({ taps }) => taps));
  const here = browsing.spots.filter(({ page }) => page === pageNumber);
  return (
    <div className="heat" aria-hidden="true">
      {here.map(({ spot, taps }) => (
        <span
          key={spot}
          className={`heat-${Math.ceil((4 * taps) / most)}`}
          style={{
            left: `${(100 * (spot % columns)) / columns}%`,
            top: `${(100 * Math.floor(spot / columns)) / rows}%`,
            width: `${100 / columns}%`,
            height: `${100 / rows}%`,
          }}
        >
          {taps}
        </span>
      ))}
    </div>
  );
}
