import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Refused } from '../../ui/api.ts';
import type { Draft, Finding, Leaflet, Offer } from '../data.ts';
import { around, type Box, halves } from './boxes.ts';
import { mergedOf } from './conflict.ts';
import { emptyDraft } from './empty-draft.ts';
import type { Pane } from './pane-switch.tsx';
import { neighbour, nextUnchecked, type QueueOrder, queueOf } from './queue.ts';
import { withoutOverruledTags } from './reasons.ts';
import { type Change, type EditKind, freshOffers, shownOffers, useEdit, useUndo } from './review-data.ts';

/** An edit that somebody else was faster than: what I saw, what I made of it, what is saved now (undefined when it is gone). */
export interface Conflict {
  readonly base: Draft;
  readonly mine: Draft;
  readonly theirs: Offer | undefined;
  readonly offerId: string;
}

export type OpenDialog = 'publish' | 'history' | 'settings' | 'law' | 'keys' | 'bulk';

/** The state of a review and everything that can be done in it; buttons and keys ask the same deeds. */
export function useReview(leaflet: Leaflet, offers: readonly Offer[], firstId: string | undefined) {
  const [order, setOrder] = useState<QueueOrder>('risk');
  const [open, setOpen] = useState<OpenDialog>();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const queue = useMemo(() => queueOf(offers, order), [offers, order]);
  const place = usePlace(leaflet, offers, queue, firstId);
  const saving = useSaving(leaflet.leafletId, offers);
  const undo = useUndo(leaflet.leafletId, 'undo');
  const redo = useUndo(leaflet.leafletId, 'redo');
  const { chosen, page, choose } = place;
  const { save, changeOf } = saving;
  const goOn = () => choose(nextUnchecked(queue, chosen?.offerId) ?? chosen);
  const turn = (which: typeof undo) => () =>
    which.mutate(undefined, { onSuccess: ({ offerIds }) => offerIds[0] && place.show(offerIds[0]) });

  const deeds = {
    goOn,
    next: (by: number) => choose(neighbour(queue, chosen?.offerId, by)),
    check: () => {
      const now = chosen && saving.nowOf(chosen);
      if (now && !now.draft.checked) void save('check', [changeOf(now, { checked: true })]);
      goOn();
    },
    link: (productIds: readonly string[]) => {
      const now = chosen && saving.nowOf(chosen);
      if (!now) return;
      void save('edit', [
        changeOf(now, withoutOverruledTags({ ...now.draft, productIds: [...productIds] }, now.draft)),
      ]);
    },
    add: () => {
      if (!page) return;
      const offerId = crypto.randomUUID();
      const box: Box = [page.widthPt * 0.35, page.heightPt * 0.4, page.widthPt * 0.65, page.heightPt * 0.6];
      void save('add', [{ offerId, after: emptyDraft(page.page, box) }]);
      place.chooseId(offerId);
      place.setPane('page');
    },
    remove: () => {
      if (!chosen) return;
      const { offerId, revision } = saving.nowOf(chosen) ?? chosen;
      void save('delete', [{ offerId, revision, after: null }]);
      goOn();
    },
    split: () => {
      if (!chosen) return;
      const [first, second] = halves(chosen.draft.box);
      const copy: Change = { offerId: crypto.randomUUID(), after: { ...chosen.draft, box: second, checked: false } };
      void save('split', [changeOf(chosen, { box: first, checked: false }), copy]);
    },
    mark: (offer: Offer | undefined = chosen) => offer && setMarked(toggled(marked, offer.offerId)),
    merge: () => {
      const together = offers.filter(
        ({ offerId, draft }) =>
          (marked.has(offerId) || offerId === chosen?.offerId) &&
          draft.page === (chosen?.draft.page ?? place.pageNumber),
      );
      const [kept, ...others] = together;
      if (!kept || others.length === 0) return;
      const productIds = [...new Set(together.flatMap(({ draft }) => draft.productIds))].slice(0, 100);
      const merged = changeOf(kept, {
        box: around(together.map(({ draft }) => draft.box)),
        productIds,
        checked: false,
      });
      setMarked(new Set());
      choose(kept);
      void save('merge', [merged, ...others.map(({ offerId, revision }) => ({ offerId, revision, after: null }))]);
    },
    box: (offer: Offer, kind: 'move' | 'resize', box: Box) => void save(kind, [changeOf(offer, { box })]),
    fix: ({ fix, place: { offerId } }: Finding) => {
      const offer = offers.find((candidate) => candidate.offerId === offerId);
      if (!fix || !offer) return;
      // The revision is that of the offer the fix was reckoned for, so a fix that is late is refused like any edit.
      const after = fix.change && ({ ...offer.draft, ...fix.change } as Draft);
      void save(after ? 'edit' : 'delete', [{ offerId: offer.offerId, revision: fix.revision, after }], offer.draft);
    },
    /** What the form made of the offer it saw. What changed in other values meanwhile stays. */
    put: (seen: Offer, draft: Draft) => {
      const now = saving.nowOf(seen);
      const merged = now && mergedOf(seen.draft, draft, now.draft);
      const change = merged && now ? changeOf(now, merged) : changeOf(seen, draft);
      void save('edit', [change], seen.draft);
      goOn();
    },
    undo: turn(undo),
    redo: turn(redo),
  };
  /** A fix was reckoned for one revision of its offer; until findings are asked again, it is late for the next. */
  const isLate = ({ fix, place: { offerId } }: Finding): boolean =>
    leaflet.state !== 'review' || offers.find((offer) => offer.offerId === offerId)?.revision !== fix?.revision;
  const error = saving.error ?? undo.error ?? redo.error;
  const isTurning = undo.isPending || redo.isPending;
  return { ...place, order, setOrder, open, setOpen, marked, queue, deeds, saving, error, isTurning, isLate };
}

