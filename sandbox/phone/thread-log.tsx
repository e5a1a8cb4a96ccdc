import { Bubble } from './bubble.tsx';
import type { Deeds } from './deeds.ts';
import { Icon } from './dialog.tsx';
import type { Message, Shop } from './network.ts';
import { type PageContent, QuickReplies } from './page-message.tsx';
import { useStandAtEnd } from './stand-at-end.ts';
import { dayText, t } from './texts.ts';

type ThreadLogProps = { messages: readonly Message[]; now: number; shop: Shop; deeds: Deeds };

/** The messages of a chat, day by day, standing at the newest one. */
export function ThreadLog({ messages, now, shop, deeds }: ThreadLogProps) {
  const newestOwn = messages.findLast((message) => message.direction === 'in')?.seq;
  const shown = messages.filter((message) => message.direction === 'in' || message.status !== 'accepted');
  const last = shown.at(-1);
  const { log, inner, leftAt, goToEnd } = useStandAtEnd(last?.seq, newestOwn);
  const unseen =
    leftAt === undefined ? 0 : shown.filter(({ direction, seq }) => direction === 'out' && seq > leftAt).length;
  const onDown = () => {
    goToEnd();
    // The button goes; whoever pressed it by keyboard goes on in the thread.
    log.current?.focus();
  };
  return (
    <div class="thread">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (axe: scrollable-region-focusable). */}
      <div ref={log} class="log" role="log" aria-label={t('messages')} tabIndex={0}>
        <div ref={inner}>
          {shown.length === 0 && shop.profile?.get_started === undefined && <p class="quiet pad">{t('empty')}</p>}
          {shown.map((message, i) => {
            const day = dayText(message.at, now);
            const previous = shown[i - 1];
            const isNewDay = previous === undefined || dayText(previous.at, now) !== day;
            return (
              <div key={message.wamid} class="entry">
                {isNewDay && <p class="day">{day}</p>}
                <Bubble
                  message={message}
                  quoted={messages.find((known) => known.wamid === message.context_wamid)}
                  shop={shop}
                  deeds={deeds}
                />
              </div>
            );
          })}
          {last?.type === 'page' && (
            <QuickReplies content={last.content as PageContent} wamid={last.wamid} deeds={deeds} />
          )}
        </div>
      </div>
      {unseen > 0 && (
        <button type="button" class="news" onClick={onDown}>
          <Icon name="down" />
          {t('newMessages', unseen)}
        </button>
      )}
    </div>
  );
}
