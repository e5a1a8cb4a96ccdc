import { parse } from 'csv-parse/sync';
import { type EntityId, ok, type Result, refuse } from '../platform/index.ts';
import type { OpeningHours, Store } from './store.ts';

export interface StoreListError {
  readonly line: number;
  readonly field: string;
  readonly message: string;
}

const columns = ['store_id', 'name', 'street', 'postcode', 'city', 'latitude', 'longitude', 'opening_hours'] as const;
const maxStores = 20_000;

/**
 * Reads a list of stores (CSV, UTF-8, header line). Columns: `store_id,name,street,postcode,city,latitude,longitude,opening_hours` and,
 * if wanted, `banner,gln,time_zone,phone`. Opening hours are written as OpenStreetMap does: `Mo-Sa 08:30-20:00; Su 09:00-12:30`.
 * All lines are read or none: every error comes back with its line number.
 */
export function readStoreList(
  text: string,
  entity: { entityId: EntityId; timeZone: string; bannerId: string },
): Result<Store[], { readonly code: 'bad_store_list'; readonly errors: readonly StoreListError[] }> {
  const errors: StoreListError[] = [];
  const stores: Store[] = [];
  const seen = new Set<string>();
  for (const { line, record } of records(text, errors)) {
    const store = readStore(record, entity, (field, message) => errors.push({ line, field, message }));
    if (seen.has(store.storeId)) errors.push({ line, field: 'store_id', message: `${store.storeId} is there twice.` });
    seen.add(store.storeId);
    stores.push(store);
  }
  if (errors.length === 0 && stores.length === 0)
    errors.push({ line: 1, field: '', message: 'The list holds no store.' });
  return errors.length > 0 ? refuse({ code: 'bad_store_list', errors: errors.slice(0, 100) }) : ok(stores);
}

function records(text: string, errors: StoreListError[]): { line: number; record: Record<string, string> }[] {
  try {
    const rows = parse(text, {
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
      bom: true,
      trim: true,
      skip_empty_lines: true,
      info: true,
      to: maxStores + 1,
    }) as unknown as { info: { lines: number }; record: Record<string, string> }[];
    if (rows.length > maxStores) {
      errors.push({ line: 1, field: '', message: `A list may hold ${maxStores} stores at most.` });
      return [];
    }
    const first = rows[0]?.record;
    const missing = first ? columns.filter((column) => !(column in first)) : [];
    for (const column of missing) errors.push({ line: 1, field: column, message: `The column ${column} is missing.` });
    return missing.length > 0 ? [] : rows.map(({ info, record }) => ({ line: info.lines, record }));
  } catch (error) {
    errors.push({ line: 1, field: '', message: `This is not a CSV file: ${(error as Error).message}` });
    return [];
  }
}

function readStore(
  record: Record<string, string>,
  entity: { entityId: EntityId; timeZone: string; bannerId: string },
  complain: (field: string, message: string) => void,
): Store {
  const text = (field: string, max: number): string => {
    const value = record[field] ?? '';
    if (value.length === 0 || value.length > max) complain(field, `must have 1 to ${max} characters.`);
    return value;
  };
  const coordinate = (field: string, max: number): number => {
    const value = Number(record[field]?.replace(',', '.'));
    if (!record[field] || !Number.isFinite(value) || Math.abs(value) > max)
      complain(field, `must be a number from −${max} to ${max}.`);
    return value;
  };
  const storeId = (record['store_id'] ?? '').toLowerCase();
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(storeId))
    complain('store_id', 'must be letters, digits and dashes, at most 64.');
  const gln = record['gln'] || null;
  if (gln !== null && !isGln(gln)) complain('gln', 'must be 13 digits with a right check digit.');
  const openingHours = parseOpeningHours(record['opening_hours'] ?? '');
  if (!openingHours) complain('opening_hours', 'must look like "Mo-Sa 08:30-20:00; Su 09:00-12:30".');
  const timeZone = record['time_zone'] || entity.timeZone;
  if (!isTimeZone(timeZone)) complain('time_zone', `${timeZone} is not a time zone.`);
  return {
    entityId: entity.entityId,
    storeId,
    bannerId: record['banner'] ? slug(record['banner']) : entity.bannerId,
    gln,
    name: text('name', 160),
    street: text('street', 200),
    postcode: text('postcode', 12),
    city: text('city', 120),
    latitude: coordinate('latitude', 90),
    longitude: coordinate('longitude', 180),
    timeZone,
    phone: record['phone'] || null,
    openingHours: openingHours ?? [],
    exceptions: [],
  };
}

export function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 32);
}

/** Whether it is the name of a time zone, such as Europe/Paris. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/** GS1 check digit: weights 1 and 3 from the left for 13 digits. */
export function isGln(text: string): boolean {
  if (!/^\d{13}$/.test(text)) return false;
  const sum = [...text].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}

const weekdays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];

/** `Mo-Sa 08:30-20:00; Su 09:00-12:30`; undefined when it is not in that form, or a day closes before it opens. */
export function parseOpeningHours(text: string): OpeningHours[] | undefined {
  const hours: OpeningHours[] = [];
  for (const part of text
    .split(';')
    .map((piece) => piece.trim())
    .filter(Boolean)) {
    const match = /^([A-Za-z,\-\s]+?)\s+((?:\d{2}:\d{2}-\d{2}:\d{2})(?:\s*,\s*\d{2}:\d{2}-\d{2}:\d{2})*)$/.exec(part);
    const days = match && parseDays(match[1]!);
    if (!days) return undefined;
    for (const span of match[2]!.split(',')) {
      const [opens = '', closes = ''] = span.trim().split('-');
      if (!isTime(opens) || !isTime(closes) || closes <= opens) return undefined;
      hours.push({ days, opens, closes });
    }
  }
  return hours.length > 0 ? hours : undefined;
}

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

function parseDays(text: string): number[] | undefined {
  const days: number[] = [];
  for (const piece of text.split(',')) {
    const [from, to = from] = piece
      .trim()
      .split('-')
      .map((day) => weekdays.indexOf(day.trim()) + 1);
    if (!from || !to || to < from) return undefined;
    for (let day = from; day <= to; day++) days.push(day);
  }
  return days;
}
