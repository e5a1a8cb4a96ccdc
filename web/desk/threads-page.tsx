import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, bodyOf } from '../ui/api.ts';
import { ErrorNote, type Me } from '../ui/staff-frame.tsx';
import { useDeskStore } from './store-choice.tsx';
import { language, say } from './texts.ts';

/** The shoppers who asked for a person, those who wait longest last seen first. */
export function ThreadsPage({ me }: { readonly me: Me }) {
  const { store, picker } = useDeskStore(me);
  const threads = useInfiniteQuery({
    queryKey: ['threads', store?.storeId],
    enabled: store !== undefined,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/desk/threads', {
          params: { query: { storeId: store!.storeId, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: 3000,
  });
  const items = threads.data?.pages.flatMap((page) => page.items);
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' });
  return (
    <>
      <h1>{say('threads.title')}</h1>
      <div className="field-row">{picker}</div>
      <ErrorNote error={threads.error} />
      {items?.length === 0 && <p className="empty">{say('threads.empty')}</p>}
      {items?.map(({ threadId, shopper, lastInboundAt, window }) => (
        <Link className="order-row" href={`/threads/${threadId}`} key={threadId}>
          <strong>{shopper.name ?? say('thread.shopper')}</strong>
          <span className="quiet">{time.format(new Date(lastInboundAt))}</span>
          <span className={`tag ${window.open ? 'basil' : 'saffron'}`}>{shopper.language}</span>
        </Link>
      ))}
      {threads.hasNextPage && (
        <button type="button" className="button" onClick={() => void threads.fetchNextPage()}>
          {say('orders.more')}
        </button>
      )}
    </>
  );
}
