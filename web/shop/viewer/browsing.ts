/**
 * Tells the shop what is done with its leaflet: pages seen, seconds on them, taps, offers added. No cookie, no id; nothing from readers who
 * object, by their browser's signal or by the switch on the page.
 */

interface Deed {
  readonly kind: 'view' | 'dwell' | 'tap' | 'add';
  readonly page: number;
  readonly offerId?: string;
  readonly x?: number;
  readonly y?: number;
  readonly seconds?: number;
}

const tellEvery = 15;
const mostAtOnce = 50;
const awayAfterMs = 60_000;
const refusedKey = 'halles-no-statistics';

let deeds: Deed[] = [];
let lastMove = Date.now();
/** Remembered by the browser; where it keeps nothing, as long as the page is open. */
let refused = false;
const dwelt = new Map<number, number>();
const seen = new Set<number>();

/** Starts counting on a leaflet's page; on others it does nothing. */
export function tellBrowsing(): void {
  const root = document.querySelector<HTMLElement>('[data-browsing]');
  if (!root) return;
  const { globalPrivacyControl } = navigator as { globalPrivacyControl?: boolean };
  if (globalPrivacyControl || navigator.doNotTrack === '1') return;
  offerSwitch();
  const figures = [...root.querySelectorAll<HTMLElement>('figure[data-page]')];
  let ticks = 0;
  setInterval(() => {
    if (document.hidden) return;
    look(figures);
    if (++ticks % tellEvery === 0) tell(root);
  }, 1000);
  for (const move of ['scroll', 'pointerdown', 'pointermove', 'keydown'])
    addEventListener(
      move,
      () => {
        lastMove = Date.now();
      },
      { passive: true },
    );
  root.addEventListener('click', noteTap);
  root.addEventListener('added', ({ target }) => {
    const offerId = offerOf((target as Element).closest('li')?.id);
    const spot = offerId && root.querySelector(`a[href="#offer-${offerId}"]`);
    if (spot) deeds.push({ kind: 'add', page: pageOf(spot), offerId });
  });
  document.addEventListener('visibilitychange', () => document.hidden && tell(root));
  addEventListener('pagehide', () => tell(root));
}

const pageOf = (element: Element): number => Number(element.closest('figure')?.id.slice('page-'.length));

const offerOf = (anchor: string | undefined): string | undefined => anchor?.split('offer-')[1];

/** One second goes to the page that takes most of the screen, while somebody is there; in a spread, to both of its pages. */
function look(figures: readonly HTMLElement[]): void {
  if (Date.now() - lastMove > awayAfterMs) return;
  for (const page of pagesInView(figures)) {
    dwelt.set(page, (dwelt.get(page) ?? 0) + 1);
    if (seen.has(page)) continue;
    seen.add(page);
    deeds.push({ kind: 'view', page });
  }
}

function pagesInView(figures: readonly HTMLElement[]): number[] {
  const shown = figures.map((figure) => {
    const { top, bottom } = figure.getBoundingClientRect();
    return { page: pageOf(figure), height: Math.min(bottom, innerHeight) - Math.max(top, 0), top };
  });
  const most = Math.max(...shown.map(({ height }) => height));
  if (most <= innerHeight / 4) return [];
  const first = shown.find(({ height }) => height === most)!;
  return shown.filter(({ top, height }) => top === first.top && height > innerHeight / 4).map(({ page }) => page);
}

/** A tap by keyboard has no place of its own: it counts in the middle of its offer. */
function noteTap({ target, clientX, clientY, detail }: MouseEvent): void {
  const sheet = (target as Element).closest('[data-sheet]');
  if (!sheet) return;
  const link = (target as Element).closest<HTMLAnchorElement>('a.hotspot');
  const offerId = offerOf(link?.hash);
  const box = sheet.getBoundingClientRect();
  const spot = link?.getBoundingClientRect();
  const [left, top] =
    detail === 0 && spot ? [spot.left + spot.width / 2, spot.top + spot.height / 2] : [clientX, clientY];
  const share = (part: number, whole: number) => Math.min(1, Math.max(0, Math.round((100 * part) / whole) / 100));
  deeds.push({
    kind: 'tap',
    page: pageOf(sheet),
    x: share(left - box.left, box.width),
    y: share(top - box.top, box.height),
    ...(offerId && { offerId }),
  });
}

/** Sends what was done since the last time. The browser delivers it even when the page is left. */
function tell(root: HTMLElement): void {
  const { browsing = '', version } = root.dataset;
  for (const [page, seconds] of dwelt) deeds.push({ kind: 'dwell', page, seconds: Math.min(60, seconds) });
  dwelt.clear();
  const told = deeds;
  deeds = [];
  if (refused) return;
  const channel = new URLSearchParams(location.search).get('via') ?? 'web';
  for (let i = 0; i < told.length; i += mostAtOnce) {
    const body = JSON.stringify({ version: Number(version), channel, deeds: told.slice(i, i + mostAtOnce) });
    navigator.sendBeacon(browsing, new Blob([body], { type: 'application/json' }));
  }
}

function readRefusal(): boolean {
  try {
    return localStorage.getItem(refusedKey) !== null;
  } catch {
    return false;
  }
}

function keepRefusal(): void {
  try {
    if (refused) localStorage.setItem(refusedKey, '1');
    else localStorage.removeItem(refusedKey);
  } catch {
    // The browser keeps nothing: the choice holds for this page.
  }
}

function offerSwitch(): void {
  refused = readRefusal();
  const frame = document.querySelector<HTMLElement>('[data-statistics]');
  const box = frame?.querySelector('input');
  if (!frame || !box) return;
  box.checked = refused;
  frame.hidden = false;
  box.addEventListener('change', () => {
    refused = box.checked;
    deeds = [];
    dwelt.clear();
    keepRefusal();
  });
}
