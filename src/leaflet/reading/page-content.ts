import type { Box } from '../offer.model.ts';
import type { PageAnnotation } from './tags/page-tag.ts';

/** How a page was made: live text; live text with prices drawn as paths; a picture over invisible text; a picture. */
export type PageMake = 'text' | 'outlined' | 'picture_with_text' | 'picture';

/** Characters of one style on one baseline. Lengths are points, angles degrees clockwise as seen by the reader. */
export interface TextRun {
  readonly text: string;
  readonly box: Box;
  /** Where the baseline starts. */
  readonly x: number;
  readonly baseline: number;
  readonly angle: number;
  readonly size: number;
  readonly bold: boolean;
  readonly color: string;
  /** Drawn to be searched, not seen: in render mode 3, or wholly transparent. */
  readonly invisible: boolean;
  /** A picture or a plate was drawn over it. */
  readonly covered?: boolean;
}

/** A drawn path. `line` has two ends, `rectangle` four right corners, `shape` is anything else (a rounded box, a star). */
export interface DrawnPath {
  readonly kind: 'line' | 'rectangle' | 'shape';
  readonly box: Box;
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly strokeWidth: number;
  /** Filled, and drawn as letters are: of several closed lines, or of many bends. */
  readonly lettering?: boolean;
}

export interface PlacedImage {
  readonly box: Box;
  readonly pixelWidth: number;
  readonly pixelHeight: number;
}

/** What is drawn on a page, in points from the top left, each list in drawing order. */
export interface PageContent {
  /** From 1. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly TextRun[];
  readonly paths: readonly DrawnPath[];
  readonly images: readonly PlacedImage[];
  readonly annotations?: readonly PageAnnotation[];
}
