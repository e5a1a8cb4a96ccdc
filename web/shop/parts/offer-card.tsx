import { formatUnitPrice, PriceMark } from '../../ui/price-mark.tsx';
import type { LeafletOffer, ShopOffer, ShopProduct } from '../api.ts';
import { amount, storePath, type Visit } from '../context.ts';
import type { Listed } from '../filter.ts';
import { usualSteps } from '../list-line.ts';

/** The anchor of an offer in the list beside the pages. */
export const offerAnchor = (offerId: string): string => `offer-${offerId}`;

/** Mechanics whose printed price is a promotion's. A plain price is set in ink. */
const isPromotion = (offer: ShopOffer): boolean => !['PRICE', 'FROM_PRICE'].includes(offer.mechanicType);

type CardOffer = ShopOffer & Partial<Pick<LeafletOffer, 'lastWeekMinor'>>;

/** What a filter holds against an offer; whether it is a favourite only the phone knows. */
export function listedOf({ brand, name, department, lastWeekMinor }: CardOffer): Omit<Listed, 'favourite'> {
  return { words: `${brand ?? ''} ${name} ${department}`, department, cheaper: lastWeekMinor != null };
}

/** A favourite is a product, so that next week's offer on it is one too; an offer without products stands for itself. */
function favouriteKeys({ offerId, products }: ShopOffer): readonly string[] {
  return products.length > 0 ? products.slice(0, 12).map(({ productId }) => productId) : [offerId];
}

/** Where the shop lists what an offer on a brand or a department is on; undefined for an offer on products. */
export function rangePath(visit: Visit, { range }: Pick<ShopOffer, 'range'>): string | undefined {
  if (range === null || !visit.store) return undefined;
  return `${storePath(visit, visit.store.storeId)}/search?q=${encodeURIComponent(range)}`;
}

export interface OfferCardProps {
  readonly visit: Visit;
  readonly offer: CardOffer;
  readonly hidden?: boolean;
}

/** An offer of the leaflet on this page. */
export function OfferCard({ visit, offer, hidden }: OfferCardProps) {
  const { store } = visit;
  const listed = listedOf(offer);
  return (
    <li
      className="card"
      id={offerAnchor(offer.offerId)}
      hidden={hidden}
      data-department={offer.department}
      data-words={listed.words}
      data-cheaper={listed.cheaper ? '' : undefined}
      data-favourite={JSON.stringify(favouriteKeys(offer))}
    >
      <div className="card-text">
        <h3>
          {offer.brand && !offer.name.startsWith(offer.brand) && <span className="card-brand">{offer.brand} </span>}
          {offer.name}
        </h3>
        {offer.quantityText && <p className="quiet">{offer.quantityText}</p>}
        {offer.wording && <p className="wording">{offer.wording}</p>}
        <OfferPrice visit={visit} offer={offer} />
        <OfferNotes visit={visit} offer={offer} />
        {store && <CardLinks visit={visit} offer={offer} />}
      </div>
      <div className="card-deeds">
        <Buy visit={visit} offer={offer} />
        {store && <Marks visit={visit} offer={offer} />}
      </div>
    </li>
  );
}

/** A range is no product: it is looked through, and its products are bought one by one. */
function Buy({ visit, offer }: Pick<OfferCardProps, 'visit' | 'offer'>) {
  const range = rangePath(visit, offer);
  if (!range) return <AddToBasket visit={visit} products={offer.products} name={offer.name} />;
  return (
    <a className="button" href={range} aria-label={visit.say('offer.range.name', { range: offer.range ?? '' })}>
      {visit.say('offer.range')}
    </a>
  );
}

function OfferNotes({ visit, offer }: Pick<OfferCardProps, 'visit' | 'offer'>) {
  const { say } = visit;
  const [product] = offer.products;
  return (
    <ul className="notes">
      {offer.loyaltyRequired && <li>{say('offer.loyalty')}</li>}
      {offer.limitPerHousehold !== null && <li>{say('offer.limit', { count: offer.limitPerHousehold })}</li>}
      {offer.lowestMinor !== null && <li>{say('offer.lowest', { price: amount(visit, offer.lowestMinor) })}</li>}
      {offer.lastWeekMinor != null && (
        <li className="cheaper">{say('offer.last-week', { price: amount(visit, offer.lastWeekMinor) })}</li>
      )}
      {product && product.depositMinor > 0 && (
        <li>{say('offer.deposit', { price: amount(visit, product.depositMinor) })}</li>
      )}
      {product?.webAge != null && <li>{say('offer.age', { age: product.webAge })}</li>}
      {product?.stock === 'low' && <li className="unsure">{say('offer.stock.low')}</li>}
    </ul>
  );
}

