import type { Leaflet, Offer, Plan } from '../data.ts';
import { needsLook } from './queue.ts';

/** What a page waits for. `count` is of offers that need a look. */
export interface PageStatus {
  readonly page: number;
  readonly kind: 'reading' | 'failed' | 'blocked' | 'to_check' | 'sure' | 'checked';
  readonly count: number;
}

interface Seen {
  readonly pages: Leaflet['pages'];
  readonly offers: readonly Offer[];
  readonly blockers: Plan['blockers'];
  readonly sureEnough: number;
}

/** The status of each page; what blocks publication and is no mere look comes before what only needs one. */
export function pageStatuses({ pages, offers, blockers, sureEnough }: Seen): PageStatus[] {
  const blocked = new Set(blockers.filter(({ code }) => code !== 'needs_look').map(({ page }) => page));
  const byPage = Map.groupBy(offers, ({ draft }) => draft.page);
  return pages.map(({ page, state }) => {
    const here = byPage.get(page) ?? [];
    const count = here.filter((offer) => needsLook(offer, sureEnough)).length;
    return { page, kind: kindOf({ state, isBlocked: blocked.has(page), count, here }), count };
  });
}

function kindOf({
  state,
  isBlocked,
  count,
  here,
}: {
  readonly state: Leaflet['pages'][number]['state'];
  readonly isBlocked: boolean;
  readonly count: number;
  readonly here: readonly Offer[];
}): PageStatus['kind'] {
  if (state === 'waiting') return 'reading';
  if (isBlocked) return 'blocked';
  if (state === 'failed' && here.length === 0) return 'failed';
  if (count > 0) return 'to_check';
  return here.every(({ draft }) => draft.checked) ? 'checked' : 'sure';
}
