/** What scripts add to a leaflet: adding without leaving the page, a filter over the list, pinch and button zoom. */

import { tellBrowsing } from './browsing.ts';

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-add]'))
  form.addEventListener('submit', addWithoutLeaving);
enableFilter();
for (const page of document.querySelectorAll<HTMLElement>('[data-page]')) enableZoom(page);
showHotspotTarget();
tellBrowsing();

/** Posts the form as it is; when that fails the browser does it the plain way. */
async function addWithoutLeaving(event: SubmitEvent): Promise<void> {
  event.preventDefault();
  const form = event.currentTarget as HTMLFormElement;
  const button = form.querySelector('button')!;
  button.disabled = true;
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams(new FormData(form) as unknown as Record<string, string>),
    });
    if (!answer.ok) throw new Error(String(answer.status));
    const { text } = (await answer.json()) as { text: string };
    form.dispatchEvent(new Event('added', { bubbles: true }));
    flyToBasket(form);
    for (const bar of document.querySelectorAll('[data-basket-count]')) bar.textContent = text;
    const said = button.textContent;
    button.textContent = '✓';
    setTimeout(() => {
      button.textContent = said;
    }, 900);
  } catch {
    form.submit();
  } finally {
    button.disabled = false;
  }
}

/** Shows where the offer went, unless the person asked for less movement. */
function flyToBasket(from: HTMLElement): void {
  const bar = document.querySelector('[data-basket-count]');
  if (!bar || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const start = from.getBoundingClientRect();
  const end = bar.getBoundingClientRect();
  const dot = Object.assign(document.createElement('span'), { className: 'fly' });
  document.body.append(dot);
  const place = (x: number, y: number) => `translate(${x}px, ${y}px)`;
  const flight = dot.animate(
    [
      { transform: place(start.left + start.width / 2, start.top), opacity: 1 },
      { transform: place(end.left + 16, end.top), opacity: 0.2 },
    ],
    { duration: 200, easing: 'ease-in' },
  );
  flight.onfinish = () => dot.remove();
}

function enableFilter(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-filter]');
  const cards = [...document.querySelectorAll<HTMLElement>('[data-cards] > li')];
  const count = document.querySelector<HTMLElement>('[data-filter-count]');
  if (!form || !count) return;
  form.hidden = false;
  const all = count.textContent ?? '';
  const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const apply = () => {
    const data = new FormData(form);
    const words = fold(String(data.get('words')))
      .split(/\s+/)
      .filter(Boolean);
    const department = String(data.get('department'));
    let shown = 0;
    for (const card of cards) {
      const fits =
        (!department || card.dataset['department'] === department) &&
        words.every((word) => fold(card.dataset['words'] ?? '').includes(word));
      card.hidden = !fits;
      if (fits) shown++;
    }
    count.textContent =
      shown === 0 ? (form.dataset['none'] ?? '') : shown === cards.length ? all : all.replace(/\d+/, String(shown));
  };
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
}

/** A hotspot leads to its card even when the filter hides it. */
function showHotspotTarget(): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a.hotspot');
    const card = link && document.querySelector<HTMLElement>(link.hash);
    if (!card) return;
    card.hidden = false;
    card.querySelector<HTMLElement>('button, select, a')?.focus({ preventScroll: true });
  });
}

const maxScale = 4;

/** Pinch with two fingers or press + and −; then drag. One finger always scrolls the page while it is not zoomed. */
function enableZoom(page: HTMLElement): void {
  const frame = page.querySelector<HTMLElement>('[data-zoom]')!;
  const sheet = page.querySelector<HTMLElement>('[data-sheet]')!;
  const buttons = page.querySelector<HTMLElement>('[data-zoom-buttons]')!;
  buttons.hidden = false;
  let scale = 1;
  const zoomTo = (wanted: number, x: number, y: number) => {
    const next = Math.min(maxScale, Math.max(1, wanted));
    const left = (frame.scrollLeft + x) * (next / scale) - x;
    const top = (frame.scrollTop + y) * (next / scale) - y;
    scale = next;
    sheet.style.width = `${scale * 100}%`;
    frame.classList.toggle('zoomed', scale > 1);
    frame.tabIndex = scale > 1 ? 0 : -1;
    frame.scrollTo(left, top);
  };
  const middle = (): [number, number] => [frame.clientWidth / 2, Math.min(frame.clientHeight, innerHeight) / 2];
  buttons.querySelector('[data-zoom-in]')!.addEventListener('click', () => zoomTo(scale * 1.5, ...middle()));
  buttons.querySelector('[data-zoom-out]')!.addEventListener('click', () => zoomTo(scale / 1.5, ...middle()));

  let start: { distance: number; scale: number } | undefined;
  const distance = (touches: TouchList) =>
    Math.hypot(touches[0]!.clientX - touches[1]!.clientX, touches[0]!.clientY - touches[1]!.clientY);
  frame.addEventListener(
    'touchstart',
    (event) => {
      if (event.touches.length === 2) start = { distance: distance(event.touches), scale };
    },
    { passive: true },
  );
  frame.addEventListener(
    'touchmove',
    (event) => {
      if (!start || event.touches.length !== 2) return;
      event.preventDefault();
      const box = frame.getBoundingClientRect();
      const x = (event.touches[0]!.clientX + event.touches[1]!.clientX) / 2 - box.left;
      const y = (event.touches[0]!.clientY + event.touches[1]!.clientY) / 2 - box.top;
      zoomTo((start.scale * distance(event.touches)) / start.distance, x, y);
    },
    { passive: false },
  );
  frame.addEventListener('touchend', () => {
    start = undefined;
  });
}
