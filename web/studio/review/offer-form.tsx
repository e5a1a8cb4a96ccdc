import { useEffect, useRef, useState } from 'react';
import type { Draft, Offer } from '../data.ts';
import { say } from '../texts.ts';
import { MechanicFields, mechanicOf, mechanicTypes, parseAmount, writeAmount } from './mechanic-fields.tsx';
import { ProductPicker } from './product-picker.tsx';
import { doubtsOf, hasLearnedMechanic, isLearned, isTagged, withoutOverruledTags } from './reasons.ts';

export interface OfferFormProps {
  readonly offer: Offer;
  readonly currency: string;
  readonly disabled: boolean;
  readonly onSave: (draft: Draft) => void;
}

/** Everything of the chosen offer. Saving it also says that it was looked at. */
export function OfferForm({ offer, currency, disabled, onSave }: OfferFormProps) {
  const [draft, setDraft] = useState<Draft>(offer.draft);
  const [price, setPrice] = useState(writeAmount(offer.draft.priceMinor));
  const [regular, setRegular] = useState(writeAmount(offer.draft.regularMinor));
  const doubts = doubtsOf(offer.draft).map(({ text, id }) => say(text, { id }));
  const priceField = useRef<HTMLInputElement>(null);
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const amounts = [price, regular].map((text) => (text.trim() === '' ? null : parseAmount(text)));
  const badAmount = amounts.includes(undefined);
  const dirty =
    JSON.stringify(draft) !== JSON.stringify(offer.draft) ||
    price !== writeAmount(offer.draft.priceMinor) ||
    regular !== writeAmount(offer.draft.regularMinor);
  useEffect(() => {
    const onEnter = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && event.target === document.body) priceField.current?.focus();
    };
    document.addEventListener('keydown', onEnter);
    return () => document.removeEventListener('keydown', onEnter);
  }, []);
  const optional = (text: string) => (text.trim() === '' ? null : text);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const [priceMinor, regularMinor] = amounts;
        if (badAmount) return;
        const changed = { ...draft, priceMinor: priceMinor ?? null, regularMinor: regularMinor ?? null, checked: true };
        onSave(withoutOverruledTags(changed, offer.draft));
      }}
    >
      {doubts.length > 0 && !offer.draft.checked && <p className="error">{doubts.join(' · ')}</p>}
      <label>
        {say('form.name')}
        <input value={draft.name} maxLength={300} onChange={(event) => set({ name: event.target.value })} />
      </label>
      <div className="field-row">
        <label>
          {say('form.brand')}
          <input
            value={draft.brand ?? ''}
            maxLength={120}
            onChange={(event) => set({ brand: optional(event.target.value) })}
          />
        </label>
        <label>
          {say('form.quantity')}
          <input
            value={draft.quantityText ?? ''}
            maxLength={200}
            onChange={(event) => set({ quantityText: optional(event.target.value) })}
          />
        </label>
      </div>
      <div className="field-row">
        <label>
          {say('form.price')} ({currency})
          <input
            ref={priceField}
            value={price}
            inputMode="decimal"
            onChange={(event) => setPrice(event.target.value)}
          />
        </label>
        <label>
          {say('form.regular')} ({currency})
          <input value={regular} inputMode="decimal" onChange={(event) => setRegular(event.target.value)} />
        </label>
        <label>
          {say('form.per')}
          <select value={draft.soldBy} onChange={(event) => set({ soldBy: event.target.value as Draft['soldBy'] })}>
            {(['item', 'kg', '100g'] as const).map((per) => (
              <option value={per} key={per}>
                {say(`form.per.${per}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {badAmount && <p className="error">{say('form.bad-amount')}</p>}
      <label>
        {say('form.mechanic')}
        <select
          value={draft.mechanic.type}
          onChange={(event) => set({ mechanic: mechanicOf(event.target.value as Draft['mechanic']['type']) })}
        >
          {mechanicTypes.map((type) => (
            <option value={type} key={type}>
              {say(`mechanic.${type}`)}
            </option>
          ))}
        </select>
      </label>
      <MechanicFields mechanic={draft.mechanic} onChange={(mechanic) => set({ mechanic })} />
      {hasLearnedMechanic(draft) && <p className="quiet">{say('form.mechanic-learned')}</p>}
      {draft.mechanicText && (
        <p className="quiet">
          {say('form.printed')} : « {draft.mechanicText} »
        </p>
      )}
      <div className="field-row">
        <label className="check">
          <input
            type="checkbox"
            checked={draft.loyaltyRequired}
            onChange={(event) => set({ loyaltyRequired: event.target.checked })}
          />
          {say('form.loyalty')}
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={draft.mixAndMatch}
            onChange={(event) => set({ mixAndMatch: event.target.checked })}
          />
          {say('form.mix')}
        </label>
      </div>
      <div className="field-row">
        <label>
          {say('form.limit')}
          <input
            type="number"
            min={1}
            max={1000}
            value={draft.limitPerHousehold ?? ''}
            onChange={(event) =>
              set({ limitPerHousehold: event.target.value === '' ? null : Number(event.target.value) })
            }
          />
        </label>
        <label>
          {say('form.from')}
          <input
            type="date"
            value={draft.validFrom ?? ''}
            onChange={(event) => set({ validFrom: event.target.value || null })}
          />
        </label>
        <label>
          {say('form.through')}
          <input
            type="date"
            min={draft.validFrom ?? undefined}
            value={draft.validThrough ?? ''}
            onChange={(event) => set({ validThrough: event.target.value || null })}
          />
        </label>
      </div>
      {isTagged(withoutOverruledTags(draft, offer.draft)) && <p className="quiet">{say('form.from-tags')}</p>}
      {isLearned(withoutOverruledTags(draft, offer.draft)) && <p className="quiet">{say('form.from-learned')}</p>}
      <ProductPicker
        chosen={draft.productIds}
        proposed={draft.proposedIds}
        currency={currency}
        onChange={(productIds) => set({ productIds: [...productIds] })}
      />
      <div className="actions">
        <button type="submit" className="button main" disabled={disabled || badAmount}>
          {say('form.save')}
        </button>
        {dirty && <span className="quiet">{say('form.unsaved')}</span>}
      </div>
    </form>
  );
}
