import type { Examined } from './examine.ts';
import { type PageKind, pageKinds } from './model.ts';
import { type Scores, type Tally, toScores } from './score.ts';

type Target = { readonly [Measure in keyof Scores]?: number };

const text: Target = {
  f1: 0.95,
  price: 0.95,
  mechanic: 0.88,
  unitPrice: 0.88,
  product: 0.9,
  falseLinks: 0.03,
  shoppable: 0.8,
  autoPublish: 0.99,
  msPerPage: 1000,
};
const picture: Target = {
  f1: 0.85,
  price: 0.8,
  mechanic: 0.72,
  unitPrice: 0.65,
  product: 0.8,
  falseLinks: 0.05,
  shoppable: 0.5,
  autoPublish: 0.98,
  msPerPage: 8000,
};

/** What the project asks of each kind of page. */
export const targets: Readonly<Record<PageKind, Target>> = {
  vector: text,
  outlined: { ...text, f1: 0.9, price: 0.85, mechanic: 0.82, unitPrice: 0.85, shoppable: 0.65, msPerPage: 4000 },
  'ocr-layer': picture,
  raster: picture,
  scan: picture,
};

const columns: readonly (readonly [keyof Scores, string])[] = [
  ['f1', 'F1'],
  ['price', 'price'],
  ['mechanic', 'mechanic'],
  ['unitPrice', 'unit price'],
  ['product', 'product'],
  ['falseLinks', 'false links'],
  ['shoppable', 'shoppable'],
  ['autoPublish', 'auto ≥ 60 %'],
  ['msPerPage', 'ms/page'],
];

const lowerIsBetter: ReadonlySet<keyof Scores> = new Set(['falseLinks', 'msPerPage']);

/** Tables by family, by locale and by kind; a figure short of what is asked of its kind carries a star. */
export function tables({ byKind, byFamily, byLocale, peakMegabytes, refused }: Examined): string {
  const targetRows = pageKinds
    .filter((kind) => byKind.has(kind))
    .map((kind) => [
      `asked of ${kind}`,
      '',
      ...columns.map(([measure]) => shown(measure, targets[kind][measure] ?? null)),
    ]);
  return [
    table('layout family', byFamily),
    table('locale', byLocale),
    table('all', byKind, targetRows),
    `peak memory ${peakMegabytes.toFixed(0)} MB`,
    ...refused.map((line) => `refused: ${line}`),
  ].join('\n\n');
}

function table(title: string, tallies: ReadonlyMap<string, Tally>, more: readonly string[][] = []): string {
  const rows = [
    [title, 'offers', ...columns.map(([, name]) => name)],
    ...[...tallies].sort(([a], [b]) => a.localeCompare(b)).map(([name, tally]) => rowOf(name, tally)),
    ...more,
  ];
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  return rows
    .map((row) => row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '))
    .join('\n');
}

function rowOf(name: string, tally: Tally): string[] {
  const scores = toScores(tally);
  const kind = name.split(' ').at(-1) as PageKind;
  const cells = columns.map(([measure]) => {
    const [value, target] = [scores[measure], targets[kind][measure]];
    const misses =
      target !== undefined && (value === null || (lowerIsBetter.has(measure) ? value > target : value < target));
    return `${shown(measure, value)}${misses ? '*' : ' '}`;
  });
  return [name, String(tally.offers), ...cells];
}

function shown(measure: keyof Scores, value: number | null): string {
  if (value === null) return '–';
  return measure === 'msPerPage' ? value.toFixed(0) : value.toFixed(3);
}
