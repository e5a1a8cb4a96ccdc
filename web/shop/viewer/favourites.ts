/** Favourites: ids of products, kept by this browser and told to nobody. */

const key = `halles-favourites-${location.pathname.split('/')[1] ?? ''}`;
const most = 500;

let known: Set<string> | undefined;

function read(): Set<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []);
  } catch {
    return new Set();
  }
}

function favourites(): Set<string> {
  known ??= read();
  return known;
}

const idsOf = (card: HTMLElement): string[] => JSON.parse(card.dataset['favourite'] ?? '[]') as string[];

export function isFavourite(card: HTMLElement): boolean {
  return idsOf(card).some((id) => favourites().has(id));
}

/** Where the browser keeps nothing, favourites last as long as the page is open. The oldest make room. */
function turn(card: HTMLElement): void {
  const favourite = isFavourite(card);
  const ids = favourites();
  for (const id of idsOf(card)) {
    ids.delete(id);
    if (!favourite) ids.add(id);
  }
  known = new Set([...ids].slice(-most));
  try {
    localStorage.setItem(key, JSON.stringify([...known]));
  } catch {
    // The browser keeps nothing.
  }
}

/** Makes the hearts on the cards work; `changed` is called after each. */
export function showHearts(cards: readonly HTMLElement[], changed: () => void): void {
  const hearts = cards.flatMap((card) => {
    const heart = card.querySelector('.heart');
    return heart ? [{ card, heart }] : [];
  });
  const show = () => {
    for (const { card, heart } of hearts) heart.setAttribute('aria-pressed', String(isFavourite(card)));
  };
  for (const { card, heart } of hearts)
    heart.addEventListener('click', () => {
      turn(card);
      show();
      changed();
    });
  // Another window of this browser changed them.
  addEventListener('storage', (event) => {
    if (event.key !== key) return;
    known = undefined;
    show();
    changed();
  });
  show();
}
