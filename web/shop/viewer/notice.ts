/** What the page has to say about the network, in the one place for it. */
type Sentence = 'offline' | 'kept' | 'over' | 'notDone';

export function tellNotice(sentence: Sentence, values: { when?: string } = {}): void {
  const place = document.querySelector<HTMLElement>('[data-offline]');
  if (!place) return;
  place.textContent = (place.dataset[sentence] ?? '').replace('{when}', values.when ?? '');
  place.hidden = false;
}

export function clearNotice(): void {
  const place = document.querySelector<HTMLElement>('[data-offline]');
  if (place) place.hidden = true;
}
