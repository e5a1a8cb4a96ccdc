import { useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import type { Draft } from '../data.ts';
import { type StudioText, say } from '../texts.ts';
import { disagreements, type Field, type Side, settled } from './conflict.ts';
import { amountText, mechanicText } from './offer-values.ts';
import { useEdits } from './review-data.ts';
import type { Conflict, Review } from './use-review.ts';

export interface ConflictDialogProps {
  readonly leafletId: string;
  readonly conflict: Conflict;
  readonly currency: string;
  readonly onSave: Review['saving']['save'];
  readonly onClose: () => void;
}

/** Somebody was faster: both values of everything that differs, and a choice for each. */
export function ConflictDialog({ leafletId, conflict, currency, onSave, onClose }: ConflictDialogProps) {
  const { data: edits = [] } = useEdits(leafletId);
  const { base, mine, theirs, offerId } = conflict;
  const name = edits.find(({ offerIds }) => offerIds.includes(offerId))?.personName ?? say('others.somebody');
  const differing = theirs ? disagreements(base, mine, theirs.draft) : [];
  const [choice, setChoice] = useState<Readonly<Partial<Record<Field, Side>>>>({});
  const sideOf = (field: Field, usual: Side): Side => choice[field] ?? usual;
  const save = (after: Draft, revision: number | undefined) => {
    onClose();
    void onSave(
      revision === undefined ? 'add' : 'edit',
      [{ offerId, ...(revision && { revision }), after }],
      theirs?.draft,
    );
  };
  const saveChoice = () => {
    const sides = Object.fromEntries(differing.map(({ field, usual }) => [field, sideOf(field, usual)]));
    if (theirs) save(settled(theirs.draft, mine, sides), theirs.revision);
  };
  return (
    <Dialog title={say('conflict.title')} closeText={say('close')} onClose={onClose}>
      <p>{say(theirs ? 'conflict.intro' : 'conflict.gone', { name })}</p>
      {theirs && (
        <div className="stack">
          {differing.map(({ field, usual }) => (
            <FieldChoice
              key={field}
              label={say(labels[field])}
              side={sideOf(field, usual)}
              mine={written(field, mine, currency)}
              theirs={written(field, theirs.draft, currency)}
              onSide={(side) => setChoice({ ...choice, [field]: side })}
            />
          ))}
        </div>
      )}
      <div className="actions">
        {theirs ? (
          <>
            <button type="button" className="button main" onClick={saveChoice}>
              {say('conflict.save')}
            </button>
            <button type="button" className="button" onClick={onClose}>
              {say('conflict.keep')}
            </button>
          </>
        ) : (
          <>
            <button type="button" className="button main" onClick={() => save(mine, undefined)}>
              {say('conflict.restore')}
            </button>
            <button type="button" className="button" onClick={onClose}>
              {say('conflict.leave')}
            </button>
          </>
        )}
      </div>
    </Dialog>
  );
}

interface FieldChoiceProps {
  readonly label: string;
  readonly side: Side;
  readonly mine: string;
  readonly theirs: string;
  readonly onSide: (side: Side) => void;
}

function FieldChoice({ label, side, mine, theirs, onSide }: FieldChoiceProps) {
  const values = { mine, theirs };
  return (
    <fieldset className="choice">
      <legend>{label}</legend>
      {(['mine', 'theirs'] as const).map((which) => (
        <label className="check" key={which}>
          <input type="radio" checked={side === which} onChange={() => onSide(which)} />
          <span>
            <span className="quiet">{say(`conflict.${which}`)} :</span> {values[which]}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

const labels: Readonly<Record<Field, StudioText>> = {
  name: 'form.name',
  brand: 'form.brand',
  quantityText: 'form.quantity',
  priceMinor: 'form.price',
  regularMinor: 'form.regular',
  soldBy: 'field.soldBy',
  mechanic: 'form.mechanic',
  productIds: 'form.products',
  range: 'form.range',
  loyaltyRequired: 'field.loyaltyRequired',
  mixAndMatch: 'field.mixAndMatch',
  limitPerHousehold: 'form.limit',
  validFrom: 'form.from',
  validThrough: 'form.through',
  page: 'field.page',
  box: 'field.box',
};

function written(field: Field, draft: Draft, currency: string): string {
  const value = draft[field];
  if (field === 'priceMinor' || field === 'regularMinor') return amountText(draft[field], currency);
  if (field === 'mechanic') return mechanicText(draft.mechanic, currency);
  if (field === 'soldBy') return say(`form.per.${draft.soldBy}`);
  if (typeof value === 'boolean') return say(value ? 'field.yes' : 'field.no');
  if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : say('field.none');
  return value === null || value === undefined || value === '' ? say('field.none') : String(value);
}
