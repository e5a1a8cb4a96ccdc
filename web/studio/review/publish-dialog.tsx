import { useState } from 'react';
import { Link } from 'wouter';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/staff-frame.tsx';
import { type Finding, type Leaflet, type Plan, usePlan, usePublish, useWithdraw } from '../data.ts';
import { Findings } from '../findings.tsx';
import { language, say } from '../texts.ts';

const longDay = (date: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));

export interface PublishDialogProps {
  readonly leaflet: Leaflet;
  readonly onClose: () => void;
  readonly onOffer: (offerId: string) => void;
  readonly onFix: (finding: Finding) => void;
  readonly currency: string;
  readonly isBusy: (finding: Finding) => boolean;
}

/** What will be published and where, what stands in the way, and one button. */
export function PublishDialog({ leaflet, onClose, onOffer, onFix, currency, isBusy }: PublishDialogProps) {
  const { data: plan, error } = usePlan(leaflet.leafletId, true);
  const publish = usePublish(leaflet.leafletId);
  const withdraw = useWithdraw(leaflet.leafletId);
  const [sure, setSure] = useState(false);
  const done = publish.data;
  const showOffer = (offerId: string) => {
    onOffer(offerId);
    onClose();
  };
  return (
    <Dialog
      title={say('publish.title', { version: done?.version ?? plan?.nextVersion ?? 1 })}
      closeText={say('close')}
      onClose={onClose}
    >
      <div className="stack">
        <ErrorNote error={error ?? publish.error ?? withdraw.error} />
        {done && (
          <p className="good" role="status">
            {say(done.held > 0 ? 'publish.sure.done' : 'publish.done', { ...done })}
          </p>
        )}
        {plan && !done && (
          <>
            <p>
              {say('publish.what', {
                offers: plan.offerCount,
                shoppable: plan.shoppableCount,
                stores: plan.storeIds.length,
                from: longDay(leaflet.validFrom),
                through: longDay(leaflet.validThrough),
              })}
            </p>
            {plan.nextVersion > 1 && (
              <p className="quiet">
                {say('publish.correction')}{' '}
                <Link href={`/leaflets/${leaflet.leafletId}/changes`}>{say('changes.open')}</Link>
              </p>
            )}
            {plan.sure && (
              <SureOffers
                sure={plan.sure}
                disabled={publish.isPending}
                onOffer={showOffer}
                onPublish={() => publish.mutate('sure')}
              />
            )}
            <Blockers blockers={plan.blockers.filter(({ code }) => code !== 'unlawful')} onOffer={showOffer} />
            {plan.findings.length > 0 && (
              <section aria-labelledby="findings">
                <h3 id="findings">{say('law.title')}</h3>
                <Findings
                  findings={plan.findings}
                  currency={currency}
                  isBusy={isBusy}
                  onOffer={showOffer}
                  onFix={onFix}
                />
              </section>
            )}
            <button
              type="button"
              className="button main"
              disabled={plan.blockers.length > 0 || publish.isPending}
              onClick={() => publish.mutate('all')}
            >
              {say('publish.submit', { stores: plan.storeIds.length })}
            </button>
          </>
        )}
        {leaflet.publishedVersion !== null && !done && (
          <div className="actions">
            {sure ? (
              <>
                <span>{say('publish.withdraw.sure')}</span>
                <button
                  type="button"
                  className="button"
                  onClick={() => withdraw.mutate(undefined, { onSuccess: onClose })}
                >
                  {say('publish.withdraw')}
                </button>
                <button type="button" className="button" onClick={() => setSure(false)}>
                  {say('cancel')}
                </button>
              </>
            ) : (
              <button type="button" className="button" onClick={() => setSure(true)}>
                {say('publish.withdraw')}
              </button>
            )}
          </div>
        )}
      </div>
    </Dialog>
  );
}

interface SureOffersProps {
  readonly sure: NonNullable<Plan['sure']>;
  readonly disabled: boolean;
  readonly onOffer: (offerId: string) => void;
  readonly onPublish: () => void;
}

/** Publishing what is sure and reviewing the rest: how many go, how many stay. */
function SureOffers({ sure, disabled, onOffer, onPublish }: SureOffersProps) {
  const { offerCount, heldIds, keptIds, blockers } = sure;
  const counts = { going: offerCount, held: heldIds.length, kept: keptIds.length };
  return (
    <section className="good stack">
      <p>{say('publish.sure', counts)}</p>
      {blockers.length > 0 && (
        <>
          <p>{say('publish.sure.blocked')}</p>
          <BlockerList blockers={blockers} onOffer={onOffer} />
        </>
      )}
      <button type="button" className="button" disabled={disabled || blockers.length > 0} onClick={onPublish}>
        {say('publish.sure.submit', counts)}
      </button>
    </section>
  );
}

interface BlockersProps {
  readonly blockers: Plan['blockers'];
  readonly onOffer: (offerId: string) => void;
}

function Blockers({ blockers, onOffer }: BlockersProps) {
  if (blockers.length === 0) return null;
  return (
    <section className="error" aria-labelledby="blockers">
      <h3 id="blockers">
        {say('publish.blocked')} ({blockers.length})
      </h3>
      <BlockerList blockers={blockers} onOffer={onOffer} />
    </section>
  );
}

function BlockerList({ blockers, onOffer }: BlockersProps) {
  return (
    <ul style={{ maxHeight: 240, overflow: 'auto' }}>
      {blockers.map(({ code, offerId, page, productId, ruleId }) => {
        const text = say(`blocker.${code}`, { page: page ?? 0, product: productId ?? '' });
        return (
          <li key={`${code} ${offerId} ${productId} ${ruleId}`}>
            {offerId ? (
              <button type="button" className="button" onClick={() => onOffer(offerId)}>
                {text}
              </button>
            ) : (
              text
            )}
          </li>
        );
      })}
    </ul>
  );
}
