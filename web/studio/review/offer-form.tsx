import { useState } from 'react';
import type { Draft, Mechanic, Offer } from '../data.ts';
import { say } from '../texts.ts';
import { MechanicFields, mechanicOf, mechanicTypes } from './mechanic-fields.tsx';
import { ProductPicker } from './product-picker.tsx';
import { RangePicker } from './range-picker.tsx';
import { doubtsOf, hasLearnedMechanic, isLearned, isTagged, withoutOverruledTags } from './reasons.ts';
import { ShorthandField } from './shorthand-field.tsx';
import { useOfferDraft, type Written } from './use-offer-draft.ts';

export interface OfferFormProps {
  readonly offer: Offer;
  readonly currency: string;
  readonly disabled: boolean;
  /** What was written in other offers and not saved, by offer. */
  readonly unsaved: Map<string, Written>;
  /** `seen` is the offer that the draft was made of. */
  readonly onSave: (seen: Offer, draft: Draft) => void;
}

type Form = ReturnType<typeof useOfferDraft>;

/** Everything of the chosen offer. Saving it also says that it was looked at. */
export function OfferForm({ offer, currency, disabled, unsaved, onSave }: OfferFormProps) {
  const form = useOfferDraft(offer, unsaved);
  const { draft, base, isBadAmount, isDirty, isLate, set } = form;
  const doubts = doubtsOf(offer.draft).map(({ text, id }) => say(text, { id }));
  const save = () => {
    if (isBadAmount || disabled) return;
    unsaved.delete(offer.offerId);
    onSave(base, withoutOverruledTags({ ...draft, checked: true }, base.draft));
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
  return (
    <form
      className="stack"
      data-dirty={isDirty}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {doubts.length > 0 && !offer.draft.checked && <p className="error">{doubts.join(' · ')}</p>}
      {isLate && (
        <p className="error" role="alert">
          {say('others.changed', { name: say('others.somebody') })}
        </p>
      )}
      <NameFields form={form} />
      <PriceFields form={form} currency={currency} />
      <PromotionFields form={form} />
      <Conditions form={form} />
      {isTagged(withoutOverruledTags(draft, base.draft)) && <p className="quiet">{say('form.from-tags')}</p>}
      {isLearned(withoutOverruledTags(draft, base.draft)) && <p className="quiet">{say('form.from-learned')}</p>}
      <ProductPicker
        chosen={draft.productIds}
        proposed={draft.proposedIds}
        currency={currency}
        onChange={(productIds) => set({ productIds: [...productIds] })}
      />
      {draft.productIds.length === 0 && (
        <RangePicker range={draft.range ?? null} onChange={(range) => set({ range })} />
      )}
      <div className="actions">
        <button type="submit" className="button main" disabled={disabled || isBadAmount}>
          {say('form.save')}
        </button>
        {isDirty && <span className="quiet">{say('form.unsaved')}</span>}
      </div>
    </form>
  );
}

const optional = (text: string): string | null => (text.trim() === '' ? null : text);

function NameFields({ form: { draft, set } }: { readonly form: Form }) {
  return (
    <>
      <label>
        {say('form.name')}
        <input name="name" value={draft.name} maxLength={300} onChange={(event) => set({ name: event.target.value })} />
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
    </>
  );
}

function PriceFields({ form, currency }: { readonly form: Form; readonly currency: string }) {
  const { draft, price, regular, isBadAmount, set, setPrice, setRegular } = form;
  return (
    <>
      <div className="field-row">
        <label>
          {say('form.price')} ({currency})
          <input name="price" value={price} inputMode="decimal" onChange={(event) => setPrice(event.target.value)} />
        </label>
        <label>
          {say('form.regular')} ({currency})
          <input
            name="regular"
            value={regular}
            inputMode="decimal"
            onChange={(event) => setRegular(event.target.value)}
          />
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
      {isBadAmount && <p className="error">{say('form.bad-amount')}</p>}
    </>
  );
}

function PromotionFields({ form: { draft, base, set } }: { readonly form: Form }) {
  // The fields below keep what is typed into them, so they begin anew with a promotion that comes from elsewhere.
  const [readings, setReadings] = useState(0);
  const onMechanic = (mechanic: Mechanic) => {
    set({ mechanic });
    setReadings(readings + 1);
  };
  return (
    <>
      <div className="field-row">
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
        <ShorthandField onMechanic={onMechanic} />
      </div>
      <MechanicFields
        key={`${base.revision} ${readings}`}
        mechanic={draft.mechanic}
        onChange={(mechanic) => set({ mechanic })}
      />
      {hasLearnedMechanic(draft) && <p className="quiet">{say('form.mechanic-learned')}</p>}
      {draft.mechanicText && (
        <p className="quiet">
          {say('form.printed')} : « {draft.mechanicText} »
        </p>
      )}
    </>
  );
}

function Conditions({ form: { draft, set } }: { readonly form: Form }) {
  return (
    <>
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
    </>
  );
}
