import { expect, test } from 'vitest';
import type { Leaflet, Plan } from '../data.ts';
import { pageStatuses } from './page-status.ts';
import { anOffer } from './testing.ts';

test('a page is told by what it waits for', () => {
  const page = (n: number, state: 'waiting' | 'read' | 'failed' = 'read') => ({
    page: n,
    state,
    widthPt: 1,
    heightPt: 1,
    failure: null,
  });
  const pages: Leaflet['pages'] = [page(1), page(2), page(3), page(4), page(5, 'failed'), page(6, 'waiting')];
  const offers = [
    anOffer('a', 1, { page: 1, checked: true }),
    anOffer('b', 1, { page: 2, confidence: 0.9 }),
    anOffer('c', 1, { page: 3 }),
    anOffer('d', 1, { page: 4 }),
  ];
  const blockers = [
    { code: 'needs_look', page: 3 },
    { code: 'no_price', page: 4 },
  ] as Plan['blockers'];
  const told = pageStatuses({ pages, offers, blockers, sureEnough: 0.6 }).map(({ kind, count }) => `${kind} ${count}`);
  expect(told).toEqual(['checked 0', 'sure 0', 'to_check 1', 'blocked 1', 'failed 0', 'reading 0']);
});
