import type { Keep } from '../offline/keeping.ts';
import { wantsLessData } from './less-data.ts';
import { clearNotice, tellNotice } from './notice.ts';

/** After that, or with the first move, somebody visits the leaflet rather than passing by. */
const visitMs = 8000;

const askEveryMs = 5000;

/** Keeps a visited leaflet for reading without network, and says when what is shown is old. */
export function keepForOffline(): void {
  tellHowOld();
  listKeptLeaflets();
  const scope = document.querySelector<HTMLElement>('[data-keep]')?.dataset['keep'];
  if (!scope || !('serviceWorker' in navigator) || isKeptCopy()) return;
  onceVisited(() => void keep(scope));
}

const isKeptCopy = (): boolean => 'keptAt' in document.documentElement.dataset;

function tellHowOld(): void {
  const { keptAt } = document.documentElement.dataset;
  if (keptAt) {
    tellKept(new Date(keptAt));
    replaceOnceThereIsNetwork();
  } else {
    addEventListener('offline', () => tellNotice('offline'));
    addEventListener('online', clearNotice);
  }
}

function tellKept(keptAt: Date): void {
  const when = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'full', timeStyle: 'short' });
  if (isOver()) tellNotice('over');
  else if (document.querySelector('[data-keep]')) tellNotice('kept', { when: when.format(keptAt) });
}

/** Phones believe in a network that answers nobody, so it is tried. */
function replaceOnceThereIsNetwork(): void {
  const ask = async () => {
    if (document.hidden) return;
    const answer = await fetch(location.pathname, { method: 'HEAD', cache: 'no-store' }).catch(() => undefined);
    if (answer && answer.status < 500) location.reload();
  };
  setInterval(() => void ask(), askEveryMs);
  addEventListener('online', () => void ask());
}

/** Whether the leaflet's last day is past, by this phone's clock. */
function isOver(): boolean {
  const through = document.querySelector<HTMLElement>('[data-through]')?.dataset['through'];
  const [today] = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().split('T');
  return through !== undefined && today !== undefined && through < today;
}

function onceVisited(visited: () => void): void {
  const moves = ['scroll', 'pointerdown', 'keydown'];
  const begin = () => {
    clearTimeout(timer);
    for (const move of moves) removeEventListener(move, begin);
    if ('requestIdleCallback' in globalThis) requestIdleCallback(visited);
    else setTimeout(visited, 200);
  };
  const timer = setTimeout(begin, visitMs);
  for (const move of moves) addEventListener(move, begin, { passive: true });
}

async function keep(scope: string): Promise<void> {
  try {
    await navigator.serviceWorker.register(`${scope}offline-worker.js`, { scope });
    const { active } = await navigator.serviceWorker.ready;
    const { pathname } = location;
    const message: Keep = { kind: 'keep', paths: [pathname, pathname.split('/leaflets/')[0]!], pictures: pictures() };
    active?.postMessage(message);
  } catch {
    // Private windows keep nothing: the leaflet works with network.
  }
}

/** All pages, as wide as the first is shown; where less data is asked for, only those that were seen. */
function pictures(): string[] {
  const images = [...document.querySelectorAll<HTMLImageElement>('figure[data-page] img')];
  const seen = images.filter(({ complete, currentSrc }) => complete && currentSrc);
  if (wantsLessData()) return seen.map(({ currentSrc }) => currentSrc);
  // A page that was zoomed shows a larger picture than is needed for reading.
  const usual = (seen.find(({ dataset }) => !dataset['sharp']) ?? images[0])?.currentSrc;
  return usual ? images.map((_, i) => usual.replace(/page-\d+-/, `page-${i + 1}-`)) : [];
}

/** On the page for everything that is not kept: the leaflets that are. */
function listKeptLeaflets(): void {
  const place = document.querySelector<HTMLElement>('[data-kept-leaflets]');
  if (!place) return;
  document.querySelector('[data-retry]')?.addEventListener('click', () => location.reload());
  const entity = location.pathname.split('/')[1] ?? '';
  void showKept(place, `halles-${entity}-pages`);
}

async function showKept(place: HTMLElement, cacheName: string): Promise<void> {
  const pages = await caches.open(cacheName);
  const list = place.querySelector('ul')!;
  for (const { url } of await pages.keys()) {
    const page = url.includes('/leaflets/') ? await pages.match(url) : undefined;
    if (!page) continue;
    const title =
      new DOMParser().parseFromString(await page.text(), 'text/html').querySelector('h1')?.textContent ?? '';
    const link = Object.assign(document.createElement('a'), { href: url, className: 'row', textContent: title });
    const row = document.createElement('li');
    row.append(link);
    list.append(row);
  }
  const text = place.querySelector('p');
  if (text && list.children.length === 0) text.textContent = text.dataset['none'] ?? '';
}
