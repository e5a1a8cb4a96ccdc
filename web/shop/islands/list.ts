/** A shopping list that follows the other phones, and sends changes without leaving the page. What was done without network leaves later. */

import { postForm } from '../viewer/send-form.ts';
import { passOn } from '../viewer/share.ts';

const askEveryMs = 4000;

const waiting: HTMLFormElement[] = [];
let sending = false;

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (!('line' in form.dataset)) return;
  event.preventDefault();
  showAtOnce(form);
  waiting.push(form);
  void send();
});
document.querySelector('[data-share-list]')?.addEventListener('click', ({ currentTarget }) => {
  const button = currentTarget as HTMLElement;
  const link = document.querySelector<HTMLInputElement>('[data-link]');
  if (link) void passOn(button, link.value, button.dataset['shareList'] ?? '');
});
setInterval(() => {
  if (!document.hidden) void follow();
}, askEveryMs);
document.addEventListener('visibilitychange', () => document.hidden || void follow());
addEventListener('online', () => void follow());

const list = (): HTMLElement => document.querySelector<HTMLElement>('[data-list]')!;

/** A tick is seen before the server knows it. */
function showAtOnce(form: HTMLFormElement): void {
  const deed = form.querySelector<HTMLInputElement>('[name=do]')?.value;
  if (deed === 'check' || deed === 'uncheck') form.closest('li')?.classList.toggle('checked', deed === 'check');
  if (deed === 'remove') form.closest('li')?.classList.add('leaving');
}

/** Sends what waits, in order. Without network it stays and the page says so. */
async function send(): Promise<void> {
  if (sending) return;
  sending = true;
  try {
    for (let form = waiting[0]; form; form = waiting[0]) {
      const { ok, text } = await postForm(form);
      waiting.shift();
      tell(ok ? undefined : text);
    }
    await refresh();
  } catch {
    tell(notice()?.dataset['waiting']);
  } finally {
    sending = false;
  }
}

const notice = (): HTMLElement | null => document.querySelector('[data-notice]');

function tell(text: string | undefined): void {
  const place = notice();
  if (!place) return;
  place.textContent = text ?? '';
  place.hidden = !text;
}

/** Asks whether another phone changed the list. */
async function follow(): Promise<void> {
  if (waiting.length > 0) return send();
  try {
    const answer = await fetch(list().dataset['ask'] ?? '');
    // It was deleted: the page itself says so.
    if (answer.status === 404) return location.reload();
    if (!answer.ok) return;
    const { revision } = (await answer.json()) as { revision: number };
    if (String(revision) !== list().dataset['revision']) await refresh();
  } catch {
    // No network now; it is asked again.
  }
}

/** The list as the server shows it, in place of the one on the screen. What has the focus keeps it. */
async function refresh(): Promise<void> {
  const answer = await fetch(location.pathname);
  if (!answer.ok) return location.reload();
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-list]');
  if (!fresh || waiting.length > 0) return;
  const focused = placeOf(document.activeElement);
  list().replaceWith(fresh);
  if (focused) buttonsOf(focused.offer)[focused.button]?.focus();
}

const buttonsOf = (offer: string): HTMLElement[] => [
  ...list().querySelectorAll<HTMLElement>(`[data-offer="${CSS.escape(offer)}"] button`),
];

/** A button of a line, by which it is found again when the line was drawn anew. */
function placeOf(element: Element | null): { offer: string; button: number } | undefined {
  const offer = element?.closest<HTMLElement>('[data-offer]')?.dataset['offer'];
  return offer === undefined ? undefined : { offer, button: buttonsOf(offer).indexOf(element as HTMLElement) };
}
