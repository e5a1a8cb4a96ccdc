import type { WordingLocale } from '../../promotion/index.ts';
import type { PlacedWords } from '../law/page-words.ts';
import type { FoldParts } from './fold/join-across-fold.ts';
import { pageImages } from './page-images.ts';
import type { OpenPdf, RenderedPage } from './pdfium.ts';
import type { OfferText } from './read-offers.ts';
import { release } from './release.ts';
import { digestOf, readUnlessRepeated } from './repeated-page.ts';
import { codesOn, mayHoldCodes, widthForCodes } from './tags/codes.ts';
import { collectTags } from './tags/collect-tags.ts';
import type { PageTag } from './tags/page-tag.ts';
import { makeOf, understandPage } from './understand-page.ts';

/** A page as a reader hands it over. */
export interface ReadPage {
  readonly page: number;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly offers: readonly OfferText[];
  readonly tags: readonly PageTag[];
  readonly fold?: FoldParts;
  /** Everything the page says, line by line. */
  readonly words: readonly PlacedWords[];
  /** WebP by width in pixels. */
  readonly images: ReadonlyMap<number, Uint8Array>;
}

/**
 * Reads the offers and tags of a page and draws it, once for its pictures and its codes. `locales` are told from its words where they are
 * not given.
 * @throws when the page is damaged.
 */
export async function readPage(
  pdf: OpenPdf,
  page: number,
  locales: readonly WordingLocale[] | undefined,
  widths: readonly number[],
): Promise<ReadPage> {
  const content = pdf.readPage(page);
  const searched = mayHoldCodes(content);
  const width = Math.max(0, searched ? widthForCodes : 0, ...widths);
  const draw = (): RenderedPage | undefined => (width > 0 ? pdf.renderPage(page, width) : undefined);
  const first = draw();
  const isText = makeOf(content) === 'text';
  // Without a picture nobody knows whether what is not text is the same.
  const digest = first || isText ? digestOf({ content, picture: first }) : undefined;
  // Beside the pictures that a page is recognised by there is no room for one more: drawing it again takes less than a tenth of a second.
  if (first && !isText) release(first.rgba);
  const read = async (): Promise<Omit<ReadPage, 'page'>> => {
    const { offers, words, fold } = await understandPage(pdf, page, locales, content);
    const picture = isText ? first : draw();
    const codes = picture && searched ? await codesOn(picture, content) : [];
    const images = picture ? await pageImages(picture, widths) : new Map();
    if (picture) release(picture.rgba);
    return {
      widthPt: content.width,
      heightPt: content.height,
      offers,
      words,
      ...(fold && { fold }),
      tags: [...collectTags(content), ...codes],
      images,
    };
  };
  const answer = digest === undefined ? await read() : await readUnlessRepeated(pdf, digest, read);
  return { page, ...answer };
}
