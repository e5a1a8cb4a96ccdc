import type { ComponentChildren } from 'preact';
import { formatAmount, PriceMark } from '../../ui/price-mark.tsx';
import type { LeafletInfo, ListInfo, ListLine } from '../api.ts';
import { storePath, type Visit } from '../context.ts';
import { basketLineOf } from '../list-line.ts';
import { Layout } from '../parts/layout.tsx';

export interface NoListPageProps {
  readonly visit: Visit;
  readonly leaflets: readonly LeafletInfo[];
  readonly notice?: string;
}

/** There is no list on this phone, or none behind the link: what it is for, and where it begins. */
export function NoListPage({ visit, leaflets, notice }: NoListPageProps) {
  const { say } = visit;
  return (
    <Layout visit={visit} title={say('list.title')} head={<KeptPrivate />}>
      {notice && (
        <p className="notice" role="status">
          {notice}
        </p>
      )}
      <h1>{say('list.title')}</h1>
      <Empty visit={visit} leaflets={leaflets} />
    </Layout>
  );
}

/** Nobody finds a list but by its link. */
function KeptPrivate() {
  return (
    <>
      <meta name="robots" content="noindex" />
      <meta name="referrer" content="same-origin" />
    </>
  );
}

function Empty({ visit, leaflets }: Pick<NoListPageProps, 'visit' | 'leaflets'>) {
  const { say } = visit;
  const base = storePath(visit, visit.store!.storeId);
  const [leaflet] = leaflets;
  return (
    <>
      <p>{say('list.empty')}</p>
      <a className="button main" href={leaflet ? `${base}/leaflets/${leaflet.leafletId}` : base}>
        {say('list.empty.open')}
      </a>
    </>
  );
}

export interface ListPageProps extends NoListPageProps {
  readonly list: ListInfo;
  /** The list's own address. */
  readonly path: string;
  /** It is the list that this phone adds to. */
  readonly own: boolean;
}

/** A shopping list: every line is a form, so that it works without scripts; with them it follows the other phones. */
export function ListPage({ visit, list, path, own, leaflets, notice }: ListPageProps) {
  const { say } = visit;
  const open = list.lines.filter(({ checked }) => !checked).length;
  const secret = path.split('/').at(-1);
  return (
    <Layout visit={visit} title={say('list.title')} script="list" head={<KeptPrivate />}>
      <h1>{say('list.title')}</h1>
      <p className="notice" role="status" data-notice data-waiting={say('list.waiting')} hidden={!notice}>
        {notice}
      </p>
      <div
        data-list
        data-revision={list.revision}
        data-ask={`/api/shop/${visit.entity.entityId}/lists/${secret}/revision`}
      >
        {list.lines.length === 0 ? (
          <Empty visit={visit} leaflets={leaflets} />
        ) : (
          <p className="quiet" role="status">
            {say('list.count', { open })}
          </p>
        )}
        <ul className="rows" aria-label={say('list.lines')}>
          {list.lines
            .toSorted((a, b) => Number(a.checked) - Number(b.checked))
            .map((line) => (
              <Line visit={visit} list={list} line={line} path={path} key={line.offerId} />
            ))}
        </ul>
        {list.lines.some(basketLineOf) && (
          <form method="post" action={path} className="stack-row">
            <input type="hidden" name="do" value="basket" />
            <button type="submit" className="button">
              {say('list.to-basket')}
            </button>
            <p className="quiet">{say('list.to-basket.hint')}</p>
          </form>
        )}
      </div>
      <Sharing visit={visit} path={path} own={own} />
    </Layout>
  );
}

interface LineProps {
  readonly visit: Visit;
  readonly list: ListInfo;
  readonly line: ListLine;
  readonly path: string;
}

