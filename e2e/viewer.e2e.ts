import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually, expectAccessible, openStage, type Stage } from './harness.ts';

/** Reading a leaflet: on a phone, on a desk, without network, with little data, without scripts, and with somebody else's list. */
let stage: Stage;
let leafletPath: string;
const store = 'paris-daumesnil';
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'fr-FR' } as const;

beforeAll(async () => {
  stage = await openStage();
  const leaflet = await eventually(
    async () => {
      const answer = await fetch(`${stage.url}/api/shop/fr/stores/${store}/leaflets`);
      return ((await answer.json()) as { leaflets: { leafletId: string }[] }).leaflets[0];
    },
    'the demo leaflet is published',
    90_000,
  );
  leafletPath = `/fr/${store}/leaflets/${leaflet.leafletId}`;
});
afterAll(() => stage?.close());

async function open(
  options: Parameters<Stage['browser']['newContext']>[0],
  path = leafletPath,
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await stage.browser.newContext({ locale: 'fr-FR', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(stage.url + path);
  return { page, context };
}

const offerIdOf = async (page: Page, name: RegExp): Promise<string> => {
  const card = page.locator('[data-cards] > li').filter({ hasText: name }).first();
  return String(await card.getAttribute('id')).slice('offer-'.length);
};

/** Bytes of everything that was fetched, headers included, as the network carried them. */
async function weigh(page: Page, visit: () => Promise<unknown>): Promise<{ bytes: number; urls: string[] }> {
  const seen: Promise<number>[] = [];
  const urls: string[] = [];
  page.on('requestfinished', (request) => {
    urls.push(request.url());
    seen.push(request.sizes().then((size) => size.responseBodySize + size.responseHeadersSize));
  });
  await visit();
  const sizes = await Promise.all(seen);
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), urls };
}

test('the first view of a leaflet weighs one page, and nothing moves', async () => {
  const context = await stage.browser.newContext({ ...phone, deviceScaleFactor: 3 });
  const page = await context.newPage();
  const { bytes, urls } = await weigh(page, () => page.goto(stage.url + leafletPath, { waitUntil: 'networkidle' }));
  expect(bytes).toBeLessThan(150_000);
  expect(urls.filter((url) => url.includes('/media/'))).toHaveLength(1);
  const shift = await page.evaluate(
    () =>
      new Promise<number>((tell) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => tell(sum), 500);
      }),
  );
  expect(shift).toBe(0);
  await page.mouse.wheel(0, 400);
  await page.locator('#page-2 img').scrollIntoViewIfNeeded();
  await eventually(
    async () =>
      (await page
        .locator('#page-2 img')
        .evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)) || undefined,
    'the second page shows as it comes near',
  );
  await context.close();
});

test('a link to an offer marks it, opens it, and does so again after a reload', async () => {
  const { page, context } = await open(phone);
  const offerId = await offerIdOf(page, /Avocats Hass/);
  await page.goto(`${stage.url}/fr/${store}/offers/${offerId}`);
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('heading', { name: /Avocats Hass/ }).waitFor();
  expect(page.url()).toContain(`#offer-${offerId}`);
  await page.reload();
  await sheet.getByRole('heading', { name: /Avocats Hass/ }).waitFor();
  const spot = page.locator('a.hotspot.chosen');
  const box = await spot.boundingBox();
  expect(box && box.y >= 0 && box.y + box.height <= 844 * 0.6, JSON.stringify(box)).toBe(true);
  await expectAccessible(page);
  await sheet.getByRole('button', { name: 'Ajouter Avocats Hass au panier' }).click();
  await page.getByText('Panier : 1 article').waitFor();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
  await page.waitForURL(({ hash }) => hash === '');
  await expect(page.locator(`[data-cards] > #offer-${offerId}`).count()).resolves.toBe(1);
  await context.close();
});

async function drag(devtools: CDPSession, { x, from, to }: { x: number; from: number; to: number }): Promise<void> {
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y: from }] });
  for (let y = from; y !== to; y += Math.sign(to - from) * 20)
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y }] });
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

