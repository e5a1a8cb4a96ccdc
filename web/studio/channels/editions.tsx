import { useState } from 'react';
import { ErrorNote } from '../../ui/staff-frame.tsx';
import type { Leaflet, Offer } from '../data.ts';
import { say } from '../texts.ts';
import { type Edition, useEditions, useRemoveEdition } from './channels-data.ts';
import { EditionForm } from './edition-form.tsx';

export interface EditionsProps {
  readonly leaflet: Leaflet;
  readonly offers: readonly Offer[];
  readonly currency: string;
}

/** The leaflet for some of its stores: the list of its editions, and one at a time to be changed. */
export function Editions({ leaflet, offers, currency }: EditionsProps) {
  const { data: editions = [], error } = useEditions(leaflet.leafletId);
  const remove = useRemoveEdition(leaflet.leafletId);
  const [open, setOpen] = useState<Edition | 'new'>();
  const others = editions.filter((edition) => edition.editionId !== (open as Edition | undefined)?.editionId);
  return (
    <section aria-labelledby="editions" className="stack">
      <h2 id="editions">{say('editions.title')}</h2>
      <p className="quiet">{say('editions.intro')}</p>
      <ErrorNote error={error ?? remove.error} />
      {editions.length === 0 && <p>{say('editions.none')}</p>}
      <ul className="edition-list">
        {editions.map((edition) => (
          <li key={edition.editionId} className="actions">
            <strong>{edition.name}</strong>
            <span className="quiet">
              {say('editions.summary', { stores: edition.storeIds.length, changes: edition.changes.length })}
            </span>
            <button type="button" className="button" onClick={() => setOpen(edition)}>
              {say('editions.edit', { name: edition.name })}
            </button>
            <button
              type="button"
              className="button"
              disabled={remove.isPending}
              onClick={() => remove.mutate(edition.editionId)}
            >
              {say('editions.remove', { name: edition.name })}
            </button>
          </li>
        ))}
      </ul>
      {open ? (
        <EditionForm
          key={open === 'new' ? 'new' : open.tag}
          leaflet={leaflet}
          offers={offers}
          currency={currency}
          edition={open === 'new' ? undefined : open}
          taken={new Set(others.flatMap(({ storeIds }) => storeIds))}
          onClose={() => setOpen(undefined)}
        />
      ) : (
        <div className="actions">
          <button type="button" className="button" onClick={() => setOpen('new')}>
            {say('editions.new')}
          </button>
        </div>
      )}
    </section>
  );
}
