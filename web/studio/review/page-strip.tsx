import { type KeyboardEvent, useEffect, useRef } from 'react';
import { say } from '../texts.ts';
import { keepInView } from './keep-in-view.ts';
import type { PageStatus } from './page-status.ts';
import type { Presence } from './review-data.ts';

export interface PageStripProps {
  readonly leafletId: string;
  readonly statuses: readonly PageStatus[];
  readonly pageNumber: number;
  readonly others: readonly Presence[];
  readonly onPage: (page: number) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 };

/** The pages small, each with what it waits for. One stop of the Tab key; arrows, Home and End go from page to page. */
export function PageStrip({ leafletId, statuses, pageNumber, others, onPage }: PageStripProps) {
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    const current = strip.current?.querySelector<HTMLElement>(`[data-page="${pageNumber}"]`);
    keepInView(current);
    if (strip.current?.contains(document.activeElement)) current?.focus();
  }, [pageNumber]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const page = event.key === 'Home' ? 1 : event.key === 'End' ? statuses.length : step && pageNumber + step;
    if (page === undefined) return;
    event.preventDefault();
    onPage(page);
  };
  return (
    <nav
      className="page-strip"
      aria-label={say('pages.title')}
      data-arrows
      data-scrolls
      ref={strip}
      onKeyDown={onKeyDown}
    >
      {statuses.map((status) => (
        <PageThumb
          key={status.page}
          leafletId={leafletId}
          status={status}
          isCurrent={status.page === pageNumber}
          names={others.filter(({ page }) => page === status.page).map(({ name }) => name)}
          onPage={onPage}
        />
      ))}
    </nav>
  );
}

const signs = { reading: '…', failed: '!', blocked: '!', to_check: '?', sure: '·', checked: '✓' } as const;

interface PageThumbProps {
  readonly leafletId: string;
  readonly status: PageStatus;
  readonly isCurrent: boolean;
  readonly names: readonly string[];
  readonly onPage: (page: number) => void;
}

function PageThumb({ leafletId, status: { page, kind, count }, isCurrent, names, onPage }: PageThumbProps) {
  const status = say(`page.status.${kind}`, { count });
  return (
    <button
      type="button"
      className={`page-thumb ${kind}`}
      data-page={page}
      aria-current={isCurrent ? 'page' : undefined}
      tabIndex={isCurrent ? 0 : -1}
      onClick={() => onPage(page)}
    >
      {kind !== 'reading' && (
        <img src={`/api/leaflets/${leafletId}/pages/${page}/480`} alt="" loading="lazy" width={60} height={80} />
      )}
      <span className="page-thumb-state">
        <span className="visually-hidden">{say('bulk.page')}</span> <b>{page}</b>{' '}
        <span aria-hidden="true">{signs[kind]}</span> {status}
      </span>
      {names.length > 0 && (
        <>
          <span className="page-thumb-here" aria-hidden="true">
            {names.map((name) => name.slice(0, 1)).join('')}
          </span>
          <span className="visually-hidden">{say('page.others', { names: names.join(', ') })}</span>
        </>
      )}
    </button>
  );
}