function CardLinks({ visit, offer }: Pick<OfferCardProps, 'visit' | 'offer'>) {
  const base = storePath(visit, visit.store!.storeId);
  return (
    <p className="card-links">
      <a className="quiet" href={`#page-${offer.page}`}>
        {visit.say('offer.seen-on', { page: offer.page })}
      </a>
      <a className="quiet" href={`${base}/offers/${offer.offerId}`} data-share={visit.say('offer.share.copied')}>
        {visit.say('offer.share')}
      </a>
    </p>
  );
}

/** The favourite, which the phone keeps to itself, and the shopping list. */
function Marks({ visit, offer }: Pick<OfferCardProps, 'visit' | 'offer'>) {
  const { say, store } = visit;
  return (
    <form className="marks" method="post" action={`${storePath(visit, store!.storeId)}/list`} data-to-list>
      <button
        type="button"
        className="button heart"
        aria-pressed="false"
        aria-label={say('favourite.name', { name: offer.name })}
      />
      <input type="hidden" name="offerId" value={offer.offerId} />
      <button type="submit" className="button to-list" aria-label={say('list.add.name', { name: offer.name })}>
        {say('list.add')}
      </button>
    </form>
  );
}

function OfferPrice({ visit, offer }: { readonly visit: Visit; readonly offer: ShopOffer }) {
  const { say, locale, entity } = visit;
  if (offer.priceMinor === null) return null;
  const price = amount(visit, offer.priceMinor);
  const before = offer.regularMinor !== null && offer.regularMinor > offer.priceMinor ? offer.regularMinor : null;
  const sentence =
    before === null
      ? say('offer.spoken', { price })
      : say('offer.spoken.before', { price, before: amount(visit, before) });
  const spoken = offer.unitPrice
    ? say('offer.spoken.unit', { sentence, unit: formatUnitPrice(offer.unitPrice, entity.currency, locale) })
    : sentence;
  const suffix = offer.soldBy === 'item' ? {} : { suffix: say(`offer.per.${offer.soldBy}`) };
  return (
    <PriceMark
      minor={offer.priceMinor}
      currency={entity.currency}
      locale={locale}
      promotion={isPromotion(offer)}
      beforeMinor={before}
      unitPrice={offer.unitPrice}
      spoken={spoken}
      {...suffix}
    />
  );
}

export interface AddToBasketProps {
  readonly visit: Visit;
  readonly products: readonly ShopProduct[];
  readonly name: string;
}

/** A form that works without scripts; with them the page stays where it is. */
export function AddToBasket({ visit, products, name }: AddToBasketProps) {
  const { say, store } = visit;
  const sold = products.filter(({ onWeb }) => onWeb);
  const inStock = sold.filter(({ stock }) => stock !== 'out');
  if (!store || sold.length === 0) return <p className="not-online">{say('offer.not-online')}</p>;
  if (inStock.length === 0) return <p className="not-online">{say('offer.stock.out')}</p>;
  const [first] = inStock;
  return (
    <form className="add" method="post" action={`${storePath(visit, store.storeId)}/basket`} data-add>
      {inStock.length === 1 ? (
        <input type="hidden" name="productId" value={first!.productId} />
      ) : (
        <label>
          <span className="visually-hidden">{say('offer.choose')}</span>
          <select name="productId">
            {inStock.map((product) => (
              <option value={product.productId} key={product.productId}>
                {product.title}
              </option>
            ))}
          </select>
        </label>
      )}
      {first!.byWeight && <input type="hidden" name="step" value={usualSteps(first!)} />}
      <button type="submit" className="button" aria-label={say('offer.add.name', { name })}>
        {say('offer.add')}
      </button>
    </form>
  );
}
