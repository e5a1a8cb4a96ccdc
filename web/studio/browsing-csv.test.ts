import { expect, test } from 'vitest';
import { browsingCsv } from './browsing-csv.ts';
import type { Browsing } from './data.ts';

const sum = { views: 4, seconds: 30, taps: 2, adds: 1 };
const browsing: Browsing = {
  grid: { columns: 20, rows: 28 },
  published: true,
  all: sum,
  pages: [{ page: 1, ...sum }],
  offers: [{ offerId: 'a', name: '=Lait, "entier"', page: 1, box: [0, 0, 1, 1], taps: 2, adds: 1 }],
  stores: [{ storeId: 'lille', ...sum }],
  channels: [{ channel: 'whatsapp', ...sum }],
  days: [{ day: '2026-11-23', ...sum }],
  spots: [],
};

test('the file holds what the screen shows, and no formula', () => {
  const heads = {
    part: 'Part',
    name: 'Name',
    views: 'Views',
    seconds: 'Seconds',
    taps: 'Taps',
    adds: 'Adds',
    page: 'Page',
    offer: 'Offer',
    store: 'Store',
    channel: 'Channel',
    day: 'Day',
    channelName: () => 'WhatsApp',
    storeName: () => 'Lille',
  };
  expect(browsingCsv(browsing, heads).slice(1).split('\r\n')).toEqual([
    'Part,Name,Views,Seconds,Taps,Adds',
    'Page,1,4,30,2,1',
    `Offer,"'=Lait, ""entier""",,,2,1`,
    'Store,Lille,4,30,2,1',
    'Channel,WhatsApp,4,30,2,1',
    'Day,2026-11-23,4,30,2,1',
    '',
  ]);
});
