import { type Family, families, type LeafletKey, localeCodes, type PageKind } from './model.ts';

/** A leaflet with the kind of page it is drawn in. */
export interface ExamPaper extends LeafletKey {
  readonly kind: PageKind;
}

export const setNames = ['look', 'score', 'gate', 'fit', 'judge'] as const;
export type SetName = (typeof setNames)[number];

/** Drawn in `score` alone, so that no rule can be fitted to them. */
const heldOutFamilies: ReadonlySet<Family> = new Set(['catalog', 'mosaic']);

/** Live and outlined text in every family and country; pages that need OCR take longer, so each family has three countries of them. */
function draw(of: readonly Family[], key: (family: Family) => Pick<LeafletKey, 'seed' | 'heldOutTheme'>): ExamPaper[] {
  return of.flatMap((family, row) =>
    localeCodes.flatMap((locale, column) => {
      const hasPictures = (column - row + 9) % 3 === 0;
      const kinds: PageKind[] = hasPictures
        ? ['vector', 'outlined', 'ocr-layer', 'raster', 'scan']
        : ['vector', 'outlined'];
      const paper = { ...key(family), family, locale };
      return kinds.map((kind) => ({ ...paper, kind, pageCount: isPicture(kind) ? (1 as const) : (2 as const) }));
    }),
  );
}

const isPicture = (kind: PageKind): boolean => kind !== 'vector' && kind !== 'outlined';

const look = draw(
  families.filter((family) => !heldOutFamilies.has(family)),
  () => ({ seed: 1, heldOutTheme: false }),
);

/** Half of the families in looks that development never saw. */
const score = draw(families, (family) => {
  const heldOutTheme = heldOutFamilies.has(family) || ['masonry', 'rotated', 'dense'].includes(family);
  return { seed: heldOutTheme ? 1002 : 1001, heldOutTheme };
});

/** The part of `score` that every change is checked by: a vector leaflet a family, fewer of what takes longer. */
function isInGate({ family, locale, kind }: ExamPaper): boolean {
  const [row, column] = [families.indexOf(family), localeCodes.indexOf(locale)];
  if (column !== row % localeCodes.length) return false;
  if (kind === 'vector') return true;
  return kind === 'outlined' ? row % 3 === 0 : row % 4 === pictureRows[kind];
}

const pictureRows = { 'ocr-layer': 1, raster: 2, scan: 3 } as const;

/** One of so many leaflets that are pictures, and one of so many with text. */
const sampled = (papers: readonly ExamPaper[], ofPictures: number, ofText: number): ExamPaper[] =>
  [true, false].flatMap((picture) =>
    papers
      .filter(({ kind }) => isPicture(kind) === picture)
      .filter((_, i) => i % (picture ? ofPictures : ofText) === 0),
  );

/**
 * `look` is for development; `score` only for judging; `gate` is the part of `score` with committed figures. What confidence means is fitted to
 * `fit`, a part of `look`, and judged by `judge`, a part of `score`.
 */
export const sets: Readonly<Record<SetName, readonly ExamPaper[]>> = {
  look,
  score,
  gate: score.filter(isInGate),
  fit: sampled(look, 4, 5),
  judge: sampled(score, 4, 5),
};