/** Where one is: the chosen offer, the page that is shown, and the pane of a phone. */
function usePlace(leaflet: Leaflet, offers: readonly Offer[], queue: readonly Offer[], firstId: string | undefined) {
  const [chosenId, setChosenId] = useState(firstId);
  const [shownPage, setShownPage] = useState<number>();
  const [pane, setPane] = useState<Pane>(firstId ? 'offer' : 'list');
  const chosen = offers.find(({ offerId }) => offerId === chosenId);
  // The queue's first offer to begin with; from then on one stays at it, wherever others' work moves it in the queue.
  if (chosenId === undefined && queue[0] && leaflet.state === 'review') setChosenId(queue[0].offerId);
  const pageNumber = shownPage ?? chosen?.draft.page ?? 1;
  const choose = (offer: Offer | undefined) => {
    setChosenId(offer?.offerId);
    setShownPage(undefined);
  };
  const show = (offerId: string) => choose(offers.find((offer) => offer.offerId === offerId));
  const openOffer = (offer: Offer | undefined) => {
    choose(offer);
    setPane('offer');
  };
  const turnTo = (page: number) => setShownPage(Math.min(Math.max(page, 1), Math.max(1, leaflet.pageCount)));
  const page = leaflet.pages.find((candidate) => candidate.page === pageNumber);
  return { chosen, pageNumber, page, pane, setPane, choose, openOffer, show, turnTo, chooseId: setChosenId };
}

/** Saves edits. Where somebody was faster, it says so with both values instead of overwriting. */
function useSaving(leafletId: string, offers: readonly Offer[]) {
  const client = useQueryClient();
  const edit = useEdit(leafletId);
  const nowOf = ({ offerId }: Offer): Offer | undefined =>
    shownOffers(client, leafletId).find((offer) => offer.offerId === offerId);
  const [conflict, setConflict] = useState<Conflict>();
  const [error, setError] = useState<unknown>();
  const changeOf = (offer: Offer, change: Partial<Draft>): Change => ({
    offerId: offer.offerId,
    revision: offer.revision,
    after: { ...offer.draft, ...change },
  });

  const save = async (kind: EditKind, changes: readonly Change[], seen?: Draft): Promise<void> => {
    const before = offers.find(({ offerId }) => offerId === changes[0]?.offerId)?.draft;
    setError(undefined);
    await edit(kind, changes).catch(async (failure: unknown) => {
      const [change] = changes;
      const base = seen ?? before;
      const wasFaster = failure instanceof Refused && failure.code === 'changed_meanwhile';
      if (!wasFaster || changes.length > 1 || !change?.after || !base) return setError(failure);
      const theirs = (await freshOffers(client, leafletId)).find(({ offerId }) => offerId === change.offerId);
      setConflict({ base, mine: change.after, theirs, offerId: change.offerId });
    });
  };
  return { save, changeOf, nowOf, conflict, closeConflict: () => setConflict(undefined), error };
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

export type Review = ReturnType<typeof useReview>;
