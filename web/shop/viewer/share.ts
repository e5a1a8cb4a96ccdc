/** Links that are there to be passed on: the system's own sheet where there is one, else into the clipboard. */
export function shareLinks(): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-share]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void passOn(link, link.href, link.dataset['share'] ?? '');
  });
}

/** Shares an address; the element says so for a moment when it went into the clipboard. */
export async function passOn(element: HTMLElement, url: string, copied: string): Promise<void> {
  try {
    if (navigator.share) return await navigator.share({ title: document.title, url });
    await navigator.clipboard.writeText(url);
  } catch (failure) {
    // The person closed the system's sheet.
    if (failure instanceof DOMException && failure.name === 'AbortError') return;
    location.assign(url);
    return;
  }
  const said = element.textContent;
  element.textContent = copied;
  setTimeout(() => {
    element.textContent = said;
  }, 1500);
}
