import { CsvError, parse } from 'csv-parse/sync';
import { type EntityId, ok, type Result, refuse } from '../platform/index.ts';
import type { OpeningHours, Store } from './store.ts';

/** What may be wrong with a list of stores. */
export type StoreListErrorCode =
  | 'empty'
  | 'too_many_stores'
  | 'missing_column'
  | 'wrong_columns'
  | 'bad_quotes'
  | 'missing_value'
  | 'too_long'
  | 'bad_coordinate'
  | 'bad_store_id'
  | 'duplicate_id'
  | 'bad_gln'
  | 'bad_opening_hours'
  | 'bad_time_zone';

/** An error in a line, as a code with what a sentence about it names; `message` is that sentence in English, for programs. */
export interface StoreListError {
  /** From 1, which is the header. */
  readonly line: number;
  /** The column; empty where it is about the line or the file. */
  readonly field: string;
  readonly code: StoreListErrorCode;
  readonly values: Readonly<Record<string, string | number>>;
  readonly message: string;
}

export interface BadStoreList {
  readonly code: 'bad_store_list';
  /** The first hundred. */
  readonly errors: readonly StoreListError[];
  readonly more: number;
}

const columns = ['store_id', 'name', 'street', 'postcode', 'city', 'latitude', 'longitude', 'opening_hours'] as const;
const maxStores = 20_000;
const mostTold = 100;

type Values = StoreListError['values'];
type Complain = (field: string, code: StoreListErrorCode, values: Values, message: string) => void;
type StoreOwner = { readonly entityId: EntityId; readonly timeZone: string; readonly bannerId: string };
type Row = { readonly line: number; readonly record: Readonly<Record<string, string>> };

/**
 * Reads a list of stores (CSV, UTF-8, header line). Columns: `store_id,name,street,postcode,city,latitude,longitude,opening_hours` and,
 * if wanted, `banner,gln,time_zone,phone`. Opening hours are written as OpenStreetMap does: `Mo-Sa 08:30-20:00; Su 09:00-12:30`.
 * All lines are read or none: every error comes back with its line number.
 */
export function readStoreList(text: string, owner: StoreOwner): Result<Store[], BadStoreList> {
  const errors: StoreListError[] = [];
  const complainOf =
    (line: number): Complain =>
    (field, code, values, message) =>
      errors.push({ line, field, code, values, message });
  const stores: Store[] = [];
  const lineOf = new Map<string, number>();
  for (const { line, record } of rowsOf(text, complainOf)) {
    const complain = complainOf(line);
    const store = readStore(record, owner, complain);
    const otherLine = lineOf.get(store.storeId);
    if (otherLine !== undefined) {
      const values = { id: store.storeId, otherLine };
      complain('store_id', 'duplicate_id', values, `${store.storeId} is at line ${otherLine} already.`);
    }
    lineOf.set(store.storeId, otherLine ?? line);
    stores.push(store);
  }
  if (errors.length === 0 && stores.length === 0) complainOf(1)('', 'empty', {}, 'The list holds no store.');
  if (errors.length === 0) return ok(stores);
  const inOrder = errors.toSorted((a, b) => a.line - b.line);
  const more = Math.max(0, errors.length - mostTold);
  return refuse({ code: 'bad_store_list', errors: inOrder.slice(0, mostTold), more });
}

/** The rows by column name; none where the file as a whole is wrong. */
function rowsOf(text: string, complainOf: (line: number) => Complain): Row[] {
  const lines = linesOf(text, complainOf);
  const [header, ...rest] = lines;
  if (!header) return [];
  const complain = complainOf(header.line);
  if (rest.length > maxStores) {
    complain('', 'too_many_stores', { max: maxStores }, `A list may hold ${maxStores} stores at most.`);
    return [];
  }
  const names = header.values.map((name) => name.toLowerCase());
  const missing = columns.filter((column) => !names.includes(column));
  for (const column of missing) complain(column, 'missing_column', { column }, `The column ${column} is missing.`);
  if (missing.length > 0) return [];
  return rest.flatMap(({ line, values }) => {
    const record = Object.fromEntries(names.map((name, i) => [name, values[i] ?? '']));
    if (values.length === names.length) return [{ line, record }];
    const [found, expected] = [values.length, names.length];
    const message = `The line has ${found} values, the header ${expected}: put values with a comma into quotes.`;
    complainOf(line)('', 'wrong_columns', { found, expected }, message);
    return [];
  });
}

interface Line {
  readonly line: number;
  readonly values: readonly string[];
}

function linesOf(text: string, complainOf: (line: number) => Complain): Line[] {
  try {
    const rows = parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      info: true,
      to: maxStores + 2,
    }) as unknown as { info: { lines: number }; record: string[] }[];
    return rows.map(({ info, record }) => ({ line: info.lines, values: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const message = 'A quote is opened and not closed, or stands in the middle of a value.';
    complainOf(Number(error['lines']) || 1)('', 'bad_quotes', {}, message);
    return [];
  }
}

/** As much of a wrong value as a sentence needs. */
const shown = (value: string | undefined): string => (value ?? '').slice(0, 60);

function readStore(record: Row['record'], owner: StoreOwner, complain: Complain): Store {
  const text = (column: string, max: number): string => {
    const value = record[column] ?? '';
    if (value.length === 0) complain(column, 'missing_value', { column }, `${column} is empty.`);
    if (value.length > max) complain(column, 'too_long', { column, max }, `${column} has more than ${max} characters.`);
    return value;
  };
  const coordinate = (column: string, max: number): number => {
    const written = record[column] ?? '';
    const value = Number(written.replace(',', '.'));
    if (written === '') complain(column, 'missing_value', { column }, `${column} is empty.`);
    else if (!Number.isFinite(value) || Math.abs(value) > max) {
      const values = { column, value: shown(written), max };
      complain(column, 'bad_coordinate', values, `${column} must be a number from −${max} to ${max}.`);
    }
    return value;
  };
  const storeId = (record['store_id'] ?? '').toLowerCase();
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(storeId)) {
    const message = 'store_id must be letters, digits and dashes, at most 64.';
    complain('store_id', 'bad_store_id', { value: shown(record['store_id']) }, message);
  }
  const gln = record['gln'] || null;
  if (gln !== null && !isGln(gln))
    complain('gln', 'bad_gln', { value: shown(gln) }, 'gln must be 13 digits with a right check digit.');
  const openingHours = parseOpeningHours(record['opening_hours'] ?? '');
  if (!openingHours) {
    const message = 'opening_hours must look like "Mo-Sa 08:30-20:00; Su 09:00-12:30".';
    complain('opening_hours', 'bad_opening_hours', { value: shown(record['opening_hours']) }, message);
  }
  const timeZone = record['time_zone'] || owner.timeZone;
  if (!isTimeZone(timeZone))
    complain('time_zone', 'bad_time_zone', { value: shown(timeZone) }, `${shown(timeZone)} is not a time zone.`);
  return {
    entityId: owner.entityId,
    storeId,
    bannerId: record['banner'] ? slug(record['banner']) : owner.bannerId,
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
