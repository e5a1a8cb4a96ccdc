/** What a phone keeps for reading without network. Baskets, orders and lists are somebody's own and never kept. */

/** The last leaflets that were visited; each at most this many pictures. */
export const keepingLimits = { leaflets: 3, pictures: 60, patienceMs: 5000 } as const;

/** What a page tells the worker once it was visited. */
export interface Keep {
  readonly kind: 'keep';
  /** The leaflet's page, and the store's page that leads there. */
  readonly paths: readonly string[];
  readonly pictures: readonly string[];
}

export function isKeep(message: unknown): message is Keep {
  return typeof message === 'object' && message !== null && (message as Keep).kind === 'keep';
}

const leaflet = /^\/[^/]+\/[^/]+\/leaflets\/([\w-]+)\/?$/;
const home = /^\/[^/]+\/(?!basket$|offline$|orders$)[^/]+\/?$/;
const picture = /^\/media\/[^/]+\/leaflets\/([\w-]+)\/page-\d+-\d+\.webp$/;

/** The leaflet of a page's or a picture's path. */
export function leafletOf(path: string): string | undefined {
  return (leaflet.exec(path) ?? picture.exec(path))?.[1];
}

/** Whether a page may be kept: a leaflet, or a store's first page. */
export function mayKeep(path: string): boolean {
  return leaflet.test(path) || home.test(path);
}

export function isPicture(path: string): boolean {
  return picture.test(path);
}

/** Pictures of one page at several widths stand in for each other. */
export function isSamePage(one: string, other: string): boolean {
  const page = (path: string) => path.replace(/-\d+\.webp$/, '');
  return isPicture(one) && isPicture(other) && page(one) === page(other);
}

/** Scripts and styles that a page asks for. Their names hold a hash, so they never change. */
export function assetsIn(html: string): string[] {
  return [...new Set(html.match(/\/assets\/shop\/[\w./-]+/g) ?? [])];
}

/** The page as it was kept, with when, so that it can say how old it is. */
export function markKept(html: string, keptAt: string): string {
  return html.replace('<html', `<html data-kept-at="${keptAt}"`);
}

/** The paths of leaflets that make room: all but the last kept. */
export function makingRoom(kept: readonly { readonly path: string; readonly keptAt: string }[]): string[] {
  return kept
    .filter(({ path }) => leafletOf(path))
    .toSorted((a, b) => b.keptAt.localeCompare(a.keptAt))
    .slice(keepingLimits.leaflets)
    .map(({ path }) => path);
}
