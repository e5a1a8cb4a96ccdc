import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';
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
  const font = opentype.parse(unpackWoff(readFileSync(path)));
  opened.set(path, font);
  return font;
}

/**
 * A WOFF font as the font that it wraps: its tables inflated behind a plain directory. opentype.js has an inflater of its own, which
 * gives up on some of the Chinese subsets.
 */
function unpackWoff(woff: Buffer): ArrayBuffer {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, i) => {
    const at = 44 + 20 * i;
    const [offset, packed, length] = [woff.readUInt32BE(at + 4), woff.readUInt32BE(at + 8), woff.readUInt32BE(at + 12)];
    const data = woff.subarray(offset, offset + packed);
    return { tag: woff.subarray(at, at + 4), data: packed < length ? inflateSync(data) : data };
  });
  const head = Buffer.alloc(12 + 16 * count);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  const bodies: Buffer[] = [];
  let offset = head.length;
  for (const [i, { tag, data }] of tables.entries()) {
    tag.copy(head, 12 + 16 * i);
    head.writeUInt32BE(offset, 12 + 16 * i + 8);
    head.writeUInt32BE(data.length, 12 + 16 * i + 12);
    const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
    bodies.push(padded);
    offset += padded.length;
  }
  return new Uint8Array(Buffer.concat([head, ...bodies])).buffer;
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
