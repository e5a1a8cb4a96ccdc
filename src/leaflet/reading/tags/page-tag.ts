import type { Box } from '../../offer.model.ts';

/** A note or hotspot that lies on a page rather than being drawn on it. */
export interface PageAnnotation {
  readonly box: Box;
  readonly isLink: boolean;
  readonly text: string;
  readonly address: string;
}

/** What on a page names products, before anyone looks them up in a feed. Plain data, so that a child process can hand it over. */
export type PageTag =
  /** A hotspot that lists feed ids, made for this. */
  | { readonly kind: 'skus'; readonly box: Box; readonly skus: readonly string[] }
  /** A hotspot that was meant to, and that nobody can read. */
  | { readonly kind: 'unreadable'; readonly box: Box }
  /** A link or a QR code. */
  | { readonly kind: 'address'; readonly box: Box; readonly address: string }
  /** A bar code. */
  | { readonly kind: 'gtin'; readonly box: Box; readonly gtin: string }
  /** Words that may hold ids. Where a shopper does not see them (`forMachines`), they hold little else. */
  | { readonly kind: 'words'; readonly box: Box; readonly words: string; readonly forMachines: boolean };

/** As many annotations of a page are read; the others are drawn as ever. */
export const maxAnnotations = 2_000;
/** As many tags of a page are looked up. */
export const maxTags = 5_000;
/** Characters of one tag: JSON, a comment, an address. */
export const maxTagLength = 16_000;
/** Products that one offer may have. */
export const maxTagProducts = 100;
