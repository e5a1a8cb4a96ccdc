import { type KeyboardEvent, useDeferredValue, useState } from 'react';
import { formatAmount } from '../../ui/price-mark.tsx';
import { type Product, useProducts } from '../data.ts';
import { language, say } from '../texts.ts';

export interface ProductPickerProps {
  readonly chosen: readonly string[];
  readonly proposed: readonly string[];
  readonly currency: string;
  readonly onChange: (productIds: readonly string[]) => void;
}

/** The products of an offer: linked ones, the reader's proposals, and a search over the range. */
export function ProductPicker({ chosen, proposed, currency, onChange }: ProductPickerProps) {
  const [query, setQuery] = useState('');
  const asked = useDeferredValue(query);
  const [at, setAt] = useState(0);
  const { data: known = [] } = useProducts({ ids: [...chosen, ...proposed] });
  const { data: found = [] } = useProducts({ q: asked });
  const byId = new Map(known.map((product) => [product.productId, product]));
  const others = proposed.filter((id) => !chosen.includes(id)).flatMap((id) => byId.get(id) ?? []);
  const add = (product: Product) => onChange([...chosen, product.productId]);
  const matches =
    asked.trim().length > 1 ? found.filter(({ productId }) => !chosen.includes(productId)).slice(0, 8) : [];
  // Arrows choose among the products found, Enter takes the chosen one; an empty search leaves Enter to the form.
  const onSearchKey = (event: KeyboardEvent<HTMLInputElement>) => {
    // What stands in the field, as the last keys may not be drawn yet.
    const { value } = event.currentTarget;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if ((event.key !== 'Enter' && by === undefined) || value.trim() === '') return;
    event.preventDefault();
    if (by !== undefined) return setAt(Math.min(Math.max(0, at + by), matches.length - 1));
    const match = matches[at];
    if (!match || value !== asked) return;
    onChange([match.productId]);
    setQuery('');
    setAt(0);
  };
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend>{say('form.products')}</legend>
      {chosen.length === 0 && <p className="quiet">{say('form.products.none')}</p>}
      {chosen.map((id) => {
        const product = byId.get(id);
        const title = product?.title ?? id;
        return (
          <div className="product-row" key={id}>
            <span>
              {title} {product && <span className="quiet">{formatAmount(product.priceMinor, currency, language)}</span>}
            </span>
            <button
              type="button"
              className="button"
              aria-label={say('form.products.remove', { title })}
              onClick={() => onChange(chosen.filter((other) => other !== id))}
            >
              ×
            </button>
          </div>
        );
      })}
      {others.length > 0 && <p className="quiet">{say('form.products.proposed')}</p>}
      {others.map((product) => (
        <Candidate
          key={product.productId}
          product={product}
          currency={currency}
          digit={proposed.indexOf(product.productId) + 1}
          onAdd={add}
        />
      ))}
      <label>
        {say('form.products.search')}
        <input
          name="productSearch"
          type="search"
          value={query}
          maxLength={200}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onSearchKey}
        />
      </label>
      {matches.map((product, i) => (
        <div key={product.productId} data-found={product.productId} className="found" aria-current={i === at}>
          <Candidate product={product} currency={currency} onAdd={add} />
        </div>
      ))}
    </fieldset>
  );
}

interface CandidateProps {
  readonly product: Product;
  readonly currency: string;
  /** The key that takes a proposed product. */
  readonly digit?: number;
  readonly onAdd: (product: Product) => void;
}

function Candidate({ product, currency, digit, onAdd }: CandidateProps) {
  return (
    <div className="product-row">
      <span>
        {digit && <kbd aria-label={say('form.proposal', { n: digit })}>{digit}</kbd>} {product.title}{' '}
        <span className="quiet">{formatAmount(product.priceMinor, currency, language)}</span>
      </span>
      <button
        type="button"
        className="button"
        aria-label={say('form.products.add', { title: product.title })}
        {...(digit && { 'aria-keyshortcuts': String(digit) })}
        onClick={() => onAdd(product)}
      >
        +
      </button>
    </div>
  );
}
