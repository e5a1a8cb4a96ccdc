import { basename, extname } from 'node:path';
import { classify, type FeedRow } from '../catalog/index.ts';
import type { WordingLocale } from '../promotion/index.ts';
import { matchPage } from './reading/matching/match-page.ts';
import { indexProducts, type MatchableProduct, type ProductIndex } from './reading/matching/product-index.ts';
import { toOfferJson } from './reading/offers-json.ts';
import type { PageFailure, PageOutcome } from './reading/page-outcome.ts';
import type { ReadOffer } from './reading/read-offers.ts';
import { readPdf } from './reading/read-pdf.ts';

/** How a page of the published JSON format ended. */
export interface DigitisedPage {
  readonly page: number;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly status: 'read' | PageFailure;
}

/** The published JSON format: pages from 1, boxes in points from the top left, amounts in cents, names in snake case. */
export interface DigitisedLeaflet {
  readonly doc: string;
  readonly pages: readonly DigitisedPage[];
  readonly offers: readonly Record<string, unknown>[];
}

export interface DigitiseOptions {
  readonly pdfPath: string;
  readonly products: ProductIndex;
  /** Absent: told from the words of each page. */
  readonly locales?: readonly WordingLocale[];
  readonly signal?: AbortSignal;
  /** Width in pixels of the page images to make; none when absent. */
  readonly imageWidth?: number;
  readonly onImage?: (page: number, webp: Uint8Array) => void;
  readonly onProgress?: (done: number, pageCount: number, last: DigitisedPage) => void;
}

/**
 * Reads a leaflet without a server: its offers with their mechanics, matched to the products of a feed.
 * @throws {PdfRefused} when the file cannot be read at all.
 */
export async function digitise(options: DigitiseOptions): Promise<DigitisedLeaflet> {
  const pages: DigitisedPage[] = [];
  const offers: ReadOffer[] = [];
  let done = 0;
  await readPdf(options.pdfPath, {
    ...(options.locales && { locales: options.locales }),
    ...(options.signal && { signal: options.signal }),
    widths: options.imageWidth === undefined ? [] : [options.imageWidth],
    onOpened: (sizes) => {
      pages.push(...sizes.map((size, i) => ({ page: i + 1, ...size, status: 'reader_died' as const })));
    },
    onPage: (outcome) => {
      const { page } = outcome;
      pages[page - 1] = { ...pages[page - 1]!, ...statusOf(outcome) };
      if (outcome.state === 'read') {
        offers.push(...matchPage(outcome, options.products));
        for (const webp of outcome.images.values()) options.onImage?.(page, webp);
      }
      done++;
      options.onProgress?.(done, pages.length, pages[page - 1]!);
    },
  });
  const doc = basename(options.pdfPath, extname(options.pdfPath));
  return { doc, pages, offers: offers.toSorted((a, b) => a.page - b.page).map(toJson) };
}

function statusOf(outcome: PageOutcome): Pick<DigitisedPage, 'status'> {
  return outcome.state === 'read' ? { status: 'read' } : { status: outcome.failure };
}

function toJson(offer: ReadOffer): Record<string, unknown> {
  const titles = [`${offer.brand ?? ''} ${offer.name}`, ...offer.products.map((product) => product.title)];
  const types = offer.products.map((product) => product.productType).join(' ');
  const alcohol = titles.some((title) => classify({ productType: types, title }) === 'alcohol');
  return { ...toOfferJson(offer), alcohol };
}

/** The rows of a feed, as offers are matched to them. */
export function indexFeed(rows: readonly FeedRow[]): ProductIndex {
  return indexProducts(rows.map(toMatchable));
}

function toMatchable(row: FeedRow): MatchableProduct {
  return {
    productId: row.id,
    gtin: row.gtin ?? null,
    title: row.title,
    brand: row.brand ?? null,
    net: row.net ?? null,
    productType: row.productType ?? '',
    priceMinor: row.price.minor,
    link: row.link ?? null,
  };
}
