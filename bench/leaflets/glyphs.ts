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
const listed = new Map<string, string[]>();

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
  const key = `${use.from} ${use.weight}`;
  const known = listed.get(key) ?? listFiles(use);
  listed.set(key, known);
  return known;
}

function listFiles(use: FontUse): string[] {
  const folder = join(fontFolder(use), 'files');
  const latin = [`${use.from}-latin-${use.weight}-normal.woff`, `${use.from}-latin-ext-${use.weight}-normal.woff`];
  const all = readdirSync(folder).filter((file) => file.endsWith(`-${use.weight}-normal.woff`));
  return [...latin.filter((file) => all.includes(file)), ...all.filter((file) => !latin.includes(file))].map((file) =>
    join(folder, file),
  );
}

function fontWith(character: string, uses: readonly FontUse[]): Font {
  const files = uses.flatMap(filesOf);
  const found = files.find((file) => openFont(file).charToGlyphIndex(character) > 0);
  const first = found ?? files[0];
  if (first === undefined) throw new Error('There is no font to outline with.');
  return openFont(first);
}

export interface Outline {
  /** SVG path data. */
  readonly path: string;
  readonly width: number;
}

/** Text as the paths of its glyphs, its baseline beginning at a point; each glyph from the first font that has it. */
export function outlineOf(text: string, uses: readonly FontUse[], size: number, left = 0, baseline = 0): Outline {
  let [x, path] = [left, ''];
  for (const character of text) {
    const font = fontWith(character, uses);
    path += font.getPath(character, x, baseline, size).toPathData(2);
    x += font.getAdvanceWidth(character, size);
  }
  return { path, width: x - left };
}
