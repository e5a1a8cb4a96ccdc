import type { Me } from '../../ui/staff-frame.tsx';
import type { Leaflet, Offer, Plan } from '../data.ts';
import { FindingsDialog } from '../findings.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { KeyHelp } from './key-help.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { SettingsDialog } from './settings-dialog.tsx';
import type { Review } from './use-review.ts';

export interface ReviewDialogsProps {
  readonly leaflet: Leaflet;
  readonly offers: readonly Offer[];
  readonly review: Review;
  readonly plan: Plan | undefined;
  readonly me: Me;
}

/** The dialog that is open, if any. What somebody else changed meanwhile comes before all others. */
export function ReviewDialogs({ leaflet, offers, review, plan, me }: ReviewDialogsProps) {
  const { deeds, saving, open } = review;
  const { currency } = me.entity;
  const onClose = () => review.setOpen(undefined);
  const showOffer = (offerId: string) => review.openOffer(offers.find((offer) => offer.offerId === offerId));
  if (saving.conflict)
    return (
      <ConflictDialog
        leafletId={leaflet.leafletId}
        conflict={saving.conflict}
        currency={currency}
        onSave={saving.save}
        onClose={saving.closeConflict}
      />
    );
  switch (open) {
    case 'publish':
      return (
        <PublishDialog
          leaflet={leaflet}
          onClose={onClose}
          onOffer={showOffer}
          onFix={deeds.fix}
          currency={currency}
          isBusy={review.isLate}
        />
      );
    case 'law':
      return (
        <FindingsDialog
          findings={plan?.findings ?? []}
          currency={currency}
          isBusy={review.isLate}
          onOffer={showOffer}
          onFix={deeds.fix}
          onClose={onClose}
        />
      );
    case 'history':
      return <HistoryPanel leafletId={leaflet.leafletId} onClose={onClose} />;
    case 'settings':
      return <SettingsDialog leaflet={leaflet} onClose={onClose} />;
    case 'keys':
      return <KeyHelp onClose={onClose} />;
    case 'bulk':
      return (
        <BulkDialog
          leafletId={leaflet.leafletId}
          offers={offers}
          marked={review.marked}
          page={review.pageNumber}
          pageCount={leaflet.pageCount}
          onClose={onClose}
        />
      );
    default:
      return null;
  }
}
