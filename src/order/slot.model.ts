import { addDays, at, hoursOn, localDate, type Store } from '../organisation/index.ts';
import { ok, type Result, refuse } from '../platform/index.ts';

/** How a store fills its slots. */
export interface SlotSettings {
  /** Orders that one slot takes. */
  readonly capacityOrders: number;
  /** A slot can be chosen until so long before it starts. */
  readonly cutoffMinutes: number;
  readonly windowMinutes: number;
}

export const defaultSlotSettings: SlotSettings = { capacityOrders: 8, cutoffMinutes: 120, windowMinutes: 120 };

/** A window in which an order can be collected. Its times are instants; its day is the store's. */
export interface Slot {
  readonly slotId: string;
  readonly storeId: string;
  /** The store's calendar day, YYYY-MM-DD. */
  readonly date: string;
  readonly timeZone: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly cutoffAt: Date;
  readonly capacity: number;
}

/** A slot with the places that are taken by bookings and live holds. */
export interface SlotView extends Slot {
  readonly free: number;
}

/** How long a hold keeps its place, and its prices. */
export const holdMinutes = 20;
const daysAhead = 7;
const dayMinutes = 1440;

type SlotStore = Pick<Store, 'storeId' | 'timeZone' | 'openingHours' | 'exceptions'>;

/** The slots of the seven days that begin today, those past their cutoff left out. Earliest first. */
export function upcomingSlots(store: SlotStore, settings: SlotSettings, now: Date): readonly Slot[] {
  const today = localDate(now, store.timeZone);
  const days = Array.from({ length: daysAhead }, (_, day) => addDays(today, day));
  return days.flatMap((date) => slotsOn(store, settings, date)).filter(({ cutoffAt }) => now < cutoffAt);
}

/**
 * The slots of a store's day. Windows follow the wall clock (8:30, 10:30 …), so on the days when clocks change one of them may last an
 * hour less or more. What is left before closing is a slot when it is at least half a window.
 */
export function slotsOn(store: SlotStore, settings: SlotSettings, date: string): readonly Slot[] {
  return hoursOn(store, date).flatMap(({ opensAt, closesAt }) => {
    const opens = minuteOfDay(opensAt, store.timeZone);
    // Times in the hour that spring leaves out fall on those after it, so a start may come twice.
    const starts = new Set<number>();
    for (let minute = opens; minute < dayMinutes; minute += settings.windowMinutes)
      starts.add(at(date, timeOf(minute), store.timeZone).getTime());
    const ordered = [...starts].sort((a, b) => a - b).filter((start) => start < closesAt.getTime());
    return windowsBetween(ordered, closesAt, settings).map((window) => toSlot(store, settings, date, window));
  });
}

interface Window {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

function windowsBetween(starts: readonly number[], closesAt: Date, { windowMinutes }: SlotSettings): Window[] {
  const shortest = (windowMinutes * 60_000) / 2;
  return starts
    .map((start, i) => ({ startsAt: new Date(start), endsAt: new Date(starts[i + 1] ?? closesAt) }))
    .filter(({ startsAt, endsAt }) => endsAt.getTime() - startsAt.getTime() >= shortest);
}

function toSlot(store: SlotStore, settings: SlotSettings, date: string, { startsAt, endsAt }: Window): Slot {
  const { storeId, timeZone } = store;
  return {
    slotId: slotIdOf(storeId, startsAt),
    storeId,
    date,
    timeZone,
    startsAt,
    endsAt,
    cutoffAt: new Date(startsAt.getTime() - settings.cutoffMinutes * 60_000),
    capacity: settings.capacityOrders,
  };
}

function minuteOfDay(instant: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const [hours, minutes] = parts.format(instant).split(':').map(Number);
  return hours! * 60 + minutes!;
}

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** `lille.20261123T0730Z`: the store and the slot's start. */
export function slotIdOf(storeId: string, startsAt: Date): string {
  return `${storeId}.${startsAt.toISOString().slice(0, 16).replace(/[-:]/g, '')}Z`;
}

/** The store and start in a slot's id; undefined for any other text. */
export function parseSlotId(text: string): { storeId: string; startsAt: Date } | undefined {
  const match = /^([a-z0-9][a-z0-9-]{0,63})\.(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)Z$/.exec(text);
  if (!match) return undefined;
  const [, storeId, year, month, day, hour, minute] = match;
  const startsAt = new Date(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
  return Number.isNaN(startsAt.getTime()) ? undefined : { storeId: storeId!, startsAt };
}

/** The slot that an id names, if the store's hours have it. Past ones are found too. */
export function findSlot(store: SlotStore, settings: SlotSettings, slotId: string): Slot | undefined {
  const asked = parseSlotId(slotId);
  if (!asked || asked.storeId !== store.storeId) return undefined;
  const date = localDate(asked.startsAt, store.timeZone);
  return slotsOn(store, settings, date).find((slot) => slot.slotId === slotId);
}

export type PlaceRefusalOfSlot =
  | { readonly code: 'slot_full' }
  | { readonly code: 'slot_closed'; readonly cutoffAt: Date };

/** The places of a slot: `taken` counts bookings and live holds. */
export interface SlotPlaces {
  readonly cutoffAt: Date;
  readonly capacity: number;
  readonly taken: number;
}

/** Takes one place in a slot. */
export function takePlace<Places extends SlotPlaces>(slot: Places, now: Date): Result<Places, PlaceRefusalOfSlot> {
  if (now >= slot.cutoffAt) return refuse({ code: 'slot_closed', cutoffAt: slot.cutoffAt });
  if (slot.taken >= slot.capacity) return refuse({ code: 'slot_full' });
  return ok({ ...slot, taken: slot.taken + 1 });
}
