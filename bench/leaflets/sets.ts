import type { Family, LeafletKey, LocaleCode, PageKind } from './model.ts';

/** A leaflet with the kind of page it is drawn in. */
export interface ExamPaper extends LeafletKey {
  readonly kind: PageKind;
}

export type SetName = 'look' | 'score';

const shownFamilies: readonly Family[] = ['grid', 'masonry', 'hero', 'borderless', 'rotated', 'spread', 'dense'];
const heldOutFamilies: readonly Family[] = ['catalog', 'mosaic'];
const kinds: readonly PageKind[] = ['vector'];
const papersOf = (
  families: readonly Family[],
  locales: readonly LocaleCode[],
  seeds: readonly number[],
  heldOutTheme: boolean,
): ExamPaper[] =>
  families.flatMap((family) =>
    locales.flatMap((locale) =>
      kinds.flatMap((kind) => seeds.map((seed) => ({ family, locale, seed, kind, heldOutTheme }))),
    ),
  );

/**
 * `look` is for development. `score` is for judging only: other seeds, looks that `look` does not have, and two families that are
 * drawn nowhere else.
 */
export const sets: Readonly<Record<SetName, readonly ExamPaper[]>> = {
  look: papersOf(shownFamilies, ['fr'], [1, 2], false),
  score: [
    ...papersOf(shownFamilies, ['fr'], [1001], false),
    ...papersOf(shownFamilies, ['fr'], [1002], true),
    ...papersOf(heldOutFamilies, ['fr'], [1003], true),
  ],
};
