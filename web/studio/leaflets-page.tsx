import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, bodyOf } from '../ui/api.ts';
import { ErrorNote, type Me } from '../ui/staff-frame.tsx';
import type { LeafletSummary } from './data.ts';
import { fileFailure } from './failure.ts';
import { NewLeafletDialog } from './new-leaflet.tsx';
import { language, say } from './texts.ts';

export function LeafletsPage({ me }: { readonly me: Me }) {
  const [making, setMaking] = useState(false);
  const { data, error, fetchNextPage, hasNextPage } = useInfiniteQuery({
    queryKey: ['leaflets'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      bodyOf(api.GET('/api/leaflets', { params: { query: pageParam ? { cursor: pageParam } : {} } })),
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: (query) =>
      query.state.data?.pages.some(({ items }) => items.some(({ state }) => state === 'reading')) ? 1000 : false,
  });
  const leaflets = data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <div className="actions" style={{ justifyContent: 'space-between' }}>
        <h1>{say('leaflets.title')}</h1>
        <button type="button" className="button main" onClick={() => setMaking(true)}>
          {say('leaflets.new')}
        </button>
      </div>
      <ErrorNote error={error} />
      {leaflets?.length === 0 && <p className="empty">{say('leaflets.empty')}</p>}
      {leaflets && leaflets.length > 0 && <LeafletTable leaflets={leaflets} />}
      {hasNextPage && (
        <button type="button" className="button" onClick={() => void fetchNextPage()}>
          {say('leaflets.more')}
        </button>
      )}
      {making && <NewLeafletDialog me={me} onClose={() => setMaking(false)} />}
    </>
  );
}

function LeafletTable({ leaflets }: { readonly leaflets: readonly LeafletSummary[] }) {
  return (
    <div className="scroll-x">
      <table>
        <thead>
          <tr>
            <th>{say('leaflets.column.title')}</th>
            <th>{say('leaflets.column.days')}</th>
            <th>{say('leaflets.column.stores')}</th>
            <th>{say('leaflets.column.state')}</th>
            <th>{say('leaflets.column.offers')}</th>
          </tr>
        </thead>
        <tbody>
          {leaflets.map((leaflet) => (
            <tr key={leaflet.leafletId}>
              <td>
                <Link href={`/leaflets/${leaflet.leafletId}`}>{leaflet.title}</Link>
              </td>
              <td>{days(leaflet)}</td>
              <td>{leaflet.storeIds.length || say('leaflets.all-stores')}</td>
              <td>
                <LeafletState leaflet={leaflet} />
              </td>
              <td>
                {leaflet.offerCount}{' '}
                <span className="quiet">· {say('state.unsure', { count: leaflet.unsureCount })}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** "23–29 novembre 2026", in the reader's language. */
export function days({
  validFrom,
  validThrough,
}: {
  readonly validFrom: string;
  readonly validThrough: string;
}): string {
  const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.formatRange(new Date(validFrom), new Date(validThrough));
}

function LeafletState({ leaflet }: { readonly leaflet: LeafletSummary }) {
  return (
    <>
      <ReviewState leaflet={leaflet} />
      {leaflet.scheduledFor && <ScheduleState at={leaflet.scheduledFor} refused={leaflet.scheduleRefused} />}
    </>
  );
}

function ScheduleState({ at, refused }: { readonly at: string; readonly refused: boolean }) {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  return (
    <p className={refused ? 'tag saffron' : 'quiet'}>
      {say(refused ? 'state.schedule-refused' : 'state.scheduled', { time: format.format(new Date(`${at}Z`)) })}
    </p>
  );
}

function ReviewState({ leaflet }: { readonly leaflet: LeafletSummary }) {
  if (leaflet.state === 'reading') {
    const text = leaflet.pageCount
      ? say('state.reading', { read: leaflet.pagesRead, count: leaflet.pageCount })
      : say('state.reading.start');
    return (
      <label>
        {text}
        <progress {...(leaflet.pageCount ? { value: leaflet.pagesRead, max: leaflet.pageCount } : {})} />
      </label>
    );
  }
  if (leaflet.withdrawn) return <span className="tag saffron">{say('state.withdrawn')}</span>;
  if (leaflet.publishedVersion)
    return <span className="tag basil">{say('state.published', { version: leaflet.publishedVersion })}</span>;
  return (
    <>
      <span className="tag saffron">{say(`state.${leaflet.state}`)}</span>
      {leaflet.failure && <p className="quiet">{fileFailure(leaflet.failure)}</p>}
    </>
  );
}
