import { useCallback, useEffect, useState } from 'preact/hooks';
import { Chat } from './chat.tsx';
import { listen, listShoppers, listShops, type PhoneEvent, type Shopper, type ShopWithNews } from './network.ts';
import { PersonScreen } from './person-screen.tsx';
import { ShopList } from './shop-list.tsx';
import { t } from './texts.ts';

/** A link of wa.me's kind into a number's chat with words to send, or of m.me's kind into a Page's. */
type Link = { readonly to: string; readonly text: string; readonly page?: string; readonly ref?: string };

// A link such as /phone?to=33612345678&text=… opens the chat once; going back must not open it again.
function takeLink(): Link | undefined {
  const query = new URLSearchParams(location.search);
  const to = query.get('to') ?? query.get('phone');
  const page = query.get('page');
  if (page !== null) {
    history.replaceState(null, '', location.pathname);
    return { to: '', text: '', page, ref: query.get('ref') ?? '' };
  }
  if (to === null) return undefined;
  history.replaceState(null, '', location.pathname);
  return { to: to.replaceAll(/\D/g, ''), text: query.get('text') ?? '' };
}

const rememberedPerson = 'sandbox.person';

/** The whole phone: whose it is, the chats, one chat. */
export function Phone() {
  const [person, setPerson] = useState<Shopper>();
  const [asked, setAsked] = useState(false);
  const [link, setLink] = useState(takeLink);
  useEffect(() => {
    const id = localStorage.getItem(rememberedPerson);
    listShoppers()
      .then((people) => setPerson(people.find((known) => known.id === id)))
      .finally(() => setAsked(true));
  }, []);
  const dropLink = useCallback(() => setLink(undefined), []);
  const choose = (chosen: Shopper | undefined) => {
    if (chosen === undefined) localStorage.removeItem(rememberedPerson);
    else localStorage.setItem(rememberedPerson, chosen.id);
    setPerson(chosen);
  };
  return (
    <div class="frame">
      {person !== undefined && (
        <Chats person={person} link={link} onLinkUsed={dropLink} onChangePerson={() => choose(undefined)} />
      )}
      {person === undefined && asked && <PersonScreen onChoose={choose} />}
    </div>
  );
}

function useShops(person: Shopper) {
  const [shops, setShops] = useState<readonly ShopWithNews[]>();
  const [heard, setHeard] = useState(true);
  const [event, setEvent] = useState<PhoneEvent>({ type: 'numbers' });
  const refresh = useCallback(() => listShops(person.id).then(setShops, () => setHeard(false)), [person.id]);
  useEffect(() => {
    refresh();
    const onEvent = (news: PhoneEvent) => {
      setEvent({ ...news });
      if (news.type !== 'typing') refresh();
    };
    return listen(person.id, onEvent, setHeard);
  }, [person.id, refresh]);
  return { shops, heard, event };
}

function useOpenShop(shops: readonly ShopWithNews[] | undefined): ShopWithNews | undefined {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return shops?.find((shop) => `#${shop.phone_number_id}` === hash);
}

function openShop(phoneNumberId: string): void {
  location.hash = phoneNumberId;
}

function closeShop(): void {
  location.hash = '';
}

type ChatsProps = { person: Shopper; link: Link | undefined; onLinkUsed: () => void; onChangePerson: () => void };

function Chats({ person, link, onLinkUsed, onChangePerson }: ChatsProps) {
  const { shops, heard, event } = useShops(person);
  const shop = useOpenShop(shops);
  const [draft, setDraft] = useState('');
  const [entry, setEntry] = useState<string>();
  useEffect(() => {
    const linked = link === undefined ? undefined : shops?.find((known) => isLinked(known, link));
    if (linked === undefined || link === undefined) return;
    setDraft(link.text);
    setEntry(link.ref || undefined);
    openShop(linked.phone_number_id);
    onLinkUsed();
  }, [shops, link, onLinkUsed]);
  return (
    <>
      {!heard && (
        <p class="offline" role="status">
          {t('offline')}
        </p>
      )}
      {shop === undefined ? (
        <ShopList person={person} shops={shops} onOpen={openShop} onChangePerson={onChangePerson} />
      ) : (
        <Chat
          key={shop.phone_number_id}
          person={person}
          shop={shop}
          event={event}
          draft={draft}
          entry={entry}
          onBack={closeShop}
        />
      )}
    </>
  );
}

function isLinked(shop: ShopWithNews, { to, page }: Link): boolean {
  if (page !== undefined) return shop.phone_number_id === page || shop.display_phone_number === `m.me/${page}`;
  return shop.phone_number_id === to || shop.display_phone_number.replaceAll(/\D/g, '') === to;
}
