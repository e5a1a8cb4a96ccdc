import { createReadStream } from 'node:fs';
import { access, constants, mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Contradiction, type FeedRow, FeedUnreadable, readFeed, tellDifferences } from '../catalog/index.ts';
import { isWordingLocale, type WordingLocale, wordingLocales } from '../promotion/index.ts';
import { type DigitisedLeaflet, digitise, indexFeed } from './digitise.ts';
import { toHtmlPage } from './digitised-page.ts';
import type { ProductIndex } from './reading/matching/product-index.ts';
import { PdfRefused } from './reading/pdfium.ts';

/** Exit codes of `halles digitise`. */
export const digitiseExit = {
  done: 0,
  somePagesFailed: 1,
  wrongUsage: 2,
  pdfRefused: 3,
  feedUnreadable: 4,
  cannotWrite: 5,
  canceled: 130,
} as const;

const usage = `Usage: halles digitise LEAFLET.pdf [MORE.pdf …] --feed FEED --out OFFERS.json|FOLDER [--html PAGE.html] [--locale ${wordingLocales.join('|')}]

Reads leaflets without a server: finds their offers and matches them to a product feed (CSV, TSV or XML).
--out     a file for one leaflet, or a folder that gets <pdf name>.json for each
--html    also writes one page to look at, with the leaflets' pages and their offers as boxes
--locale  the language of the wording, "fr,nl" where two are printed; told from the pages when left out

Exit code: 0 done, 1 some pages could not be read (the others are written), 2 wrong usage, 3 a file is not a readable PDF,
4 the feed cannot be read, 5 the output cannot be written, 130 canceled.
`;

const htmlImageWidth = 1250;

interface Asked {
  readonly pdfs: readonly string[];
  readonly feed: string;
  readonly out: string;
  readonly html: string | undefined;
  readonly locales: readonly WordingLocale[] | undefined;
}

/** `halles digitise`: progress and errors go to stderr, the answer is the exit code (see `digitiseExit`). */
export async function digitiseCommand(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(usage);
    return digitiseExit.done;
  }
  const asked = readArguments(args);
  if (typeof asked === 'string') {
    say(`${asked}\n\n${usage}`);
    return digitiseExit.wrongUsage;
  }
  const cancel = new AbortController();
  const onInterrupt = (): void => cancel.abort();
  process.once('SIGINT', onInterrupt);
  try {
    return await digitiseAll(asked, cancel.signal);
  } catch (error) {
    return explain(error, cancel.signal);
  } finally {
    process.off('SIGINT', onInterrupt);
  }
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** What is asked, or a sentence that says what is wrong with it. */
function readArguments(args: readonly string[]): Asked | string {
  const string = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { feed: string, out: string, html: string, locale: string },
    });
    if (positionals.length === 0) return 'Name at least one PDF.';
    if (!values.feed) return 'Name the product feed with --feed.';
    if (!values.out) return 'Name the output with --out.';
    if (positionals.length > 1 && extname(values.out) === '.json') return 'Several PDFs need a folder as --out.';
    const wanted = values.locale?.split(',') as WordingLocale[] | undefined;
    const unknown = wanted?.find((locale) => !isWordingLocale(locale));
    if (unknown !== undefined) return `The locale ${unknown} is not one of ${wordingLocales.join(', ')}.`;
    return { pdfs: positionals, feed: values.feed, out: values.out, html: values.html, locales: wanted };
  } catch (error) {
    return (error as Error).message;
  }
}

/** A sentence for what went wrong, and its exit code. */
function explain(error: unknown, signal: AbortSignal): number {
  if (signal.aborted) {
    say('Canceled.');
    return digitiseExit.canceled;
  }
  if (error instanceof NamedError) {
    say(error.message);
    return error.exitCode;
  }
  throw error;
}

class NamedError extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, message: string, cause: unknown) {
    super(message, { cause });
    this.exitCode = exitCode;
  }
}

