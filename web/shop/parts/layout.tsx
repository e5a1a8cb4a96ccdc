import type { ComponentChildren } from 'preact';
import { storePath, type Visit } from '../context.ts';

export interface LayoutProps {
  readonly visit: Visit;
  readonly title: string;
  readonly script?: 'leaflet' | 'basket' | 'list';
  /** The page takes what the screen has, rather than a column to read. */
  readonly wide?: boolean;
  readonly children: ComponentChildren;
  readonly hideBasket?: boolean;
  /** What else the page's head tells machines: how it looks when shared, its feeds, its data. */
  readonly head?: ComponentChildren;
}

/** The frame of every shopper page: store on top, one column, the basket bar within the thumb's reach. */
export function Layout({ visit, title, script, wide, children, hideBasket, head }: LayoutProps) {
  const { say, store, assets } = visit;
  return (
    <html lang={visit.language} data-save-data={visit.saveData ? '' : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${visit.entity.name}`}</title>
        <meta name="description" content={`${title} – ${visit.entity.name}${store ? `, ${store.name}` : ''}`} />
        <link rel="stylesheet" href={assets.css} />
        <link rel="icon" href="data:," />
        {head}
        {script && <script type="module" src={assets[script]} />}
      </head>
      <body>
        <a className="skip" href="#main">
          {say('shop.skip')}
        </a>
        <header className="top">
          <a className="brand" href={store ? storePath(visit, store.storeId) : '/'}>
            {visit.entity.name}
          </a>
          {store && (
            <a
              className="store-chip"
              href={`/${visit.entity.entityId}`}
              aria-label={`${store.name}. ${say('store.change')}`}
            >
              {store.name}
            </a>
          )}
        </header>
        <p
          className="notice offline"
          role="status"
          hidden
          data-offline={say('offline.now')}
          data-kept={say('offline.kept', { when: '{when}' })}
          data-over={say('offline.over')}
          data-not-done={say('offline.not-done')}
        />
        <main id="main" className={wide ? 'wide' : undefined}>
          {children}
        </main>
        {store && !hideBasket && <BasketBar visit={visit} />}
      </body>
    </html>
  );
}

function BasketBar({ visit }: { readonly visit: Visit }) {
  const { say, entity, basketCount } = visit;
  return (
    <nav className="basket-bar" aria-label={say('basket.title')}>
      <span className="basket-count" role="status" data-basket-count>
        {say('basket.bar', { count: basketCount })}
      </span>
      <a className="button main" href={`/${entity.entityId}/basket`}>
        {say('basket.open')}
      </a>
    </nav>
  );
}
