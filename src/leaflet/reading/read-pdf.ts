import { type ChildProcess, execFile, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { WordingLocale } from '../../promotion/index.ts';
import { inSpreads } from './fold/facing-pages.ts';
import type { PageFailure, PageOutcome } from './page-outcome.ts';
import { type PageSize, PdfRefused } from './pdfium.ts';
import type { ReaderAnswer, ReaderTask } from './reading-child.ts';

export interface ReadingLimits {
  /** For one page, drawing included. */
  readonly pageMs: number;
  /** Resident memory of one reader. */
  readonly residentBytes: number;
  /** A reader that holds more between pages is made anew, so that a long leaflet needs no more than a short one. */
  readonly renewBytes: number;
  readonly readers: number;
}

export const readingLimits: ReadingLimits = {
  pageMs: 90_000,
  residentBytes: 1_000_000_000,
  renewBytes: 300_000_000,
  readers: Math.max(1, availableParallelism() - 1),
};

export interface ReadPdfOptions {
  /** Absent: told from the words of each page. */
  readonly locales?: readonly WordingLocale[];
  /** Pages to read, from 1; all of them when absent, so that a reading resumes with what is missing. */
  readonly pages?: readonly number[];
  /** Widths of the page images, in pixels; none when empty. */
  readonly widths: readonly number[];
  readonly limits?: Partial<ReadingLimits>;
  readonly signal?: AbortSignal;
  /** Called once, before any page. */
  readonly onOpened?: (pageSizes: readonly PageSize[]) => Promise<void> | void;
  /** Called once a page, one call at a time, in the order they are done; pages of one spread after both. */
  readonly onPage: (outcome: PageOutcome) => Promise<void> | void;
}

/**
 * Reads a PDF in child processes: each page has a time and memory limit, and a page that breaks one fails alone.
 * @throws {PdfRefused} when the file cannot be read at all; the signal's reason when it is aborted.
 */
export async function readPdf(path: string, options: ReadPdfOptions): Promise<void> {
  const limits = { ...readingLimits, ...options.limits };
  const first = new Reader(path, limits);
  const readers = new Set([first]);
  const stop = (): void => {
    for (const reader of readers) reader.kill();
  };
  options.signal?.addEventListener('abort', stop);
  try {
    const pageSizes = await first.open();
    options.signal?.throwIfAborted();
    await options.onOpened?.(pageSizes);
    const waiting = pagesToRead(options.pages, pageSizes.length);
    const report = oneAtATime(inSpreads([...waiting], pageSizes, options.onPage));
    const drain = async (reader: Reader): Promise<void> => {
      for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
        const outcome = await reader.read(page, options);
        options.signal?.throwIfAborted();
        await report(outcome);
      }
    };
    while (readers.size < Math.min(limits.readers, waiting.length)) readers.add(new Reader(path, limits));
    await Promise.all([...readers].map(drain));
  } catch (error) {
    options.signal?.throwIfAborted();
    throw error;
  } finally {
    options.signal?.removeEventListener('abort', stop);
    stop();
  }
}

function pagesToRead(pages: readonly number[] | undefined, count: number): number[] {
  const all = Array.from({ length: count }, (_, i) => i + 1);
  return pages ? all.filter((page) => pages.includes(page)) : all;
}

function oneAtATime<T>(handle: (value: T) => Promise<void> | void): (value: T) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (value) => {
    last = last.then(() => handle(value));
    return last;
  };
}

/** Opening reads the table of contents of the file, not its pages. */
const openMs = 30_000;

/** Young objects are few beside pictures, and what a page leaves behind is collected before the next. */
const frugal = ['--max-semi-space-size=4', '--expose-gc'];
/**
 * Has glibc give large blocks back when they are freed. Left to itself it takes more and more of them from a pool that never shrinks, and keeps
 * a pool a thread. Other C libraries do not read these.
 */
const givesBack = { MALLOC_MMAP_THRESHOLD_: '1000000', MALLOC_ARENA_MAX: '2' };

type Ended = { readonly answer: 'ended'; readonly failure: PageFailure };

/** One child process at a time. It is made anew after a kill, or when it has grown large. */
class Reader {
  readonly #path: string;
  readonly #limits: ReadingLimits;
  #child: ChildProcess | undefined;
  #killed = false;

  constructor(path: string, limits: ReadingLimits) {
    this.#path = path;
    this.#limits = limits;
  }

  async open(): Promise<readonly PageSize[]> {
    this.#child = fork(join(import.meta.dirname, 'reading-child.ts'), {
      execArgv: ['--disable-warning=ExperimentalWarning', ...frugal],
      env: { ...process.env, ...givesBack },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const answer = await this.#ask({ task: 'open', path: this.#path }, openMs);
    if (answer.answer === 'opened') return answer.pageSizes;
    this.#stopChild();
    throw new PdfRefused(answer.answer === 'refused' ? answer.code : 'damaged');
  }

  async read(page: number, { locales, widths }: ReadPdfOptions): Promise<PageOutcome> {
    try {
      if (!this.#child && !this.#killed) await this.open();
    } catch {
      return { state: 'failed', page, failure: 'reader_died' };
    }
    const answer = await this.#ask({ task: 'read', page, locales, widths }, this.#limits.pageMs);
    if (answer.answer === 'read') {
      await this.#renewWhenLarge();
      return { state: 'read', ...answer.read };
    }
    return { state: 'failed', page, failure: answer.answer === 'ended' ? answer.failure : 'damaged' };
  }

  /** Ends the reader for good. */
  kill(): void {
    this.#killed = true;
    this.#stopChild();
  }

  #stopChild(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  async #renewWhenLarge(): Promise<void> {
    const pid = this.#child?.pid;
    if (pid !== undefined && (await residentBytesOf(pid)) > this.#limits.renewBytes) this.#stopChild();
  }

  async #ask(task: ReaderTask, timeoutMs: number): Promise<ReaderAnswer | Ended> {
    const child = this.#child;
    if (!child) return { answer: 'ended', failure: 'reader_died' };
    const { promise, resolve } = Promise.withResolvers<ReaderAnswer | Ended>();
    const end = (failure: PageFailure): void => {
      resolve({ answer: 'ended', failure });
      if (this.#child === child) this.#stopChild();
    };
    const died = (): void => end('reader_died');
    const timer = setTimeout(() => end('too_slow'), timeoutMs);
    const watch = setInterval(async () => {
      if ((await residentBytesOf(child.pid)) > this.#limits.residentBytes) end('too_much_memory');
    }, 100);
    child.once('message', resolve as (answer: unknown) => void);
    child.once('exit', died);
    child.once('error', died);
    child.send(task, (error) => error && died());
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      clearInterval(watch);
      child.removeAllListeners();
      // An error that nobody listens for would end the parent.
      child.on('error', () => undefined);
    }
  }
}

const runPs = promisify(execFile);

/** Resident memory of a process; 0 when it is gone. */
async function residentBytesOf(pid: number | undefined): Promise<number> {
  if (pid === undefined) return 0;
  try {
    if (process.platform === 'linux') {
      const status = await readFile(`/proc/${pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
    }
    const { stdout } = await runPs('ps', ['-o', 'rss=', '-p', String(pid)]);
    return Number(stdout) * 1024;
  } catch {
    return 0;
  }
}
