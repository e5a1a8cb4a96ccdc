import { assetsIn, isSamePage, type Keep, keepingLimits, leafletOf, makingRoom, markKept } from './keeping.ts';

const keptAtHeader = 'x-kept-at';

/** What one country's shop keeps on this phone: pages as strangers see them, pictures, and the files they need. */
export class KeptShop {
  readonly #pages: Promise<Cache>;
  readonly #files: Promise<Cache>;
  readonly #offlinePath: string;

  /** @param scope The path that the worker stands for, such as `/fr/`. */
  constructor(scope: string) {
    const entity = scope.split('/')[1] ?? '';
    this.#pages = caches.open(`halles-${entity}-pages`);
    this.#files = caches.open(`halles-${entity}-files`);
    this.#offlinePath = `${scope}offline`;
  }

  /** The page for everything that is not kept. */
  async keepOfflinePage(): Promise<void> {
    await this.#keepPage(this.#offlinePath);
  }

  /** Keeps what was visited; the pictures one after the other, so that nothing else waits for them. */
  async keep({ paths, pictures }: Keep): Promise<void> {
    for (const path of paths) await this.#keepPage(path);
    const files = await this.#files;
    for (const picture of pictures.slice(0, keepingLimits.pictures))
      if (!(await files.match(picture))) await files.add(picture);
    await this.#makeRoom();
  }

  /** Pages are asked for without cookies: what is kept shows nobody's basket. */
  async #keepPage(path: string): Promise<void> {
    const answer = await fetch(path, { credentials: 'omit' });
    if (!answer.ok || answer.redirected) return;
    const html = await answer.text();
    const files = await this.#files;
    for (const asset of assetsIn(html)) if (!(await files.match(asset))) await files.add(asset);
    const headers = new Headers(answer.headers);
    headers.delete('content-encoding');
    headers.set(keptAtHeader, new Date().toISOString());
    await (await this.#pages).put(path, new Response(html, { headers }));
  }

  async #makeRoom(): Promise<void> {
    const pages = await this.#pages;
    const kept: { path: string; keptAt: string; html: string }[] = [];
    for (const { url } of await pages.keys()) {
      const page = await pages.match(url);
      if (page)
        kept.push({
          path: new URL(url).pathname,
          keptAt: page.headers.get(keptAtHeader) ?? '',
          html: await page.text(),
        });
    }
    const leaving = new Set(makingRoom(kept));
    for (const path of leaving) await pages.delete(path);
    const staying = kept.filter(({ path }) => !leaving.has(path));
    const leaflets = new Set(staying.map(({ path }) => leafletOf(path)));
    const assets = new Set(staying.flatMap(({ html }) => assetsIn(html)));
    const files = await this.#files;
    for (const file of await files.keys()) {
      const { pathname } = new URL(file.url);
      const leaflet = leafletOf(pathname);
      if (leaflet ? !leaflets.has(leaflet) : !assets.has(pathname)) await files.delete(file);
    }
  }

  /** The page as it was kept and says so itself. */
  async page(path: string): Promise<Response | undefined> {
    const kept = await (await this.#pages).match(path, { ignoreSearch: true });
    if (!kept) return undefined;
    const html = markKept(await kept.text(), kept.headers.get(keptAtHeader) ?? '');
    return new Response(html, { headers: kept.headers });
  }

  async offlinePage(): Promise<Response> {
    return (await this.page(this.#offlinePath)) ?? Response.error();
  }

  /** Somebody saw that there is no such leaflet any more. */
  async forget(path: string): Promise<void> {
    await (await this.#pages).delete(path, { ignoreSearch: true });
  }

  /** A file as it was kept: a picture also at another width. */
  async file(request: Request): Promise<Response | undefined> {
    return (await this.#files).match(request);
  }

  async pictureLike(path: string): Promise<Response | undefined> {
    const files = await this.#files;
    const like = (await files.keys()).find(({ url }) => isSamePage(new URL(url).pathname, path));
    return like && files.match(like);
  }

  /** Whether the leaflet of a picture is kept, so that the picture is worth keeping. */
  async holdsLeafletOf(path: string): Promise<boolean> {
    const leaflet = leafletOf(path);
    const keys = await (await this.#pages).keys();
    return keys.some(({ url }) => leafletOf(new URL(url).pathname) === leaflet);
  }

  async addFile(request: Request, answer: Response): Promise<void> {
    await (await this.#files).put(request, answer);
  }
}
