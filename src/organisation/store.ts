import { Temporal } from 'temporal-polyfill';
import type { EntityId } from '../platform/index.ts';

/** ISO weekdays (1 is Monday) with local times of the store. `closes` at or before `opens` is not allowed. */
export interface OpeningHours {
  readonly days: readonly number[];
  readonly opens: string;
  readonly closes: string;
}

/** The hours of one date in place of the weekly ones; null is closed. */
export interface HoursException {
  readonly date: string;
  readonly opens: string | null;
  readonly closes: string | null;
}

export interface Store {
  readonly entityId: EntityId;
  readonly storeId: string;
  readonly bannerId: string;
  readonly gln: string | null;
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly timeZone: string;
  readonly phone: string | null;
  readonly openingHours: readonly OpeningHours[];
  readonly exceptions: readonly HoursException[];
}

export interface OpenInterval {
  readonly opensAt: Date;
  readonly closesAt: Date;
}

type Hours = Pick<Store, 'timeZone' | 'openingHours' | 'exceptions'>;

/** The moments a store opens and closes on a local date (`2026-03-29`), right on the days when clocks change. Empty when closed. */
export function hoursOn(store: Hours, date: string): readonly OpenInterval[] {
  const exceptions = store.exceptions.filter((exception) => exception.date === date);
  const weekday = Temporal.PlainDate.from(date).dayOfWeek;
  const spans: readonly { opens: string | null; closes: string | null }[] =
    exceptions.length > 0 ? exceptions : store.openingHours.filter(({ days }) => days.includes(weekday));
  return spans
    .flatMap(({ opens, closes }) =>
      opens && closes ? [{ opensAt: at(date, opens, store.timeZone), closesAt: at(date, closes, store.timeZone) }] : [],
    )
    .sort((a, b) => a.opensAt.getTime() - b.opensAt.getTime());
}

/** The instant of a local date and time. In a spring gap the time is moved on, as wall clocks are. */
export function at(date: string, time: string, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds);
}

/** The store's calendar day at an instant. */
export function localDate(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Whether people are at the store now; if not, when they next are (within two weeks). */
export function opening(
  store: Hours,
  now: Date,
): { open: true; closesAt: Date } | { open: false; opensAt: Date | undefined } {
  const today = localDate(now, store.timeZone);
  for (let day = 0; day < 14; day++) {
    for (const { opensAt, closesAt } of hoursOn(store, addDays(today, day))) {
      if (opensAt <= now && now < closesAt) return { open: true, closesAt };
      if (opensAt > now) return { open: false, opensAt };
    }
  }
  return { open: false, opensAt: undefined };
}

const earthRadiusKm = 6371;

/** Great-circle distance (haversine), in kilometres. */
export function distanceKm(
  a: { latitude: number; longitude: number },
  b: { latitude: number; longitude: number },
): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const dLat = rad(b.latitude - a.latitude);
  const dLon = rad(b.longitude - a.longitude);
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(dLon / 2) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(h));
}

/** Lower case, without accents or punctuation: how place names are compared. */
export function foldPlace(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export interface FoundStore {
  readonly store: Store;
  readonly distanceKm?: number;
}

/** Stores by what a shopper wrote: a postcode, a town, a street or the store's name. Best first; empty when nothing is like it. */
export function storesByText(stores: readonly Store[], text: string, limit = 5): readonly FoundStore[] {
  const postcode = /\b\d{4,5}\b/.exec(text)?.[0];
  if (postcode) return storesByPostcode(stores, postcode, limit);
  const wanted = foldPlace(text);
  if (wanted.length < 2) return [];
  return stores
    .map((store) => ({ store, likeness: likeness(store, wanted) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((a, b) => b.likeness - a.likeness || a.store.name.localeCompare(b.store.name))
    .slice(0, limit)
    .map(({ store }) => ({ store }));
}

/** Exact postcodes first, then the longest shared beginning, then the nearest number: neighbouring codes are neighbouring places. */
function storesByPostcode(stores: readonly Store[], postcode: string, limit: number): readonly FoundStore[] {
  const near = stores.filter(
    ({ postcode: own }) => own.length === postcode.length && own.slice(0, 1) === postcode.slice(0, 1),
  );
  const distance = (store: Store) => Math.abs(Number(store.postcode) - Number(postcode));
  return near
    .toSorted((a, b) => shared(b.postcode, postcode) - shared(a.postcode, postcode) || distance(a) - distance(b))
    .slice(0, limit)
    .map((store) => ({ store }));
}

function shared(a: string, b: string): number {
  let n = 0;
  while (n < 2 && a[n] === b[n]) n++;
  return a === b ? 9 : n;
}

function likeness(store: Store, wanted: string): number {
  const city = foldPlace(store.city);
  if (city === wanted) return 4;
  const all = `${city} ${foldPlace(store.name)} ${foldPlace(store.street)}`;
  const words = wanted.split(' ').filter((word) => word.length > 1);
  if (city.startsWith(wanted) || wanted.includes(city)) return 3;
  const hits = words.filter((word) =>
    all.split(' ').some((own) => own.startsWith(word) || oneEditApart(own, word)),
  ).length;
  return hits === words.length ? 2 : hits / (words.length + 1);
}

/** One letter added, dropped, changed or swapped with its neighbour, in words long enough for it to be a slip. */
function oneEditApart(a: string, b: string): boolean {
  if (a.length < 5 || b.length < 5 || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  const restA = a.slice(start);
  const restB = b.slice(start);
  if (restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}

/** Stores by distance from a point. */
export function storesNear(
  stores: readonly Store[],
  point: { latitude: number; longitude: number },
  limit = 5,
): readonly FoundStore[] {
  return stores
    .map((store) => ({ store, distanceKm: distanceKm(point, store) }))
    .sort((a, b) => a.distanceKm - b.distanceKm)
    .slice(0, limit);
}