function Line({ visit, list, line, path }: LineProps) {
  const { say } = visit;
  const { offer, checked, quantity, state } = line;
  const { name } = offer;
  const about = { path, offerId: line.offerId };
  return (
    <li className={checked ? 'to-buy checked' : 'to-buy'} data-offer={line.offerId}>
      <LineForm {...about} fields={{ do: checked ? 'uncheck' : 'check' }}>
        <button
          type="submit"
          className="button tick"
          aria-label={say(checked ? 'list.uncheck' : 'list.check', { name })}
        >
          {checked ? '✓' : ''}
        </button>
      </LineForm>
      <div className="to-buy-text">
        <a href={`${storePath(visit, visit.store!.storeId)}/offers/${line.offerId}`}>{name}</a>
        {offer.wording && state === 'live' && <span className="wording">{offer.wording}</span>}
        {state === 'live' ? (
          <LinePrice visit={visit} line={line} />
        ) : (
          <span className="unsure">{say(`list.state.${state}`)}</span>
        )}
      </div>
      <div className="to-buy-deeds">
        <LineForm {...about} fields={{ do: 'count', quantity: quantity - 1 }}>
          <button type="submit" className="button" aria-label={say('list.less', { name })} disabled={quantity === 1}>
            −
          </button>
        </LineForm>
        <span className="quantity">{say('list.quantity', { count: quantity })}</span>
        <LineForm {...about} fields={{ do: 'count', quantity: quantity + 1 }}>
          <button type="submit" className="button" aria-label={say('list.more', { name })} disabled={quantity === 99}>
            +
          </button>
        </LineForm>
        <LineForm {...about} fields={{ do: 'remove', seen: list.revision }}>
          <button type="submit" className="button" aria-label={say('list.remove', { name })}>
            ×
          </button>
        </LineForm>
      </div>
    </li>
  );
}

interface LineFormProps extends Pick<LineProps, 'path'> {
  readonly offerId: string;
  readonly fields: Readonly<Record<string, string | number>>;
  readonly children: ComponentChildren;
}

function LineForm({ path, offerId, fields, children }: LineFormProps) {
  return (
    <form method="post" action={path} data-line>
      {Object.entries({ offerId, ...fields }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      {children}
    </form>
  );
}

function LinePrice({ visit, line: { offer } }: Pick<LineProps, 'visit' | 'line'>) {
  const { locale, entity, say } = visit;
  if (offer.priceMinor === null) return null;
  const suffix = offer.soldBy === 'item' ? {} : { suffix: say(`offer.per.${offer.soldBy}`) };
  return (
    <PriceMark
      minor={offer.priceMinor}
      currency={entity.currency}
      locale={locale}
      promotion={!['PRICE', 'FROM_PRICE'].includes(offer.mechanicType)}
      small
      spoken={formatAmount(offer.priceMinor, entity.currency, locale)}
      {...suffix}
    />
  );
}

function Sharing({ visit, path, own }: Pick<ListPageProps, 'visit' | 'path' | 'own'>) {
  const { say, publicUrl } = visit;
  return (
    <section aria-labelledby="share-title">
      <h2 id="share-title">{say('list.share')}</h2>
      <p className="quiet">{say('list.share.hint')}</p>
      <div className="search-row">
        <input type="url" readOnly value={publicUrl + path} aria-label={say('list.share.link')} data-link />
        <button type="button" className="button needs-script" data-share-list={say('list.share.copied')}>
          {say('list.share')}
        </button>
      </div>
      {!own && (
        <form method="post" action={path} className="stack-row">
          <input type="hidden" name="do" value="keep" />
          <p className="quiet">{say('list.keep.hint')}</p>
          <button type="submit" className="button">
            {say('list.keep')}
          </button>
        </form>
      )}
      <details className="delete">
        <summary>{say('list.delete')}</summary>
        <form method="post" action={path} className="stack-row">
          <input type="hidden" name="do" value="delete" />
          <p className="quiet">{say('list.delete.hint')}</p>
          <button type="submit" className="button">
            {say('list.delete')}
          </button>
        </form>
      </details>
    </section>
  );
}
