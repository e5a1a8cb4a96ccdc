import { type PointerEvent, useRef, useState } from 'react';
import type { Leaflet, Offer } from '../data.ts';
import { pageFailure } from '../failure.ts';
import { say } from '../texts.ts';
import { type Box, moved, resized } from './boxes.ts';
import { needsLook } from './queue.ts';

export interface PageViewProps {
  readonly leaflet: Leaflet;
  readonly pageNumber: number;
  readonly onPage: (page: number) => void;
  readonly offers: readonly Offer[];
  readonly chosenId: string | undefined;
  readonly marked: ReadonlySet<string>;
  readonly draftBoxes: ReadonlyMap<string, Box>;
  readonly onChoose: (offer: Offer) => void;
  readonly onBox: (offer: Offer, kind: 'move' | 'resize', box: Box) => void;
}

/** The page as printed, with its offers as boxes that can be chosen, dragged and resized. */
export function PageView({ leaflet, pageNumber, onPage, offers, ...boxes }: PageViewProps) {
  const page = leaflet.pages.find((candidate) => candidate.page === pageNumber);
  const count = leaflet.pageCount;
  const sheet = useRef<HTMLDivElement>(null);
  const image = (width: number) => `/api/leaflets/${leaflet.leafletId}/pages/${pageNumber}/${width}`;
  return (
    <section className="page-pane" aria-label={say('editor.page', { page: pageNumber, count })}>
      <div className="actions" style={{ justifyContent: 'center' }}>
        <button
          type="button"
          className="button"
          disabled={pageNumber <= 1}
          aria-label={say('editor.page.previous')}
          onClick={() => onPage(pageNumber - 1)}
        >
          ←
        </button>
        <span>{say('editor.page', { page: pageNumber, count })}</span>
        <button
          type="button"
          className="button"
          disabled={pageNumber >= count}
          aria-label={say('editor.page.next')}
          onClick={() => onPage(pageNumber + 1)}
        >
          →
        </button>
      </div>
      {page?.state === 'failed' && (
        <p className="error">{say('editor.page.failed', { failure: pageFailure(page.failure) })}</p>
      )}
      {page && (
        <div
          className="sheet"
          ref={sheet}
          style={{
            aspectRatio: `${page.widthPt} / ${page.heightPt}`,
            maxWidth: `calc(var(--page-height, 1200px) * ${page.widthPt / page.heightPt})`,
          }}
        >
          {page.state === 'read' && (
            <img
              src={image(1250)}
              srcSet={`${image(828)} 828w, ${image(1250)} 1250w`}
              sizes="(min-width: 1000px) 600px, 100vw"
              alt={say('editor.page', { page: pageNumber, count })}
              draggable={false}
            />
          )}
          {offers.map((offer) => (
            <OfferBox
              key={offer.offerId}
              offer={offer}
              isUnsure={needsLook(offer, leaflet.sureEnough)}
              page={page}
              sheet={sheet}
              {...boxes}
            />
          ))}
        </div>
      )}
    </section>
  );
}

interface OfferBoxProps extends Pick<PageViewProps, 'chosenId' | 'marked' | 'draftBoxes' | 'onChoose' | 'onBox'> {
  readonly offer: Offer;
  readonly isUnsure: boolean;
  readonly page: Leaflet['pages'][number];
  readonly sheet: React.RefObject<HTMLDivElement | null>;
}

interface Drag {
  readonly kind: 'move' | 'resize';
  readonly fromX: number;
  readonly fromY: number;
}

function OfferBox({ offer, isUnsure, page, sheet, chosenId, marked, draftBoxes, onChoose, onBox }: OfferBoxProps) {
  const [drag, setDrag] = useState<Drag>();
  const [dragged, setDragged] = useState<Box>();
  const box = dragged ?? draftBoxes.get(offer.offerId) ?? offer.draft.box;
  const chosen = offer.offerId === chosenId;
  const share = (points: number, of: number) => `${(100 * points) / of}%`;

  const boxAt = (event: PointerEvent, { kind, fromX, fromY }: Drag): Box => {
    const scale = page.widthPt / (sheet.current?.clientWidth ?? page.widthPt);
    const [dx, dy] = [(event.clientX - fromX) * scale, (event.clientY - fromY) * scale];
    return kind === 'move' ? moved(offer.draft.box, dx, dy, page) : resized(offer.draft.box, dx, dy, page);
  };
  const start = (event: PointerEvent, kind: Drag['kind']) => {
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ kind, fromX: event.clientX, fromY: event.clientY });
    onChoose(offer);
  };
  const end = (event: PointerEvent) => {
    if (drag) {
      const next = boxAt(event, drag);
      if (next.some((value, i) => Math.abs(value - offer.draft.box[i]!) > 0.5)) onBox(offer, drag.kind, next);
    }
    setDrag(undefined);
    setDragged(undefined);
  };
  const events = { onPointerMove: (event: PointerEvent) => drag && setDragged(boxAt(event, drag)), onPointerUp: end };
  return (
    <button
      type="button"
      data-chosen={chosen}
      className={`box${isUnsure ? ' unsure' : ''}${chosen ? ' chosen' : ''}${marked.has(offer.offerId) ? ' marked' : ''}`}
      style={{
        left: share(box[0], page.widthPt),
        top: share(box[1], page.heightPt),
        width: share(box[2] - box[0], page.widthPt),
        height: share(box[3] - box[1], page.heightPt),
      }}
      aria-label={offer.draft.name || say('editor.unnamed')}
      aria-pressed={chosen}
      onClick={() => onChoose(offer)}
      onPointerDown={(event) => start(event, 'move')}
      {...events}
    >
      {chosen && <span className="grip" onPointerDown={(event) => start(event, 'resize')} {...events} />}
    </button>
  );
}
