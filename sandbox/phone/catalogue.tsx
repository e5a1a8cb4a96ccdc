import { useEffect, useState } from 'preact/hooks';
import { type Basket, countOf, totalOf, useBasket } from './basket.ts';
import type { CatalogueContents, CatalogueSection, Deeds } from './deeds.ts';
import { Dialog, Icon } from './dialog.tsx';
import { listProducts, type Product, type Shop } from './network.ts';
import { priceText, t } from './texts.ts';

type CatalogueProps = { shop: Shop; shopper: string; contents: CatalogueContents; deeds: Deeds; onClose: () => void };

/** The shop's products with a basket, which is sent as an order. */
export function Catalogue({ shop, shopper, contents, deeds, onClose }: CatalogueProps) {
  const products = useProducts(shop, contents);
  const basket = useBasket(`sandbox.basket.${shop.phone_number_id}.${shopper}`);
  const [checking, setChecking] = useState(false);
  const title = checking ? t('basketTitle') : contents.title;
  const send = (text: string) => {
    const items = [...basket.lines.values()].map((line) => ({
      product_retailer_id: line.product.retailer_id,
      quantity: line.quantity,
    }));
    void deeds.act({ type: 'order', items, text });
    basket.empty();
    onClose();
  };
  return (
    <Dialog title={title} kind="screen" onClose={onClose}>
      {checking ? (
        <BasketScreen basket={basket} onBack={() => setChecking(false)} onSend={send} />
      ) : (
        <>
          <div class="scroll products">
            <Sections sections={products} basket={shop.is_cart_enabled ? basket : undefined} />
          </div>
          {shop.is_cart_enabled && countOf(basket) > 0 && (
            <button type="button" class="main" onClick={() => setChecking(true)}>
              <Icon name="basket" />
              {t('basket', countOf(basket))}
            </button>
          )}
        </>
      )}
    </Dialog>
  );
}

type LoadedSection = { readonly title: string; readonly products: readonly Product[] };

function useProducts(shop: Shop, { sections }: CatalogueContents): readonly LoadedSection[] | undefined {
  const [loaded, setLoaded] = useState<readonly LoadedSection[]>();
  useEffect(() => {
    const catalogId = shop.catalog_id ?? '';
    const load =
      sections === undefined
        ? listProducts(catalogId)
        : listProducts(
            catalogId,
            sections.flatMap((section) => section.ids),
          );
    load.then(
      (products) =>
        setLoaded(
          sections === undefined ? [{ title: t('all'), products }] : sections.map((section) => fill(section, products)),
        ),
      () => setLoaded([]),
    );
  }, [shop.catalog_id, sections]);
  return loaded;
}

function fill(section: CatalogueSection, products: readonly Product[]): LoadedSection {
  return {
    title: section.title,
    products: section.ids.flatMap((id) => products.find((product) => product.retailer_id === id) ?? []),
  };
}

function Sections({
  sections,
  basket,
}: {
  sections: readonly LoadedSection[] | undefined;
  basket: Basket | undefined;
}) {
  if (sections === undefined) return <p class="quiet pad">{t('loading')}</p>;
  if (sections.every((section) => section.products.length === 0)) return <p class="quiet pad">{t('noProducts')}</p>;
  return (
    <>
      {sections.map((section) => (
        <section key={section.title}>
          {section.title !== '' && <h3>{section.title}</h3>}
          <ul>
            {section.products.map((product) => (
              <li key={product.retailer_id} class="product">
                <ProductRow product={product} basket={basket} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function ProductRow({ product, basket }: { product: Product; basket: Basket | undefined }) {
  const { data, price } = product;
  const regular = Number(data.price.split(' ')[0]);
  const available = data.availability !== 'out of stock';
  return (
    <>
      <img src={data.image_link} alt="" loading="lazy" width={72} height={72} />
      <span class="row-text">
        <strong>{data.title}</strong>
        <span class="quiet two-lines">{data.description}</span>
        <span>
          {regular > price.amount && <s class="quiet">{priceText(regular, price.currency)}</s>}{' '}
          {priceText(price.amount, price.currency)}
        </span>
      </span>
      {!available && <span class="quiet">{t('outOfStock')}</span>}
      {available && basket !== undefined && <Quantity product={product} basket={basket} />}
    </>
  );
}

function Quantity({ product, basket }: { product: Product; basket: Basket }) {
  const name = product.data.title;
  const quantity = basket.lines.get(product.retailer_id)?.quantity ?? 0;
  if (quantity === 0) {
    return (
      <button type="button" class="step" aria-label={t('add', name)} onClick={() => basket.set(product, 1)}>
        +
      </button>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would announce each product as a form of its own.
    <span class="stepper" role="group" aria-label={`${t('quantity')} ${name}`}>
      <button
        type="button"
        class="step"
        aria-label={t('fewer', name)}
        onClick={() => basket.set(product, quantity - 1)}
      >
        −
      </button>
      <output>{quantity}</output>
      <button type="button" class="step" aria-label={t('more', name)} onClick={() => basket.set(product, quantity + 1)}>
        +
      </button>
    </span>
  );
}

type BasketScreenProps = { basket: Basket; onBack: () => void; onSend: (note: string) => void };

function BasketScreen({ basket, onBack, onSend }: BasketScreenProps) {
  const [note, setNote] = useState('');
  const lines = [...basket.lines.values()];
  const currency = lines[0]?.product.price.currency ?? 'EUR';
  return (
    <form
      class="checkout"
      onSubmit={(event) => {
        event.preventDefault();
        onSend(note.trim());
      }}
    >
      <div class="scroll products">
        <ul>
          {lines.map(({ product }) => (
            <li key={product.retailer_id} class="product">
              <ProductRow product={product} basket={basket} />
            </li>
          ))}
        </ul>
        <label class="pad">
          {t('note')}
          <input value={note} maxLength={1024} onInput={(event) => setNote(event.currentTarget.value)} />
        </label>
        <p class="pad total">
          {t('total')} <strong>{priceText(totalOf(basket), currency)}</strong>
        </p>
      </div>
      <div class="two">
        <button type="button" class="second" onClick={onBack}>
          {t('backToItems')}
        </button>
        {lines.length > 0 && (
          <button type="submit" class="main">
            {t('sendOrder')}
          </button>
        )}
      </div>
    </form>
  );
}