test('two fingers zoom a page, one finger scrolls', async () => {
  const { page, context } = await open({ ...phone, deviceScaleFactor: 2 });
  const frame = page.locator('#page-1 [data-zoom]');
  const box = (await frame.boundingBox())!;
  const devtools = await context.newCDPSession(page);
  const [x, y] = [box.x + box.width / 2, Math.min(box.y + 200, 600)];
  await devtools.send('Input.synthesizePinchGesture', { x, y, scaleFactor: 2.5, gestureSourceType: 'touch' });
  const width = () =>
    page.locator('#page-1 [data-sheet]').evaluate((sheet) => sheet.clientWidth / sheet.parentElement!.clientWidth);
  expect(await width()).toBeGreaterThan(1.8);
  expect(await page.evaluate(() => visualViewport?.scale)).toBe(1);
  await expect(page.locator('#page-1 img').evaluate((image: HTMLImageElement) => image.currentSrc)).resolves.toContain(
    '-1250.',
  );
  const smaller = page.locator('#page-1 [data-zoom-out]');
  for (let press = 0; press < 3; press++) await smaller.click();
  expect(await width()).toBe(1);
  const before = await page.evaluate(() => scrollY);
  await drag(devtools, { x: 195, from: 500, to: 300 });
  await eventually(async () => (await page.evaluate(() => scrollY)) > before || undefined, 'one finger scrolls');
  await context.close();
});

test('on a desk pages lie side by side, the first alone, and arrows turn them', async () => {
  const { page, context } = await open({ viewport: { width: 1440, height: 900 } });
  // The demo leaflet has two pages; two more copies of the second make a spread and a back.
  await page.evaluate(() => {
    const second = document.querySelector('#page-2')!;
    for (const number of [3, 4]) {
      const copy = second.cloneNode(true) as HTMLElement;
      copy.id = `page-${number}`;
      document.querySelector('.pages')!.append(copy);
    }
  });
  const places = await page
    .locator('figure.page')
    .evaluateAll((pages) => pages.map((one) => [(one as HTMLElement).offsetLeft, (one as HTMLElement).offsetTop]));
  const [first, second, third, fourth] = places as [number, number][];
  expect(second![1]).toBe(third![1]);
  expect(third![0]).toBeGreaterThan(second![0]);
  expect(first![0]).toBeGreaterThan(second![0]);
  expect(fourth![1]).toBeGreaterThan(third![1]);
  await page.keyboard.press('ArrowRight');
  await eventually(async () => {
    const top = await page.locator('#page-2').evaluate((figure) => figure.getBoundingClientRect().top);
    return Math.abs(top) < 60 || undefined;
  }, 'the next page is on top');
  await page.keyboard.press('ArrowLeft');
  await eventually(
    async () =>
      (await page.locator('#page-1').evaluate((figure) => figure.getBoundingClientRect().top > -60)) || undefined,
    'the first page is back',
  );
  await context.close();
});

test('search, departments and what became cheaper narrow list and pages, and stay in the address', async () => {
  const { page, context } = await open(phone);
  await page.getByLabel('Chercher dans le catalogue').fill('MUESLI');
  await page.getByText('1 offre', { exact: true }).waitFor();
  await expect(page.locator('a.hotspot:not(.off)').count()).resolves.toBe(1);
  await page.reload();
  await page.getByText('1 offre', { exact: true }).waitFor();
  await page.getByLabel('Chercher dans le catalogue').fill('');
  await page.getByRole('link', { name: /Moins cher que la semaine dernière/ }).click();
  const cheaper = await page.locator('[data-cards] > li:not([hidden])').allTextContents();
  expect(cheaper.length).toBeGreaterThan(0);
  for (const card of cheaper) expect(card).toContain('Il y a une semaine');
  await page.getByRole('link', { name: 'Tous les rayons' }).click();
  const department = page.locator('.chip[data-department]').nth(1);
  const [, count] = /\((\d+)\)/.exec(String(await department.textContent()))!;
  await department.click();
  await expect(page.locator('[data-cards] > li:not([hidden])').count()).resolves.toBe(Number(count));
  await expectAccessible(page);
  await context.close();
});

