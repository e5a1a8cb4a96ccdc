import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, bodyOf } from '../ui/api.ts';
import { formatAmount } from '../ui/price-mark.tsx';
import { ErrorNote } from '../ui/staff-frame.tsx';
import { language, say } from './texts.ts';

const longestReply = 4096;
const channelNames = { whatsapp: 'WhatsApp', messenger: 'Messenger' } as const;

/** One shopper's thread: what was said, until when an answer is allowed, and the answer. */
export function ThreadPage({ threadId }: { readonly threadId: string }) {
  const client = useQueryClient();
  const [text, setText] = useState('');
  const params = { params: { path: { threadId } } };
  const { data: thread, error } = useQuery({
    queryKey: ['thread', threadId],
    queryFn: () => bodyOf(api.GET('/api/desk/threads/{threadId}', params)),
    refetchInterval: 2000,
  });
  const refresh = () => client.invalidateQueries({ queryKey: ['thread', threadId] });
  const reply = useMutation({
    mutationFn: () => bodyOf(api.POST('/api/desk/threads/{threadId}/reply', { ...params, body: { text } })),
    onSuccess: () => setText(''),
    onSettled: refresh,
  });
  const close = useMutation({
    mutationFn: () => bodyOf(api.POST('/api/desk/threads/{threadId}/close', params)),
    onSettled: refresh,
  });
  if (error) return <ErrorNote error={error} />;
  if (!thread) return <p>{say('load')}</p>;
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' });
  const closesAt = thread.window.closesAt ? time.format(new Date(thread.window.closesAt)) : '';
  return (
    <>
      <p>
        <Link href="/threads">← {say('thread.back')}</Link>
      </p>
      <h1>{thread.shopper.name ?? say('thread.shopper')}</h1>
      <p className="quiet">{channelNames[thread.channel]}</p>
      <ol className="bubbles" aria-label={say('thread.messages')}>
        {thread.messages.toReversed().map((message) => (
          <li key={message.id} className={`bubble${message.direction === 'out' ? ' us' : ''}`}>
            <span className="visually-hidden">
              {message.direction === 'out' ? say('thread.us') : say('thread.shopper')}:{' '}
            </span>
            {message.text || `[${message.type}]`}
            <br />
            <span className="quiet">
              {time.format(new Date(message.at))} {message.delivery}
            </span>
          </li>
        ))}
      </ol>
      {thread.orders.length > 0 && (
        <p>
          {say('thread.orders')}:{' '}
          {thread.orders.map((order) => (
            <Link key={order.orderId} href={`/orders/${order.orderId}`} style={{ marginRight: 12 }}>
              {order.number} ({formatAmount(order.totalMinor, order.currency, language)})
            </Link>
          ))}
        </p>
      )}
      <ErrorNote error={reply.error ?? close.error} />
      {thread.open ? (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            reply.mutate();
          }}
        >
          <p className={thread.window.open ? 'quiet' : 'error'}>
            {thread.window.open ? say('thread.window.open', { time: closesAt }) : say('thread.window.closed')}
          </p>
          <label>
            {say('thread.reply')}
            <textarea
              rows={3}
              maxLength={longestReply}
              required
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </label>
          <div className="actions">
            <button
              type="submit"
              className="button main"
              disabled={!thread.window.open || reply.isPending || text.trim() === ''}
            >
              {say('thread.send')}
            </button>
            <button type="button" className="button" disabled={close.isPending} onClick={() => close.mutate()}>
              {say('thread.close')}
            </button>
          </div>
        </form>
      ) : (
        <p className="good">{say('thread.closed')}</p>
      )}
    </>
  );
}
