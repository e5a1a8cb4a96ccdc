/** Answers for the shop when there is no network. With network it only watches: pages always come from the server first. */

import { isKeep, isPicture, keepingLimits, mayKeep } from '../offline/keeping.ts';
import { KeptShop } from '../offline/kept.ts';
import type { WorkerScope } from '../offline/worker-scope.ts';

const worker = self as unknown as WorkerScope;
const scope = new URL(worker.registration.scope).pathname;
const shop = new KeptShop(scope);

worker.addEventListener('install', (event) => {
  // What a page sends as it closes must not wait for a worker: the browser would end it with the page.
  void event.addRoutes?.([{ condition: { requestMethod: 'POST' }, source: 'network' }]);
  event.waitUntil(shop.keepOfflinePage().then(() => worker.skipWaiting()));
});
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('message', (event) => {
  // A phone without room or network keeps what it has.
  if (isKeep(event.data)) event.waitUntil(shop.keep(event.data).catch(() => undefined));
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(openPage(request, pathname));
  else if (isPicture(pathname)) event.respondWith(showPicture(request, pathname));
  else if (pathname.startsWith('/assets/shop/')) event.respondWith(readAsset(request));
});

async function openPage(request: Request, path: string): Promise<Response> {
  const kept = mayKeep(path) ? await shop.page(path) : undefined;
  try {
    const answer = await within(fetch(request), kept ? keepingLimits.patienceMs : undefined);
    if (answer.status < 500) {
      if (kept && mayKeep(path)) await forgetWhatIsGone(path, answer.clone());
      return answer;
    }
    return kept ?? answer;
  } catch {
    return kept ?? shop.offlinePage();
  }
}

/** A leaflet that was withdrawn, or is over, is not shown again without network either. */
async function forgetWhatIsGone(path: string, answer: Response): Promise<void> {
  const isLeaflet = path.includes('/leaflets/');
  if (isLeaflet && !(await answer.text()).includes(' data-keep=')) await shop.forget(path);
}

/** A network that does not answer in time counts as none. @throws {Error} when the time is over. */
function within(answer: Promise<Response>, patienceMs: number | undefined): Promise<Response> {
  if (patienceMs === undefined) return answer;
  const over = new Promise<never>((_, refuse) => setTimeout(() => refuse(new Error('No answer in time.')), patienceMs));
  return Promise.race([answer, over]);
}

async function showPicture(request: Request, path: string): Promise<Response> {
  const kept = await shop.file(request);
  if (kept) return kept;
  try {
    const answer = await fetch(request);
    if (answer.ok && (await shop.holdsLeafletOf(path))) await shop.addFile(request, answer.clone());
    return answer;
  } catch (failure) {
    const like = await shop.pictureLike(path);
    if (like) return like;
    throw failure;
  }
}

async function readAsset(request: Request): Promise<Response> {
  return (await shop.file(request)) ?? fetch(request);
}
