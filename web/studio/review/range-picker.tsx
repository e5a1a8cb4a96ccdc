import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react';
import { Link } from 'wouter';
import { type ProductRange, useProductRanges, useProducts } from '../data.ts';
import { say } from '../texts.ts';
import { rangeNamed, rangesLike } from './range-search.ts';

export interface RangePickerProps {
  readonly range: string | null;
  readonly onChange: (range: string | null) => void;
}

/** What an offer without products is on: a brand or a department of the entity's products, which shoppers are led to a search for. */
export function RangePicker({ range, onChange }: RangePickerProps) {
  const { data: ranges } = useProductRanges();
  return (
    <fieldset className="range-picker">
      <legend>{say('form.range')}</legend>
      {range === null ? (
        <p className="quiet">{say('form.range.help')}</p>
      ) : (
        <ChosenRange range={range} ranges={ranges} onRemove={() => onChange(null)} />
      )}
      {ranges?.length === 0 ? (
        <p className="quiet">
          {say('form.range.empty')} <Link href="/products">{say('form.range.feeds')}</Link>
        </p>
      ) : (
        <RangeSearch ranges={ranges ?? []} onChoose={onChange} />
      )}
    </fieldset>
  );
}

interface ChosenRangeProps {
  readonly range: string;
  readonly ranges: readonly ProductRange[] | undefined;
  readonly onRemove: () => void;
}

function ChosenRange({ range, ranges, onRemove }: ChosenRangeProps) {
  const known = ranges && rangeNamed(ranges, range);
  return (
    <>
      <div className="product-row">
        <span>
          {range} {known && <RangeFacts range={known} />}
        </span>
        <button type="button" className="button" aria-label={say('form.range.remove', { range })} onClick={onRemove}>
          ×
        </button>
      </div>
      {ranges && !known && <UnknownRange range={range} />}
    </>
  );
}

/** Words that are no brand or department may find products all the same. */
function UnknownRange({ range }: { readonly range: string }) {
  const { data: found } = useProducts({ q: range });
  return (
    <p className="range-unknown">
      {say('form.range.unknown', { range })} {found && say('form.range.finds', { count: found.length })}
    </p>
  );
}

const RangeFacts = ({ range: { kind, products } }: { readonly range: ProductRange }) => (
  <span className="quiet">{say(`form.range.${kind}`, { count: products })}</span>
);

interface RangeSearchProps {
  readonly ranges: readonly ProductRange[];
  readonly onChoose: (range: string) => void;
}

/** A field over a list: arrows move, Enter takes, Escape closes; a tap takes as well. */
function RangeSearch({ ranges, onChoose }: RangeSearchProps) {
  const id = useId();
  const [query, setQuery] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const asked = useDeferredValue(query);
  const matches = isOpen ? rangesLike(ranges, asked) : [];
  const close = () => {
    setOpen(false);
    setQuery('');
    setAt(0);
  };
  const choose = (range: ProductRange) => {
    onChoose(range.name);
    close();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      setOpen(true);
      if (isOpen) setAt(Math.min(Math.max(0, at + by), Math.max(0, matches.length - 1)));
      return;
    }
    // What stands in the field, as the last keys may not be drawn yet. An empty field leaves Enter to the form.
    const [match, { value }] = [matches[at], event.currentTarget];
    if (event.key === 'Enter' && isOpen && (value.trim() !== '' || at > 0)) {
      event.preventDefault();
      if (match && value === asked) choose(match);
    }
    if (event.key === 'Escape' && isOpen) {
      // The first Escape closes the list, the next leaves the field.
      event.nativeEvent.stopPropagation();
      event.preventDefault();
      close();
    }
  };
  return (
    <>
      <div className="range-search">
        <label>
          {say('form.range.search')}
          <input
            name="rangeSearch"
            role="combobox"
            autoComplete="off"
            aria-autocomplete="list"
            aria-expanded={matches.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={matches[at] && `${id}-${at}`}
            value={query}
            maxLength={80}
            onFocus={() => setOpen(true)}
            onBlur={close}
            onChange={(event) => {
              setQuery(event.target.value);
              setOpen(true);
              setAt(0);
            }}
            onKeyDown={onKeyDown}
          />
        </label>
        <div role="listbox" id={`${id}-list`} aria-label={say('form.range.search')} className="range-list">
          {matches.map((range, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and the keys.
            // biome-ignore lint/a11y/useFocusableInteractive: the field above says which one is active.
            <div
              key={`${range.kind} ${range.name}`}
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === at}
              className="product-row"
              // The field keeps the focus, so that the list is still there when the finger is lifted.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(range)}
            >
              <span>{range.name}</span> <RangeFacts range={range} />
            </div>
          ))}
        </div>
      </div>
      <p role="status" className="quiet">
        {isOpen && asked.trim() !== '' && matches.length === 0 && say('form.range.none', { query: asked.trim() })}
      </p>
    </>
  );
}
