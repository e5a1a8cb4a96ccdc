const maxScale = 4;

/** Pinch with two fingers or press + and −; then drag. One finger always scrolls the page while it is not zoomed. */
export function zoomPages(): void {
  for (const page of document.querySelectorAll<HTMLElement>('[data-page]')) enableZoom(page);
}

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
    sharpen(sheet, scale * frame.clientWidth);
  };
  const middle = (): [number, number] => [frame.clientWidth / 2, Math.min(frame.clientHeight, innerHeight) / 2];
  buttons.querySelector('[data-zoom-in]')!.addEventListener('click', () => zoomTo(scale * 1.5, ...middle()));
  buttons.querySelector('[data-zoom-out]')!.addEventListener('click', () => zoomTo(scale / 1.5, ...middle()));
  followPinch(frame, () => scale, zoomTo);
}

/** A page that is looked at closely gets the picture that this needs; it never goes back to a smaller one. */
function sharpen(sheet: HTMLElement, width: number): void {
  const image = sheet.querySelector('img');
  if (!image?.srcset || width <= image.clientWidth / maxScale) return;
  const asked = Number.parseInt(image.dataset['sharp'] ?? '0', 10);
  if (width <= asked) return;
  image.dataset['sharp'] = String(Math.round(width));
  image.sizes = `${Math.round(width)}px`;
}

type ZoomTo = (scale: number, x: number, y: number) => void;

function followPinch(frame: HTMLElement, scaleNow: () => number, zoomTo: ZoomTo): void {
  let start: { distance: number; scale: number } | undefined;
  const distance = (touches: TouchList) =>
    Math.hypot(touches[0]!.clientX - touches[1]!.clientX, touches[0]!.clientY - touches[1]!.clientY);
  frame.addEventListener(
    'touchstart',
    (event) => {
      if (event.touches.length === 2) start = { distance: distance(event.touches), scale: scaleNow() };
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
  for (const end of ['touchend', 'touchcancel'])
    frame.addEventListener(end, () => {
      start = undefined;
    });
}
