import { createHash } from 'node:crypto';
import type { PageContent } from './page-content.ts';
import type { OpenPdf, RenderedPage } from './pdfium.ts';

/** A page as it was drawn: what stands on it, and its pixels where they were needed. */
interface DrawnContent {
  readonly content: PageContent;
  readonly picture: RenderedPage | undefined;
}

const lastOf = new WeakMap<OpenPdf, { readonly digest: string; readonly read: unknown }>();

/**
 * Does the work of `read` unless the page repeats the one that was read before it in the file, in every run, path and pixel: then the answer is
 * the same. One page is remembered, so that a file of many equal pages takes no more memory than one of two.
 */
export async function readUnlessRepeated<Read>(pdf: OpenPdf, digest: string, read: () => Promise<Read>): Promise<Read> {
  const last = lastOf.get(pdf);
  if (last?.digest === digest) return last.read as Read;
  const answer = await read();
  lastOf.set(pdf, { digest, read: answer });
  return answer;
}

/** What a page is told by: equal for pages that are drawn alike. */
export function digestOf({ content, picture }: DrawnContent): string {
  const hash = createHash('sha256').update(JSON.stringify({ ...content, page: 0 }));
  if (picture) hash.update(`${picture.width} ${picture.height}`).update(picture.rgba);
  return hash.digest('base64');
}
