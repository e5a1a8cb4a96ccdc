import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import opentype, { type Font } from 'opentype.js';
import type { FontUse } from './theme.ts';

const require = createRequire(import.meta.url);

/** The folder of a font package. */
export function fontFolder({ from }: FontUse): string {
  return dirname(require.resolve(`@fontsource/${from}/package.json`));
}

const opened = new Map<string, Font>();

function openFont(path: string): Font {
  const known = opened.get(path);
  if (known) return known;
  const { buffer, byteOffset, byteLength } = readFileSync(path);
  const font = opentype.parse(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
  opened.set(path, font);
  return font;
}

/** The subsets that hold a weight: Latin first, as nearly all of a price is there. */
function filesOf(use: FontUse): string[] {
  const folder = join(fontFolder(use), 'files');
  const latin = [`${use.from}-latin-${use.weight}-normal.woff`, `${use.from}-latin-ext-${use.weight}-normal.woff`];
  const all = readdirSync(folder).filter((file) => file.endsWith(`-${use.weight}-normal.woff`));
  return [...latin.filter((file) => all.includes(file)), ...all.filter((file) => !latin.includes(file))].map((file) =>
    join(folder, file),
  );
}

function fontWith(character: string, use: FontUse): Font {
  const files = filesOf(use);
  const found = files.find((file) => openFont(file).charToGlyphIndex(character) > 0);
  return openFont(found ?? files[0]!);
}

export interface Outline {
  /** SVG path data, its origin at the start of the baseline. */
  readonly path: string;
  readonly width: number;
}

/** Text as the paths of its glyphs. */
export function outlineOf(text: string, use: FontUse, size: number): Outline {
  let [x, path] = [0, ''];
  for (const character of text) {
    const font = fontWith(character, use);
    path += font.getPath(character, x, 0, size).toPathData(2);
    x += font.getAdvanceWidth(character, size);
  }
  return { path, width: x };
}