async function digitiseAll(asked: Asked, signal: AbortSignal): Promise<number> {
  const products = await readProducts(asked.feed);
  const done: { leaflet: DigitisedLeaflet; images: Map<number, Uint8Array> }[] = [];
  for (const pdfPath of asked.pdfs) {
    const images = new Map<number, Uint8Array>();
    const leaflet = await digitiseOne(pdfPath, products, asked, images, signal);
    await write(await outputFor(pdfPath, asked), `${JSON.stringify(leaflet, null, 1)}\n`);
    done.push({ leaflet, images });
  }
  if (asked.html) await write(asked.html, toHtmlPage(done));
  const allRead = done.every(({ leaflet }) => leaflet.pages.every(({ status }) => status === 'read'));
  return allRead ? digitiseExit.done : digitiseExit.somePagesFailed;
}

const toldRows = 20;

const tellContradiction = ({ name, otherLine, differences }: Contradiction): string =>
  `The GTIN ${name} is at line ${otherLine} already; both rows are used. Here: ${tellDifferences(differences)}.`;

async function readProducts(feed: string): Promise<ProductIndex> {
  const rows: FeedRow[] = [];
  let wrong = 0;
  let contradicted = 0;
  try {
    for await (const entry of readFeed(createReadStream(feed))) {
      if ('error' in entry) {
        if (++wrong <= toldRows) say(`${feed}:${entry.error.line}: ${entry.error.message}`);
        continue;
      }
      rows.push(entry.row);
      if (entry.contradiction && ++contradicted <= toldRows)
        say(`${feed}:${entry.line}: ${tellContradiction(entry.contradiction)}`);
    }
  } catch (error) {
    const why =
      error instanceof FeedUnreadable ? error.message : `The feed cannot be read: ${(error as Error).message}`;
    throw new NamedError(digitiseExit.feedUnreadable, `${feed}: ${why}`, error);
  }
  if (wrong > toldRows) say(`${feed}: ${wrong - toldRows} more rows are wrong.`);
  if (contradicted > toldRows) say(`${feed}: ${contradicted - toldRows} more rows contradict earlier ones.`);
  say(`${feed}: ${rows.length} products${wrong > 0 ? `, ${wrong} wrong rows left out` : ''}`);
  return indexFeed(rows);
}

async function digitiseOne(
  pdfPath: string,
  products: ProductIndex,
  asked: Asked,
  images: Map<number, Uint8Array>,
  signal: AbortSignal,
): Promise<DigitisedLeaflet> {
  await access(pdfPath, constants.R_OK).catch((error: Error) => {
    throw new NamedError(digitiseExit.pdfRefused, `${pdfPath} cannot be opened: ${error.message}`, error);
  });
  try {
    const leaflet = await digitise({
      pdfPath,
      products,
      signal,
      ...(asked.locales && { locales: asked.locales }),
      ...(asked.html && { imageWidth: htmlImageWidth, onImage: (page, webp) => void images.set(page, webp) }),
      onProgress: (count, all, { page, status }) =>
        say(`${pdfPath}: ${count} of ${all} pages${status === 'read' ? '' : ` (page ${page}: ${status})`}`),
    });
    say(`${pdfPath}: ${leaflet.offers.length} offers`);
    return leaflet;
  } catch (error) {
    if (error instanceof PdfRefused) {
      throw new NamedError(digitiseExit.pdfRefused, `${pdfPath}: ${error.message}`, error);
    }
    throw error;
  }
}

async function outputFor(pdfPath: string, { out, pdfs }: Asked): Promise<string> {
  const isFolder = pdfs.length > 1 || out.endsWith('/') || extname(out) === '' || (await isDirectory(out));
  return isFolder ? join(out, `${basename(pdfPath, extname(pdfPath))}.json`) : out;
}

const isDirectory = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() ?? false;

/** Whole or not at all: a reader of the file never sees half of it. */
async function write(path: string, text: string): Promise<void> {
  const part = `${resolve(path)}.${process.pid}.part`;
  try {
    await mkdir(dirname(part), { recursive: true });
    await writeFile(part, text);
    await rename(part, path);
  } catch (error) {
    throw new NamedError(digitiseExit.cannotWrite, `${path} cannot be written: ${(error as Error).message}`, error);
  }
}
