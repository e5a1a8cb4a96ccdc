import { type Readable, Transform } from 'node:stream';
import { parse } from 'csv-parse';
import { SaxesParser } from 'saxes';
import { type Contradiction, RowsSoFar, tellDifferences } from './contradiction.ts';
import { type FeedRow, type FeedRowError, type FeedValues, readRow, required } from './feed-row.ts';

/** A row or its error; with what it says otherwise than an earlier row about the same product, where it does. */
export type FeedEntry =
  | { readonly row: FeedRow; readonly line: number; readonly contradiction?: Contradiction }
  | { readonly error: FeedRowError; readonly contradiction?: Contradiction };

export type FeedFailureCode =
  | 'lacks_columns'
  | 'empty'
  | 'no_item'
  | 'no_row'
  | 'not_a_table'
  | 'not_well_formed'
  | 'document_type'
  | 'interrupted';

/** The feed as a whole cannot be read: no row of it is used. */
export class FeedUnreadable extends Error {
  override name = 'FeedUnreadable';
  readonly code: FeedFailureCode;
  readonly values: FeedValues;

  constructor(code: FeedFailureCode, message: string, values: FeedValues = {}, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.values = values;
  }
}

const maxRows = 300_000;

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
  const soFar = new RowsSoFar();
  let rows = 0;
  for await (const { line, record } of records) {
    if (++rows > maxRows) {
      yield {
        error: {
          line,
          code: 'too_many_rows',
          message: `A feed may have ${maxRows} rows; the rest was not read.`,
          values: { max: maxRows },
        },
      };
      return;
    }
    yield withEarlierRows(readRow(record, line), line, soFar);
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
    const [name, why] = [format.toUpperCase(), (error as Error).message];
    const values = { format: name, why };
    throw new FeedUnreadable('not_a_table', `The feed cannot be read as ${name}: ${why}`, values, { cause: error });
  }
  await feed;
  if (!checked) throw new FeedUnreadable('empty', 'The feed is empty.');
}

function requireColumns(record: Readonly<Record<string, string>>): void {
  const missing = required.filter((column) => !(column in record));
  const columns = missing.join(', ');
  if (columns) throw new FeedUnreadable('lacks_columns', `The feed lacks the column ${columns}.`, { columns });
}

/** Items of RSS, entries of Atom: each child element is a column. */
async function* xmlRecords(text: AsyncIterable<string>): AsyncGenerator<FeedRecord> {
  const parser = new SaxesParser({ xmlns: false });
  const ready: FeedRecord[] = [];
  let record: Record<string, string> | undefined;
  let value = '';
  let depth = 0;
  parser.on('error', (error) => {
    const { message: why } = error;
    throw new FeedUnreadable('not_well_formed', `The feed is not well-formed XML: ${why}`, { why });
  });
  // A document type may define entities that grow without end; a feed needs none.
  parser.on('doctype', () => {
    throw new FeedUnreadable('document_type', 'The feed has a document type, which is not allowed.');
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
  if (!any) throw new FeedUnreadable('no_item', 'The feed holds no item.');
}

/** A second row of an id is not used; one of a GTIN is, and both are told when they disagree. */
function withEarlierRows(entry: FeedEntry, line: number, soFar: RowsSoFar): FeedEntry {
  if (!('row' in entry)) return entry;
  const { row } = entry;
  const same = soFar.sameId(row, line);
  if (same) return secondRow(row.id, line, same);
  const contradiction = soFar.add(row, line);
  return contradiction ? { ...entry, contradiction } : entry;
}

function secondRow(id: string, line: number, same: Contradiction): FeedEntry {
  const differs = same.differences.length > 0;
  const here = differs ? ` Here: ${tellDifferences(same.differences)}.` : '';
  const message = `The id ${id} is at line ${same.otherLine} already; that row is used.${here}`;
  const error: FeedRowError = { line, code: 'duplicate_id', message, values: { id, otherLine: same.otherLine ?? 0 } };
  return differs ? { error, contradiction: same } : { error };
}
