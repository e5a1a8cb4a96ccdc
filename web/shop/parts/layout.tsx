import type { ComponentChildren } from 'preact';
import { storePath, type Visit } from '../context.ts';

export interface LayoutProps {
  readonly visit: Visit;
  readonly title: string;
  readonly script?: 'leaflet' | 'basket';
  /** An image that the first screen shows: fetched before anything else. */
  readonly preload?: { readonly href: string; readonly srcset: string; readonly sizes: string };
  readonly children: ComponentChildren;
  readonly hideBasket?: boolean;
  /** What else the page's head tells machines: how it looks when shared, its feeds, its data. */
  readonly head?: ComponentChildren;
}

/** The frame of every shopper page: store on top, one column, the basket bar within the thumb's reach. */
export function Layout({ visit, title, script, preload, children, hideBasket, head }: LayoutProps) {
  const { say, store, assets } = visit;
  return (
    <html lang={visit.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${visit.entity.name}`}</title>
        <meta name="description" content={`${title} – ${visit.entity.name}${store ? `, ${store.name}` : ''}`} />
        {preload && (
          <link
            rel="preload"
            as="image"
            href={preload.href}
            {...{ imagesrcset: preload.srcset, imagesizes: preload.sizes }}
          />
        )}
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
        <main id="main">{children}</main>
        {store && !hideBasket && <BasketBar visit={visit} />}
      </body>
    </html>
  );
}

function BasketBar({ visit }: { readonly visit: Visit }) {
  const { say, entity, basketCount } = visit;
  return (
    <nav className="basket-bar" aria-label={say('basket.title')}>
      <span className="basket-count" role="status" data-basket-count data-text={say('basket.bar', { count: 1 })}>
        {say('basket.bar', { count: basketCount })}
      </span>
      <a className="button main" href={`/${entity.entityId}/basket`}>
        {say('basket.open')}
      </a>
    </nav>
  );
}
