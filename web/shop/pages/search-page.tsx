import { formatUnitPrice, PriceMark } from '../../ui/price-mark.tsx';
import type { ShopOffer, ShopProduct } from '../api.ts';
import { amount, type Visit } from '../context.ts';
import { Layout } from '../parts/layout.tsx';
import { AddToBasket } from '../parts/offer-card.tsx';
import { SearchForm } from '../parts/search-form.tsx';

export interface FoundProducts {
  readonly products: readonly (ShopProduct & { readonly offers: readonly ShopOffer[] })[];
  readonly corrected?: string;
  readonly complete: boolean;
}

export function SearchPage({
  visit,
  query,
  found,
}: {
  readonly visit: Visit;
  readonly query: string;
  readonly found: FoundProducts;
}) {
  const { say } = visit;
  return (
    <Layout visit={visit} title={say('search.label')} script="leaflet">
      <SearchForm visit={visit} query={query} />
      <h1>{say('search.results', { count: found.products.length, query })}</h1>
      {found.corrected !== undefined && <p className="quiet">{say('search.corrected', { query: found.corrected })}</p>}
      {!found.complete && found.products.length > 0 && <p className="quiet">{say('search.partial')}</p>}
      {found.products.length === 0 && <p>{say('search.none')}</p>}
      <ul className="cards">
        {found.products.map((product) => (
          <ProductCard visit={visit} product={product} key={product.productId} />
        ))}
      </ul>
    </Layout>
  );
}

function ProductCard({
  visit,
  product,
}: {
  readonly visit: Visit;
  readonly product: FoundProducts['products'][number];
}) {
  const { say, locale, entity } = visit;
  const price = amount(visit, product.priceMinor);
  const spoken = product.unitPrice
    ? say('offer.spoken.unit', { sentence: price, unit: formatUnitPrice(product.unitPrice, entity.currency, locale) })
    : price;
  const anchor = `product-${product.productId}`;
  const suffix = product.byWeight ? { suffix: say('offer.per.kg') } : {};
  return (
    <li className="card" id={anchor}>
      <div className="card-text">
        <h2>{product.title}</h2>
        <PriceMark
          minor={product.priceMinor}
          currency={entity.currency}
          locale={locale}
          unitPrice={product.unitPrice}
          spoken={spoken}
          {...suffix}
        />
        <ul className="notes">
          {product.offers.map((offer) => (
            <li key={offer.offerId} className="wording">
              {offer.wording || (offer.priceMinor !== null ? amount(visit, offer.priceMinor) : offer.name)}
            </li>
          ))}
          {product.webAge !== null && <li>{say('offer.age', { age: product.webAge })}</li>}
          {product.stock === 'low' && <li className="unsure">{say('offer.stock.low')}</li>}
        </ul>
      </div>
      <AddToBasket visit={visit} products={[product]} name={product.title} />
    </li>
  );
}
