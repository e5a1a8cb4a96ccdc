import type { Page } from 'playwright-core';
import { outlineOf } from './glyphs.ts';
import type { FontUse } from './theme.ts';

interface Glyph {
  readonly character: string;
  readonly x: number;
  readonly baseline: number;
}

/** The glyphs of one element in its own coordinates, before any rotation. */
interface GlyphHost {
  readonly host: string;
  readonly size: number;
  readonly weight: number;
  /** In the order in which the browser tries them. */
  readonly families: readonly string[];
  readonly color: string;
  readonly glyphs: readonly Glyph[];
}

/** Turns the words of the chosen elements into paths, where they stand: what print shops do to prices. The boxes stay as they are. */
export async function outlineWords(page: Page, selector: string, fonts: readonly FontUse[]): Promise<void> {
  const hosts = await page.evaluate(collectGlyphs, selector);
  const paths = hosts.map((found) => ({ host: found.host, color: found.color, d: pathOf(found, fonts) }));
  await page.evaluate(replaceByPaths, paths);
}

function pathOf({ glyphs, size, weight, families }: GlyphHost, fonts: readonly FontUse[]): string {
  const uses = families.flatMap((family) => {
    const ofFamily = fonts.filter((use) => use.family === family);
    return ofFamily.find((use) => use.weight === weight) ?? ofFamily.at(-1) ?? [];
  });
  return glyphs.map(({ character, x, baseline }) => outlineOf(character, uses, size, x, baseline).path).join('');
}

/** Runs in the browser. Names each element that holds words, and tells where its glyphs stand. */
function collectGlyphs(selector: string): GlyphHost[] {
  const still = document.createElement('style');
  still.textContent = '*{transform:none!important}';
  document.head.append(still);
  const pen = document.createElement('canvas').getContext('2d')!;
  const found: GlyphHost[] = [];
  const nodes: Text[] = [];
  for (const outer of document.querySelectorAll(selector)) {
    const walker = document.createTreeWalker(outer, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text);
  }
  for (const [i, node] of nodes.entries()) {
    const host = document.createElement('span');
    host.dataset['outlined'] = String(i);
    host.style.position = 'relative';
    node.replaceWith(host);
    host.append(node);
    const style = getComputedStyle(host);
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const ascent = pen.measureText('0').fontBoundingBoxAscent;
    const origin = host.getClientRects()[0]!;
    const glyphs: Glyph[] = [];
    for (const [at, character] of [...(node.textContent ?? '')].entries()) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      const shown = style.textTransform === 'uppercase' ? character.toUpperCase() : character;
      if (character.trim() !== '')
        glyphs.push({ character: shown, x: box.left - origin.left, baseline: box.top - origin.top + ascent });
    }
    const families = style.fontFamily.split(',').map((family) => family.trim().replaceAll(/["']/g, ''));
    found.push({
      host: String(i),
      size: Number.parseFloat(style.fontSize),
      weight: Number(style.fontWeight),
      families,
      color: style.color,
      glyphs,
    });
  }
  still.remove();
  return found;
}

/** Runs in the browser. */
function replaceByPaths(paths: readonly { host: string; color: string; d: string }[]): void {
  for (const { host, color, d } of paths) {
    const span = document.querySelector<HTMLElement>(`[data-outlined="${host}"]`)!;
    const hidden = document.createElement('span');
    hidden.style.visibility = 'hidden';
    hidden.append(...span.childNodes);
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('style', 'position:absolute;left:0;top:0;width:1px;height:1px;overflow:visible');
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', d);
    path.setAttribute('fill', color);
    svg.append(path);
    span.append(hidden, svg);
  }
}
