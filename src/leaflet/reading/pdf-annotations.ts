import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { type Matrix, transformBox } from './page-space.ts';
import { maxAnnotations, maxTagLength, type PageAnnotation } from './tags/page-tag.ts';

/** PDFium's numbers for the kinds of annotation that matter here. */
const kinds = { link: 2, freeText: 3, stamp: 13, popup: 16, widget: 20 } as const;
const hidden = 2;

/** The links and comments of a page, at most as many as are read. `view` places them on the page as seen. */
export function readAnnotations(
  lib: WrappedPdfiumModule,
  document: number,
  page: number,
  view: Matrix,
): PageAnnotation[] {
  const found: PageAnnotation[] = [];
  withText(lib, (text) =>
    forEachAnnotation(lib, page, (annotation, kind) => {
      if (kind === kinds.popup || kind === kinds.widget) return;
      const contents = text(contentsOf(lib, annotation));
      const address = kind === kinds.link ? text(addressOf(lib, document, annotation)) : '';
      const box = rectangleOf(lib, annotation);
      if (!box || (contents === '' && address === '')) return;
      const [left, top, right, bottom] = box;
      found.push({
        box: transformBox(view, [left, bottom, right, top]),
        isLink: kind === kinds.link,
        text: contents,
        address,
      });
    }),
  );
  return found;
}

/** Comments and tags are for those who make the leaflet: they are left out of its drawing. Stamps and typed text are part of it. */
export function hideComments(lib: WrappedPdfiumModule, page: number): void {
  withText(lib, (text) =>
    forEachAnnotation(lib, page, (annotation, kind) => {
      if (kind === kinds.stamp || kind === kinds.widget || kind === kinds.link) return;
      const contents = text(contentsOf(lib, annotation));
      if (kind === kinds.freeText && !contents.trimStart().startsWith('{')) return;
      if (contents !== '' || kind === kinds.popup) lib.FPDFAnnot_SetFlags(annotation, hidden);
    }),
  );
}

function forEachAnnotation(
  lib: WrappedPdfiumModule,
  page: number,
  visit: (annotation: number, kind: number) => void,
): void {
  const count = Math.min(lib.FPDFPage_GetAnnotCount(page), maxAnnotations);
  for (let i = 0; i < count; i++) {
    const annotation = lib.FPDFPage_GetAnnot(page, i);
    if (!annotation) continue;
    visit(annotation, lib.FPDFAnnot_GetSubtype(annotation));
    lib.FPDFPage_CloseAnnot(annotation);
  }
}

interface Text {
  /** Writes at most `size` bytes and returns how many there are. */
  readonly write: (at: number, size: number) => number;
  readonly encoding: 'utf8' | 'utf16';
}

const contentsOf = (lib: WrappedPdfiumModule, annotation: number): Text => ({
  write: (at, size) => lib.FPDFAnnot_GetStringValue(annotation, 'Contents', at, size),
  encoding: 'utf16',
});

function addressOf(lib: WrappedPdfiumModule, document: number, annotation: number): Text {
  const link = lib.FPDFAnnot_GetLink(annotation);
  const action = link ? lib.FPDFLink_GetAction(link) : 0;
  return {
    write: (at, size) => (action ? lib.FPDFAction_GetURIPath(document, action, at, size) : 0),
    encoding: 'utf8',
  };
}

/** Stands for a text that is longer than any tag: a tag that was begun and cannot be read. */
const tooLong = '{';

function withText(lib: WrappedPdfiumModule, use: (read: (text: Text) => string) => void): void {
  const { pdfium } = lib;
  const size = 2 * maxTagLength + 2;
  const at = pdfium.wasmExports.malloc(size);
  try {
    use(({ write, encoding }) => {
      const length = write(at, size);
      if (length > size) return tooLong;
      if (length <= 1) return '';
      return encoding === 'utf8' ? pdfium.UTF8ToString(at) : pdfium.UTF16ToString(at);
    });
  } finally {
    pdfium.wasmExports.free(at);
  }
}

/** Left, top, right and bottom, in the space of the PDF. */
function rectangleOf(
  lib: WrappedPdfiumModule,
  annotation: number,
): readonly [number, number, number, number] | undefined {
  const at = lib.pdfium.wasmExports.malloc(16);
  try {
    if (!lib.FPDFAnnot_GetRect(annotation, at)) return undefined;
    const side = (i: number): number => lib.pdfium.getValue(at + 4 * i, 'float');
    return [side(0), side(1), side(2), side(3)];
  } finally {
    lib.pdfium.wasmExports.free(at);
  }
}
