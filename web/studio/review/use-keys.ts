import { type RefObject, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Leaflet, Offer } from '../data.ts';
import { type Box, moved, resized } from './boxes.ts';
import { arrowOf, type Deed, deedOf } from './key-map.ts';
import type { Review } from './use-review.ts';

/** The fields that a key leads to, by the name of their control. */
const fieldOf: Partial<Record<Deed, string>> = {
  price: 'price',
  regular: 'regular',
  mechanic: 'shorthand',
  name: 'name',
  search: 'productSearch',
  flag: 'question',
};

/** The review's keys. They rest while somebody types in a field or a dialog is open; Escape leaves a field. */
export function useKeys(review: Review, pane: RefObject<HTMLElement | null>, nudge: Nudge): void {
  const latest = useRef({ review, nudge });
  latest.current = { review, nudge };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { review: now, nudge: push } = latest.current;
      const target = event.target instanceof Element ? event.target : document.body;
      if (now.open !== undefined || now.saving.conflict || target.closest('dialog')) return;
      if (isTyping(target)) {
        if (event.key === 'Escape' && target instanceof HTMLElement) target.blur();
        return;
      }
      const arrow = !event.ctrlKey && !event.metaKey && !target.closest('[data-arrows]') ? arrowOf(event) : undefined;
      const deed = deedOf(event);
      if ((!arrow && !deed) || (event.key === 'Enter' && pressesItself(target))) return;
      event.preventDefault();
      if (arrow) return push(arrow[0], arrow[1], event.shiftKey);
      const field = fieldOf[deed!];
      if (field) {
        // A field that a phone does not show cannot take the focus.
        flushSync(() => now.setPane('offer'));
        return focusField(pane.current, field);
      }
      act(deed!, now, pane.current);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [pane]);
}

const isTyping = (target: Element): boolean =>
  target.closest('input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]') !== null;

/** A button that has the focus is pressed by Enter, unless it is that of the chosen offer. */
const pressesItself = (target: Element): boolean =>
  target.closest('button, a, summary') !== null && target.closest('[data-chosen="true"]') === null;

function focusField(pane: HTMLElement | null, name: string): void {
  const field = pane?.querySelector<HTMLInputElement>(`[name="${name}"]`);
  field?.focus();
  field?.select();
}

function act(deed: Deed, review: Review, pane: HTMLElement | null): void {
  const { deeds, chosen } = review;
  const proposed = (n: number) => {
    const id = chosen?.draft.proposedIds[n - 1];
    if (id !== undefined) deeds.link([id]);
  };
  const confirm = () => {
    const form = pane?.querySelector<HTMLFormElement>('form[data-dirty="true"]');
    if (form) form.requestSubmit();
    else deeds.check();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
  const table: Partial<Record<Deed, () => void>> = {
    confirm,
    product1: () => proposed(1),
    product2: () => proposed(2),
    product3: () => proposed(3),
    'no-product': () => deeds.link([]),
    bulk: () => review.setOpen('bulk'),
    undo: deeds.undo,
    redo: deeds.redo,
    next: () => deeds.next(1),
    previous: () => deeds.next(-1),
    'page-next': () => review.turnTo(review.pageNumber + 1),
    'page-previous': () => review.turnTo(review.pageNumber - 1),
    add: deeds.add,
    split: deeds.split,
    mark: () => deeds.mark(),
    merge: deeds.merge,
    remove: deeds.remove,
    help: () => review.setOpen('keys'),
  };
  table[deed]?.();
}

/** Moves or resizes the chosen offer's box by so many points. */
export type Nudge = (dx: number, dy: number, size: boolean) => void;

/** Arrow keys show the move at once and save it when they rest. */
export function useNudge(
  chosen: Offer | undefined,
  page: Leaflet['pages'][number] | undefined,
  save: (offer: Offer, kind: 'move' | 'resize', box: Box) => void,
): { readonly draftBoxes: ReadonlyMap<string, Box>; readonly nudge: Nudge } {
  const [draftBoxes, setDraftBoxes] = useState<ReadonlyMap<string, Box>>(new Map());
  const timer = useRef<number>(undefined);
  const nudge: Nudge = (dx, dy, size) => {
    if (!chosen || !page || chosen.draft.page !== page.page) return;
    const from = draftBoxes.get(chosen.offerId) ?? chosen.draft.box;
    const box = size ? resized(from, dx, dy, page) : moved(from, dx, dy, page);
    setDraftBoxes(new Map([[chosen.offerId, box]]));
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      save(chosen, size ? 'resize' : 'move', box);
      setDraftBoxes(new Map());
    }, 400);
  };
  return { draftBoxes, nudge };
}
