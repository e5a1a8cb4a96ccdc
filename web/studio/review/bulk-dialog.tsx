import { useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import type { Mechanic, Offer } from '../data.ts';
import { say } from '../texts.ts';
import { selectOffers } from './bulk-selection.ts';
import { EditError } from './edit-error.tsx';
import { MechanicFields, mechanicOf, mechanicTypes } from './mechanic-fields.tsx';
import { offerName } from './offer-values.ts';
import { type BulkChange, useBulkEdit } from './review-data.ts';
import { ShorthandField } from './shorthand-field.tsx';

export interface BulkDialogProps {
  readonly leafletId: string;
  readonly offers: readonly Offer[];
  readonly marked: ReadonlySet<string>;
  /** The page that is shown. */
  readonly page: number;
  readonly pageCount: number;
  readonly onClose: () => void;
}

/** "All cheeses on page 4: −25 %": which offers, what changes, and one edit that undo takes back whole. */
export function BulkDialog({ leafletId, offers, marked, page, pageCount, onClose }: BulkDialogProps) {
  const edit = useBulkEdit(leafletId);
  const [asked, setAsked] = useState({
    page: marked.size > 0 ? undefined : page,
    words: '',
    onlyMarked: marked.size > 0,
  });
  const [change, setChange] = useState<BulkChange>({});
  const found = selectOffers(offers, { ...asked, marked: asked.onlyMarked ? marked : undefined });
  const isEmpty = Object.keys(change).length === 0;
  return (
    <Dialog title={say('bulk.title')} closeText={say('close')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (found.length > 0 && !isEmpty) edit.mutate({ offers: found, change }, { onSuccess: onClose });
        }}
      >
        <EditError error={edit.error} />
        <Which asked={asked} marked={marked} pageCount={pageCount} onAsked={setAsked} />
        <Found offers={found} />
        <What change={change} onChange={setChange} />
        <div className="actions">
          <button type="submit" className="button main" disabled={found.length === 0 || isEmpty || edit.isPending}>
            {say('bulk.submit', { count: found.length })}
          </button>
          <span className="quiet">{say(isEmpty ? 'bulk.nothing' : 'bulk.undo')}</span>
        </div>
      </form>
    </Dialog>
  );
}

interface Asked {
  readonly page: number | undefined;
  readonly words: string;
  readonly onlyMarked: boolean;
}

interface WhichProps {
  readonly asked: Asked;
  readonly marked: ReadonlySet<string>;
  readonly pageCount: number;
  readonly onAsked: (asked: Asked) => void;
}

