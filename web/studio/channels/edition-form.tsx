import { useState } from 'react';
import { formatAmount } from '../../ui/price-mark.tsx';
import { ErrorNote } from '../../ui/staff-frame.tsx';
import { type Leaflet, type Offer, useStores } from '../data.ts';
import { parseAmount, writeAmount } from '../review/mechanic-fields.tsx';
import { language, say } from '../texts.ts';
import { type Edition, useSaveEdition } from './channels-data.ts';

export interface EditionFormProps {
  readonly leaflet: Leaflet;
  readonly offers: readonly Offer[];
  readonly currency: string;
  /** Undefined for a new one. */
  readonly edition: Edition | undefined;
  /** Stores that have another edition. */
  readonly taken: ReadonlySet<string>;
  readonly onClose: () => void;
}

/** Mechanics whose price stands at the offer; the server's refusals say the same. */
const priced: ReadonlySet<string> = new Set(['PRICE', 'FROM_PRICE', 'PRICE_CUT', 'LOYALTY_PRICE']);

/** What is typed of an offer: a text for its price, null where it is left out. */
type Typed = ReadonlyMap<string, string | null>;

/** One edition: its name, its stores, and for each offer whether it is sold and at which price. */
export function EditionForm({ leaflet, offers, currency, edition, taken, onClose }: EditionFormProps) {
  const save = useSaveEdition(leaflet.leafletId);
  const [name, setName] = useState(edition?.name ?? '');
  const [storeIds, setStoreIds] = useState<readonly string[]>(edition?.storeIds ?? []);
  const [typed, setTyped] = useState<Typed>(
    () =>
      new Map(
        edition?.changes.map(({ offerId, priceMinor }) => [
          offerId,
          priceMinor === null ? null : writeAmount(priceMinor),
        ]),
      ),
  );
  const changes = [...typed].flatMap(([offerId, text]) => {
    const priceMinor = text === null ? null : parseAmount(text);
    return priceMinor === undefined ? [] : [{ offerId, priceMinor }];
  });
  const type = (offerId: string, text: string | null) =>
    setTyped(new Map([...typed, [offerId, text] as const].filter(([, value]) => value !== '')));
  return (
    <form
      className="stack edition-form"
      onSubmit={(event) => {
        event.preventDefault();
        const known = edition && { editionId: edition.editionId, tag: edition.tag };
        save.mutate({ ...known, name, storeIds: [...storeIds], changes }, { onSuccess: onClose });
      }}
    >
      <label className="field">
        {say('editions.name')}
        <input required maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <EditionStores leaflet={leaflet} taken={taken} chosen={storeIds} onChange={setStoreIds} />
      <div className="scroll-x">
        <table>
          <caption className="quiet">{say('editions.changes')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('editions.column.offer')}</th>
              <th scope="col">{say('editions.column.sold')}</th>
              <th scope="col">{say('editions.column.price')}</th>
            </tr>
          </thead>
          <tbody>
            {offers.map((offer) => (
              <OfferRow key={offer.offerId} offer={offer} currency={currency} typed={typed} onType={type} />
            ))}
          </tbody>
        </table>
      </div>
      <ErrorNote error={save.error} />
      <div className="actions">
        <button type="submit" className="button main" disabled={save.isPending || storeIds.length === 0}>
          {say('editions.save')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {say('cancel')}
        </button>
      </div>
    </form>
  );
}

interface EditionStoresProps extends Pick<EditionFormProps, 'leaflet' | 'taken'> {
  readonly chosen: readonly string[];
  readonly onChange: (storeIds: readonly string[]) => void;
}

function EditionStores({ leaflet, taken, chosen, onChange }: EditionStoresProps) {
  const { data: all = [] } = useStores();
  const stores = all.filter(({ storeId }) => leaflet.storeIds.length === 0 || leaflet.storeIds.includes(storeId));
  return (
    <fieldset className="edition-stores">
      <legend className="quiet">{say('editions.stores')}</legend>
      {stores.map(({ storeId, name }) => (
        <label className="check" key={storeId}>
          <input
            type="checkbox"
            disabled={taken.has(storeId)}
            checked={chosen.includes(storeId)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, storeId] : chosen.filter((id) => id !== storeId))
            }
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

interface OfferRowProps {
  readonly offer: Offer;
  readonly currency: string;
  readonly typed: Typed;
  readonly onType: (offerId: string, text: string | null) => void;
}

function OfferRow({ offer: { offerId, draft }, currency, typed, onType }: OfferRowProps) {
  const name = [draft.brand, draft.name].filter(Boolean).join(' ');
  const text = typed.get(offerId);
  const printed = draft.priceMinor === null ? '' : formatAmount(draft.priceMinor, currency, language);
  return (
    <tr>
      <th scope="row">
        {name} <span className="quiet">{printed}</span>
      </th>
      <td>
        <input
          type="checkbox"
          aria-label={say('editions.sold', { name })}
          checked={text !== null}
          onChange={(event) => onType(offerId, event.target.checked ? '' : null)}
        />
      </td>
      <td>
        {priced.has(draft.mechanic.type) ? (
          <input
            inputMode="decimal"
            size={8}
            aria-label={say('editions.price', { name })}
            placeholder={writeAmount(draft.priceMinor)}
            disabled={text === null}
            aria-invalid={typeof text === 'string' && parseAmount(text) === undefined}
            value={text ?? ''}
            onChange={(event) => onType(offerId, event.target.value)}
          />
        ) : (
          <span className="quiet">{say('editions.price.fixed')}</span>
        )}
      </td>
    </tr>
  );
}
