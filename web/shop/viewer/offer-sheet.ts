const prefix = '#offer-';

/**
 * An address that ends in `#offer-…` leads to the offer: its page comes into view, the offer is marked, and its card comes up in a sheet. The card
 * itself moves into the sheet and back, so that it is there once. Closing takes the offer out of the address; going back closes.
 */
export function openOffersInSheet(): void {
  const sheet = document.querySelector<HTMLDialogElement>('[data-offer-sheet]');
  const holder = sheet?.querySelector('ul');
  if (!sheet || !holder) return;
  let putBack: () => void = () => undefined;

  const close = () => {
    putBack();
    putBack = () => undefined;
    if (sheet.open) sheet.close();
  };
  const open = () => {
    const card = document.getElementById(location.hash.slice(1));
    if (!location.hash.startsWith(prefix) || !card) return close();
    if (holder.contains(card)) return;
    close();
    putBack = lend(card, holder);
    sheet.showModal();
    card.querySelector<HTMLElement>('form button, select, a')?.focus({ preventScroll: true });
    showOnPage(location.hash);
  };
  sheet.addEventListener('close', () => {
    close();
    if (location.hash.startsWith(prefix)) history.replaceState(history.state, '', location.pathname + location.search);
  });
  // The ground around the sheet belongs to the dialog element itself.
  sheet.addEventListener('click', ({ target }) => target === sheet && sheet.close());
  addEventListener('hashchange', open);
  open();
}

/** Moves a card, and leaves a place for it that it goes back to. */
function lend(card: HTMLElement, holder: Element): () => void {
  const place = document.createElement('li');
  place.className = 'card-place';
  place.style.height = `${card.offsetHeight}px`;
  const { hidden } = card;
  card.replaceWith(place);
  card.hidden = false;
  holder.replaceChildren(card);
  return () => {
    card.hidden = hidden;
    place.replaceWith(card);
    for (const spot of document.querySelectorAll('a.hotspot.chosen')) spot.classList.remove('chosen');
  };
}

/** Marks the offer on its page, and brings it into the part of the screen that the sheet leaves free. */
function showOnPage(hash: string): void {
  const spot = document.querySelector<HTMLElement>(`a.hotspot[href="${CSS.escape(hash).replace(/\\#/, '#')}"]`);
  if (!spot) return;
  spot.classList.add('chosen');
  const { top, bottom } = spot.getBoundingClientRect();
  const free = innerWidth < 900 ? innerHeight * 0.45 : innerHeight;
  if (top < 0 || bottom > free) scrollTo({ top: scrollY + top - Math.max(16, (free - (bottom - top)) / 2) });
}
