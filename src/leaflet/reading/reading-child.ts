import type { WordingLocale } from '../../promotion/index.ts';
import { type OpenPdf, openPdf, type PageSize, type PdfRefusalCode, PdfRefused } from './pdfium.ts';
import { type ReadPage, readPage } from './read-page.ts';
import { collectGarbage } from './release.ts';

/** What the parent asks of a reader. */
export type ReaderTask =
  | { readonly task: 'open'; readonly path: string }
  | {
      readonly task: 'read';
      readonly page: number;
      /** Absent: told from the words of the page. */
      readonly locales: readonly WordingLocale[] | undefined;
      readonly widths: readonly number[];
    };

export type ReaderAnswer =
  | { readonly answer: 'opened'; readonly pageSizes: readonly PageSize[] }
  | { readonly answer: 'refused'; readonly code: PdfRefusalCode }
  | { readonly answer: 'read'; readonly read: ReadPage }
  | { readonly answer: 'failed'; readonly page: number };

// Runs as a process of its own: a PDF is hostile input, and only a process can be stopped in the middle of WebAssembly.
let pdf: OpenPdf | undefined;

async function open(path: string): Promise<ReaderAnswer> {
  try {
    pdf = await openPdf(path);
    return { answer: 'opened', pageSizes: pdf.pageSizes };
  } catch (error) {
    return { answer: 'refused', code: error instanceof PdfRefused ? error.code : 'damaged' };
  }
}

async function read({ page, locales, widths }: Extract<ReaderTask, { task: 'read' }>): Promise<ReaderAnswer> {
  try {
    return { answer: 'read', read: await readPage(pdf!, page, locales, widths) };
  } catch {
    return { answer: 'failed', page };
  }
}

process.on('disconnect', () => process.exit(0));
process.on('message', (task: ReaderTask) => {
  void (task.task === 'open' ? open(task.path) : read(task)).then((answer) => {
    collectGarbage();
    process.send!(answer);
  });
});
