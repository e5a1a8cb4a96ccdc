import type { WordingLocale } from '../../../promotion/index.ts';
import { isLabel, tellsPromotion } from '../label.ts';
import { areaOf, holdsMiddle } from './pixel-box.ts';
import type { SeenLine } from './read-rows.ts';
import type { Surface } from './surfaces.ts';

interface PackagingSense {
  /** Pixels. */
  readonly page: { readonly width: number; readonly height: number };
  readonly locales: readonly WordingLocale[];
}

const priceLike = /^[€$]?\s*\d{1,4}(?:[.,]\d{1,2})?\s*[€$]?$/;

/** Words on a surface that is neither a card nor the page, and that tells no price and no promotion, are printed on a product. */
export function isOnPackaging(
  line: SeenLine,
  all: readonly SeenLine[],
  surfaces: readonly Surface[],
  { page, locales }: PackagingSense,
): boolean {
  const surface = surfaces[line.row.on - 1];
  if (!surface) return false;
  if (areaOf(surface.box) > 0.04 * page.width * page.height) return false;
  const within = all.filter((other) => holdsMiddle(surface.box, other.row.box));
  if (within.some(({ text }) => priceLike.test(text) || tells(text, locales))) return false;
  // "2 ACHETÉS" over "+ 1 OFFERT" tell nothing alone.
  const fromTop = within.toSorted((a, b) => a.row.box.y0 - b.row.box.y0);
  return !tells(fromTop.map(({ text }) => text).join(' '), locales);
}

const tells = (text: string, locales: readonly WordingLocale[]): boolean =>
  /\d\s*%/.test(text) || tellsPromotion(text, locales) || (/\p{L}{3}/u.test(text) && isLabel(text, locales));
