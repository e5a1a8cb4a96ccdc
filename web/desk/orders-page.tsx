import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, bodyOf } from '../ui/api.ts';
import { formatAmount } from '../ui/price-mark.tsx';
import { ErrorNote, type Me } from '../ui/staff-frame.tsx';
import type { OrderSummary } from './data.ts';
import { useDeskStore } from './store-choice.tsx';
import { language, say } from './texts.ts';

/** A calendar day at the store, `YYYY-MM-DD`. */
function dayAt(timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date());
}

export function OrdersPage({ me }: { readonly me: Me }) {
  const { store, picker } = useDeskStore(me);
  const [chosenDay, setChosenDay] = useState<string>();
  const date = chosenDay ?? dayAt(store?.timeZone ?? 'UTC');
  const orders = useInfiniteQuery({
    queryKey: ['orders', store?.storeId, date],
    enabled: store !== undefined,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/desk/orders', {
          params: { query: { storeId: store!.storeId, date, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: 5000,
  });
  const items = orders.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <h1>{say('orders.title')}</h1>
      <div className="field-row">
        {picker}
        <label>
          {say('day')}
          <input type="date" value={date} onChange={(event) => setChosenDay(event.target.value || undefined)} />
        </label>
      </div>
      <ErrorNote error={orders.error} />
      {items?.length === 0 && <p className="empty">{say('orders.empty')}</p>}
      {items?.map((order) => (
        <OrderRow key={order.orderId} order={order} timeZone={store?.timeZone ?? 'UTC'} currency={me.entity.currency} />
      ))}
      {orders.hasNextPage && (
        <button type="button" className="button" onClick={() => void orders.fetchNextPage()}>
          {say('orders.more')}
        </button>
      )}
    </>
  );
}

export function clock(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(instant));
}

export const stateTag = (state: OrderSummary['state']): string =>
  state === 'ready' || state === 'collected' ? 'tag basil' : 'tag saffron';

function OrderRow({
  order,
  timeZone,
  currency,
}: {
  readonly order: OrderSummary;
  readonly timeZone: string;
  readonly currency: string;
}) {
  return (
    <Link className="order-row" href={`/orders/${order.orderId}`}>
      <strong>{clock(order.startsAt, timeZone)}</strong>
      <span>
        {order.number} {order.contactName && `· ${order.contactName}`}{' '}
        <span className={stateTag(order.state)}>{say(`state.${order.state}`)}</span>
        <br />
        <span className="quiet">{say('orders.progress', { done: order.doneCount, count: order.lineCount })}</span>
      </span>
      <span className="amount">{formatAmount(order.totalMinor, currency, language)}</span>
    </Link>
  );
}
