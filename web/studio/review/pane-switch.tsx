import { type RefObject, useLayoutEffect, useRef } from 'react';
import { type StudioText, say } from '../texts.ts';
import { keepInView } from './keep-in-view.ts';

/** Which of the review's three panes a phone shows. Wider screens show them all. */
export type Pane = 'list' | 'page' | 'offer';

const names: readonly (readonly [Pane, StudioText])[] = [
  ['list', 'panes.list'],
  ['page', 'panes.page'],
  ['offer', 'panes.offer'],
];

export interface PaneSwitchProps {
  readonly pane: Pane;
  readonly onPane: (pane: Pane) => void;
}

/** Leads a phone from pane to pane. */
export function PaneSwitch({ pane, onPane }: PaneSwitchProps) {
  return (
    <fieldset className="pane-switch" aria-label={say('panes.title')}>
      {names.map(([name, text]) => (
        <button type="button" className="button" key={name} aria-pressed={name === pane} onClick={() => onPane(name)}>
          {say(text)}
        </button>
      ))}
    </fieldset>
  );
}

const isPhone = (): boolean => matchMedia('(max-width: 699px)').matches;

/** Shows a phone the beginning of what it turned to, and in the list and on the page the chosen offer. The focus goes along. */
export function usePhonePane(pane: Pane, chosenId: string | undefined): RefObject<HTMLDivElement | null> {
  const panes = useRef<HTMLDivElement>(null);
  const shown = useRef(pane);
  useLayoutEffect(() => {
    const isTurned = shown.current !== pane;
    shown.current = pane;
    const frame = panes.current;
    if (!frame || !isPhone()) return;
    if (pane === 'offer' || (pane === 'page' && isTurned)) showTop(frame);
    if (pane === 'list' && chosenId) reveal(frame, `[data-offer="${CSS.escape(chosenId)}"]`);
    if (pane === 'page' && isTurned) reveal(frame, '.box.chosen');
    // The strip could not follow the page while it was hidden.
    if (pane === 'page') keepInView(frame.querySelector<HTMLElement>('.page-thumb[aria-current]'));
    keepFocus(frame);
  }, [pane, chosenId]);
  return panes;
}

const reveal = (frame: HTMLElement, selector: string): void =>
  frame.querySelector(selector)?.scrollIntoView({ block: 'nearest' });

/** Scrolls back to the top of the panes, but never down to it: what stands above them is no obstacle. */
function showTop(frame: HTMLElement): void {
  if (frame.getBoundingClientRect().top < 0) frame.scrollIntoView({ block: 'start' });
}

/** Whoever worked in the pane that is gone goes on in the one that came. */
function keepFocus(frame: HTMLElement): void {
  const active = document.activeElement;
  if (!active || !frame.contains(active) || active.getClientRects().length > 0) return;
  const came = [...frame.children].find((child) => child.getClientRects().length > 0);
  if (came instanceof HTMLElement) came.focus({ preventScroll: true });
}
