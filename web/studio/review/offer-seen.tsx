import { PriceMark } from '../../ui/price-mark.tsx';
import { type Leaflet, type Offer, useProducts } from '../data.ts';
import { language, say } from '../texts.ts';
import { amountText, mechanicText, offerName } from './offer-values.ts';
import type { Presence } from './review-data.ts';

export interface OfferSeenProps {
  readonly leaflet: Leaflet;
  readonly offer: Offer;
  readonly currency: string;
  readonly others: readonly Presence[];
}

/** What is printed beside what was read, so that one look decides. What was read is also said to those who do not see it. */
export function OfferSeen({ leaflet, offer, currency, others }: OfferSeenProps) {
  const { draft } = offer;
  const names = others.filter(({ offerId }) => offerId === offer.offerId).map(({ name }) => name);
  // The same question as the picker's, so that it is asked once.
  const { data: products = [] } = useProducts({ ids: [...draft.productIds, ...draft.proposedIds] });
  const linked = products.filter(({ productId }) => draft.productIds.includes(productId));
  const price = draft.priceMinor === null ? say('seen.no-price') : amountText(draft.priceMinor, currency);
  const promotion = mechanicText(draft.mechanic, currency);
  const titles = linked.map(({ title }) => title);
  const what = [offerName(draft), price, promotion, ...(titles.length > 0 ? titles : [say('seen.no-product')])];
  return (
    <div className="seen">
      <OfferCrop leaflet={leaflet} offer={offer} />
      <p className="visually-hidden" role="status">
        {say('seen.reading', { what: what.join(' · ') })}
      </p>
      <div className="reading" aria-hidden="true">
        {draft.priceMinor === null ? (
          <strong>{price}</strong>
        ) : (
          <PriceMark
            minor={draft.priceMinor}
            currency={currency}
            locale={language}
            promotion={draft.mechanic.type !== 'PRICE'}
            beforeMinor={draft.regularMinor}
            {...(draft.soldBy !== 'item' && { suffix: `/ ${draft.soldBy}` })}
            spoken=""
          />
        )}
        {draft.mechanic.type !== 'PRICE' && <strong>{promotion}</strong>}
        {draft.loyaltyRequired && <span className="tag">{say('form.loyalty')}</span>}
      </div>
      <ul className="quiet" aria-hidden="true">
        {linked.slice(0, mostTitles).map(({ productId, title, priceMinor }) => (
          <li key={productId}>
            {title} · {amountText(priceMinor, currency)}
          </li>
        ))}
        {linked.length > mostTitles && <li>{say('bulk.more', { count: linked.length - mostTitles })}</li>}
        {draft.productIds.length === 0 && <li>{say('seen.no-product')}</li>}
        {draft.productIds.length === 0 &&
          draft.proposedIds.slice(0, 3).map((id, at) => (
            <li key={id} className="proposal">
              <kbd>{at + 1}</kbd> {products.find(({ productId }) => productId === id)?.title ?? id}
            </li>
          ))}
      </ul>
      {names.length > 0 && <p className="tag plum">{say('others.same', { names: names.join(', ') })}</p>}
    </div>
  );
}

const mostTitles = 4;

/** The part of the page that shows the offer. */
export function OfferCrop({ leaflet, offer }: { readonly leaflet: Leaflet; readonly offer: Pick<Offer, 'draft'> }) {
  const { page: number, box } = offer.draft;
  const page = leaflet.pages.find((candidate) => candidate.page === number);
  if (page?.state !== 'read') return null;
  const [x0, y0, x1, y1] = box;
  const [width, height] = [x1 - x0, y1 - y0];
  const share = (from: number, size: number, whole: number) => (whole > size ? (100 * from) / (whole - size) : 0);
  return (
    <div
      className="crop"
      role="img"
      aria-label={say('seen.crop')}
      style={{
        aspectRatio: `${width} / ${height}`,
        maxWidth: `calc(220px * ${width / height})`,
        backgroundImage: `url(/api/leaflets/${leaflet.leafletId}/pages/${number}/1250)`,
        backgroundSize: `${(100 * page.widthPt) / width}% ${(100 * page.heightPt) / height}%`,
        backgroundPosition: `${share(x0, width, page.widthPt)}% ${share(y0, height, page.heightPt)}%`,
      }}
    />
  );
}
