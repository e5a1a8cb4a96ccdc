import { summaryOf } from './message-summary.ts';
import type { Shopper, ShopWithNews } from './network.ts';
import { Portrait } from './person-screen.tsx';
import { t, timeText } from './texts.ts';

type ShopListProps = {
  person: Shopper;
  shops: readonly ShopWithNews[] | undefined;
  onOpen: (phoneNumberId: string) => void;
  onChangePerson: () => void;
};

/** The chats, the newest first. */
export function ShopList({ person, shops, onOpen, onChangePerson }: ShopListProps) {
  const newestFirst = [...(shops ?? [])].sort((a, b) => (b.last_message?.at ?? 0) - (a.last_message?.at ?? 0));
  return (
    <>
      <header class="bar">
        <h1>{t('chats')}</h1>
        <button
          type="button"
          class="plain"
          onClick={onChangePerson}
          aria-label={`${person.name}, ${t('changePerson')}`}
        >
          {person.name}
        </button>
      </header>
      <main class="scroll">
        {shops?.length === 0 && <p class="quiet pad">{t('noShops')}</p>}
        <ul class="shops">
          {newestFirst.map((shop) => (
            <li key={shop.phone_number_id}>
              <ShopRow shop={shop} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      </main>
    </>
  );
}

function ShopRow({ shop, onOpen }: { shop: ShopWithNews; onOpen: (phoneNumberId: string) => void }) {
  const last = shop.last_message;
  return (
    <button type="button" class="row" onClick={() => onOpen(shop.phone_number_id)}>
      <Portrait name={shop.verified_name} />
      <span class="row-text">
        <strong>
          {shop.verified_name}
          {shop.channel === 'messenger' && ' · Messenger'}
        </strong>
        <span class="quiet one-line">{last === null ? shop.display_phone_number : summaryOf(last)}</span>
      </span>
      <span class="row-end">
        {last !== null && <span class="quiet">{timeText(last.at)}</span>}
        {shop.unread > 0 && (
          <span class="count">
            <span aria-hidden="true">{shop.unread}</span>
            <span class="unseen">{t('unread', shop.unread)}</span>
          </span>
        )}
      </span>
    </button>
  );
}
