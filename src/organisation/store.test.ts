import { describe, expect, test } from 'vitest';
import { addDays, at, distanceKm, hoursOn, localDate, opening, storesByText, storesNear } from './store.ts';
import { aStore } from './testing.ts';

const daily = (opens: string, closes: string) => [{ days: [1, 2, 3, 4, 5, 6, 7], opens, closes }];
const spans = (store: Parameters<typeof hoursOn>[0], date: string) =>
  hoursOn(store, date).map(({ opensAt, closesAt }) => [opensAt.toISOString(), closesAt.toISOString()]);

describe('hours', () => {
  const store = aStore({ openingHours: daily('08:30', '20:30') });

  test('opening hours are the store’s wall clock, also on the days it changes', () => {
    expect(spans(store, '2026-03-28')).toEqual([['2026-03-28T07:30:00.000Z', '2026-03-28T19:30:00.000Z']]);
    expect(spans(store, '2026-03-29')).toEqual([['2026-03-29T06:30:00.000Z', '2026-03-29T18:30:00.000Z']]);
    expect(spans(store, '2026-10-24')).toEqual([['2026-10-24T06:30:00.000Z', '2026-10-24T18:30:00.000Z']]);
    expect(spans(store, '2026-10-25')).toEqual([['2026-10-25T07:30:00.000Z', '2026-10-25T19:30:00.000Z']]);
  });

  test('a night that loses or gains an hour is an hour shorter or longer', () => {
    const night = aStore({ openingHours: daily('01:00', '05:00') });
    const hours = (date: string) =>
      hoursOn(night, date).map(({ opensAt, closesAt }) => (closesAt.getTime() - opensAt.getTime()) / 3_600_000);
    expect(['2026-03-28', '2026-03-29', '2026-10-25'].map(hours)).toEqual([[4], [3], [5]]);
  });

  test('a time that the clock skips is moved on', () => {
    expect(at('2026-03-29', '02:30', 'Europe/Paris').toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(localDate(new Date('2026-03-28T23:30:00Z'), 'Europe/Paris')).toBe('2026-03-29');
    expect(localDate(new Date('2026-03-28T23:30:00Z'), 'America/Sao_Paulo')).toBe('2026-03-28');
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  });

  test('a date of its own stands in place of the week’s hours', () => {
    const exceptions = [
      { date: '2026-12-25', opens: null, closes: null },
      { date: '2026-12-24', opens: '14:00', closes: '18:00' },
      { date: '2026-12-24', opens: '08:00', closes: '12:00' },
    ];
    const festive = aStore({ openingHours: daily('08:30', '20:30'), exceptions });
    expect(spans(festive, '2026-12-25')).toEqual([]);
    expect(spans(festive, '2026-12-24')).toEqual([
      ['2026-12-24T07:00:00.000Z', '2026-12-24T11:00:00.000Z'],
      ['2026-12-24T13:00:00.000Z', '2026-12-24T17:00:00.000Z'],
    ]);
  });

  test('a store says until when it is open, or when it opens next', () => {
    const weekdays = aStore();
    expect(opening(weekdays, new Date('2026-11-21T18:00:00Z'))).toEqual({
      open: true,
      closesAt: new Date('2026-11-21T19:30:00Z'),
    });
    // Saturday at closing time: Sunday is closed, so it is Monday.
    expect(opening(weekdays, new Date('2026-11-21T19:30:00Z'))).toEqual({
      open: false,
      opensAt: new Date('2026-11-23T07:30:00Z'),
    });
    expect(opening(weekdays, new Date('2026-11-23T07:30:00Z'))).toMatchObject({ open: true });
    expect(opening(aStore({ openingHours: [] }), new Date())).toEqual({ open: false, opensAt: undefined });
  });
});

describe('finding a store', () => {
  const stores = [
    aStore({ storeId: 'lille' }),
    aStore({ storeId: 'roubaix', name: 'Roubaix Centre', postcode: '59100', city: 'Roubaix' }),
    aStore({
      storeId: 'saint-etienne',
      name: 'Bellevue',
      street: '3 rue du Puits',
      postcode: '42000',
      city: 'Saint-Étienne',
    }),
    aStore({ storeId: 'paris', name: 'Daumesnil', street: '200 avenue Daumesnil', postcode: '75012', city: 'Paris' }),
    aStore({ storeId: 'gent', name: 'Gent', postcode: '9000', city: 'Gent', latitude: 51.05, longitude: 3.72 }),
  ];
  const found = (text: string) => storesByText(stores, text).map(({ store }) => store.storeId);

  test('by its postcode, and by a neighbouring one the nearest first', () => {
    expect(found('59100')[0]).toBe('roubaix');
    expect(found('je suis au 75012 Paris')[0]).toBe('paris');
    expect(found('59110')).toEqual(['roubaix', 'lille']);
    expect(found('59001')[0]).toBe('lille');
    expect(found('9000')).toEqual(['gent']);
  });

  test.each([
    ['saint etienne', 'saint-etienne'],
    ['St-Étienne', 'saint-etienne'],
    ['SAINT ÉTIENNE', 'saint-etienne'],
    ['roubiax', 'roubaix'],
    ['roubaux', 'roubaix'],
    ['roubai', 'roubaix'],
    ['avenue daumesnil', 'paris'],
    ['le magasin de Roubaix', 'roubaix'],
  ])('by a place, with accents, shortenings and slips: %s', (text, storeId) => {
    expect(found(text)[0]).toBe(storeId);
  });

  test.each(['', ' ', 'x', '!!!', 'bonjour', 'Marseille', '00000', '1'])('nothing is found for %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('by distance from a place on the map', () => {
    const near = storesNear(stores, { latitude: 51.0, longitude: 3.7 }, 2);
    expect(near[0]?.store.storeId).toBe('gent');
    expect(near[0]?.distanceKm).toBeCloseTo(5.73, 1);
    expect(near).toHaveLength(2);
    expect(distanceKm({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 })).toBeCloseTo(111.2, 0);
  });
});