function Which({ asked, marked, pageCount, onAsked }: WhichProps) {
  const pages = Array.from({ length: pageCount }, (_, at) => at + 1);
  return (
    <fieldset>
      <legend>{say('bulk.which')}</legend>
      <div className="field-row">
        <label>
          {say('bulk.page')}
          <select
            value={asked.page ?? ''}
            onChange={({ target }) =>
              onAsked({ ...asked, page: target.value === '' ? undefined : Number(target.value) })
            }
          >
            <option value="">{say('bulk.page.all')}</option>
            {pages.map((page) => (
              <option value={page} key={page}>
                {page}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say('bulk.words')}
          <input
            type="search"
            maxLength={100}
            value={asked.words}
            onChange={(event) => onAsked({ ...asked, words: event.target.value })}
          />
        </label>
      </div>
      {marked.size > 0 && (
        <label className="check">
          <input
            type="checkbox"
            checked={asked.onlyMarked}
            onChange={(event) => onAsked({ ...asked, onlyMarked: event.target.checked })}
          />
          {say('bulk.marked', { count: marked.size })}
        </label>
      )}
    </fieldset>
  );
}

const mostNamed = 6;

function Found({ offers }: { readonly offers: readonly Offer[] }) {
  const names = offers.slice(0, mostNamed).map(({ draft }) => offerName(draft));
  const more = offers.length - names.length;
  return (
    <p role="status">
      <strong>{say('bulk.found', { count: offers.length })}</strong>{' '}
      <span className="quiet">{[...names, ...(more > 0 ? [say('bulk.more', { count: more })] : [])].join(' · ')}</span>
    </p>
  );
}

interface WhatProps {
  readonly change: BulkChange;
  readonly onChange: (change: BulkChange) => void;
}

function What({ change, onChange }: WhatProps) {
  const { mechanic, loyaltyRequired, validFrom, validThrough, checked } = change;
  const without = (...names: readonly (keyof BulkChange)[]): BulkChange =>
    Object.fromEntries(Object.entries(change).filter(([name]) => !names.includes(name as keyof BulkChange)));
  const hasDays = validFrom !== undefined;
  return (
    <fieldset className="stack tight">
      <legend>{say('bulk.what')}</legend>
      <Turn
        text={say('bulk.mechanic')}
        isOn={mechanic !== undefined}
        onTurn={(isOn) => onChange(isOn ? { ...change, mechanic: mechanicOf('PERCENT_OFF') } : without('mechanic'))}
      />
      {mechanic && <Promotion mechanic={mechanic} onMechanic={(next) => onChange({ ...change, mechanic: next })} />}
      <Turn
        text={say('bulk.loyalty')}
        isOn={loyaltyRequired !== undefined}
        onTurn={(isOn) => onChange(isOn ? { ...change, loyaltyRequired: true } : without('loyaltyRequired'))}
      />
      {loyaltyRequired !== undefined && (
        <select
          aria-label={say('bulk.loyalty')}
          value={String(loyaltyRequired)}
          onChange={({ target }) => onChange({ ...change, loyaltyRequired: target.value === 'true' })}
        >
          <option value="true">{say('bulk.loyalty.yes')}</option>
          <option value="false">{say('bulk.loyalty.no')}</option>
        </select>
      )}
      <Turn
        text={say('bulk.days')}
        isOn={hasDays}
        onTurn={(isOn) =>
          onChange(isOn ? { ...change, validFrom: null, validThrough: null } : without('validFrom', 'validThrough'))
        }
      />
      {hasDays && (
        <div className="field-row">
          {(['validFrom', 'validThrough'] as const).map((day) => (
            <label key={day}>
              {say(day === 'validFrom' ? 'form.from' : 'form.through')}
              <input
                type="date"
                value={(day === 'validFrom' ? validFrom : validThrough) ?? ''}
                onChange={({ target }) => onChange({ ...change, [day]: target.value || null })}
              />
            </label>
          ))}
          <p className="quiet">{say('bulk.days.hint')}</p>
        </div>
      )}
      <Turn
        text={say('bulk.checked')}
        isOn={checked === true}
        onTurn={(isOn) => onChange(isOn ? { ...change, checked: true } : without('checked'))}
      />
    </fieldset>
  );
}

interface TurnProps {
  readonly text: string;
  readonly isOn: boolean;
  readonly onTurn: (isOn: boolean) => void;
}

function Turn({ text, isOn, onTurn }: TurnProps) {
  return (
    <label className="check">
      <input type="checkbox" checked={isOn} onChange={(event) => onTurn(event.target.checked)} />
      {text}
    </label>
  );
}

function Promotion({
  mechanic,
  onMechanic,
}: {
  readonly mechanic: Mechanic;
  readonly onMechanic: (mechanic: Mechanic) => void;
}) {
  const [readings, setReadings] = useState(0);
  return (
    <>
      <div className="field-row">
        <label>
          {say('form.mechanic')}
          <select
            value={mechanic.type}
            onChange={({ target }) => onMechanic(mechanicOf(target.value as Mechanic['type']))}
          >
            {mechanicTypes.map((type) => (
              <option value={type} key={type}>
                {say(`mechanic.${type}`)}
              </option>
            ))}
          </select>
        </label>
        <ShorthandField
          onMechanic={(read) => {
            onMechanic(read);
            setReadings(readings + 1);
          }}
        />
      </div>
      <MechanicFields key={readings} mechanic={mechanic} onChange={onMechanic} />
    </>
  );
}
