import { useEffect, useMemo, useRef } from 'react';
import { useSearch } from 'wouter';
import { ErrorNote, type Me } from '../../ui/staff-frame.tsx';
import { type Leaflet, type Offer, useLeaflet, useOffers, usePlan } from '../data.ts';
import { Findings } from '../findings.tsx';
import { say } from '../texts.ts';
import { CommentPanel } from './comment-panel.tsx';
import { EditError } from './edit-error.tsx';
import { OfferForm } from './offer-form.tsx';
import { OfferList } from './offer-list.tsx';
import { OfferSeen } from './offer-seen.tsx';
import { pageStatuses } from './page-status.ts';
import { PageStrip } from './page-strip.tsx';
import { PageView } from './page-view.tsx';
import { usePhonePane } from './pane-switch.tsx';
import { usePresence, useThreads } from './review-data.ts';
import { ReviewDialogs } from './review-dialogs.tsx';
import { ReviewHeader } from './review-header.tsx';
import { Toolbar } from './toolbar.tsx';
import { useKeys, useNudge } from './use-keys.ts';
import type { Written } from './use-offer-draft.ts';
import { useReview } from './use-review.ts';

/** Read offers looked at and put right: the queue on one side, the page in the middle, the chosen offer on the other. */
export function ReviewPage({ leafletId, me }: { readonly leafletId: string; readonly me: Me }) {
  const { data: leaflet, error } = useLeaflet(leafletId);
  const pagesRead = leaflet?.pages.filter(({ state }) => state !== 'waiting').length ?? 0;
  const { data: offers = [] } = useOffers(leafletId, pagesRead);
  if (error) return <ErrorNote error={error} />;
  if (!leaflet) return <p>{say('load')}</p>;
  return <Review leaflet={leaflet} offers={offers} me={me} />;
}

interface ReviewProps {
  readonly leaflet: Leaflet;
  readonly offers: readonly Offer[];
  readonly me: Me;
}

function Review({ leaflet, offers, me }: ReviewProps) {
  const { leafletId, sureEnough } = leaflet;
  const firstId = new URLSearchParams(useSearch()).get('offer') ?? undefined;
  const review = useReview(leaflet, offers, firstId);
  const { chosen, page, pageNumber, deeds } = review;
  const { data: plan } = usePlan(leafletId, leaflet.state === 'review');
  const { data: threads = [] } = useThreads(leafletId);
  const others = usePresence(leafletId, pageNumber, chosen?.offerId);
  const pane = useRef<HTMLElement>(null);
  const unsaved = useRef(new Map<string, Written>());
  const chosenId = chosen?.offerId;
  useEffect(() => {
    if (chosenId) pane.current?.scrollTo(0, 0);
  }, [chosenId]);
  const { draftBoxes, nudge } = useNudge(chosen, page, deeds.box);
  const panes = usePhonePane(review.pane, chosenId);
  useKeys(review, pane, nudge);
  const statuses = useMemo(
    () => pageStatuses({ pages: leaflet.pages, offers, blockers: plan?.blockers ?? [], sureEnough }),
    [leaflet.pages, offers, plan, sureEnough],
  );
  const isLocked = leaflet.state !== 'review';
  return (
    <>
      <ReviewHeader leaflet={leaflet} plan={plan} others={others} onOpen={review.setOpen} />
      <div className="edit-error">
        <EditError error={review.error} />
      </div>
      <Toolbar review={review} isLocked={isLocked} />
      <div className="panes review" data-pane={review.pane} ref={panes}>
        <OfferList
          offers={review.queue}
          sureEnough={sureEnough}
          chosenId={chosenId}
          marked={review.marked}
          order={review.order}
          threads={threads}
          others={others}
          onOrder={review.setOrder}
          onChoose={review.openOffer}
          onMark={deeds.mark}
        />
        <PageStrip
          leafletId={leafletId}
          statuses={statuses}
          pageNumber={pageNumber}
          others={others}
          onPage={review.turnTo}
        />
        <PageView
          leaflet={leaflet}
          pageNumber={pageNumber}
          onPage={review.turnTo}
          offers={offers.filter(({ draft }) => draft.page === pageNumber)}
          chosenId={chosenId}
          marked={review.marked}
          draftBoxes={draftBoxes}
          onChoose={review.choose}
          onBox={deeds.box}
        />
        <section className="pane-scroll context" data-scrolls aria-label={say('panes.offer')} tabIndex={-1} ref={pane}>
          {chosen ? (
            <>
              <OfferSeen leaflet={leaflet} offer={chosen} currency={me.entity.currency} others={others} />
              <Findings
                findings={plan?.findings.filter(({ place }) => place.offerId === chosen.offerId) ?? []}
                currency={me.entity.currency}
                isBusy={review.isLate}
                onFix={deeds.fix}
              />
              <OfferForm
                key={chosen.offerId}
                offer={chosen}
                currency={me.entity.currency}
                disabled={isLocked}
                unsaved={unsaved.current}
                onSave={deeds.put}
              />
              <CommentPanel
                key={`comments ${chosen.offerId}`}
                leafletId={leafletId}
                offerId={chosen.offerId}
                threads={threads}
                onAsked={deeds.goOn}
              />
            </>
          ) : (
            <p className="empty">{offers.length === 0 ? say('editor.none') : say('editor.pick')}</p>
          )}
        </section>
      </div>
      <ReviewDialogs leaflet={leaflet} offers={offers} review={review} plan={plan} me={me} />
    </>
  );
}
