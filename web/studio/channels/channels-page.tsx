import { useState } from 'react';
import { Link } from 'wouter';
import { ErrorNote, type Me } from '../../ui/staff-frame.tsx';
import { type Leaflet, useLeaflet, useOffers, useStores } from '../data.ts';
import { days } from '../leaflets-page.tsx';
import { say } from '../texts.ts';
import { Editions } from './editions.tsx';
import './channels.css';
import { ScheduleForm } from './schedule-form.tsx';
import { ShareLinks } from './share-links.tsx';

/** When a leaflet goes out, where, and under which links. */
export function ChannelsPage({ leafletId, me }: { readonly leafletId: string; readonly me: Me }) {
  const { data: leaflet, error } = useLeaflet(leafletId);
  const { data: offers = [] } = useOffers(leafletId, 0);
  if (error) return <ErrorNote error={error} />;
  if (!leaflet) return <p>{say('load')}</p>;
  return (
    <div className="stack channels">
      <p>
        <Link href={`/leaflets/${leafletId}`}>← {leaflet.title}</Link>
      </p>
      <div>
        <h1>{say('channels.title', { title: leaflet.title })}</h1>
        <span className="quiet">{days(leaflet)}</span>
      </div>
      {leaflet.publishedVersion === null && <p className="quiet">{say('channels.never')}</p>}
      <ScheduleForm leaflet={leaflet} />
      <ShareLinks leaflet={leaflet} offers={offers} />
      <Editions leaflet={leaflet} offers={offers} currency={me.entity.currency} />
      {leaflet.publishedVersion !== null && <Outlets leaflet={leaflet} entityId={me.entity.entityId} />}
    </div>
  );
}

/** Where programs and printers find what is on sale. */
function Outlets({ leaflet, entityId }: { readonly leaflet: Leaflet; readonly entityId: string }) {
  const { data: all = [] } = useStores();
  const stores = all.filter(({ storeId }) => leaflet.storeIds.length === 0 || leaflet.storeIds.includes(storeId));
  const [chosen, setChosen] = useState<string>();
  const storeId = chosen ?? stores[0]?.storeId;
  const base = `/${entityId}/${storeId}`;
  if (!storeId) return null;
  return (
    <section aria-labelledby="outlets" className="stack">
      <h2 id="outlets">{say('outlets.title')}</h2>
      <p className="quiet">{say('outlets.intro')}</p>
      <label className="field">
        {say('outlets.store')}
        <select value={storeId} onChange={(event) => setChosen(event.target.value)}>
          {stores.map((store) => (
            <option value={store.storeId} key={store.storeId}>
              {store.name}
            </option>
          ))}
        </select>
      </label>
      <div className="actions">
        <a className="button" href={`${base}/offers.xml`}>
          {say('outlets.rss')}
        </a>
        <a className="button" href={`${base}/offers.json`}>
          {say('outlets.json')}
        </a>
        <a className="button" href={`${base}/leaflets/${leaflet.leafletId}/print`}>
          {say('outlets.print')}
        </a>
      </div>
    </section>
  );
}
