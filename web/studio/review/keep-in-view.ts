/** Scrolls the pane that holds the element, and nothing else, as little as shows it. */
export function keepInView(element: HTMLElement | null | undefined): void {
  const pane = element?.closest<HTMLElement>('[data-scrolls]');
  if (!element || !pane) return;
  const [inner, outer] = [element.getBoundingClientRect(), pane.getBoundingClientRect()];
  pane.scrollTop += shift(inner.top, inner.bottom, outer.top, outer.bottom);
  pane.scrollLeft += shift(inner.left, inner.right, outer.left, outer.right);
}

function shift(from: number, to: number, least: number, most: number): number {
  if (from < least) return from - least;
  return to > most ? Math.min(to - most, from - least) : 0;
}
