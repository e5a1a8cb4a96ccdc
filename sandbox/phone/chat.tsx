import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Catalogue } from './catalogue.tsx';
import { Composer } from './composer.tsx';
import type { CatalogueContents, Deeds } from './deeds.ts';
import { Icon } from './dialog.tsx';
import { LocationSheet } from './location-sheet.tsx';
import {
  act,
  type Message,
  markRead,
  type Pair,
  type PhoneEvent,
  readNow,
  readThread,
  type Shop,
  type Shopper,
} from './network.ts';
import { GetStarted } from './page-menu.tsx';
import { Portrait } from './person-screen.tsx';
import { t } from './texts.ts';
import { ThreadLog } from './thread-log.tsx';

type ChatProps = {
  person: Shopper;
  shop: Shop;
  event: PhoneEvent;
  draft: string;
  /** The words of the link that led into a Page's chat. */
  entry: string | undefined;
  onBack: () => void;
};

/** One chat: the messages, what the shop offers in them, and what the person writes. */
export function Chat({ person, shop, event, draft, entry, onBack }: ChatProps) {
  const pair: Pair = { shopper: person.id, phone_number_id: shop.phone_number_id };
  const { messages, now, read } = useThread(pair, event);
  const typing = useTyping(shop.phone_number_id, event, messages.at(-1)?.seq);
  const [problem, setProblem] = useState('');
  const [catalogue, setCatalogue] = useState<CatalogueContents>();
  const [locating, setLocating] = useState(false);
  const deeds: Deeds = {
    act: (message) =>
      act(pair, message).then(
        () => setProblem(''),
        (error: Error) => setProblem(error.message),
      ),
    openCatalogue: setCatalogue,
    askLocation: () => setLocating(true),
  };
  const isNew = read && messages.length === 0 && shop.profile?.get_started !== undefined;
  useFollowLink(entry, { read, isEmpty: messages.length === 0 }, deeds);
  return (
    <>
      <header class="bar">
        <button type="button" class="icon" aria-label={t('back')} onClick={onBack}>
          <Icon name="back" />
        </button>
        <Portrait name={shop.verified_name} />
        <span class="row-text">
          <h1 class="one-line">{shop.verified_name}</h1>
          <span class="quiet" role="status">
            {typing ? t('typing') : shop.display_phone_number}
          </span>
        </span>
        {shop.catalog_id !== null && shop.is_catalog_visible && (
          <button
            type="button"
            class="icon"
            aria-label={t('viewCatalog')}
            onClick={() => setCatalogue({ title: t('catalog') })}
          >
            <Icon name="basket" />
          </button>
        )}
      </header>
      <main class="chat">
        <ThreadLog messages={messages} now={now} shop={shop} deeds={deeds} />
        {isNew && shop.profile !== null && (
          <GetStarted
            profile={shop.profile}
            start={() => void deeds.act({ type: 'get_started', ...(entry && { ref: entry }) })}
          />
        )}
        {problem !== '' && (
          <p class="problem" role="alert">
            {t('couldNot')} {problem}
          </p>
        )}
        <Composer key={draft} draft={draft} shop={shop} deeds={deeds} />
      </main>
      {catalogue !== undefined && (
        <Catalogue
          shop={shop}
          shopper={person.id}
          contents={catalogue}
          deeds={deeds}
          onClose={() => setCatalogue(undefined)}
        />
      )}
      {locating && <LocationSheet deeds={deeds} onClose={() => setLocating(false)} />}
    </>
  );
}

/** A link into a chat that is there already is told once, without a word of the person; into a new one the first button tells it. */
function useFollowLink(ref: string | undefined, chat: { read: boolean; isEmpty: boolean }, deeds: Deeds): void {
  const settled = useRef(false);
  useEffect(() => {
    if (!chat.read || settled.current) return;
    settled.current = true;
    if (ref !== undefined && !chat.isEmpty) void deeds.act({ type: 'referral', ref });
  });
}

/** The messages of a chat; `read` once they are known. */
type ThreadState = { readonly messages: readonly Message[]; readonly now: number; readonly read: boolean };

function useThread(pair: Pair, event: PhoneEvent): ThreadState {
  const [state, setState] = useState<ThreadState>({ messages: [], now: Date.now(), read: false });
  const { shopper, phone_number_id } = pair;
  const refresh = useCallback(async () => {
    const [thread, now] = await Promise.all([readThread({ shopper, phone_number_id }), readNow()]);
    setState({ messages: thread.messages, now, read: true });
    if (document.visibilityState === 'visible' && thread.messages.some(isUnread))
      await markRead({ shopper, phone_number_id });
  }, [shopper, phone_number_id]);
  useEffect(() => {
    const concerns = event.type === 'numbers' || (event.type === 'thread' && event.phone_number_id === phone_number_id);
    // A missed refresh is made up for by the next event; the banner tells when the sandbox is away.
    if (concerns) refresh().catch(() => undefined);
  }, [event, refresh, phone_number_id]);
  useEffect(() => {
    const look = () => void refresh().catch(() => undefined);
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [refresh]);
  return state;
}

const isUnread = (message: Message) =>
  message.direction === 'out' && (message.status === 'sent' || message.status === 'delivered');

const typingMs = 25_000;

// The sign disappears with the next message, or by itself.
function useTyping(phoneNumberId: string, event: PhoneEvent, lastSeq = 0): boolean {
  const [typed, setTyped] = useState<{ after: number }>();
  const last = useRef(lastSeq);
  last.current = lastSeq;
  useEffect(() => {
    if (event.type === 'typing' && event.phone_number_id === phoneNumberId) setTyped({ after: last.current });
  }, [event, phoneNumberId]);
  useEffect(() => {
    if (typed === undefined) return;
    const timer = setTimeout(() => setTyped(undefined), typingMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return typed?.after === lastSeq;
}
