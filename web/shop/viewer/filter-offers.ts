import { asksNothing, fits, readWanted, type Wanted } from '../filter.ts';
import { isFavourite, showHearts } from './favourites.ts';

/** Filters the list and the pages in place, as the reader types or chooses. The address keeps what is asked. */
export function filterOffers(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-filter]');
  const cards = [...document.querySelectorAll<HTMLElement>('[data-cards] > li')];
  if (!form) return;
  let wanted = readWanted(Object.fromEntries(new URLSearchParams(location.search)));
  const apply = () => show(form, cards, wanted);
  const ask = (asked: Partial<Wanted>) => {
    wanted = { ...wanted, ...asked };
    keepInAddress(wanted);
    apply();
  };
  form.addEventListener('input', () => ask({ words: String(new FormData(form).get('words')) }));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    goToFirstHit();
  });
  form.addEventListener('click', (event) => {
    const chip = (event.target as Element).closest<HTMLElement>('.chip');
    if (!chip) return;
    event.preventDefault();
    ask(askedBy(chip, wanted));
    if (!asksNothing(wanted)) goToFirstHit();
  });
  showHearts(cards, apply);
  apply();
}

/** A chip that was chosen already takes back what it asked for. */
function askedBy({ dataset }: HTMLElement, wanted: Wanted): Partial<Wanted> {
  const { department, only } = dataset as Partial<Wanted>;
  if (department === '') return { department: '', only: '' };
  if (department !== undefined) return { department: wanted.department === department ? '' : department };
  return { only: wanted.only === only ? '' : (only ?? '') };
}

function keepInAddress(wanted: Wanted): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(wanted)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const text = query.toString();
  history.replaceState(history.state, '', `${location.pathname}${text && `?${text}`}${location.hash}`);
}

function show(form: HTMLFormElement, cards: readonly HTMLElement[], wanted: Wanted): void {
  const shown = cards.filter((card) => fits(listed(card), wanted));
  const ids = new Set(shown.map(({ id }) => id));
  for (const card of cards) card.hidden = !ids.has(card.id);
  const pages = document.querySelector<HTMLElement>('.pages');
  pages?.classList.toggle('filtered', !asksNothing(wanted));
  const hits = new Set<number>();
  for (const spot of document.querySelectorAll<HTMLAnchorElement>('a.hotspot')) {
    const hit = ids.has(spot.hash.slice(1));
    spot.classList.toggle('off', !hit);
    if (hit) hits.add(Number(spot.closest('figure')?.id.slice('page-'.length)));
  }
  for (const link of form.querySelectorAll<HTMLElement>('[data-hit]'))
    link.hidden = !asksNothing(wanted) && !hits.has(Number(link.dataset['hit']));
  showChosen(form, wanted);
  tellCount(form, shown.length, wanted);
}

function listed(card: HTMLElement) {
  const { words = '', department = '', cheaper } = card.dataset;
  return { words, department, cheaper: cheaper !== undefined, favourite: isFavourite(card) };
}

function showChosen(form: HTMLFormElement, wanted: Wanted): void {
  for (const chip of form.querySelectorAll<HTMLElement>('.chip')) {
    const { department, only } = chip.dataset;
    const chosen =
      department === '' ? !wanted.department && !wanted.only : department === wanted.department || only === wanted.only;
    if (chip instanceof HTMLButtonElement) chip.setAttribute('aria-pressed', String(chosen));
    else if (chosen) chip.setAttribute('aria-current', 'true');
    else chip.removeAttribute('aria-current');
    if (chosen) showWhole(chip);
  }
}

/** Chips lie in a row that is wider than a phone. */
function showWhole(chip: HTMLElement): void {
  const row = chip.parentElement!;
  const left = chip.offsetLeft - row.offsetLeft;
  if (left < row.scrollLeft || left + chip.offsetWidth > row.scrollLeft + row.clientWidth) row.scrollLeft = left - 16;
}

function tellCount(form: HTMLFormElement, count: number, wanted: Wanted): void {
  const place = form.querySelector<HTMLElement>('[data-filter-count]');
  if (!place) return;
  const { none = '', noFavourites = '', one = '', other = '' } = place.dataset;
  const plural = new Intl.PluralRules(document.documentElement.lang).select(count);
  const text = plural === 'one' ? one.replace('1', String(count)) : other.replace('999', String(count));
  const said = count > 0 ? text : wanted.only === 'favourites' ? noFavourites : none;
  if (place.textContent !== said) place.textContent = said;
}

/** The first page with an offer that fits; the page on the screen stays where it has one itself. */
function goToFirstHit(): void {
  const spots = [...document.querySelectorAll<HTMLElement>('a.hotspot:not(.off)')];
  const onScreen = ({ top, bottom }: DOMRect) => top >= 0 && bottom <= innerHeight;
  if (spots.some((spot) => onScreen(spot.getBoundingClientRect()))) return;
  (spots[0]?.closest('figure') ?? document.querySelector('#offers'))?.scrollIntoView();
}
