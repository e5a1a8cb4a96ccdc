import { type Readable, Transform } from 'node:stream';
import { parse } from 'csv-parse';
import { SaxesParser } from 'saxes';
import { type Currency, currencyDigits, type NetQuantity } from '../money/index.ts';
import { parseGtin } from './gtin.ts';
import { findQuantity } from './quantity.ts';

/** A good row of a product feed in Google Merchant's columns. Prices are the regular price, tax included, in minor units. */
export interface FeedRow {
  readonly id: string;
  readonly gtin: string | undefined;
  readonly title: string;
  readonly brand: string | undefined;
  readonly description: string | undefined;
  readonly net: NetQuantity | undefined;
  readonly productType: string | undefined;
  readonly aisle: string | undefined;
  /** The price is for one kilogram, and the shopper orders by weight. */
  readonly soldByWeight: boolean;
  readonly depositMinor: number;
  readonly price: { readonly minor: number; readonly currency: Currency };
  readonly available: boolean;
  readonly imageLink: string | undefined;
  readonly link: string | undefined;
}

export type FeedErrorCode =
  | 'missing_value'
  | 'too_long'
  | 'bad_price'
  | 'bad_gtin'
  | 'duplicate_id'
  | 'bad_row'
  | 'too_many_rows';

/** What is wrong with one row. `line` is the line of the file where the row ends (1 is the header). */
export interface FeedRowError {
  readonly line: number;
  readonly code: FeedErrorCode;
  readonly message: string;
}

export type FeedEntry = { readonly row: FeedRow } | { readonly error: FeedRowError };

/** The feed as a whole cannot be read: no row of it is used. */
export class FeedUnreadable extends Error {
  override name = 'FeedUnreadable';
}

const maxRows = 300_000;
const required = ['id', 'title', 'price'] as const;
const limits = {
  id: 100,
  title: 500,
  brand: 120,
  description: 5000,
  product_type: 300,
  image_link: 2000,
  link: 2000,
} as const;

/**
 * Reads a product feed as it streams in: CSV, TSV or XML (RSS or Atom with Google's `g:` names); UTF-8 with or without a byte order mark,
 * UTF-16, or Windows-1252. Every row comes out as itself or as its error, in order.
 * @throws {FeedUnreadable} one sentence, when the file is not such a feed or lacks a column that cannot be missed.
 */
export async function* readFeed(
  source: Readable,
  options: { format?: 'csv' | 'tsv' | 'xml' } = {},
): AsyncGenerator<FeedEntry> {
  const text = source.pipe(asText());
  source.once('error', (error) => text.destroy(error));
  const [start, all] = await peek(text);
  const format = options.format ?? guessFormat(start);
  const records = format === 'xml' ? xmlRecords(all) : tableRecords(all, format);
  const seen = new Set<string>();
  let rows = 0;
  for await (const { line, record } of records) {
    if (++rows > maxRows) {
      yield {
        error: { line, code: 'too_many_rows', message: `A feed may have ${maxRows} rows; the rest was not read.` },
      };
      return;
    }
    yield readRow(record, line, seen);
  }
}

function guessFormat(start: string): 'csv' | 'tsv' | 'xml' {
  if (/^\s*</.test(start)) return 'xml';
  const header = start.split(/\r?\n/)[0] ?? '';
  return header.includes('\t') ? 'tsv' : 'csv';
}

