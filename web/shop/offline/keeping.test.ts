import { expect, test } from 'vitest';
import { assetsIn, isSamePage, leafletOf, makingRoom, markKept, mayKeep } from './keeping.ts';

test('leaflets and the store are kept; what is somebody’s own is not', () => {
  expect(['/fr/lille', '/fr/lille/', '/fr/lille/leaflets/01a2'].map(mayKeep)).toEqual([true, true, true]);
  const own = ['/fr/basket', '/fr/basket/slots', '/fr/orders/7', '/fr/lille/lists/secret', '/fr/lille/list'];
  expect(own.map(mayKeep)).toEqual(own.map(() => false));
  expect(['/fr/lille/search', '/fr/lille/leaflets/01a2/print', '/fr'].map(mayKeep)).toEqual([false, false, false]);
});

test('a smaller picture of the same page stands in', () => {
  const picture = (page: number, width: number) => `/media/fr/leaflets/01a2/page-${page}-${width}.webp`;
  expect(isSamePage(picture(1, 480), picture(1, 1250))).toBe(true);
  expect(isSamePage(picture(1, 480), picture(11, 480))).toBe(false);
  expect(leafletOf(picture(3, 828))).toBe('01a2');
});

test('the last three leaflets stay, the store’s page does not count', () => {
  const kept = [1, 2, 3, 4, 5].map((day) => ({ path: `/fr/lille/leaflets/${day}`, keptAt: `2026-11-0${day}` }));
  expect(makingRoom([...kept, { path: '/fr/lille', keptAt: '2020-01-01' }])).toEqual([
    '/fr/lille/leaflets/2',
    '/fr/lille/leaflets/1',
  ]);
});

test('a kept page says since when, and which files it needs', () => {
  const html =
    '<!doctype html><html lang="fr"><link href="/assets/shop/assets/shop-a.css"><script src="/assets/shop/assets/l.js">';
  expect(markKept(html, '2026-11-23T09:00:00Z')).toContain('<html data-kept-at="2026-11-23T09:00:00Z" lang="fr">');
  expect(assetsIn(html + html)).toEqual(['/assets/shop/assets/shop-a.css', '/assets/shop/assets/l.js']);
});
