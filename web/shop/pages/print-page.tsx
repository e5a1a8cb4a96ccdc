import { formatUnitPrice } from '../../ui/price-mark.tsx';
import type { LeafletInfo, ShopOffer } from '../api.ts';
import { amount, storePath, type Visit } from '../context.ts';
import { validity } from '../parts/page-head.tsx';

export interface PrintPageProps {
  readonly visit: Visit;
  readonly leaflet: LeafletInfo;
  readonly offers: readonly ShopOffer[];
}

// Black on white and whole entries on a sheet; the address of the live leaflet stands on paper too.
const style = `
body{font:11pt/1.4 system-ui,sans-serif;color:#000;background:#fff;max-width:180mm;margin:0 auto;padding:12px}
h1{font-size:20pt;margin:0}h2{font-size:14pt;border-bottom:1px solid #000;break-after:avoid;margin:20px 0 8px}
h3{font-size:11pt;margin:0}p{margin:2px 0}ul{list-style:none;margin:0;padding:0}
.offers>li{display:grid;grid-template-columns:28mm 1fr;gap:4mm;padding:3mm 0;border-bottom:1px solid #999;break-inside:avoid}
.offers img{width:28mm;height:28mm;object-fit:contain}.now{font-size:13pt;font-weight:700}a{color:inherit}nav ul{columns:14em}nav li{padding:4px 0}
@media print{.screen{display:none}body{padding:0}@page{margin:14mm}}`;

/** The leaflet to be printed, or read by those who read better without pictures: by department, price, promotion, days. */
export function PrintPage({ visit, leaflet, offers }: PrintPageProps) {
  const { say, store, entity, language } = visit;
  const departments = byDepartment(visit, offers);
  const address = `${storePath(visit, store!.storeId)}/leaflets/${leaflet.leafletId}`;
  const alcohol = offers.some(({ products }) => products.some(({ webAge }) => webAge !== null));
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${leaflet.title} · ${store!.name}`}</title>
        <link rel="canonical" href={visit.publicUrl + address} />
        <style>{style}</style>
      </head>
      <body>
        <header>
          <h1 lang={leaflet.language}>{leaflet.title}</h1>
          <p>
            {entity.name} · {store!.name}, {store!.street}, {store!.postcode} {store!.city}
          </p>
          <p>{validity(visit, leaflet)}</p>
          <p className="screen">
            <a href={address}>{say('print.back')}</a> · {say('print.hint')}
          </p>
        </header>
        <main>
          {departments.length > 1 && (
            <nav className="screen" aria-label={say('print.departments')}>
              <ul>
                {departments.map(([name, of], i) => (
                  <li key={name}>
                    <a href={`#department-${i}`}>{`${name} (${of.length})`}</a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          {departments.map(([name, of], i) => (
            <section key={name} aria-labelledby={`department-${i}`}>
              <h2 id={`department-${i}`}>{name}</h2>
              <ul className="offers">
                {of.map((offer) => (
                  <PrintedOffer visit={visit} leaflet={leaflet} offer={offer} key={offer.offerId} />
                ))}
              </ul>
            </section>
          ))}
        </main>
        <footer>
          {alcohol && <p>{say('legal.alcohol')}</p>}
          <p>{say('legal.prices', { store: store!.name })}</p>
          <p>{visit.publicUrl + address}</p>
        </footer>
      </body>
    </html>
  );
}

/** Departments as the reader's language sorts them; offers without one come last. */
function byDepartment(visit: Visit, offers: readonly ShopOffer[]): [string, ShopOffer[]][] {
  const other = visit.say('print.other');
  const groups = Map.groupBy(offers, ({ department }) => department || other);
  return [...groups].sort(([a], [b]) => Number(a === other) - Number(b === other) || a.localeCompare(b, visit.locale));
}

interface PrintedOfferProps extends Omit<PrintPageProps, 'offers'> {
  readonly offer: ShopOffer;
}

function PrintedOffer({ visit, leaflet, offer }: PrintedOfferProps) {
  const { say, entity } = visit;
  const name = [offer.brand, offer.name].filter(Boolean).join(' ');
  const ownDays = offer.validFrom !== leaflet.validFrom || offer.validThrough !== leaflet.validThrough;
  return (
    <li id={`offer-${offer.offerId}`}>
      <img
        src={`/media/${entity.entityId}/offers/${offer.offerId}.jpg`}
        alt={say('print.picture', { name, page: offer.page })}
        loading="lazy"
      />
      <div>
        <h3 lang={leaflet.language}>{name}</h3>
        {offer.quantityText && <p lang={leaflet.language}>{offer.quantityText}</p>}
        <PrintedPrice visit={visit} offer={offer} />
        {offer.wording && <p>{offer.wording}</p>}
        {offer.loyaltyRequired && <p>{say('offer.loyalty')}</p>}
        {offer.limitPerHousehold !== null && <p>{say('offer.limit', { count: offer.limitPerHousehold })}</p>}
        {offer.lowestMinor !== null && <p>{say('offer.lowest', { price: amount(visit, offer.lowestMinor) })}</p>}
        {ownDays && <p>{validity(visit, offer)}</p>}
      </div>
    </li>
  );
}

function PrintedPrice({ visit, offer }: { readonly visit: Visit; readonly offer: ShopOffer }) {
  const { say, entity, locale } = visit;
  if (offer.priceMinor === null) return null;
  const price = amount(visit, offer.priceMinor);
  const per = offer.soldBy === 'item' ? '' : ` ${say(`offer.per.${offer.soldBy}`)}`;
  const before = offer.regularMinor !== null && offer.regularMinor > offer.priceMinor ? offer.regularMinor : null;
  return (
    <p>
      <span className="now">
        {before === null ? price : say('offer.spoken.before', { price, before: amount(visit, before) })}
        {per}
      </span>
      {offer.unitPrice && ` (${formatUnitPrice(offer.unitPrice, entity.currency, locale)})`}
    </p>
  );
}