/** Bytes to text. A feed that is not UTF-8 is taken as Windows-1252, the habit of spreadsheets. */
function asText(): Transform {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let held = Buffer.alloc(0);
  return new Transform({
    decodeStrings: false,
    readableObjectMode: true,
    transform(chunk: Buffer, _encoding, done) {
      if (decoder) return done(null, decoder.decode(chunk, { stream: true }));
      held = Buffer.concat([held, chunk]);
      if (held.length < 1_000_000) return done();
      decoder = new TextDecoder(encodingOf(held));
      done(null, decoder.decode(held, { stream: true }));
    },
    flush(done) {
      if (decoder) return done(null, decoder.decode());
      done(null, new TextDecoder(encodingOf(held)).decode(held));
    },
  });
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  try {
    // The sample may end inside a character, so its end is not judged.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

async function peek(text: Transform): Promise<[string, AsyncGenerator<string>]> {
  const iterator = text[Symbol.asyncIterator]() as AsyncIterator<string>;
  const first = await iterator.next();
  const start = first.done ? '' : first.value;
  async function* all(): AsyncGenerator<string> {
    yield start;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return [start, all()];
}

interface FeedRecord {
  readonly line: number;
  readonly record: Readonly<Record<string, string>>;
}

const columnName = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/^g:/, '')
    .replace(/[\s-]+/g, '_');

async function* tableRecords(text: AsyncIterable<string>, format: 'csv' | 'tsv'): AsyncGenerator<FeedRecord> {
  const parser = parse({
    bom: true,
    delimiter: format === 'tsv' ? '\t' : [',', ';'],
    columns: (header: string[]) => header.map(columnName),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: 100_000,
  });
  const feed = (async () => {
    try {
      for await (const piece of text) if (!parser.write(piece)) await new Promise((go) => parser.once('drain', go));
      parser.end();
    } catch (error) {
      parser.destroy(error as Error);
    }
  })();
  let checked = false;
  try {
    for await (const { info, record } of parser as AsyncIterable<{
      info: { lines: number };
      record: Record<string, string>;
    }>) {
      if (!checked) requireColumns(record);
      checked = true;
      yield { line: info.lines, record };
    }
  } catch (error) {
    if (error instanceof FeedUnreadable) throw error;
    throw new FeedUnreadable(`The feed cannot be read as ${format.toUpperCase()}: ${(error as Error).message}`, {
      cause: error,
    });
  }
  await feed;
  if (!checked) throw new FeedUnreadable('The feed is empty.');
}

function requireColumns(record: Readonly<Record<string, string>>): void {
  const missing = required.filter((column) => !(column in record));
  if (missing.length > 0) throw new FeedUnreadable(`The feed lacks the column ${missing.join(', ')}.`);
}

/** Items of RSS, entries of Atom: each child element is a column. */
async function* xmlRecords(text: AsyncIterable<string>): AsyncGenerator<FeedRecord> {
  const parser = new SaxesParser({ xmlns: false });
  const ready: FeedRecord[] = [];
  let record: Record<string, string> | undefined;
  let value = '';
  let depth = 0;
  parser.on('error', (error) => {
    throw new FeedUnreadable(`The feed is not well-formed XML: ${error.message}`);
  });
  // A document type may define entities that grow without end; a feed needs none.
  parser.on('doctype', () => {
    throw new FeedUnreadable('The feed has a document type, which is not allowed.');
  });
  parser.on('opentag', ({ name }) => {
    if (name === 'item' || name === 'entry') record = {};
    else if (record) depth++;
    value = '';
  });
  const add = (piece: string): void => {
    if (record && value.length < 100_000) value += piece;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', ({ name }) => {
    if (name === 'item' || name === 'entry') {
      if (record) ready.push({ line: parser.line, record });
      record = undefined;
      depth = 0;
    } else if (record && depth-- === 1) record[columnName(name)] ??= value.trim();
  });
  let any = false;
  for await (const piece of text) {
    parser.write(piece.replace(/^\uFEFF/, ''));
    any ||= ready.length > 0;
    yield* ready.splice(0);
  }
  parser.close();
  if (!any) throw new FeedUnreadable('The feed holds no item.');
}

function readRow(record: Readonly<Record<string, string>>, line: number, seen: Set<string>): FeedEntry {
  const wrong = (code: FeedErrorCode, message: string): FeedEntry => ({ error: { line, code, message } });
  const of = (column: string): string | undefined => record[column] || undefined;
  for (const column of required) if (!of(column)) return wrong('missing_value', `${column} is empty.`);
  for (const [column, max] of Object.entries(limits)) {
    if ((record[column]?.length ?? 0) > max) return wrong('too_long', `${column} has more than ${max} characters.`);
  }
  const id = of('id')!;
  if (seen.has(id)) return wrong('duplicate_id', `The id ${id} is there twice; the first row is used.`);
  const price = parseFeedPrice(of('price')!);
  if (!price)
    return wrong(
      'bad_price',
      `The price "${of('price')}" is not an amount above zero with a currency, such as 4.59 EUR.`,
    );
  const gtinText = of('gtin');
  const gtin = gtinText === undefined ? undefined : parseGtin(gtinText);
  if (gtinText !== undefined && !gtin) return wrong('bad_gtin', `${gtinText} is not a GTIN: its check digit is wrong.`);
  seen.add(id);
  const soldByWeight = isByWeight(record);
  return {
    row: {
      id,
      gtin,
      title: of('title')!,
      brand: of('brand'),
      description: of('description'),
      net: soldByWeight ? undefined : netOf(record),
      productType: of('product_type') ?? of('google_product_category'),
      aisle: of('aisle') ?? of('custom_label_0'),
      soldByWeight,
      depositMinor: parseFeedPrice(of('deposit') ?? '')?.minor ?? 0,
      price,
      available: !/^(out[_ ]of[_ ]stock|discontinued)$/i.test(of('availability') ?? ''),
      imageLink: webAddress(of('image_link')),
      link: webAddress(of('link')),
    },
  };
}

function netOf(record: Readonly<Record<string, string>>): NetQuantity | undefined {
  const measure = record['unit_pricing_measure'];
  return (measure ? findQuantity(measure) : undefined)?.quantity ?? findQuantity(record['title'] ?? '')?.quantity;
}

/** `sale_unit` says it (kg), or Google's base measure of 1 kg without a content of the product's own. */
function isByWeight(record: Readonly<Record<string, string>>): boolean {
  return /^(kg|kgm)$/i.test(record['sale_unit'] ?? '');
}

function webAddress(text: string | undefined): string | undefined {
  return text && /^https?:\/\//.test(text) && URL.canParse(text) ? text : undefined;
}

/** `4.59 EUR`, `EUR 4.59`, `4,59 EUR`: an exact amount above zero; undefined for anything else. */
export function parseFeedPrice(text: string): { minor: number; currency: Currency } | undefined {
  const match = /^(?:([A-Z]{3})\s*)?(\d{1,7})(?:[.,](\d{1,2}))?(?:\s*([A-Z]{3}))?$/.exec(text.trim());
  const currency = match?.[4] ?? match?.[1];
  if (!match || !currency || !(currency in currencyDigits)) return undefined;
  const digits = currencyDigits[currency as Currency];
  const fraction = (match[3] ?? '').padEnd(digits, '0');
  if (fraction.length > digits && Number(fraction.slice(digits)) > 0) return undefined;
  const minor = Number(match[2]) * 10 ** digits + Number(fraction.slice(0, digits) || 0);
  return minor > 0 ? { minor, currency: currency as Currency } : undefined;
}
