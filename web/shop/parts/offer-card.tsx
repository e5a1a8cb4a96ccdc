import { formatUnitPrice, PriceMark } from '../../ui/price-mark.tsx';
import type { ShopOffer, ShopProduct } from '../api.ts';
import { amount, storePath, type Visit } from '../context.ts';

/** The anchor of an offer in the list beside the pages. */
export const offerAnchor = (offerId: string): string => `offer-${offerId}`;

/** Mechanics whose printed price is a promotion's. A plain price is set in ink. */
const isPromotion = (offer: ShopOffer): boolean => !['PRICE', 'FROM_PRICE'].includes(offer.mechanicType);

export function OfferCard({
  visit,
  offer,
  showPage,
}: {
  readonly visit: Visit;
  readonly offer: ShopOffer;
  readonly showPage?: boolean;
}) {
  const { say, store } = visit;
  const [product] = offer.products;
  return (
    <li
      className="card"
      id={offerAnchor(offer.offerId)}
      data-department={offer.department}
      data-words={`${offer.brand ?? ''} ${offer.name}`.toLowerCase()}
    >
      <div className="card-text">
        <h3>
          {offer.brand && !offer.name.startsWith(offer.brand) && <span className="card-brand">{offer.brand} </span>}
          {offer.name}
        </h3>
        {offer.quantityText && <p className="quiet">{offer.quantityText}</p>}
        {offer.wording && <p className="wording">{offer.wording}</p>}
        <OfferPrice visit={visit} offer={offer} />
        <ul className="notes">
          {offer.loyaltyRequired && <li>{say('offer.loyalty')}</li>}
          {offer.limitPerHousehold !== null && <li>{say('offer.limit', { count: offer.limitPerHousehold })}</li>}
          {offer.lowestMinor !== null && <li>{say('offer.lowest', { price: amount(visit, offer.lowestMinor) })}</li>}
          {product && product.depositMinor > 0 && (
            <li>{say('offer.deposit', { price: amount(visit, product.depositMinor) })}</li>
          )}
          {product?.webAge != null && <li>{say('offer.age', { age: product.webAge })}</li>}
          {product?.stock === 'low' && <li className="unsure">{say('offer.stock.low')}</li>}
        </ul>
        {showPage && store && (
          <a
            className="quiet"
            href={`${storePath(visit, store.storeId)}/leaflets/${offer.leafletId}#page-${offer.page}`}
          >
            {say('offer.seen-on', { page: offer.page })}
          </a>
        )}
      </div>
      <AddToBasket visit={visit} products={offer.products} name={offer.name} />
    </li>
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
    <form
      className="add"
      method="post"
      action={`${storePath(visit, store.storeId)}/basket`}
      data-add
      data-added={say('offer.added', { name })}
    >
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
      {first!.byWeight && <input type="hidden" name="step" value={Math.max(first!.increment, 500)} />}
      <button type="submit" className="button" aria-label={say('offer.add.name', { name })}>
        {say('offer.add')}
      </button>
    </form>
  );
}
