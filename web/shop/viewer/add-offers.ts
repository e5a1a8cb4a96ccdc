import { sendInPlace } from './send-form.ts';

/** Offers go into the basket and onto the shopping list without leaving the page. */
export function addWithoutLeaving(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-add]'))
    form.addEventListener('submit', (event) => sendInPlace(event, showInBasket));
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-to-list]'))
    form.addEventListener('submit', (event) => sendInPlace(event, () => undefined));
}

function showInBasket(form: HTMLFormElement, text: string): void {
  form.dispatchEvent(new Event('added', { bubbles: true }));
  flyToBasket(form);
  for (const bar of document.querySelectorAll('[data-basket-count]')) bar.textContent = text;
}

/** Shows where the offer went, unless the person asked for less movement. */
function flyToBasket(from: HTMLElement): void {
  const bar = document.querySelector('[data-basket-count]');
  if (!bar || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const start = from.getBoundingClientRect();
  const end = bar.getBoundingClientRect();
  const dot = Object.assign(document.createElement('span'), { className: 'fly' });
  // An open sheet lies over everything that is not in it.
  (from.closest('dialog') ?? document.body).append(dot);
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
