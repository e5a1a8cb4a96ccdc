import { useState } from 'react';
import { ErrorNote } from '../../ui/staff-frame.tsx';
import { type Leaflet, type Offer, useStores } from '../data.ts';
import { language, say } from '../texts.ts';
import { type LinkQuestion, type ShortLink, useMakeLink } from './channels-data.ts';

const longDay = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });

export interface ShareLinksProps {
  readonly leaflet: Leaflet;
  readonly offers: readonly Offer[];
}

/** A short link and its QR code for the leaflet, a page or an offer, at one store or at the reader's. */
export function ShareLinks({ leaflet, offers }: ShareLinksProps) {
  const { data: all = [] } = useStores();
  const stores = all.filter(({ storeId }) => leaflet.storeIds.length === 0 || leaflet.storeIds.includes(storeId));
  const make = useMakeLink(leaflet.leafletId);
  const [what, setWhat] = useState('leaflet');
  const [offerId, setOfferId] = useState('');
  const [storeId, setStoreId] = useState('');
  const question: LinkQuestion = {
    page: what === 'leaflet' || what === 'offer' ? null : Number(what),
    offerId: what === 'offer' ? offerId || (offers[0]?.offerId ?? null) : null,
    storeId: storeId || null,
  };
  return (
    <section aria-labelledby="links" className="stack">
      <h2 id="links">{say('links.title')}</h2>
      <p className="quiet">
        {say('links.intro', { date: longDay.format(new Date(`${leaflet.validThrough}T12:00Z`)) })}
      </p>
      <form
        className="actions"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate(question);
        }}
      >
        <label className="field">
          {say('links.what')}
          <select value={what} onChange={(event) => setWhat(event.target.value)}>
            <option value="leaflet">{say('links.what.leaflet')}</option>
            {leaflet.pages.map(({ page }) => (
              <option value={page} key={page}>
                {say('links.what.page', { page })}
              </option>
            ))}
            {offers.length > 0 && <option value="offer">{say('links.what.offer')}</option>}
          </select>
        </label>
        {what === 'offer' && (
          <label className="field">
            {say('links.offer')}
            <select value={question.offerId ?? ''} onChange={(event) => setOfferId(event.target.value)}>
              {offers.map(({ offerId: id, draft }) => (
                <option value={id} key={id}>
                  {draft.page} · {[draft.brand, draft.name].filter(Boolean).join(' ')}
                </option>
              ))}
            </select>
          </label>
        )}
        <label className="field">
          {say('links.store')}
          <select value={storeId} onChange={(event) => setStoreId(event.target.value)}>
            <option value="">{say('links.store.any')}</option>
            {stores.map((store) => (
              <option value={store.storeId} key={store.storeId}>
                {store.name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button" disabled={make.isPending}>
          {say('links.submit')}
        </button>
      </form>
      <ErrorNote error={make.error} />
      {make.data && <LinkCard link={make.data} title={leaflet.title} />}
    </section>
  );
}

function LinkCard({ link, title }: { readonly link: ShortLink; readonly title: string }) {
  const [copied, setCopied] = useState('');
  const code = new URL(link.qrCode).pathname;
  const place = link.page ? `-${link.page}` : link.offerId ? '-offer' : '';
  return (
    <div className="link-card" role="status">
      <img src={code} alt={say('links.qr', { address: link.address })} width={160} height={160} />
      <div className="stack">
        <label className="field">
          {say('links.address')}
          <input readOnly value={link.address} onFocus={(event) => event.target.select()} />
        </label>
        <div className="actions">
          <button
            type="button"
            className="button"
            onClick={() => void navigator.clipboard.writeText(link.address).then(() => setCopied(link.code))}
          >
            {say(copied === link.code ? 'links.copied' : 'links.copy')}
          </button>
          <a className="button" href={code} download={`${title}${place}-${link.code}.svg`}>
            {say('links.download')}
          </a>
        </div>
      </div>
    </div>
  );
}
