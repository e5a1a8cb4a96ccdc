/** Arrow keys turn to the next or last page, or spread where two lie side by side. */
export function turnPagesByKey(): void {
  const figures = [...document.querySelectorAll<HTMLElement>('figure[data-page]')];
  if (figures.length < 2) return;
  addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0 || event.defaultPrevented || meansSomethingElse(event)) return;
    const rows = rowsOf(figures);
    const next = rows[nearestRow(rows) + step];
    if (!next) return;
    event.preventDefault();
    next.scrollIntoView({ behavior: calm() ? 'auto' : 'smooth', block: 'start' });
  });
}

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** In a field, in a zoomed page and in an open sheet arrows have their usual meaning. */
function meansSomethingElse({ target, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  if (altKey || ctrlKey || metaKey || shiftKey) return true;
  return target instanceof Element && target.closest('input, select, textarea, dialog, .zoomed, .chips') !== null;
}

/** The first page of each row: pages of a spread begin at the same height. */
export function rowsOf(figures: readonly HTMLElement[]): HTMLElement[] {
  return figures.filter((figure, i) => i === 0 || figure.offsetTop > figures[i - 1]!.offsetTop);
}

function nearestRow(rows: readonly HTMLElement[]): number {
  const distances = rows.map((row) => Math.abs(row.getBoundingClientRect().top));
  return distances.indexOf(Math.min(...distances));
}
