import type { ShopRequest } from '../answer.tsx';
import { day, storePath, type Visit } from '../context.ts';

/** A short link that names no store: what it led to, and where it goes on at each store that has it. */
export async function readLink(visit: Visit, query: ShopRequest['query']) {
  if (query['link'] === 'unknown') return { notice: visit.say('link.unknown'), query: {}, pathOf: undefined };
  const leafletId = query['leaflet'];
  if (!leafletId) return undefined;
  const found = await visit.api.call<LinkedLeaflet>(
    'GET',
    `/api/shop/${visit.entity.entityId}/leaflets/${encodeURIComponent(leafletId.slice(0, 64))}`,
  );
  if (!found.ok) return { notice: visit.say('link.unknown'), query: {}, pathOf: undefined };
  const { state, title, validFrom, validThrough } = found.body;
  const date = day(visit, state === 'upcoming' ? validFrom : validThrough);
  if (state !== 'live') return { notice: visit.say(`link.${state}`, { title, date }), query: {}, pathOf: undefined };
  const kept = Object.fromEntries(
    ['leaflet', 'offer', 'page', 'via'].flatMap((name) => (query[name] ? [[name, query[name].slice(0, 64)]] : [])),
  );
  return {
    notice: visit.say('link.choose', { title }),
    query: kept,
    pathOf: (storeId: string) => linkedPath(visit, storeId, kept),
  };
}

interface LinkedLeaflet {
  readonly state: 'live' | 'over' | 'upcoming' | 'withdrawn';
  readonly title: string;
  readonly validFrom: string;
  readonly validThrough: string;
}

function linkedPath(visit: Visit, storeId: string, { leaflet, ...place }: Readonly<Record<string, string>>): string {
  const anchor = place['offer'] ? `#offer-${place['offer']}` : place['page'] ? `#page-${place['page']}` : '';
  return `${storePath(visit, storeId)}/leaflets/${leaflet}?${new URLSearchParams(place)}${anchor}`;
}
