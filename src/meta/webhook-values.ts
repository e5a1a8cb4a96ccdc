import { storableText } from './json-for-postgres.ts';

/** Reads of what came from outside, where anything may be missing or of another kind. */

export function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

/** An id that fits our columns. */
export function identifier(value: unknown): string | undefined {
  const id = text(value);
  return id && id.length <= 512 ? storableText(id) : undefined;
}

export function within(max: number, id: string | undefined): string | undefined {
  return id !== undefined && id.length <= max ? id : undefined;
}

export function shortText(value: unknown): string | undefined {
  const whole = text(value);
  return whole && storableText(whole.slice(0, 200));
}

export function decimal(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

export function wholeNumber(value: unknown): number | undefined {
  const number = decimal(value);
  return number !== undefined && Number.isInteger(number) && Math.abs(number) <= 2_147_483_647 ? number : undefined;
}

const year2100 = 4_102_444_800;

// The time must be the same at every redelivery, for it is part of the key: so never the time of arrival.
export function instant(timestamp: unknown, entryTime: unknown): Date {
  for (const value of [timestamp, entryTime]) {
    const number = decimal(value);
    if (number === undefined || number < 0) continue;
    const seconds = number > year2100 ? number / 1000 : number;
    if (seconds <= year2100) return new Date(Math.round(seconds * 1000));
  }
  return new Date(0);
}