test('favourites stay on the phone, and come back with it', async () => {
  const { page, context } = await open(phone);
  const card = page.locator('[data-cards] > li').filter({ hasText: /Muesli sans sucres/ });
  await card.getByRole('button', { name: /en favori/ }).click();
  await page.reload();
  await page.getByRole('button', { name: 'Mes favoris' }).click();
  await expect(page.locator('[data-cards] > li:not([hidden])').count()).resolves.toBe(1);
  expect(await context.cookies()).toEqual([]);
  await context.close();
});

test('a visited leaflet is read without network, and says how old it is', async () => {
  const { page, context } = await open(phone);
  await page.getByRole('button', { name: 'Ajouter Avocats Hass au panier' }).click();
  await page.getByText('Panier : 1 article').waitFor();
  await eventually(
    () =>
      page.evaluate(async () => {
        const files = await caches.open('halles-fr-files');
        const kept = (await files.keys()).filter(({ url }) => url.includes('/media/'));
        return kept.length >= 2 || undefined;
      }),
    'both pages are kept',
  );
  await context.setOffline(true);
  await page.reload();
  await page.getByText(/Sans réseau : prix et offres tels qu’ils étaient/).waitFor();
  await page.getByRole('heading', { name: 'Ma semaine gourmande' }).waitFor();
  for (const number of [1, 2]) {
    await page.locator(`#page-${number} [data-sheet]`).scrollIntoViewIfNeeded();
    await eventually(
      async () =>
        (await page
          .locator(`#page-${number} img`)
          .evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)) || undefined,
      `page ${number} shows`,
    );
  }
  await page.getByLabel('Chercher dans le catalogue').fill('muesli');
  await page.getByText('1 offre', { exact: true }).waitFor();
  expect(await page.getByText('Panier : 1 article').count()).toBe(0);
  await page.getByRole('button', { name: 'Ajouter Muesli sans sucres ajoutés bio au panier' }).click();
  await page.getByText('Sans réseau, rien n’a été ajouté.').waitFor();

  // Nobody's own pages are kept; the way back to what is, is.
  await page.goto(`${stage.url}/fr/basket`);
  await page.getByRole('heading', { name: 'Sans réseau' }).waitFor();
  await page.getByRole('link', { name: 'Ma semaine gourmande' }).click({ noWaitAfter: true });
  await page.getByText(/tels qu’ils étaient/).waitFor();
  const kept = await page.evaluate(async () => {
    const urls: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) urls.push(new URL(url).pathname);
    return urls;
  });
  expect(kept.filter((path) => /basket|orders|list|^\/api/.test(path.replace('/leaflets/', '/')))).toEqual([]);
  await context.setOffline(false);
  await eventually(
    async () => (await page.getByText(/tels qu’ils étaient/).count()) === 0 || undefined,
    'with network the leaflet is today’s',
  );
  // A browser does not always close a page that is being loaded.
  await page.waitForLoadState('networkidle');
  await context.close();
});

test('who asks for less data gets small pictures, and none ahead', async () => {
  const context = await stage.browser.newContext({
    ...phone,
    deviceScaleFactor: 3,
    extraHTTPHeaders: { 'save-data': 'on' },
  });
  const page = await context.newPage();
  const { bytes, urls } = await weigh(page, async () => {
    await page.goto(stage.url + leafletPath);
    await page.mouse.wheel(0, 10);
    await page.waitForFunction(async () => (await caches.keys()).includes('halles-fr-pages'));
    await eventually(
      () => page.evaluate(async () => (await (await caches.open('halles-fr-pages')).keys()).length >= 3 || undefined),
      'the leaflet itself is kept',
    );
  });
  expect(new Set(urls.filter((url) => url.includes('/media/')).map((url) => url.split('/').at(-1)))).toEqual(
    new Set(['page-1-480.webp']),
  );
  expect(bytes).toBeLessThan(120_000);
  await context.close();
});

