import type { WordingLocale } from '../../promotion/index.ts';
import type { PlacedWords } from '../law/page-words.ts';
import { pageImages } from './page-images.ts';
import { type OpenPdf, openPdf, type PageSize, type PdfRefusalCode, PdfRefused } from './pdfium.ts';
import type { OfferText } from './read-offers.ts';
import { understandPage } from './understand-page.ts';

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

/** A page as a reader hands it over. */
export interface ReadPage {
  readonly page: number;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly offers: readonly OfferText[];
  /** Everything the page says, line by line. */
  readonly words: readonly PlacedWords[];
  /** WebP by width in pixels. */
  readonly images: ReadonlyMap<number, Uint8Array>;
}

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
    const { content, offers, words } = await understandPage(pdf!, page, locales);
    const images = await drawn(page, widths);
    const { width: widthPt, height: heightPt } = content;
    return { answer: 'read', read: { page, widthPt, heightPt, offers, words, images } };
  } catch {
    return { answer: 'failed', page };
  }
}

async function drawn(page: number, widths: readonly number[]): Promise<Map<number, Uint8Array>> {
  return widths.length === 0 ? new Map() : pageImages(pdf!.renderPage(page, Math.max(...widths)), widths);
}

process.on('disconnect', () => process.exit(0));
process.on('message', (task: ReaderTask) => {
  void (task.task === 'open' ? open(task.path) : read(task)).then((answer) => process.send!(answer));
});