async function putOnList(page: Page, name: string): Promise<void> {
  const answered = page.waitForResponse((answer) => answer.url().endsWith('/list'));
  await page.getByRole('button', { name: `Mettre ${name} sur la liste de courses` }).click();
  expect((await answered).status()).toBe(200);
}

test('a list is shared by its link: both phones add, check and see each other', async () => {
  const one = await open(phone);
  await putOnList(one.page, 'Avocats Hass');
  await one.page.getByRole('link', { name: 'Ma liste de courses' }).click();
  await one.page.getByRole('heading', { name: 'Ma liste de courses' }).waitFor();
  await expectAccessible(one.page);
  const link = await one.page.getByLabel('Lien de la liste').inputValue();
  const path = new URL(link).pathname;
  const two = await open(phone, path);
  await two.page.getByRole('link', { name: 'Avocats Hass' }).waitFor();

  // The second phone goes on with this list from the leaflet.
  await two.page.goto(stage.url + leafletPath);
  await putOnList(two.page, 'Muesli sans sucres ajoutés bio');
  await one.page.getByRole('link', { name: 'Muesli sans sucres ajoutés bio' }).waitFor();
  await two.page.goto(stage.url + path);
  await one.page.getByRole('button', { name: 'Avocats Hass : dans le chariot' }).click();
  await two.page.getByRole('button', { name: 'Avocats Hass : à prendre encore' }).waitFor();

  // The first counts one more; the second, which has not seen it, takes the line off: it stays.
  await two.context.setOffline(true);
  await two.page.getByRole('button', { name: 'Enlever Muesli sans sucres ajoutés bio de la liste' }).click();
  await two.page.getByText('Sans réseau : vos changements partiront').waitFor();
  await one.page.getByRole('button', { name: 'Un Muesli sans sucres ajoutés bio de plus' }).click();
  await one.page.getByText('2 ×').waitFor();
  await two.context.setOffline(false);
  await two.page.getByText('Quelqu’un vient de changer cette ligne : elle reste.').waitFor();
  await two.page.getByText('2 ×').waitFor();

  // What is still to take becomes the basket.
  await one.page.getByRole('button', { name: 'Mettre au panier ce qui reste à prendre' }).click();
  await one.page.waitForURL('**/fr/basket');
  await expect(one.page.locator('[data-total]').textContent()).resolves.toContain('10,98');
  await one.page.goto(stage.url + path);
  await one.page.getByText('Tout est dans le chariot').waitFor();

  await two.page.getByText('Supprimer la liste').first().click();
  await two.page.getByRole('button', { name: 'Supprimer la liste' }).click();
  for (const { page } of [one, two]) await page.getByText('Cette liste a été supprimée').waitFor();
  await one.context.close();
  await two.context.close();
});

test('without scripts the leaflet is searched, its offers opened, and the list used', async () => {
  const { page, context } = await open({ ...phone, javaScriptEnabled: false });
  await page.getByLabel('Chercher dans le catalogue').fill('muesli');
  await page.getByRole('button', { name: 'Chercher' }).first().click();
  await expect(page.locator('[data-cards] > li:visible').count()).resolves.toBe(1);
  await expect(page.getByRole('button', { name: 'Mes favoris' }).count()).resolves.toBe(0);
  await page.getByRole('button', { name: 'Mettre Muesli sans sucres ajoutés bio sur la liste de courses' }).click();
  await page.getByRole('button', { name: 'Un Muesli sans sucres ajoutés bio de plus' }).click();
  await page.getByText('2 ×').waitFor();
  await page.getByRole('button', { name: 'Muesli sans sucres ajoutés bio : dans le chariot' }).click();
  await page.getByText('Tout est dans le chariot').waitFor();
  await page.goto(stage.url + leafletPath);
  await expect(page.locator('#page-2 img').evaluate((image) => getComputedStyle(image).display)).resolves.toBe('block');
  await context.close();
});
